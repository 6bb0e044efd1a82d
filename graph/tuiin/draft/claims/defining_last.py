"""What is called what in Kazakh: `X дегеніміз – …`, `X – …`, `… X деп аталады`, `X ұғымы … білдіреді`."""

import re
from collections.abc import Iterator

from tuiin.draft.claims import cues
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.defining import MOST, Defined, led
from tuiin.draft.claims.line import DASHES, Line, is_mark
from tuiin.draft.claims.saying import Part, quoted_at
from tuiin.draft.lemmas import is_verb

_FIRST_PERSON = re.compile(r"..(?:м[ыі]н|м[ыі]з|п[ыі]з)$")
_PAST = re.compile(r"..[мпб][ае](?:д[ыі](?:қ|к|м|ң|ңыз|ңіз)?|ғанбыз|гендік)$")  # алмадық: a denied verb, whoever acts
_ADJECTIVE = re.compile(r"..(?:лы|лі|ды|ді|ты|ті|л[ыі][қк]|[дт][ыі][қк]|с[ыі]з|й|тік|тық)$")


def defined(line: Line) -> Iterator[Defined]:
    """Yield the definitions that a Kazakh sentence may give."""
    end = len(line) - (line.words[-1] in ".!?…;")
    bare = line.bare()
    yield from _meant(line)
    for at, word in enumerate(line.words[:40]):
        following = line.words[at + 1] if at + 1 < len(line) else ""
        if not bare[at]:
            continue
        if word == "дегеніміз" and at:
            yield Defined("дегеніміз", (0, at), (_behind_mark(line, at + 1), end), (at, at + 1), "defined-as", 0.9)
        elif word in DASHES and following == "бұл" and 0 < sum(bare[:at]) <= MOST + 4:
            yield Defined("бұл", (0, at), (at + 2, end), (at, at + 2), "defined-as", 0.85)
        elif word in DASHES and 0 < sum(bare[:at]) <= MOST + 2 and _copula(line, at, end):
            yield Defined("–", (0, at), (at + 1, _without_copula(line, end)), (at, at + 1), "is-a", 0.65)
        elif word == "бұл" and 0 < at <= 5 and not any(_no_subject(each) for each in line.words[:at]) and _nominal(line, end):
            yield Defined("бұл", (0, at), (at + 1, end), (at, at + 1), "defined-as", 0.6)
    yield from _called(line)


def _no_subject(word: str) -> bool:
    """Say whether a word stands in no short subject: a mark, a word in a case, or whoever speaks."""
    return is_mark(word) or case(word) != "" or word in ("мен", "сен", "біз", "сіз", "ол", "олар")


def _without_copula(line: Line, end: int) -> int:
    """Return where a Kazakh clause ends without the words that only say "is": `болып табылады`."""
    if line.words[max(end - 2, 0) : end] in (("болып", "табылады"), ("болып", "саналады"), ("болып", "есептеледі")):
        return end - 2
    return end


def _meant(line: Line) -> Iterator[Defined]:
    """`X ұғымы … білдіреді`, `X терминінің мағынасы – …`: what a word or notion means."""
    for at, word in enumerate(line.words[:12]):
        if word not in cues.table("kk", "NOTION") or at == 0 or line.words[at + 1 : at + 2] in (("туралы",), ("жөнінде",)):
            continue
        verb = next((number for number in range(len(line) - 1, at + 2, -1) if line.words[number] in cues.table("kk", "MEANING")), -1)
        if verb > 0:
            yield Defined("ұғымы", (0, at), (at + 1, verb), (verb, verb + 1), "defined-as", 0.8)
        return


def _behind_mark(line: Line, at: int) -> int:
    while at < len(line) - 1 and (is_mark(line.words[at]) or line.words[at] == "бұл"):
        at += 1
    return at


def _nominal(line: Line, end: int) -> bool:
    """Say whether a Kazakh clause ends with a noun in the nominative, not with a verb."""
    end = _without_copula(line, end)
    last = line.words[end - 1] if end else ""
    if is_mark(last) or last in cues.table("kk", "NO_NOUN") or _PAST.search(last):
        return False
    return case(last) == "" and not last.endswith(
        ("ады", "еді", "йды", "йді", "ған", "ген", "қан", "кен", "ды", "ді", "ты", "ті", "мақ", "мек", "уда", "уде", "ып", "іп", "са", "се")
    )


def _copula(line: Line, at: int, end: int) -> bool:
    """Say whether a dash stands for "is": a short subject without commas before it, a noun at the end, no other dash."""
    before = led(line, [word for word, bare in zip(line.words[:at], line.bare(), strict=False) if bare])
    outside = [word for word, bare in zip(line.words[at + 1 : end], line.bare()[at + 1 : end], strict=True) if bare]
    if not before or any(word in ",;:." for word in before) or any(word in DASHES for word in outside):
        return False
    if is_verb(before[-1], "kk") or _FIRST_PERSON.search(before[-1]) or before[0] in ("мен", "сен", "біз", "сіз"):
        return False
    if len(before) > MOST or any(word[0].isdigit() for word in before) or case(before[-1]) not in ("", "accusative"):
        return False
    return end - at > 3 and _nominal(line, end) and "емес" not in line.words[at:end]


def _called(line: Line) -> Iterator[Defined]:
    """`X деп … айтады`, `…-ны X деп атайды`, `… X деп аталады`."""
    for at, word in enumerate(line.words):
        if word != "деп" or at == 0:
            continue
        verb = next((number for number in range(at + 1, len(line)) if line.words[number] in cues.table("kk", "CALLING")), -1)
        if verb < 0:
            return
        if verb > at + 3:
            if at <= MOST:
                yield Defined("деп-айтады", (0, at), (at + 1, verb), (verb, verb + 1), "defined-as", 0.85)
            return
        term = quoted_at(line, at) or _term_before(line, at)
        if (term[0] > 1 and line.words[term[0] - 1] not in DASHES) or term[0] > 2:
            passive = line.words[verb].startswith("атал")
            object_ = next(
                (number for number in range(term[0] - 1, max(term[0] - 4, -1), -1) if case(line.words[number]) == "accusative"), -1
            )
            told = line.words[verb].endswith(("ды", "ді", "мыз", "міз")) and line.words[object_] not in ("мұны", "оны", "бұны", "оларды")
            if told and (passive or object_ >= 0):
                yield Defined("деп-атайды", term, (0, term[0]), (at, verb + 1), "defined-as", 0.75 if object_ >= 0 else 0.65)
        return


def _term_before(line: Line, behind: int) -> Part:
    """Return the words of a term that end here: those of a known one, else back to a mark, or to a word in a case."""
    known = [start for start, end, _ in (*line.terms, *line.names) if end == behind]
    if known:
        return min(known), behind
    first = behind - 1
    while first > max(behind - 4, 0) and _ADJECTIVE.search(line.words[first - 1]) and not case(line.words[first - 1]):
        first -= 1
    return first, behind
