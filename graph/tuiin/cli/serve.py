"""`tuiin serve`: graphs over HTTP."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import data_folder, output
from tuiin.cli.terminal import say

MORE = (
    """SPARQL 1.1 Protocol at /sparql, graphs as files at /data, each thing at /id/X,
the manual at /docs. The address is printed on standard output once requests are answered, and
each request is told on standard error. Every query runs in a process that is ended when it takes
too long or too much. Several graphs are served together. An article is taken from out/ARTICLE where
that was made of it as it is now, else it is built. Standard input cannot be served: each loading
reads anew.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin serve",
    "tuiin serve out/nyshanbayev-2022 --port 0",
    "tuiin serve my-article notes.ttl --watch",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("graphs", nargs="*", metavar="GRAPH", help="what to serve (default: all articles of the project)")
    options.data(sub)
    sub.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1, this machine alone)")
    sub.add_argument("--port", type=options.port, default=7878, help="the port; 0 takes one that is free (default: 7878)")
    sub.add_argument("--watch", action="store_true", help="load again what has changed, while requests are answered")
    sub.add_argument("--timeout", type=options.seconds, default=30, metavar="SECONDS", help="what one query may take (default: 30)")
    sub.add_argument(
        "--memory", type=options.megabytes, default="1000", metavar="MB", help="memory of one query beside the graph (default: 1000)"
    )
    sub.add_argument("--output", type=options.megabytes, default="64", metavar="MB", help="the largest answer (default: 64)")
    sub.add_argument("--workers", type=options.workers, default=4, metavar="N", help="how many queries run at once (default: 4)")
    sub.add_argument(
        "--default-graph",
        choices=("auto", "union", "own"),
        default="auto",
        help="what a query sees outside GRAPH: all graphs, each triple once, or what the files themselves say; "
        "auto: own where one file has both named graphs and a default graph, else union (default: auto)",
    )
    sub.add_argument("--allow-host", action="append", default=[], metavar="NAME", help="answer to this Host name as well")
    sub.add_argument("--cors", action="append", default=[], metavar="ORIGIN", help="let pages of this origin read (* for all)")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.serve.web.server import Settings, serve

    settings = Settings(
        at.graphs,
        data_folder(at),
        output(at),
        host=at.host,
        port=at.port,
        default=at.default_graph,
        seconds=at.timeout,
        memory=at.memory,
        output=at.output,
        workers=at.workers,
        names=tuple(at.allow_host),
        origins=tuple(at.cors),
        watch=at.watch,
        quiet=at.quiet,
        tell=say,
    )
    serve(settings, started=lambda address: print(address, flush=True))
    return 0
