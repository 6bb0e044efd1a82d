"""`tuiin new`: the files of the next article, to be filled in."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project

MORE = """Prints the files that it writes; what is there already is never touched. `tuiin check` then says
which placeholders are still to be filled in."""
EXAMPLES = ("tuiin new my-article --text text.txt", "tuiin new my-article --text text.txt --lines 4-34")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("slug", help="a short name: lower-case ASCII letters, digits and hyphens")
    sub.add_argument("--text", type=options.path_of, help="the article's text; its sentences become passages.csv")
    options.lines(sub)
    options.data(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.scaffold import start

    for path in start(at.slug, at.data or own_project(at).data, at.text, options.first_and_last(at.lines)):
        print(path)
    return 0
