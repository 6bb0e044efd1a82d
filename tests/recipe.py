"""The recipe of `how-it-is-built.md` for a property and for a class, applied to a copy: what a person writes by hand, file by file.

python tests/recipe.py FOLDER    (a copy of the checkout, to be changed)
"""

import sys
from pathlib import Path

ARTICLE = "https://w3id.org/tuiin/id/article/library-hours"
CLAIM = "night-library-raises-readers"
LABELS = {"severity": ("ауырлығы", "тяжесть", "severity"), "high": ("жоғары", "высокая", "high"), "low": ("төмен", "низкая", "low")}
ILLUSTRATES = ("неге мысал", "пример чего", "illustration of")
CLASS = ("мысал", "иллюстрация", "illustration")
WORDS = ("Түнде шам жанып тұр.", "Ночью горит лампа.", "A lamp burns at night.")
DEFINED = "rdfs:isDefinedBy <https://w3id.org/tuiin/ns> ."


def three(words: tuple[str, ...]) -> str:
    return " , ".join(f'"{word}"@{language}' for word, language in zip(words, ("kk", "ru", "en"), strict=True))


def yaml(words: tuple[str, ...]) -> str:
    return "".join(f"    {language}: {word}\n" for word, language in zip(words, ("kk", "ru", "en"), strict=True))


def term(name: str, what: str, labels: tuple[str, ...], *more: str) -> str:
    """Return a term with its labels and a definition made of them."""
    lines = [f"{name} a {what} ;", *(f"    {line} ;" for line in more), f"    skos:prefLabel {three(labels)} ;"]
    definition = (f"Тұжырым: {labels[0]}.", f"Об утверждении: {labels[1]}.", f"Of a claim: {labels[2]}.")
    return "\n".join([*lines, f"    skos:definition {three(definition)} ;", f"    {DEFINED}"]) + "\n"


def shape(name: str, target: str, path: str, *rules: str) -> str:
    message = ("Бір мән беріңіз.", "Дайте одно значение.", "Give one value.")
    return (
        "\n".join(
            [
                f"tnsh:{name} a sh:PropertyShape ;",
                f"    {target} ;",
                f"    sh:path {path} ;",
                *(f"    {rule} ;" for rule in rules),
                "    sh:severity sh:Violation ;",
                f"    sh:message {three(message)} .",
            ]
        )
        + "\n"
    )


# By file: what stands there, before which the new lines are put ("" for the end of the file), and these lines.
Edits = dict[str, list[tuple[str, str]]]
_RECORD = "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass Record:"
PROPERTY: Edits = {
    "graph/tuiin/model/records.py": [
        (_RECORD, 'Severity = Annotated[Literal["high", "low"], In("severity")]\n'),
        ("    scope: Annotated[tuple[ThingRef, ...]", '    severity: Annotated[Severity | None, As("tn:severity")] = None\n'),
    ],
    "ontology/claims.ttl": [
        ("\ntn:Claim a owl:Class", "@prefix severity: <https://w3id.org/tuiin/severity/> .\n"),
        ("", "\n" + term("tn:severity", "owl:ObjectProperty", LABELS["severity"])),
        ("", "\n" + term("<https://w3id.org/tuiin/severity>", "skos:ConceptScheme", LABELS["severity"])),
        *(
            ("", "\n" + term(f"severity:{word}", "skos:Concept", LABELS[word], "skos:inScheme <https://w3id.org/tuiin/severity>"))
            for word in ("high", "low")
        ),
    ],
    "ontology/examples/claims.ttl": [
        ("", "\n<claim/evening-lowers-visits> tn:severity <https://w3id.org/tuiin/severity/low> .\n"),
    ],
    "ontology/shapes/claims.ttl": [
        (
            "",
            "\n"
            + shape(
                "ClaimHasOneSeverityAtMost",
                "sh:targetSubjectsOf tn:severity",
                "tn:severity",
                "sh:maxCount 1",
                "sh:node [ sh:property [ sh:path skos:inScheme ; sh:hasValue <https://w3id.org/tuiin/severity> ] ]",
            ),
        ),
    ],
    "ontology/examples/invalid/ClaimHasOneSeverityAtMost.ttl": [
        (
            "",
            f"""# Breaks tnsh:ClaimHasOneSeverityAtMost: the claim has two. Read with ../core.ttl.

@base <{ARTICLE}> .
@prefix tn: <https://w3id.org/tuiin/ns#> .
@prefix severity: <https://w3id.org/tuiin/severity/> .

<{ARTICLE}/claim/evening-raises-visits> tn:severity severity:high , severity:low .
""",
        ),
    ],
}
ILLUSTRATION: Edits = {
    "graph/tuiin/model/records.py": [
        (
            '\n\nR = TypeVar("R", bound=Record)',
            '''
@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration(Record):
    """Something that the article brings to illustrate a claim."""

    classes: ClassVar = ("tn:Illustration",)

    of: Annotated[ClaimRef, As("tn:illustrates")]
    text: Annotated[Text, As("rdfs:comment")]
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]

''',
        ),
        ("\n}\n\n\ndef name_of(", '\n    "illustration": Illustration,'),
    ],
    "ontology/claims.ttl": [
        ("", "\n" + term("tn:Illustration", "owl:Class", CLASS, "owl:disjointWith tn:Claim")),
        ("", "\n" + term("tn:illustrates", "owl:ObjectProperty", ILLUSTRATES, "rdfs:range tn:Claim")),
    ],
    "ontology/examples/claims.ttl": [
        (
            "",
            f"""
<illustration/lamp> a tn:Illustration ;
    tn:inArticle <{ARTICLE}> ;
    tn:illustrates <claim/evening-lowers-visits> ;
    <http://www.w3.org/2000/01/rdf-schema#comment> {three(WORDS)} ;
    tn:passage <passage/p2s2> .
""",
        ),
    ],
    "ontology/shapes/claims.ttl": [
        ("", "\n" + shape("IllustrationHasOneClaim", "sh:targetClass tn:Illustration", "tn:illustrates", "sh:minCount 1", "sh:maxCount 1")),
    ],
    "ontology/examples/invalid/IllustrationHasOneClaim.ttl": [
        (
            "",
            f"""# Breaks tnsh:IllustrationHasOneClaim: it illustrates nothing. Read with ../core.ttl.

@prefix tn: <https://w3id.org/tuiin/ns#> .

<{ARTICLE}/illustration/trial> a tn:Illustration ;
    tn:inArticle <{ARTICLE}> ;
    tn:passage <{ARTICLE}/passage/p1s1> .
""",
        ),
    ],
    "tests/library/articles/night-library/illustrations.yaml": [
        ("", f"lamp:\n  of: claim/{CLAIM}\n  text:\n{yaml(WORDS)}  at: [p1s2]\n"),
    ],
    "tests/library/articles/night-library/article.yaml": [(", gists.yaml]", ", illustrations.yaml")],
}
# What is curated with the new property: not a part of the recipe, but what it is for.
USE: Edits = {
    "tests/library/articles/night-library/claims.yaml": [("  text:\n    kk: Түнгі кітапхана оқырманды көбейтеді.", "  severity: high\n")]
}


def apply(edits: Edits, folder: Path) -> None:
    """Make these edits in a copy of the checkout."""
    for name, changes in edits.items():
        path = folder / name
        text = path.read_text("utf-8") if path.is_file() else ""
        for before, lines in changes:
            assert text.count(before) == 1 or not before, (name, before)
            text = text.replace(before, lines + before) if before else text + lines
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    for edits in (PROPERTY, ILLUSTRATION, USE):
        apply(edits, Path(sys.argv[1]))
