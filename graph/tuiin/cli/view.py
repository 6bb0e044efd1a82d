"""`tuiin view`: the explorer, in a browser."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import data_folder, output
from tuiin.cli.terminal import progress, say, step, tell

MORE = (
    """Builds the article, prints where its explorer lies, and opens it. Several graphs make one
explorer of them merged. A folder that `tuiin build` wrote is opened as it is. The page is one file
that needs no network; query.html beside it answers SPARQL.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin view",
    "tuiin view my-article",
    "tuiin view first-article second-article",
    "tuiin view out/my-article --print",
)


def add(sub: argparse.ArgumentParser) -> None:
    options.graphs(sub, "show")
    sub.add_argument("-o", "--out", type=options.path_of, metavar="DIR", help="where to write (default: out, or where tuiin.toml says)")
    sub.add_argument("--print", dest="only_print", action="store_true", help="print where it lies, and open nothing")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from functools import partial

    from tuiin.exports.build import explorer_of

    path = explorer_of(at.graphs, data_folder(at), at.out or output(at), at.given, progress=progress(at), tell=partial(tell, at))
    step("")
    print(path)
    if not at.only_print:
        import webbrowser

        if not webbrowser.open(path.resolve().as_uri()):
            say(f"no browser could be started here; open {path} yourself")
    return 0
