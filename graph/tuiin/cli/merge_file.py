"""`tuiin merge-file`: three versions of a curated file made one; a merge driver of git."""

import argparse

from tuiin.cli import options

MORE = """What only one side changed is taken, whole entry by whole entry, comments included; an entry that both sides
changed, each in its own way, stays marked, and the exit code is 1. Registries come out in the order of their
ids, what is of an article in the order of the text. What is no curated file is merged by lines, as git does.

`tuiin init` and `tuiin check` tell git of it, in a clone whose .gitattributes says merge=tuiin."""
EXAMPLES = ("tuiin merge-file %O %A %B %P", "tuiin merge-file base.yaml ours.yaml theirs.yaml data/concepts.yaml")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("base", type=options.path_of, help="the version from which both sides began")
    sub.add_argument("ours", type=options.path_of, help="our version; what comes out is written there")
    sub.add_argument("theirs", type=options.path_of, help="the version of the other side")
    sub.add_argument("path", type=options.path_of, nargs="?", help="where the file lies: its name says what it holds (default: OURS)")


def run(at: argparse.Namespace) -> int:
    from tuiin.cli.terminal import say
    from tuiin.curate.git import by_lines, merge_file

    path = at.path or at.ours
    left = merge_file(at.base, at.ours, at.theirs, path)
    if left is None:
        return min(by_lines(at.base, at.ours, at.theirs), 1)
    if left:
        say(f"{path}: both sides changed {', '.join(left)}")
    return 1 if left else 0
