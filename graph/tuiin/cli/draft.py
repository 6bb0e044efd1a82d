"""`tuiin draft`: what a text seems to name, to speak of and to say, for a person to decide."""

import argparse

from tuiin.cli import asked, options
from tuiin.cli.terminal import progress, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tuiin.draft.candidates import Candidate
    from tuiin.draft.drafting import Draft

MORE = f"""Reads a text, or an article of the project, and prints what its sentences seem to say: who says it,
with which stance, and how sure the draft is; * marks what is still to be filled in. Names, terms,
figures, dates and works are counted. It is made offline by rules and a small model, the same each time:
Kazakh, Russian and English whole; of other languages names of works, quotations, numbers and dates.

Of an article, what its registries know is known to the draft, and it is kept in review/draft.jsonl: names,
terms and offsets, no sentence. What was rejected in the editing page is not offered again. A draft is no
data: nothing of it is built, exported or published before somebody accepts it; `tuiin edit` is the page for that.
-f jsonl prints all candidates, a line each: entries as a curator would write them.

{asked.MORE}"""
EXAMPLES = (
    "tuiin draft article.pdf",
    "tuiin draft my-article",
    "tuiin draft text.txt --language kk -f jsonl -o draft.jsonl",
    "OPENAI_BASE_URL=http://127.0.0.1:8080/v1 tuiin draft my-article --llm qwen3",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "what",
        nargs="?",
        metavar="TEXT|ARTICLE",
        help="a text (plain, Markdown, HTML, .docx, PDF); or an article by name or folder (default: the only article of the project)",
    )
    options.lines(sub)
    options.tongue(sub)
    sub.add_argument("--text", type=options.path_of, metavar="FILE", help="the text of the article, where it is not in the folder `texts`")
    sub.add_argument("-o", "--out", type=options.path_of, metavar="FILE", help="where to write (default: -, standard output)")
    options.form(sub, "text", "jsonl")
    options.data(sub)
    options.quiet(sub)
    asked.add(sub)


def run(at: argparse.Namespace) -> int:
    asked.check(at)
    return _of_text(at, options.path_of(at.what)) if options.is_text(at.what) else _of_article(at)


def _of_text(at: argparse.Namespace, path: "Path") -> int:
    from tuiin.curate.documents import read
    from tuiin.curate.passages import digest, split
    from tuiin.draft.drafting import author, draft
    from tuiin.draft.known import Registry

    progress(at)(f"{path.name}: read, draft …")
    document = read(path)
    language = at.language or document.language.split("-")[0]
    passages = split(document.text, *options.first_and_last(at.lines), language=language)
    drafted = draft(document.text, language, passages=passages)
    candidates, code = list(drafted.candidates), 0
    if at.llm is not None:
        name = digest(document.text)[:16]
        candidates, code = asked.ask(at, drafted, candidates, home=path.parent, name=name, registry=Registry(), speaker=author(drafted))
    _put(at, drafted, candidates, [path])
    tell(at, "next, in a project: tuiin edit " + path.name)
    return code


def _of_article(at: argparse.Namespace) -> int:
    from tuiin.cli.named import the_article
    from tuiin.curate.folder import shown
    from tuiin.curate.project import of
    from tuiin.edit.opening import drafted
    from tuiin.files.writing import replace

    slug, data = the_article(at, at.what)
    progress(at)(f"{slug}: draft …")
    found = drafted(slug, data, at.text)
    candidates, code = found.candidates, 0
    if at.llm is not None:
        candidates, code = asked.ask(at, found.draft, candidates, home=data, name=slug, **found.around)
    lines = _lines(found.draft, candidates)
    kept = data / "articles" / slug / "review" / "draft.jsonl"
    if of(data).file and not _shipped(data):
        replace(kept, lines.encode(), curated=True)
    _put(at, found.draft, candidates, [])
    if kept.exists():
        tell(at, f"{shown(kept)} holds all of it; next: tuiin edit {slug}")
    return code


def _shipped(data: "Path") -> bool:
    from tuiin.files.paths import PACKAGE

    return data.resolve().is_relative_to(PACKAGE.resolve())


def _put(at: argparse.Namespace, draft: "Draft", candidates: "Sequence[Candidate]", given: "Sequence[Path]") -> None:
    from tuiin.draft.told import told
    from tuiin.files.writing import replace

    content = _lines(draft, candidates) if at.format == "jsonl" else told(draft, candidates)
    if at.out and str(at.out) != "-":
        replace(at.out, content.encode(), read=given)
    else:
        print(content, end="")


def _lines(draft: "Draft", candidates: "Sequence[Candidate]") -> str:
    from tuiin.curate.passages import digest
    from tuiin.draft.candidates import Origin, to_lines
    from tuiin.draft.drafting import BY

    return to_lines(Origin(sha256=digest(draft.reading.text), language=draft.reading.language, by=BY), candidates)
