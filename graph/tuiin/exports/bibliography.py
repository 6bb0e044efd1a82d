"""The article and the works that it cites, for reference managers: BibTeX and CSL-JSON.

Titles of cited works are the labels of their records: where the article names an author and a year only, so does the label.
"""

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tuiin.exports.debate import Debate, value
from tuiin.model import Text, best, dates

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

# Type in BibTeX and in CSL. A scholarly work is only known by who wrote it and when: whether a book or a paper, the graph does not know.
TYPES = {
    "article": ("article", "article-journal"),
    "scholarly": ("misc", "document"),
    "report": ("techreport", "report"),
    "index": ("misc", "report"),
    "address": ("misc", "speech"),
    "programme-document": ("techreport", "report"),
    "website": ("misc", "webpage"),
    "journal": ("misc", "article-magazine"),
}
# What babel calls a language, which biblatex hyphenates and words an entry by; one that it lacks is not told.
NAMES = {
    "ar": "arabic",
    "de": "ngerman",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "kk": "kazakh",
    "la": "latin",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
}
_SUFFIXES = {"Jr", "Sr", "II", "III", "IV"}
_SON_OF = {"ibn", "bin", "bint", "abu", "umm"}
_DOI = re.compile(r"https?://(?:(?:dx|www)\.)?doi\.org/(?:doi:)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
_ESCAPES = {ord(mark): latex for mark, latex in _LATEX.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """Who wrote something: family and given name where they can be told apart, else the name as one.

    The particle before a family name (van, de la) is written with it, and need not count where names are sorted.
    """

    family: str
    given: str
    whole: str
    particle: str = ""
    suffix: str = ""
    iri: str = ""
    kind: str = ""

    @property
    def surname(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the list; its key is the short name of the article or the work, which is ASCII."""

    key: str
    kind: str
    title: str
    language: str
    others: tuple[str, ...]
    authors: tuple[Name, ...]
    date: str | None
    journal: str | None = None
    publisher: str | None = None
    doi: str | None = None
    doubts: tuple[str, ...] = ()
    drafted: bool = False

    @property
    def remarks(self) -> str:
        """What a reader of the list should know and nobody prints: other names, doubts of the curator, that nobody has reviewed it."""
        draft = ("drafted, reviewed by nobody",) if self.drafted else ()
        return "; ".join((*draft, *self.others, *(f"doubted: {doubt}" for doubt in self.doubts)))


def bibtex(kg: "Graph") -> bytes:
    """Return the references as BibTeX in UTF-8, for biber, BibTeX, Zotero, JabRef; titles keep their capitals."""
    from bibtexparser.entrypoint import write_string
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    library = Library()
    for reference in references(kg):
        fields = [Field(name, value) for name, value in _fields(reference)]
        library.add(Entry(TYPES[reference.kind][0], reference.key, fields))
    return write_string(library).encode()


def csl_json(kg: "Graph") -> bytes:
    """Return the references as CSL-JSON, for Zotero, pandoc and every other processor of citation styles."""
    return (json.dumps([_csl(reference) for reference in references(kg)], ensure_ascii=False, indent=1) + "\n").encode()


def references(kg: "Graph") -> list[Reference]:
    """Return the article, then the works that it cites in the order of their keys."""
    known = _Known(kg)
    article = kg.space.article(kg.slug)
    own = known.languages.get(article, "en")
    journal = next((known.label(journal).said(own) for journal in known.journals[article]), None)
    found = [known.reference(article, "article", own, journal=journal)]
    cited = sorted({work for works in known.cited.values() for work in works}, key=value)
    return found + [known.reference(work, value(known.kinds[work][0]), "en") for work in cited]


def places(kg: "Graph") -> defaultdict[str, dict[str, int]]:
    """Return the place of each of several authors, by article or work and by author."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for work, author, place in kg.store.ask(
        "SELECT ?work ?author ?place { ?work prov:qualifiedAttribution [ prov:agent ?author ; tn:order ?place ] }"
    ):
        found[str(work)][str(author)] = int(place or 0)
    return found


class _Known:
    """What the graph says of works and of those who wrote them, by IRI."""

    def __init__(self, kg: "Graph") -> None:
        debate = Debate(kg)
        self.text, self.warnings, self.drafted = debate.text, debate.warnings, debate.drafted
        self.labels, self.families, self.dates = map(debate.words, ("skos:prefLabel", "foaf:familyName", "dcterms:issued"))
        self.kinds, self.cited, self.journals = map(debate.links, ("tn:kind", "cito:hasCitedEntity", "dcterms:isPartOf"))
        self.creators, self.publishers, self.same = map(debate.links, ("dcterms:creator", "dcterms:publisher", "schema:sameAs"))
        self.places = places(kg)
        spoken = debate.words("schema:inLanguage")
        self.languages = {iri: words[""][0] for iri, words in spoken.items() if "" in words}

    def label(self, iri: str) -> Text:
        """Return what a thing is called."""
        return self.text({tag: words[:1] for tag, words in self.labels.get(iri, {}).items()})

    def family(self, iri: str) -> Text:
        """Return which part of what somebody is called is the family's, where somebody says it."""
        return self.text({tag: words[:1] for tag, words in self.families.get(iri, {}).items()})

    def name(self, author: str, language: str) -> Name:
        """Return who an author is, and how the name is written in a language."""
        kinds = tuple(map(value, self.kinds[author]))
        return replace(
            _name(value(author), self.label(author), self.family(author), kinds, language), iri=author, kind=next(iter(kinds), "")
        )

    def reference(self, work: str, kind: str, language: str, journal: str | None = None) -> Reference:
        """Return the entry of a work."""
        label = self.label(work)
        title, others = _titles(label, language)
        places = self.places[work]
        english, last = label.said("en"), len(places)
        authors = sorted(self.creators[work], key=lambda one: (places.get(one, last), _place(self.label(one).said("en"), english), one))
        publisher = next((self.label(one).said("en") for one in self.publishers[work]), None)
        doi = next((found[1] for same in self.same[work] if (found := _DOI.fullmatch(unquote(same)))), None)
        date = next(iter(self.dates.get(work, {}).get("", [])), None)
        names = tuple(self.name(author, language) for author in authors)
        notes = [note for iri in (work, *authors) for note in self.warnings.get(iri, ()) if note.kind != "slip"]
        doubts = tuple(dict.fromkeys(" ".join(note.text.said("en").split()) for note in notes))
        return Reference(value(work), kind, title, language, others, names, date, journal, publisher, doi, doubts, self.drafted(work))


def _place(name: str, title: str) -> int:
    """Return where a title names somebody, by any part of the name; behind its end where it does not.

    Where a graph does not say which author comes first, the label of a work known by its authors does.
    """
    return min((at for part in name.split() if (at := title.find(part)) >= 0), default=len(title))


def _titles(label: Text, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the title in one language, and those in the others."""
    words = {name: " ".join(said.split()) for name, said in label.items()}
    title = words.pop(best(words, language), "")
    return title, tuple(dict.fromkeys(f"{name}: {other}" for name, other in words.items() if other != title))


def _name(key: str, label: Text, family: Text, kinds: tuple[str, ...], language: str) -> Name:
    """Return a name with its parts told apart by what is said of the family, else by the actor's short name, which begins with it.

    The language in which the family is told, or English, says where in a name it stands; the others keep to it. Small words before it are
    its particle. Where nobody tells, a name that begins with a particle, or with a word for "son of", is a family's as a whole.
    """
    whole, tag = label.said(language), best(label, language)
    parts, own = whole.split(), family.get(tag, "")
    if "person" not in kinds:
        return Name("", "", whole)
    if own and own not in parts and len(parts) == 1 and own in whole:  # as in Chinese, which has no spaces
        return Name(own, whole.replace(own, "", 1), whole)
    told = best(family, tag, "en")
    model = label.said(told or "en").split()
    if len(parts) == 1 or (not told and (model[0].islower() or _folded(model[0]) in _SON_OF)):
        return Name(whole, "", whole)
    ended = len(parts) == len(model) > 2 and model[-1].strip(".") in _SUFFIXES
    suffix = parts[-1] if ended else ""
    if ended:
        parts, model = ([part.rstrip(",") for part in some[:-1]] for some in (parts, model))
    start, end = _told(family[told].split(), model) if told else _family(key.split("-"), [_folded(part) for part in model])
    if len(parts) != len(model) or start == end:
        return Name("", "", whole)
    while end - start > 1 and parts[start].islower() and end == len(parts):  # a particle that is told as a part of the family name
        start += 1
    first = start
    while first > (0 if told else 1) and parts[first - 1].islower():
        first -= 1
    given = " ".join([*parts[:first], *parts[end:]])
    return Name(" ".join(parts[start:end]), given, whole, " ".join(parts[first:start]), suffix)


def _told(family: list[str], name: list[str]) -> tuple[int, int]:
    """Return from where to where in a name the family stands, the last time that it does.

    >>> _told(["Ali"], ["Ali", "Ali"]), _told(["Mao"], ["Mao", "Zedong"]), _told(["Li"], ["Wei"])
    ((1, 2), (0, 1), (0, 0))
    """
    spans = ((start, start + len(family)) for start in range(len(name) - len(family), -1, -1))
    return next((span for span in spans if name[slice(*span)] == family), (0, 0))


def _family(key: list[str], name: list[str]) -> tuple[int, int]:
    """Return from where to where in a name the family stands: the most of its parts with which the short name begins, but not all.

    >>> _family(["garcia", "marquez", "gabriel"], ["gabriel", "garcia", "marquez"]), _family(["mao", "zedong"], ["mao", "zedong"])
    ((1, 3), (0, 1))
    """
    spans = [(start, start + size) for size in range(len(name) - 1, 0, -1) for start in range(len(name) - size + 1)]
    return next((span for span in spans if name[slice(*span)] == key[: span[1] - span[0]]), (0, 0))


def _folded(part: str) -> str:
    """Return a part of a name as short names have it: small letters, without marks above and below them.

    >>> _folded("Márquez")
    'marquez'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKD", part.lower()) if letter.isalnum())


def _fields(reference: Reference) -> "list[tuple[str, str]]":
    """Return the fields of a BibTeX entry that are not empty; `annotation` is told to the reader of the list and never printed."""
    dated = _dated(reference.date or "")
    publisher = {"techreport": "institution", "misc": "organization"}.get(TYPES[reference.kind][0], "publisher")
    fields = [
        ("author", " and ".join(map(_bibtex_name, reference.authors))),
        ("title", f"{{{_escaped(reference.title)}}}"),
        ("journal", _escaped(reference.journal or "")),
        (publisher, f"{{{_escaped(reference.publisher)}}}" if reference.publisher else ""),
        *dated,
        ("doi", reference.doi or ""),
        ("langid", NAMES.get(reference.language.split("-")[0].lower(), "") if reference.kind == "article" else ""),
        ("annotation", _escaped(reference.remarks)),
    ]
    return [(name, value) for name, value in fields if value]


def _dated(date: str) -> list[tuple[str, str]]:
    """Return year, month and day, which BibTeX itself knows too; what only EDTF can say as the `date` of biblatex."""
    if re.fullmatch(r"[1-9]\d{3}(-\d\d){0,2}", date) and dates.PLAIN.fullmatch(date):
        return [(name, part.removeprefix("0")) for name, part in zip(("year", "month", "day"), date.split("-"), strict=False)]
    return [("date", date)] if date != ".." else []


def _issued(date: str) -> dict[str, Any]:
    """Return a date as CSL has it: the parts of one, or of both ends of a span; in words of EDTF where an end is open."""
    found = dates.points(date)
    ends = [(point, year) for point in found if point for year in dict.fromkeys((point.first, point.last))]
    if None in found:
        return {"literal": date.replace("..", "").replace("/", "–")}
    # CSL counts no year 0: -1 is 1 BC.
    parts = [[year if year > 0 else year - 1, *filter(None, (point.month, point.month and point.day))] for point, year in ends]
    about = any(point.about for point, _ in ends)
    season = ends[0][0].season if len(ends) == 1 else None
    return {"date-parts": [parts[0], parts[-1]] if len(parts) > 1 else parts} | _only(circa=about, season=season)


def _only(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _bibtex_name(name: Name) -> str:
    """Return a name as BibTeX tells its parts apart, in braces where a comma, a space or the word `and` belongs to the name.

    A particle stands before the family name without braces: BibTeX and biber know it by its small letters.
    """
    if not name.family:
        return f"{{{_escaped(name.whole)}}}"
    family, given = _escaped(name.family), _escaped(name.given)
    family = f"{{{family}}}" if {" ", ","} & set(family) else family
    family = " ".join(filter(None, (_escaped(name.particle), family)))
    given = f"{{{given}}}" if "," in given or "and" in given.split() else given
    return ", ".join(filter(None, (family, _escaped(name.suffix), given)))


def _escaped(words: str) -> str:
    """Return words in one line in which nothing is a sign of TeX, and no two signs run together as `--` would."""
    return re.sub(r"([-'`])(?=\1)", r"\1{}", " ".join(words.split()).translate(_ESCAPES))


def _parts(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}


def _csl(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": reference.key, "type": TYPES[reference.kind][1], "title": reference.title}
    if reference.authors:
        item["author"] = [_only(**_parts(name)) if name.family else {"literal": name.whole} for name in reference.authors]
    if reference.date and reference.date != "..":
        item["issued"] = _issued(reference.date)
    for name, words in (("container-title", reference.journal), ("publisher", reference.publisher), ("DOI", reference.doi)):
        if words:
            item[name] = words
    if reference.kind == "article":
        item["language"] = reference.language
    if reference.remarks:
        item["annote"] = reference.remarks
    return item
