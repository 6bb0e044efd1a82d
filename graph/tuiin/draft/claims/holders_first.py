"""Who says something in a Russian or English sentence: a phrase behind a preposition, the subject before a verb, or whoever follows it."""

import re

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import DASHES, STOPS, Line, is_mark
from tuiin.draft.claims.saying import SPEAKERS, Holder, name_in, points_back
from tuiin.draft.found import Name
from tuiin.draft.lemmas import russian

FINITE = re.compile(r"(?:[еиё]т|[уюая]т|л|л[аои]|ёт)$")
AUTHOR = frozenset("i we я мы you вы ты".split())
SMALL = frozenset(
    """
        in of by and but that for as on with from to while when although however it this these those which who what there is are was were
        be been not or if because than so unless until once whether since
    """.split()
)
_CONVERB = re.compile(r"(?:[аяе]я|ив|ав|ев)$")
_CLAUSES = frozenset("что чтобы который которая которые that which who and и".split())
MOST = 14  # words of a phrase that names who says something
STARTS = re.compile(r"(?:who|which|that|котор\w+|чь[еия]\w*)$")
_PREPOSITIONS = frozenset(
    """
        of by for to with from in on at against about between into through under than like в на о об от для с со у к из за по при
        про без между над перед через
    """.split()
)
_WITH = frozenset("et al and colleagues others not never".split())  # behind the first of several authors, and before a verb
# What nobody but people and bodies of them do.
HUMAN = re.compile(r"(?:den(?:y|ie)|reject|oppos|critici|condemn|dismiss|endors|welcom|doubt|accus|urge|demand|recommend|promis|pledg)")
_SCHOLAR = re.compile(r"[a-z]{2,}(?:ologist|onomist|icist|istorian|osopher|emist|natomist)s?$")
_IT_ONLY = re.compile(
    r"(?:show|suggest|indicat|mean|prov|reveal|demonstrat|confirm|follow|seem|appear|ensur|requir|happen|illustrat|establish|impl)"
)
_GENITIVE = re.compile(r"(?:ов|ев|ей|ого|его|ами|ями|ам|ям|ах|ях|ом|ем|ым|им)$")


def is_work(line: Line, holder: Holder) -> bool:
    """Say whether what says something is a study, a report or data."""
    return any(cues.table(line.language, "PEOPLE").get(word) == "work" for word in line.words[holder.part[0] : holder.part[1]])


def is_somebody(line: Line, holder: Holder) -> bool:
    """Say whether a phrase names somebody: a name, or people."""
    people = cues.table(line.language, "PEOPLE")
    words = line.words[holder.part[0] : holder.part[1]]
    return name_in(line, *holder.part) is not None or any(people.get(word) in ("group", "pronoun") for word in words)


def phrase(line: Line, first: int) -> Holder | None:
    """Return whoever a phrase names that begins here: up to a comma, a verb or a mark; a name in it first."""
    behind, depth = first, 0
    saying = cues.table(line.language, "SAYING")
    for at in range(first, min(first + MOST, len(line))):
        word = line.words[at]
        depth += (word in "([") - (word in ")]")
        if depth == 0 and ((word in STOPS and not initial(line, at)) or word in DASHES or (word == "," and not listed(line, at))):
            break
        if depth == 0 and at > first and (STARTS.match(word) or _verb_begins(line, at, word)):
            break
        behind = at + 1
        if line.language == "ru" and saying.get(word) not in ("", "-") and FINITE.search(word):
            break
    if line.span(first, behind) is None:
        return None
    found = name_in(line, first, behind, last=False)
    head = cues.table(line.language, "PEOPLE")
    group = any(head.get(word) == "group" for word in line.words[first:behind])
    if found and not (group and found[2].kind in ("state", "place")):
        return Holder(found[2], (first, max(found[1], behind)))
    return Holder(line.span(first, behind), (first, behind), points_back(line, (first, behind)))


def _verb_begins(line: Line, at: int, word: str) -> bool:
    """Say whether the clause of what is said begins without a comma: an auxiliary, or a pronoun."""
    if line.language == "en":
        return word in ("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "it", "there", "he", "she", "they", "we")
    return bool(re.search(r"(?:ется|ются|лась|лись|ился)$", word)) or word in (
        "является",
        "был",
        "была",
        "были",
        "было",
        "составляет",
        "составила",
        "составил",
        "имеет",
    )


def initial(line: Line, at: int) -> bool:
    """Say whether a stop belongs to an initial or an abbreviation."""
    return line.words[at] == "." and at > 0 and len(line.words[at - 1]) <= 2


def listed(line: Line, at: int) -> bool:
    """Say whether a comma stands in a list of names."""
    names = [(start, end) for start, end, name in line.names if name.kind in SPEAKERS]
    end = next((end for start, end in names if start <= at + 1 < end), 0)
    behind = line.words[end : end + 2]
    return (
        bool(end and behind)
        and (behind[0] in ("and", "и", "&", "(") or behind == (",", "and"))
        and any(start <= at - 1 < stop for start, stop in names)
    )


def subject(line: Line, at: int, inside: list[bool]) -> Holder | None:
    """Return who stands before a verb as its subject: the nearest name, people, study or pronoun in the clause."""
    people = cues.table(line.language, "PEOPLE")
    depth = commas = 0
    for number in range(at - 1, max(at - 30, -1), -1):
        word = line.words[number]
        depth += (word in ")]") - (word in "([")
        if depth > 0 or inside[number]:
            continue
        commas += word == ","
        if (word in STOPS and not initial(line, number)) or commas > 3 or word in AUTHOR:
            return None
        found = next(((start, end, name) for start, end, name in line.named(number, number + 1) if name.kind in SPEAKERS[:6]), None)
        if found and not oblique(line, found[0], found[1], found[2].label):
            return _first_of(line, found)
        sort = people.get(word) or ("group" if _SCHOLAR.search(word) or _somebody(line, number) else "")
        if word == "it" and number == at - 1 and _of_it(line, at):
            sort = "pronoun"
        if sort == "pronoun" and number >= at - 4:
            return Holder(line.span(number, number + 1), (number, number + 1), True)
        if word == "those" and line.words[number + 1] not in _PREPOSITIONS | {"who"}:
            continue
        if sort in ("group", "work") and not oblique(line, number, number + 1):
            first = _begin(line, number)
            if beside := _apposed(line, first, at):
                return beside
            name = name_in(line, first, at)
            if (name and sort == "work") or (name and name[2].kind in ("person", "organization")):
                return Holder(name[2], (first, number + 1))
            stop = number + 1
            while stop < at and line.printed(stop)[:1].isupper():
                stop += 1
            return Holder(line.span(first, stop), (first, stop), points_back(line, (first, stop)))
    return None


def _first_of(line: Line, found: tuple[int, int, Name]) -> Holder:
    """Return the first of a list of people of which this is the last: `X and Y argue`."""
    start, end, name = found
    joined = False
    while start > 1 and (line.words[start - 1] in ("and", "&", "и") or (joined and line.words[start - 1] == ",")):
        last = start - 1 - (line.words[start - 2] == ",")
        joined = True
        before = next((each for each in line.named(last - 1, last) if each[1] == last and each[2].kind == name.kind), None)
        if before is None:
            break
        start, name = before[0], before[2]
    return Holder(name, (start, end))


def _somebody(line: Line, at: int) -> bool:
    """Say whether a Russian noun in the nominative names somebody, as far as its dictionary knows."""
    return line.language == "ru" and russian.is_somebody(line.words[at])


def _of_it(line: Line, at: int) -> bool:
    """Say whether "it" stands for somebody here: an office warns that, where a thing only shows that."""
    return bool(HUMAN.match(line.words[at])) or (line.words[at + 1 : at + 2] == ("that",) and not _IT_ONLY.match(line.words[at]))


def _apposed(line: Line, first: int, verb: int) -> Holder | None:
    """Return the person of whom a phrase behind a comma only says who that is: `X, the mayor of Oster, denies`."""
    named = line.named(first - 2, first - 1) if first > 1 and line.words[first - 1] == "," else iter(())
    return next((Holder(name, (start, verb)) for start, _, name in named if name.kind == "person"), None)


def _begin(line: Line, at: int) -> int:
    """Return where the phrase of a noun begins: back over its adjectives, to a mark or a small word."""
    while (
        at > 0
        and not is_mark(line.words[at - 1])
        and (
            line.language == "en"
            or re.search(r"(?:ые|ий|ый|ая|ие|ой|их|ых)$", line.words[at - 1])
            or line.words[at - 1] in ("некоторые", "многие", "эти", "наши")
        )
    ):
        if line.words[at - 1] in SMALL | {"another"} and line.words[at - 1] not in ("these", "those", "this"):
            break
        at -= 1
    return at


def oblique(line: Line, first: int, behind: int, label: str = "") -> bool:
    """Say whether a phrase is no subject: a preposition stands before it, or its ending is that of another case.

    What stands as the `label` of its name does is in no other case.
    """
    at = first - 1
    while at > 0 and line.words[at] in ("the", "a", "an", "this", "these", "his", "their", "её", "его", "их"):
        at -= 1
    if at >= 0 and line.words[at] in _PREPOSITIONS:
        return True
    return (
        line.language == "ru"
        and line.words[behind - 1] not in label.lower().split()
        and bool(_GENITIVE.search(line.words[behind - 1]))
        and not line.words[behind - 1].endswith(("ков", "нов", "ров", "лев", "сей", "гей", "дрей"))
    )


def inverted(line: Line, first: int, behind: int) -> Holder | None:
    """Return who stands behind the verb: `отмечает X, что`, `в докладе говорится`."""
    found = name_in(line, first, behind, last=False)
    if found and found[0] <= first + 1:
        return Holder(found[2], (found[0], found[1]))
    people = cues.table(line.language, "PEOPLE")
    for at in range(first, min(behind, first + 3)):
        if people.get(line.words[at]) == "group" and not oblique(line, at, at + 1):
            return Holder(line.span(first, at + 1), (first, at + 1), points_back(line, (first, at + 1)))
    return None


def appositive(line: Line, first: int) -> Holder | None:
    """Return who stands behind the verb, whatever stands beside the name: `сказал директор института X`, up to the end of the clause."""
    behind = next(
        (
            number
            for number in range(first, min(first + 2 * MOST, len(line)))
            if (line.words[number] in STOPS and not initial(line, number)) or line.words[number] in DASHES or line.words[number] in _CLAUSES
        ),
        min(first + 2 * MOST, len(line)),
    )
    near = inverted(line, first, behind)
    if near is not None and isinstance(near.slot, Name) and near.slot.kind == "person":
        return near
    for start, end, name in line.named(first, behind):
        if name.kind == "person" and not (line.words[start - 1] in _PREPOSITIONS and start > first):
            return Holder(name, (first, end))
    if near is not None:
        return near
    people = cues.table(line.language, "PEOPLE")
    sort = people.get(line.words[first]) if first < behind else ""
    if sort == "pronoun" and (first + 1 >= behind or is_mark(line.words[first + 1])):
        return Holder(line.span(first, first + 1), (first, first + 1), True)
    if sort == "group" and not oblique(line, first, first + 1):
        return Holder(line.span(first, first + 1), (first, first + 1), points_back(line, (first, first + 1)))
    return None


def nominal(line: Line, at: int, opens: bool = False) -> Holder | None:
    """Return the plural or the capital right before a verb, where no name and no people of the tables are its subject.

    Where things do what the verb says as well as people do, only a capital is one; the first word of a sentence where it `opens` may be.
    """
    last = at - 1
    while last > 0 and (line.words[last].endswith("ly") or line.words[last] in cues.table(line.language, "AUXILIARIES")):
        last -= 1
    who = line.words[last] == "who"
    while last > 0 and (line.words[last] == "who" or (who and line.words[last] == ",")):
        last -= 1
    word, printed = line.words[last], line.printed(last)
    if last < 0 or is_mark(word) or word in SMALL or word in AUTHOR or word in cues.table(line.language, "POINTING") or len(word) < 3:
        return None
    things = not who and line.words[at] in cues.table(line.language, "THINGS_TOO")
    plural = line.language == "en" and not things and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    capital = (
        printed[:1].isupper()
        and (last > 0 or opens or (line.language == "ru" and not things))
        and not any(True for _ in line.named(last, last + 1))
    )
    first = _begin(line, last)
    body = line.language == "en" and not things and last > first and line.words[first] in ("the", "a", "an", "its", "their")
    if not (plural or capital or body) or oblique(line, last, last + 1):
        return None
    return None if oblique(line, first, last + 1) else Holder(line.span(first, last + 1), (first, last + 1))


def adjacent(line: Line, end: int, at: int) -> bool:
    """Say whether nothing but brackets, adverbs and auxiliaries stands between two words, or the verb goes on behind "and" or "who"."""
    if line.words[at - 1] in ("and", "who", "but", "then", "also"):
        return True
    bare = line.bare()
    auxiliaries = cues.table(line.language, "AUXILIARIES")
    return all(
        is_mark(word) or word.endswith("ly") or word in auxiliaries or word in _WITH or line.printed(number)[:1].isupper()
        for number, word in enumerate(line.words[end:at], end)
        if bare[number]
    )


def spoken_of(word: str) -> bool:
    """Say whether a Russian verb stands in the third person or is a converb, and is no passive."""
    return (
        FINITE.search(word) is not None
        or _CONVERB.search(word) is not None
        or word.startswith(
            (
                "соглаша",
                "соглас",
                "жалу",
                "пожалов",
                "сомнева",
                "усомни",
                "придержива",
                "ссыла",
                "опаса",
                "боит",
                "боят",
                "боял",
                "наде",
                "беспоко",
                "задаёт",
                "задает",
            )
        )
        or re.fullmatch("(?:соглас|увер|убежд)(?:ен|ён|на|ны|ена|ены)", word) is not None
    )
