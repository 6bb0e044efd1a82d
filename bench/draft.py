"""How good and how fast a draft is: `python bench/draft.py [--gold FOLDER]`.

A folder of gold holds texts (`name.txt`) with what people marked in them (`name.json`, as in `tests/drafted`). Without a folder it is
the two articles that were invented for the tests, and what was curated of the shipped article, where its text is at hand (beside the
checkout, or where TUIIN_ARTICLE_TEXT says): on that article rules were tried while they were written, so it is no measure of the next.
Nothing here fails on a figure.
"""

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tuiin.draft.against import against
from tuiin.draft.found import Name, Span, Term
from tuiin.draft.scoring import Invention, Rate, Scores, invention, linked, precision_at, same, score

TOP = Path(__file__).resolve().parents[1]
TEXT = Path(os.environ.get("TUIIN_ARTICLE_TEXT", TOP.parent / "shared" / "article" / "source.txt"))
NOTHING = Rate(0, 0, 0)


@dataclass
class Measured:
    """What was measured of some texts together."""

    names: Scores | None = None
    joined: Rate = NOTHING
    rates: dict[str, Rate] = field(default_factory=lambda: defaultdict(lambda: NOTHING))
    terms: list[tuple[float, float]] = field(default_factory=list)  # precision@50, recall
    seconds: float = 0
    letters: int = 0


def golds(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, text and gold of each marked text of a folder."""
    for path in sorted(folder.glob("*.json")):
        if (text := path.with_suffix(".txt")).is_file():
            yield path.stem, text.read_text("utf-8"), json.loads(path.read_text("utf-8"))


def measure(text: str, gold: dict[str, Any], drafted: Any, into: Measured) -> None:
    """Add to what was measured how good the draft of a text is."""
    names(gold, drafted, into)
    spoken(gold, drafted, into)
    figures(gold, drafted, into)
    dated(gold, drafted, into)
    for place in gold["lemmas"]:
        token = next(iter(drafted.reading.tokens(place["start"], place["end"])), None)
        into.rates["lemma"] += Rate(int(token is not None and token.lemma == place["lemma"]), 1, 1)
    if gold["concepts"]:
        labels = [term.label for term in drafted.terms]
        found = {label.casefold() for label in labels}
        recall = sum(label.casefold() in found for label in gold["concepts"]) / len(gold["concepts"])
        into.terms.append((precision_at(50, labels, gold["concepts"]), recall))


def names(gold: dict[str, Any], drafted: Any, into: Measured) -> None:
    """Mentions by kind; what is marked as optional counts for nobody. How mentions are joined is asked of those that overlap."""
    found = [
        (mention.kind, mention.span.start, mention.span.end, f"{n}") for n, name in enumerate(drafted.names) for mention in name.mentions
    ]
    wanted = [(one["kind"], one["start"], one["end"], one["joined"]) for one in gold["names"] if not one.get("optional")]
    doubtful = [("", one["start"], one["end"]) for one in gold["names"] if one.get("optional")]
    one = score(found, wanted, doubtful)
    into.names = into.names + one if into.names else one
    into.joined += linked(found, wanted)


def spoken(gold: dict[str, Any], drafted: Any, into: Measured) -> None:
    """Attributions and definitions: sentences first; of those that are right, whose holder, statement, stance or term is right."""
    body = [one for one in drafted.statements if zone(drafted, one) != "bibliography"]
    for kind, wanted, told in (
        ("attribution", gold["attributions"], [one for one in body if one.kind == "attribution" or one.holder is not None]),
        ("definition", gold["definitions"], [one for one in body if one.kind == "definition"]),
    ):
        sentences = {one.sentence: span_of(drafted, one.sentence) for one in told}
        there = {(one["start"], one["end"]) for one in wanted}
        into.rates[kind] += score([("", *span) for span in sentences.values()], [("", *span) for span in there]).all.overlap
        for one in wanted:
            near = [st for st in told if overlaps(sentences[st.sentence], (one["start"], one["end"]))]
            if not near:
                continue
            if kind == "definition":
                into.rates["definition, its term"] += hit(any(touches(st.subject, one["term"]) for st in near))
                continue
            if one["holder"]:
                into.rates["attribution, its holder"] += hit(any(touches(st.holder, one["holder"]) for st in near))
            if one["statement"]:
                spans = [(st.object.start, st.object.end) if isinstance(st.object, Span) else (st.span.start, st.span.end) for st in near]
                into.rates["attribution, its statement"] += hit(any(overlaps(span, one["statement"]) for span in spans))
            stances = {"asserts" if st.stance == "reports" else st.stance for st in near}  # who reports figures asserts them, too
            into.rates["attribution, its stance"] += hit(one["stance"] in stances)


def figures(gold: dict[str, Any], drafted: Any, into: Measured) -> None:
    """Ranks, shares and counts by sentence and figure; citations by sentence and year, then with the author; stages by order and dates."""
    values = [one for one in drafted.statements if one.kind == "value" and zone(drafted, one) != "bibliography"]
    for unit in ("rank", "percent", "count"):
        told = [one for one in values if one.details.get("unit") == unit]
        wanted = [one for one in gold["values"] if one["unit"] == unit]
        into.rates[f"value, {unit}"] += same(
            [(one.sentence, number(one.details.get("value"))) for one in told],
            [(place(drafted, one["start"]), meant(one["value"], place(drafted, one["start"]), told)) for one in wanted],
        )
        for one in wanted:
            where = place(drafted, one["start"])
            figure = meant(one["value"], where, told)
            near = [st for st in told if (st.sentence, number(st.details.get("value"))) == (where, figure)]
            for name, field_ in (("year", "year"), ("pool", "out_of")):
                if near and one[name]:
                    into.rates[f"value, {unit}, its {name}"] += hit(
                        any(str(st.details.get(field_) or "").startswith(one[name]) for st in near)
                    )
    pointers = [one for one in drafted.statements if one.kind == "citation" and zone(drafted, one) != "bibliography"]
    if gold["citations"] or pointers:
        told = [(one.sentence, str(one.details.get("year") or "")) for one in pointers]
        into.rates["citation"] += same(told, [(place(drafted, one["start"]), one["year"]) for one in gold["citations"]])
        for one in gold["citations"]:
            near = [
                st for st in pointers if (st.sentence, str(st.details.get("year") or "")) == (place(drafted, one["start"]), one["year"])
            ]
            if near:
                into.rates["citation, its author"] += hit(any(one["author"].casefold() in str(st.details).casefold() for st in near))
    stages = [
        (one.sentence, str(one.details.get("starts") or ""), str(one.details.get("ends") or ""))
        for one in drafted.statements
        if one.kind == "event" and one.details.get("kind", "stage") == "stage"
    ]
    into.rates["stage"] += same(stages, [(place(drafted, one["start"]), *one["edtf"].split("/")) for one in gold["stages"]])


def dated(gold: dict[str, Any], drafted: Any, into: Measured) -> None:
    """Dates by their words, and then with what they mean; years of works that are cited count for nobody."""
    found = dates(drafted)
    wanted = [one for one in gold["dates"] if not one.get("optional")]
    doubtful = [("", one["start"], one["end"]) for one in [*gold["citations"], *(one for one in gold["dates"] if one.get("optional"))]]
    meaning = {(start, end): edtf for start, end, edtf in found}
    marks = [("", start, end) for start, end in meaning]
    into.rates["date"] += score(marks, [("", one["start"], one["end"]) for one in wanted], doubtful).all.overlap
    for one in wanted:
        near = [edtf for (start, end), edtf in meaning.items() if overlaps((start, end), (one["start"], one["end"]))]
        if near:
            into.rates["date, its meaning"] += hit(any(edtf in one["edtf"] for edtf in near))


def dates(drafted: Any) -> list[tuple[int, int, str]]:
    """Return the dates of a draft outside of its list of works, with their meaning in EDTF."""
    from tuiin.draft.claims import dates as find

    bibliography = {sentence.id for sentence in drafted.reading.of("bibliography")}
    found = [(span.start, span.end, edtf) for span, edtf in find(drafted.reading)]
    return [one for one in found if place(drafted, one[0]) not in bibliography]


def frames(drafted: Any) -> Iterator[tuple[str, str, str]]:
    """Yield subject, relation and object of each candidate claim as words; a figure or an open place has none."""
    labels = {one.reference: next(iter(one.entry["label"].values()), "") for one in drafted.candidates if one.entry.get("label")}
    for one in drafted.candidates:
        if one.kind == "claim" and (relation := one.entry.get("relation")):
            subject, object_ = (labels.get(str(one.entry.get(name) or ""), "") for name in ("subject", "object"))
            yield subject, relation, object_


def place(drafted: Any, start: int) -> str:
    sentence = drafted.reading.at(start)
    return sentence.id if sentence else ""


def zone(drafted: Any, statement: Any) -> str:
    sentence = drafted.reading.at(statement.span.start)
    return sentence.zone if sentence else "body"


def span_of(drafted: Any, name: str) -> tuple[int, int]:
    return next(((one.start, one.end) for one in drafted.reading.sentences if one.id == name), (0, 0))


def touches(slot: Any, span: Iterable[int]) -> bool:
    """Say whether what stands in a place of a frame stands in this part of the text, too."""
    spans = (
        [mention.span for mention in slot.mentions]
        if isinstance(slot, Name)
        else slot.spans
        if isinstance(slot, Term)
        else [slot]
        if isinstance(slot, Span)
        else []
    )
    return any(overlaps((one.start, one.end), span) for one in spans)


def overlaps(one: Iterable[int], other: Iterable[int]) -> bool:
    (a, b), (c, d) = one, other
    return a < d and c < b


def number(value: Any) -> str:
    return "" if value in (None, "") else f"{float(value):g}"


def meant(value: str, sentence: str, told: list[Any]) -> str:
    """Return the reading of a marked figure that was found, of a range either end; else the first."""
    found = {number(one.details.get("value")) for one in told if one.sentence == sentence}
    readings = [number(one) for one in value.split(" or ")]
    return next((one for one in readings if one in found), readings[0])


def hit(right: bool) -> Rate:
    return Rate(int(right), 1, 1)


def table(title: str, told: Iterable[tuple[str, Rate]]) -> None:
    if not (rows := list(told)):
        return
    print(f"\n**{title}**\n\n| | right | found | gold | P | R | F |\n|---|---|---|---|---|---|---|")
    for name, rate in rows:
        if rate.found or rate.gold:
            shown = " | ".join(f"{share:.2f}" for share in (rate.precision, rate.recall, rate.f))
            print(f"| {name} | {rate.right} | {rate.found} | {rate.gold} | {shown} |")


def show(title: str, measured: Measured, invented: Invention | None = None) -> None:
    if measured.names:
        rows = [(f"{kind}, overlap", one.overlap) for kind, one in measured.names.kinds.items()]
        rows += [("all, overlap", measured.names.all.overlap), ("all, exact", measured.names.all.exact)]
        table(f"{title}: names", [*rows, ("all, whatever the kind", measured.names.untyped), ("joined: links", measured.joined)])
    table(f"{title}: statements", sorted(measured.rates.items()))
    if measured.terms:
        precision, recall = (sum(column) / len(measured.terms) for column in zip(*measured.terms, strict=True))
        print(f"\nterms: precision@50 {precision:.2f}, recall {recall:.2f}, means of {len(measured.terms)} texts")
    if invented:
        print(
            f"frames: conformance {invented.conformance:.2f}, invented: subject {invented.subject:.2f}, "
            f"relation {invented.relation:.2f}, object {invented.object:.2f}"
        )
    if measured.letters:
        print(f"CPU after start: {measured.seconds:.2f} s for {measured.letters} letters")


def folder(path: Path, draft: Callable[..., Any]) -> None:
    """Print what is measured of a folder of gold, by language."""
    by_language: dict[str, Measured] = defaultdict(Measured)
    said: dict[str, list[Invention]] = defaultdict(list)
    for name, text, gold in golds(path):
        language = gold["language"]
        draft(text[:400], language)  # tables are read once
        begun = time.process_time()
        drafted = draft(text, language)
        into = by_language[language]
        into.seconds, into.letters = into.seconds + time.process_time() - begun, into.letters + len(text)
        measure(text, gold, drafted, into)
        said[language].append(conforming(text, drafted))
        if "--each" in sys.argv:
            one = Measured()
            measure(text, gold, drafted, one)
            show(name, one)
    for language, measured in by_language.items():
        show(f"{path.name}, {language}", measured, mean(said[language]))


def conforming(text: str, drafted: Any) -> Invention:
    from typing import get_args

    from tuiin.draft.lemmas import lemmatizer
    from tuiin.model.records import Relation

    stem = lemmatizer(drafted.reading.language)
    return invention(frames(drafted), get_args(get_args(Relation)[0]), text, stem)


def mean(shares: list[Invention]) -> Invention:
    return Invention(
        *(sum(getattr(one, name) for one in shares) / len(shares) for name in ("conformance", "subject", "relation", "object"))
    )


def shipped(draft: Callable[..., Any]) -> None:
    """Print how a draft of the shipped article stands beside what was curated of it, without its registries and with them."""
    from tuiin.curate import reader
    from tuiin.curate.anchors import read_text
    from tuiin.draft.known import registry

    if not TEXT.is_file():
        print(f"\nThe shipped article is left out: its text is not at {TEXT}; set TUIIN_ARTICLE_TEXT to a copy.")
        return
    entries = reader.read("nyshanbayev-2022", TOP / "data")
    text = read_text(TEXT)
    records = [(f"{kind}/{name}", record) for kind, found in entries.records.items() for name, record in found.items()]
    shared = registry((name, record) for name, record in records if name.partition("/")[0] in ("actor", "concept", "work"))
    draft(text[:400], "kk")
    for title, known in (("without the project's registries", None), ("with them", shared)):
        begun = time.process_time()
        drafted = draft(
            text, "kk", passages=tuple(entries.passages.values()), registry=known, speaker=next(iter(entries.article.authors), "")
        )
        seconds = time.process_time() - begun
        taken = {one.reference for one in (*drafted.names, *drafted.terms) if one.reference}
        table(f"the shipped article, in sample, as curated, {title}", against(drafted.candidates, records, text, taken).items())
        show("", Measured(seconds=seconds, letters=len(text)), conforming(text, drafted))
        if known is None:
            curated = {form for name, record in records if name.startswith("concept/") for form in words(record)}
            share = precision_at(50, [term.label for term in drafted.terms], curated)
            print(f"terms: precision@50 beside the curated labels {share:.2f}")


def words(record: Any) -> Iterator[str]:
    yield from (str(label) for label in record.label.values())
    for forms in (*record.alt.values(), *record.hidden.values()):
        yield from forms


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, help="a folder of texts and what is marked in them")
    parser.add_argument("--each", action="store_true", help="the figures of each text, too")
    asked = parser.parse_args()
    from tuiin.draft.drafting import draft

    if asked.gold:
        folder(asked.gold, draft)
    else:
        folder(TOP / "tests" / "drafted", draft)
        shipped(draft)


if __name__ == "__main__":
    main()
