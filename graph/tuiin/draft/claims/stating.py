"""What is said as a noun in Kazakh, where the verb of saying stands last: `X …-ғанын айтты`, `X …-ны жоққа шығарады`, `…-уды ұсынады`."""

import re
from collections.abc import Callable, Iterator

from tuiin.draft.claims import acting_last, cues, holders_last, verbs
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import CLOSING, Line, is_mark
from tuiin.draft.claims.saying import SPEAKERS, Holder, Saying, says_something, stance_of
from tuiin.draft.claims.verbs import Verb
from tuiin.draft.lemmas.phrases import noun_reading

AUTHOR = re.compile(r"(?:м[ыі]н|м[ыі]з|п[ыі]н|пп[ыі]з|б[ыі]з|[дт][ыі]м|[дт][ыі][қк]|[ае]йын|ейін|йық|йік|дік|уға|уге|[ғқ]ым|[гк]ім)$")
NOW = frozenset(
    "ақ де да те та былай осылай осылайша тағы бір ашық жиі әрі өз тура анық нақты алғаш рет баса атап ашып жазып айтып тек".split()
)
_DATIVE_CLAUSE = re.compile(r"(?:[ғқ]анына|[гк]еніне|[ае]?тынына|етініне|йтініне|екеніне|уына|уіне|уға|уге)$")
_PLACED = re.compile(r"(?:[ғқ]ан|[гк]ен|ған|ген|тын|тін)$")
_TO_DO = re.compile(r"..(?:[ую]ды|[ую]ді|[ую]ын|[ую]ін|[ую]ға|[ую]ге)$")
_UNDERGONE = re.compile(r"..(?:[ыі]л|[еа]л|[ыі]н)у(?:ды|ді|ын|ін)$")
_FAR = 18  # words between a verb and the clause that it takes
# The cases in which a verb takes what is said where it is no clause.
_TAKES = {
    "denies": ("accusative", "dative", "ablative"),
    "disputes": ("accusative", "dative", "instrumental"),
    "endorses": ("accusative", "dative", "instrumental"),
    "questions": ("dative",),
}
_OBJECTS = frozenset(_TAKES) | {"recommends", "уәде", "қауіптенеді"}


def clause(line: Line, at: int, verb: Verb, inside: list[bool]) -> Iterator[Saying]:
    """`X …-ғанын айтты`: what is said stands as a clause in the accusative; `X …-ны атап өтті` any object."""
    word, end = line.words[at], verb.behind - 1
    named = holders_last.behind_verb(line, end + 1) if _PLACED.search(line.words[end]) and not finite(line, end) else None
    if AUTHOR.search(line.words[end]) or not (named or finite(line, end)):
        return
    following = line.words[end + 1] if end + 1 < len(line) else ""
    if line.words[end].endswith(("ып", "іп")) and AUTHOR.search(following):
        return
    first = next((number for number in range(at - 1, max(at - _FAR, 0), -1) if _taken(word, verb, line)(line.words[number])), -1)
    far = at - first > 7 and not any(name.kind == "person" for _, _, name in line.named(first + 1, at))
    if first < 1 or far or any(is_mark(each) and each not in CLOSING and each not in ".()–-" for each in line.words[first + 1 : at]):
        return
    between = next((Holder(name, (start, stop)) for start, stop, name in line.named(first + 1, at) if name.kind in SPEAKERS[:4]), None)
    start = holders_last.clause_start(line, first)
    holder = named or between or holders_last.subject(line, start, first, inside) or holders_last.study(line, first)
    begin = start if between or named else holder.part[1] if holder else start
    if (holder or left_out(line, start, first, end)) and says_something(line, (begin, first + 1)):
        confidence = 0.75 if holder else 0.55
        yield Saying(
            "rule:attribution/екенін", holder, (begin, first + 1), (first, end + 1), stance_of(verb.stance), confidence, not holder
        )


def _taken(word: str, verb: Verb, line: Line) -> Callable[[str], object]:
    """Return what a verb takes as what is said: any object, a clause in the dative behind "hope", or in the accusative."""
    if word in ("атап", "баса"):
        return _is_object
    return _DATIVE_CLAUSE.search if word.startswith(("сенім", "үміт", "күмән", "шүбә", "уәде", "сөз", "қауіптен")) else is_clause


def stated(line: Line, at: int, verb: Verb, inside: list[bool]) -> Iterator[Saying]:
    """`X …-ны дәлелдеді`, `X …-ны … ретінде сипаттайды`, `X … туралы айтты`: what is said stands as a noun, or before "about"."""
    end = verb.behind - 1
    if not finite(line, end) or AUTHOR.search(line.words[end]):
        return
    if line.words[end + 1 : end + 2] == (":",) and says_something(line, (end + 2, len(line))):
        holder = holders_last.subject(line, 0, at, inside)
        if holder and sum(line.bare()[holder.part[1] : at]) <= 3:
            yield Saying("rule:attribution/айтқан:", holder, (end + 2, len(line)), (at, end + 2), "asserts", 0.7)
        return
    last, rule = _joined(line, at, verb)
    if not rule:
        return
    start = holders_last.clause_start(line, last)
    holder = holders_last.subject(line, start, last - 1, inside) or holders_last.study(line, last - 1)
    who = acting_last.nominative(line, start, last - 1) if holder is None and rule in _OBJECTS else None
    if who and rule not in _TAKES and "pl" not in noun_reading(line.words[who[1] - 1]).tags.split():
        return  # a thing that demands something only needs it
    holder = Holder(line.span(*who), who) if who else holder
    begin = holder.part[1] if holder else start
    if (holder or (rule in _OBJECTS and left_out(line, start, last, end))) and says_something(line, (begin, last)):
        confidence = 0.65 if holder else 0.5
        yield Saying(f"rule:attribution/{rule}", holder, (begin, last), (last, end + 1), stance_of(verb.stance), confidence, not holder)


def _joined(line: Line, at: int, verb: Verb) -> tuple[int, str]:
    """Return where what is said ends before a verb, and by which rule it is; no rule where the verb only stands there."""
    word = line.words[at]
    last = at
    while last > 0 and line.words[last - 1] in cues.table("kk", "BETWEEN"):
        last -= 1
    before = line.words[last - 1] if last else ""
    if before in ("туралы", "жөнінде", "жайлы", "жайында") and last > 3 and is_clause(line.words[last - 2] + "н"):
        return last - 1, "туралы"
    taken = "ретінде" in line.words[max(at - 5, 0) : at] and (before == "ретінде" or case(before) == "accusative")
    if taken and word in cues.table("kk", "DEPICTING"):
        return at, "ретінде"
    if case(before) in _TAKES.get(verb.stance, ()):
        return last, verb.stance
    if verb.stance == "recommends" and _TO_DO.search(before):
        return last, "recommends"
    if verb.stance == "asserts" and case(before) == "ablative" and verbs.unsure(line, at, at + 1):
        return last, "қауіптенеді"
    if verb.stance == "asserts" and word in ("уәде", "сөз") and _TO_DO.search(before):
        return last, "уәде"
    if word in cues.table("kk", "STATING") and any(case(each) == "accusative" for each in line.words[max(at - 4, 0) : at]):
        return at, "дәлелдеді"
    return at, ""


def left_out(line: Line, first: int, behind: int, verb: int) -> bool:
    """Say whether nobody who could say it stands in a clause that a finite verb of saying closes: it goes on with whoever spoke before."""
    speaking = cues.table("kk", "LEADS")
    opens = next(
        (number for number in range(first, behind) if not is_mark(line.words[number]) and line.words[number] not in speaking), behind
    )
    undergone = any(_UNDERGONE.search(word) for word in line.words[max(behind - 1, 0) : behind])  # зерттелуді талап етеді
    return (
        not undergone
        and finite(line, verb)
        and opens < behind
        and not any(name.kind in SPEAKERS[:4] for _, _, name in line.named(opens, opens + 1))
    )


def _is_object(word: str) -> bool:
    return case(word) == "accusative"


def is_clause(word: str) -> bool:
    """Say whether a word closes a clause that is an object: келгенін, екенін."""
    return cues.pattern("kk", "ACCUSATIVE_CLAUSE").search(word) is not None


def finite(line: Line, at: int) -> bool:
    """Say whether a verb can end a clause here: before a mark, or before an auxiliary and a mark."""
    word = line.words[at]
    if word.endswith(("ып", "іп")) or re.search(r"(?:й|п)$", word):
        return at + 1 < len(line) and (
            is_mark(line.words[at + 1]) or line.words[at + 1].startswith(("отыр", "кел", "өт", "бер", "жүр", "шық", "көр"))
        )
    return holders_last.ends_clause(line, at + 1) and bool(
        re.search(r"(?:[дт][ыі]|[ғқ]ан|[гк]ен|йды|йді|ады|еді|пты|пті|мақ|мек|са|се|уде)$", word)
    )
