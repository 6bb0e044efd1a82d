"""What acts on what in Russian and English: the subject stands before the verb, its object behind it."""

import re
from collections.abc import Iterator

from tuiin.draft.claims import cues
from tuiin.draft.claims.acting import Acting, meanings
from tuiin.draft.claims.line import STOPS, Line, is_mark
from tuiin.draft.claims.saying import Part, inside_quotation

_MOST = 9  # words of a phrase
_VERB = {
    "ru": re.compile(r"..(?:ет|ит|ут|ют|ат|ят|ется|ится|утся|ются|ался|алась|ались|ился|илась|ились)$"),
    "en": re.compile(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)$"),
}
_DETERMINERS = frozenset("the a an its their his her this these those such more less greater any some all both our".split())


def actings(line: Line) -> Iterator[Acting]:
    """Yield the relations that a Russian or English sentence states."""
    inside = inside_quotation(line)
    for at, word in enumerate(line.words):
        if is_mark(word) or inside[at]:
            continue
        for relation, governed, length in _meanings(line, at):
            if any(True for _ in line.named(at, at + 1)):
                break
            found = _acting(line, at, relation, governed, length)
            if found is not None:
                yield found
                break
        if word in cues.table(line.language, "EFFECT") and (effect := _effect(line, at)):
            yield effect


def _effect(line: Line, at: int) -> Acting | None:
    """`found no effect of X on Y`, `there is a strong influence of X on Y`: a verb that says whether there is one stands before it."""
    of, on = ("of", "on") if line.language == "en" else ("", "на")
    words = line.words
    verb = next((number for number in range(at - 1, max(at - 5, -1), -1) if _finds(line, number)), -1)
    first = at + 1 + (words[at + 1 : at + 2] == (of,) and bool(of))
    second = next((number for number in range(first + 1, min(first + _MOST, len(line))) if words[number] == on), -1)
    if verb < 0 or second < 0 or (of and first == at + 1) or any(is_mark(word) for word in words[first:second]):
        return None
    while first < second - 1 and words[first] in _DETERMINERS:
        first += 1
    what = _object(line, second + 1)
    denied = any(
        word in cues.table(line.language, "NEGATIVES") or word in ("little", "any", "нет") for word in words[max(verb - 1, 0) : at]
    )
    return Acting("affects", (at, at + 1), (first, second), what, denied) if what else None


def _finds(line: Line, at: int) -> bool:
    """Say whether a verb says that there is something, or that the author found it, or somebody in whose place there is a mark."""
    there = line.words[at] in ("is", "was", "were", "are") and line.words[max(at - 1, 0)] == "there"
    who = any(word in (";", "we", "i", "мы") for word in line.words[max(at - _MOST, 0) : at])
    return there or line.words[at] == "нет" or (who and line.words[at] in cues.table(line.language, "FINDING"))


def _meanings(line: Line, at: int) -> list[tuple[str, str, int]]:
    found = meanings(line.language, line.words, at)
    if line.language == "ru" and any(word in cues.table("ru", "MODAL") for word in line.words[max(at - 3, 0) : at]):
        found += meanings("ru", line.words, at, "INFINITIVES")
    return found


def _acting(line: Line, at: int, relation: str, governed: str, length: int) -> Acting | None:
    before = line.words[max(at - 3, 0) : at]
    modal = any(cues.table(line.language, "MODAL").get(word) == "possible" for word in before)
    if line.language == "en" and not _verbal(line, at, modal):
        return None
    start = at + length
    while start < len(line) and line.words[start] in cues.table(line.language, "BETWEEN"):
        start += 1
    if governed:
        if line.words[start : start + 1] not in ((governed,), (governed + "о",)):
            return None
        start += 1
    what = _object(line, start)
    if what is None:
        return None
    who = _subject(line, at)
    if who is None or (line.language == "ru" and line.words[who[0]].endswith(("ам", "ям"))):
        return None
    if relation == "affects":
        manner = [cues.table(line.language, "MANNER").get(word) for word in line.words[max(at - 2, 0) : start]]
        relation = next((each for each in manner if each), relation)
    negative = any(word in cues.table(line.language, "NEGATIVES") for word in before)
    return Acting(relation, (at, at + length), who, what, negative, modal, _asked(line, who[0], start))


def _asked(line: Line, first: int, behind: int) -> bool:
    """Say whether a clause that begins at a word is only asked: "whether X …", `… ли X`."""
    before = line.words[max(first - 3, 0) : first]
    return "whether" in before if line.language == "en" else "ли" in line.words[first : behind + 1]


def _verbal(line: Line, at: int, modal: bool) -> bool:
    """Say whether an English form is a verb in the active: a bare form or one in -s or -ed may be a noun or a passive."""
    word, before = line.words[at], line.words[at - 1] if at else ""
    following = line.words[at + 1] if at + 1 < len(line) else ""
    if before in (
        "be",
        "been",
        "is",
        "are",
        "was",
        "were",
        "being",
        "get",
        "by",
        "of",
        "the",
        "a",
        "an",
        "and",
        "or",
        "this",
        "that",
        "their",
        "its",
        "no",
        "in",
        "for",
        "with",
    ):
        return False
    if following in ("by", "of", ",", "."):
        return False
    if before == "to" and word.endswith(("s", "ed")):
        return False
    if word.endswith("ed") and before not in ("has", "have", "had") and (line.words[at - 2 : at - 1] or ("",))[0] in ("the", "of"):
        return following in _DETERMINERS
    if not word.endswith(("s", "ed")) and not modal:
        return before.endswith("s") or (before in ("not", "to", "will", "would", "also", "can", "directly") and before != "to")
    return True


def _object(line: Line, first: int) -> Part | None:
    """Return the phrase that begins here: up to a mark, a verb or a relative word."""
    behind = first
    for at in range(first, min(first + _MOST, len(line))):
        word = line.words[at]
        if (
            (is_mark(word) and word not in "«»\"“”-’'")
            or word in _BREAKS[line.language]
            or (at > first and _VERB[line.language].match(word))
        ):
            break
        behind = at + 1
    if (
        behind == first
        or (_VERB[line.language].match(line.words[first]) and line.language == "en")
        or line.words[first]
        in (
            "that",
            "to",
            "as",
            "what",
            "how",
            "when",
            "it",
            "them",
            "him",
            "her",
            "you",
            "и",
            "его",
            "их",
            "ее",
            "её",
            "том",
            "тому",
            "этому",
            "себя",
        )
    ):
        return None
    while first < behind - 1 and line.words[first] in _DETERMINERS:
        first += 1
    if line.language == "ru" and _INFINITIVE.search(line.words[first]) and not line.words[first].endswith("ость"):
        return None  # what should be done, and no thing
    return first, behind


_INFINITIVE = re.compile(r"..(?:ть|ти|чь|ться|тись)$")
_BREAKS = {
    "en": frozenset(
        """
            that which who where when while because by in on at for from with to as through during and but or if than since after
            before within into under over among via without
        """.split()
    ),
    "ru": frozenset(
        """
            что который которая которые которое где когда в на с по для из от при через как и а но или если чем к о об за до во со
            тем относительно среди после перед
        """.split()
    ),
}


def _subject(line: Line, at: int) -> Part | None:
    """Return the phrase at the beginning of the clause whose verb this is; None for a pronoun, a relative, or nothing."""
    behind = at
    while behind > 0 and (
        line.words[behind - 1] in cues.table(line.language, "BETWEEN")
        or line.words[behind - 1] in cues.table(line.language, "MODAL")
        or line.words[behind - 1] in ("has", "have", "had", "will", "would", "can", "also", "to", "often", "же", "бы", "often")
        or line.words[behind - 1].endswith("ly")
    ):
        behind -= 1
    first = behind
    for number in range(behind - 1, max(behind - _MOST - 3, -1), -1):
        word = line.words[number]
        if (is_mark(word) and word not in "«»\"“”-’'") or word in STOPS or word in _LEFT[line.language]:
            break
        if number < behind - 1 and _VERB[line.language].match(word) and line.language == "en":
            return None
        first = number
    leads = cues.table(line.language, "LEADS")
    while first < behind and (line.words[first] in leads or line.words[first] in _DETERMINERS or is_mark(line.words[first])):
        first += 1
    if (
        first >= behind
        or line.words[first] in _NO_SUBJECT
        or line.words[first] in cues.table(line.language, "NOBODY")
        or line.words[behind - 1] in _NO_SUBJECT
        or line.words[first] in _BREAKS["ru"] | _PREPOSITIONS
    ):
        return None
    return first, behind


_LEFT = {
    "en": frozenset("that which who because while when if whether although but where and so what how as than".split()),
    "ru": frozenset("что который которая которые которое потому поскольку если когда а но хотя где чтобы как чьи чья чьё чей".split()),
}
_PREPOSITIONS = frozenset("in on at for from with by of to as through during after before under over".split())
_NO_SUBJECT = frozenset(
    """
        it he she they we i you this that these those who which what one it's he's он она они оно это мы я вы ты то все всё кто что
        который
    """.split()
)
