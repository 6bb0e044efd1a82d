"""Mentions of names in a text: the project's own entries, then rules, lists of well-known names and a model, each where it is trusted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import Final

from tuiin.draft.found import Mention, NameKind, Span
from tuiin.draft.known import Known, Registry
from tuiin.draft.names import crf, russian
from tuiin.draft.names.acts import acts
from tuiin.draft.names.alike import alike, settled
from tuiin.draft.names.brackets import introduced
from tuiin.draft.names.capitals import capitals
from tuiin.draft.names.choosing import chosen
from tuiin.draft.names.citing import cited, listed, proves_inversion
from tuiin.draft.names.cues import words as table
from tuiin.draft.names.heads import headed
from tuiin.draft.names.inflected import nominative
from tuiin.draft.names.letters import lettered
from tuiin.draft.names.lexicon import Lexicon
from tuiin.draft.names.lines import AND, Guess, Line, Words, is_acronym, words_of
from tuiin.draft.names.people import people
from tuiin.draft.names.peoples import peoples
from tuiin.draft.names.places import placed
from tuiin.draft.names.quoted import quoted
from tuiin.draft.reading import Reading

_ACTORS: Final[frozenset[str]] = frozenset(("person", "organization", "state", "group", "office"))
_CALLED = frozenset("атты деген есімді дейтін аталатын мен пен бен және".split())
_SHORTENED = frozenset("ж жж ғ ғғ проф акад доц обл қ".split())
_GENITIVE = re.compile(".*[нтд][ыі]ң")
_WHERE = re.compile(".*(?:[дт][ае]н?|[дт][ае][ғг][ыі])")
_PLACELIKE = re.compile(
    ".*(?:[ғгқк][ае]|[-‐‑].*|(?:көл|тау|өзен|бұлақ|құм|төбе|сай|кент|абад|град|бург|стан|қорған|арал|оба|дала|лық|лік|дық|дік|тық|тік|ия|су)"
    "(?:[нтд][ыі]ң|[ндт][ыі])?)"
)
_CLASSES: Final[dict[str, NameKind]] = {
    "PERSON": "person",
    "GPE": "place",
    "LOCATION": "place",
    "FACILITY": "place",
    "ORGANISATION": "organization",
    "PROJECT": "programme",
}
# How sure the model must be.
_ENOUGH: Final[dict[NameKind, float]] = {"person": 0.4, "place": 0.4, "organization": 0.5, "programme": 0.6}
_DOUBTED, _SURELY = 0.5, 0.95  # so that no list of names says otherwise
_DASHES = frozenset('–—:;,«»"(')
_LEANING, _OPENING, _UNHEARD = 0.0, 0.15, 0.08  # where a word must be of a name by its capital, and where it begins a sentence, too


def missing(language: str) -> str:
    """Return the package that names in this language would be found better with, where it is not installed; empty where nothing lacks."""
    if language == "kk" and not find_spec("pycrfsuite"):
        return "python-crfsuite"
    return "natasha" if language == "ru" and not russian.available() else ""


def mentions(reading: Reading, registry: Registry) -> list[Mention]:
    """Return where names stand in a text, in its order; no two share a word."""
    text = words_of(reading)
    lines = [Line(sentence, text) for sentence in reading.of("head", "heading", "body", "caption", "bibliography")]
    inverted = any(map(proves_inversion, lines))
    own = Lexicon(
        [(_common(form, entry), entry) for entry in registry.entries if _is_actor(entry) for form in entry.forms], reading.language
    )
    first = settled(lines, [alike(line, chosen(_guesses(line, reading, own, inverted), line)) for line in lines])
    first = [chosen([*guesses, *introduced(line, guesses)], line) for line, guesses in zip(lines, first, strict=True)]
    again = _named(first, lines, reading.language)
    found: list[Mention] = []
    for line, guesses in zip(lines, first, strict=True):
        if line.sentence.zone != "bibliography":
            more = [one for one in _again(line, again) if not any(_holds(whole, one) for whole in guesses)]
            guesses = chosen([*guesses, *more], line)
        found += [_mention(line, guess, registry) for guess in guesses]
    return found


def _holds(whole: Guess, part: Guess) -> bool:
    """Say whether a guess of one kind is a part of a longer one."""
    return (
        whole.kind == part.kind and whole.first <= part.first and part.end <= whole.end and whole.end - whole.first > part.end - part.first
    )


def _is_actor(entry: Known) -> bool:
    return entry.kind == "actor" and entry.sort in _ACTORS


def _common(form: str, entry: Known) -> str:
    """Return a form as it may be written within a sentence: what a group is called needs no capital, whatever its label has."""
    return form if entry.sort != "group" or form[:2].isupper() else form[:1].lower() + form[1:]


def _guesses(line: Line, reading: Reading, own: Lexicon[Known], inverted: bool) -> Iterator[Guess]:
    if line.sentence.zone == "bibliography":
        yield from listed(line)
        return
    for found in own.find(line.words):
        yield Guess(found.first, found.end, found.entry.sort, "registry", 1.0, found.entry.forms[0], found.entry.reference)  # type: ignore[arg-type]
    yield from cited(line, inverted)
    yield from people(line)
    yield from quoted(line)
    yield from headed(line)
    yield from acts(line)
    yield from lettered(line)
    yield from placed(line)
    yield from peoples(line)
    for known in line.listed:
        yield Guess(known.first, known.end, known.entry.kind, "gazetteer", 0.9, known.entry.label, same_as=known.entry.same_as)
    if reading.language == "kk" and find_spec("pycrfsuite"):
        yield from _modelled(line)
    elif reading.language == "ru" and russian.available():
        yield from russian.model_names(line, reading.text)
    elif reading.language != "kk":
        yield from capitals(line)


def _modelled(line: Line) -> Iterator[Guess]:
    if not any(word[0].isupper() for word in line.words):
        return
    leaning = {number: None for number in range(len(line.words)) if _leans(line, number)}
    for found in crf.tagged(line.words, leaning, _CLASSES):
        kind = _CLASSES.get(found.kind)
        if found.end == found.first + 1 and (line.small[found.first] in table("acronyms", "kk") or _only_begins(line, found)):
            continue
        enough = _opening(line, found.first) if found.first in line.opening else _LEANING if found.first in leaning else 1
        if kind and found.confidence >= min(enough, _ENOUGH[kind]):
            yield from _parted(line, _mended(line, Guess(found.first, found.end, kind, "model", found.confidence)))
    for number in leaning:
        if number not in line.opening and _WHERE.fullmatch(line.small[number]):
            yield Guess(number, number + 1, "place", "model", 0.3)


def _opening(line: Line, number: int) -> float:
    """Return how sure the model must be of a word that begins a sentence: less so of one that nobody knows otherwise."""
    if line.given(number + 1) and not line.given(number):  # what somebody is
        return _DOUBTED
    return _OPENING if line.text.ordinary(line.words[number]) else _UNHEARD


def _only_begins(line: Line, found: crf.Tagged) -> bool:
    """Say whether the model holds a word of the language for somebody's name, without being sure."""
    word = line.words[found.first]
    return found.kind == "PERSON" and found.confidence < _SURELY and line.text.ordinary(word) and not line.given(found.first)


def _parted(line: Line, guess: Guess) -> Iterator[Guess]:
    """Yield a model's guess, or, where it holds a genitive and what is somebody's for one person, those of the two that can be names."""
    inner = next((number for number in range(guess.first, guess.end - 1) if _GENITIVE.fullmatch(line.small[number])), None)
    if guess.kind != "person" or inner is None:
        yield guess
        return
    for first, end in ((guess.first, inner + 1), (inner + 1, guess.end)):
        if not line.text.ordinary(line.words[end - 1]) or line.given(first):
            yield replace(guess, first=first, end=end)


def _mended(line: Line, guess: Guess) -> Guess:
    """Return a model's guess without what cannot belong to it at its ends, and of the kind that its ending, its capitals or a list say."""
    first, end = guess.first, guess.end
    while first < end - 1 and not line.words[first][0].isalnum():
        first += 1
    end = next((number for number in range(first + 1, end) if line.words[number] in _DASHES), end)
    while line.at(end - 1) in _CALLED and end > first + 1:
        end -= 1
    if first in line.opening and end > first + 1 and _leads_in(line, first, guess.kind):
        first += 1
    kind = guess.kind
    if kind in ("place", "organization") and line.given(first) and first not in line.known and guess.confidence < _SURELY:
        kind = "person"
    elif end == first + 1 and is_acronym(line.words[first]) and first not in line.known:
        kind = "organization"
    elif guess.confidence < _DOUBTED and _WHERE.fullmatch(line.small[end - 1]):
        kind = "place"
    elif guess.confidence < _DOUBTED and kind == "place" and end == first + 1 and _nowhere(line, first):
        kind = "person"
    return replace(guess, first=first, end=end, kind=kind)


def _nowhere(line: Line, number: int) -> bool:
    """Say whether nothing about a word alone shows that it is a place: no list, no ending of direction, no word for a place in it."""
    listed = "," in (line.at(number - 1), line.at(number + 1)) or not {line.at(number - 1), line.at(number + 1)}.isdisjoint(AND)
    return not (listed or number in line.known or _PLACELIKE.fullmatch(line.small[number]))


def _leads_in(line: Line, number: int, kind: NameKind) -> bool:
    """Say whether a word that begins a sentence only leads in the name behind it: «Қазіргі Қазақстан», «Ақын Мағжан»."""
    if not line.name(number + 1) or line.given(number):
        return False
    return line.small[number] in table("openers", line.text.language) or (kind == "person" and line.leads(number))


def _leans(line: Line, number: int) -> bool:
    """Say whether a word within a sentence must be of a name by its capital alone."""
    word = line.words[number]
    alone = line.at(number - 1) not in ("«", "“", '"', "„", ".", ":", "–", "—", "-", "(") or line.at(number - 2) in _SHORTENED
    return alone and not line.shouted and line.name(number) and len(word) > 2 and not word.isupper() and not line.text.ordinary(word)


def _named(chosen_by_line: Sequence[Sequence[Guess]], lines: Sequence[Line], language: str) -> Lexicon[Guess]:
    """Return how those who are surely named may be named again: people by their family names, organisations and programmes as before."""
    names: list[tuple[str, Guess]] = []
    for line, guesses in zip(lines, chosen_by_line, strict=True):
        for guess in guesses:
            alone = guess.end == guess.first + 1
            unsure = guess.by == "model" and (guess.confidence < 0.9 or (alone and guess.kind != "person"))
            run = guess.by == "capitals" and guess.kind == "person" and not alone
            if (guess.confidence >= 0.7 or run) and guess.by not in ("registry", "gazetteer") and not unsure:
                usual = line.text.ordinary if guess.by == "model" else line.text.common
                for form in _again_as(line, guess):
                    if form[:1].isupper() and (" " in form or not usual(form)):
                        names.append((nominative(form, language, line.text.stands), replace(guess, label="")))
    return Lexicon(names, language)


def _again_as(line: Line, guess: Guess) -> Iterator[str]:
    """Yield what somebody is called who is named again: the family name of a person, and the given name before it where it stood behind."""
    if guess.kind != "person":
        yield _label(line, guess)
        if guess.kind == "organization":
            yield _acronym(line, guess)
        if guess.by == "beside" and guess.kind == "place" and line.text.language == "kk":
            yield line.printed(guess.first, guess.end - 1)  # «Есіл өзені», then «Есіл»
        return
    words = [word for word in line.words[guess.first : guess.end] if len(word) > 2 and word[0].isupper()]
    turned = line.at(guess.first + 1) == ","
    if words:
        yield words[0] if turned else words[-1]
    if line.text.language == "kk" and len(words) > 1 and (line.given(guess.first) or guess.by == "beside"):
        yield words[0]  # in Kazakh people are called by their given names, too
    if turned and len(words) > 1:
        yield f"{words[1]} {words[0]}"


def _acronym(line: Line, guess: Guess) -> str:
    """Return the first letters of a name of three words and more; nothing for a shorter one, and for one in quotation marks."""
    parts = [word for word in line.small[guess.first : guess.end] if word not in AND]
    return "".join(part[0] for part in parts).upper() if len(parts) > 2 and all(part.isalpha() for part in parts) else ""


def _again(line: Line, names: Lexicon[Guess]) -> Iterator[Guess]:
    for found in names.find(line.words):
        yield Guess(found.first, found.end, found.entry.kind, "again", 0.75)


def _mention(line: Line, guess: Guess, registry: Registry) -> Mention:
    tokens = line.sentence.tokens[guess.first : guess.end]
    label = guess.label or _label(line, guess)
    reference = guess.reference or next((entry.reference for entry in registry.called(label) if _may_be(entry, guess.kind)), "")
    return Mention(Span(tokens[0].start, tokens[-1].end), guess.kind, label, guess.by, guess.confidence, reference, guess.same_as)


def _may_be(entry: Known, kind: NameKind) -> bool:
    """Say whether an entry can be what a name of this kind stands for: programmes are events or notions there, works are works."""
    return entry.kind == "work" if kind == "work" else entry.sort == "programme" if kind == "programme" else entry.kind == "actor"


def _label(line: Line, guess: Guess) -> str:
    """Return a name in its basic form: the last word without the ending of its case, family names in capitals written as others."""
    *before, last = line.printed(guess.first, guess.end).split(" ")
    last = nominative(last, line.text.language, partial(_stands, line.text))
    words = [*before, last]
    if guess.kind == "person":
        words = [word.title() if word.isupper() and len(word) > 4 else re.sub(r"\.(?=\w)", ". ", word) for word in words]
    return " ".join(words)


def _stands(text: Words, word: str) -> bool:
    return text.stands(word) or word in table("ranks", text.language)
