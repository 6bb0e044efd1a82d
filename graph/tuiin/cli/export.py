"""`tuiin export`: the graph in a form that another tool reads."""

import argparse
import sys

from tuiin.cli import options
from tuiin.cli.named import the_graph
from tuiin.cli.terminal import progress, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

MORE = (
    """Writes one file, or a folder of files, here or at --out; a file there is replaced, a folder only
if it holds nothing but what is written. Equal input gives equal bytes. --list says what there
is and what for. Some forms need packages of their own: pip install 'tuiin[exports]'. What takes
a graph apart (nanopubs, rdf12, ro-crate) wants one that keeps named graphs apart.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin export --list",
    "tuiin export bibtex -o - > references.bib",
    "tuiin export ro-crate my-article -o my-article-crate",
    "tuiin export xlsx out/my-article/graph.nq",
    "tuiin export nanopubs --sign key.pem --signer https://orcid.org/0000-0002-1825-0097",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("form", nargs="?", metavar="FORMAT", help="the name of a form, as --list shows it")
    options.graph(sub, "write")
    sub.add_argument("-o", "--out", type=options.path_of, metavar="PATH", help="where to write; - for standard output, if it is one file")
    sub.add_argument("--list", action="store_true", help="list the forms: name, file, what for")
    sub.add_argument("--json", action="store_true", help="with --list: print it as JSON")
    sub.add_argument("--sign", type=options.path_of, metavar="KEYFILE", help="nanopubs: sign with this private RSA key (PEM)")
    sub.add_argument("--signer", metavar="IRI", help="with --sign: who signs, as an ORCID iD")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.errors import TuiinError
    from tuiin.exports import find

    if at.list:
        print(_list(at.json))
        return 0
    if at.form is None:
        raise TuiinError("wanted the name of a form; `tuiin export --list` shows what there is")
    wanted, piped = find(at.form), str(at.out) == "-"
    if piped and wanted.file.endswith("/"):
        raise TuiinError(f"{wanted.name} is a folder of files, which cannot be written to standard output; choose a folder with -o")
    kg = the_graph(at, at.graph)
    progress(at)(f"{wanted.file} …")
    content = _signed(at, kg) if at.sign or at.signer else wanted.make(kg)
    step("")
    if piped and isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        print(wanted.put(content, at.out, read=[at.sign] if at.sign else []))
    return 0


def _list(as_json: bool) -> str:
    """Return what forms there are."""
    import json

    from tuiin.exports import EXPORTS

    if as_json:
        rows = [{"name": e.name, "file": e.file, "folder": e.file.endswith("/"), "what": e.what} for e in EXPORTS.values()]
        return json.dumps(rows, ensure_ascii=False)
    return "\n".join(f"{e.name:11}  {e.file:20}  {e.what}" for e in EXPORTS.values())


def _signed(at: argparse.Namespace, kg: "Graph") -> bytes:
    """Return the nanopublications, signed."""
    from tuiin.curate.anchors import read_text
    from tuiin.errors import TuiinError
    from tuiin.exports import packages
    from tuiin.exports.nanopubs import signed

    if at.form != "nanopubs" or not at.sign:
        raise TuiinError("--sign KEYFILE is for nanopubs, and --signer goes with it")
    with packages(at.form):
        return signed(kg, read_text(at.sign), at.signer)
