"""Who says what in Russian and English, where the verb stands in the middle: `по мнению X, …`, `X считает, что …`, `“…,” said X`."""

import re
from collections.abc import Iterator

from tuiin.draft.claims import cues, direct, holders_first, unsaid, verbs
from tuiin.draft.claims.line import OPENING, STOPS, Line, is_mark
from tuiin.draft.claims.saying import (
    Holder,
    Saying,
    inside_quotation,
    name_in,
    quoted_at,
    rest,
    says_something,
    stance_of,
)

_THAT = {"ru": frozenset({"что", "чтобы", "будто", "как"}), "en": frozenset({"that", "how", "whether", "why", "what", "which"})}
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
_REPORTED = ("говор", "отмеча", "сообща", "указыва", "утвержда", "подчёркива", "подчеркива", "рассказыва", "упомина", "заявля")
_OWN = {"ru": frozenset("моему нашему моей нашей своему моим нашим".split()), "en": frozenset({"my", "our", "me", "us"})}


def sayings(line: Line) -> Iterator[Saying]:
    """Yield the frames of speech and thought in a Russian or English sentence."""
    if len(line) < 4:
        return
    inside = inside_quotation(line)
    saying = cues.table(line.language, "SAYING")
    for at, word in enumerate(line.words):
        if is_mark(word) or inside[at] or (word in saying and any(line.named(at, at + 1))):
            continue
        yield from _by_source(line, at, word)
        if line.language == "ru":
            yield from _printed(line, at, word)
        verb = verbs.heard(line, at)
        if verb is None or (line.language == "ru" and not holders_first.spoken_of(word)):
            yield from direct.not_found(line, at, inside)
            continue
        stance = verb.stance
        found = list(_after_quote(line, at, stance, inside)) or list(_as_said(line, at, stance)) or list(_that(line, at, stance, inside))
        found = found or list(direct.sayings(line, at, verb, inside))
        yield from found or _colon(line, at, stance, inside)


def _by_source(line: Line, at: int, word: str) -> Iterator[Saying]:
    """`по мнению X, …`, `согласно данным X`, `according to X`, `in X's view`."""
    rule, first = "", 0
    following = line.words[at + 1] if at + 1 < len(line) else ""
    if line.language == "ru":
        speech = cues.table("ru", "SPEECH")
        if word in ("по", "согласно", "судя"):
            noun = at + 1 + (word == "судя" and following == "по")
            if noun + 1 < len(line) and line.words[noun] not in speech and line.words[noun + 1] in speech:
                if line.words[noun] in ("его", "её", "ее", "их"):
                    yield _his(line, at, noun)
                    return
                noun += 1
            if noun < len(line) and line.words[noun] in speech:
                rule, first = f"{word}-{line.words[noun]}", noun + 1
            elif word == "согласно":
                rule, first = "согласно", at + 1
        elif word == "точки" and following == "зрения":
            rule, first = "точки-зрения", at + 2
    elif word == "according" and following == "to":
        rule, first = "according-to", at + 2
    if not rule:
        return
    who = holders_first.phrase(line, first)
    if who is None or line.words[first : first + 1] == () or line.words[min(first, len(line) - 1)] in _OWN[line.language]:
        return
    noun_word = line.words[first - 1]
    stance = cues.table(line.language, "SPEECH").get(noun_word) or ("reports" if holders_first.is_work(line, who) else "asserts")
    begins = at - (word == "точки")
    what = rest(line, begins, who.part[1])
    if line.words[first] in ("в", "по", "на") or (rule == "точки-зрения" and not holders_first.is_somebody(line, who)):
        return
    refused = any(word in cues.table(line.language, "NO_SOURCE") for word in line.words[first : who.part[1]][:4])
    if (refused and not (who.refers and who.part[1] == first + 1)) or (
        line.words[first][0].isdigit()
        and not any(word in cues.table(line.language, "SPEECH") for word in line.words[first - 1 : first + 4])
    ):
        return
    if says_something(line, what):
        yield Saying(f"rule:attribution/{rule}", who, what, (begins, first), stance_of(stance), 0.85)


def _his(line: Line, at: int, own: int) -> Saying:
    """Return `по его мнению`: whoever was spoken of last."""
    noun = line.words[own + 1]
    holder = Holder(line.span(own, own + 1), (own, own + 1), True)
    stance = stance_of(cues.table("ru", "SPEECH").get(noun))
    return Saying(f"rule:attribution/{line.words[at]}-{noun}", holder, rest(line, at, own + 2), (at, own + 2), stance, 0.85)


def _printed(line: Line, at: int, word: str) -> Iterator[Saying]:
    """`В докладе X говорится, что …`: the source says it, by a reflexive verb."""
    if not word.endswith(("тся", "лось")) or line.words[at + 1 : at + 3] != (",", "что") or not word.startswith(_REPORTED):
        return
    first = next((number for number in range(at - 1, max(at - 16, -1), -1) if line.words[number] in ("в", "во")), -1)
    if first >= 0 and not any(each in STOPS or each == "," for each in line.words[first + 1 : at]):
        found = name_in(line, first + 1, at)
        holder = Holder(found[2] if found else line.span(first + 1, at), (first + 1, at))
        yield Saying(f"rule:attribution/{word}-что", holder, (at + 3, len(line)), (at, at + 3), "reports", 0.8)


def _that(line: Line, at: int, stance: str, inside: list[bool]) -> Iterator[Saying]:
    """`X считает, что …`, `X argues that …`, `X came to the conclusion that …`."""
    that = next((number for number in range(at + 1, min(at + 9, len(line))) if line.words[number] in _THAT[line.language]), -1)
    if that < 0:
        return
    between = line.words[at + 1 : that]
    if len(between) > 2 and between[0] == between[-1] == ",":
        between = ()  # acknowledges, however, that
    if (line.language == "ru" and (line.words[that - 1] != "," or line.words[that] == "как")) or sum(
        is_mark(word) for word in between
    ) > 1 + 2 * (len(between) > 4):
        return
    opinions = cues.table(line.language, "OPINION")
    if between and not any(word in opinions for word in between) and not _aside(line, at + 1, that):
        return
    if line.language == "en" and unsaid.noun_like(line, at):
        return
    told = line.words[at] in ("told", "tells", "tell", "informed", "informs")
    holder = holders_first.subject(line, at, inside) or (None if told else holders_first.inverted(line, at + 1, that))
    holder = holder or holders_first.nominal(line, at)
    if holder is None or unsaid.by_author(line, at) or unsaid.supposed(line, at, holder):
        return
    if line.words[at] in cues.table("en", "NOUNS") and line.language == "en" and not holders_first.adjacent(line, holder.part[1], at):
        return
    opinion = next((opinions.get(word) for word in between if word in opinions), "")
    if line.words[at] in cues.table(line.language, "OBJECTING"):
        opinion = "asserts"
    if says_something(line, (that + 1, len(line))):
        what = (that + 1, unsaid.clause_end(line, that + 1))
        yield Saying(
            f"rule:attribution/{line.words[at]}-{line.words[that]}", holder, what, (at, that + 1), stance_of(opinion or stance), 0.85
        )


def _aside(line: Line, first: int, behind: int) -> bool:
    """Say whether the words between a verb and "that" leave it a verb of saying: who is told, when, how."""
    if line.words[first] == "to" and behind - first <= 4:
        return True
    people = cues.table(line.language, "PEOPLE")
    aside = cues.table(line.language, "ASIDE")
    named = {number for start, end, _ in line.named(first, behind) for number in range(start, end)}
    return all(
        word in aside or number in named or is_mark(word) or word[0].isdigit() or word.endswith(("ly", "но", "ов")) or word in people
        for number, word in enumerate(line.words[first:behind], first)
    )


def _as_said(line: Line, at: int, stance: str) -> Iterator[Saying]:
    """`как отмечает X, …`, `as X notes, …`."""
    lead = "как" if line.language == "ru" else "as"
    begins = next((number for number in range(at - 1, max(at - 8, -1), -1) if line.words[number] == lead), -1)
    if (
        begins < 0
        or (begins > 0 and not is_mark(line.words[begins - 1]))
        or any(is_mark(word) and word not in ".()-" for word in line.words[begins + 1 : at])
    ):
        return
    end = next(
        (
            number
            for number in range(at + 1, min(at + holders_first.MOST, len(line)))
            if line.words[number] in ",;—–:" and not holders_first.listed(line, number)
        ),
        len(line),
    )
    holder = holders_first.inverted(line, at + 1, end) or holders_first.subject(line, at, [False] * len(line))
    follows = at + 1 >= len(line) or is_mark(line.words[at + 1]) or (holder is not None and holder.part[0] > at)
    if (
        holder is None
        or not follows
        or holder.part[0] < begins
        or line.words[begins - 2 : begins] == ("того", ",")
        or line.words[at - 1] in ("is", "was", "be", "been", "are", "were")
        or line.words[at] in cues.table(line.language, "INTRANSITIVE")
    ):
        return
    what = rest(line, begins, end)
    if says_something(line, what):
        yield Saying(f"rule:attribution/{lead}-{line.words[at]}", holder, what, (begins, at + 1), stance_of(stance), 0.85)


def _colon(line: Line, at: int, stance: str, inside: list[bool]) -> Iterator[Saying]:
    """`X stated: …`, `X заявил в интервью: …`, whether or not what is said is in the same sentence."""
    colon = next((number for number in range(at + 1, min(at + 12, len(line))) if is_mark(line.words[number])), -1)
    if colon >= at + 8 and line.words[colon + 1 : colon + 2] and line.words[colon + 1] not in OPENING:
        return
    if (
        colon < 0
        or line.words[colon] != ":"
        or line.words[at] in cues.table("en", "NOUNS")
        or line.words[at] in cues.table(line.language, "INTRANSITIVE")
        or line.words[at].startswith(("publish", "опублик"))
    ):
        return
    holder = holders_first.subject(line, at, inside)
    if line.language == "en" and holder is not None and not holders_first.adjacent(line, holder.part[1], at):
        return
    if holder is not None and not unsaid.by_author(line, at):
        what = (colon + 1, len(line)) if says_something(line, (colon + 1, len(line))) else (0, len(line))
        stance = "asserts" if stance in ("disputes", "denies") else stance  # what stands behind the colon is what is held against it
        yield Saying(f"rule:attribution/{line.words[at]}:", holder, what, (at, colon + 1), stance_of(stance), 0.7)


def _after_quote(line: Line, at: int, stance: str, inside: list[bool]) -> Iterator[Saying]:
    """`«…», — сказал X`, `“…,” said X`, `X said: “…”`, `X said, “…”`."""
    quotation = quoted_at(line, at) if at and (is_mark(line.words[at - 1])) else None
    if quotation and says_something(line, quotation, 3):
        holder = holders_first.appositive(line, at + 1)
        if holder:
            yield Saying(f"rule:attribution/«»-{line.words[at]}", holder, quotation, (at, at + 1), stance_of(stance), 0.85)
        return
    opening = next((number for number in range(at + 1, min(at + 5, len(line))) if line.words[number] in OPENING), -1)
    direct = opening > 0 and any(word in (":", ",") for word in line.words[at + 1 : opening])
    closing = next((end for start, end in line.quoted() if start == opening), len(line) - 1)
    if direct and says_something(line, (opening, closing + 1), 3):
        holder = holders_first.subject(line, at, inside)
        if holder:
            yield Saying(f"rule:attribution/{line.words[at]}-«»", holder, (opening, closing + 1), (at, at + 1), stance_of(stance), 0.85)
