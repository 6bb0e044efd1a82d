"""What was read of one article against itself: references that lead nowhere, circles, twins, look-alikes, silence."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import get_args

from tuiin import model
from tuiin.curate import addresses, languages, spelling
from tuiin.curate.decode import SLUG, Leaf
from tuiin.curate.spelling import near
from tuiin.errors import Problem
from tuiin.letters import quoted, visible
from tuiin.model import Actor, Article, Claim, Concept, Event, Gist, Passage, Position, R, Record, Text, Value, Viewpoint, dates, marks
from tuiin.model.marks import To
from tuiin.model.project import Curator

# What `tuiin new` writes where only a person knows what belongs there, by the field.
PLACEHOLDERS = {
    "article.title": "title",
    "article.published": "0000",
    "article.authors": "actor/some-author",
    "article.curators": "your name",
}
_HELD = {*PLACEHOLDERS.values()}
_DATE, _IRI, SENTENCE = (get_args(mark)[1] for mark in (marks.Date, marks.Iri, marks.Sentence))
_NUMBER = re.compile(r"\d+")
_YEARS = re.compile(r"-?[\dX]{4}(/-?[\dX]{4})?")


@dataclass(slots=True)
class Found:
    """All that was read: the records that are right, and every text, id and reference, of wrong records too.

    `unread` names the kinds of which some file could not be read: what seems to be missing of them may stand there. `curators` are those
    of the project, by key.
    """

    article: Article | None = None
    passages: dict[str, Passage] = field(default_factory=dict)
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    leaves: list[Leaf] = field(default_factory=list)
    curators: dict[str, Curator] = field(default_factory=dict)

    def of(self, kind: type[R]) -> Iterator[tuple[str, R]]:
        """Yield the records of a kind with their references: `found.of(Claim)`."""
        name = model.name_of(kind)
        return ((f"{name}/{key}", record) for key, record in self.records.get(name, {}).items() if isinstance(record, kind))


def check(found: Found) -> list[Problem]:
    """Return all that is wrong between the records of an article."""
    return [problem for find in _CHECKS for problem in find(found)]


def _dangling(found: Found) -> Iterator[Problem]:
    for leaf in found.leaves:
        kind = leaf.value.split("/")[0]
        if isinstance(leaf.mark, To) and leaf.value not in found.known and kind not in found.unread and not placeholder(leaf):
            key = leaf.value.removeprefix(f"{kind}/")
            others = [f"{other}/{key}" for other in leaf.mark.kinds if f"{other}/{key}" in found.known and leaf.written == key]
            hint = f"; meant: {others[0]}" if others else near(leaf.value, (k for k in found.known if k.startswith(f"{kind}/")))
            words = f"found {quoted(leaf.written)}, which no file defines; wanted a known {kind}"
            yield Problem.at(leaf.place, f"{leaf.path}: {words}{', which an id alone is here' if leaf.written == key else ''}{hint}")


def _placeholders(found: Found) -> Iterator[Problem]:
    for leaf in found.leaves:
        if placeholder(leaf) and leaf.value not in found.known:
            words = f"{leaf.path}: {quoted(leaf.value)} is still the placeholder of `tuiin new`; write what belongs there"
            yield Problem.at(leaf.place, words)


def placeholder(leaf: Leaf) -> bool:
    """Say whether a text is still what `tuiin new` wrote in its place."""
    if leaf.value not in _HELD:
        return False
    path = (leaf.path.removesuffix(f".{leaf.language}") if leaf.language else leaf.path).removesuffix("[0]")
    return PLACEHOLDERS.get(path) == leaf.value


def _sentences(found: Found) -> Iterator[Problem]:
    spoken = {leaf.value for leaf in found.leaves if leaf.mark is SENTENCE and leaf.path.startswith("claim/")}
    for leaf in found.leaves:
        if leaf.mark is SENTENCE and leaf.value not in found.passages and "passage" not in found.unread:
            hint = near(leaf.value, [one for one in found.passages if one.startswith(leaf.value.partition("s")[0] + "s")])
            hint = hint or (f"; nearest: {min(found.passages, key=_away(leaf.value))}" if found.passages else "")
            yield Problem.at(leaf.place, f"{leaf.path}: found {quoted(leaf.value)}; wanted a sentence of passages.csv{hint}")
        elif leaf.path == "article.silent" and leaf.value in spoken:
            which = quoted(leaf.value) if leaf.written == leaf.value else f"{quoted(leaf.written)}, which holds {leaf.value}"
            yield Problem.at(leaf.place, f"article.silent: found {which}, but a claim stands there; take it off")


def _away(sentence: str) -> Callable[[str], tuple[int, int]]:
    """Return how far a sentence lies from this one, in paragraphs and then in sentences."""
    here = [int(number) for number in re.findall(r"\d+", sentence)]

    def away(name: str) -> tuple[int, int]:
        paragraph, number = (abs(int(one) - other) for one, other in zip(name[1:].split("s"), here, strict=True))
        return paragraph, number

    return away


def _circles(found: Found) -> Iterator[Problem]:
    broader = {name: list(c.broader) for name, c in found.of(Concept)}
    parts = {name: [e.part_of] for name, e in found.of(Event) if e.part_of}
    groups = {name: list(a.member_of) for name, a in found.of(Actor)}
    for up, key in ((broader, "broader"), (parts, "part_of"), (groups, "member_of")):
        order = {name: number for number, name in enumerate(up)}
        for circle in _circles_of(up):
            first = min(range(len(circle)), key=lambda i: order[circle[i]])
            way = [*circle[first:], *circle[:first]]
            kind, name = way[0].split("/")
            place = found.records[kind][name].place
            shown = " → ".join([*map(visible, way[:8]), *(["…"] if way[8:] else []), visible(way[0])])
            yield Problem.at(place, f"{visible(way[0])}: {key} runs in a circle: {shown}; take one of these away")


def _circles_of(up: dict[str, list[str]]) -> Iterator[list[str]]:
    """Yield circles, each on its way up; a step of each is taken away from `up` before the next is looked for."""
    for name, targets in up.items():
        if name in targets:
            targets.remove(name)
            yield [name]
    while True:
        try:
            return TopologicalSorter(up).prepare()
        except CycleError as error:
            circle = error.args[1][:0:-1]  # the module tells it downwards, its first node once more at the end
            up[circle[0]].remove(circle[1])
            yield circle


def _positions(found: Found) -> Iterator[Problem]:
    for name, claim in found.of(Claim):
        yield from _held_twice(name, claim.positions)
        for position in claim.positions:
            if not position.at:
                words = f"{visible(name)}: a position needs `at`: where in the text does {visible(position.holder)} hold this?"
                yield Problem.at(position.place, words)


def _held_twice(name: str, positions: tuple[Position, ...]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for position in positions:
        pair = (position.holder, position.stance)
        if pair in seen:
            held = f"{visible(position.holder)} {position.stance} this twice"
            words = f"{visible(name)}: {held}; put all sentences under one `at`; a voice in `voices` may have an `at` of its own"
            yield Problem.at(position.place, words)
        seen.add(pair)
        yield from _held_twice(name, position.voices)


def _members(found: Found) -> Iterator[Problem]:
    for name, viewpoint in found.of(Viewpoint):
        seen: set[str] = set()
        for membership in viewpoint.members:
            if membership.member in seen:
                twice = f"{visible(membership.member)} is a member twice"
                yield Problem.at(membership.place, f"{visible(name)}: {twice}; put all sentences under one `at`")
            seen.add(membership.member)


def _values(found: Found) -> Iterator[Problem]:
    for name, value in found.of(Value):
        if (value.value is None) == (value.status is None):
            yield Problem.at(value.place, f"{visible(name)}: wanted either `value` (a number) or `status` (a concept), and not both")


def _dates(found: Found) -> Iterator[Problem]:
    for leaf in found.leaves:
        if leaf.mark is _DATE and (wanted := _other_date(leaf)):
            yield Problem.at(leaf.place, f"{leaf.path}: found {quoted(leaf.value)}; wanted {wanted}")
    for name, event in found.of(Event):
        if event.starts and event.ends and ".." not in (event.starts, event.ends) and dates.latest(event.starts) > dates.latest(event.ends):
            yield Problem.at(event.place, f"{visible(name)}: starts {event.starts}, after it ends {event.ends}")


def _other_date(leaf: Leaf) -> str:
    """Return what is wanted of a date where this one cannot stand; empty where it can."""
    field = leaf.path.rpartition(".")[2]
    if leaf.path.startswith("event/"):
        return "one date: `starts` and `ends` say the span" if "/" in leaf.value else ""
    if leaf.value == "..":
        return "a date; only `starts` and `ends` of an event may be open"
    if field == "curated" and not dates.PLAIN.fullmatch(leaf.value):
        return "the day on which it was curated"
    if field == "edition" and not re.fullmatch(r"-?\d{4}", leaf.value):
        return "one year, in which the source appeared"
    if field == "year" and not _YEARS.fullmatch(leaf.value):
        return "a year, a decade or a span of years: of a value no month, no day and no doubt is kept"
    return ""


def _copy(found: Found) -> Iterator[Problem]:
    if not found.article:
        return
    copy, place = found.article.text, found.article.text.place
    if not 1 <= copy.first_line <= copy.last_line:
        yield Problem.at(place, f"article.text: found lines {copy.first_line} to {copy.last_line}; wanted the first and the last, from 1")
    last = max(found.passages.values(), key=lambda passage: passage.end, default=None)
    if last and last.end > copy.length:
        yield Problem.at(place, f"article.text: found length {copy.length}, but the sentence {last.id} ends at {last.end}")


def _language(found: Found) -> Iterator[Problem]:
    for leaf in found.leaves:
        if leaf.path == "article.language":
            try:
                wanted = languages.canonical(leaf.value)
            except languages.NoLanguage as error:
                yield Problem.at(leaf.place, f"{leaf.path}: found {quoted(leaf.value)}; {error}; wanted a language tag such as kk")
            else:
                if leaf.value != wanted:
                    yield Problem.at(
                        leaf.place, f"{leaf.path}: found {quoted(leaf.value)}; wanted {quoted(wanted)}, as this language is written"
                    )


def _curators(found: Found) -> Iterator[Problem]:
    """Yield what looks like a key and is none, in a project that has some: whoever has no key is named in full."""
    known = {*found.curators, *(curator.name for curator in found.curators.values())}
    for leaf in found.leaves:
        if leaf.path.startswith("article.curators") and found.curators and leaf.value not in known and re.fullmatch(SLUG.regex, leaf.value):
            keys = f"{', '.join(map(visible, found.curators))}{near(leaf.value, found.curators)}"
            words = f"{leaf.path}: no curator of tuiin.toml has the key {quoted(leaf.value)}; wanted a full name, or one of {keys}"
            yield Problem.at(leaf.place, words)


def _addresses(found: Found) -> Iterator[Problem]:
    for leaf in found.leaves:
        field = leaf.mark is _IRI and re.search(r"\.(same_as|exact_match)(\[\d+\])?$", leaf.path)
        if not field:
            continue
        if (meant := addresses.thing(leaf.value)) != leaf.value:
            yield Problem.at(leaf.place, f"{leaf.path}: found {quoted(leaf.value)}; the thing itself has another address; wanted {meant}")
        elif field[1] == "exact_match" and addresses.is_article(leaf.value):
            words = f"{leaf.path}: found {quoted(leaf.value)}, an article about the thing; wanted the address of the thing, as of Wikidata"
            yield Problem.at(leaf.place, words)


def _labels(found: Found) -> Iterator[Problem]:
    """Two things of one kind with the same name in all their languages are one thing; in some of them, they are homonyms."""
    for kind in (model.SHARED | model.LOCAL).values():
        first: dict[Text, str] = {}
        for name, record in found.of(kind):
            label = getattr(record, "label", None) or (record.text if isinstance(record, Claim) else None)
            if label and first.setdefault(label, name) != name:
                words = f"{visible(name)}: says the same in all languages as {visible(first[label])}; make one of the two"
                yield Problem.at(record.place, words)


def _letters(found: Found) -> Iterator[Problem]:
    for leaf in found.leaves:
        if leaf.mark is None:
            wrong = spelling.mixed(leaf.value) or (leaf.language and spelling.lone(leaf.value, leaf.language))
            if wrong:
                yield Problem.at(leaf.place, f"{leaf.path}: {wrong}")


def _gists(found: Found) -> Iterator[Problem]:
    """Yield what a gist adds to what it draws on: a number that is in none of that."""
    for name, gist in found.of(Gist):
        drawn = [found.records.get(kind, {}).get(key) for kind, _, key in (one.partition("/") for one in gist.draws_on)]
        known = {number for record in drawn if record for number in _NUMBER.findall(_told(record))}
        for where, words in (("text", gist.text), ("label", gist.label)):
            for language, said in (words or Text()).items() if None not in drawn else ():
                for number in dict.fromkeys(_NUMBER.findall(said)):
                    if number not in known:
                        what = f"found {number}, which is in nothing that it draws on; wanted no number but theirs"
                        yield Problem.at(gist.place, f"{visible(name)}.{where}.{language}: {what}")


def _told(record: Record) -> str:
    """Return the words, figures and dates of a record."""
    texts = (text for name in ("text", "label") for text in (getattr(record, name, None) or Text()).values())
    others = (getattr(record, name, "") for name in ("printed", "probably", "value", "year", "edition", "out_of", "starts", "ends"))
    return " ".join(map(str, (*texts, *others)))


_CHECKS: tuple[Callable[[Found], Iterable[Problem]], ...] = (
    _placeholders,
    _dangling,
    _sentences,
    _circles,
    _positions,
    _members,
    _values,
    _dates,
    _copy,
    _language,
    _curators,
    _addresses,
    _labels,
    _letters,
    _gists,
)
