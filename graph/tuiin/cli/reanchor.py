"""`tuiin reanchor`: all anchors carried to a changed text."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_article
from tuiin.cli.terminal import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuiin.curate.reader import Anchored
    from tuiin.curate.reanchor import Carried

MORE = """A sentence keeps its id wherever its words stand now. With the text at hand that it was cut
from (in the folder `texts`, or by --text), one whose words were changed is carried too, and
told. A new sentence has the next free id of its paragraph. Then passages.csv, the text's digest
in article.yaml and the copy in `texts` are written; the older copy stays beside it.

Where a sentence is lost, nothing is written: it is told with all that names it, and --drop goes
on without it. Exit code 0 if the anchors were carried, 1 if not."""
EXAMPLES = (
    "tuiin reanchor second-edition.txt my-article --dry-run",
    "tuiin reanchor second-edition.txt my-article",
    "tuiin reanchor new.txt my-article --text old.txt --drop",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("new", type=options.path_of, metavar="NEW-TEXT", help="the changed text: plain, Markdown, HTML, .docx or PDF")
    sub.add_argument(
        "named", nargs="?", metavar="ARTICLE", help="the article, by name or folder (default: the only one of the data folder)"
    )
    options.lines(sub)
    sub.add_argument("--text", type=options.path_of, metavar="FILE", help="the text so far, where it is not in the folder `texts`")
    sub.add_argument("--drop", action="store_true", help="go on without the sentences that are lost")
    sub.add_argument("--dry-run", action="store_true", help="write nothing, tell what would be")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate import moving
    from tuiin.curate.anchors import same_text
    from tuiin.curate.documents import read
    from tuiin.curate.reader import anchored
    from tuiin.curate.texts import text_of, words_of
    from tuiin.errors import BadInput

    article = anchored(*own_article(at, at.named))
    if article.problems or not article.copy:
        raise BadInput(article.problems)
    text = read(at.new).text
    if same_text(text, article.copy):
        tell(at, f"{at.new} is the very text that {article.slug} was curated from; nothing is to be done")
        return 0
    old = text_of(article, at.text) if at.text else words_of(article).text
    lines = options.first_and_last(at.lines) if at.lines else None
    carried, move = moving.moved(article, old, text, lines)
    print("".join(f"{line}\n" for line in _told(article, old, text, carried)), end="")
    tell(at, _sum(article, carried) + ("" if old else "; the text so far is not at hand, so changed sentences cannot be recognised"))
    if carried.lost and not at.drop:
        tell(at, "nothing was written; --drop goes on without what is lost")
        return 1
    if not at.dry_run:
        move.write()
    return 0


def _sum(article: "Anchored", carried: "Carried") -> str:
    kept = len(carried.passages) - len(carried.new)
    counts = f"{kept} of {len(article.passages)} anchors carried, {len(carried.changed)} of them to changed words"
    return f"{counts}; {len(carried.new)} new, {len(carried.lost)} lost"


def _told(article: "Anchored", old: str, text: str, carried: "Carried") -> list[str]:
    """Return a line for each sentence that is not as it was."""
    from tuiin.curate.texts import Words

    before, after = Words(old, article.passages), Words(text, {p.id: p for p in carried.passages})
    lines = [
        f"{name}: changed, look whether all that names it still holds: “{before.of(name)}” → “{after.of(name)}”" for name in carried.changed
    ]
    lines += [f"{name}: new: “{after.of(name)}”" for name in carried.new]
    for name in carried.lost:
        lines.append(f"{name}: lost" + (f": “{before.of(name)}”" if old else ""))
        lines += [f"{leaf.place}: {leaf.path} names {name}" for leaf in article.references if leaf.value == name]
    return lines
