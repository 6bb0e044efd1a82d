"""`tuiin info`: what is in a graph, at a glance."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import data_folder
from tuiin.cli.terminal import progress, step

MORE = """GRAPH is a folder that `tuiin build` wrote, an .nq, .trig or .jsonld file, the folder of an
article, or the name of one. A badge is the JSON that an endpoint badge of shields.io reads:
one of the counts, or statements, sentences, coverage or findings."""
EXAMPLES = ("tuiin info", "tuiin info out/nyshanbayev-2022 --lang kk", "tuiin info --badge claims > claims.json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("graph", nargs="?", metavar="GRAPH", help="what to tell about (default: the only article of the data folder)")
    options.form(sub, "text", "json")
    sub.add_argument("--badge", metavar="WHAT", help="print this number as the JSON of a badge")
    options.language(sub, "the labels")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.compare.summary import badge, info, text, to_json
    from tuiin.graph.opened import opened

    progress(at)("read, count, check …")
    found = info(opened(at.graph or str(data_folder(at)), data_folder(at)))
    step("")
    printed = badge(found, at.badge) if at.badge else to_json(found) if at.format == "json" else None
    print(text(found, at.lang) if printed is None else printed, end="")
    return 0
