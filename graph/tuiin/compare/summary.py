"""What is in a graph, at a glance: counts, coverage, languages, what is most connected, what is contested; every number by a query."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import partial

from tuiin.errors import TuiinError
from tuiin.files.paths import ONTOLOGY
from tuiin.files.words import said
from tuiin.graph.knowledge import Graph, KnowledgeGraph
from tuiin.graph.labels import Names, facts
from tuiin.letters import quoted, visible
from tuiin.model import LOCAL, SHARED
from tuiin.show.network import project

FORMAT = "tuiin-info/1"
SHOWN = 8
_LABEL = 400  # letters of a label
KINDS = (
    "claims",
    "positions",
    "arguments",
    "actors",
    "concepts",
    "works",
    "events",
    "viewpoints",
    "values",
    "citations",
    "notes",
    "tensions",
)
# What else curators write, by its class.
MORE = {f"{kind}s": record.classes[0] for kind, record in {**SHARED, **LOCAL}.items() if f"{kind}s" not in KINDS}


_CAME = {
    "accepted": "accepted from drafts",
    "corrected": "corrected from drafts",
    "added": "added",
    "drafted": "drafted and reviewed by nobody",
}


class NoBadge(TuiinError):
    """There is no badge of that name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its names in three languages, its kind, and how many edges or disputes it has."""

    thing: str
    kind: str
    names: dict[str, str]
    number: int


@dataclass(frozen=True, slots=True)
class Info:
    """What is in a graph. `statements` by where they come from; `labels` and `missing` by language; `findings` by severity.

    `reviews` are the claims by how they came about, as far as that is known, `reviewers` by who decided; `rejected` are candidates
    by why, where the log of the curators is at hand.
    """

    name: str
    titles: dict[str, str]
    counts: dict[str, int]
    statements: dict[str, int]
    sentences: dict[str, int]
    labels: dict[str, int]
    missing: dict[str, int]
    arguments: dict[str, int]
    connected: tuple[Named, ...]
    tensions: dict[str, int]
    contested: tuple[Named, ...]
    contested_claims: int
    opposed: tuple[tuple[dict[str, str], dict[str, str]], ...]
    findings: dict[str, int]
    reviews: dict[str, int] = field(default_factory=dict)
    reviewers: dict[str, int] = field(default_factory=dict)
    rejected: dict[str, int] = field(default_factory=dict)


def info(graph: Graph) -> Info:
    """Return what is in a graph; what its shapes find is counted too."""
    names = Names(
        facts({triple for triples in graph.statements.graphs.values() for triple in triples}),
        space=graph.space,
        languages=graph.store.languages,
    )
    languages = _rows(graph, "languages")
    (sentences,) = _rows(graph, "sentences")
    contested = [(claim, int(against) + int(tensions)) for claim, against, tensions in _rows(graph, "contested")]
    network = project(graph.store)
    degrees = sorted(((network.degree(node), node) for node in network), key=lambda pair: (-pair[0], pair[1]))
    severities = Counter(finding.severity for finding in graph.check())
    parts = ("curated", "drafted", "derived", "ontology", "description", "words")
    reviews = [(status, who, int(number)) for status, who, number in _rows(graph, "reviews")]
    return Info(
        name=graph.name,
        titles=dict(names.of(graph.space.article(graph.slug))) if len(graph.slugs) == 1 else {},
        counts=dict.fromkeys(KINDS, 0) | _counts(graph, "counts") | {kind: _of_class(graph, name) for kind, name in MORE.items()},
        statements={part: sum(map(len, graph.parts(part).values())) for part in parts},
        sentences={key: int(value) for key, value in zip(("all", "with_claims", "silent", "unread"), sentences, strict=True)},
        labels={language: int(there) for language, there, _ in languages},
        missing={language: int(missing) for language, _, missing in languages},
        arguments=_counts(graph, "basis"),
        connected=tuple(Named(node, network.nodes[node]["kind"], dict(names.of(node)), degree) for degree, node in degrees[:SHOWN]),
        tensions=_counts(graph, "tensions"),
        contested=tuple(Named(claim, "claim", dict(names.of(claim)), number) for claim, number in contested[:SHOWN]),
        contested_claims=len(contested),
        opposed=tuple((dict(names.of(one)), dict(names.of(other))) for one, other in _rows(graph, "opposed")),
        findings={severity: severities[severity] for severity in ("violation", "warning", "info")},
        reviews=_summed((status, number) for status, _, number in reviews),
        reviewers=_summed((who, number) for _, who, number in reviews if who not in ("", "0")),
        rejected=dict(graph.entries.rejected) if isinstance(graph, KnowledgeGraph) else {},
    )


def text(found: Info, language: str = "en") -> str:
    """Return it for a person; labels are in this language."""
    label = partial(visible, most=_LABEL)
    own = found.statements
    drafted = f"{own['drafted']:,} drafted, " if own["drafted"] else ""
    lines = [
        label(said(found.titles or {"": found.name}, language)),
        "",
        "things       " + textwrap.fill(_listed(found.counts), 80).replace("\n", "\n" + 13 * " "),
        f"statements   {own['curated']:,} curated, {drafted}{own['derived']:,} derived by rule, {own['ontology']:,} of the ontology",
        f"sentences    {found.sentences['all']}: {found.sentences['with_claims']} with claims, {found.sentences['silent']} silent,"
        f" {found.sentences['unread']} unread",
        "labels       "
        + ", ".join(
            f"{label(lang)} {n}" + (f" ({found.missing[lang]} missing)" if found.missing[lang] else "")
            for lang, n in sorted(found.labels.items())
        ),
        "arguments    " + (_listed(found.arguments) or "none"),
        *_reviewed(found),
        "findings     " + (_listed({severity: n for severity, n in found.findings.items() if n}) or "none"),
        "",
        "most connected",
        *(f"{node.number:5}  {label(node.kind):10} {label(said(node.names, language))}" for node in found.connected),
        "",
        f"contested: claims {found.contested_claims}; tensions: {_listed(found.tensions) or 'none'}",
        *(f"{claim.number:5}  {label(said(claim.names, language))}" for claim in found.contested),
        *(f"       {label(said(one, language))} ↔ {label(said(other, language))}" for one, other in found.opposed),
    ]
    return "\n".join(lines) + "\n"


def _reviewed(found: Info) -> list[str]:
    """Return how the claims came about, where anything is known of that."""
    if not found.reviews and not found.rejected:
        return []
    told = [f"{found.reviews[status]} {words}" for status, words in _CAME.items() if found.reviews.get(status)]
    lines = [f"reviews      of {found.counts['claims']} claims " + (", ".join(told) or "none reviewed")]
    lines += [f"{13 * ' '}by {_listed(found.reviewers)}"] if found.reviewers else []
    return lines + ([f"rejected     {sum(found.rejected.values())}: {_listed(found.rejected)}"] if found.rejected else [])


def to_json(found: Info) -> str:
    """Return it for a program, in the form that `docs/info.schema.json` describes."""
    return json.dumps({"format": FORMAT, **asdict(found)}, ensure_ascii=False, indent=1) + "\n"


def badge(found: Info, what: str) -> str:
    """Return one number in the JSON that shields.io reads for an endpoint badge. Raises `NoBadge` with the names there are."""
    numbers = {**found.counts, "statements": sum(found.statements.values()), "sentences": found.sentences["all"]}
    message, colour = f"{numbers.get(what, 0):,}", "blue"
    if what == "coverage":
        share = (found.sentences["all"] - found.sentences["unread"]) / (found.sentences["all"] or 1)
        message, colour = f"{share:.0%}", "brightgreen" if share == 1 else "yellow"
    elif what == "findings":
        message = str(sum(found.findings.values()))
        colour = "red" if found.findings["violation"] else "yellow" if found.findings["warning"] else "brightgreen"
    elif what not in numbers:
        raise NoBadge(f"no badge {quoted(what)}; there are {', '.join([*numbers, 'coverage', 'findings'])}")
    return json.dumps({"schemaVersion": 1, "label": what, "message": message, "color": colour}) + "\n"


def _rows(graph: Graph, query: str) -> list[tuple[str, ...]]:
    answer = graph.store.ask((ONTOLOGY / "info" / f"{query}.rq").read_text("utf-8"))
    return [tuple(value or "0" for value in row) for row in answer]


def _counts(graph: Graph, query: str) -> dict[str, int]:
    return {key: int(number) for key, number in _rows(graph, query)}


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for name, number in pairs:
        found[name] += number
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _of_class(graph: Graph, name: str) -> int:
    ((number,),) = graph.store.ask(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) {{ ?thing a {name} }}")
    return int(number or 0)


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{visible(name)} {number}" for name, number in counts.items())
