"""What a careful reader of the shipped article answers to each question: those that ship, and those of the article about itself.

An answer to a question that ships lies in `answers/`; what is fixed, and which numbers of the list it answers, is said in its first lines.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import tuiin
from tuiin.files.paths import DATA
from tuiin.graph.questions import load, own

HERE = Path(__file__).parent / "answers"
SLUG = "nyshanbayev-2022"
OWN = DATA / "articles" / SLUG / "questions"
_LIST = re.compile(r"^# answers: (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What a question with these parameters gives, as CSV, and the numbers of the list that it answers."""

    name: str
    parameters: dict[str, str]
    rows: str
    numbers: tuple[str, ...]


def answers() -> list[Answer]:
    """Every answer that is written down, by the name of its question."""
    found = [_read(HERE / f"{name}.csv") for name in load()]
    for name in own(DATA, SLUG):
        numbers = _LIST.findall((OWN / f"{name}.rq").read_text("utf-8"))
        found.append(Answer(name, {}, (OWN / f"{name}.csv").read_text("utf-8"), tuple(" ".join(numbers).split())))
    return found


def _read(path: Path) -> Answer:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("# ")]
    numbers = [number for line in head for found in _LIST.findall(line) for number in found.split()]
    fixed = dict(pair.split("=", 1) for line in head if not _LIST.match(line) for pair in line[2:].split())
    return Answer(path.stem, fixed, "".join(lines[len(head) :]), tuple(numbers))


def write() -> None:
    """Write all answers anew; what changed is for somebody to read."""
    kg = tuiin.build(SLUG)
    for name in load():
        path = HERE / f"{name}.csv"
        head = [line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("# ")] if path.exists() else []
        given = _read(path).parameters if path.exists() else {}
        path.write_text("".join(head) + kg.query(name, given).format("csv"), "utf-8")
    for name in own(DATA, SLUG):
        (OWN / f"{name}.csv").write_text(kg.query(name).format("csv"), "utf-8")


if __name__ == "__main__":
    write()
