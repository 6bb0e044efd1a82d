"""`tuiin view`: the explorer, in a browser."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import data_folder, found, output
from tuiin.cli.terminal import progress, say, step, tell

MORE = (
    """Builds the article, prints where its explorer lies, and opens it. Several graphs make one
explorer of them merged. A folder that `tuiin build` wrote is opened as it is. The page is one file
that needs no network; query.html beside it answers SPARQL.

With --watch the page is shown by a small server on this machine alone, and follows the curated
files, YAML and tables: what is saved is seen at once, what is wrong with it is said there too. Where
the text lies in the project's folder of texts, its sentences stand beside their claims; a text that
comes or goes is followed too. Ctrl-C ends it.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin view",
    "tuiin view my-article",
    "tuiin view first-article second-article",
    "tuiin view out/my-article --print",
    "tuiin view --watch",
    "tuiin view my-article --drafts",
)


def add(sub: argparse.ArgumentParser) -> None:
    options.graphs(sub, "show")
    sub.add_argument("-o", "--out", type=options.path_of, metavar="DIR", help="where to write (default: out, or where tuiin.toml says)")
    sub.add_argument("--print", dest="only_print", action="store_true", help="print where it lies, and open nothing")
    sub.add_argument(
        "--watch", action="store_true", help="follow the curated files until Ctrl-C, with the words of the text beside the claims"
    )
    sub.add_argument("--port", type=options.port, default=0, help="with --watch: the port (default: one that is free)")
    options.drafts(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from functools import partial

    if at.watch:
        return _watched(at)
    from tuiin.exports.build import explorer_of

    told = partial(tell, at)
    path = explorer_of(at.graphs, data_folder(at), at.out or output(at), at.given, progress(at), told, drafts=at.drafts)
    step("")
    print(path)
    _show(at, path.resolve().as_uri(), str(path))
    return 0


def _watched(at: argparse.Namespace) -> int:
    from dataclasses import replace
    from functools import partial

    from tuiin.serve.live import serve

    def started(address: str) -> None:
        step("")
        print(address, flush=True)
        _show(at, address, address)

    progress(at)("read, build, derive …")
    places = [replace(where, drafts=at.drafts) for where in found(at, at.graphs)]
    serve(places, at.port, partial(tell, at), started)
    return 0


def _show(at: argparse.Namespace, address: str, name: str) -> None:
    """Open a page in the browser, where that is wanted and there is one."""
    if at.only_print:
        return
    import webbrowser

    if not webbrowser.open(address):
        say(f"no browser could be started here; open {name} yourself")
