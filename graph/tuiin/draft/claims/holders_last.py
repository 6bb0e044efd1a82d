"""Who says something in a Kazakh sentence: who stands before a noun of speech, in the nominative, behind the verb, or in the genitive."""

import re

from tuiin.draft.claims import cues
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import CLOSING, DASHES, OPENING, STOPS, Line, is_mark
from tuiin.draft.claims.saying import SPEAKERS, Holder, inside_quotation, name_in, points_back
from tuiin.draft.found import Name
from tuiin.draft.lemmas.phrases import noun_reading

_OWNED = re.compile(r"..(?:[^\Wндт]ы|[^\Wндт]і|ында|інде|ындағы|індегі|ының|інің|ынан|інен|ына|іне|лары|лері|дары|дері|тары|тері)$")
AGENT = re.compile(r".{2,}(?:ушы|уші|шы|ші)(?:лар|лер)(?:ы|і)?$|.{4,}(?:дегілер|дағылар|тегілер|тағылар)$")
_VERBAL = re.compile(r"..(?:[дт][ыі]|йды|йді|ады|еді|ып|іп|са|се|мақ|мек|уда|уде)$")
_PARTICIPLE = re.compile(r"..(?:[ғқ]ан|[гк]ен|тын|тін)$")
_AGENTS = re.compile(r".{3,}(?:шы|ші)(?:лар|лер)?(?:ы|і|ы?м|і?м)?(?:ға|ге|на|не)$")
_BACK = 24  # words that are looked at before a cue


def of_name(line: Line, at: int) -> Holder | None:
    """Return the name that a word belongs to."""
    return next((Holder(name, (start, end)) for start, end, name in line.named(at, at + 1)), None)


def people_at(line: Line, at: int) -> Holder | None:
    """Return the people whom a word names, with what stands before it."""
    word = line.words[at]
    if cues.table("kk", "PEOPLE").get(word) not in ("group", "work") and not _AGENTS.search(word):
        return None
    first = phrase(line, at)
    return Holder(line.span(first, at + 1), (first, at + 1), points_back(line, (first, at + 1)))


def source(line: Line, at: int) -> Holder | None:
    """Return whoever the words before a noun of speech name: of `БҰҰ 2020 жылғы есебі` it is БҰҰ."""
    first = phrase(line, at)
    if first == at:
        return Holder(line.span(at, at + 1), (at, at + 1)) if line.words[at] not in cues.table("kk", "SAYING") else None
    if line.words[first] in ("менің", "біздің"):
        return None
    people = cues.table("kk", "PEOPLE")
    head = next((number for number in range(at - 1, first - 1, -1) if not is_mark(line.words[number])), first)
    found = name_in(line, first, at)
    group = people.get(line.words[head]) == "group" and not any(start <= head < end for start, end, _ in line.named(head, head + 1))
    if found and not (group and found[2].kind in ("state", "place")):
        return Holder(found[2], (first, at))
    part = (first, at) if group or people.get(line.words[head]) == "pronoun" else (first, at + 1)
    return Holder(line.span(*part), part, points_back(line, (first, at)))


def phrase(line: Line, at: int) -> int:
    """Return where the phrase begins that ends before a word: behind the comma, stop or dash before it, brackets and lists passed over."""
    first, depth = at, 0
    quoted = inside_quotation(line)
    for number in range(at - 1, max(at - _BACK, 0) - 1, -1):
        word = line.words[number]
        if quoted[number]:
            first = number
            continue
        depth += (word in ")]") - (word in "([")
        if depth > 0 or word in "([" or word in OPENING | CLOSING:
            first = number
            continue
        if word in STOPS and not _initial(line, number):
            break
        if word in DASHES or (word == "," and not _listed(line, number)):
            break
        first = number
    while first < at and (is_mark(line.words[first]) or line.words[first] in cues.table("kk", "LEADS")):
        if line.words[first] in ("бұл", "осы", "аталған", "осындай") and line.words[first + 1] in cues.table("kk", "PEOPLE"):
            break
        if line.words[first] in ("бұл", "осы") and line.words[first + 1].endswith(("ғы", "гі")):
            break
        first += 1
    return first


def _initial(line: Line, at: int) -> bool:
    """Say whether a stop belongs to an initial or an abbreviation."""
    return line.words[at] == "." and at > 0 and len(line.words[at - 1]) <= 2


def _listed(line: Line, at: int) -> bool:
    """Say whether a comma stands in a list of names: right behind one, and right before another or a bracket."""
    names = [(start, end) for start, end, name in line.names if name.kind in SPEAKERS]
    end = next((end for start, end in names if start <= at + 1 < end), 0)
    goes_on = end and end < len(line) and line.words[end] in ("және", "мен", "пен", "бен", "(", "сынды", "сияқты")
    return bool(goes_on) and any(start <= at - 1 < end or line.words[at - 1] == ")" for start, end in names)


def ends_clause(line: Line, at: int) -> bool:
    """Say whether a clause ends here, if need be behind an auxiliary."""
    return at >= len(line) or is_mark(line.words[at]) or (at + 1 >= len(line) or is_mark(line.words[at + 1]))


def clause_start(line: Line, at: int) -> int:
    """Return where the clause begins that ends before a word: behind a semicolon or a stop within the sentence."""
    found = 0
    for number in range(max(at - 60, 0), at):
        if line.words[number] == ";":
            found = number + 1
    return found


def behind_verb(line: Line, at: int) -> Holder | None:
    """Return who stands behind the verb: `… деп жазды Әуезов`, `деп санайтын ғалымдар`."""
    if at >= len(line) or is_mark(line.words[at]):
        return None
    if line.words[at] in ("ол", "олар") and ends_clause(line, at + 1):
        return Holder(line.span(at, at + 1), (at, at + 1), True)
    found = name_in(line, at, min(at + 5, len(line)), last=False, kinds=("person", "organization", "group", "office"))
    if found and _bare(line, found[1] - 1, found[2]) and (found[1] >= len(line) or is_mark(line.words[found[1]]) or found[0] == at):
        return Holder(found[2], (found[0], found[1]))
    alone = at + 1 >= len(line) or is_mark(line.words[at + 1])
    if alone and line.printed(at)[:1].isupper() and not case(line.words[at]) and len(line.words[at]) > 2:
        return Holder(line.span(at, at + 1), (at, at + 1))
    for end in range(at, min(at + 4, len(line))):
        closes = end + 1 >= len(line) or is_mark(line.words[end + 1])
        if cues.table("kk", "PEOPLE").get(line.words[end]) == "group" and not case(line.words[end]) and closes:
            return Holder(line.span(at, end + 1), (at, end + 1), points_back(line, (at, end + 1)))
    return None


def closing(line: Line, at: int) -> Holder | None:
    """Return the nominal phrase with which a sentence closes behind a verb: `«…», – дейді ауыл тұрғындары`."""
    behind = next((number for number in range(at, min(at + 9, len(line))) if is_mark(line.words[number])), len(line))
    if not at < behind <= at + 8 or case(line.words[behind - 1]) or _VERBAL.search(line.words[behind - 1]):
        return None
    if any(_VERBAL.search(word) or word in cues.table("kk", "POSTPOSITIONS") for word in line.words[at : behind - 1]):
        return None
    found = name_in(line, at, behind)
    return Holder(found[2] if found else line.span(at, behind), (at, behind), points_back(line, (at, behind)))


def subject(line: Line, first: int, behind: int, inside: list[bool]) -> Holder | None:
    """Return who stands in the nominative before what is said, whichever is first: a name, people, or a pronoun that points back."""
    behind = min(behind, first + 30)
    for start, end, name in line.named(first, behind):
        if name.kind in SPEAKERS[:4] and start >= first and end <= behind and not inside[start] and alone(line, end, name):
            return _people(line, first, start, inside) or Holder(name, (start, _list_end(line, end, behind)))
    found = _people(line, first, behind, inside)
    if found is not None:
        return found
    if some := _some(line, first, behind):
        return some
    for start, end, name in line.named(first, min(behind, first + 6)):
        if name.kind == "state" and _bare(line, end - 1, name) and not inside[start] and alone(line, end, name):
            return Holder(name, (start, end))
    return None


def _some(line: Line, first: int, behind: int) -> Holder | None:
    """Return the plural in the nominative with which a clause begins behind "some" or "many": whoever it names speaks."""
    while first < behind and (is_mark(line.words[first]) or line.words[first] in cues.table("kk", "LEADS")):
        first += 1
    if line.words[first] not in cues.table("kk", "SOME"):
        return None
    for at in range(first + 1, min(first + 5, behind)):
        if not case(line.words[at]) and "pl" in noun_reading(line.words[at]).tags.split():
            return Holder(line.span(first, at + 1), (first, at + 1))
    return None


def _list_end(line: Line, at: int, behind: int) -> int:
    """Return where a list ends that begins with a name: behind the last name in it, or behind "and other scholars"."""
    end = at
    for number in range(at, behind):
        word = line.words[number]
        if any(True for _ in line.named(number, number + 1)):
            end = number + 1
        elif cues.table("kk", "PEOPLE").get(word) == "group" and not case(word) and number <= end + 6:
            return number + 1
        elif not (
            word in (",", "(", ")", ".", "және", "мен", "пен", "бен", "т", "б", "ж", "сынды", "сияқты", "бірқатар", "басқа", "да")
            or word[0].isdigit()
        ):
            break
    return end


def _people(line: Line, first: int, behind: int, inside: list[bool]) -> Holder | None:
    """Return the people, pronoun or emphasised name in the nominative among these words."""
    people = cues.table("kk", "PEOPLE")
    for at in range(first, behind):
        word = line.words[at]
        if inside[at]:
            continue
        if word == "өзі" and at > first and case(line.words[at - 1]) == "genitive":
            found = name_in(line, at - 1, at)
            return Holder(found[2] if found else line.span(at - 1, at), (at - 1, at + 1))
        if word in ("ол", "олар") and (at - first <= 3 or line.words[at - 1] in (",", ";", ":") or _stressed(line, at)):
            return Holder(line.span(at, at + 1), (at, at + 1), True)
        if case(word) or not (people.get(word) == "group" or (word not in people and AGENT.search(word))):
            continue
        following = line.words[at + 1] if at + 1 < len(line) else ""
        if (
            following in ("мен", "бен", "пен", "және", "арасында", "ішінде")
            or following in cues.table("kk", "POSTPOSITIONS")
            or (people.get(following) == "group" and not case(following) and line.words[at + 2 : at + 3] != ("арасында",))
        ):
            continue
        start = phrase(line, at)
        titled = next(((stop, name) for begin, stop, name in line.named(at + 1, at + 2) if begin == at + 1 and name.kind == "person"), None)
        if titled and _bare(line, titled[0] - 1, titled[1]):
            return Holder(titled[1], (start, titled[0]))
        names = list(line.named(at, at + 1))
        return Holder(names[0][2] if names else line.span(start, at + 1), (start, at + 1), points_back(line, (start, at + 1)))
    return None


def _stressed(line: Line, at: int) -> bool:
    """Say whether a pronoun stands behind a participle or before what is quoted: there it is the subject, too."""
    return line.words[at + 1] in OPENING or (_PARTICIPLE.search(line.words[at - 1]) is not None)


def capital(line: Line, first: int, behind: int, inside: list[bool]) -> Holder | None:
    """Return a word with a capital in the nominative, where somebody must be speaking whom no name tells."""
    for at in range(first, behind):
        word, printed = line.words[at], line.printed(at)
        if printed[:1].isupper() and len(word) > 2 and not inside[at] and not case(word) and word not in cues.table("kk", "LEADS"):
            return Holder(line.span(at, at + 1), (at, at + 1))
    return None


def _bare(line: Line, at: int, name: Name) -> bool:
    """Say whether a name that ends here stands as its label does, in no case."""
    if line.words[at].endswith(("мен", "бен", "пен")) and case(line.words[at]):
        return False
    return line.words[at] in name.label.lower().replace(",", " ").split() or not case(line.words[at])


def alone(line: Line, behind: int, name: Name) -> bool:
    """Say whether a name is a subject by itself: in no case, and no owner of the noun behind it, as in `Отырар алқабындағы`."""
    if not _bare(line, behind - 1, name):
        return False
    following = line.words[behind] if behind < len(line) else ""
    if following.startswith("өз") or (name.kind == "person" and case(following)):
        return True
    return not _OWNED.search(following) or following in ("қажы", "ақын") or following.endswith(("қы", "кі", "ғы", "гі", "ты", "ті", "осы"))


def study(line: Line, behind: int) -> Holder | None:
    """Return the study, data or report in the nominative that shows something: `зерттеулер … көрсетті`."""
    for at in range(min(behind, 14)):
        if cues.table("kk", "PEOPLE").get(line.words[at]) == "work" and not case(line.words[at]):
            if line.words[at + 1] in ("бойынша", "негізінде", "мен"):
                return None
            first = phrase(line, at)
            found = name_in(line, first, at)
            return Holder(found[2] if found else line.span(first, at + 1), (first, at + 1))
    return None


def of_work(line: Line, behind: int) -> Holder | None:
    """Return whose work it is in which something is said: `X-тің еңбегінде …`."""
    for at in range(min(behind, 24)):
        if line.words[at] in cues.table("kk", "WORKS") and case(line.words[at]) == "locative":
            return owner(line, at)
    return None


def owner(line: Line, behind: int) -> Holder | None:
    """Return who stands in the genitive before what is said: `X-тің «…» деген пікірі`."""
    for at in range(behind - 1, max(behind - _BACK, -1), -1):
        if case(line.words[at]) != "genitive":
            continue
        found = name_in(line, at, at + 1)
        if found:
            return Holder(found[2], (found[0], found[1]))
        if cues.table("kk", "PEOPLE").get(line.words[at]) == "group":
            first = phrase(line, at)
            return Holder(line.span(first, at + 1), (first, at + 1), points_back(line, (first, at + 1)))
    return None
