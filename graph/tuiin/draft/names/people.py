"""People known by how they are written and by the words beside them: initials, given names, callings, what they wrote or said."""

import re
from collections.abc import Iterator

from tuiin.draft.names.citing import INITIALS, with_initials
from tuiin.draft.names.cues import forms, words
from tuiin.draft.names.lines import AND, FAMILY, OPEN, PARTICLES, Guess, Line, is_acronym

_SHORT = ("prof", "dr", "mr", "mrs", "ms")
_WORKS = {
    "kk": re.compile(
        "(?:зерттеу|еңбе[кг]|мақала|кіта[пб]|теория|тұжырымдама|пікір|ойынша|айтуынша|пайымдау|анықтама|монография|көзқарас|идея|болжам|сөз|"
        "ілім|әдіс|шығарма|романы|өлең|поэма|жолдау|баяндама)"
    ),
    "ru": re.compile("$^"),
    "en": re.compile(
        "(?:work|book|study|theory|view|argument|paper|article|definition|concept|idea|research|analysis|account|model|essay|thesis)"
    ),
}
_THOUGHT = re.compile("(?:пікір|ойы|айтуы|пайымдау|болжам|тұжырым|көзқарас|сөз)[ыін].*(?:ша|ше)")
_SAYING = {
    "ru": re.compile(
        "(?:пишет|писал[аи]?|утвержда(?:ет|ют|ла?|ли)|счита(?:ет|ют|ла?|ли)|отмеча(?:ет|ют|ла?|ли)|полага(?:ет|ют|ла?|ли)|сказал[аи]?|заявил[аи]?|"
        "указыва(?:ет|ют|л)|подч[её]ркива(?:ет|ют|л[аи]?)|показал[аи]?|предлож[а-я]+|доказ[а-я]+|описа[а-я]+|называ(?:ет|ют|л))"
    ),
    "en": re.compile(
        "(?:argue[sd]?|claim(?:s|ed)?|say|says|said|write|writes|wrote|notes?|noted|suggest(?:s|ed)?|show(?:s|ed)?|contend(?:s|ed)?|believe[sd]?|"
        "think[s]?|thought|describe[sd]?|define[sd]?|propose[sd]?|maintain(?:s|ed)?|stress(?:es|ed)|observe[sd]?|finds?|found|puts?|explains?|explained|concludes?|concluded|adds?|insists?|holds?|disagree[sd]|object(?:s|ed)|repl(?:ies|ied)|den(?:ies|ied)|dissents?|retorts?|counters|emphasi[sz]es|coined|called|warns|warned)"
    ),
    "kk": re.compile(
        "(?:айтқан|жазған|айтады|айтты|дейді|былай|туған|қайтыс|пайымдайды|тұжырымдайды|санайды|есептейді|түсіндіреді|пайымдаған|айтқандай|жазғандай|"
        "ойлады|шәкірті|өлеңінде|жырлаған)"
    ),
}
# What nobody but a person does, by a verb that is no plural: whoever stands alone before it, with no article, is called so.
_ANSWERING = re.compile("(?:disagree[sd]|objected|repl(?:ies|ied)|den(?:ies|ied)|dissents|retorts|retorted)")
_OBJECTING = re.compile(
    "(?:objects|counters|holds|claims|notes|finds|states|argues|says|writes|thinks|believes|contends|insists|maintains)"
)
_NO_PERSON = frozenset(
    "evidence research science history experience theory practice law logic nature reality parliament congress court scripture".split()
)
_JOINING = frozenset(", ; : but and while whereas though although yet".split())
_PATRONYMIC = re.compile(".{2,}(?:ович|евич|ьич|овна|евна|ична)(?:а|у|ем|е|ы|ой|ң.*|н.*|д.*|т.*|ке|қа)?")
_OPINIONS = {
    "ru": re.compile("мнению|словам|определению|оценке|утверждению|замечанию|выражению|теории|концепции|работе|книге|согласно|вслед"),
    "en": re.compile("to|by"),
}
_ACCORDING = frozenset(
    """according thanks argued written proposed developed coined introduced described defined cited quoted criticised criticized discussed
    challenged""".split()
)
_ARTICLE = re.compile("(?:^|.[-‐‑])(?i:әл|аль|эль|ад|ас|аш|әд|әс|әт|ибн|al|ad|ibn)[-‐‑][A-ZА-ЯӘҒҚҢӨҰҮІҺ]")
_KINSHIP = frozenset("ибн ибну әбу абу abu ibn".split())
_NAMED_AFTER = ("атында", "көшесі", "ауданы", "ауылы", "облысы", "қаласы", "универ")
_AGENT = re.compile(".{2,}(?:[уы]ш[ыі]|үш[іы]|іш[іы]|[рзйкқтмнпс]ш[ыі]|гер|кер)(?:с[ыі])?")
_KINDLED = re.compile("(?:ауыл|аудан|облыс|қала|универ|мекте|акаде|инсти|комит|атында|көше|өзен|көл)")
_KIN = re.compile("(?:ұл|бала|қыз|әйел|кісі|адам|азамат|аға|іні|жігіт|ғалым|батыр|ақын|патша|хан)")
_CASED = re.compile(".*(?:[нтд][ыі]ң|[дт][ае]н?|[ғгқк][ае])")
_OBLIQUE = re.compile(r"(?:ның|нің|дың|дің|тың|тің)$")


def people(line: Line) -> Iterator[Guess]:
    """Yield people by initials, then by well-known given names, by callings, by family names in capitals, by what they say or wrote."""
    yield from _by_initials(line)
    if line.sentence.zone == "head" and _alone(line):
        yield Guess(0, len(line.words), "person", "given-name", 0.8)
    numbers = range(len(line.words))
    for number in numbers:
        if _begins(line, number):
            end = _end(line, number)
            if end > number + 1:
                yield Guess(number, end, "person", "given-name", 0.9)
    yield from _articled(line)
    for number in numbers:
        if _shouted_family(line, number):
            yield Guess(number, number + 2, "person", "given-name", 0.85)
    for number in numbers:
        if _fathered(line, number):
            yield Guess(number, _end(line, number), "person", "given-name", 0.9)
    for number in numbers:
        if _styled(line, number):
            yield Guess(number, _end(line, number), "person", "calling", 0.8)
    for number in _related(line):
        yield Guess(number, _end(line, number), "person", "calling", 0.75)
    for number in _called(line):
        yield Guess(number, _end(line, number), "person", "calling", 0.8)
    for number in numbers:
        if _surnamed(line, number):
            yield Guess(number, _end(line, number), "person", "deed", 0.6)
        yield from _by_deeds(line, number)


def _alone(line: Line) -> bool:
    """Say whether two to four words with capitals are a line of the head of an article: those of its author."""
    apart = [number for number in range(len(line.words)) if number not in line.opening]
    plain = all(line.name(number) or line.at(number) in PARTICLES for number in apart) and line.words[0][0].isupper()
    if all(word.isupper() for word in line.words) and any(map(line.text.ordinary, line.words)):
        return False  # a title in capitals
    return 2 <= len(line.words) <= 4 and plain and not line.shouted and not line.known and not _heads(line)


def _heads(line: Line) -> bool:
    language = line.text.language
    return any(any(forms(table, language).find(line.small)) for table in ("organisations", "programmes", "written"))


def _begins(line: Line, number: int) -> bool:
    """Say whether a given name begins the name of a person here; one that is a city's, too, only before a word that is none."""
    led = number - 1 in line.opening and line.leads(number - 1)
    if not (line.name(number) and line.given(number)) or (line.name(number - 1) and number - 1 not in line.known and not led):
        return False
    known = line.known.get(number)
    return known is None or (known.end == number + 1 and line.name(number + 1) and number + 1 not in line.known)


def _by_initials(line: Line) -> Iterator[Guess]:
    number = 0
    while number < len(line.words):
        end = with_initials(line, number) if line.initial(number) else 0
        if end:
            yield Guess(number, end, "person", "initials", 0.95)
        elif line.name(number) and len(line.words[number]) > 2 and line.initial(number + 1) and not line.initial(number - 1):
            last = number + 1
            while line.initial(last) and last < number + INITIALS:
                last += 2
            ends = last == number + 3 and last == len(line.words)
            if not (ends or line.name(last) or is_acronym(line.words[number])):
                yield Guess(number, last, "person", "initials", 0.9)
                end = last
        number = end or number + 1


def _articled(line: Line) -> Iterator[Guess]:
    """Yield people with an Arabic article or a word of kinship in their name: «Насыр әд-Дин», «Ибн Сина», «Рашид-ад-Дин»."""
    for number, word in enumerate(line.words):
        inner = _ARTICLE.search(word) and number not in line.known and line.at(number - 1) not in _KINSHIP
        kin = line.small[number] in _KINSHIP and word[0].isupper() and line.name(number + 1) and number not in line.known
        if not (inner or kin) or not line.name(number):
            continue
        first = number
        while (
            line.name(first - 1)
            and first - 1 not in line.opening | line.known.keys()
            and number - first < 3
            and not _closed(line, first - 1)
        ):
            first -= 1
        yield Guess(first, _end(line, number), "person", "given-name", 0.85)


def _surnamed(line: Line, number: int) -> bool:
    """Say whether a word that begins a Kazakh sentence has the ending of a family name, and is none of the language."""
    fits = line.text.language == "kk" and number in line.opening and FAMILY.fullmatch(line.small[number])
    return (
        bool(fits)
        and number not in line.known
        and not line.text.ordinary(line.words[number])
        and line.at(number + 1)[:6] not in _NAMED_AFTER
    )


def _end(line: Line, number: int) -> int:
    """Return where a name of several words ends that begins here: with its particles, no place, no word with an ending but the last."""
    end = number + 1
    while end < len(line.words) and end < number + 5 and not _closed(line, end - 1):
        if line.name(end) and not is_acronym(line.words[end]) and end not in line.known:
            end += 1
        elif line.at(end) in PARTICLES and line.at(end) not in AND and line.name(end + 1):
            end += 2
        elif line.initial(end) and line.name(end + 2):
            end += 3
        else:
            break
    return end


def _closed(line: Line, number: int) -> bool:
    """Say whether a word has an ending of the genitive or a possessive, so that what follows is no more of the name."""
    word = line.small[number]
    return bool(_OBLIQUE.search(word)) if line.text.language == "kk" else word.endswith(("'s", "’s"))


def _shouted_family(line: Line, number: int) -> bool:
    """Say whether a given name and a family name in capitals stand here: Given FAMILY."""
    if line.shouted or not (line.name(number) and line.name(number + 1)):
        return False
    given, family = line.words[number], line.words[number + 1]
    return not given.isupper() and len(given) > 2 and family.isupper() and len(family) > 4 and number not in line.known


def _fathered(line: Line, number: int) -> bool:
    """Say whether a given name and a patronymic begin here."""
    return line.name(number) and line.name(number + 1) and bool(_PATRONYMIC.fullmatch(line.small[number + 1])) and not line.name(number - 1)


def _styled(line: Line, number: int) -> bool:
    """Say whether a Kazakh name is said to be somebody's: «Ақай атты баласы», «Ақай есімді»."""
    if line.text.language != "kk" or not line.name(number) or line.name(number - 1):
        return False
    end = _end(line, number)
    return line.at(end) == "есімді" or (line.at(end) == "атты" and bool(_KIN.match(line.at(end + 1))))


def _called(line: Line) -> Iterator[int]:
    """Yield the numbers of the words that follow a calling or a title and can be the name of a person."""
    for found in forms("callings", line.text.language).find(line.words):
        after = found.end + (line.at(found.end) == "." and found.form in _SHORT)
        if line.text.language == "kk" and line.small[found.first][len(found.form) :] not in ("", "ы", "і", "сы", "сі"):
            continue
        while after in line.known and line.text.language == "ru":
            after = line.known[after].end
        if line.name(after) and not is_acronym(line.words[after]) and after not in line.known and not _common_alone(line, after):
            yield after


def _related(line: Line) -> Iterator[int]:
    """Yield the numbers of Kazakh words that follow somebody's kin, or a noun of one who does something: «ұлы Сартақ», «құрушы Темучин»."""
    for number in range(1, len(line.words)) if line.text.language == "kk" else ():
        before = number - 1 - (line.at(number - 1) in ("–", "—", "-") and line.small[number - 2] in words("kin", "kk"))
        kin = line.small[before] in words("kin", "kk")
        agent = before == number - 1 and _AGENT.fullmatch(line.small[before])
        name = line.name(number) and number not in line.known and not is_acronym(line.words[number])
        plain = line.words[before][0].islower() and not line.text.ordinary(line.words[number])
        if (kin or agent) and name and plain and not _KINDLED.match(line.at(number + 1)):
            yield number


def _common_alone(line: Line, number: int) -> bool:
    """Say whether a word is one of the language, and no other word with a capital follows it."""
    return not line.name(number + 1) and line.text.ordinary(line.words[number]) and not line.given(number)


def _by_deeds(line: Line, number: int) -> Iterator[Guess]:
    """Yield a family name, or several joined, of whom a work or an opinion is said to be, or who says something."""
    led = number - 1 in line.opening and line.leads(number - 1)
    if not line.name(number) or (line.name(number - 1) and number - 1 not in line.known and not led) or number in line.known:
        return
    end = _end(line, number)
    if number in line.opening and end > number + 1 and line.leads(number):
        return
    listed = line.at(number - 1) in AND and line.name(number - 2) and not line.text.ordinary(line.words[number - 2])
    ordinary = end == number + 1 and line.text.ordinary(line.words[number]) and not listed and not _answers(line, number)
    if ordinary or any(is_acronym(word) for word in line.words[number:end]):
        return
    if not (_does(line, end) or _thinks(line, number)):
        return
    yield Guess(number, end, "person", "deed", 0.7)
    before = number - 1
    while (line.at(before) in AND or line.at(before) == ",") and line.name(before - 1) and before - 1 not in line.known:
        first = before - 1
        while line.name(first - 1) and before - first < 4:
            first -= 1
        yield Guess(first, before, "person", "deed", 0.65)
        before = first - 1


def _answers(line: Line, number: int) -> bool:
    """Say whether an English word that is one of the language is somebody's name here: no article stands before it, and it speaks alone."""
    small, after = line.small[number], line.at(number + 1)
    if line.text.language != "en" or line.text.common(line.words[number]) or small in _NO_PERSON or _heads_alone(small):
        return False
    if _ANSWERING.fullmatch(after):
        return number in line.opening or line.at(number - 1) in _JOINING
    spoken = line.at(number + 2) in ("that", ":") and bool(_OBJECTING.fullmatch(after))
    return spoken and (line.at(number - 1) in _JOINING or (number in line.opening and after in ("objects", "counters")))


def _heads_alone(word: str) -> bool:
    return any(any(forms(table, "en").find([word])) for table in ("organisations", "programmes", "written"))


def _does(line: Line, end: int) -> bool:
    """Say whether a work or an opinion, or a verb of saying, follows a name that ends here."""
    language = line.text.language
    last = line.small[end - 1]
    if language == "kk":
        after = end
        while line.at(after).isdigit() or line.at(after).startswith("жыл"):
            after += 1
        thinks = after == end and (
            _THOUGHT.match(line.at(after)) or (_SAYING["kk"].fullmatch(line.at(after)) and not _CASED.fullmatch(last))
        )
        if _OBLIQUE.search(last) and line.at(end) in OPEN and not line.small[end - 1].startswith(words("strong", "kk")):
            return True
        return bool(thinks or (_OBLIQUE.search(last) and _WORKS["kk"].match(line.at(after)) and line.at(after)[-1:] not in "қк"))
    if language == "en" and last.endswith(("'s", "’s")):
        return any(_WORKS["en"].fullmatch(line.at(one)) for one in (end, end + 1))
    if language == "ru" and line.at(end) == "в":
        if line.at(end + 1) in OPEN:
            return True
        end += 3 * line.at(end + 1).startswith("сво")
    after = end + (line.at(end) in ("has", "have", "had", "also", "также", "even"))
    saying = _SAYING.get(language)
    return bool(saying and (saying.fullmatch(line.at(after)) or (after > end and line.at(after) == "written")))


def _thinks(line: Line, number: int) -> bool:
    """Say whether an opinion, or a verb of saying, stands before a name that begins here."""
    language, before = line.text.language, line.at(number - 1)
    if language == "ru":
        return bool(_OPINIONS["ru"].fullmatch(before) or _SAYING["ru"].fullmatch(before))
    return language == "en" and bool(_OPINIONS["en"].fullmatch(before)) and line.at(number - 2) in _ACCORDING
