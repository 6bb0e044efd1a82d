"""`tuiin verify`: every anchor against a copy of the text."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import the_article
from tuiin.cli.terminal import tell

MORE = """Names each sentence that has moved or differs. White space, quotation marks and hyphens count.
Exit code 0 if every anchor holds, 1 if not."""
EXAMPLES = ("tuiin verify text.txt", "tuiin verify text.txt my-article --data data --json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("text", type=options.path_of, metavar="TEXT", help="your copy of the article, UTF-8")
    sub.add_argument(
        "named", nargs="?", metavar="ARTICLE", help="the article, by name or folder (default: the only one of the data folder)"
    )
    sub.add_argument("--article", help="another spelling of ARTICLE")
    options.form(sub, "text", "json")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate import anchors
    from tuiin.curate.reader import read

    slug, data = the_article(at, at.named if at.article is None else at.article)
    text = anchors.read_text(at.text)
    entries = read(slug, data)
    places = anchors.verify(text, entries.passages, entries.article.language)
    wrong = [anchor for anchor in places if anchor.state != "same"]
    print(anchors.to_json(places) if at.format == "json" else "".join(f"{anchor}\n" for anchor in wrong), end="")
    whole = "the very text" if anchors.same_text(text, entries.article.text) else "not the text"
    tell(at, f"{at.text} is {whole} that {slug} was curated from; {len(places) - len(wrong)} of {len(places)} anchors hold")
    return 1 if wrong else 0
