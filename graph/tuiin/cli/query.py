"""`tuiin query`: a question to the graph, and its rows."""

import argparse
import os
import sys

from tuiin.cli import options
from tuiin.cli.named import the_graph
from tuiin.cli.terminal import progress, step

MORE = """SPARQL 1.1 over the union of all graphs. Prefixes need not be declared. A query that takes too
long or too much memory is ended with exit code 5."""
EXAMPLES = (
    "tuiin query who-says-what -f md",
    "tuiin query --list",
    "tuiin query claims-about-a-concept -p broad=concept/democracy --lang kk",
    "tuiin query -e 'SELECT ?claim { ?claim a tn:Claim }' --json",
    "tuiin query - < question.rq",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("question", nargs="?", metavar="NAME|FILE|-", help="a shipped question, a file of SPARQL, or - for standard input")
    sub.add_argument("-e", "--execute", metavar="SPARQL", help="ask this SPARQL")
    options.form(sub, "table", "csv", "tsv", "json", "jsonl", "md", default="table on a terminal, csv when piped")
    sub.add_argument(
        "-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="fix a parameter, as in -p holder=actor/united-nations"
    )
    options.language(sub, "labels and paraphrases")
    sub.add_argument("--article", default=None, help="the article to ask (default: the only one of the data folder)")
    sub.add_argument(
        "--timeout", type=options.seconds, default=30, metavar="SECONDS", help="give up after so long, with exit code 5 (default: 30)"
    )
    sub.add_argument("--list", action="store_true", help="list the shipped questions")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.errors import BadQuery
    from tuiin.graph import questions

    if at.list:
        for name, question in questions.load().items():
            print(f"{name:34} {question.words[at.lang]}")
        return 0
    if (at.question is None) == (at.execute is None):
        raise BadQuery("wanted either a question (a name, a file, or -) or -e SPARQL; `tuiin query --list` shows what there is")
    parameters = dict(pair.partition("=")[::2] for pair in at.param)
    sparql = at.execute or _sparql(at.question)
    form = at.format or ("table" if sys.stdout.isatty() else "csv")
    width = os.get_terminal_size().columns if sys.stdout.isatty() else None
    kg = the_graph(at)
    progress(at)("ask …")
    answer = kg.query(sparql, parameters, lang=at.lang, timeout=at.timeout).format(form, width)
    step("")
    print(answer, end="")
    return 0


def _sparql(question: str) -> str:
    """Return what a question is: the text of standard input or of a file, else the words themselves."""
    from tuiin.curate.anchors import MOST, decoded, read_text

    if question == "-":
        return decoded(sys.stdin.buffer.read(MOST + 1), "standard input") + "\n "
    path = options.path_of(question)
    try:
        is_file = path.exists() and not path.is_dir()
    except OSError:  # SPARQL, too long for the name of a file
        return question
    return read_text(path) + "\n " if path.suffix == ".rq" or is_file else question
