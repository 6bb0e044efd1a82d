"""`tuiin tidy`: curated files in their canonical form."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project, project_of
from tuiin.cli.terminal import say

MORE = """Prints the files that it changes. Comments stay where they are. The schemas for an editor are made anew.
Where a project of one language gets a second one, --plain-is says in which language the words are that do
not say theirs. In the middle of a merge, files that git has left in conflict are made anew of what both sides
wrote, entry by entry; what both sides changed stays marked, that entry alone. A registry in the folder of an
article, where nobody reads it, goes if it says nothing that the one at the top does not say."""
EXAMPLES = ("tuiin tidy --check", "tuiin tidy", "tuiin tidy --plain-is en")


def add(sub: argparse.ArgumentParser) -> None:
    options.data(sub)
    sub.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not in its canonical form")
    sub.add_argument(
        "--plain-is",
        metavar="TAG",
        default="",
        help="the language of words that do not say theirs, where they have to (default: they stay as they are)",
    )


def run(at: argparse.Namespace) -> int:
    from tuiin.curate import copies, editor, git
    from tuiin.curate.folder import shown
    from tuiin.curate.tidy import tidy
    from tuiin.errors import TuiinError

    project = project_of(at) if at.check else own_project(at)
    if at.plain_is and at.plain_is not in project.languages:
        raise TuiinError(f"--plain-is: found {at.plain_is!r}; wanted one of {', '.join(project.languages)}")
    for path, done in ({} if at.check else git.mend(project.data)).items():
        left = f", but for {', '.join(done.conflicts)}, which both sides changed" if done.conflicts else "; say git add when it is right"
        say(f"{shown(path)}: what both sides of the merge wrote, entry by entry{left}")
    changed = tidy(project.data, write=not at.check, plain_is=at.plain_is)
    for name in changed:
        print(name)
    for path, alone in copies.copies(project.data).items():
        if alone:
            say(f"{shown(path)} is not read: {copies.advice(path, alone)}")
            continue
        changed.append(shown(path))
        print(changed[-1])
        if not at.check:
            path.unlink()
            say(f"{changed[-1]} was only a copy of the one at the top, and is gone")
    if not at.check:
        editor.refresh(project)
    return 1 if changed and at.check else 0
