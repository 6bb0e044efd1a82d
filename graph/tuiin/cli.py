"""The command line: each verb reads its arguments, calls one function of the library, prints, and returns an exit code."""

import argparse
import io
import os
import sys

# Start-up is a few milliseconds: every room, and pathlib and typing too, is imported by the verb that needs it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import NoReturn

    from tuiin.check import Finding
    from tuiin.errors import Problem
    from tuiin.knowledge import KnowledgeGraph

_EXITS = (
    "exit codes: 0 good · 1 findings in the data · 2 input or command wrong · 3 the machine · 4 a remote store · 5 a limit · 130 Ctrl-C"
)
_ARTICLE = "nyshanbayev-2022"


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run a command line and return its exit code; problems are told in words on standard error, never as a traceback."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline=None if stream is sys.stdin else "\n")
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets words
        return _told(error)


def _told(error: Exception) -> int:
    """Say in words what went wrong, and return the exit code for it; TUIIN_DEBUG=1 shows where a fault of our own happened."""
    from tuiin.errors import TuiinError

    if isinstance(error, TuiinError):
        _say(str(error))
        return error.exit_code
    if isinstance(error, OSError):
        _say(f"{error.filename or 'the system'}: {error.strerror or error}")
        return 3
    if os.environ.get("TUIIN_DEBUG"):
        raise error
    _say(f"a fault of tuiin itself, please report it: {type(error).__name__}: {error} (TUIIN_DEBUG=1 shows more)")
    return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tuiin",
        description="A knowledge graph of an article: who says what, how surely, and where in the text.",
        epilog=f"start with: tuiin build, then open out/{_ARTICLE}/network.html\n{_EXITS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    verbs = parser.add_subparsers(metavar="COMMAND", required=True)

    def verb(name: str, run: object, help: str, example: str) -> argparse.ArgumentParser:
        sub = verbs.add_parser(
            name, help=help, description=help[0].upper() + help[1:] + ".", epilog=f"example: {example}\n{_EXITS}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        sub.set_defaults(run=run)
        return sub

    def graph(sub: argparse.ArgumentParser, many: bool = False) -> None:
        if many:
            sub.add_argument(
                "articles", nargs="*", metavar="ARTICLE", help="articles by their short names (default: all of the data folder)"
            )
        sub.add_argument("--data", type=_path, help="the data folder (default: ./data if it holds articles, else the shipped one)")

    sub = verb("build", _build, "build the graph of an article: RDF files, network, tables, report", "tuiin build -o out")
    graph(sub, many=True)
    sub.add_argument(
        "-o", "--out", type=_path, default="out", metavar="DIR", help="where to write; each article gets a folder (default: out)"
    )
    sub.add_argument("--json", action="store_true", help="print what was written, and how long each step took, as JSON")
    sub.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")

    sub = verb("check", _check, "check curated files and their graph: links, letters, SHACL shapes", "tuiin check --format github")
    graph(sub, many=True)
    sub.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to print findings (default: text)")
    sub.add_argument("--lang", choices=("kk", "ru", "en"), default="en", help="language of the messages (default: en)")

    sub = verb(
        "query", _query, "ask the graph: a question by name, a file, - for standard input, or -e SPARQL", "tuiin query who-says-what -f md"
    )
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
        _passages,
        "find the sentences of a text: ids, offsets and digests, as CSV",
        "tuiin passages text.txt --lines 4-34 -o passages.csv",
    )
    sub.add_argument("text", type=_path, metavar="TEXT", help="the article as plain text, UTF-8")
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")
    sub.add_argument("-o", "--out", type=_path, metavar="FILE", help="where to write (default: standard output)")

    sub = verb("verify", _verify, "check every anchor against a copy of the text", "tuiin verify text.txt")
    sub.add_argument("text", type=_path, metavar="TEXT", help="your copy of the article, UTF-8")
    sub.add_argument("--article", default=None, help="the article (default: the shipped one)")
    graph(sub)

    sub = verb("new", _new, "start the next article: a folder with files to fill in", "tuiin new my-article --text text.txt --data data")
    sub.add_argument("slug", help="a short name: lower-case ASCII letters, digits and hyphens")
    sub.add_argument("--text", type=_path, help="the article's text; its sentences become passages.csv")
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")
    sub.add_argument("--data", type=_path, default="data", help="the data folder (default: data)")

    sub = verb("tidy", _tidy, "write curated files in their canonical form", "tuiin tidy --check")
    graph(sub)
    sub.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not in its canonical form")

    sub = verb("schema", _schema, "print the JSON Schema of a curated file, for completion in an editor", "tuiin schema claims")
    sub.add_argument("kind", help="actors, concepts, works, article, claims, arguments, viewpoints, events, values, citations or notes")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 1e6:
        raise ValueError
    return seconds


def _path(text: str) -> "Path":
    from pathlib import Path

    return Path(text)


class _Version(argparse.Action):
    def __call__(self, *_: object) -> "NoReturn":
        from tuiin import __version__

        print(f"tuiin {__version__}")
        sys.exit(0)


def _say(words: str) -> None:
    print(f"tuiin: {words}" if "\n" not in words and not words.startswith(("/", ".")) else words, file=sys.stderr)


def _slugs(arguments: argparse.Namespace) -> "tuple[list[str], Path]":
    from tuiin.reader import articles

    named = arguments.articles if "articles" in arguments else [arguments.article] if arguments.article else []
    data = _data(arguments)
    return named or articles(data), data


def _data(arguments: argparse.Namespace) -> "Path":
    """Return the data folder that is meant: the one named, else the one that lies here, else the shipped one."""
    from tuiin.rooms import DATA

    here = _path("data")
    return arguments.data or (here if (here / "articles").is_dir() else DATA)


def _one(arguments: argparse.Namespace) -> "KnowledgeGraph":
    from tuiin.errors import TuiinError
    from tuiin.pipeline import build

    slugs, data = _slugs(arguments)
    if len(slugs) != 1:
        raise TuiinError(f"wanted one article; name it with --article, one of: {', '.join(slugs) or 'none is there'}")
    return build(slugs[0], data=data)


def _build(arguments: argparse.Namespace) -> int:
    from tuiin.outputs import write_all

    slugs, data = _slugs(arguments)
    findings = 0
    for slug in slugs:
        written = write_all(slug, data, arguments.out, progress=None if arguments.quiet or arguments.json else _step)
        findings += len([f for f in written.findings if f.severity == "violation"])
        for finding in [] if arguments.quiet else written.findings:
            print(finding, file=sys.stderr)
        if arguments.json:
            print(written.json())
        elif not arguments.quiet:
            print(f"{written.summary}\nopen {arguments.out / slug / 'network.html'}")
    return 1 if findings else 0


def _step(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="\n" if words.endswith(".") else "", file=sys.stderr, flush=True)


def _check(arguments: argparse.Namespace) -> int:
    from tuiin.errors import BadInput
    from tuiin.pipeline import build
    from tuiin.report import findings_as

    slugs, data = _slugs(arguments)
    worst = 0
    everything: list[Finding | Problem] = []
    for slug in slugs:
        found: Sequence[Finding | Problem]
        try:
            found = (findings := build(slug, data=data).check(lang=arguments.lang))
            worst = max(worst, int(any(f.severity == "violation" for f in findings)))
        except BadInput as error:
            found, worst = error.problems, 2
        everything += found
        if arguments.format == "text":
            _say(f"{slug}: {len(found)} finding{'' if len(found) == 1 else 's'}")
    print(findings_as(arguments.format, everything), end="")
    return worst


def _query(arguments: argparse.Namespace) -> int:
    from tuiin import questions
    from tuiin.errors import BadQuery
    from tuiin.guard import limited

    if arguments.list:
        for name, question in questions.load().items():
            print(f"{name:34} {question.words[arguments.lang]}")
        return 0
    if (arguments.question is None) == (arguments.execute is None):
        raise BadQuery("wanted either a question (a name, a file, or -) or -e SPARQL; `tuiin query --list` shows what there is")
    parameters = dict(pair.partition("=")[::2] for pair in arguments.param)
    sparql = arguments.execute or _sparql(arguments.question)
    form = arguments.format or ("table" if sys.stdout.isatty() else "csv")
    width = os.get_terminal_size().columns if sys.stdout.isatty() else None
    kg = _one(arguments)
    print(limited(lambda: kg.query(sparql, parameters, lang=arguments.lang).format(form, width), arguments.timeout), end="")
    return 0


def _sparql(question: str) -> str:
    from tuiin.anchors import read_text

    if question == "-":
        return sys.stdin.read() + "\n "
    path = _path(question)
    try:
        is_file = path.is_file()
    except OSError:  # SPARQL, too long for the name of a file
        return question
    return read_text(path) + "\n " if path.suffix == ".rq" or is_file else question


def _lines(arguments: argparse.Namespace) -> "tuple[int, int | None]":
    from tuiin.errors import TuiinError

    if not arguments.lines:
        return 1, None
    first, dash, last = arguments.lines.partition("-")
    if not (dash and first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        raise TuiinError(f"--lines: found {arguments.lines!r}; wanted FIRST-LAST, as in 4-34")
    return int(first), int(last)


def _passages(arguments: argparse.Namespace) -> int:
    from tuiin.anchors import read_text
    from tuiin.files import replace
    from tuiin.passages import digest, split, to_csv

    text = read_text(arguments.text)
    passages = split(text, *_lines(arguments))
    if arguments.out:
        replace(arguments.out, to_csv(passages).encode())
    else:
        print(to_csv(passages), end="")
    _say(f"{len(passages)} sentences; for article.yaml: sha256: {digest(text)}, length: {len(text)}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from tuiin.anchors import read_text, same_text, verify
    from tuiin.reader import read

    slugs, data = _slugs(arguments)
    text = read_text(arguments.text)
    entries = read(slugs[0], data)
    anchors = verify(text, entries.passages)
    wrong = [anchor for anchor in anchors if anchor.state != "same"]
    for anchor in wrong:
        print(anchor)
    whole = "the very text" if same_text(text, entries.article.text) else "not the text"
    _say(f"{arguments.text} is {whole} that {slugs[0]} was curated from; {len(anchors) - len(wrong)} of {len(anchors)} anchors hold")
    return 1 if wrong else 0


def _new(arguments: argparse.Namespace) -> int:
    from tuiin.scaffold import start

    for path in start(arguments.slug, arguments.data, arguments.text, _lines(arguments)):
        print(path)
    return 0


def _tidy(arguments: argparse.Namespace) -> int:
    from tuiin.tidy import tidy

    changed = tidy(_data(arguments), write=not arguments.check)
    for path in changed:
        print(path)
    return 1 if changed and arguments.check else 0


def _schema(arguments: argparse.Namespace) -> int:
    from tuiin.schema import schema_text

    print(schema_text(arguments.kind), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
