"""What acts on what in Kazakh: the object stands in its case before the verb, the subject in the nominative where the clause begins."""

import re
from collections.abc import Iterator

from tuiin.draft.claims import cues
from tuiin.draft.claims.acting import Acting, meanings
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import DASHES, STOPS, Line, is_mark
from tuiin.draft.claims.saying import Part, inside_quotation
from tuiin.draft.lemmas.phrases import is_adjective, is_verb, noun_reading

_NEGATIVE = re.compile(r"^(?:[мпб][ае])(?:й|с|ді|ды|ген|ған|п)")
_ABLE = re.compile(r"^(?:ал|алад|алуы)")
_FINITE = re.compile(
    r"..(?:ады|еді|йды|йді|[дт][ыі]|[ғқ]ан|[гк]ен|уда|уде|ып|іп|[ае]тын|етін|йтын|йтін|са|се|майынша|мейінше|ғандықтан|гендіктен)$"
)
# What ends a clause, or words of speech, before a comma: келгенде, десек, айтуынша.
_CLOSED = re.compile(rf"{_FINITE.pattern}|..(?:[ғқ]анда|[гк]енде|сақ|сек|ынша|інше)$")
_UNFINISHED = re.compile(
    r"(?:у|уы|уі|уға|уге|уды|уді|удың|удің|уын|уін|уына|уіне|удан|уден|[ае]тын|етін|йтын|йтін|уш[ыі](?:лар|лер)?[ыіндағге]*)$"
)
_ATTRIBUTE = re.compile(r"..(?:лы|лі|ды|ді|ты|ті|л[ыі][қк]|[дт][ыі][қк]|с[ыі]з|ғы|гі|й|и|[ндт]ың|[ндт]ің|ған|ген)$")
_MOST = 9  # words of a phrase
ASKING = ("ма", "ме", "ба", "бе", "па", "пе")  # behind a verb these make a question of a clause
_STANDING = ("ықпалы", "әсері", "ықпалын", "әсерін")


def actings(line: Line) -> Iterator[Acting]:
    """Yield the relations that a Kazakh sentence states."""
    inside = inside_quotation(line)
    taken = -1
    for at, word in enumerate(line.words):
        if is_mark(word) or inside[at] or at <= taken:
            continue
        found = next(_verbs(line, at), None)
        if found is None and word == "себебі":
            found = _because_of(line, at)
        if found is None and word in _STANDING:
            found = _influence_of(line, at)
            studied = _studied(line, at + 1) if found else None
            if found and studied:
                first = (found.subject or found.object or found.cue)[0]
                found = Acting("studies", studied, None, (first, at + 1))
        if found is not None:
            taken = found.cue[1] - 1
            yield found


def _verbs(line: Line, at: int) -> Iterator[Acting]:
    known = sorted(meanings("kk", line.words, at), key=lambda each: -each[2])
    if not known or any(relation == "-" for relation, _, _ in known) or any(True for _ in line.named(at, at + 1)):
        return
    for relation, governed, length in known:
        what = _object(line, at, governed)
        if what is None:
            continue
        verb = line.words[at + length - 1]
        if not _states(line, at + length, verb):
            continue
        who = _subject(line, what[0])
        if who is None or line.words[who[0] : who[1]] in (("ол",), ("олар",)):  # he may be whoever says so
            inner, what = _parted(line, what)
            who = inner or who
        if line.words[what[1] - 1].startswith(("пайыз", "процент", "%")):  # what is a share is told as a figure
            continue
        if any(line.words[side[0]] in cues.table("kk", "NOBODY") for side in (who, what) if side):
            continue
        relation = _nearer(line, relation, what, (at, at + length))
        after = line.words[at + length : at + length + 3]
        negative = _negated(verb) or after[:1] == ("емес",) or after[:1] == ("жоқ",)
        possible = any(word == "мүмкін" or _ABLE.match(word) for word in after[:2])
        yield Acting(relation, (at, at + length), who, what, negative, possible, after[:1] != () and after[0] in ASKING)


def _nearer(line: Line, relation: str, what: Part, cue: Part) -> str:
    """Return the relation as the words around its cue have it: directly or not, or bringing about what a noun of a verb names."""
    last, between = line.words[what[1] - 1], line.words[what[1] : cue[0]]
    if relation == "affects":
        if "тікелей" in between:
            return "affects-directly"
        if "жанама" in between:
            return "affects-indirectly"
        if line.words[cue[0]] == "ықпал" and re.search(r"[ую](?:ына|іне)$", last):
            relation = "enables"
    if relation in ("enables", "causes") and re.match(r"(?:қалыптас|құрыл|орна|орны)(?:уына|уіне)$", last):
        return "forms"
    return relation


def _studied(line: Line, at: int) -> Part | None:
    """Return the verb with which something is only studied in the clause that goes on here: `ықпалын зерттейді`."""
    for number in range(at, min(at + 6, len(line))):
        if is_mark(line.words[number]) and line.words[number] not in '«»"':
            return None
        if line.words[number] in cues.table("kk", "STUDYING"):
            return number, number + 1
    return None


def _states(line: Line, at: int, verb: str) -> bool:
    """Say whether a verb states something here: no noun of a verb, no attribute of a noun behind it, no "in doing so"."""
    if _UNFINISHED.search(verb):
        return False
    following = line.words[at] if at < len(line) else "."
    if verb.endswith(("уда", "уде", "ған", "ген", "қан", "кен")):
        return is_mark(following) or following in ("жоқ", "емес", "еді", "болатын", "екен", "болды")
    return True


def _parted(line: Line, what: Part) -> tuple[Part | None, Part]:
    """Return subject and object of a phrase that holds both: what begins it is a name, a term or a plural, and an attribute follows."""
    first, behind = what
    boundaries = list(_boundaries(line, first, behind))
    if boundary := next((at for at in boundaries if at > first + 1), max(boundaries, default=0)):  # one word may be an adjective
        return (first, boundary), (boundary, behind)
    ends = [end for start, end, _ in (*line.names, *line.terms) if start == first and end < behind - 1]
    ends += [at + 1 for at in range(first + 1, behind - 2) if re.search(r"(?:лар|лер|дар|дер|тар|тер)(?:ы|і)?$", line.words[at])]
    for end in sorted(ends, reverse=True):
        if not case(line.words[end - 1]) and _ATTRIBUTE.search(line.words[end]):
            return (first, end), (end, behind)
    if re.search(r"(?:сын|сін|[^лд]ын|[^лд]ін|ына|іне)$", line.words[behind - 1]):  # owned by what stands before it
        return None, what
    for start, end, _ in (*line.names, *line.terms):
        if start == first and end < behind and not case(line.words[end - 1]):
            return (first, end), (end, behind)
    for at in range(first + 1, behind - 1):
        if case(line.words[at - 1]) == "genitive" and line.words[at].endswith(("ы", "і")) and not case(line.words[at]):
            return (first, at + 1), (at + 1, behind)
    return None, what


def _boundaries(line: Line, first: int, behind: int) -> Iterator[int]:
    """Yield where the object may begin in a phrase that holds the subject, too; nothing where its grammar allows it to be one phrase.

    No adjective follows a noun, and a noun without an ending, or a plural, owns only what is marked as owned.
    """
    for at in range(first + 1, behind):
        word, before = line.words[at], line.words[at - 1]
        if (
            is_mark(word)
            or is_mark(before)
            or case(before)
            or is_adjective(before)
            or any(before in cues.table("kk", name) for name in ("BETWEEN", "POINTING", "LEADS"))
        ):
            continue
        tags, own = noun_reading(word).tags.split(), noun_reading(before).tags.split()
        verbal = word.endswith(("у", "ю")) or re.search(r"(?:у|ю)(?:ы|і|ын|ін|ына|іне|ының|інің)$", word)
        if is_verb(word) or is_verb(before):  # a clause that says of what kind its noun is
            continue
        adjective = is_adjective(word) and not own
        marked = "p3" in tags or (verbal and not own)
        if adjective or (not marked and (own in ([], ["pl"], ["p3"], ["pl", "p3"]))):
            yield at


def _negated(verb: str) -> bool:
    """Say whether a verb is denied: етпейді, арттырмайды."""
    return re.search(r"(?:[мпб][ае])(?:й[дт][ыі]|[дт][ыі]|г?ген|ған|с|йт[ыі]н[ыі]н|[гк]енін|[ғқ]анын)$", verb) is not None


def _object(line: Line, at: int, governed: str) -> Part | None:
    """Return the phrase that ends right before a verb, adverbs passed over, if it stands in the case that the verb wants."""
    between = cues.table("kk", "BETWEEN")
    last = at - 1
    while last >= 0 and line.words[last] in between:
        last -= 1
    if last < 0 or is_mark(line.words[last]):
        return None
    found = case(line.words[last])
    if found != governed and not (governed == "nominative" and found == "" and last == at - 1):
        return None
    if governed == "nominative" and (line.words[last] in cues.table("kk", "LEADS") or _FINITE.search(line.words[last])):
        return None
    known = [start for start, end, _ in (*line.terms, *line.names) if end == last + 1]
    return min(known, default=_phrase(line, last)), last + 1


def _phrase(line: Line, last: int) -> int:
    """Return where the phrase begins that ends with a word: back over genitives and bare words, to a mark, a case or a verb."""
    first = last
    for at in range(last - 1, max(last - _MOST, -1), -1):
        word = line.words[at]
        if is_mark(word) and word not in '«»"“”':
            break
        if case(word) in ("accusative", "dative", "locative", "ablative", "instrumental") and not _joined(line, at):
            break
        if (
            word in ("ол", "олар", "деген")
            or word in cues.table("kk", "BY")
            or word in cues.table("kk", "POSTPOSITIONS")
            or re.search(r"(?:ып|іп)$", word)
        ):
            break
        first = at
    return first


def _joined(line: Line, at: int) -> bool:
    """Say whether a word in the same case goes on behind "and"."""
    return line.words[at + 1 : at + 2] in (("және",), ("мен",), ("пен",), ("бен",))


def _subject(line: Line, behind: int) -> Part | None:
    """Return what is in the nominative before the object: a name or term, else a phrase that opens the clause, else what it is done by."""
    first = _clause(line, behind)
    held = sorted(
        (*line.named(first, behind), *((start, end, term) for start, end, term in line.terms if start >= first)), key=lambda each: each[:2]
    )
    for start, end, _ in held:
        if start >= first and end <= behind and not case(line.words[end - 1]) and _heads(line, end, behind):
            return start, end
    for at in range(first, behind):
        if line.words[at] in cues.table("kk", "BY") and at > first:
            return _phrase(line, at - 1), at
    return nominative(line, first, behind)


def nominative(line: Line, first: int, behind: int) -> Part | None:
    """Return the phrase in the nominative that opens a clause before its object; None where only words in a case or adverbs stand there."""
    for at in range(first, behind):
        word = line.words[at]
        if is_mark(word) or case(word) or any(word in cues.table("kk", name) for name in ("LEADS", "BETWEEN", "POSTPOSITIONS")):
            continue
        if _heads(line, at + 1, behind) and at - first < _MOST and len(word) > 2 and not _FINITE.search(word):
            comma = max((number + 1 for number in range(first, at) if line.words[number] == ","), default=first)
            return _trim(line, comma, at + 1)
    return None


def _trim(line: Line, first: int, behind: int) -> Part | None:
    while first < behind and (
        is_mark(line.words[first])
        or line.words[first] in cues.table("kk", "LEADS")
        or (first < behind - 1 and (case(line.words[first]) == "locative" or line.words[first] in ("да", "де")))
    ):
        first += 1
    return (first, behind) if first < behind else None


def _heads(line: Line, at: int, behind: int) -> bool:
    """Say whether a nominal phrase ends before this word: what comes is a mark, the object, or a word in a case or an adverb."""
    if at >= behind:
        return True
    word = line.words[at]
    if word in '»”"' and at + 1 < behind:
        return _heads(line, at + 1, behind) and line.words[at + 1] not in cues.table("kk", "POSTPOSITIONS")
    if word in (",", "–", "—") or word in cues.table("kk", "BETWEEN"):
        return True
    if word in cues.table("kk", "POSTPOSITIONS") or word in cues.table("kk", "BY") or word in ("мен", "пен", "бен", "және"):
        return False
    return not {"p3", "pl"}.isdisjoint(noun_reading(line.words[at - 1]).tags.split())


def _clause(line: Line, behind: int) -> int:
    """Return where the clause begins in which a word stands: behind a finite verb or a converb with its comma, a semicolon or a colon."""
    for at in range(behind - 1, -1, -1):
        before = line.words[at - 1] if at else ""
        if line.words[at] in ";:" or (line.words[at] == "," and _CLOSED.search(before) and not before.endswith(("ын", "ін"))):
            return at + 1
    return 0


def _because_of(line: Line, at: int) -> Acting | None:
    """`X-тің себебі – Y`: what stands behind the dash brings about what stands in the genitive."""
    if at < 1 or case(line.words[at - 1]) != "genitive" or not (at + 1 < len(line) and line.words[at + 1] in DASHES):
        return None
    end = next((number for number in range(at + 2, len(line)) if is_mark(line.words[number])), len(line))
    whole = end == len(line) or line.words[end] in STOPS
    first = _phrase(line, at - 1)
    if not whole or end - at - 2 > _MOST or end <= at + 2 or case(line.words[end - 1]) or line.words[first] in cues.table("kk", "POINTING"):
        return None
    return Acting("causes", (at, at + 1), (at + 2, end), (first, at))


def _influence_of(line: Line, at: int) -> Acting | None:
    """`X-тің Y-ке әсері`: the owner acts, on what stands in the dative before the noun."""
    last = at - 1
    while last >= 0 and line.words[last] in cues.table("kk", "BETWEEN"):
        last -= 1
    if last < 0 or case(line.words[last]) != "dative":
        return None
    first = _phrase(line, last)
    owners = []
    for number in range(last - 1, max(last - 16, -1), -1):
        if is_mark(line.words[number]) or (case(line.words[number]) not in ("", "genitive", "attributive") and number < first):
            break
        if case(line.words[number]) == "genitive":
            owners.append(number)
    while owners and (cues.table("kk", "PEOPLE").get(line.words[owners[-1]]) == "group" or line.words[owners[-1]] in ("оның", "олардың")):
        owners.pop()
    if not owners or owners[-1] >= last:
        return None
    owner = owners[-1]
    first = owner + 1 if owner >= first else first
    begin = _phrase(line, owner)
    people = [number for number in range(begin, owner) if case(line.words[number]) == "genitive"]
    begin = people[-1] + 1 if people else begin
    end = next((number for number in range(at + 1, len(line)) if is_mark(line.words[number])), len(line))
    negative = any(_negated(word) or word in ("жоқ", "емес") for word in line.words[at + 1 : end])
    return Acting("affects", (at, at + 1), (begin, owner + 1), (first, last + 1), negative)
