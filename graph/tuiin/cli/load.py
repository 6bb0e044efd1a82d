"""`tuiin load`: a graph into a triple store."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import found, one, the_graph
from tuiin.cli.terminal import progress, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuiin.load.source import Source

MORE = (
    """TARGET is the address of a store (Oxigraph, Virtuoso, Fuseki, RDF4J, GraphDB, Stardog, Blazegraph,
QLever, or any with SPARQL Update or the Graph Store Protocol), or oxigraph:FOLDER or tdb2:FOLDER.
Loading twice is loading once, and a load that was cut goes on where it ended. Prints each graph
with the statements that were wanted and that the store itself counts; exit code 4 if they differ.
Who you are is said by the environment alone: TUIIN_LOAD_USER and TUIIN_LOAD_PASSWORD, or
TUIIN_LOAD_TOKEN. Forms without named graphs (.ttl .nt .rdf .n3) are refused: what they say is in no
graph, and would be counted nowhere.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin load http://localhost:7878",
    "TUIIN_LOAD_USER=dba TUIIN_LOAD_PASSWORD=… tuiin load http://localhost:8890 out/my-article --replace",
    "tuiin load oxigraph:./store graph.nq",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("target", metavar="TARGET", help="where to load: http[s]://HOST/…, oxigraph:FOLDER or tdb2:FOLDER")
    options.graph(sub, "load")
    sub.add_argument(
        "--store",
        choices=("oxigraph", "virtuoso", "fuseki", "rdf4j", "graphdb", "blazegraph", "stardog", "qlever", "gsp", "sparql"),
        help="what store it is, where its address does not tell; gsp and sparql are any that speak just that",
    )
    sub.add_argument("--graph", dest="only", action="append", default=[], metavar="IRI", help="load this graph only; may be said again")
    sub.add_argument(
        "--replace",
        action="store_true",
        help="put each graph in the place of the older one, and take away what an article no longer has (default: add to it)",
    )
    sub.add_argument("--chunk", type=options.count, metavar="N", help="statements a request (default: what the store can bear)")
    sub.add_argument("--dry-run", action="store_true", help="print what would be sent where and taken away, and send nothing")
    sub.add_argument("--timeout", type=options.seconds, default=60, metavar="SECONDS", help="what one answer may take (default: 60)")
    sub.add_argument("--insecure", action="store_true", help="say who you are even where the way is not encrypted")
    options.form(sub, "text", "json")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from functools import partial

    from tuiin.load.loading import load

    done = load(
        at.target,
        _source(at).only(at.only),
        store=at.store,
        replace=at.replace,
        chunk=at.chunk,
        dry_run=at.dry_run,
        timeout=at.timeout,
        insecure=at.insecure,
        tell=progress(at),
        say=partial(tell, at),
    )
    step("")
    if at.format == "json":
        print(done.json())
    elif not (at.quiet and done.good):
        print(done)
    tell(at, done.summary)
    return 0 if done.good else 4


def _source(at: argparse.Namespace) -> "Source":
    """Return what is to be loaded."""
    from tuiin.graph import opened
    from tuiin.graph.where import STANDARD_INPUT
    from tuiin.load.source import of_file, of_graph

    if at.all:
        return of_graph(the_graph(at, at.graph, apart=True))
    where = one(found(at, [] if at.graph is None else [at.graph]), all_of=True)
    progress(at)(f"{where.name}: {'read, build, derive' if where.article else 'read'} …")
    as_lines = (where.form is None and not where.stored) or (where.form is not None and where.form.name == "nq")
    lines = not where.article and as_lines and at.graph != STANDARD_INPUT
    return of_file(where.path) if lines else of_graph(opened.open(where, apart=True))
