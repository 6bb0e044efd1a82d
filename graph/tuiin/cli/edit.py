"""`tuiin edit`: the page in which an article is read and decided upon."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import progress, say, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

MORE = """Opens a page in your browser: the article's text on the left, sentence by sentence; on the right what
a draft takes it to say, to be accepted, corrected or rejected, and whatever you add. One key decides
and goes on; ? shows all keys; u takes back, without end. Each step is in the curated files before the
next one, in their canonical form; comments, order and what you write in an editor meanwhile stay.

Of a file with a text (plain, Markdown, HTML, .docx, PDF) an article is begun, as `tuiin new` does it, and
opened; --slug gives it another short name than that of its title. The text of an article has to be at
hand: in the folder of texts, where `tuiin new` puts it, or named with --text.
With --own you work in a reading of your own, below review/NAME beside the article, begun as a copy of what
is there; no build and no export reads it, and `tuiin agree` compares two of them.
What you decided, and when, is in review/NAME.jsonl beside the article. The page is served to this
machine alone, under an address with a key. Ctrl-C ends it; nothing is lost: started again, it is at the
same address if its port is free, and a page that was left open sends what it kept. The key lies in
.tuiin/edit of the project, for you alone; without that folder there is a new one."""
EXAMPLES = (
    "tuiin edit",
    "tuiin edit article.pdf",
    "tuiin edit my-article",
    "tuiin edit my-article --curator anna --print",
    "tuiin edit my-article --own --curator anna",
    "tuiin edit my-article --translate ru",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "what", nargs="?", metavar="ARTICLE|TEXT", help="an article by name or folder, or a text (default: the only article of the project)"
    )
    sub.add_argument("--slug", metavar="NAME", default="", help="of a text: the short name of the article (default: made of its title)")
    options.lines(sub)
    options.tongue(sub)
    sub.add_argument("--text", type=options.path_of, metavar="FILE", help="the text of the article, where it is not in the folder `texts`")
    sub.add_argument("--curator", metavar="NAME", default="", help="who decides, by key in tuiin.toml (default: the only one there)")
    sub.add_argument("--own", action="store_true", help="work in a reading of one's own, which nobody else writes or sees")
    sub.add_argument(
        "--translate", metavar="TAG", default="", help="begin with the texts that are not there in this language of the project"
    )
    sub.add_argument("--print", dest="only_print", action="store_true", help="print the address, and open nothing")
    sub.add_argument("--port", type=options.port, default=0, help="the port (default: that of last time, or one that is free)")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from functools import partial

    from tuiin.cli.named import own_article
    from tuiin.edit.app import serve
    from tuiin.edit.opening import opened

    _curates(at)
    slug, data = _begun(at, options.path_of(at.what)) if options.is_text(at.what) else own_article(at, at.what)
    data, curator = _own(at, slug, data) if at.own else (data, at.curator)

    def started(address: str) -> None:
        step("")
        address = f"{address}?translate={at.translate}" if at.translate else address
        print(address, flush=True)
        if not at.only_print:
            import webbrowser

            if not webbrowser.open(address):
                say(f"no browser could be started here; open {address} yourself")

    _foreign(at, slug, data)
    _spoken(at, data)
    progress(at)("read, draft …")
    serve(partial(opened, slug, data, at.text, curator), at.port, started)
    return 0


def _curates(at: argparse.Namespace) -> None:
    """Refuse a curator whom the project does not know, where it knows some: what was decided would name nobody."""
    from tuiin.cli.named import own_project
    from tuiin.curate.spelling import near
    from tuiin.errors import TuiinError
    from tuiin.letters import quoted

    known = own_project(at).curators
    if at.curator and not at.own and known and at.curator not in known:
        there = f"tuiin.toml names {', '.join(known)}{near(at.curator, known)}"
        raise TuiinError(f"--curator: found {quoted(at.curator)}; {there}; add [curators.{at.curator}] with a name there, or leave it away")


def _begun(at: argparse.Namespace, path: "Path") -> "tuple[str, Path]":
    """Begin an article with a text, and return its short name and its data folder; one that was begun with this text goes on."""
    from tuiin.cli.named import own_project
    from tuiin.curate.documents import read
    from tuiin.curate.texts import same
    from tuiin.draft.beginning import begin, slug_of

    data, document = own_project(at).data, read(path)
    slug = at.slug or slug_of(document, path, at.language)
    if not same(slug, data, document.text):
        begun = begin(slug, data, document, options.first_and_last(at.lines), language=at.language, curator=at.curator)
        said = ", ".join(filter(None, [begun.title, *begun.authors, begun.published]))
        tell(at, f"begun as {slug}" + (f"; filled in, please look: {said}" if said else ""))
        if not at.curator and not own_project(at).curators:
            tell(at, "nobody is named as its curator: say --curator NAME, or add [curators.NAME] to tuiin.toml")
    return slug, data


def _own(at: argparse.Namespace, slug: str, data: "Path") -> "tuple[Path, str]":
    """Return the data folder of the curator's own reading, begun where there is none yet, and whose it is."""
    from tuiin.curate import project
    from tuiin.edit.layers import begun
    from tuiin.edit.opening import curator_of

    known = project.of(data)
    curator, _ = curator_of(known, at.curator)
    if known.curators and curator not in known.curators:
        tell(at, f"{curator} is not in tuiin.toml; what is settled will name only those who are: add [curators.{curator}]")
    return begun(slug, data, curator), curator


def _spoken(at: argparse.Namespace, data: "Path") -> None:
    """Refuse a language that the project has not."""
    from tuiin.curate import project
    from tuiin.errors import TuiinError
    from tuiin.letters import quoted

    tongues = project.of(data).languages
    if at.translate and at.translate not in tongues:
        raise TuiinError(
            f"--translate: found {quoted(at.translate)}; wanted a language of tuiin.toml ({', '.join(tongues) or 'none there'})"
        )


def _foreign(at: argparse.Namespace, slug: str, data: "Path") -> None:
    """Say it where the article is in a language in which this project has no words: nothing new could be named in it."""
    from tuiin.curate import project
    from tuiin.curate.folder import shown, spoken

    belongs, language = project.of(data), spoken(data).get(slug, "")
    if belongs.file and language and language not in belongs.languages:
        tags = ", ".join(f'"{tag}"' for tag in (*belongs.languages, language))
        tell(at, f"{slug} is in {language}, and what is new has to be named in it: write languages = [{tags}] in {shown(belongs.file)}")
