"""What the head of an article says of it: title, authors, date; and why sentences that hold no claim hold none."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tuiin.draft.byline import presumed, signed
from tuiin.draft.found import Name, Span
from tuiin.draft.reading import Reading, Sentence, Zone
from tuiin.model.article import Silence

_MOSTLY = 0.6
_LONGEST = 500  # letters of a title
_CAPITALS = 3  # words in capitals that are no name
_BULLET = re.compile(r"[•·*\s–—-]+")
_SILENT: Mapping[Zone, Silence] = {"heading": "heading", "caption": "caption", "bibliography": "references"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says: proposals, for a person to look at. `silent` gives a reason for each sentence that is read as saying nothing."""

    title: str = ""
    title_at: Span | None = None
    authors: tuple[Name, ...] = ()
    published: str = ""
    silent: Mapping[str, Silence] = field(default_factory=dict)


def head(reading: Reading, names: Sequence[Name], dates: Sequence[tuple[Span, str]]) -> Head:
    """Return what the head of a text says; `dates` are those of the text in EDTF, with where they stand."""
    lines = list(reading.of("head"))
    named = {line.id: [name for name in names if any(_in(mention.span, line) for mention in name.mentions)] for line in lines}
    bylines = _bylines(reading, lines, named, [span for span, _ in dates])
    authors = [name for name in names if name.kind == "person" and any(name in named[line] for line in bylines)]
    if not authors:
        below = [(line.id, presumed(reading, line, [span for span, _ in dates])) for line in lines[1:]]
        bylines |= {line for line, name in below if name}
        authors = [name for _, name in below if name]
    dated = {line.id: when for line in lines for span, when in dates if _in(span, line)}
    organized = {line.id for line in lines[1:] if line.id not in bylines and _all_names(named[line.id], line)}
    rest = [line for line in lines if line.id not in bylines | {*dated} | organized]
    longest = max(rest, key=lambda line: (len(line.tokens), -line.start), default=None)
    title = [
        line
        for line in rest
        if longest
        and longest.end - longest.start <= _LONGEST
        and "\n" not in reading.text[min(line.end, longest.end) : max(line.start, longest.start)]
    ]
    silent: dict[str, Silence] = {sentence.id: _SILENT[sentence.zone] for sentence in reading.sentences if sentence.zone in _SILENT}
    reasons: tuple[tuple[Collection[str], Silence], ...] = (
        ([line.id for line in lines], "heading"),
        (bylines, "byline"),
        (organized, "affiliation"),
        ([line.id for line in title], "title"),
    )
    silent |= {line: reason for lines_of, reason in reasons for line in lines_of}
    return Head(
        _plain(reading, Span(title[0].start, title[-1].end)) if title else "",
        Span(title[0].start, title[-1].end) if title else None,
        tuple(authors),
        next(iter(dated.values()), ""),
        {sentence.id: silent[sentence.id] for sentence in reading.sentences if sentence.id in silent},
    )


def _bylines(reading: Reading, lines: Sequence[Sentence], named: Mapping[str, Sequence[Name]], dates: Sequence[Span]) -> set[str]:
    """Return the lines that say who wrote. What stands above them is no byline, though it may hold nothing but names: it is the title."""
    found = [
        line.id
        for line in lines
        if any(name.kind == "person" for name in named[line.id])
        and (_all_names(named[line.id], line) or signed(reading, named[line.id], line, dates))
    ]
    return set(found[1:] if found[1:] and found[0] == lines[0].id and len(found) == len(lines) else found)


def _in(span: Span, line: Sentence) -> bool:
    return line.start <= span.start and span.end <= line.end


def _all_names(names: Sequence[Name], line: Sentence) -> bool:
    """Say whether names are most of what a line holds, as in a byline."""
    spans = [
        mention.span for name in names if name.kind in ("person", "organization") for mention in name.mentions if _in(mention.span, line)
    ]
    return _MOSTLY * (line.end - line.start) < sum(span.end - span.start for span in spans)


def _plain(reading: Reading, line: Span) -> str:
    """Return a title without the bullet before it; one in capitals as its words are written in the text."""
    words = _BULLET.sub("", reading.words(line.start, line.end), count=1) if _BULLET.match(reading.text, line.start) else ""
    words = words or reading.words(line.start, line.end)
    if not words.isupper() or len(words.split()) < _CAPITALS:
        return words
    written = {token.word for sentence in reading.of("body") for token in sentence.tokens[1:]}

    def as_written(word: str) -> str:
        forms = (word.lower(), word.capitalize(), word)
        return next((form for form in forms if form in written), word.lower())

    said = re.sub(r"[^\W\d_]+", lambda found: as_written(found.group()), words)
    return re.sub(r"(^|[.?!]\s+)(\w)", lambda found: found[1] + found[2].upper(), said)
