"""`tuiin find`: the entries that hold some words."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import data_folder
from tuiin.cli.terminal import tell

MORE = """Looks through all that a curator writes in the registries and in all articles: ids, titles, labels, other
names, paraphrases, what was printed, remarks, dates and addresses, whatever the case. What an entry only refers to is not
looked through. Prints each with the file and line where it is written."""
EXAMPLES = ("tuiin find mozilla", "tuiin find 'public administration' --json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("words", metavar="WORDS", help="what to look for: a part of an id or of what an entry says")
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
    found = find(data_folder(at), at.words)
    if at.format == "json":
        entries = [{"id": e.name, "article": e.article, "place": str(e.place), "words": e.words} for e in found]
        print(json.dumps(entries, ensure_ascii=False))
    else:
        for line in told(found):
            print(visible(line, None))
    if not found:
        tell(at, f"nothing holds {at.words!r}")
    return 0
