"""Lists of references as others keep them, BibTeX and CSL-JSON: works with who wrote them, and what cannot be taken from them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

from tuiin.curate.folder import shown
from tuiin.errors import Place, Problem, TuiinError
from tuiin.files import reading
from tuiin.letters import quoted
from tuiin.model import dates, marks

_MOST = 64_000_000  # bytes of a list
_IRI, _DATE = (re.compile(get_args(form)[1].regex) for form in (marks.Iri, marks.Date))
_DOI = re.compile(r"(?:https?://(?:(?:dx|www)\.)?doi\.org/|doi:\s*|info:doi/)*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WORDS = {"%2f": "/", "%3c": "<", "%3e": ">"}
# What a type of a reference is here, in BibTeX, biblatex and CSL; every other one is a scholarly work.
KINDS = {
    **dict.fromkeys(("techreport", "report", "dataset", "standard", "manual"), "report"),
    **dict.fromkeys(("online", "electronic", "www", "webpage", "post", "post-weblog", "software"), "website"),
    **dict.fromkeys(("periodical", "journal"), "journal"),
    **dict.fromkeys(("speech", "interview"), "address"),
    **dict.fromkeys(("legislation", "bill", "treaty", "regulation"), "programme-document"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "ngerman": "de",
    "russian": "ru",
    "kazakh": "kk",
    "french": "fr",
    "spanish": "es",
    "arabic": "ar",
}


class NoList(TuiinError):
    """A file that is no list of references."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote or published something: a person with the parts of the name, or an organization with its name as family alone."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    organization: bool = False

    @property
    def name(self) -> str:
        """The name as it is said.

        >>> Writer("Berg", "Anna", "van der").name, Writer("King", "Martin Luther", suffix="Jr.").name
        ('Anna van der Berg', 'Martin Luther King, Jr.')
        """
        whole = " ".join(filter(None, (self.given, self.particle, self.family)))
        return f"{whole}, {self.suffix}" if self.suffix else whole


@dataclass(slots=True)
class Reference:
    """One reference: where it stands, by which key, what can be taken from it, and in words what cannot."""

    place: Place
    key: str
    kind: str
    title: str
    writers: list[Writer] = field(default_factory=list)
    publisher: Writer | None = None
    published: str = ""
    addresses: list[str] = field(default_factory=list)
    isbn: str = ""
    language: str = ""
    left_out: list[str] = field(default_factory=list)


def read(path: Path, problems: list[Problem]) -> list[Reference]:
    """Return the references of a file, by its ending `.bib` or `.json`; what cannot be taken is noted. Raises `NoList`."""
    source = reading.read(path, most=_MOST)
    try:
        text = source.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise NoList(f"{path.name}: byte {error.start} is not UTF-8; save the list as UTF-8") from None
    found = list(_bibtex(text, shown(path), problems) if path.suffix == ".bib" else _csl(text, shown(path)))
    if not found and not problems:
        problems.append(Problem(shown(path), 1, 1, "holds no references"))
    for one in found:
        if not one.title:
            problems.append(Problem.at(one.place, f"{one.key}: has no title; write one"))
    return found


def doi(text: str) -> str:
    """Return the address of a DOI in whatever form it was given; empty where it is none.

    >>> doi("http://dx.doi.org/10.1000%2FABC"), doi("doi: 10.1000/abc."), doi("10.1000/a")
    ('https://doi.org/10.1000/ABC', 'https://doi.org/10.1000/abc', 'https://doi.org/10.1000/a')
    """
    found = _DOI.fullmatch(unquote(text.strip()).rstrip(".,;"))
    return f"https://doi.org/{found[1]}" if found and _IRI.fullmatch(f"https://doi.org/{found[1]}") else ""


def _addresses(*texts: str) -> list[str]:
    """Return the addresses among these texts, a DOI as the one of the registry."""
    return list(dict.fromkeys(doi(text) or text for text in texts if doi(text) or _IRI.fullmatch(text)))[:1]


def _date(text: str) -> str:
    """Return a date as it is written here; empty where that is none."""
    if not _DATE.fullmatch(text):
        return ""
    try:
        return text if dates.right(text) else ""
    except ValueError:
        return ""


# --- BibTeX ---------------------------------------------------------------------------------------------------------------


def _bibtex(text: str, file: str, problems: list[Problem]) -> Iterable[Reference]:
    try:
        from bibtexparser import middlewares
        from bibtexparser.entrypoint import parse_string
    except ImportError:
        raise NoList("BibTeX needs a package that is not here; pip install 'tuiin[imports]'") from None
    import logging

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what fails is told below
    library = parse_string(text, append_middleware=[middlewares.NormalizeFieldKeys()])
    for failed in library.failed_blocks:
        error = getattr(failed, "error", "")
        words = re.sub(r"\s+", " ", str(getattr(error, "abort_reason", "") or error)).partition(". Note:")[0].strip()
        problems.append(Problem(file, (failed.start_line or 0) + 1, 1, f"cannot be read as BibTeX: {words or 'it breaks off'}"))
    for entry in library.entries:
        given = {one.key.lower(): str(one.value) for one in entry.fields}
        yield _of_bibtex(entry.entry_type.lower(), entry.key, given, Place(file, (entry.start_line or 0) + 1))


def _of_bibtex(kind: str, key: str, given: dict[str, str], place: Place) -> Reference:
    title = ": ".join(filter(None, (_plain(given.get("title", "")), _plain(given.get("subtitle", "")))))
    publisher = next((_plain(given[name]) for name in ("publisher", "organization", "institution", "school") if given.get(name)), "")
    language = given.get("langid", given.get("language", "")).lower()
    eprint = (
        f"https://arxiv.org/abs/{given['eprint']}" if given.get("archiveprefix", given.get("eprinttype", "")).lower() == "arxiv" else ""
    )
    writers, published = given.get("author") or given.get("editor", ""), _published(given)
    dated = given.get("date") or given.get("year", "")
    left_out = [f"its year {quoted(dated)} is no date"] if dated and not published else []
    left_out += ["the others who wrote it are not named"] if re.search(r"(?i)\band\s+others\s*$", writers) else []
    return Reference(
        place,
        key,
        KINDS.get(kind, "scholarly"),
        title,
        [_writer(name) for name in _names(writers)],
        Writer(publisher, organization=True) if publisher else None,
        published,
        _addresses(given.get("doi", ""), _url(given.get("url", "")), eprint),
        re.sub(r"[^0-9X]", "", given.get("isbn", "").upper()),
        _LANGUAGES.get(language, language),
        left_out,
    )


def _url(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text.replace("\\", ""))
    return found.group() if found else ""


def _published(given: dict[str, str]) -> str:
    if date := _date(given.get("date", "").strip()):
        return date
    year, month = given.get("year", "").strip(), given.get("month", "").strip().lower()[:3]
    number = f"{_MONTHS.index(month) + 1:02}" if month in _MONTHS else month.zfill(2) if month.isdecimal() else ""
    return (number and _date(f"{year}-{number}")) or _date(year)


def _names(text: str) -> list[str]:
    """Return the names that `and` parts, where no braces hold it."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    names = [name.strip() for name in split_multiple_persons_names(text)] if text.strip() else []
    return [name for name in names if name and name.lower() != "others"]


def _writer(raw: str) -> Writer:
    """Return a name with its parts, as biber and pandoc part it; what stands in braces as a whole is nobody's given name."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if "family=" in raw.replace(" ", ""):  # the form of biblatex that says each part
        parts = dict(re.findall(r"(\w+)\s*=\s*([^,]+)", raw))
        words = {name: _plain(text.strip().strip('"')) for name, text in parts.items()}
        return Writer(words.get("family", ""), words.get("given", ""), words.get("prefix", ""), words.get("suffix", ""))
    if _braced(raw):
        return Writer(_plain(raw), organization=True)
    try:
        found = parse_single_name_into_parts(raw, strict=False)
    except InvalidNameError:
        return Writer(_plain(raw))
    given, particle, family, suffix = (_plain(" ".join(part)) for part in (found.first, found.von, found.last, found.jr))
    return Writer(family or given, given if family else "", particle, suffix)


def _braced(raw: str) -> bool:
    """Say whether one pair of braces holds all of a name."""
    if not (raw.startswith("{") and raw.endswith("}")) or raw.startswith("{\\"):
        return False
    depth = 0
    for number, letter in enumerate(raw):
        depth += (letter == "{") - (letter == "}")
        if not depth and number < len(raw) - 1:
            return False
    return True


def _plain(text: str) -> str:
    """Return LaTeX as the words that it is."""
    if not re.search(r"[\\{}$~%]", text):
        return " ".join(text.split())
    from pylatexenc.latex2text import LatexNodes2Text

    guarded = re.sub(r"(?<!\\)%", r"\\%", text)  # a list has no comments inside its words
    return " ".join(LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True).latex_to_text(guarded).replace("\xa0", " ").split())


# --- CSL-JSON -------------------------------------------------------------------------------------------------------------


def _csl(text: str, file: str) -> Iterable[Reference]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoList(f"{file}: is not JSON: {error}") from None
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise NoList(f"{file}: wanted CSL-JSON, a list of references with a type and a title each, or Web Annotations")
    lines = text.split("\n")
    for item in items:
        key = str(item.get("id", item.get("citation-key", "")))
        needle = json.dumps(key, ensure_ascii=False)
        line = next((number for number, one in enumerate(lines, 1) if '"id"' in one and needle in one), 1)
        yield _of_csl(item, key, Place(file, line))


def _of_csl(item: dict[str, Any], key: str, place: Place) -> Reference:
    writers = item.get("author") or item.get("editor") or []
    publisher = _text(item.get("publisher"))
    return Reference(
        place,
        key,
        KINDS.get(_text(item.get("type")), "scholarly"),
        _text(item.get("title")),
        [_of_name(name) for name in writers if isinstance(name, dict)] if isinstance(writers, list) else [],
        Writer(publisher, organization=True) if publisher else None,
        _issued(item.get("issued")),
        _addresses(_text(item.get("DOI")), _text(item.get("URL"))),
        re.sub(r"[^0-9X]", "", _text(item.get("ISBN")).upper()),
        _text(item.get("language")).replace("_", "-"),
    )


def _text(value: Any) -> str:
    """Return words without the marks of italics and the like that titles in CSL may hold."""
    found = re.sub(r"</?(i|b|sc|sup|sub|span)\b[^>]*>", "", str(value)) if isinstance(value, str | int) else ""
    return " ".join(found.split())


def _of_name(name: dict[str, Any]) -> Writer:
    told = {part: _text(name.get(part)) for part in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")}
    if told["literal"] or not told["family"]:
        return Writer(told["literal"] or told["given"], organization=True)
    particle = " ".join(filter(None, (told["dropping-particle"], told["non-dropping-particle"])))
    family, given = told["family"].strip('"'), told["given"]
    if not particle and (found := re.match(r"((?:[a-zà-ÿ'’]+ )+)(?=\S)", family)):  # as pandoc and citeproc do, unless in quotation marks
        if told["family"] == family:
            particle, family = found[1].strip(), family[found.end() :]
    elif not particle and (found := re.search(r"((?: [a-zà-ÿ'’]+)+)$", given)):
        particle, given = found[1].strip(), given[: found.start()]
    return Writer(family, given, particle, told["suffix"])


def _issued(value: Any) -> str:
    """Return the date of a reference: parts of one or of a span, or as it is written."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and all(isinstance(part, list) and part for part in parts):
        ends = []
        for part in parts[:2]:
            numbers = [str(number) for number in part[:3]]
            ends.append("-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:])]))
        found = _date("/".join(ends)) or _date(ends[0])
        return _date(f"{found}~") if value.get("circa") and "/" not in found else found
    return _date(_text(value.get("raw", value.get("literal"))))


def told(reference: Reference) -> str:
    """Return how to name a reference to a person."""
    return f"{quoted(reference.key)} ({reference.title})"
