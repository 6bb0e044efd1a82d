"""`tuiin diff`: what changed in meaning between two versions."""

import argparse
import sys

from tuiin.cli import options
from tuiin.cli.named import found
from tuiin.cli.terminal import colours, progress, step

MORE = (
    """Claims, positions, argument links, viewpoints and the rest that were added, removed or changed;
which stance, certainty, holder, wording or place in the text is another; and, apart from that,
what follows by rule. The description of the data set and the ontology do not count. Exit code 0
if both say the same, 1 if not. Forms without named graphs (.ttl .nt .rdf .n3) are refused: there,
what was curated and what was derived run together.

A and B are each a GRAPH. """
    + options.GRAPH
)
EXAMPLES = (
    "tuiin diff out/my-article data/articles/my-article",
    "tuiin diff old.nq new.nq --lang kk",
    "tuiin diff before after -f html > changes.html",
    "git worktree add ../before HEAD~1; tuiin diff ../before/data/articles/my-article data/articles/my-article",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("a", metavar="A", help="the older version")
    sub.add_argument("b", metavar="B", help="the newer version")
    options.form(sub, "text", "json", "html")
    options.spoken(sub, "the labels")
    options.origin(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.compare.diff_page import page
    from tuiin.compare.diff_text import text, to_json
    from tuiin.compare.difference import diff
    from tuiin.graph import opened

    older, newer = found(at, [at.a, at.b])
    progress(at)(f"read {at.a} …")
    before = opened.open(older, apart=True)
    progress(at)(f"read {at.b} …")
    difference = diff(before, opened.open(newer, apart=True))
    step("")
    match at.format:
        case "json":
            print(to_json(difference), end="")
        case "html":
            print(page(difference, at.lang), end="")
        case _:
            print(text(difference, at.lang, colours(sys.stdout)), end="")
    return 0 if difference.same else 1
