"""Which form of an answer somebody wants, by the Accept header: the forms that there are, their names, and the choice among them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tuiin.files.words import languages


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer: its short name (the ending of a file), its media type, other types that mean it, and its IRI among formats."""

    name: str
    media: str
    others: tuple[str, ...] = ()
    iri: str = ""

    @property
    def header(self) -> str:
        """The media type as a header gives it."""
        return content_type(self.media)


_W3 = "http://www.w3.org/ns/formats/"
# What stands first is what somebody gets who wants nothing in particular.
RESULTS = (
    Form("json", "application/sparql-results+json", ("application/json",), _W3 + "SPARQL_Results_JSON"),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml"), _W3 + "SPARQL_Results_XML"),
    Form("csv", "text/csv", (), _W3 + "SPARQL_Results_CSV"),
    Form("tsv", "text/tab-separated-values", (), _W3 + "SPARQL_Results_TSV"),
)
GRAPHS = (
    Form("ttl", "text/turtle", ("application/turtle", "application/x-turtle"), _W3 + "Turtle"),
    Form("nt", "application/n-triples", ("text/plain",), _W3 + "N-Triples"),
    Form("rdf", "application/rdf+xml", ("application/xml", "text/xml"), _W3 + "RDF_XML"),
    Form("jsonld", "application/ld+json", ("application/json",), "https://www.w3.org/ns/formats/data/JSON-LD"),
    Form("trig", "application/trig", ("application/x-trig",), _W3 + "TriG"),
    Form("nq", "application/n-quads", ("text/x-nquads",), _W3 + "N-Quads"),
    Form("n3", "text/n3", ("text/rdf+n3",), _W3 + "N3"),
)
# Of whole datasets the forms that keep the named graphs come first.
DATASETS = tuple(sorted(GRAPHS, key=lambda form: {"trig": 0, "nq": 1, "jsonld": 2}.get(form.name, 3)))
HTML = Form("html", "text/html", ("application/xhtml+xml",))
PROBLEMS = (
    Form("json", "application/problem+json", ("application/json", "application/sparql-results+json", "application/ld+json")),
    Form("text", "text/plain", ("text/html",)),
)
VERSIONS = ("1.1", "1.2-basic", "1.2")  # of RDF, each of which holds all that is of those before it
_LONGEST = 4000  # characters of a header that are read
_PART = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+"?)+')  # a quote that nobody closes ends with the header: else this could take long
_VERSION = re.compile(r'\s*version\s*=\s*"?([\w.-]+)"?\s*', re.IGNORECASE)
_QUALITY = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", re.IGNORECASE)


def choose(accept: str | None, forms: tuple[Form, ...]) -> Form | None:
    """Return the form that an Accept header likes best, the first where it does not care, and None where it wants none of them.

    >>> choose("text/turtle;q=0.5, application/*", GRAPHS).name, choose(None, GRAPHS).name, choose("image/png", GRAPHS)
    ('nt', 'ttl', None)
    """
    return _chosen((accept or "")[:_LONGEST], forms)


@lru_cache(maxsize=256)  # programs send the same header each time
def _chosen(accept: str, forms: tuple[Form, ...]) -> Form | None:
    wanted = _ranges(accept) or {"*/*": 1.0}
    best = max(forms, key=lambda form: _liking(form, wanted))
    return best if _liking(best, wanted)[0] > 0 else None


def choose_data(accept: str | None, forms: tuple[Form, ...]) -> Form | None:
    """Return the form as `choose` does, but the first one to a browser: it likes pages best, and names XML only out of habit.

    >>> choose_data("text/html, application/xml;q=0.9, */*;q=0.8", RESULTS).name, choose_data("text/html", RESULTS)
    ('json', None)
    """
    if accept and choose(accept, (*forms, HTML)) is HTML:
        return forms[0] if _ranges(accept).get("*/*", 0.0) > 0 else None
    return choose(accept, forms)


def too_new(accept: str | None, media: str) -> bool:
    """Say whether an Accept header names this type of RDF only in versions that are older than the one that the type is given with.

    >>> too_new("text/turtle; version=1.1", "text/turtle; version=1.2"), too_new("text/turtle, */*", "text/turtle; version=1.2")
    (True, False)
    """
    name, _, given = media.partition(";")
    needed = _VERSION.fullmatch(given)
    if needed is None:
        return False
    ranges = [part.split(";") for part in _PART.findall((accept or "")[:_LONGEST])]
    taking = [parameters for head, *parameters in ranges if head.strip().lower() in (name, name.partition("/")[0] + "/*", "*/*")]
    wanted = [next((match[1] for one in parameters if (match := _VERSION.fullmatch(one))), VERSIONS[-1]) for parameters in taking]
    return bool(wanted) and all(one in VERSIONS and VERSIONS.index(one) < VERSIONS.index(needed[1]) for one in wanted)


def content_type(media: str) -> str:
    """Return a media type as a header gives it; text says that it is UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def listed(forms: Sequence[Form]) -> str:
    """Return the media types of some forms, in words."""
    return ", ".join(form.media for form in forms)


def language(wanted: str | None, accept: str | None) -> str:
    """Return the language to speak: the one asked for by name, else the one that an Accept-Language header likes best, else English.

    >>> language(None, "de, ru-RU;q=0.8, kk;q=0.9"), language("ru", "kk"), language("xx", None)
    ('kk', 'ru', 'en')
    """
    known = languages()
    if wanted is not None and wanted in known:
        return wanted
    ranges = _ranges(accept or "")
    liking = {name: max((q for tag, q in ranges.items() if tag.partition("-")[0] == name), default=0.0) for name in known}
    best = max(known, key=lambda name: liking[name])
    return best if liking[best] > 0 else "en"


def _ranges(header: str) -> dict[str, float]:
    """Return the quality of each range of a header; a range whose quality cannot be read does not count."""
    ranges = {}
    for part in _PART.findall(header[:_LONGEST]):
        name, *parameters = part.split(";")
        qualities = [parameter for parameter in parameters if parameter.strip().lower().startswith("q=")]
        match = _QUALITY.fullmatch(qualities[0]) if qualities else None
        if name.strip() and (match or not qualities):
            ranges[name.strip().lower()] = min(1.0, float(match[1])) if match else 1.0
    return ranges


def _liking(form: Form, ranges: dict[str, float]) -> tuple[float, int]:
    """Return how much a form is liked: by the range that names it most closely, and how close that is."""
    for closeness, names in ((3, (form.media,)), (2, form.others), (1, (form.media.partition("/")[0] + "/*",)), (0, ("*/*",))):
        found = [ranges[name] for name in names if name in ranges]
        if found:
            return max(found), closeness
    return 0.0, 0
