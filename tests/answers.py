"""What a careful reader of the shipped article answers to each question: those that ship, and those of the article about itself.

An answer to a question that ships lies in `answers/`; what is fixed, and which numbers of the list it answers, is said in its first lines.
What the shipped article has nothing of is asked of the invented one with logs and a draft (`# asked of: reviewed`); what several articles
answer together, of the example corpus (`# asked of: corpus`).
"""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.lamps import together
from tests.reviewing import reviewed

import tuiin
from tuiin.files.paths import DATA
from tuiin.graph.knowledge import Graph
from tuiin.graph.questions import load, own

HERE = Path(__file__).parent / "answers"
SLUG = "nyshanbayev-2022"
OWN = DATA / "articles" / SLUG / "questions"
_OF = re.compile(r"^# asked of: (reviewed|corpus)$", re.MULTILINE)
_LIST = re.compile(r"^# answers: (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """What a question with these parameters gives, as CSV, and the numbers of the list that it answers.

    `of` says of what it is asked: `reviewed`, `corpus`, or the shipped article where it is empty.
    """

    name: str
    parameters: dict[str, str]
    rows: str
    numbers: tuple[str, ...]
    of: str = ""


def asked_of(of: str, kg: Graph, folder: Path) -> Graph:
    """What an answer is asked of; `kg` is the graph of the shipped article, the folder an empty one."""
    return reviewed(folder) if of == "reviewed" else together() if of == "corpus" else kg


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
    fixed = dict(pair.split("=", 1) for line in head if not _LIST.match(line) and not _OF.match(line) for pair in line[2:].split())
    of = next((found[1] for line in head if (found := _OF.match(line))), "")
    return Answer(path.stem, fixed, "".join(lines[len(head) :]), tuple(numbers), of)


def write() -> None:
    """Write all answers anew; what changed is for somebody to read."""
    kg = tuiin.build(SLUG)
    for name in load():
        path = HERE / f"{name}.csv"
        head = [line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("# ")] if path.exists() else []
        known = _read(path) if path.exists() else Answer(name, {}, "", ())
        with TemporaryDirectory() as folder:
            graph = asked_of(known.of, kg, Path(folder))
        path.write_text("".join(head) + graph.query(name, known.parameters).format("csv"), "utf-8")
    for name in own(DATA, SLUG):
        (OWN / f"{name}.csv").write_text(kg.query(name).format("csv"), "utf-8")


if __name__ == "__main__":
    write()
