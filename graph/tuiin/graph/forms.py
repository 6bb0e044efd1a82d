"""The forms of RDF in one table: the ending of a file, its media type, whether it keeps named graphs apart; no engine is loaded here."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Form:
    """A form of RDF; its name is the ending of a file without the dot, `others` are further endings."""

    name: str
    media: str
    named: bool
    """Whether it keeps named graphs apart."""
    others: tuple[str, ...] = ()


FORMS = {
    form.name: form
    for form in (
        Form("nq", "application/n-quads", named=True),
        Form("trig", "application/trig", named=True),
        Form("jsonld", "application/ld+json", named=True),
        Form("ttl", "text/turtle", named=False),
        Form("nt", "application/n-triples", named=False),
        Form("rdf", "application/rdf+xml", named=False, others=("owl",)),
        Form("n3", "text/n3", named=False),
    )
}


def form_of(path: Path) -> Form | None:
    """Return the form that the ending of a file says, if it is one.

    >>> form_of(Path("a.TTL")).media, form_of(Path("a.txt"))
    ('text/turtle', None)
    """
    ending = path.suffix.lower().removeprefix(".")
    return FORMS.get(ending) or next((form for form in FORMS.values() if ending in form.others), None)


def endings(forms: Iterable[Form] = FORMS.values()) -> str:
    """Return the endings of some forms, in words.

    >>> endings(form for form in FORMS.values() if form.named)
    '.nq .trig .jsonld'
    """
    return " ".join(f".{name}" for form in forms for name in (form.name, *form.others))
