"""`tuiin diff`: what changed in meaning between two versions."""

import argparse
import sys

from tuiin.cli import options
from tuiin.cli.named import data_folder
from tuiin.cli.terminal import colours, progress, step

MORE = """Claims, positions, argument links, viewpoints and the rest that were added, removed or changed;
which stance, certainty, holder, wording or place in the text is another; and, apart from that,
what follows by rule. A and B are each a folder that `tuiin build` wrote, an .nq, .trig or
.jsonld file, the folder of an article, or the name of one. The description of the data set and
the ontology do not count. Exit code 0 if both say the same, 1 if not."""
EXAMPLES = (
    "tuiin diff out/my-article data/articles/my-article",
    "tuiin diff old.nq new.nq --lang kk",
    "tuiin diff before after --format html > changes.html",
    "git worktree add ../before HEAD~1; tuiin diff ../before/data/articles/my-article data/articles/my-article",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("a", metavar="A", help="the older version")
    sub.add_argument("b", metavar="B", help="the newer version")
    options.form(sub, "text", "json", "html")
    options.language(sub, "the labels")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.compare.diff import diff
    from tuiin.compare.diff_page import page
    from tuiin.compare.diff_text import text, to_json
    from tuiin.graph.opened import opened

    doing, data = progress(at), data_folder(at)
    doing(f"read {at.a} …")
    older = opened(at.a, data)
    doing(f"read {at.b} …")
    found = diff(older, opened(at.b, data))
    step("")
    match at.format:
        case "json":
            print(to_json(found), end="")
        case "html":
            print(page(found, at.lang), end="")
        case _:
            print(text(found, at.lang, colours(sys.stdout)), end="")
    return 0 if found.same else 1
