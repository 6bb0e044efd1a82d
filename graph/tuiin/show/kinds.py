"""The kinds of things that a reader meets, each with its colours, its shape and its words: read once, for every picture and page."""

import csv
import json
from dataclasses import dataclass
from functools import cache

from tuiin.files.paths import ONTOLOGY
from tuiin.model import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its colour on light and on dark ground, its outline around 0, 0 as an SVG path, its shape in CX2, its words."""

    name: str
    colour: str
    dark: str
    outline: str
    cx2: str
    words: Text


_LOOKS = ("colour", "dark", "outline", "cx2")


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of things by name, in the order of legends, as `ontology/network/kinds.csv` has them."""
    with (ONTOLOGY / "network" / "kinds.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {row["kind"]: Text({language: row[language] for language in ("kk", "ru", "en")}) for row in rows}
    return {row["kind"]: Kind(**{name: row[name] for name in _LOOKS}, name=row["kind"], words=words[row["kind"]]) for row in rows}


def typescript() -> str:
    """Return the module that tells the explorer of the kinds."""
    lines = [
        "// The kinds of things. Made by `make generated` from ontology/network/kinds.csv.",
        "",
        "/** In the order of the legend, and of names where there is room for only some. */",
        f"export const KINDS = {json.dumps(list(kinds()))} as const;",
        "",
        "/** The outline of each kind around a middle at 0, 0 with a reach of about 1. */",
        "export const OUTLINES: Record<string, string> = {",
        *(f'  {kind.name}: "{kind.outline}",' for kind in kinds().values()),
        "};",
        "",
        "/** The words of each kind in Kazakh, Russian and English. */",
        "export const KIND_WORDS = {",
        *(f'  {k.name}: {{ kk: "{k.words["kk"]}", ru: "{k.words["ru"]}", en: "{k.words["en"]}" }},' for k in kinds().values()),
        "};",
    ]
    return "\n".join([*lines, ""])


def css() -> str:
    """Return the style that gives the explorer the colours of the kinds, on light and on dark ground."""
    light, dark = (
        [f"--{kind.name}: {colour};" for kind in kinds().values() for colour in [getattr(kind, of)]] for of in ("colour", "dark")
    )

    def block(head: str, rules: list[str], indent: str) -> list[str]:
        return [f"{indent}{head} {{", *(f"{indent}  {rule}" for rule in rules), f"{indent}}}"]

    lines = [
        "/* The colours of the kinds of things. Made by `make generated` from ontology/network/kinds.csv. */",
        *block(":root", light, ""),
        "@media screen and (prefers-color-scheme: dark) {",
        *block(':root:not([data-theme="light"])', dark, "  "),
        "}",
        "@media screen {",
        *block(':root[data-theme="dark"]', dark, "  "),
        "}",
        *(line for kind in kinds() for line in block(f".network .legend .kind-{kind}", [f"fill: var(--{kind});"], "")),
    ]
    return "\n".join([*lines, ""])
