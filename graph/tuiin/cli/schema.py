"""`tuiin schema`: the JSON Schema of a curated file."""

import argparse

from tuiin.cli import options

MORE = """Words are allowed in the languages of the project in which it is called. It knows the form, short and long,
and no ids. An editor needs none of this: `init`, `new`, `tidy` and `check` keep schemas with the ids of the
project in .tuiin/schema, and the first line of each file names its own."""
EXAMPLES = ("tuiin schema claims", "tuiin schema claims > claims.schema.json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("kind", help="actors, concepts, works, article, claims, arguments, viewpoints, events, values, citations or notes")
    options.data(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.cli.named import project_of
    from tuiin.curate import folder
    from tuiin.curate.schema import known, schemas

    project = project_of(at)
    print(schemas(project, folder.spoken(project.data))[known(at.kind)], end="")
    return 0
