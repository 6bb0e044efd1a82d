"""`tuiin init`: a project of one's own."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import tell

MORE = """Asks nothing: the title is the name of the folder, the curator is the one whom git knows, the language is
that of this machine. What is there already is kept, and files of git and of an editor are added to. A data folder of
the first edition, here or this folder itself, becomes part of the project. Names lie below an address that nobody can own (.invalid) until
you set `base` in tuiin.toml."""
EXAMPLES = (
    "tuiin init",
    "tuiin init waerme --language de --language en",
    "tuiin init cookies --language en --title 'Cookies and the web' --base https://jane-doe.github.io/cookies/id/",
    "tuiin init --curator 'Jane Doe' --ci github",
    "tuiin init --dry-run",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("folder", nargs="?", type=options.path_of, default=".", metavar="DIR", help="where (default: here)")
    sub.add_argument("--title", help="what the project is called (default: the name of its folder)")
    sub.add_argument(
        "--language",
        action="append",
        default=[],
        metavar="TAG",
        help="a language in which words are written, such as de; may be repeated, the first is shown first (default: that of this machine)",
    )
    sub.add_argument("--base", metavar="ADDRESS", help="where the names of its things begin; ends in / or #")
    sub.add_argument("--licence", metavar="SPDX", help="the licence of the data, such as CC-BY-4.0 (default: none is stated)")
    sub.add_argument("--curator", metavar="NAME", default="", help="who decides, by full name (default: the one whom git knows)")
    sub.add_argument("--ci", choices=("github",), default="", help="write a workflow, too, that checks the data after each push")
    sub.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.begin import begin

    written = begin(at.folder, at.title, at.base, at.licence, at.language, curator=at.curator, ci=at.ci, dry=at.dry_run)
    for path in written.paths if at.dry_run or not at.quiet else ():
        print(path)
    for words in written.words:
        tell(at, words)
    return 0
