"""Make `reference.md` from what it is about: the ontology, the model, the command line, the public names of the package.

python docs/make_reference.py
"""

import argparse
import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import tuiin
from tuiin.cli.parser import parser
from tuiin.curate.project import FIRST
from tuiin.curate.schema import schema
from tuiin.curate.tongues import Tongues
from tuiin.files.paths import ONTOLOGY
from tuiin.graph.vocabulary import PREFIXES
from tuiin.model import LOCAL, SHARED

HERE = Path(__file__).parent
INTRODUCTION = """\
# Reference

This page is made by `python docs/make_reference.py`; a test compares the two, so change the sources, not the page.

- [Commands](#commands)
- [Python](#python)
- [Curated files](#curated-files)
- [Classes](#classes)
- [Properties](#properties)
- [Lists](#lists)
"""
LANGUAGES = ("kk", "ru", "en")


def reference() -> str:
    """Return the whole page."""
    terms = Terms()
    parts = [INTRODUCTION, *commands(), *python(), *curated_files(), *classes(terms), *properties(terms), *lists(terms)]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    return "\n".join([row(*head), row(*(["---"] * len(head))), *(row(*cells) for cells in rows)])


def commands() -> Iterator[str]:
    """Yield the section on the command line, from the parser itself."""
    top = parser()
    verbs = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    words = {choice.dest: choice.help or "" for choice in verbs._choices_actions}
    yield f"## Commands\n\n{top.description}\n\nExit codes: {exits(top)}."
    for name, verb in verbs.choices.items():
        more = (verb.description or "").partition("\n\n")[2]
        yield f"### `tuiin {name}`\n\n{sentence(words[name])}" + (f"\n\n{more}" if more else "")
        rows = [(f"`{spelling(action)}`", action.help or "") for action in verb._actions if not isinstance(action, argparse._HelpAction)]
        yield table(("argument", "meaning"), rows)
        yield f"```sh\n{chr(10).join(examples(verb))}\n```"


def examples(verb: argparse.ArgumentParser) -> list[str]:
    """Return the examples that the help of a command gives."""
    return [line.removeprefix("example: ").strip() for line in (verb.epilog or "").partition("\nexit codes: ")[0].splitlines()]


def exits(parser: argparse.ArgumentParser) -> str:
    """Return what the exit codes mean, as the help says it."""
    return (parser.epilog or "").rpartition("exit codes: ")[2]


def sentence(words: str) -> str:
    """Return words as a sentence."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def spelling(action: argparse.Action) -> str:
    """Return how an argument is written."""
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices:
        metavar = "|".join(map(str, action.choices))
    if not action.option_strings:
        return f"[{action.metavar or action.dest}]" if action.nargs in ("?", "*") else str(action.metavar or action.dest)
    return ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {metavar}")


def python() -> Iterator[str]:
    """Yield the section on the public names of the package."""
    yield "## Python\n\n`import tuiin` gives these names and loads no engine until one is used."
    for name in tuiin.__all__:
        public = getattr(tuiin, name)
        if not isinstance(public, type):
            yield f"### `tuiin.{name}`\n\n```python\n{signature(definition(public))}\n```\n\n{prose(definition(public))}"
            continue
        kin = [one.__name__ for one in public.__mro__[1:] if getattr(tuiin, one.__name__, None) is one]
        yield f"### `tuiin.{name}`\n\n{prose(definition(public))}" + (f" It is a `{kin[0]}`." if kin else "")
        body = [part for node in own(public) for part in node.body]
        fields = [f"`{ast.unparse(part)}`" for part in body if isinstance(part, ast.AnnAssign) and not ast.unparse(part).startswith("_")]
        if fields:
            yield f"Fields: {', '.join(fields)}."
        for method in body:
            if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                yield f"```python\n{name}.{signature(method)}\n```\n\n{prose(method)}"


def own(public: type) -> Iterator[ast.ClassDef]:
    """Yield the syntax tree of a class, and of those that it stands on and that have no section of their own."""
    for one in public.__mro__:
        if one.__module__.startswith("tuiin.") and (one is public or getattr(tuiin, one.__name__, None) is not one):
            if any(issubclass(kin, one) for kin in public.__mro__[1:] if getattr(tuiin, kin.__name__, None) is kin):
                continue  # told there
            yield definition(one)


def definition(public: Any) -> Any:
    """Return the syntax tree of a class or a function."""
    return ast.parse(textwrap.dedent(inspect.getsource(public))).body[0]


def signature(node: ast.FunctionDef) -> str:
    """Return how a function is called, without `self`; a property is only a name."""
    for part in ast.walk(node):
        for field in ("annotation", "returns"):
            note = getattr(part, field, None)
            if isinstance(note, ast.Constant) and isinstance(note.value, str):
                setattr(part, field, ast.parse(note.value, mode="eval").body)
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    if any(ast.unparse(d) in ("property", "cached_property") for d in node.decorator_list):
        return node.name + returns.replace(" -> ", ": ")
    arguments = re.sub(r"^(self|cls)(, |$)", "", ast.unparse(node.args))
    return f"{node.name}({arguments}){returns}"


def prose(node: ast.ClassDef | ast.FunctionDef) -> str:
    """Return a docstring as paragraphs, doctests left out."""
    paragraphs = (ast.get_docstring(node) or "").split("\n\n")
    return "\n\n".join(paragraph for paragraph in paragraphs if ">>>" not in paragraph)


def curated_files() -> Iterator[str]:
    """Yield the section on the YAML files, from the JSON Schemas that editors read."""
    yield (
        "## Curated files\n\nA key in bold is required. `tuiin schema NAME` prints the same as JSON Schema."
        " What follows need not be written, and `tuiin tidy` leaves it out; in full it means the same:\n\n"
        "- A reference is written `kind/id`; an id alone is of the first kind that its field may hold.\n"
        "- A list of one needs no brackets. A voice of which only the holder is said, a member of which only the member is, and,"
        " in a project of one language, a concept of which only the label is, are that alone.\n"
        "- The relation of a claim is a key and its object the value: `threatens: web-platform`, denied `not threatens: web-platform`."
        " `relation`, `object` and `polarity` say the same.\n"
        "- The only position of a claim stands on the claim itself: `holder`, `stance`, `certainty`, `at`, `source` and `voices` are keys"
        " of it. Two or more stand in `positions`.\n"
        "- Who holds a position or an argument where nobody is named is who speaks in the article: its only author, else its `speaker`."
        " Without a `stance`, who has `voices` `reports`, anybody else `asserts`; without a `certainty`, it is `certain`.\n"
        "- `at` of an argument or of a value is where its claims stand, `at` of a member where its viewpoint does."
        " `polarity` is `positive`, `direction` `neutral`.\n"
        "- Under `silent` stand the reasons with their sentences, a run of them as `p4s12-p5s3`; or each sentence with its reason.\n"
    )
    for kind in ("article", *(f"{name}s" for name in SHARED | LOCAL)):
        found = schema(kind, Tongues(FIRST, FIRST, FIRST[:1]))
        record = found.get("$ref") or found["additionalProperties"]["$ref"]
        where = f"data/{kind}.yaml" if kind.removesuffix("s") in SHARED else f"data/articles/<slug>/{kind}.yaml"
        main = record.rpartition("/")[2]
        records = {name: one.get("anyOf", [one])[-1] for name, one in found["$defs"].items()}  # the other is what may stand alone
        yield f"### `{kind}.yaml`\n\n`{where}`. {records[main]['description']}"
        yield keys(records.pop(main))
        for name, one in records.items():
            if "required" in one:
                yield f"**{name}.** {one['description']}"
                yield keys(one)
    yield (
        "A *Text* has one of the project's languages for a key, or several (`{de: Lampe, en: lamp}`); of *Forms*, each is a list. "
        "Words alone will do where the project has one language. *Printed* forms are in the language of the article: "
        "a list alone will do where all articles have one."
    )


def keys(record: Mapping[str, Any]) -> str:
    """Return the keys of a record as a table; keys that stand for a field are one row."""
    properties, required = record["properties"], record["required"]
    fields = {key: wanted for key, wanted in properties.items() if "." not in wanted.get("$ref", "")}
    rows = [(f"**`{key}`**" if key in required else f"`{key}`", value(wanted)) for key, wanted in fields.items()]
    if fields != properties:
        rows.insert(list(fields).index("object") + 1, ("a relation, alone or behind `not`", "what `object` says"))
    return table(("key", "value"), rows)


def value(wanted: Mapping[str, Any]) -> str:
    """Return in words what a schema wants of a value."""
    match wanted:
        case {"anyOf": [one, *_]} if "description" not in wanted:
            return value(one)
        case {"oneOf": [one, _]}:
            return f"{value(one)}; one or a list"
        case {"$ref": name}:
            return f"*{str(name).rpartition('/')[2]}*"
        case {"enum": list(words)}:
            return ", ".join(f"`{word}`" for word in words)
        case {"patternProperties": dict(inner)}:
            (words,) = inner.values()
            return f"a mapping from {value(words)}"
        case {"description": str(words)}:
            return words
    return {"string": "text", "integer": "a whole number", "boolean": "true or false"}.get(str(wanted.get("type")), str(wanted.get("type")))


class Terms:
    """The ontology's own terms."""

    def __init__(self) -> None:
        self.store = ox.Store()
        for path in sorted(ONTOLOGY.glob("*.ttl")):
            self.store.load(path=str(path), format=ox.RdfFormat.TURTLE)

    def select(self, pattern: str) -> list[tuple[str, ...]]:
        """Return the rows of a query as texts, empty where unbound."""
        answer = self.store.query(pattern, prefixes=PREFIXES)
        assert isinstance(answer, ox.QuerySolutions)
        return [tuple("" if term is None else term.value for term in row) for row in answer]

    def own(self, kind: str) -> list[tuple[str, ...]]:
        """Return name, three labels, definition and note of each term of this kind, by name."""
        name = "STRAFTER(STR(?term), STR(tn:))"
        return self.select(
            f"SELECT ({name} AS ?name) {WORDS} {{ ?term a {kind} FILTER(STRSTARTS(STR(?term), STR(tn:))) {SAYS} }} ORDER BY ?name"
        )

    def values(self, scheme: str) -> list[tuple[str, ...]]:
        """Return name, three labels, definition and note of each value of a list."""
        name = "REPLACE(STR(?term), '.*/', '')"
        return self.select(f"SELECT ({name} AS ?name) {WORDS} {{ ?term skos:inScheme <{scheme}> {SAYS} }} ORDER BY ?name")

    def ends(self) -> dict[str, str]:
        """Return from which class to which each property goes, where the ontology says so."""
        found = self.select(
            """SELECT (STRAFTER(STR(?term), STR(tn:)) AS ?name) ?from ?to
            { ?term rdfs:domain|rdfs:range ?any OPTIONAL { ?term rdfs:domain ?from } OPTIONAL { ?term rdfs:range ?to } }
            ORDER BY ?from ?to"""
        )
        return {name: f"{short(start) or 'any'} → {short(end) or 'any'}" for name, start, end in found}


WORDS = "?kk ?ru ?en ?definition ?note"
SAYS = (
    " ".join(f'OPTIONAL {{ ?term skos:prefLabel ?{tag} FILTER(LANG(?{tag}) = "{tag}") }}' for tag in LANGUAGES)
    + ' OPTIONAL { ?term skos:definition ?definition FILTER(LANG(?definition) = "en") }'
    + ' OPTIONAL { ?term skos:scopeNote ?note FILTER(LANG(?note) = "en") }'
)


def short(iri: str) -> str:
    """Return an IRI with its prefix, if it has one."""
    fits = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    base, prefix = max(fits, key=lambda pair: len(pair[0]), default=("", ""))
    return f"{prefix}:{iri.removeprefix(base)}" if base else iri


def classes(terms: Terms) -> Iterator[str]:
    """Yield the section on classes, with the picture of them that the ontology's page has."""
    picture = re.search(r"```mermaid\n.*?```", (ONTOLOGY / "README.md").read_text("utf-8"), re.DOTALL)
    yield f"## Classes\n\nNamespace `{PREFIXES['tn']}`, prefix `tn:`. Dotted arrows start from what the rules derive."
    yield picture[0] if picture else ""
    yield table(("class", *LANGUAGES, "definition"), [described(term) for term in terms.own("owl:Class")])


def properties(terms: Terms) -> Iterator[str]:
    """Yield the section on properties."""
    ends = terms.ends()
    yield "## Properties"
    for kind, words in (("owl:ObjectProperty", "To things"), ("owl:DatatypeProperty", "To words and numbers")):
        rows = [(*described(term), ends.get(term[0], "")) for term in terms.own(kind)]
        yield f"### {words}"
        yield table(("property", *LANGUAGES, "definition", "from → to"), rows)


def lists(terms: Terms) -> Iterator[str]:
    """Yield the section on the controlled lists."""
    yield "## Lists\n\nThe words that a curated file may use. Each is a concept of the list of that name."
    ours = 'FILTER(STRSTARTS(STR(?term), "https://w3id.org/tuiin/"))'
    schemes = terms.select(f"SELECT (STR(?term) AS ?name) {WORDS} {{ ?term a skos:ConceptScheme {ours} {SAYS} }} ORDER BY ?name")
    for scheme, kk, ru, en, definition, _ in schemes:
        yield f"### `{scheme.rpartition('/')[2]}`\n\n{kk} · {ru} · {en}. {definition}"
        yield table(("value", *LANGUAGES, "definition"), [described(term, "") for term in terms.values(scheme)])


def described(term: tuple[str, ...], prefix: str = "tn:") -> tuple[str, ...]:
    """Return the cells of a term: its name, its labels, and what it means."""
    name, kk, ru, en, definition, note = term
    return f"`{prefix}{name}`", kk, ru, en, f"{definition} {note}"


if __name__ == "__main__":
    (HERE / "reference.md").write_text(reference(), "utf-8")
