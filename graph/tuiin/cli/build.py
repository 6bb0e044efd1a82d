"""`tuiin build`: an article becomes a folder of files."""

import argparse
import sys

from tuiin.cli import options
from tuiin.cli.named import curated, output
from tuiin.cli.terminal import progress, step

MORE = """Reads the curated files of the article and the shared registries, derives what the rules say,
checks the shapes, and writes out/ARTICLE/: N-Quads, TriG, Turtle, JSON-LD and RDF/XML of the
graph; the network as a page, GraphML, GEXF and tables; report.json. Files of an earlier build
are replaced all together or not at all. Equal input gives equal bytes."""
EXAMPLES = ("tuiin build -o out", "tuiin build my-article --json")


def add(sub: argparse.ArgumentParser) -> None:
    options.articles(sub)
    sub.add_argument(
        "-o",
        "--out",
        type=options.path_of,
        metavar="DIR",
        help="where to write; each article gets a folder (default: out, or where tuiin.toml says)",
    )
    options.form(sub, "text", "json")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.errors import BadInput, Problem
    from tuiin.exports.build import write_all

    findings = 0
    problems: list[Problem] = []
    out = at.out or output(at)
    for slug, data in curated(at, at.articles):
        try:
            written = write_all(slug, data, out, progress=progress(at))
        except BadInput as error:  # the other articles are built all the same
            problems += error.problems
            continue
        step("")
        findings += len([f for f in written.findings if f.severity == "violation"])
        for finding in [] if at.quiet else written.findings:
            print(finding, file=sys.stderr)
        if at.format == "json":
            print(written.json())
        elif not at.quiet:
            print(f"{written.summary}\nopen {out / slug / 'explorer.html'}")
    if problems:
        raise BadInput(problems)
    return 1 if findings else 0
