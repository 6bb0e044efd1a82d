"""A list of works at the end of an article: each entry with its authors, title and year, where they can be told apart."""

import re
from collections.abc import Iterable, Iterator

from tuiin.draft.found import Span, Statement
from tuiin.draft.reading import Reading, Sentence

_NUMBER = re.compile(r"\s*\[?(\d{1,3})[\].)]\s+")
_INITIALS = r"(?:[^\W\d_]{1,2}\.[ -]?){1,3}"
_FAMILY = r"(?:(?:van|von|de|der|del|la|фон|ван|де|әл|ибн)[ -])?[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_AUTHOR = rf"(?:{_FAMILY},?\s{_INITIALS}|{_INITIALS}\s?{_FAMILY}|{_FAMILY},\s[^\W\d_]{{2,20}})"
_AUTHORS = re.compile(
    rf"{_AUTHOR}(?:(?:,\s|;\s|\s(?:and|&|және|и|мен)\s|,\s(?:and|&)\s){_AUTHOR}){{0,9}}(?:,?\s(?:et al\.?|и др\.?|т\.\s?б\.))?"
)
_YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d(?![\d–-])")
_TITLE_ENDS = re.compile(r"\s//\s|\s/\s|\.\s[–—-]\s|\s\[|[.?!]\s(?=[^\W\d_a-zа-яё])|\.\s*$|,\s(?=(?:19|20)\d\d)")
_UNTITLED = re.compile(r"\s*(?:[–—-]\s|//|/\s|,?\s*(?:1[5-9]|20)\d\d)")
_MOST = 600  # letters of an entry


def works(reading: Reading) -> Iterator[Statement]:
    """Yield the entries of the list of works; what cannot be told apart is left out of `details`."""
    for entry in _entries(reading, reading.of("bibliography")):
        start, end = entry[0].start, min(entry[-1].end, entry[0].start + _MOST)
        details = _parsed(reading.words(start, end))
        if not details.get("year") and not details.get("authors"):
            continue
        whole = "authors" in details and "year" in details and "title" in details
        span = Span(start, entry[-1].end)
        yield Statement(
            kind="citation",
            sentence=entry[0].id,
            span=span,
            by="rule:citation/list-of-works",
            confidence=0.8 if whole else 0.5,
            object=span,
            details=details,
            cues=(span,),
        )


def _entries(reading: Reading, sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences of each entry: one begins where a line does."""
    entry: list[Sentence] = []
    for sentence in sentences:
        before = reading.text[max(sentence.start - 40, 0) : sentence.start].rpartition("\n")
        begins = not before[2].strip() or _NUMBER.match(reading.text, sentence.start)
        if begins and entry:
            yield entry
            entry = []
        entry.append(sentence)
    if entry:
        yield entry


def _parsed(printed: str) -> dict[str, object]:
    """Return authors, title and year of an entry, and its number in the list.

    >>> found = _parsed("3. Ferro I., Holm J. Night libraries. – Tromsø: Polar, 2014. – 120 p.")
    >>> found["number"], found["authors"], found["title"], found["year"]
    (3, ['Ferro I.', 'Holm J.'], 'Night libraries', '2014')
    """
    details: dict[str, object] = {"printed": printed}
    number = _NUMBER.match(printed)
    rest = printed[number.end() :] if number else printed
    if number:
        details["number"] = int(number[1])
    authors = _AUTHORS.match(rest)
    if authors and _UNTITLED.match(rest, authors.end()):  # a title of two letters, "Су.", is no initial: each entry has a title
        last = authors.group().rstrip().rfind(" ")
        authors = _AUTHORS.fullmatch(rest, 0, last) or authors
    if authors:
        details["authors"] = [each.strip() for each in re.findall(_AUTHOR, authors.group())]
        rest = rest[authors.end() :]
    years = _YEAR.findall(rest)
    if years:
        details["year"] = years[0] if re.match(r"[\s.,]*\(", rest) else years[-1]
    title = re.sub(r"^[\s.,:;()]*(?:\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?\s*)?", "", rest)
    end = _TITLE_ENDS.search(title)
    words = (title[: end.start()] if end else title).strip(" .,;:")
    if len(words) > 1 and any(map(str.isalpha, words)):
        details["title"] = words
    return details
