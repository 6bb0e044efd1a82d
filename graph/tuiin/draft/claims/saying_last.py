"""Who says what in Kazakh, where the verb stands last: `X пікірінше …`, `X … деп санайды`, `X …-ғанын айтты`, `X-тің … деген пікірі`."""

import re
from collections.abc import Iterator

from tuiin.draft.claims import cues, holders_last, stating, verbs
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import CLOSING, DASHES, OPENING, Line, is_mark
from tuiin.draft.claims.saying import (
    Holder,
    Part,
    Saying,
    inside_quotation,
    quoted_at,
    rest,
    says_something,
    stance_of,
)
from tuiin.draft.found import Name

# 'By what is said': the equative of a noun; a noun of a verb (айтуынша); a participle that compares (айтқандай).
_EQUATIVE = re.compile(r".{2,}(?:ынша|інше)$")
_DATIVE = re.compile(r".{2,}(?:ына|іне|ға|ге|қа|ке|на|не)$")
_LOCATIVE = re.compile(r".{2,}(?:нда|нде|да|де|та|те)$")
_COMPARED = re.compile(r".{2,}(?:ған|ген|қан|кен|тын|тін)(?:дай|дей)(?:-ақ)?$")
_AND = ("мен", "пен", "бен", "және", ",")
_OWN = re.compile(r"(?:сы|сі|[^\Wсд]ы|[^\Wсд]і)(?:н|на|не|нда|нде|мен|нша|нше|нан|нен|ның|нің)?$")


def sayings(line: Line) -> Iterator[Saying]:
    """Yield the frames of speech and thought in a Kazakh sentence."""
    if len(line) < 4:
        return
    inside = inside_quotation(line)
    for at, word in enumerate(line.words):
        if is_mark(word):
            continue
        yield from _by_source(line, at, word)
        if word in ("деп", "дей", "дегенді"):
            yield from _named_saying(line, at, inside)
            yield from _calling(line, at, inside)
        elif word == "деген":
            yield from _opinion(line, at, inside)
        elif word in ("дейді", "деді", "дейтін", "депті", "десе", "деседі", "деуде") or (
            word in ("дегенді", "дей") and at and is_mark(line.words[at - 1])
        ):
            yield from _spoken(line, at, inside)
        elif _COMPARED.match(word):
            yield from _as_said(line, at, word)
        elif word in cues.table("kk", "FINDING") and holders_last.ends_clause(line, at + 1) and (found := _found(line, at)):
            yield found
        elif not inside[at] and (verb := verbs.heard(line, at)) and not (verb.behind == at + 1 and word in cues.table("kk", "TWOFOLD")):
            yield from list(stating.clause(line, at, verb, inside)) or stating.stated(line, at, verb, inside)


def _by_source(line: Line, at: int, word: str) -> Iterator[Saying]:
    """`X пікірінше`, `X мәліметі бойынша`, `X есебіне сәйкес`, `X дерегінде … көрсетілген`, and a person with `бойынша`."""
    if word in cues.table("kk", "TRUSTING") and at and case(line.words[at - 1]) == "dative":
        holder = holders_last.of_name(line, at - 1) or holders_last.people_at(line, at - 1)
        if holder:
            yield Saying("rule:attribution/сүйенсек", holder, rest(line, holder.part[0], at + 1), (at, at + 1), "asserts", 0.75)
        return
    noun = cues.table("kk", "SPEECH").get(word) or cues.table("kk", "WORKS").get(word)
    behind = _behind_brackets(line, at + 1) + (line.words[at + 1 : at + 2] in (("»",), ("”",), ('"',)))
    following = line.words[behind] if behind < len(line) else ""
    if noun in ("", "-"):
        if following == "бойынша" and any(name.kind == "person" and end == at + 1 for _, end, name in line.named(at, at + 1)):
            yield _saying("name", line, at, at + 2, "asserts", 0.7)
        elif _EQUATIVE.match(word) and cues.table("kk", "SAYING").get(word[:-5]) not in ("", "-"):
            yield _saying("уынша", line, at, at + 1, cues.table("kk", "SAYING").get(word[:-5]), 0.8)
        return
    work = word in cues.table("kk", "WORKS")
    if _EQUATIVE.match(word):
        yield _saying("пікірінше", line, at, at + 1, noun, 0.9)
    elif following in ("айтсақ", "айтқанда") and case(word) == "instrumental" and word.startswith("сөз"):
        yield _saying("сөзімен-айтсақ", line, at, behind + 1, noun, 0.85)
    elif _DATIVE.match(word) and (following in cues.table("kk", "AFTER_DATIVE") or (following == "сай" and noun == "reports" and not work)):
        found = _saying("дерегіне-сәйкес", line, at, behind + 1, noun, 0.85)
        if work or word in cues.table("kk", "DATA") or (found.holder and _somebody(line, found.holder)):
            yield found
    elif following in cues.table("kk", "AFTER_NOMINATIVE") and not work:
        found = _saying("мәліметі-бойынша", line, at, behind + 1, noun, 0.85)
        if (word in cues.table("kk", "DATA") and following != "негізінде") or (found.holder and _somebody(line, found.holder)):
            yield found
    elif following in ("нәтижесі", "нәтижелері", "қорытындысы", "нәтижесінде") and "бойынша" in line.words[at + 2 : at + 3]:
        yield _saying("мәліметі-бойынша", line, at, at + 3, noun, 0.85)
    elif _LOCATIVE.match(word):
        yield from _printed(line, at)


def _behind_brackets(line: Line, at: int) -> int:
    """Return where the words go on behind brackets that open here."""
    if line.words[at : at + 1] != ("(",):
        return at
    return next((number + 1 for number in range(at, min(at + 8, len(line))) if line.words[number] == ")"), at)


def _somebody(line: Line, holder: Holder) -> bool:
    """Say whether words name somebody: a name that is no state, or people."""
    people = cues.table("kk", "PEOPLE")
    words = line.words[holder.part[0] : holder.part[1]]
    named = isinstance(holder.slot, Name) and holder.slot.kind != "state"
    return named or any(
        people.get(word) in ("group", "pronoun") or (word not in people and holders_last.AGENT.search(word)) for word in words
    )


def _printed(line: Line, at: int) -> Iterator[Saying]:
    """`X дерегінде … көрсетілген`, `жылнамаларында … деп жазылған`: the source says it, by a passive."""
    for end in range(at + 2, min(at + 40, len(line))):
        if line.words[end] in cues.table("kk", "PRINTED") and holders_last.ends_clause(line, end + 1):
            before = line.words[end - 1]
            if before in ("деп", "делініп") or stating.is_clause(before) or before == "туралы":
                holder = holders_last.source(line, at)
                yield Saying("rule:attribution/дерегінде", holder, (at + 1, end - (before == "деп")), (at, at + 1), "reports", 0.7)
            return


def _saying(rule: str, line: Line, at: int, behind: int, stance: str, confidence: float) -> Saying:
    holder = holders_last.source(line, at) if rule != "name" else holders_last.of_name(line, at)
    first = holder.part[0] if holder else at
    return Saying(
        f"rule:attribution/{rule}", holder, rest(line, first, behind), (at, behind), stance_of(stance), confidence - 0.3 * (holder is None)
    )


def _verb(line: Line, at: int) -> tuple[int, str] | None:
    """Return the verb of saying that stands here, behind small words, and its stance; None for passives, the author, and other verbs."""
    for number in range(at, min(at + 4, len(line))):
        word = line.words[number]
        verb = verbs.heard(line, number)
        if verb and (word not in stating.NOW or verb.behind > number + 1):
            end = verb.behind - 1
            return None if stating.AUTHOR.search(line.words[end]) else (end, "asserts" if verb.stance == "disputes" else verb.stance)
        if word not in stating.NOW and not (word in OPENING or word in DASHES or word == ","):
            return None
    return None


def _named_saying(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """`X … деп санайды`."""
    verb = _verb(line, at + 1)
    if verb is None and line.words[at + 1 : at + 2] in (("еді",), ("екен",), ("отыр",)) and quoted_at(line, at):
        verb = at + 1, "asserts"
    if verb is None:
        return
    end, stance = verb
    if line.words[at - 1] in ("былай", "осылай") and ":" in line.words[end : end + 3]:
        first = end + 2
        holder = holders_last.subject(line, 0, at, inside)
        if holder:
            yield Saying("rule:attribution/деп", holder, (first, len(line)), (at, end + 1), stance_of(stance), 0.85)
        return
    quotation = quoted_at(line, at)
    stop = quotation[0] if quotation else at
    start = holders_last.clause_start(line, stop)
    holder = (
        holders_last.behind_verb(line, end + 1)
        or holders_last.subject(line, start, stop, inside)
        or (holders_last.capital(line, start, stop, inside) if quotation else None)
        or holders_last.of_work(line, stop)
    )
    if holder is None and not (quotation and says_something(line, quotation, 4)) and not _left_out(line, at, end):
        return
    first = quotation[0] if quotation else (holder.part[1] if holder and holder.part[1] <= at else holders_last.clause_start(line, at))
    if says_something(line, (first, at)):
        confidence = 0.85 if holder else 0.6
        yield Saying("rule:attribution/деп", holder, (first, at), (at, end + 1), stance_of(stance), confidence)


def _left_out(line: Line, at: int, verb: int) -> bool:
    """Say whether somebody says something here whom the sentence leaves out: a finite verb closes it, and nothing is only called so."""
    return (
        verb > 0 and line.words[verb] not in cues.table("kk", "CALLING") and stating.finite(line, verb) and says_something(line, (0, at), 3)
    )


def _found(line: Line, at: int) -> Saying | None:
    """Return `X (2012) … тапты`: with a citation as its subject, a verb of finding says all that stands between them."""
    bracket = line.words.index("(") if "(" in line.words[:at] else at
    names = [each for each in line.named(0, bracket) if each[2].kind in ("person", "organization")]
    if not names or names[-1][1] != bracket or not holders_last.alone(line, bracket, names[-1][2]):
        return None
    named = {number for start, end, _ in names for number in range(start, end)}
    joined = all(number in named or line.words[number] in _AND for number in range(names[0][0], bracket))
    year = line.words[bracket + 1].isdigit() and line.words[bracket + 2 : bracket + 3] == (")",)
    if not joined or not year or not says_something(line, (bracket + 3, at)):
        return None
    return Saying(
        "rule:attribution/тапты", Holder(names[0][2], (names[0][0], bracket)), (bracket + 3, at + 1), (at, at + 1), "asserts", 0.65
    )


def _calling(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """`X …-ны «…» деп атайды`: what a name calls a thing, or people do in quotation marks."""
    verb = at + 1
    if (
        line.words[verb : verb + 1] == ()
        or not re.match(r"ата(?:й[дт]|ды|ған|п$)|таны(?:йды|ды|ған)", line.words[verb])
        or not stating.finite(line, verb)
    ):
        return
    quotation = quoted_at(line, at)
    stop = quotation[0] if quotation else at
    holder = holders_last.subject(line, holders_last.clause_start(line, stop), stop, inside)
    if holder is None or not (quotation or isinstance(holder.slot, Name)) or holder.part[1] > at:
        return
    if any(case(word) == "accusative" for word in line.words[holder.part[1] : at]):
        yield Saying("rule:attribution/деп-атайды", holder, (holder.part[1], at), (at, verb + 1), "asserts", 0.7)


def _opinion(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """`X-тің «…» деген пікірі`, `X … деген пікір айтты`."""
    end = next((number for number in range(at + 1, min(at + 4, len(line))) if line.words[number] in cues.table("kk", "OPINION")), -1)
    stance = cues.table("kk", "OPINION").get(line.words[end]) if end > 0 else "-"
    if stance == "-" or case(line.words[at - 1]) == "dative":
        return
    quotation = quoted_at(line, at)
    stop = quotation[0] if quotation else at
    own = _OWN.search(line.words[end].replace("қорытынды", "қорытынд", 1)) is not None
    holder = (
        (holders_last.owner(line, stop) if own else None)
        or holders_last.subject(line, holders_last.clause_start(line, stop), stop, inside)
        or holders_last.behind_verb(line, end + 1)
    )
    following = line.words[end + 1 : end + 4]
    verb = next((found for number in range(end + 1, min(end + 4, len(line))) if (found := verbs.heard(line, number))), None)
    if verb and verb.stance not in ("asserts", "reports"):
        stance = verb.stance  # деген болжамды жоққа шығарады
    held = (
        (verb and verb.stance == stance)
        or any(cues.table("kk", "HOLDING").get(word) == "yes" for word in following)
        or case(line.words[end]) == "locative"
        or own
    )
    if holder is None and _left_out(line, at, verb.behind - 1 if verb else 0):
        yield Saying("rule:attribution/деген-пікір", None, (0, at), (at, end + 1), stance_of(stance), 0.55)
    if held and holder is not None:
        first = quotation[0] if quotation else (holder.part[1] if holder.part[1] <= at else 0)
        if says_something(line, (first, at)) and not any(word in ("керек", "болады", "мүмкін", "қажет") for word in following):
            yield Saying("rule:attribution/деген-пікір", holder, (first, at), (at, end + 1), stance_of(stance), 0.75)


def _spoken(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """`«…», – деді X`, `X: … дейді`; without anybody who speaks it is how something is called."""
    if inside[at] and not any(word in CLOSING for word in line.words[:at]):
        return
    quotation = quoted_at(line, at)
    stop = quotation[0] if quotation else at
    dashed = any(word in DASHES for word in line.words[max(at - 3, 0) : at])
    start = holders_last.clause_start(line, stop)
    holder = holders_last.behind_verb(line, at + 1) or holders_last.subject(line, start, stop, inside)
    if holder is None and (quotation or dashed):
        holder = holders_last.closing(line, at + 1) or holders_last.capital(line, start, stop, inside)
    if holder is None and (not (quotation or dashed) or not holders_last.ends_clause(line, at + 1)):
        return
    if holder is None:
        first = quotation[0] if quotation else 0
        if says_something(line, (first, at), 3):
            yield Saying("rule:attribution/деді", None, (first, at), (at, at + 1), "asserts", 0.65)
        return
    if line.words[at - 1] in ("былай", "осылай") and line.words[at + 1 : at + 2] == (":",):
        yield Saying("rule:attribution/былай-дейді", holder, (at + 2, len(line)), (at - 1, at + 1), "asserts", 0.85)
        return
    first = quotation[0] if quotation else (holder.part[1] if holder.part[1] <= at else 0)
    if says_something(line, (first, at), 3):
        yield Saying("rule:attribution/деді", holder, (first, at), (at, at + 1), "asserts", 0.85 if quotation or dashed else 0.7)


def _as_said(line: Line, at: int, word: str) -> Iterator[Saying]:
    """`X айтқандай, …`, `X атап өткендей, …`."""
    stem = re.sub(r"(?:[ғқ]ан|[гк]ен|тын|тін)[дт][ае]й(?:-ақ)?$", "", word)
    before = line.words[at - 1] if at else ""
    stance = "asserts" if stem == "өт" and before in ("атап", "айтып") else cues.table("kk", "SAYING").get(stem)
    if stance in ("", "-"):
        return
    first = at - (before in ("атап", "айтып", "жазып", "ашып"))
    phrase = holders_last.phrase(line, first)
    holder = holders_last.subject(line, phrase, first, [False] * len(line)) or holders_last.study(line, first)
    if holder and holder.part[0] >= phrase:
        part: Part = rest(line, holder.part[0], at + 1)
        yield Saying("rule:attribution/айтқандай", holder, part, (first, at + 1), stance_of(stance), 0.8)
