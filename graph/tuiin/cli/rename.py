"""`tuiin rename`: another id for an entry, everywhere."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project
from tuiin.cli.terminal import tell

MORE = """Changes the id where the entry is written and wherever an article refers to it; prints the files that it
changes. The IRI changes with the id: rename nothing that others use already."""
EXAMPLES = ("tuiin rename actor/mozila mozilla", "tuiin rename claim/c1 cookies-harm --article cookies-2025")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("old", metavar="KIND/ID", help="the entry, such as actor/mozilla")
    sub.add_argument("new", metavar="ID", help="the id that it shall have")
    sub.add_argument("--article", default="", help="of which article, where several have this id (default: the one that has it)")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate import editor
    from tuiin.curate.folder import shown
    from tuiin.curate.ids import rename

    project = own_project(at)
    changed = rename(project.data, at.old, at.new, at.article)
    editor.refresh(project)
    for path in changed:
        print(shown(path))
    times = sum(changed.values())
    tell(at, f"{at.old} is {at.old.partition('/')[0]}/{at.new.rpartition('/')[2]} now, in {times} place{'s' if times != 1 else ''}")
    return 0
