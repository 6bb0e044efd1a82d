"""`tuiin verify`: every anchor against a copy of the text."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import the_article
from tuiin.cli.terminal import tell

MORE = """Names each sentence that has moved or differs. White space, quotation marks and hyphens count.
Its words stand beside it where the text is at hand that it was cut from. `tuiin reanchor` carries
the anchors to your copy. Exit code 0 if every anchor holds, 1 if not."""
EXAMPLES = ("tuiin verify text.txt", "tuiin verify text.txt my-article --json")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("text", type=options.path_of, metavar="TEXT", help="your copy of the article: plain, Markdown, HTML, .docx or PDF")
    sub.add_argument(
        "named", nargs="?", metavar="ARTICLE", help="the article, by name or folder (default: the only one of the data folder)"
    )
    sub.add_argument("--article", help="another spelling of ARTICLE")
    options.form(sub, "text", "json")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate import anchors
    from tuiin.curate.documents import read
    from tuiin.curate.reader import anchored
    from tuiin.curate.texts import words_of
    from tuiin.errors import BadInput

    article = anchored(*the_article(at, at.named if at.article is None else at.article))
    if not article.copy:
        raise BadInput(article.problems)
    text = read(at.text).text
    places = anchors.verify(text, article.passages, article.language)
    wrong = [anchor for anchor in places if anchor.state != "same"]
    words = words_of(article)
    lines = "".join(f"{words.quoting(str(anchor))}\n" for anchor in wrong)
    print(anchors.to_json(places) if at.format == "json" else lines, end="")
    whole = "the very text" if anchors.same_text(text, article.copy) else "not the text"
    tell(at, f"{at.text} is {whole} that {article.slug} was curated from; {len(places) - len(wrong)} of {len(places)} anchors hold")
    return 1 if wrong else 0
