"""`tuiin info`: what is in a graph, at a glance."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import the_graph
from tuiin.cli.terminal import progress, step

MORE = (
    """A badge is the JSON that an endpoint badge of shields.io reads: one of the counts, or statements,
sentences, coverage or findings. Forms without named graphs (.ttl .nt .rdf .n3) cannot tell what
was curated from what was derived, and are refused.

"""
    + options.GRAPH
)
EXAMPLES = ("tuiin info", "tuiin info out/nyshanbayev-2022 --lang kk", "tuiin info --badge claims > claims.json")


def add(sub: argparse.ArgumentParser) -> None:
    options.graph(sub, "tell about")
    options.form(sub, "text", "json")
    sub.add_argument("--badge", metavar="WHAT", help="print this number as the JSON of a badge")
    options.spoken(sub, "the labels")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.compare.summary import badge, info, text, to_json

    graph = the_graph(at, at.graph, apart=True)
    progress(at)("count, check …")
    found = info(graph)
    step("")
    printed = badge(found, at.badge) if at.badge else to_json(found) if at.format == "json" else None
    print(text(found, at.lang) if printed is None else printed, end="")
    return 0
