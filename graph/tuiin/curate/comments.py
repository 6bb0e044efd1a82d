"""Comments that YAML finds where a text without quotation marks would begin or go on: `C#` is whole, `class #1` is not."""

import re
from collections import Counter
from collections.abc import Iterator

import yaml

Mark = tuple[int, int]  # line and column, both from 0

_BEGINS, _BEHIND = re.compile(r"[ \t]*:?[ \t]*#"), re.compile(r"[ \t]+#")
_ANY = re.compile(r"(?:^|(?<=[\s,:\[\]{}]))#(.*)")
_COMMA, _ALONE = re.compile(r"[ \t]*,[ \t]*#"), re.compile(r"[ \t]*#")


def before(lines: list[str], since: Mark, begin: Mark, indent: int | None) -> Mark | None:
    """Return where a comment begins between a key, a dash or a bracket, which ends at `since`, and its text on a later line."""
    line, column = since
    if line >= begin[0]:
        return None
    found = _BEGINS.match(lines[line], column)
    return (line, found.end() - 1) if found else below(lines, line + 1, indent)


def behind(lines: list[str], end: Mark, indent: int | None, listed: bool) -> Mark | None:
    """Return where a comment begins behind a text; in a list in brackets (`listed`), a comma may stand in between."""
    line, column = end
    found = _BEHIND.match(lines[line], column) or (_COMMA.match(lines[line], column) if listed else None)
    if found:
        return line, found.end() - 1
    return None if lines[line][column:].strip() else below(lines, line + 1, indent)


def below(lines: list[str], line: int, indent: int | None) -> Mark | None:
    """Return where a comment begins that is the next thing from this line on, and so deep that it would belong to the text.

    `indent` is the column from which on a line does, 0 in braces and brackets; None where comments may stand in between.
    """
    while indent is not None and line < len(lines) and not lines[line].strip():
        line += 1
    found = _ALONE.match(lines[line]) if indent is not None and line < len(lines) else None
    return (line, found.end() - 1) if found and indent is not None and found.end() > indent else None


def lost(old: str, new: str) -> list[tuple[int, str]]:
    """Return the comments that only the older of two sources holds, each with the number of its line."""
    left = Counter(words for _, words in _comments(new))
    out = []
    for line, words in _comments(old):
        left[words] -= 1
        if left[words] < 0:
            out.append((line, words))
    return out


def _comments(source: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a source that is YAML, each with the number of its line."""
    bare = list(source)
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            begin, end = event.start_mark.index, event.end_mark.index
            if event.style in ("|", ">"):  # behind the sign of a block, a comment may stand
                begin = source.find("\n", begin, end)
            bare[begin:end] = ["\n" if letter == "\n" else "." for letter in bare[begin:end]]
    for number, line in enumerate("".join(bare).split("\n"), 1):
        if found := _ANY.search(line):
            yield number, found[1].strip()
