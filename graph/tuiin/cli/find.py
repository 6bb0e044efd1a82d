"""`tuiin find`: the entries that hold some words."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import project_of
from tuiin.cli.terminal import tell

MORE = """Looks through ids, labels, other names and paraphrases of the registries and of all articles, whatever
the case, and prints each entry with the file and line where it is written."""
EXAMPLES = ("tuiin find mozilla", "tuiin find 'public administration' --json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("words", metavar="WORDS", help="what to look for: a part of an id or of what an entry says")
    options.form(sub, "text", "json")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    import json

    from tuiin.curate.ids import find, told
    from tuiin.letters import visible

    found = find(project_of(at).data, at.words)
    if at.format == "json":
        entries = [{"id": e.name, "article": e.article, "place": str(e.place), "words": e.words} for e in found]
        print(json.dumps(entries, ensure_ascii=False))
    else:
        for line in told(found):
            print(visible(line, None))
    if not found:
        tell(at, f"nothing holds {at.words!r}")
    return 0
