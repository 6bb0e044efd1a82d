"""Organisations, offices and programmes known by the word that heads them, such as a ministry, a president."""

import re
from collections.abc import Iterator

from tuiin.draft.found import NameKind
from tuiin.draft.names.cues import forms, words
from tuiin.draft.names.gazetteer import gazetteer
from tuiin.draft.names.inflected import nominative
from tuiin.draft.names.lines import AND, Guess, Line, is_acronym
from tuiin.draft.names.quoted import Quoted, quotes

_VERBAL = re.compile(r".*(?:ған|ген|қан|кен|атын|етін|ып|іп|еді|ады|ды|ді|да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке)")
_UNQUOTED: tuple[tuple[str, NameKind], ...] = (("organisations", "organization"), ("plans", "programme"))
_SOURCE = re.compile("мәлімет|дере[кг]|баяндама|есеб|зерттеу|хабар|жариялаған|сауалнама|болжам|пікір")
_LONGEST = 16  # words of a name
_CASES = re.compile("(?:н[ыі]ң|н|н[ае]н?|нд[ае]|мен|нд[ае][ғг][ыі].*|нш[ае])?")  # behind a possession
_GENITIVE = re.compile(".*[нтд][ыі]ң")
_PLACED = re.compile(".*[дт][ае]н?")
_FAMILY = re.compile(".*(?:[оеё]в[аы]?|ина?|ұлы|қызы)")
_GENITIVE_RU = re.compile(".*(?:ого|его|[оеыи][йх]|[иыая]|[оеё]в)")
_VERBAL_RU = re.compile(".*(?:л[аи]|ся|[аеиоую]т|ны|на|ть|ми)")
_ADJECTIVE_RU = re.compile(".*(?:[ыио]й|ая|[ео]го|[ео]му|[ыиео]м|ую)")
_JOINING_EN = frozenset("of for the and on".split())


def headed(line: Line) -> Iterator[Guess]:
    """Yield organisations and programmes by their heads, then offices."""
    language = line.text.language
    if language == "kk":
        yield from _kazakh(line, list(quotes(line)))
    elif language == "ru":
        yield from _russian(line)
    yield from _latin(line)
    if language == "en":
        yield from _apposed(line)
    yield from _offices(line, language)


def _at(table: str, line: Line) -> set[int]:
    """Return the numbers of the words of a sentence that are forms of a table's words."""
    found = forms(table, line.text.language).find(line.small)
    return {one.first for one in found if line.text.language != "kk" or _CASES.fullmatch(line.small[one.first], len(one.form))}


def _kazakh(line: Line, quotations: list[Quoted]) -> Iterator[Guess]:
    quoted = {number for quote in quotations for number in range(quote.first, quote.end)}
    strong = _at("strong", line)
    for table, kind in _UNQUOTED:
        for head in sorted(_at(table, line)):
            first = _left(line, head, quoted, bold=head in strong or _vouched(line, head))
            if (
                first is not None
                and not _of_a_place(line, head)
                and not _middle(line, first, head)
                and not (kind == "programme" and _GENITIVE.fullmatch(line.small[first]))
            ):
                yield Guess(first, head + 1, kind, "head", 0.85)


def _vouched(line: Line, head: int) -> bool:
    """Say whether what follows a head shows that it ends a name: what it has reported, or an acronym."""
    shortened = line.at(head + 1) == "(" and any(is_acronym(word) for word in line.words[head + 2 : head + 3])
    return shortened or bool(_SOURCE.match(line.at(head + 1)))


def _of_a_place(line: Line, head: int) -> bool:
    """Say whether a small head belongs to a place: «Сарыбел ауылының мектебі»."""
    before = line.words[head - 1]
    return before[0].islower() and bool(_GENITIVE.fullmatch(before))


def _middle(line: Line, first: int, head: int) -> bool:
    """Say whether a centre is that of a country, and no organisation: «Ресей орталығында»."""
    return line.small[head].startswith("орталығ") and first in line.known and line.known[first].end == head


def _left(line: Line, head: int, quoted: set[int], bold: bool) -> int | None:
    """Return where a Kazakh name begins that ends with a head: the first of the words with capitals that lead to it.

    Small words may stand between these and the head, as in «Білім және ғылым министрлігі»; before them only `атындағы`.
    """
    number = head - 1
    opening = min(line.opening)
    while number > head - 6 and _bridges(line, number, head, quoted):
        number -= 1
    first = None
    while number >= max(0, head - _LONGEST) and first != _known_whole(line, number + 1, head):
        if line.name(number) and (number in quoted) == (head in quoted) and not _leads_away(line, number, head):
            first = number
        elif not (first and _named_after(line, number)) and not (line.at(number) == "." and line.initial(number - 1)):
            break
        number -= 1
    between = range(opening + 1, head)
    if first is None and number == opening and bold and line.words[opening][0].isupper():
        small = line.small[opening] in line.text.starters or any(_GENITIVE.fullmatch(line.words[one]) for one in between)
        return None if small else opening
    lone = first == opening and opening not in line.known and all(line.words[one][0].islower() for one in between)
    return None if lone and not bold and line.small[head].startswith(words("many", "kk")) else first


def _named_after(line: Line, number: int) -> bool:
    """Say whether a small word stands between a name and what is named after it: «Абылай хан атындағы»."""
    here, after = line.small[number], line.at(number + 1)
    return here == "атындағы" or (after == "атындағы" and here in words("ranks", "kk"))


def _known_whole(line: Line, number: int, head: int) -> int:
    """Return the number of a word where a well-known organisation begins, since what is before it does not belong to it; else -1."""
    if line.words[number].islower():
        return -1
    return next(
        (number for found in gazetteer("kk").find(line.words[number:head]) if not found.first and found.entry.kind == "organization"), -1
    )


def _bridges(line: Line, number: int, head: int, quoted: set[int]) -> bool:
    """Say whether a small word can stand between the capital of a name and its head: it is no verb, and has no ending of place."""
    if number < 0 or (number in quoted) != (head in quoted):
        return False
    word = line.small[number]
    small = line.words[number][0].islower() and not _VERBAL.fullmatch(word) and word not in line.text.starters
    return small or (word in AND and number + 1 < head) or (word == "," and number + 1 < head and line.at(number + 2) in (*AND, ","))


def _leads_away(line: Line, number: int, head: int) -> bool:
    """Say whether a word stands in another case than the genitive, or is a family name that has nothing to do with the head.

    «Орскіде мектеп», «Назарбаев патша үкіметі»; but «Назарбаев университеті», «Канада үкіметі».
    """
    word = line.small[number]
    if _GENITIVE.fullmatch(word) or _whole(line.words[number]) or word.endswith("стан"):
        return False
    small = number + 1 < head and line.words[number + 1][0].islower() and line.at(number + 1) != "атындағы"
    return bool(_PLACED.fullmatch(word)) or (small and bool(_FAMILY.fullmatch(word))) or nominative(word, "kk", line.text.stands) != word


def _whole(word: str) -> bool:
    """Say whether a word is a well-known name as it is."""
    return any(found.form == word for found in gazetteer("kk").find([word]))


def _russian(line: Line) -> Iterator[Guess]:
    heads = sorted(_at("organisations", line))
    for head in heads:
        first = head
        while first > max(0, head - 6) and _ADJECTIVE_RU.fullmatch(line.small[first - 1]) and line.words[first - 1][0].isalpha():
            first -= 1
        while first < head and not line.name(first):
            first += 1
        capital = line.words[head][0].isupper()
        end = _russian_end(line, head, [other for other in heads if other > head], loose=capital or first < head)
        if first < head or (capital and end > head + 1):
            yield Guess(first, end, "organization", "head", 0.75)


def _russian_end(line: Line, head: int, others: list[int], loose: bool) -> int:
    """Return where a Russian name ends: behind words with capitals and, where `loose`, nouns in the genitive before them or alone."""
    number = last = head + 1
    while number < len(line.words) and number < head + 9 and number not in others:
        if line.name(number):
            last = number + 1
        elif line.at(number) in ("и", "по", "имени", "им", "при"):
            if line.at(number) == "и" and (number + 1 in others or line.name(number + 1)):
                break
        elif (
            line.words[number][0].islower() and _GENITIVE_RU.fullmatch(line.small[number]) and not _VERBAL_RU.fullmatch(line.small[number])
        ):
            last = number + 1 if loose else last
        elif not (line.at(number) == "." and line.at(number - 1) == "им"):
            break
        number += 1
    return last


def _latin(line: Line) -> Iterator[Guess]:
    """Yield names in Latin letters, in whatever language they are quoted, by their English and other Western heads."""
    surveys = {found.first for found in forms("surveys", "en").find(line.small)}
    for head in sorted(_at("programmes", line) | surveys):
        first = head
        while line.name(first - 1) and first - 1 not in line.opening and head - first < _LONGEST:
            first -= 1
        if head - first > 1 or (head > first and line.words[head][0].isupper()):
            body = line.small[head] == "survey" and _vouched(line, head)
            kind: NameKind = "organization" if body else "work" if head in surveys else "programme"
            yield Guess(first, head + 1, kind, "head", 0.8)
    for head in sorted(found.first for found in forms("organisations", "en").find(line.small)):
        if not line.words[head][0].isupper():
            continue
        first, end = head, head + 1
        while first > max(0, head - _LONGEST) and (
            line.name(first - 1)
            or (line.at(first - 1) in ("of", "and", "for", "&") and line.name(first - 2))
            or _of_several(line, first - 1)
        ):
            first -= 1
        while end < min(len(line.words), head + _LONGEST):
            step = end
            while line.at(step) in _JOINING_EN and line.at(end) in ("of", "for", "on"):
                step += 1
            if not line.name(step) or (step == end and line.small[end - 1].endswith(("'s", "’s"))) or step > end + 2:
                break
            end = step + 1
            if line.at(end) in ("and", "&") and line.name(end + 1) and step > head + 1:
                end += 2
        if end > first + 1:
            yield Guess(first, end, "organization", "head", 0.85)


def _of_several(line: Line, number: int) -> bool:
    """Say whether a mark makes the plural before it a possessive within a name: «Traders' Union»."""
    if line.at(number) not in ("'", "’") or not line.name(number - 1) or not line.at(number - 1).endswith("s"):
        return False
    before, mark, following = line.sentence.tokens[number - 1 : number + 2]
    return before.end == mark.start and mark.end < following.start


def _apposed(line: Line) -> Iterator[Guess]:
    """Yield English names behind a noun that says what they are: «the newspaper Izvestia»."""
    for found in forms("apposed", "en").find(line.words):
        end = found.end
        while line.name(end) and end < found.end + 4:
            end += 1
        if end > found.end and found.first > 0 and line.words[found.first][0].islower() and line.at(end - 1)[-2:] not in ("'s", "’s"):
            yield Guess(found.end, end, "organization", "head", 0.75)


def _offices(line: Line, language: str) -> Iterator[Guess]:
    known = {found.end if language == "kk" else found.first: found for found in line.known.values()}
    for head in sorted(_at("offices", line)):
        place = None
        if language == "kk":
            place = known.get(head - (line.at(head - 1) in ("бас", "бірінші", "бұрынғы", "тұңғыш", "вице")))
            first, end = (place.first, head + 1) if place else (head, head + 1)
            led = _left(line, head, set(), bold=False) if line.small[head].startswith("министрі") else None
            if led is not None and led < head and not place:
                yield Guess(led, head + 1, "office", "office", 0.8)
        else:
            step = head + 1 + (language == "en" and line.at(head + 1) == "of") + (language == "en" and line.at(head + 2) == "the")
            place = known.get(step) if language == "ru" or line.at(head + 1) == "of" else None
            first, end = (head, place.end) if place else (head, head + 1)
            if language == "en" and line.at(head - 1) == "prime":
                first -= 1
        if place and place.entry.kind in ("state", "organization", "place"):
            yield Guess(first, end, "office", "office", 0.8)
