"""What an agent is answered: things with their IRIs, texts with their languages, places in the text; and whether it is all there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self, TypeVar

T = TypeVar("T")
LETTERS = 100_000  # of an answer, as JSON


@dataclass(frozen=True, slots=True)
class Named:
    """A thing: cite it by `iri`; `name` is its short name, which every tool takes. `language` is told where it is not the one asked for."""

    iri: str
    name: str
    label: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the curator, never of the article. `language` is told where it is not the one asked for."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where something stands: a sentence, and its place in the article's text in code points. Its words are not in the graph."""

    id: str
    iri: str
    starts: int | None = None
    ends: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody through whom something reaches us."""

    position: str
    holder: Named | None = None
    stance: Named | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Who holds a claim: stance, certainty, what it comes to (`in_effect`), sources; `through` are those who report it, in their order.

    `drafted` is told where rules or a model propose it and no curator has reviewed it: do not cite it.
    """

    iri: str
    name: str
    claim: Named
    holder: Named | None = None
    stance: Named | None = None
    side: str | None = None
    certainty: Named | None = None
    in_effect: Named | None = None
    sources: list[Named] = field(default_factory=list)
    through: list[Voice] = field(default_factory=list)
    at: list[Sentence] = field(default_factory=list)
    drafted: Named | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A step of reasoning: from premises to a conclusion, `side` for, against or open; by whom, where nobody holds it the curator."""

    iri: str
    name: str
    side: str | None = None
    kind: Named | None = None
    basis: Named | None = None
    holder: Named | None = None
    premises: list[Named] = field(default_factory=list)
    conclusion: Named | None = None
    at: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Warned:
    """A remark of the curator that touches a claim; `weight` says how much it matters."""

    iri: str
    name: str
    kind: Named | None = None
    weight: Named | None = None
    says: Text | None = None
    at: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that fits the words: a claim with who holds it and what warns of it, a thing, a note, or a question to ask by its name."""

    kind: str
    name: str
    says: Text
    score: float
    iri: str | None = None
    lacking: list[str] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about; one that is `open` may be left out."""

    name: str
    says: str
    open: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked by its name."""

    name: str
    says: str
    parameters: list[Parameter] = field(default_factory=list)
    sparql: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of an answer, by a stable code: empty, cut, unknown-term, elsewhere, taken."""

    code: str
    message: str
    nearest: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """What every answer says of itself: `complete` or cut, how many there are in all (`total`, by list), the limit, the language asked."""

    graph: str
    language: str
    complete: bool = True
    total: dict[str, int] = field(default_factory=dict)
    limit: int | None = None
    skipped: int = 0
    notices: list[Notice] = field(default_factory=list)

    def shorter(self) -> Self:
        """Return it with half of its longest list, and the notice that it is cut; itself where no list can be shorter."""
        lists = {one.name: value for one in fields(self) if isinstance(value := getattr(self, one.name), list) and one.name != "notices"}
        name = max(lists, key=lambda name: len(repr(lists[name])), default="")
        if not lists or len(lists[name]) < 2:
            return self
        total = {**self.total, name: max(self.total.get(name, 0), len(lists[name]) + self.skipped)}
        notices = [one for one in self.notices if one.code != "cut"] + [
            Notice("cut", f"an answer has {LETTERS:,} letters at most: more is there; ask for less at once, or more closely")
        ]
        half: dict[str, Any] = {name: lists[name][: len(lists[name]) // 2]}
        return replace(self, complete=False, total=total, notices=notices, **half)


@dataclass(frozen=True, slots=True)
class Findings(Answer):
    """What fits free words, the best first."""

    found: list[Found] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ClaimTold(Answer):
    """All that is known of one claim. By itself a claim is nobody's: who holds it is in `positions`."""

    claim: Named | None = None
    article: Named | None = None
    frame: dict[str, list[Named | Text]] = field(default_factory=dict)
    limits: dict[str, list[Named | Text]] = field(default_factory=dict)
    positions: list[Position] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    reason_for: list[Reason] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    rests_on: list[Named] = field(default_factory=list)
    tensions: list[Named] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Positions(Answer):
    """Who says what, in the order of the text."""

    positions: list[Position] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sides(Answer):
    """The steps of reasoning for and against a claim or a position."""

    about: Named | None = None
    for_it: list[Reason] = field(default_factory=list)
    against_it: list[Reason] = field(default_factory=list)
    neither: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trust(Answer):
    """What speaks for trusting a claim, and what does not.

    `one_source_alone` is the source on which all who hold it lean; `rests_on` all on which it rests at any remove, `falls_with_it` what
    rests on it.
    """

    claim: Named | None = None
    article: Named | None = None
    curators: list[str] = field(default_factory=list)
    curated: str | None = None
    positions: list[Position] = field(default_factory=list)
    sources: list[Named] = field(default_factory=list)
    one_source_alone: Named | None = None
    warnings: list[Warned] = field(default_factory=list)
    rests_on: list[Named] = field(default_factory=list)
    falls_with_it: list[Named] = field(default_factory=list)
    tensions: list[Named] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Questions(Answer):
    """The questions that can be asked by name."""

    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a table: a thing by `iri` and `name`, a text, a number or a truth; `of` are the things that are called by a text."""

    iri: str | None = None
    name: str | None = None
    text: str | None = None
    value: bool | int | float | None = None
    language: str | None = None
    of: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Table(Answer):
    """The rows of an answer, a cell for each column; an empty cell has nothing."""

    columns: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)


def page(everything: Sequence[T], most: int, skip: int = 0) -> list[T]:
    """Return the part that is wanted of something long."""
    return list(everything[skip : skip + most])


def counted(most: int, lists: Mapping[str, Sequence[Any]], skip: int | None = None) -> dict[str, Any]:
    """Return what an answer says of its size: how many there are of each list, and whether all are told; `skip` where one can go on."""
    first = skip or 0
    further = f"go on with skip={first + most}, or ask" if skip is not None else "ask"
    rest = any(len(one) > first + most for one in lists.values())
    notices = [Notice("cut", f"more is there than is told: {further} for more with most")] if rest else []
    notices += [Notice("empty", "nothing here fits all that was asked")] if not any(lists.values()) else []
    return {
        "complete": not first and not rest,
        "total": {name: len(one) for name, one in lists.items()},
        "limit": most,
        "skipped": first,
        "notices": notices,
    }
