"""`tuiin check`: all that is wrong in the curated files and in their graph."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import found as places
from tuiin.cli.named import keep_fresh
from tuiin.cli.terminal import progress, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuiin.errors import Problem
    from tuiin.graph.checked import Progress
    from tuiin.graph.shapes import Finding
    from tuiin.graph.where import Where
    from tuiin.model import Older

MORE = (
    """Tells all that is wrong, by file, line and column. Files that cannot be read give exit code 2,
a violated shape gives 1, warnings alone give 0. Sentences that nobody has read yet are counted: nothing
of a curator's stands there, they are not said to be silent, and nobody has ticked them off in
`tuiin edit`; with --strict each is told, and the exit code is 1. Where the text lies in the folder of
texts, a message about a sentence ends with its first words. A text that is not there in one of the
project's languages is nothing wrong: --missing lists them. Keys and words of an older form are read as
what they are called now, and counted; `tuiin tidy` writes them anew. Of what was not built here, only
the graph can be checked: its findings name the thing instead of a line.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin check --format github",
    "tuiin check my-article --lang kk",
    "tuiin check --missing ru",
    "tuiin check out/my-article graph.ttl",
    "tuiin check --json | jq '.[].message'",
)


def add(sub: argparse.ArgumentParser) -> None:
    options.graphs(sub, "check")
    options.form(sub, "text", "json", "github")
    options.language(sub, "the messages")
    sub.add_argument("--strict", action="store_true", help="a sentence that nobody has read yet is a finding too")
    sub.add_argument("--missing", metavar="TAG", help="list the texts that are not there in a language instead, for whoever translates")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.older import told
    from tuiin.errors import BadInput
    from tuiin.exports.report import findings_as
    from tuiin.graph.checked import checked

    worst, doing = 0, progress(at)
    everything: list[Finding | Problem] = []
    older: set[Older] = set()
    articles = places(at, at.graphs)
    keep_fresh(at)
    if at.missing:
        return _missing(at, articles)
    for where in articles:
        found: Sequence[Finding | Problem]
        try:
            doing(f"{where.name}: {'read, build, derive, check' if where.article else 'read, check'} …")
            found, read = checked(where, lang=at.lang)
            worst = max(worst, int(any(f.severity == "violation" for f in found)))
            if read and at.strict and read.unread:
                found, worst = [*found, *_unread(read)], max(worst, 1)
            older |= set(read.older) if read else set()
        except BadInput as error:
            found, worst, read = error.problems, 2, None
        everything += found
        if at.format == "text":
            tell(at, f"{where.name}: {len(found)} finding{'' if len(found) == 1 else 's'}{_said(read)}")
            _tell_of_text(at, where)
    step("")
    if older:
        tell(at, told(older))
    shown = findings_as(at.format, list(dict.fromkeys(everything)))  # what all articles share is told once
    print(_with_words(shown, articles) if at.format == "text" else shown, end="")
    return worst


def _missing(at: argparse.Namespace, articles: "Sequence[Where]") -> int:
    """Print what is not there in a language; return 1 where that is wrong."""
    from tuiin.curate.reader import read
    from tuiin.curate.translating import missing
    from tuiin.exports.report import findings_as
    from tuiin.graph.where import NoGraph

    problems: list[Problem] = []
    for where in articles:
        if not where.article:
            raise NoGraph(
                f"{where.name}: wanted the curated files of an article, by its name or its folder: only there words are to be put"
            )
        found = missing(read(where.article, where.path), at.missing)
        problems += found.problems
        tell(at, f"{where.name}: {found}")
    step("")
    print(findings_as(at.format, list(dict.fromkeys(problems))), end="")
    return int(bool(problems) and at.strict)


def _unread(read: "Progress") -> "list[Problem]":
    """Return a problem for each sentence of an article that nobody has read yet."""
    from tuiin.errors import Problem

    words = "article: nobody has read {!r}; write what it claims, name it under `silent` and say why, or tick it off in `tuiin edit`"
    return [Problem.at(read.place, words.format(sentence)) for sentence in read.unread]


def _tell_of_text(at: argparse.Namespace, where: "Where") -> None:
    """Tell of a text that was changed since its sentences were found: nothing is quoted of it any more."""
    from tuiin.curate import project
    from tuiin.curate.folder import shown
    from tuiin.curate.texts import changed

    if where.article and (path := changed(where.article, where.path, project.of(where.path).texts)):
        words = "is not the text that its sentences stand in; `tuiin reanchor` carries them to it, `tuiin verify` names those that differ"
        tell(at, f"{where.article}: {shown(path)} {words}")


def _said(read: "Progress | None") -> str:
    """Return how far an article was read, in words; nothing where it was read to the end, or is not here."""
    if not read or not (unread := len(read.unread)):
        return ""
    other = read.sentences - read.spoken - read.silent - unread
    more = f", {other} read and without a claim" if other else ""
    return f"; {read.claims} claims; of {read.sentences} sentences {read.spoken} with claims, {read.silent} silent{more}, {unread} unread"


def _with_words(shown: str, articles: "Sequence[Where]") -> str:
    """Return lines of findings with the words of the sentences that they name, where one article is meant and its text is at hand.

    Words go only where a person reads them: not into JSON, nor into annotations that others see.
    """
    from tuiin.curate.reader import anchored
    from tuiin.curate.texts import sentences, words_of

    if not sentences(shown) or len(articles) != 1 or not articles[0].article:
        return shown
    words = words_of(anchored(articles[0].article, articles[0].path))
    return "".join(f"{words.quoting(line)}\n" for line in shown.splitlines())
