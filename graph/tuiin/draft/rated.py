"""A draft of an article rated: beside what its curator wrote, and beside the text and the ontology."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from tuiin.curate.reader import anchored, read
from tuiin.curate.texts import text_of
from tuiin.draft.against import against
from tuiin.draft.candidates import Candidate, from_lines
from tuiin.draft.drafting import draft
from tuiin.draft.lemmas import lemmatizer
from tuiin.draft.scoring import Rate, invention
from tuiin.files import reading
from tuiin.model import Claim, fields

_MOST = 64_000_000  # bytes of a draft


def rated(slug: str, data: Path, kept: Path | None = None, text: Path | None = None) -> tuple[dict[str, Rate], dict[str, float]]:
    """Return how well a draft offers what was curated of an article, by what is compared, and shares of its claims, from 0 to 1.

    The draft is one that was `kept`, or is made now by somebody who knows no registries. Raises `BadInput` for an article that cannot be
    read, `NoText` where its text is not at hand, `NoDraft` for a file that holds no draft.
    """
    entries, article = read(slug, data), anchored(slug, data)
    words = text_of(article, text)
    if kept:
        candidates: Sequence[Candidate] = from_lines(reading.read(kept, most=_MOST).decode("utf-8", "replace"), str(kept))[1]
    else:
        candidates = draft(words, article.language, passages=list(article.passages.values())).candidates
    records = ((f"{kind}/{key}", record) for kind, some in entries.records.items() for key, record in some.items())
    rates = against(candidates, records, words)
    invented = invention(_frames(candidates), get_args(fields.of(Claim)["relation"].type), words, lemmatizer(article.language))
    shares = {"conforming": invented.conformance, "invented subjects": invented.subject, "invented objects": invented.object}
    return rates, shares


def _frames(candidates: Sequence[Candidate]) -> Iterator[tuple[str, str, str]]:
    labels = {one.reference: next(iter(one.entry["label"].values()), "") for one in candidates if one.entry.get("label")}
    for one in candidates:
        if one.kind == "claim" and (relation := one.entry.get("relation")):
            yield labels.get(str(one.entry.get("subject")), ""), str(relation), labels.get(str(one.entry.get("object")), "")
