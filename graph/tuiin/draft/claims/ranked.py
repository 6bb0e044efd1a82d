"""Who has a rank, by grammar: the object of whoever ranks, else the subject; never the owner of the index, nor whoever draws it up."""

from collections.abc import Sequence

from tuiin.draft.claims import cues, holders_last
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import Line
from tuiin.draft.found import Name
from tuiin.draft.lemmas import russian

KINDS: tuple[str, ...] = ("state", "organization", "place", "group", "person")
_BE = frozenset("is are was were be been being".split())
_BEFORE_NOUNS = frozenset("the a an its their this that of in first second third last".split())
_ARTICLES = frozenset("the a an its".split())
_BESIDE = {
    "en": frozenset("of by from in among for with to than at against behind before after over under on".split()),
    "ru": frozenset("в во на из от среди для по у о об за перед после между против выше ниже".split()),
}
_ACCUSED = {"kk": ("accusative", "dative"), "ru": ("accs", "datv")}
Named = tuple[int, int, Name]


def ranked(line: Line, at: int, first: int, behind: int) -> Name | None:
    """Return the name that has the rank which stands at a word, among the names between two others; None where grammar gives it to none."""
    named = [each for each in line.named(first, behind) if each[2].kind in KINDS and each[0] >= first and each[1] <= behind]
    verb = next((number for number in range(first, behind) if _ranks(line, number, at)), None)
    if verb is not None:
        fitting = _given(line, named, verb)
    else:
        fitting = [each for each in named if _stands(line, *each)] or [each for each in named if _takes(line, *each)]
    states = [each for each in fitting if each[2].kind == "state"] or fitting
    earlier = [each for each in states if each[0] < at]
    return (earlier[-1] if earlier else states[0])[2] if states else None


def transitive(line: Line, at: int, first: int, behind: int) -> bool:
    """Say whether somebody ranks something among these words."""
    return any(_ranks(line, number, at) for number in range(first, behind))


def _ranks(line: Line, number: int, at: int) -> bool:
    """Say whether a verb gives somebody else a rank here: it is active, and has an object."""
    if line.words[number] not in cues.table(line.language, "RANKING"):
        return False
    if line.language != "en":
        return True
    if number >= at or line.words[number - 1].endswith(("'s", "’s")) or line.words[number - 1] in _BEFORE_NOUNS:
        return False
    before = [word for word in line.words[max(number - 3, 0) : number] if not word.endswith("ly")]
    return (
        not _BE.intersection(before)
        and number + 1 != at
        and line.words[number + 1 : number + 2] not in (("at",), ("in",), ("as",), ("number",))
    )


def _given(line: Line, named: Sequence[Named], verb: int) -> list[Named]:
    """Return those to whom a verb can give a rank: behind it in English, in the accusative or the dative elsewhere."""
    if line.language == "en":
        return [each for each in named if each[0] > verb and not _owner(line, *each) and (_free(line, each[0]) or _gets(line, each[0]))]
    if line.language == "kk":
        return [each for each in named if case(line.words[each[1] - 1]) in _ACCUSED["kk"]]
    fits = [
        each for each in named if _free(line, each[0]) and any(russian.can_be(line.words[each[1] - 1], form) for form in _ACCUSED["ru"])
    ]
    sure = [each for each in fits if each[0] > verb or not _nominative(line, each[1] - 1, each[2])]
    return sure or fits[1:]


def _stands(line: Line, start: int, end: int, name: Name) -> bool:
    """Say whether a name is a subject: in the nominative, with no preposition before it, the owner of nothing behind it."""
    if _owner(line, start, end, name) or not _free(line, start):
        return False
    return line.language == "en" or _nominative(line, end - 1, name)


def _takes(line: Line, start: int, end: int, name: Name) -> bool:
    """Say whether a rank is somebody's by the verb: `the place was taken by X`, `the place went to X`, `место досталось X`."""
    if line.language == "en":
        return not _owner(line, start, end, name) and _gets(line, start)
    return line.language == "ru" and russian.can_be(line.words[end - 1], "datv") and _free(line, start)


def _gets(line: Line, start: int) -> bool:
    first = start - 1
    while first > 0 and line.words[first] in _ARTICLES:
        first -= 1
    before = line.words[first - 1] if first > 0 else ""
    if line.words[first] == "by":
        return before in cues.table("en", "TAKEN")
    return line.words[first] == "to" and (before in cues.table("en", "TAKEN") or before in ("place", "position", "rank"))


def _owner(line: Line, start: int, end: int, name: Name) -> bool:
    """Say whether a name only owns something: the index, the region."""
    if line.language == "kk":
        return case(line.words[end - 1]) == "genitive" or not holders_last.alone(line, end, name)
    return line.language == "en" and (
        line.words[end - 1].endswith(("'s", "’s", "s'", "s’")) or line.words[end : end + 1] in (("'s",), ("’s",))
    )


def _free(line: Line, start: int) -> bool:
    """Say whether no preposition stands before a name."""
    first = start - 1
    while first > 0 and line.words[first] in _ARTICLES:
        first -= 1
    return first < 0 or line.words[first] not in _BESIDE.get(line.language, ())


def _nominative(line: Line, at: int, name: Name) -> bool:
    word = line.words[at]
    if line.language == "kk":
        return not case(word) or word in name.label.lower().split()
    return word in name.label.lower().split() or russian.can_be(word, "nomn")
