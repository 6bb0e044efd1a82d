"""`tuiin check`: all that is wrong in the curated files and in their graph."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import found as places
from tuiin.cli.terminal import progress, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuiin.errors import Problem
    from tuiin.graph.shapes import Finding
    from tuiin.graph.where import Where

MORE = (
    """Tells all that is wrong, by file, line and column. Files that cannot be read give exit code 2,
a violated shape gives 1, warnings alone give 0. Where the text lies in the folder `texts`, a
message about a sentence ends with its first words. Of what was not built here, only the graph can
be checked: its findings name the thing instead of a line.

"""
    + options.GRAPH
)
EXAMPLES = (
    "tuiin check --format github",
    "tuiin check my-article --data data --lang kk",
    "tuiin check out/my-article graph.ttl",
    "tuiin check --json | jq '.[].message'",
)


def add(sub: argparse.ArgumentParser) -> None:
    options.graphs(sub, "check")
    options.form(sub, "text", "json", "github")
    options.language(sub, "the messages")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.errors import BadInput
    from tuiin.exports.report import findings_as
    from tuiin.graph import opened

    worst, doing = 0, progress(at)
    everything: list[Finding | Problem] = []
    articles = places(at, at.graphs)
    for where in articles:
        found: Sequence[Finding | Problem]
        try:
            doing(f"{where.name}: {'read, build, derive' if where.article else 'read'} …")
            graph = opened.open(where)
            doing(f"{where.name}: check …")
            found = (findings := graph.check(lang=at.lang))
            worst = max(worst, int(any(f.severity == "violation" for f in findings)))
        except BadInput as error:
            found, worst = error.problems, 2
        everything += found
        if at.format == "text":
            tell(at, f"{where.name}: {len(found)} finding{'' if len(found) == 1 else 's'}")
    step("")
    shown = findings_as(at.format, list(dict.fromkeys(everything)))  # what all articles share is told once
    print(_with_words(shown, articles) if at.format == "text" else shown, end="")
    return worst


def _with_words(shown: str, articles: "Sequence[Where]") -> str:
    """Return lines of findings with the words of the sentences that they name, where one article is meant and its text is at hand.

    Words go only where a person reads them: not into JSON, nor into annotations that others see.
    """
    from tuiin.curate.reader import anchored
    from tuiin.curate.texts import words_of

    if not shown or len(articles) != 1 or not articles[0].article:
        return shown
    words = words_of(anchored(articles[0].article, articles[0].path))
    return "".join(f"{words.quoting(line)}\n" for line in shown.splitlines())
