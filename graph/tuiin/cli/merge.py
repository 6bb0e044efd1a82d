"""`tuiin merge`: one entry made of two."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project
from tuiin.cli.terminal import tell

MORE = """The second one stays, with its id; wherever somebody refers to the first, the second is named. Words, printed
forms and identifiers of both are kept. Where they say different things, those are told and nothing is written,
unless it is said whose is right. Prints the files that it changes: all of them, or none."""
EXAMPLES = ("tuiin merge actor/mozila actor/mozilla", "tuiin merge concept/web concept/world-wide-web --keep label=web")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("gone", metavar="KIND/ID", help="the entry that goes")
    sub.add_argument("stays", metavar="KIND/ID", help="the entry that stays")
    sub.add_argument("--keep", action="append", default=[], metavar="FIELD=ID", help="of which of them a field is right; may be repeated")
    side = sub.add_mutually_exclusive_group()
    side.add_argument("--ours", dest="side", action="store_const", const="ours", default="", help="the one that stays is right in all else")
    side.add_argument("--theirs", dest="side", action="store_const", const="theirs", help="the one that goes is right in all else")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.folder import shown
    from tuiin.curate.uniting import merge
    from tuiin.errors import TuiinError

    if wrong := [one for one in at.keep if "=" not in one]:
        raise TuiinError(f"--keep: found {wrong[0]!r}; wanted FIELD=ID, as in label={at.stays}")
    changed = merge(own_project(at).data, at.gone, at.stays, dict(one.split("=", 1) for one in at.keep), at.side)
    for path in changed:
        print(shown(path))
    tell(at, f"{at.gone} is {at.stays} now; tuiin check says whether all fits")
    return 0
