"""`tuiin new`: the files of the next article, to be filled in."""

import argparse

from tuiin.cli import options

MORE = """Prints the files that it writes; what is there already is never touched. `tuiin check` then says
which placeholders are still to be filled in."""
EXAMPLES = ("tuiin new my-article --text text.txt --data data", "tuiin new my-article --text text.txt --lines 4-34")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("slug", help="a short name: lower-case ASCII letters, digits and hyphens")
    sub.add_argument("--text", type=options.path_of, help="the article's text; its sentences become passages.csv")
    options.lines(sub)
    options.tongue(sub)
    options.unwrap(sub)
    sub.add_argument("--data", type=options.path_of, default="data", help="the data folder (default: data)")


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.scaffold import start

    for path in start(at.slug, at.data, at.text, options.first_and_last(at.lines), language=at.language, unwrap=at.unwrap):
        print(path)
    return 0
