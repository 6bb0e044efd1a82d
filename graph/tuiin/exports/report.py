"""What a build says of itself: counts, coverage, languages, findings, digests; the same bytes for the same input."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence

from tuiin import __version__
from tuiin.errors import Problem
from tuiin.graph.knowledge import KnowledgeGraph
from tuiin.graph.metadata import classes
from tuiin.graph.shapes import Finding
from tuiin.letters import visible
from tuiin.model import Entries


def report(kg: KnowledgeGraph, findings: Sequence[Finding], files: Mapping[str, bytes], made_of: Mapping[str, str]) -> bytes:
    """Return `report.json`: what is in the graph, what the shapes found, of what it was made, size and SHA-256 of each file beside it."""
    claims = kg.claims.values()
    drafted = {key for key in kg.claims if kg.entries.drafted("claim", key)}
    read = (claim for key, claim in kg.claims.items() if key not in drafted)
    spoken = {sentence for claim in read for position in claim.positions for sentence in position.at}
    content = {
        "article": kg.slug,
        "tuiin": __version__,
        "rdfc10_sha256": kg.digest(),
        "made_of": made_of,
        "statements": {"all": len(kg.statements), "by_graph": kg.statements.counts()},
        "classes": {kg.space.short(name): count for name, count in sorted(classes(kg.statements).items())},
        "records": {kind: len(records) for kind, records in kg.entries.records.items()},
        **_reviews(kg.entries),
        "claims_by_kind": dict(sorted(Counter(claim.kind for claim in claims).items())),
        "sentences": {
            "all": len(kg.entries.passages),
            "with_claims": len(spoken),
            "silent": len(kg.entries.article.silent),
            "unaccounted": kg.entries.unread,
        },
        "languages": languages(kg),
        "findings": [
            {"severity": f.severity, "shape": kg.space.short(f.shape), "focus": kg.space.short(f.focus), "message": f.message}
            for f in findings
        ],
        "files": {name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in sorted(files.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _reviews(entries: Entries) -> dict[str, object]:
    """Return how entries came about, as far as that is known, and what of a draft was built and what was not."""
    statuses = Counter(review.review_status for review in entries.reviews.values() if review.review_status != "drafted")
    told: dict[str, object] = {"reviews": dict(sorted(statuses.items()))} if statuses else {}
    if entries.drafts or entries.left_out:
        told["drafts"] = {"entries": entries.drafts, "left_out": entries.left_out}
    return told


def languages(kg: KnowledgeGraph) -> dict[str, int]:
    """Return the number of distinct labels and paraphrases of each language."""
    rows = kg.store.ask(
        "SELECT ?tag (COUNT(*) AS ?n) { ?s skos:prefLabel|tn:paraphrase ?o BIND(LANG(?o) AS ?tag) } GROUP BY ?tag ORDER BY ?tag"
    )
    return {str(tag): int(str(count)) for tag, count in rows}


def findings_as(form: str, found: Sequence[Finding | Problem]) -> str:
    """Return findings or problems as lines of text, as JSON, or as annotations that GitHub shows in a pull request."""
    if form == "json":
        return json.dumps([_plain(f) for f in found], ensure_ascii=False, indent=1) + "\n"
    if form == "github":
        return "".join(_annotation(_plain(f)) for f in found)
    return "".join(f"{f}\n" for f in found)


def _plain(found: Finding | Problem) -> dict[str, str | int]:
    if isinstance(found, Problem):
        return {"severity": "error", "file": found.file, "line": found.line, "column": found.column, "message": found.message}
    return {
        "severity": found.severity,
        "file": found.place.file,
        "line": found.place.line,
        "column": found.place.column,
        "message": found.message,
        "focus": found.focus,
        "shape": found.shape,
    }


def _annotation(plain: dict[str, str | int]) -> str:
    level = {"warning": "warning", "info": "notice"}.get(str(plain["severity"]), "error")
    message = visible(str(plain["message"]), None).replace("%", "%25")
    file = str(plain["file"]).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={file},line={plain['line']},col={plain['column']}::{message}\n"
