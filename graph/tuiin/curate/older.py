"""Older forms of curated files: keys and words that are called otherwise now, read as what they are called now.

`tuiin check` counts them and `tuiin tidy` writes them anew. Both tables are by what a thing was called; a key that is still one, and a word
that is still of its list, cannot stand there.
"""

from typing import Any, TypeVar

from tuiin.curate.yaml_tree import Node, Scalar
from tuiin.errors import Problem
from tuiin.letters import quoted
from tuiin.model import Actor, Argument, Claim, Event, Older

N = TypeVar("N", bound=Node)
Entries = dict[str, tuple[Scalar, Node]]

# The keys of a record.
KEYS: dict[Any, dict[str, str]] = {Actor: {"type": "kind"}, Event: {"type": "kind"}}  # in the first edition one word for two things
# The keys that nobody writes any more where another key says this.
GONE: dict[Any, tuple[str, str, str]] = {Argument: ("holder", "basis", "inferred")}  # what the curator inferred is the curator's
# The words of a controlled list, by the prefix of the list (`silence`: of reasons); relations too where they are keys.
WORDS: dict[str, dict[str, str]] = {}


def keys(record: Any, entries: Entries, path: str, found: list[Older], problems: list[Problem]) -> Entries:
    """Return what a record holds by the keys of now; what was renamed or is left out goes into `found`.

    A thing said by both names is a problem.
    """
    gone, where, says = GONE.get(record, ("", "", ""))
    if gone in entries and where in entries and isinstance(said := entries[where][1], Scalar) and said.text == says:
        found.append(Older(entries[gone][0].place, gone, ""))
        entries = {key: pair for key, pair in entries.items() if key != gone}
    renamed = KEYS.get(record, {}) | (_relations() if record is Claim else {})
    if not renamed.keys() & entries.keys():
        return entries
    now: Entries = {}
    for key, (name, child) in entries.items():
        new = renamed.get(key)
        if new is None:
            now[key] = name, child
        elif new in entries or new in now:
            words = f"{path}: {quoted(key)} stands beside {quoted(new)}, which it is called now; take {quoted(key)} away"
            problems.append(Problem.at(name.place, words))
        else:
            found.append(Older(name.place, key, new))
            now[new] = name._replace(text=new, short=key), child
    return now


def word(listed: str, node: N, found: list[Older]) -> N:
    """Return a word of a controlled list as it is called now; what was renamed goes into `found`."""
    if not isinstance(node, Scalar) or node.text not in WORDS.get(listed, {}) or not node.written:
        return node
    found.append(Older(node.place, node.text, WORDS[listed][node.text]))
    return node._replace(text=WORDS[listed][node.text], short=node.text)


def rewritten(text: str, found: list[Older]) -> str:
    """Return the text of a file with what was found there as it is called now."""
    lines = text.split("\n")
    for (_, number, column), was, now in sorted({one for one in found if one.now}, reverse=True):
        line = lines[number - 1]
        at = column - 1 + (line[column - 1 : column] in ("'", '"'))
        if line.startswith(was, at):
            lines[number - 1] = line[:at] + now + line[at + len(was) :]
    return "\n".join(lines)


def told(found: set[Older]) -> str:
    """Return in words how many there are, and what each kind of them is called now; nothing where there is none."""
    if not found:
        return ""
    pairs = ", ".join(
        f"{was} is {now} now" if now else f"{was} is left out now" for was, now in sorted({(one.was, one.now) for one in found})
    )
    many, it = (f"{len(found)} keys or words are", "them") if len(found) > 1 else ("a key or word is", "it")
    return f"{many} of an older form ({pairs}); `tuiin tidy` writes {it} anew"


def _relations() -> dict[str, str]:
    renamed = WORDS.get("relation", {})
    return renamed | {f"not {was}": f"not {now}" for was, now in renamed.items()}
