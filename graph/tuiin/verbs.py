"""The verbs of the command line: each calls one function of the library, prints what it returns, and gives an exit code."""

import argparse
import os
import sys

from tuiin.arguments import path_of
from tuiin.terminal import say, step

# Every room is imported by the verb that needs it: a verb starts as fast as what it does.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuiin.check import Finding
    from tuiin.errors import Problem
    from tuiin.knowledge import KnowledgeGraph


def _slugs(arguments: argparse.Namespace) -> "tuple[list[str], Path]":
    from tuiin.reader import articles

    named = arguments.articles if "articles" in arguments else [arguments.article] if arguments.article else []
    data = _data(arguments)
    return named or articles(data), data


def _data(arguments: argparse.Namespace) -> "Path":
    """Return the data folder that is meant: the one named, else the one that lies here, else the shipped one."""
    from tuiin.rooms import DATA

    here = path_of("data")
    return arguments.data or (here if (here / "articles").is_dir() else DATA)


def _one(arguments: argparse.Namespace) -> "KnowledgeGraph":
    from tuiin import pipeline
    from tuiin.errors import TuiinError

    slugs, data = _slugs(arguments)
    if len(slugs) != 1:
        raise TuiinError(f"wanted one article; name it with --article, one of: {', '.join(slugs) or 'none is there'}")
    return pipeline.build(slugs[0], data=data)


def build(arguments: argparse.Namespace) -> int:
    from tuiin.outputs import write_all

    slugs, data = _slugs(arguments)
    findings = 0
    for slug in slugs:
        written = write_all(slug, data, arguments.out, progress=None if arguments.quiet or arguments.json else step)
        findings += len([f for f in written.findings if f.severity == "violation"])
        for finding in [] if arguments.quiet else written.findings:
            print(finding, file=sys.stderr)
        if arguments.json:
            print(written.json())
        elif not arguments.quiet:
            print(f"{written.summary}\nopen {arguments.out / slug / 'network.html'}")
    return 1 if findings else 0


def check(arguments: argparse.Namespace) -> int:
    from tuiin import pipeline
    from tuiin.errors import BadInput
    from tuiin.report import findings_as

    slugs, data = _slugs(arguments)
    worst = 0
    everything: list[Finding | Problem] = []
    for slug in slugs:
        found: Sequence[Finding | Problem]
        try:
            found = (findings := pipeline.build(slug, data=data).check(lang=arguments.lang))
            worst = max(worst, int(any(f.severity == "violation" for f in findings)))
        except BadInput as error:
            found, worst = error.problems, 2
        everything += found
        if arguments.format == "text":
            say(f"{slug}: {len(found)} finding{'' if len(found) == 1 else 's'}")
    print(findings_as(arguments.format, everything), end="")
    return worst


def query(arguments: argparse.Namespace) -> int:
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
    path = path_of(question)
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


def passages(arguments: argparse.Namespace) -> int:
    from tuiin.anchors import read_text
    from tuiin.files import replace
    from tuiin.passages import digest, split, to_csv

    text = read_text(arguments.text)
    passages = split(text, *_lines(arguments))
    if arguments.out:
        replace(arguments.out, to_csv(passages).encode())
    else:
        print(to_csv(passages), end="")
    say(f"{len(passages)} sentences; for article.yaml: sha256: {digest(text)}, length: {len(text)}")
    return 0


def verify(arguments: argparse.Namespace) -> int:
    from tuiin import anchors
    from tuiin.anchors import read_text, same_text
    from tuiin.reader import read

    slugs, data = _slugs(arguments)
    text = read_text(arguments.text)
    entries = read(slugs[0], data)
    places = anchors.verify(text, entries.passages)
    wrong = [anchor for anchor in places if anchor.state != "same"]
    for anchor in wrong:
        print(anchor)
    whole = "the very text" if same_text(text, entries.article.text) else "not the text"
    say(f"{arguments.text} is {whole} that {slugs[0]} was curated from; {len(places) - len(wrong)} of {len(places)} anchors hold")
    return 1 if wrong else 0


def new(arguments: argparse.Namespace) -> int:
    from tuiin.scaffold import start

    for path in start(arguments.slug, arguments.data, arguments.text, _lines(arguments)):
        print(path)
    return 0


def tidy(arguments: argparse.Namespace) -> int:
    from tuiin import tidy as canonical

    changed = canonical.tidy(_data(arguments), write=not arguments.check)
    for path in changed:
        print(path)
    return 1 if changed and arguments.check else 0


def schema(arguments: argparse.Namespace) -> int:
    from tuiin.schema import schema_text

    print(schema_text(arguments.kind), end="")
    return 0
