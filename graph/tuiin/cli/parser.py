"""What can be said on the command line: the verbs, and what all of them share; what one verb takes and does stands in its own file."""

import argparse
import os
import sys
from contextlib import suppress
from importlib import import_module

# Start-up is a few milliseconds: typing is imported by nobody who only runs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

# Each is a file of this room: `add` adds its options, `run` does it and returns the exit code; MORE and EXAMPLES are its words of help.
VERBS = {
    "build": "build the graph of an article: RDF files, network, tables, report",
    "check": "check curated files and their graph: links, letters, SHACL shapes",
    "query": "ask the graph: a question by name, a file, - for standard input, or -e SPARQL",
    "ask": "find claims, things, notes and questions by free words, with who holds what, and where",
    "view": "open the explorer in a browser: the debate, who says what, the network, the timeline, the figures",
    "info": "tell what is in a graph: counts, coverage, languages, what is connected and contested",
    "diff": "tell what changed in meaning between two versions of a graph",
    "export": "write the graph in a form that another tool reads",
    "serve": "serve graphs over HTTP: SPARQL, each thing by its address, the explorer; read only",
    "mcp": "answer language models over the Model Context Protocol: who says what, how surely, and where; read only",
    "load": "load a graph into a triple store, and count there what has arrived",
    "passages": "find, show and mend the sentences of a text: ids, offsets and digests",
    "verify": "check every anchor against a copy of the text",
    "init": "make a project here: a tuiin.toml that says whose it is, and where its names begin",
    "reanchor": "carry all anchors of an article to a changed text",
    "new": "start the next article: a folder with files to fill in",
    "draft": "tell what a text seems to name and to say, for a person to decide",
    "edit": "read an article in a page and decide what it says, by keyboard",
    "agree": "tell how far two curators agree on an article, and in what they differ",
    "score": "tell how good a draft is, beside what was curated of the same article",
    "find": "find an entry by its id or its words: is there one for this already?",
    "add": "add an actor, a concept or a work: its id is made of what it is called",
    "rename": "give an entry another id, there and wherever it is referred to",
    "table": "write curated entries as CSV or as a workbook, or move a kind into tables",
    "import": "take in tables, a bibliography, or entries of another project",
    "merge": "make one entry of two that say the same, there and wherever they are referred to",
    "tidy": "write curated files in their canonical form",
    "merge-file": "merge three versions of a curated file, entry by entry: what git calls, not people",
    "schema": "print the JSON Schema of a curated file, for completion in an editor",
    "completion": "print the script that completes commands in a shell",
}
_EXITS = (
    "exit codes: 0 good · 1 findings in the data · 2 input or command wrong · 3 the machine · 4 a remote store · 5 a limit · 130 Ctrl-C"
)


def parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line; what it returns has `run`, which does what was asked, and `parser`, this function.

    Where one verb is `wanted`, only that one gets its options: the files of the others are not read.
    """
    top = _Parser(
        prog="tuiin",
        description="A knowledge graph of an article: who says what, how surely, and where in the text.",
        epilog=f"""start with: tuiin build, then tuiin view
help on one command, with examples: tuiin COMMAND --help
results go to standard output, words and progress to standard error
environment: NO_COLOR prints without colours · TUIIN_DEBUG=1 shows where a fault of tuiin itself happened
{_EXITS}""",
        formatter_class=_Words,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    verbs = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Verb)
    for name, words in VERBS.items():
        sub = verbs.add_parser(name, help=words, formatter_class=_Words)
        if wanted in (None, name):
            _fill(sub, name)
            sub.set_defaults(parser=parser)
    return top


def _fill(sub: argparse.ArgumentParser, name: str) -> None:
    """Give a verb what its file says: its options, its words of help, and what it does."""
    # No file can have the name of a keyword, or a hyphen in its name.
    verb: Any = import_module(f"tuiin.cli.{name.replace('-', '_')}{'_' * (name == 'import')}")
    shown = "\n         ".join(verb.EXAMPLES)
    sub.description = "\n\n".join(filter(None, (VERBS[name][0].upper() + VERBS[name][1:] + ".", verb.MORE)))
    sub.epilog = f"example: {shown}\n{_EXITS}"
    sub.set_defaults(run=verb.run)
    verb.add(sub)


class _Parser(argparse.ArgumentParser):
    """A parser that says when help could not be written; argparse alone passes over that."""

    def _print_message(self, message: str, file: "Any" = None) -> None:
        if file is sys.stdout:
            file.write(message)
        else:
            with suppress(OSError):  # the first releases of Python 3.11 let it through, and another exit code with it
                super()._print_message(message, file)


class _Verb(_Parser):
    """A parser that takes words and options in any order, and tells by itself what nobody knows.

    argparse alone gives up a word that may be missing at the first option, and lets the parser above tell, with the usage of that.
    """

    _mixing = False

    def parse_known_args(self, args: "Any" = None, namespace: "Any" = None) -> "Any":
        """Return what was said, and that nothing is left that nobody knows."""
        if self._mixing:
            return super().parse_known_args(args, namespace)
        self._mixing = True
        try:
            said, unknown = self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return said, unknown


class _Words(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse would load all that packs files only to ask how wide that is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    wide = os.environ.get("COLUMNS", "")
    if wide.isdecimal() and int(wide):
        return int(wide)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 80
    except (ValueError, OSError):
        return 80


class _Version(argparse.Action):
    def __call__(self, *_: object) -> "NoReturn":
        from tuiin import __version__

        print(f"tuiin {__version__}")
        sys.exit(0)
