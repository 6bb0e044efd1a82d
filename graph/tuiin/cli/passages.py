"""`tuiin passages`: the sentences of a text or of an article: found, shown, joined and parted."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.curate.reader import Anchored

MORE = """A sentence is named by its paragraph and its place there (p4s12). Offsets count Unicode code
points of the text in NFC with LF line ends. Words are printed only with --show.

Of a text its sentences are found. Of an article those are shown that it has, with their words
where its text is at hand: a .txt file of the folder `texts`, known by its digest, or --text.
--join, --split and --unwrap mend the sentences of an article: digests are computed, and an id
that goes is replaced wherever it is named. All other ids stay."""
EXAMPLES = (
    "tuiin passages text.txt --lines 4-34 -o passages.csv",
    "tuiin passages text.txt --show",
    "tuiin passages my-article --show",
    "tuiin passages my-article --join p5s3 p5s4",
    "tuiin passages my-article --split p2s1 'But the council'",
    "tuiin passages my-article --unwrap",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "what",
        nargs="?",
        metavar="TEXT|ARTICLE",
        help="a text (plain, Markdown, HTML, .docx, PDF); or an article by name or folder (default: the only article of the data folder)",
    )
    options.lines(sub)
    options.tongue(sub)
    options.unwrap(sub)
    sub.add_argument("--show", action="store_true", help="print the words of each sentence instead of its digest")
    mend = sub.add_mutually_exclusive_group()
    mend.add_argument("--join", nargs=2, metavar=("FIRST", "LAST"), help="make one sentence of those from FIRST to LAST")
    mend.add_argument(
        "--split", nargs=2, metavar=("SENTENCE", "WHERE"), help="make two: WHERE is an offset, or the words with which the second begins"
    )
    sub.add_argument("--text", type=options.path_of, metavar="FILE", help="the text of the article, where it is not in the folder `texts`")
    sub.add_argument("-o", "--out", type=options.path_of, metavar="FILE", help="where to write (default: -, standard output)")
    options.form(sub, "csv", "json")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    path = options.path_of(at.what or "")
    return _of_text(at, path) if options.is_text(at.what) and not (at.join or at.split) else _of_article(at)


def _of_text(at: argparse.Namespace, path: "Path") -> int:
    from tuiin.curate.blocks import wrapped
    from tuiin.curate.documents import read
    from tuiin.curate.passages import digest, split, to_csv, to_json, to_show

    text = read(path).text
    lines = options.first_and_last(at.lines)
    passages = split(text, *lines, language=at.language, unwrap=at.unwrap)
    csv = to_show(text, passages) if at.show else to_csv(passages)
    written = to_json(text, passages, words=at.show) if at.format == "json" else csv
    _put(at, written, path)
    if at.unwrap is None and wrapped(text, *lines):
        tell(at, "the lines of this text look wrapped, and were joined up to an empty one; --no-unwrap takes each for a paragraph")
    tell(at, f"{len(passages)} sentences; for article.yaml: sha256: {digest(text)}, length: {len(text)}")
    return 0


def _put(at: argparse.Namespace, written: str, *given: "Path") -> None:
    from tuiin.files.writing import replace

    if at.out and str(at.out) != "-":
        replace(at.out, written.encode(), read=given, curated=at.out.name == "passages.csv")
    else:
        print(written, end="")


def _of_article(at: argparse.Namespace) -> int:
    from tuiin.cli.named import own_article, the_article
    from tuiin.curate import repair
    from tuiin.curate.reader import anchored
    from tuiin.curate.texts import text_of
    from tuiin.errors import BadInput

    if not (at.join or at.split or at.unwrap):
        return _shown(at, anchored(*the_article(at, at.what)))
    article = anchored(*own_article(at, at.what))
    if article.problems:
        raise BadInput(article.problems)
    text = text_of(article, at.text)
    if at.join:
        mended = repair.join(article, text, *at.join)
    else:
        mended = repair.part(article, text, *at.split) if at.split else repair.unwrap(article, text)
    mended.write()
    for words in mended.told:
        tell(at, words)
    return 0


def _shown(at: argparse.Namespace, article: "Anchored") -> int:
    from tuiin.curate.passages import to_json, to_show
    from tuiin.curate.texts import text_of

    text, passages = text_of(article, at.text), list(article.passages.values())
    _put(at, to_json(text, passages, words=True) if at.format == "json" else to_show(text, passages))
    tell(at, f"{len(passages)} sentences of {article.slug}")
    return 0
