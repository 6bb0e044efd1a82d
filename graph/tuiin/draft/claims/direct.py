"""Who says something that stands as an object or a bare clause, in Russian and English: `X denies …`, `X said it was …`."""

import re
from collections.abc import Iterator
from typing import Literal

from tuiin.draft.claims import cues, holders_first, unsaid, verbs
from tuiin.draft.claims.line import STOPS, Line, is_mark
from tuiin.draft.claims.saying import Holder, Saying, says_something, stance_of
from tuiin.draft.claims.verbs import Verb

_Sort = Literal["", "bare", "as", "goal", "object", "taken", "found"]
_TAKEN = ("считает", "считают", "считал", "считали", "считала")
_BROAD = frozenset("say says said think thinks thought believe believes believed suggest suggests suggested".split())
_CLAUSE = frozenset("it he she they there we this his their its that".split())
_NO_CLAUSE = frozenset(
    "when where if for in up as only even across because while and but or with at on of to from by after before until".split()
)
_NO_OBJECT = frozenset("by in to for as at on".split())
_OBJECTS = ("disputes", "denies", "recommends", "endorses", "questions")
_INFINITIVE = re.compile(r"..(?:ть|ти|чь|ться|тись)$")
_WISHING = re.compile(r"(?:propos|suggest|recommend|advocat)")
_FORESEEING = re.compile(r"(?:predict|forecast|foresee|прогноз|предсказ|предвид|ожида)")
_PROMISING = re.compile(r"(?:promis|pledg|vow|обеща|пообеща)")


def sayings(line: Line, at: int, verb: Verb, inside: list[bool]) -> Iterator[Saying]:
    """Yield what stands behind a verb of saying as its object, or as a clause without a word that leads it in."""
    sort = _sort(line, at, verb)
    if sort == "bare" and not _begins_clause(line, at, line.words[verb.behind] if verb.behind < len(line) else ".") and _found(line, at):
        sort = "found"
    if not sort or (sort != "goal" and not _governs(line, at, verb, sort)):
        return
    following = line.words[verb.behind] if verb.behind < len(line) else "."
    bare = sort == "bare"
    if bare and not _begins_clause(line, at, following):
        return
    if sort == "object" and verb.stance in ("disputes", "denies") and _goes_on(line, verb.behind):
        return
    stance = "recommends" if sort == "goal" and _WISHING.match(line.words[at]) else verb.stance
    human = sort == "object" and holders_first.HUMAN.match(line.words[at]) is not None
    holder = _acting(line, at, inside, bare or human, sort in ("as", "goal"))
    if sort == "found" and not (holder and _cited(line, holder.part[1], at)):
        return
    first = verb.behind
    if holder is None and line.language == "ru" and line.words[0] in ("с", "со") and at <= 4:
        holder, first = holders_first.appositive(line, at + 1), 0  # С этим не согласен X
    least = 3 if bare else 1 if verb.behind > at + 1 else 2
    if holder is not None and says_something(line, (first, len(line)), least):
        what = (first, unsaid.clause_end(line, first)) if first else (0, at)
        yield Saying(f"rule:attribution/{line.words[at]}", holder, what, (at, verb.behind), stance_of(stance), 0.65)


def _goes_on(line: Line, first: int) -> bool:
    """Say whether a colon follows in the clause that begins here: what stands behind it is what is held against somebody."""
    stop = next((at for at in range(first, len(line)) if line.words[at] in STOPS), len(line))
    return stop < len(line) and line.words[stop] == ":" and says_something(line, (stop, len(line)), 3)


def not_found(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """Yield `X (2012) did not find any difference`: with a citation as its subject, what was not found is what is said."""
    if not _found(line, at) or not verbs.is_denied(line, at):
        return
    holder = holders_first.subject(line, at, inside)
    if holder is not None and _cited(line, holder.part[1], at) and says_something(line, (at, len(line))):
        yield Saying(f"rule:attribution/{line.words[at]}", holder, (at - 1, unsaid.clause_end(line, at)), (at, at + 1), "asserts", 0.65)


def _sort(line: Line, at: int, verb: Verb) -> _Sort:
    """Return how what is said may be joined to a verb; empty where it cannot be but by "that"."""
    word, language = line.words[at], line.language
    following = line.words[verb.behind] if verb.behind < len(line) else "."
    if word in cues.table(language, "DESCRIBING") and any(each in ("as", "как") for each in line.words[at + 2 : at + 12]):
        return "as"
    if verb.behind > at + 1 or _aims(line, word, verb.behind, following):
        return "goal"
    if language == "en" and word in cues.table("en", "BARE"):
        return "bare"
    if word in _TAKEN:
        return "taken"
    if verb.stance == "hypothesises" and _FORESEEING.match(word) and not following.startswith("that"):
        return "object"
    if verb.stance in _OBJECTS and not word.startswith(("ask", "wonder", "спр", "вопрош")):
        return "object"
    return "found" if _found(line, at) else ""


def _found(line: Line, at: int) -> bool:
    """Say whether a verb takes a thing that was found: `X (2012) found no difference`."""
    return line.words[at] in cues.table(line.language, "FINDING")


def _cited(line: Line, end: int, at: int) -> bool:
    """Say whether a year in brackets stands between somebody and a verb, and nothing but adverbs beside it."""
    year = any(word.isdigit() and len(word) == 4 for word in line.words[end:at]) and "(" in line.words[end:at]
    return year and (line.language == "ru" or holders_first.adjacent(line, end, at))


def _aims(line: Line, word: str, behind: int, following: str) -> bool:
    """Say whether what should be done follows a verb: `proposes closing …`, `promised to …`, `expects X to …`, `обещает сохранить …`."""
    if line.language == "ru":
        return bool(_PROMISING.match(word) and _INFINITIVE.search(following))
    if following == "to":
        return bool(_PROMISING.match(word))
    if word.startswith("expect"):
        end = next(
            (number for number in range(behind, len(line)) if is_mark(line.words[number]) or line.words[number] == "that"), len(line)
        )
        return "to" in line.words[behind + 1 : min(behind + 9, end)]
    for_something = following == "for" and (word.startswith("call") or word in ("argued", "argues"))
    return for_something or bool(following.endswith("ing") and _WISHING.match(word))


def _governs(line: Line, at: int, verb: Verb, sort: _Sort) -> bool:
    """Say whether an object follows a verb, and the verb is one."""
    following = line.words[verb.behind] if verb.behind < len(line) else "."
    if sort == "as" and following == "of":
        return True
    if is_mark(following) or following in _NO_OBJECT or following.endswith(("self", "selves")):
        return False
    if line.language == "en":
        return not unsaid.noun_like(line, at) and (not line.words[at].startswith("agree") or following == "with")
    if line.words[at].startswith(("соглас", "соглаша")):
        return following in ("с", "со") or line.words[0] in ("с", "со")
    near = line.words[verb.behind : verb.behind + 4]
    return verb.stance != "recommends" or any(_INFINITIVE.search(word) for word in near if not is_mark(word))


def _begins_clause(line: Line, at: int, following: str) -> bool:
    """Say whether a clause without "that" follows a verb: a pronoun does, or a phrase with its verb."""
    if following in _NO_CLAUSE or (line.words[at] in cues.table("en", "INTRANSITIVE") and following not in _CLAUSE):
        return False
    verb = any(word in ("is", "was", "were", "are", "has", "had") or word.endswith("ed") for word in line.words[at + 2 : at + 7])
    modal = any(word in ("could", "would", "should", "can", "will", "must", "cannot") for word in line.words[at + 2 : at + 6])
    said = line.words[at] in ("said", "says") and not following.endswith("ing")
    known = line.words[at] in _BROAD and (following == "the" or any(line.named(at + 1, at + 2)))
    return following in _CLAUSE or modal or verb or said or known


def _acting(line: Line, at: int, inside: list[bool], loose: bool, describing: bool) -> Holder | None:
    """Return whose verb this is, where it stands near enough for an object or a bare clause."""
    holder = holders_first.subject(line, at, inside) or (holders_first.nominal(line, at, describing) if loose or describing else None)
    if holder is None or unsaid.supposed(line, at, holder) or unsaid.by_author(line, at):
        return None
    if line.words[holder.part[1]] == line.words[at - 1] == ",":
        return holder  # between commas stands who that is
    participle = line.words[at].endswith("ing") and line.words[at - 1] == ","
    if holder.part[1] < at - 3 and not participle and not holders_first.adjacent(line, holder.part[1], at):
        return None
    return None if any(holders_first.STARTS.match(word) for word in line.words[holder.part[1] : at - 1]) else holder
