"""Make alignments.md: how every class, property and list value of the ontology stands to the nearest terms of other vocabularies."""

import csv
from collections import defaultdict
from collections.abc import Iterator

from make_reference import Terms, table

from tuiin.files.paths import ONTOLOGY
from tuiin.graph.vocabulary import BASE, LISTS

MAPPINGS = ONTOLOGY / "alignments" / "terms.sssom.tsv"
SIGNS = {"exact": "=", "close": "≈", "broad": "⊂", "narrow": "⊃", "related": "~"}
VOCABULARIES = {
    "aif": "AIF",
    "cito": "CiTO",
    "np": "Nanopublication",
    "schema": "schema.org",
    "prov": "PROV",
    "oa": "Web Annotation",
    "dg": "Discourse Graphs",
    "deo": "DEO",
}
OTHERS = "others"
INTRODUCTION = """\
# Alignments

How each term of [the ontology](../ontology/README.md) stands to the nearest one of other vocabularies.
This page is made by `python docs/make_alignments.py` from [`terms.sssom.tsv`](../ontology/alignments/terms.sssom.tsv), which is in
[SSSOM](https://mapping-commons.github.io/sssom/) and holds the remarks too; a test compares the two.

`=` says the same · `≈` nearly the same · `⊂` ours is narrower · `⊃` ours is wider · `~` has to do with it · `–` there is no term.

No vocabulary has a claim with who holds it, how, how surely and where; so most of these are pointers, and none is an axiom.
Axioms, for readers of PROV, stand in [`prov.ttl`](../ontology/alignments/prov.ttl).
"""


def mappings() -> list[dict[str, str]]:
    """Return the mappings, a row each, by the heads of SSSOM."""
    with MAPPINGS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def alignments() -> str:
    """Return the whole page."""
    found: dict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in mappings():
        prefix, _, name = one["object_id"].partition(":")
        sign = SIGNS[one["predicate_id"].removeprefix("skos:").removesuffix("Match")]
        known = prefix in VOCABULARIES
        found[one["subject_id"]][prefix if known else OTHERS].append(f"{sign} {name if known else one['object_id']}")
    parts = [INTRODUCTION]
    for heading, terms in _groups(Terms()):
        head = ("term", *VOCABULARIES.values(), OTHERS)
        rows = [(f"`{term}`", *("; ".join(found[term][name]) or "–" for name in (*VOCABULARIES, OTHERS))) for term in terms]
        parts.append(f"## {heading}\n\n{table(head, rows)}\n")
    return "\n".join(parts)


def _groups(terms: Terms) -> Iterator[tuple[str, list[str]]]:
    yield "Classes", [f"tn:{name}" for name, *_ in terms.own("owl:Class")]
    properties = {name for kind in ("owl:ObjectProperty", "owl:DatatypeProperty") for name, *_ in terms.own(kind)}
    yield "Properties", [f"tn:{name}" for name in sorted(properties)]
    for name in sorted(LISTS):
        yield f"List {name}", [f"{name}:{value}" for value, *_ in terms.values(f"{BASE}{name}")]


if __name__ == "__main__":
    (ONTOLOGY.parent / "docs" / "alignments.md").write_text(alignments(), "utf-8")
