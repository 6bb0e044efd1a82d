"""`tuiin tidy`: curated files in their canonical form."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project, project_of

MORE = "Prints the files that it changes. Comments stay where they are."
EXAMPLES = ("tuiin tidy --check", "tuiin tidy")


def add(sub: argparse.ArgumentParser) -> None:
    options.data(sub)
    sub.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not in its canonical form")


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.tidy import tidy

    changed = tidy((project_of(at) if at.check else own_project(at)).data, write=not at.check)
    for path in changed:
        print(path)
    return 1 if changed and at.check else 0
