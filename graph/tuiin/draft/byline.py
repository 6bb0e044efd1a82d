"""A byline: a line of the head that says who wrote, and perhaps in what journal, where and when."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tuiin.draft.found import Mention, Name, Span
from tuiin.draft.reading import Reading, Sentence

_BY = re.compile(r"(?:[^.]{0,40}\b(?:by|authors?|автор(?:ы|лары)?|текст|мәтін)\b[:\s]*)?[•·*\s]*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;&|·]\s*)?(?:and\s+|и\s+|және\s+|мен\s+)?")
_APART = re.compile(r"\s*(?:[,;|·•(/–—-]|$|\s{2})")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_WORD = re.compile(r"[^\W\d_]{4,}")
_IN_A_NAME = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w*|journal|review|журнал\w*|газет\w*|сайт\w*|университет\w*")
_PERSON = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’-]+(?: [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.)*(?: [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’-]+){1,2}")
_APARTS = re.compile(r"[,;|·•()]")
# A degree or a post, which stands last in Kazakh, and in Russian and English before what it is of.
_DEGREE = re.compile(
    r"\s*(?:(?:[^\W\d_.-]+[ .-]+){0,6}(?:кандидаты|докторы|магистрі|магистранты?|докторанты?|доценті?|профессоры?|академигі|оқытушы(?:сы)?"
    r"|қызметкері?|студенті?|ғалым|зерттеуші|мұғалімі?)"
    r"|(?:[^\W\d_]+ ){0,3}(?:кандидат|доктор|магистр|магистрант|аспирант|докторант|доцент|профессор|академик|преподаватель|сотрудник"
    r"|студент)"
    r"(?: [^\W\d_]+){0,6}|[кд]\. ?[а-я.-]{1,8} ?н\.?"
    r"|(?:[^\W\d_]+ ){0,3}(?:ph\.? ?d|m\.?sc|b\.?sc|m\.?a|dr|doctor|candidate|professor|lecturer|fellow|researcher|student"
    r"|emeritus|emerita)\.?"
    r"(?: [^\W\d_]+){0,6})\s*\.?",
    re.IGNORECASE,
)


def signed(reading: Reading, names: Sequence[Name], line: Sentence, dates: Sequence[Span]) -> bool:
    """Say whether a line begins with persons and goes on with no more than where and when they wrote."""
    mentions = [mention.span for name in names if name.kind == "person" for mention in name.mentions]
    persons = sorted({(span.start, span.end) for span in mentions if line.start <= span.start and span.end <= line.end})
    if not persons or not _BY.fullmatch(reading.text, line.start, persons[0][0]):
        return False
    together = all(_AND.fullmatch(reading.text, end, start) for (_, end), (start, _) in pairwise(persons))
    return together and _told(reading, persons[-1][1], line, dates)


def presumed(reading: Reading, line: Sentence, dates: Sequence[Span]) -> Name | None:
    """Return whom a line seems to name as author, though nobody knows the name: it begins so, and has a date, a degree, or nothing else."""
    by = _BY.match(reading.text, line.start, line.end)
    found = _PERSON.match(reading.text, by.end() if by else line.start, line.end)
    dated = any(line.start <= span.start and span.end <= line.end for span in dates)
    dated = dated or any(map(_DEGREE.fullmatch, _APARTS.split(reading.text[found.end() : line.end])[1:])) if found else dated
    if not found or not (dated or found.end() == line.end or (by and by.group().strip())) or not _told(reading, found.end(), line, dates):
        return None
    mention = Mention(Span(found.start(), found.end()), "person", found.group(), "rule:byline", 0.5)
    return Name("person", found.group(), (mention,))


def _told(reading: Reading, at: int, line: Sentence, dates: Sequence[Span]) -> bool:
    """Say whether what follows the persons is told apart from them, and is nothing but names, dates, degrees and posts."""
    rest = list(reading.text[at : line.end])
    for span in dates:
        if line.start <= span.start and span.end <= line.end:
            rest[max(span.start - at, 0) : max(span.end - at, 0)] = " " * max(span.end - max(span.start, at), 0)
    left = "".join(rest)
    left = "".join(" " if _DEGREE.fullmatch(part) else part for part in re.split(f"({_APARTS.pattern})", left))
    return bool(_APART.match(left)) and all(_IN_A_NAME.fullmatch(word) for word in _WORD.findall(_QUOTED.sub(" ", left)))
