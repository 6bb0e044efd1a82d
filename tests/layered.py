"""An invented article that two curators read, each in a layer: forty sentences with a claim each, and what one of them changes."""

import json
from collections.abc import Callable
from pathlib import Path

from tuiin.curate.flow import block
from tuiin.curate.scaffold import start
from tuiin.curate.tabled import Files
from tuiin.curate.tidy import tidy
from tuiin.curate.trees import tree
from tuiin.edit.acts import act_of
from tuiin.edit.desk import Desk
from tuiin.edit.layers import begun

SLUG = "quiet-harbour"
RELATIONS = ("causes", "prevents", "affects", "requires")
STANCES = ("asserts", "recommends", "questions", "disputes")
CERTAINTIES = ("certain", "probable", "possible", "doubtful")
COUNT = 40
TOML = """languages = ["en"]
[curators.anna]
name = "Anna Reeve"
[curators.bolat]
name = "Bolat Sarin"
"""


def text() -> str:
    """Forty sentences, four in each paragraph."""
    said = [f"Boat {number} waits for the tide of hour {number}." for number in range(COUNT)]
    return "\n\n".join(" ".join(said[first : first + 4]) for first in range(0, COUNT, 4)) + "\n"


def place(number: int) -> str:
    """The sentence of a claim."""
    return f"p{number // 4 + 1}s{number % 4 + 1}"


def claim(number: int) -> dict:
    """A claim as it is at first."""
    return {
        "kind": "causal",
        "subject": f"concept/boat-{number}",
        "relation": RELATIONS[number % 4],
        "object": f"concept/tide-{number}",
        "polarity": "positive",
        "text": {"en": f"What boat {number} does to tide {number}."},
        "positions": [
            {"holder": "actor/reeve", "stance": STANCES[number % 3], "certainty": CERTAINTIES[number % 4], "at": [place(number)]}
        ],
    }


def argument(number: int) -> dict:
    """An argument from a claim to the next one."""
    return {
        "kind": "supports",
        "premises": [f"claim/c{number}", f"claim/c{number + 2}"],
        "conclusion": f"claim/c{number + 1}",
        "basis": "inferred",
        "at": [place(number), place(number + 1), place(number + 2)],
    }


def project(home: Path) -> Path:
    """Make a project with the article, and return its data folder."""
    home.mkdir()
    (home / "tuiin.toml").write_text(TOML, "utf-8")
    (home / "text.txt").write_text(text(), "utf-8")
    data = home / "data"
    start(SLUG, data, home / "text.txt", (1, None), language="en")
    concepts = {f"{what}-{number}": {"label": {"en": f"{what} {number}"}} for what in ("boat", "tide") for number in range(COUNT)}
    _put(data / "concepts.yaml", concepts | {"harbour": {"label": {"en": "harbour"}, "exact_match": ["https://example.org/harbour"]}})
    actors = {name: {"kind": "person", "label": {"en": name}} for name in ("reeve", "sarin", "tamm")}
    _put(data / "actors.yaml", actors)
    folder = data / "articles" / SLUG
    article = (folder / "article.yaml").read_text("utf-8")
    (folder / "article.yaml").write_text(
        article.replace("some-author", "reeve").replace("title: title", "title: Quiet harbour").replace("0000", "2024"), "utf-8"
    )
    _put(folder / "claims.yaml", {f"c{number}": claim(number) for number in range(COUNT - 2)})
    _put(folder / "arguments.yaml", {f"a{number}": argument(number) for number in range(0, 12, 3)})
    tidy(data, write=True)
    return data


def _put(path: Path, entries: dict) -> None:
    path.write_text(f"{block(tree(entries))}\n", "utf-8")


def layer(data: Path, name: str) -> Desk:
    """The desk of a curator's own reading."""
    return Desk(Files(SLUG, begun(SLUG, data, name)), name)


def change(desk: Desk, ref: str, change: Callable[[dict], object]) -> None:
    """Change an entry in a layer."""
    entry = json.loads(json.dumps(desk.book.entries[ref]))
    made = change(entry)
    desk.act(act_of({"kind": "change", "write": {ref: made if isinstance(made, dict) else entry}}))


def renamed(desk: Desk, ref: str, new: str) -> None:
    """Give an entry that nobody refers to another id."""
    desk.act(act_of({"kind": "change", "write": {ref: None, new: desk.book.entries[ref]}}))


def tick(desk: Desk, upto: int = COUNT) -> None:
    """Tick off sentences from the first."""
    desk.act(act_of({"kind": "done", "done": {place(number): True for number in range(upto)}}))
