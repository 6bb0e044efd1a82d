"""The verbs of the command line: each calls one function of the library, prints what it returns, and gives an exit code."""

import argparse
import os
import sys

from tuiin.cli.parser import path_of
from tuiin.cli.terminal import colours, say, step

# Every room is imported by the verb that needs it: a verb starts as fast as what it does.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tuiin.errors import Problem
    from tuiin.graph.check import Finding
    from tuiin.graph.knowledge import KnowledgeGraph
    from tuiin.load.source import Source


def _slugs(arguments: argparse.Namespace) -> "tuple[list[str], Path]":
    from tuiin.curate.reader import articles

    named = arguments.articles if "articles" in arguments else [arguments.article] if arguments.article else []
    data = _data(arguments)
    return named or articles(data), data


def _data(arguments: argparse.Namespace) -> "Path":
    """Return the data folder that is meant: the one named, else the one that lies here, else the shipped one."""
    from tuiin.paths import DATA

    here = path_of("data")
    return arguments.data or (here if (here / "articles").is_dir() else DATA)


def _one(arguments: argparse.Namespace) -> "KnowledgeGraph":
    from tuiin.errors import TuiinError
    from tuiin.graph import pipeline

    slugs, data = _slugs(arguments)
    if len(slugs) != 1:
        raise TuiinError(f"wanted one article; name it with --article, one of: {', '.join(slugs) or 'none is there'}")
    _progress(arguments)(f"{slugs[0]}: read, build, derive …")
    return pipeline.build(slugs[0], data=data)


def _progress(arguments: argparse.Namespace) -> "Callable[[str], None]":
    """Return what tells a person at a terminal what is being done; nothing is told if they want it quiet."""
    return (lambda _: None) if getattr(arguments, "quiet", False) else step


def _tell(arguments: argparse.Namespace, words: str) -> None:
    if not getattr(arguments, "quiet", False):
        say(words)


def build(arguments: argparse.Namespace) -> int:
    from tuiin.exports.build import write_all

    slugs, data = _slugs(arguments)
    findings = 0
    for slug in slugs:
        written = write_all(slug, data, arguments.out, progress=_progress(arguments))
        step("")
        findings += len([f for f in written.findings if f.severity == "violation"])
        for finding in [] if arguments.quiet else written.findings:
            print(finding, file=sys.stderr)
        if arguments.json:
            print(written.json())
        elif not arguments.quiet:
            print(f"{written.summary}\nopen {arguments.out / slug / 'explorer.html'}")
    return 1 if findings else 0


def view(arguments: argparse.Namespace) -> int:
    from tuiin.exports.build import explorer_of

    slugs, data = _slugs(arguments)
    path = explorer_of(slugs, data, arguments.out, progress=_progress(arguments))
    step("")
    print(path)
    if not arguments.only_print:
        import webbrowser

        if not webbrowser.open(path.resolve().as_uri()):
            say(f"no browser could be started here; open {path} yourself")
    return 0


def check(arguments: argparse.Namespace) -> int:
    from tuiin.errors import BadInput
    from tuiin.exports.report import findings_as
    from tuiin.graph import pipeline

    slugs, data = _slugs(arguments)
    worst, progress = 0, _progress(arguments)
    everything: list[Finding | Problem] = []
    for slug in slugs:
        found: Sequence[Finding | Problem]
        try:
            progress(f"{slug}: read, build, derive …")
            kg = pipeline.build(slug, data=data)
            progress(f"{slug}: check …")
            found = (findings := kg.check(lang=arguments.lang))
            worst = max(worst, int(any(f.severity == "violation" for f in findings)))
        except BadInput as error:
            found, worst = error.problems, 2
        everything += found
        if arguments.format == "text":
            _tell(arguments, f"{slug}: {len(found)} finding{'' if len(found) == 1 else 's'}")
    step("")
    print(findings_as(arguments.format, everything), end="")
    return worst


def query(arguments: argparse.Namespace) -> int:
    from tuiin.errors import BadQuery
    from tuiin.graph import questions

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
    _progress(arguments)("ask …")
    answer = kg.query(sparql, parameters, lang=arguments.lang, timeout=arguments.timeout).format(form, width)
    step("")
    print(answer, end="")
    return 0


def info(arguments: argparse.Namespace) -> int:
    from tuiin.compare.summary import badge, info, text, to_json
    from tuiin.graph.opened import opened

    _progress(arguments)("read, count, check …")
    found = info(opened(arguments.graph or str(_data(arguments)), _data(arguments)))
    step("")
    printed = badge(found, arguments.badge) if arguments.badge else to_json(found) if arguments.format == "json" else None
    print(text(found, arguments.lang) if printed is None else printed, end="")
    return 0


def diff(arguments: argparse.Namespace) -> int:
    from tuiin.compare.diff import diff
    from tuiin.compare.diff_page import page
    from tuiin.compare.diff_text import text, to_json
    from tuiin.graph.opened import opened

    progress, data = _progress(arguments), _data(arguments)
    progress(f"read {arguments.a} …")
    older = opened(arguments.a, data)
    progress(f"read {arguments.b} …")
    found = diff(older, opened(arguments.b, data))
    step("")
    match arguments.format:
        case "json":
            print(to_json(found), end="")
        case "html":
            print(page(found, arguments.lang), end="")
        case _:
            print(text(found, arguments.lang, colours(sys.stdout)), end="")
    return 0 if found.same else 1


def _sparql(question: str) -> str:
    from tuiin.curate.anchors import read_text

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


def export(arguments: argparse.Namespace) -> int:
    import json

    from tuiin.errors import TuiinError
    from tuiin.exports import EXPORTS, find

    if arguments.list:
        rows = [{"name": e.name, "file": e.file, "folder": e.file.endswith("/"), "what": e.what} for e in EXPORTS.values()]
        lines = [f"{e.name:10}  {e.file:20}  {e.what}" for e in EXPORTS.values()]
        print(json.dumps(rows, ensure_ascii=False) if arguments.json else "\n".join(lines))
        return 0
    if arguments.form is None:
        raise TuiinError("wanted the name of a form; `tuiin export --list` shows what there is")
    wanted, piped = find(arguments.form), str(arguments.out) == "-"
    if piped and wanted.file.endswith("/"):
        raise TuiinError(f"{wanted.name} is a folder of files, which cannot be written to standard output; choose a folder with -o")
    kg = _one(arguments)
    _progress(arguments)(f"{wanted.file} …")
    content = _signed(arguments, kg) if arguments.sign or arguments.signer else wanted.make(kg)
    step("")
    if piped and isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        print(wanted.put(content, arguments.out, read=[arguments.sign] if arguments.sign else []))
    return 0


def _signed(arguments: argparse.Namespace, kg: "KnowledgeGraph") -> bytes:
    from tuiin.curate.anchors import read_text
    from tuiin.errors import TuiinError
    from tuiin.exports import packages
    from tuiin.exports.nanopubs import signed

    if arguments.form != "nanopubs" or not arguments.sign:
        raise TuiinError("--sign KEYFILE is for nanopubs, and --signer goes with it")
    with packages(arguments.form):
        return signed(kg, read_text(arguments.sign), arguments.signer)


def serve(arguments: argparse.Namespace) -> int:
    from tuiin.serve.web.server import Settings
    from tuiin.serve.web.server import serve as run

    at = arguments
    settings = Settings(
        at.graphs, _data(at), host=at.host, port=at.port, default=at.default_graph, seconds=at.timeout, memory=at.memory, output=at.output,
        workers=at.workers, names=tuple(at.allow_host), origins=tuple(at.cors), watch=at.watch, quiet=at.quiet, tell=say,
    )  # fmt: skip
    run(settings, started=lambda address: print(address, flush=True))
    return 0


def load(arguments: argparse.Namespace) -> int:
    from functools import partial

    from tuiin.load.loading import load as run

    at = arguments
    done = run(
        at.target, _source(at).only(at.graph), store=at.store, replace=at.replace, chunk=at.chunk, dry_run=at.dry_run, timeout=at.timeout,
        insecure=at.insecure, tell=_progress(at), say=partial(_tell, at),
    )  # fmt: skip
    step("")
    if at.format == "json":
        print(done.json())
    elif not (at.quiet and done.good):
        print(done)
    _tell(at, done.summary)
    return 0 if done.good else 4


def _source(arguments: argparse.Namespace) -> "Source":
    from tuiin.load.source import of_article, of_file

    named = arguments.source
    if named and (named.endswith(".nq") or path_of(named).is_dir() or "/" in named):
        return of_file(path_of(named))
    arguments.article = named
    kg = _one(arguments)
    return of_article(kg.slug, kg.statements)


def passages(arguments: argparse.Namespace) -> int:
    from tuiin.curate.anchors import read_text
    from tuiin.curate.passages import digest, split, to_csv, to_json
    from tuiin.files import replace

    text = read_text(arguments.text)
    passages = split(text, *_lines(arguments))
    written = to_json(text, passages) if arguments.json else to_csv(passages)
    if arguments.out:
        replace(arguments.out, written.encode(), read=[arguments.text], curated=arguments.out.name == "passages.csv")
    else:
        print(written, end="")
    _tell(arguments, f"{len(passages)} sentences; for article.yaml: sha256: {digest(text)}, length: {len(text)}")
    return 0


def verify(arguments: argparse.Namespace) -> int:
    from tuiin.curate import anchors
    from tuiin.curate.anchors import read_text, same_text
    from tuiin.curate.reader import read

    slugs, data = _slugs(arguments)
    text = read_text(arguments.text)
    entries = read(slugs[0], data)
    places = anchors.verify(text, entries.passages)
    wrong = [anchor for anchor in places if anchor.state != "same"]
    print(anchors.to_json(places) if arguments.json else "".join(f"{anchor}\n" for anchor in wrong), end="")
    whole = "the very text" if same_text(text, entries.article.text) else "not the text"
    _tell(
        arguments, f"{arguments.text} is {whole} that {slugs[0]} was curated from; {len(places) - len(wrong)} of {len(places)} anchors hold"
    )
    return 1 if wrong else 0


def new(arguments: argparse.Namespace) -> int:
    from tuiin.curate.scaffold import start

    for path in start(arguments.slug, arguments.data, arguments.text, _lines(arguments)):
        print(path)
    return 0


def tidy(arguments: argparse.Namespace) -> int:
    from tuiin.curate import tidy as canonical

    changed = canonical.tidy(_data(arguments), write=not arguments.check)
    for path in changed:
        print(path)
    return 1 if changed and arguments.check else 0


def schema(arguments: argparse.Namespace) -> int:
    from tuiin.curate.schema import schema_text

    print(schema_text(arguments.kind), end="")
    return 0


def completion(arguments: argparse.Namespace) -> int:
    from tuiin.cli.completion import script

    print(script(arguments.shell), end="")
    return 0
