"""Train the model of names from KazNERD (CC BY 4.0), and say how well it does on texts that it never saw.

    python training/names.py valid.iob2                     # measured on a tenth of its texts, then trained on all and written
    python training/names.py valid.iob2 --test test.iob2    # trained on all, measured on the other file, written

Sentences of one text share the number behind their id's letters (AID12, BID12 …), so texts, never sentences, are held out.
"""

import argparse
import gzip
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pycrfsuite

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "graph"))

from tuiin.curate.passages import passage
from tuiin.draft.names.crf import features
from tuiin.draft.names.inflected import nominative
from tuiin.draft.reading import read

MODEL = Path(__file__).resolve().parents[1] / "graph" / "tuiin" / "draft" / "tables" / "names-kk.crfsuite.gz"
ONLY = MODEL.with_name("names-only.txt.gz")
_ID = re.compile(r"[A-Z]ID(\d+)")
SETTINGS = {"c1": 0.05, "c2": 0.005, "max_iterations": 200, "feature.minfreq": 0}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence cut into words as the drafter cuts it, with a label for each; `text` is the number of its text."""

    text: str
    words: tuple[str, ...]
    labels: tuple[str, ...]


def sentences(path: Path) -> Iterator[Marked]:
    """Yield the sentences of a file of KazNERD: the id on its first line, then a word and its label a line."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        name = _ID.fullmatch(rows[0][0]) if rows else None
        pairs = [(row[0], row[1]) for row in rows[bool(name) :] if len(row) == 2]
        if pairs:
            yield Marked(name[1] if name else "", *zip(*cut(pairs), strict=True))


def cut(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield words and labels cut as the drafter cuts words: `2019-шы` is three of them."""
    for word, label in pairs:
        reading = read(word, [passage(word, "p1s1", 0, len(word))], "kk", str, {})
        for number, token in enumerate(reading.sentences[0].tokens):
            yield token.word, f"I-{label[2:]}" if number and label != "O" else label


def spans(labels: Iterable[str]) -> set[tuple[int, int, str]]:
    """Return the names among labels: where the first word is, where the one behind the last, and the class."""
    found, first, kind = set(), 0, ""
    for number, label in enumerate([*labels, "O"]):
        if label.startswith("I-") and label[2:] == kind:
            continue
        if kind:
            found.add((first, number, kind))
        first, kind = number, label[2:]
    return found


def only_named(marked: Iterable[Marked]) -> list[str]:
    """Return the words, without the endings of cases, that these sentences write with a capital only, and in names of people and places."""
    small: set[str] = set()
    named: set[str] = set()
    for one in marked:
        for word, label in zip(one.words, one.labels, strict=True):
            base = nominative(word, "kk", str.isdigit).lower()
            if word[0].islower():
                small.update((base, word.lower()))
            elif word[0].isupper() and label[2:] in ("PERSON", "GPE", "LOCATION") and len(base) > 3:
                named.add(base)
    return sorted(named - small)


def train(marked: Iterable[Marked], path: Path) -> None:
    """Write the model of these sentences; the same sentences give the same model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for one in marked:
        trainer.append(features(one.words), one.labels)
    trainer.train(str(path))


def measure(path: Path, marked: Iterable[Marked]) -> None:
    """Print precision, recall and F of a model on these sentences, exact words and class: for all classes, and for each."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for one in marked:
        ours, theirs = spans(tagger.tag(features(one.words))), spans(one.labels)
        for counter, names in ((right, ours & theirs), (found, ours), (wanted, theirs)):
            counter.update(kind for *_, kind in names)
    for kind in ["all", *sorted(wanted, key=lambda kind: -wanted[kind])]:
        r, f, w = (sum(c.values()) if kind == "all" else c[kind] for c in (right, found, wanted))
        say(f"{kind:14} P {r / max(f, 1):.3f}  R {r / max(w, 1):.3f}  F {2 * r / max(f + w, 1):.3f}  of {w}")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def held_out(one: Marked) -> bool:
    """Say whether a sentence is in the tenth of the texts that is held out."""
    return crc32(one.text.encode()) % 10 == 0


def main() -> None:
    """Train, measure and write as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("valid", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--to", type=Path, default=MODEL)
    asked = parser.parse_args()
    marked = list(sentences(asked.valid))
    ONLY.write_bytes(gzip.compress("\n".join(only_named(marked)).encode(), 9, mtime=0))
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        if not asked.test:
            train((one for one in marked if not held_out(one)), model)
            measure(model, (one for one in marked if held_out(one)))
        train(marked, model)
        if asked.test:
            measure(model, sentences(asked.test))
        asked.to.parent.mkdir(exist_ok=True)
        asked.to.write_bytes(gzip.compress(model.read_bytes(), 9, mtime=0))
        say(f"{asked.to.name}: {asked.to.stat().st_size / 1e6:.2f} MB, {model.stat().st_size / 1e6:.2f} MB unpacked")


if __name__ == "__main__":
    main()
