"""The records of one article against each other: references that lead nowhere, circles, look-alikes, silence."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from tuiin import decode
from tuiin.errors import Problem
from tuiin.model import Claim, Concept, Entries, Event, Position, Record, Value

# Latin letters that look like a Cyrillic one, of the Kazakh and Russian alphabets.
_LOOKALIKE = dict(zip("aceiohpxyABCEHIKMOPTXYəhƏ", "асеіоһрхуАВСЕНІКМОРТХУәһӘ", strict=True))


def check(entries: Entries, known: set[str]) -> list[Problem]:
    """Return all that is wrong between the records of an article; `known` are the references that lead somewhere."""
    problems = list(_dangling(entries, known))
    return problems + [problem for find in (_passages, _circles, _positions, _values, _letters) for problem in find(entries)]


def _all(entries: Entries) -> Iterator[tuple[str, Record]]:
    yield "article", entries.article
    for kind, records in entries.records.items():
        for key, record in records.items():
            yield f"{kind}/{key}", record


def _dangling(entries: Entries, known: set[str]) -> Iterator[Problem]:
    for name, record in _all(entries):
        for key, target, place in decode.references(record):
            if target not in known:
                kind = target.split("/")[0]
                near = get_close_matches(target, [k for k in known if k.startswith(f"{kind}/")], 1)
                hint = f"; nearest: {near[0]}" if near else ""
                yield Problem.at(place, f"{name}: {key} names {target!r}, which no file defines{hint}")


def _passages(entries: Entries) -> Iterator[Problem]:
    spoken: set[str] = set()
    for name, record in _all(entries):
        for sentence, place in decode.sentences(record):
            if sentence not in entries.passages:
                near = get_close_matches(sentence, list(entries.passages), 1)
                hint = f"; nearest: {near[0]}" if near else ""
                yield Problem.at(place, f"{name}: names the sentence {sentence!r}, which passages.csv does not have{hint}")
            if isinstance(record, Claim):
                spoken.add(sentence)
    place = entries.article.place
    for sentence in entries.article.silent:
        if sentence not in entries.passages:
            yield Problem.at(place, f"article: silent names the sentence {sentence!r}, which passages.csv does not have")
        elif sentence in spoken:
            yield Problem.at(place, f"article: silent names {sentence!r}, but a claim stands there")
    for sentence in entries.passages:
        if sentence not in spoken and sentence not in entries.article.silent:
            yield Problem.at(place, f"article: no claim stands at {sentence!r}; write one, or name the sentence under `silent` and say why")


def _circles(entries: Entries) -> Iterator[Problem]:
    broader = {f"concept/{key}": c.broader for key, c in entries.records["concept"].items() if isinstance(c, Concept)}
    parts = {f"event/{key}": (e.part_of,) for key, e in entries.records["event"].items() if isinstance(e, Event) and e.part_of}
    for graph, word in ((broader, "broader"), (parts, "part_of")):
        for start in graph:
            path, here = [start], set(graph[start])
            while here - set(path):
                path.append(min(here - set(path)))
                here = {up for node in path for up in graph.get(node, ())}
                if start in here:
                    kind, key = start.split("/")
                    yield Problem.at(entries.records[kind][key].place, f"{start}: {word} runs in a circle through {', '.join(path[1:])}")
                    break
            if start in graph[start]:
                kind, key = start.split("/")
                yield Problem.at(entries.records[kind][key].place, f"{start}: {word} names itself")


def _positions(entries: Entries) -> Iterator[Problem]:
    for key, claim in entries.records["claim"].items():
        assert isinstance(claim, Claim)
        yield from _twins(f"claim/{key}", claim.positions)
        for position in claim.positions:
            if not position.at:
                yield Problem.at(position.place, f"claim/{key}: a position needs `at`: where in the text does {position.holder} hold this?")


def _twins(name: str, positions: tuple[Position, ...]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for position in positions:
        pair = (position.holder, position.stance)
        if pair in seen:
            yield Problem.at(position.place, f"{name}: {position.holder} {position.stance} this twice; put all sentences under one `at`")
        seen.add(pair)
        yield from _twins(name, position.voices)


def _values(entries: Entries) -> Iterator[Problem]:
    for key, value in entries.records["value"].items():
        assert isinstance(value, Value)
        if (value.value is None) == (value.status is None):
            yield Problem.at(value.place, f"value/{key}: wanted either `value` (a number) or `status` (a concept), and not both")


def _letters(entries: Entries) -> Iterator[Problem]:
    for name, record in _all(entries):
        for text, place in decode.texts(record):
            for word in re.findall(r"[^\W\d_]+", text):
                if mixed := _mixed(word):
                    yield Problem.at(place, f"{name}: the word {word!r} mixes Latin and Cyrillic letters; {mixed}")


def _mixed(word: str) -> str:
    latin = [c for c in word if "LATIN" in unicodedata.name(c, "")]
    cyrillic = [c for c in word if "CYRILLIC" in unicodedata.name(c, "")]
    if not latin or not cyrillic:
        return ""
    swaps = [f"U+{ord(c):04X} {c} looks like U+{ord(_LOOKALIKE[c]):04X} {_LOOKALIKE[c]}" for c in latin if c in _LOOKALIKE]
    return "; ".join(swaps) or f"Latin: {''.join(latin)}"
