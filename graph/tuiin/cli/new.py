"""`tuiin new`: the files of the next article, to be filled in."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project
from tuiin.cli.terminal import progress, step, tell

MORE = """The text's sentences become passages.csv, and the text itself goes to the folder `texts`, which git
leaves alone. What the file, or the head of the text, says of title, authors, date and language is
filled in, for you to look at; headings, captions and references are said to claim nothing; where the
project has one curator, that one is named. All but plain text needs packages of its own:
pip install 'tuiin[texts]'.

Prints the files that it writes; what is there already is never touched. Registries, and files of other
kinds than claims, come with their first entry. `tuiin check` then says which placeholders are still to be
filled in."""
EXAMPLES = (
    "tuiin new my-article --text article.pdf",
    "tuiin new my-article --text text.txt --lines 4-34",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("slug", help="a short name: lower-case ASCII letters, digits and hyphens")
    sub.add_argument("--text", type=options.path_of, metavar="FILE", help="the article's text: plain, Markdown, HTML, .docx or PDF")
    options.lines(sub)
    options.tongue(sub)
    options.unwrap(sub)
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.documents import read
    from tuiin.curate.folder import shown
    from tuiin.draft.beginning import begin

    progress(at)(f"{at.slug}: read, draft …")
    document = read(at.text) if at.text else None
    data = at.data if at.data and not at.data.is_dir() else own_project(at).data
    begun = begin(at.slug, data, document, options.first_and_last(at.lines), language=at.language, unwrap=at.unwrap)
    step("")
    if not at.quiet:
        print("".join(f"{path}\n" for path in sorted(map(shown, begun.paths))), end="")
    said = [begun.title, *begun.authors, begun.published]
    if any(said):
        tell(at, f"filled in, please look: {', '.join(filter(None, said))}")
    if begun.silent:
        tell(at, f"{begun.silent} sentence{'s' if begun.silent > 1 else ''} said to claim nothing: title, headings, captions, references")
    tell(at, f"next: tuiin edit {at.slug}" if document else "next: tuiin check says what is still to be filled in")
    return 0
