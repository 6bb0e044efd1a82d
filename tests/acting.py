"""Random acts of a curator on the invented library, as the editing page would send them."""

import random
from multiprocessing.connection import Connection
from pathlib import Path

from tuiin.curate.tabled import Files
from tuiin.edit.acts import Act, Refused, act_of
from tuiin.edit.desk import Desk

SLUG = "night-library"


def desk(library: Path) -> Desk:
    return Desk(Files(SLUG, library), "anna")


def files_of(library: Path) -> dict[str, bytes]:
    """What lies in the curated files: the log and what editors keep are no part of them."""
    return {
        path.relative_to(library).as_posix(): path.read_bytes()
        for path in sorted(library.rglob("*"))
        if path.is_file() and not {"review", ".tuiin"} & {*path.parts}
    }


def claim(rng: random.Random, there: Desk, sentence: str) -> dict:
    concepts = sorted(name for name in there.book.entries if name.startswith("concept/"))
    text = rng.choice(["It rains.", 'He said: "no" # so', "- not a list", "yes", "a: b", "Түнде жарық жанады.", "'", "{}"])
    return {
        "kind": "causal",
        "subject": rng.choice(concepts),
        "relation": rng.choice(["causes", "prevents", "affects"]),
        "object": "concept/?2",
        "polarity": rng.choice(["positive", "negative"]),
        "text": {"en": f"{text} {rng.random()}"},
        "positions": [{"holder": "actor/oilan-aiman", "stance": "asserts", "certainty": "possible", "at": [sentence]}],
    }


def anything(rng: random.Random, there: Desk) -> Act:
    """An act of any kind, which may be one that is refused."""
    sentence = rng.choice(sorted(there.order))
    kind = rng.choice(["add", "add", "change", "remove", "silent", "done", "note", "reject", "join"])
    if kind == "add":
        new = {"claim/?1": claim(rng, there, sentence), "concept/?2": {"label": {"en": f"thing {rng.randrange(40)}"}}}
        return act_of({"kind": "add", "sentence": sentence, "create": [*new], "write": new})
    if kind == "change":
        name = rng.choice(sorted(name for name in there.book.entries if name.startswith(("claim/", "concept/", "note/"))))
        entry = there.book.entries[name]
        words = "label" if "label" in entry else "text"
        return act_of(
            {"kind": "change", "sentence": sentence, "write": {name: entry | {words: entry[words] | {"en": f"New {rng.random()}"}}}}
        )
    if kind == "remove":
        return act_of({"kind": "remove", "sentence": sentence, "write": {rng.choice(sorted(there.book.entries)): None}})
    if kind == "note":
        note = {"kind": "slip", "printed": "teh", "probably": "the", "text": {"en": "Two letters have changed places."}, "at": [sentence]}
        return act_of({"kind": "note", "sentence": sentence, "create": ["note/?1"], "write": {"note/?1": note}})
    if kind == "silent":
        return act_of({"kind": "silent", "sentence": sentence, "silent": {sentence: rng.choice(["heading", "transition", ""])}})
    if kind == "reject":
        decision = {"what": "rejected", "reason": "trivial"}
        return act_of({"kind": "reject", "sentence": sentence, "decide": {f"claim {rng.randrange(99)}": decision}})
    return act_of({"kind": "done", "sentence": sentence, "done": {sentence: rng.random() < 0.7}})


def act(there: Desk, rng: random.Random) -> bool:
    """Do anything; say whether it was done, and not refused."""
    try:
        there.act(anything(rng, there))
    except Refused:
        return False
    return True


def endlessly(library: str, seed: int, out: Connection) -> None:
    """Act until somebody ends this process, and say after each act that it is saved, with all that is to be found then."""
    there, rng = desk(Path(library)), random.Random(seed)
    out.send("ready")
    while True:
        if act(there, rng):
            out.send((there.log.lines[-1].number, sorted(there.review.done), sorted(there.review.decisions)))
