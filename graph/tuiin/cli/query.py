"""`tuiin query`: a question to the graph, and its rows."""

import argparse
import os
import sys

from tuiin.cli import options
from tuiin.cli.named import meant, the_graph, the_names
from tuiin.cli.terminal import progress, step, tell

MORE = (
    """SPARQL 1.1 over the union of all graphs. Prefixes need not be declared. -p fixes any variable,
--lang the variable ?lang. An empty answer says which terms of the question the graph lacks, and which texts
of -p. A query that takes too long or too much memory is ended with exit code 5. With -e, the word that is left is GRAPH.
--show needs no article that is right, or there; what a question is fixed to by default then stays open.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin query who-says-what -f md",
    "tuiin query --list",
    "tuiin query claims-about-a-concept -p broad=concept/democracy --lang kk",
    "tuiin query -e 'SELECT ?claim { ?claim a tn:Claim }' --json",
    "tuiin query who-says-what out/my-article",
    "tuiin query -e 'ASK { ?s ?p ?o }' graph.ttl",
    "tuiin query - < question.rq",
    "tuiin query who-says-what --show > question.rq",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("question", nargs="?", metavar="NAME|FILE|-", help="a shipped question, a file of SPARQL, or - for standard input")
    options.graph(sub, "ask")
    sub.add_argument("-e", "--execute", metavar="SPARQL", help="ask this SPARQL")
    options.form(sub, "table", "csv", "tsv", "json", "jsonl", "md", default="table on a terminal, csv when piped")
    sub.add_argument(
        "-p",
        "--param",
        action="append",
        default=[],
        metavar="[NAME=]VALUE",
        help="fix a parameter, as in -p holder=actor/united-nations; of a question with one parameter, its value alone",
    )
    options.spoken(sub, "labels and paraphrases")
    sub.add_argument("--article", metavar="GRAPH", help="another spelling of GRAPH")
    sub.add_argument(
        "--timeout", type=options.seconds, default=30, metavar="SECONDS", help="give up after so long, with exit code 5 (default: 30)"
    )
    sub.add_argument("--list", action="store_true", help="list the shipped questions, with what can be fixed by -p")
    sub.add_argument("--show", action="store_true", help="print the SPARQL, for any other engine, and ask nothing")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    if at.list:
        return _listed(at)
    sparql, named = _asked(at)
    parameters = _parameters(at)
    form = at.format or ("table" if sys.stdout.isatty() else "csv")
    width = os.get_terminal_size().columns if sys.stdout.isatty() else None
    if at.show:
        written = the_names(at, named).written(sparql, parameters, lang=at.lang, timeout=at.timeout)
        step("")
        print(written, end="")
        return 0
    graph = the_graph(at, named, records=False)
    progress(at)("ask …")
    rows = graph.query(sparql, parameters, lang=at.lang, timeout=at.timeout)
    answer = rows.format(form, width)
    step("")
    print(answer, end="")
    for name, value in rows.taken.items():
        tell(at, f"{name} is {value}: nothing else has an answer here")
    if rows.without:
        tell(at, f"{rows.without}")
    elif rows.several:
        tell(at, f"this is asked of several articles; {graph.name} has one{_see(rows.see)}")
    elif rows.missing:
        lacking = ", ".join(f"{term} (nearest: {near})" if near else term for term, near in rows.missing.items())
        tell(at, f"nothing in {graph.name} has {lacking}, which the question names{_see(rows.see)}")
    elif not len(rows):
        tell(at, f"nothing in {graph.name} fits all that the question wants{_see(rows.see)}")
    return 0


def _see(names: tuple[str, ...]) -> str:
    return f"; see {', '.join(names)}" if names else ""


def _parameters(at: argparse.Namespace) -> dict[str, str]:
    """Return what -p fixes, by name; a value without a name is that of the only parameter."""
    from tuiin.errors import TuiinError

    pairs = [pair.partition("=")[::2] if "=" in pair else ("", pair) for pair in at.param]
    bare = [value for name, value in pairs if not name]
    if bare and (len(pairs) > 1 or at.execute is not None):
        raise TuiinError(f"-p: found {bare[0]!r}; wanted NAME=VALUE, as in holder=actor/united-nations")
    return dict(pairs)


def _listed(at: argparse.Namespace) -> int:
    """Print the questions that ship, then those of the article that is meant, if one is."""
    from tuiin.errors import TuiinError
    from tuiin.files.words import said
    from tuiin.graph import questions

    listed = {"": questions.load()}
    try:
        listed |= {
            where.article: questions.own(where.path, where.article) for where in meant(at, at.question or at.article) if where.article
        }
    except TuiinError as error:
        tell(at, str(error).splitlines()[0])
    for article, some in listed.items():
        if article and some:
            print(f"of {article}:")
        for name, question in some.items():
            parameters = " ".join(f"{p.name}{'?' if p.open else ''}" for p in question.parameters)
            print(f"{name:34} {parameters:18} {said(question.words, at.lang)}")
    return 0


def _asked(at: argparse.Namespace) -> tuple[str, str | None]:
    """Return the question, and the name of the graph to ask if one is named: with -e, the only word that is left."""
    from tuiin.errors import BadQuery

    if at.execute is not None and not at.execute.strip():
        raise BadQuery("-e: found no words; wanted SPARQL")
    words = [word for word in (at.question, at.graph) if word is not None]
    question = words.pop(0) if at.execute is None and words else None
    if len(words) > 1 or (at.execute is None and question is None):
        raise BadQuery("wanted either a question (a name, a file, or -) or -e SPARQL; `tuiin query --list` shows what there is")
    graph = at.article or next(iter(words), None)
    if question == graph == "-":
        raise BadQuery("standard input can be read only once: for the question or for the graph")
    return at.execute if question is None else _sparql(question), graph


def _sparql(question: str) -> str:
    """Return what a question is: the text of standard input or of a file, else the words themselves."""
    if question != "-":
        path = options.path_of(question)
        try:
            is_file = path.exists() and not path.is_dir()
        except OSError:  # SPARQL, too long for the name of a file
            return question
        if path.suffix != ".rq" and not is_file:
            return question
    from tuiin.curate.anchors import MOST, decoded, read_text

    read = decoded(sys.stdin.buffer.read(MOST + 1), "standard input") if question == "-" else read_text(path)
    return read + "\n "
