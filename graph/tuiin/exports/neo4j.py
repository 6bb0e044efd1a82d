"""The graph as CSV files for Neo4j's importer: nodes by kind, relationships by type, each position a relationship that says who and how."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from tuiin.exports.debate import Debate, value
from tuiin.model import Claim, Position
from tuiin.model.fields import Field, beside
from tuiin.show.network import column

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

Row = dict[str, str]
NODE = ("iri:ID", ":LABEL", "id", "name")
# What of a claim and of a position is neither a relationship nor a column that is laid out here.
CLAIM = beside(Claim, "kind", "subject", "relation", "object", "polarity", "quantifier", "scope", "condition", "text")
POSITION = beside(Position, "holder", "stance", "certainty", "source", "at")
# What a kind of node has beside its labels.
MORE = {
    "claim": ("claimKind", "relation", "polarity", "quantifier"),
    "note": ("noteKind", "weight", "printed", "probably", "at:string[]"),
    "value": ("year:int", "value:double", "outOf:int", "unit", "direction"),
    "event": ("startYear:int", "endYear:int"),
    "work": ("year:int",),
}
ENDS = (":START_ID", ":END_ID", ":TYPE")
SAID = (*ENDS, "position", "stance", "side", "certainty", "source", "reporters:string[]", "at:string[]")
REASON = (*ENDS, "argument", "holder", "basis", "at:string[]")


def neo4j(kg: "Graph") -> dict[str, bytes]:
    """Return CSV files of nodes and relationships, and a README with the command that imports them."""
    debate = Debate(kg)
    spoken = [_key(language) for language in debate.languages]
    fields = [column for field in CLAIM.values() for column in _columns(debate, field)]
    more = {"claim": [*(f"condition_{language}" for language in spoken), *fields]}
    reviews = tuple(column for field in debate.reviews.values() for column in _columns(debate, field))
    said = (*SAID, *(column for field in POSITION.values() for column in _columns(debate, field)))
    files = {
        f"nodes-{kind}.csv": _csv((*NODE, *spoken, *MORE.get(kind, ()), *more.get(kind, ()), *reviews), rows)
        for kind, rows in _nodes(debate).items()
    }
    for kind, rows in sorted(_relationships(debate).items()):
        columns = said if kind == "TAKES_POSITION" else REASON if "argument" in rows[0] else ENDS
        files[f"relationships-{kind}.csv"] = _csv(columns, rows)
    return {"README.md": _readme(debate, list(files)).encode(), **files}


def label(kind: str) -> str:
    """Return the label of a kind of node, or the type of a kind of relationship in capitals.

    >>> label("claim"), label("member of").upper()
    ('Claim', 'MEMBER_OF')
    """
    return re.sub(r"\W", "_", kind).capitalize()


def _nodes(debate: Debate) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    more = _figures(debate)
    for iri, thing in debate.things.items():
        words = {"name": thing.label.said("en"), **{_key(tag): words for tag, words in thing.label.items()}}
        row = {
            "iri:ID": iri,
            ":LABEL": label(thing.kind),
            "id": value(iri),
            **words,
            **more.get(iri, {}),
            **_more(debate, iri, debate.reviews),
        }
        if claim := debate.claims.get(iri):
            row |= _more(debate, iri, CLAIM)
            row |= {"claimKind": claim.kind, "relation": claim.relation, "polarity": claim.polarity, "quantifier": claim.quantifier}
            row |= {f"condition_{_key(language)}": " ".join(texts) for language, texts in claim.condition.items()}
        found[thing.kind].append(row)
    for note in debate.notes:
        words = {"name": note.text.said("en"), **{_key(tag): words for tag, words in note.text.items()}}
        row = {"iri:ID": note.iri, ":LABEL": "Note", "id": value(note.iri), **words}
        found["note"].append(
            row
            | {
                "noteKind": note.kind,
                "weight": note.weight,
                "printed": note.printed,
                "probably": note.probably,
                "at:string[]": ";".join(note.at),
            }
            | _more(debate, note.iri, debate.reviews)
        )
    return dict(sorted(found.items()))


def _figures(debate: Debate) -> dict[str, Row]:
    """Return years, figures and units of values, events and works, by IRI."""
    rows = debate.ask("""
        SELECT ?thing ?start ?end ?value ?outOf ?unit ?direction {
          ?thing tn:startYear|tn:endYear|tn:value|tn:unit ?any
          OPTIONAL { ?thing tn:startYear ?start } OPTIONAL { ?thing tn:endYear ?end } OPTIONAL { ?thing tn:value ?value }
          OPTIONAL { ?thing tn:outOf ?outOf } OPTIONAL { ?thing tn:unit ?unit } OPTIONAL { ?thing tn:direction ?direction }
        } ORDER BY ?thing""")
    return {
        str(iri): {
            "year:int": start or "",
            "startYear:int": start or "",
            "endYear:int": end or "",
            "value:double": number or "",
            "outOf:int": out_of or "",
            "unit": value(unit),
            "direction": value(direction),
        }
        for iri, start, end, number, out_of, unit, direction in rows
    }


def _relationships(debate: Debate) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)

    def add(start: str, end: str, kind: str, **more: str) -> None:
        found[kind].append({":START_ID": start, ":END_ID": end, ":TYPE": kind, **more})

    for position in debate.positions.values():
        reporters = ";".join(voice.holder for voice in debate.chain(position)[:-1])
        add(
            position.holder,
            position.claim,
            "TAKES_POSITION",
            position=position.iri,
            stance=position.stance,
            side=position.side,
            certainty=position.certainty,
            source=position.source,
            **{"reporters:string[]": reporters, "at:string[]": ";".join(position.at)},
            **_more(debate, position.iri, POSITION),
        )
    for argument in debate.arguments.values():
        said = {"argument": argument.iri, "holder": argument.holder, "basis": argument.basis, "at:string[]": ";".join(argument.at)}
        for premise in argument.premises:
            add(premise, argument.conclusion, argument.kind.upper(), **said)
    for source, target, kind in debate.plain_edges:
        add(source, target, label(kind).upper())
    for note in debate.notes:
        for thing in note.concerns:
            if thing in debate.things:
                add(note.iri, thing, "CONCERNS")
    for claim in debate.claims:
        for note in debate.warnings[claim]:
            add(claim, note.iri, "WARNED_BY")
    return found


def _key(tag: str) -> str:
    """Return a language tag as the name of a property, which Cypher reads without quotation marks."""
    return column(tag).replace("-", "_")


def _columns(debate: Debate, field: Field) -> dict[str, str]:
    """Return the columns of a field with their languages: the type of a number, a list of what may be many, one for each language."""
    if field.term == "words":
        return {f"{field.name}_{_key(language)}": language for language in debate.languages}
    kind = {int: ":int", Decimal: ":double", bool: ":boolean"}.get(field.type, "")
    return {field.name + (f"{kind or ':string'}[]" if field.many else kind): "en"}


def _more(debate: Debate, iri: str, fields: Mapping[str, Field]) -> Row:
    return {
        column: (";" if field.many else " ").join(debate.terms(iri, field, language))
        for field in fields.values()
        for column, language in _columns(debate, field).items()
    }


def _csv(columns: tuple[str, ...], rows: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _readme(debate: Debate, files: list[str]) -> str:
    options = " \\\n".join(f"  --{kind}={name}" for kind in ("nodes", "relationships") for name in files if name.startswith(f"{kind}-"))
    return README.format(title=" ".join(debate.title.said("en").split()), options=options)


QUESTIONS = {
    "Who is against what?": """\
MATCH (holder)-[p:TAKES_POSITION]->(c:Claim)
WHERE p.side = 'against'
RETURN holder.name AS who, p.stance AS stance, p.certainty AS certainty, c.name AS claim
ORDER BY who, claim""",
    "Which claims does the text itself support with reasons, and with how many?": """\
MATCH (premise:Claim)-[r:SUPPORTS]->(c:Claim)
WHERE r.basis = 'explicit'
RETURN c.name AS claim, count(DISTINCT premise) AS reasons
ORDER BY reasons DESC, claim""",
    "What is said about each concept, and by whom?": """\
MATCH (holder)-[p:TAKES_POSITION]->(c:Claim)-[:SUBJECT]->(about:Concept)
RETURN about.name AS concept, holder.name AS who, p.stance AS stance, c.name AS claim
ORDER BY concept, who, claim""",
}
README = (
    """\
# {title}: for Neo4j

Stop the server (or use a new, empty database), and run this in the folder that holds these files:

```sh
neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true --array-delimiter=';' \\
{options}
```

`--overwrite-destination` empties the database named `neo4j` first.

A claim is a node, and its content is never a fact: `SUBJECT`, `OBJECT` and `SCOPE` say what it speaks of, `relation` and `polarity`
what it says. Somebody holds it only by a `TAKES_POSITION` with `stance` (a denial is one, too), its `side` (`for`, `against` or
`open`), `certainty`, the sentences (`at`) and, where we know it through others, their `reporters`, the author first. `SUPPORTS`,
`ATTACKS`, `QUALIFIES`, `EXEMPLIFIES` and `RESTATES` run from a premise to a conclusion, and say whose reasoning it is and whether the
text words it (`explicit`) or the curator inferred it (`inferred`); premises of one `argument` belong together.
`WARNED_BY` leads from a claim to each remark of the editor that touches it, on the claim or on what it speaks of; `weight` says how
much it matters.

"""
    + "\n\n".join(f"## {words}\n\n```cypher\n{cypher}\n```" for words, cypher in QUESTIONS.items())
    + "\n"
)
