"""`tuiin passages`: the sentences of a text."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import tell

MORE = """A sentence is named by its paragraph and its place there (p4s12). Offsets count Unicode code
points of the text in NFC with LF line ends. The words themselves are not printed."""
EXAMPLES = ("tuiin passages text.txt --lines 4-34 -o passages.csv", "tuiin passages text.txt --json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("text", type=options.path_of, metavar="TEXT", help="the article as plain text, UTF-8")
    options.lines(sub)
    sub.add_argument("-o", "--out", type=options.path_of, metavar="FILE", help="where to write (default: -, standard output)")
    options.form(sub, "csv", "json")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.anchors import read_text
    from tuiin.curate.passages import digest, split, to_csv, to_json
    from tuiin.files.writing import replace

    text = read_text(at.text)
    passages = split(text, *options.first_and_last(at.lines))
    written = to_json(text, passages) if at.format == "json" else to_csv(passages)
    if at.out and str(at.out) != "-":
        replace(at.out, written.encode(), read=[at.text], curated=at.out.name == "passages.csv")
    else:
        print(written, end="")
    tell(at, f"{len(passages)} sentences; for article.yaml: sha256: {digest(text)}, length: {len(text)}")
    return 0
