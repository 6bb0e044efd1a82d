"""`tuiin schema`: the JSON Schema of a curated file."""

import argparse

MORE = ""
EXAMPLES = ("tuiin schema claims", "tuiin schema claims > data/schema/claims.json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("kind", help="actors, concepts, works, article, claims, arguments, viewpoints, events, values, citations or notes")


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.schema import schema_text

    print(schema_text(at.kind), end="")
    return 0
