"""What can be said on the command line: the verbs, their options, and their words of help."""

import argparse
import sys

# Start-up is a few milliseconds: pathlib and typing too are imported by the verb that needs them.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

_EXITS = (
    "exit codes: 0 good · 1 findings in the data · 2 input or command wrong · 3 the machine · 4 a remote store · 5 a limit · 130 Ctrl-C"
)
_ARTICLE = "nyshanbayev-2022"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; what it returns has `verb`, the name of a function in `verbs`."""
    top = argparse.ArgumentParser(
        prog="tuiin",
        description="A knowledge graph of an article: who says what, how surely, and where in the text.",
        epilog=f"start with: tuiin build, then open out/{_ARTICLE}/network.html\n{_EXITS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    verbs = top.add_subparsers(metavar="COMMAND", required=True)

    def verb(name: str, help: str, example: str) -> argparse.ArgumentParser:
        sub = verbs.add_parser(
            name, help=help, description=help[0].upper() + help[1:] + ".", epilog=f"example: {example}\n{_EXITS}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        sub.set_defaults(verb=name)
        return sub

    def graph(sub: argparse.ArgumentParser, many: bool = False) -> None:
        if many:
            sub.add_argument(
                "articles", nargs="*", metavar="ARTICLE", help="articles by their short names (default: all of the data folder)"
            )
        sub.add_argument("--data", type=path_of, help="the data folder (default: ./data if it holds articles, else the shipped one)")

    sub = verb("build", "build the graph of an article: RDF files, network, tables, report", "tuiin build -o out")
    graph(sub, many=True)
    sub.add_argument(
        "-o", "--out", type=path_of, default="out", metavar="DIR", help="where to write; each article gets a folder (default: out)"
    )
    sub.add_argument("--json", action="store_true", help="print what was written, and how long each step took, as JSON")
    sub.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")

    sub = verb("check", "check curated files and their graph: links, letters, SHACL shapes", "tuiin check --format github")
    graph(sub, many=True)
    sub.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print findings (default: text)")
    sub.add_argument("--lang", choices=("kk", "ru", "en"), default="en", help="language of the messages (default: en)")

    sub = verb("query", "ask the graph: a question by name, a file, - for standard input, or -e SPARQL", "tuiin query who-says-what -f md")
    sub.add_argument("question", nargs="?", metavar="NAME|FILE|-", help="a shipped question, a file of SPARQL, or - for standard input")
    sub.add_argument("-e", "--execute", metavar="SPARQL", help="ask this SPARQL")
    sub.add_argument(
        "-f", "--format", choices=("table", "csv", "tsv", "json", "jsonl", "md"), help="default: table on a terminal, csv when piped"
    )
    sub.add_argument(
        "-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="fix a parameter, as in -p holder=actor/united-nations"
    )
    sub.add_argument("--lang", choices=("kk", "ru", "en"), default="en", help="language of labels and paraphrases (default: en)")
    sub.add_argument("--article", default=None, help="the article to ask")
    sub.add_argument(
        "--timeout", type=_seconds, default=30, metavar="SECONDS", help="give up after so long, with exit code 5 (default: 30)"
    )
    sub.add_argument("--list", action="store_true", help="list the shipped questions")
    graph(sub)

    sub = verb(
        "passages",
        "find the sentences of a text: ids, offsets and digests, as CSV",
        "tuiin passages text.txt --lines 4-34 -o passages.csv",
    )
    sub.add_argument("text", type=path_of, metavar="TEXT", help="the article as plain text, UTF-8")
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")
    sub.add_argument("-o", "--out", type=path_of, metavar="FILE", help="where to write (default: standard output)")

    sub = verb("verify", "check every anchor against a copy of the text", "tuiin verify text.txt")
    sub.add_argument("text", type=path_of, metavar="TEXT", help="your copy of the article, UTF-8")
    sub.add_argument("--article", default=None, help="the article (default: the shipped one)")
    graph(sub)

    sub = verb("new", "start the next article: a folder with files to fill in", "tuiin new my-article --text text.txt --data data")
    sub.add_argument("slug", help="a short name: lower-case ASCII letters, digits and hyphens")
    sub.add_argument("--text", type=path_of, help="the article's text; its sentences become passages.csv")
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")
    sub.add_argument("--data", type=path_of, default="data", help="the data folder (default: data)")

    sub = verb("tidy", "write curated files in their canonical form", "tuiin tidy --check")
    graph(sub)
    sub.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not in its canonical form")

    sub = verb("schema", "print the JSON Schema of a curated file, for completion in an editor", "tuiin schema claims")
    sub.add_argument("kind", help="actors, concepts, works, article, claims, arguments, viewpoints, events, values, citations or notes")
    return top


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 1e6:
        raise ValueError
    return seconds


def path_of(text: str) -> "Path":
    """Return a text as a path."""
    from pathlib import Path

    return Path(text)


class _Version(argparse.Action):
    def __call__(self, *_: object) -> "NoReturn":
        from tuiin import __version__

        print(f"tuiin {__version__}")
        sys.exit(0)
