"""`tuiin ask`: free words find claims, things, notes and questions of a graph."""

import argparse
from typing import TYPE_CHECKING

from tuiin.cli import options
from tuiin.cli.named import the_graph
from tuiin.cli.terminal import tell

if TYPE_CHECKING:
    from tuiin.graph.found import Found

MORE = f"""Ask in any language of the graph, in words as they come: endings and slips of the keyboard are forgiven. What
fits best comes first: a claim with who holds it, with which stance and certainty, in which sentences, and the
curator's warnings; a thing; a note; or a question that `tuiin query` answers by its name. Where the words name who says
something, what each of them says on the rest of the words is among it. It works offline, and finds what is there: it
makes no answer up. Exit code 1 where nothing fits.

{options.GRAPH}"""
EXAMPLES = ('tuiin ask "who doubts that services change values"', 'tuiin ask "сыбайлас жемқорлық индексі" --lang kk --kind claim')
KINDS = ("claim", "thing", "note", "question")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("words", metavar="WORDS", help="what to look for")
    options.graph(sub, "look through")
    sub.add_argument("--kind", action="append", default=[], choices=KINDS, help="only what is of this kind; may be repeated")
    sub.add_argument("-n", "--most", type=int, default=8, metavar="N", help="how many at most (default: 8)")
    options.spoken(sub, "what is found")
    options.form(sub, "text", "json")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    import json
    from dataclasses import asdict

    from tuiin.errors import TuiinError

    if not at.words.strip():
        raise TuiinError("found no words; wanted what to look for, as in: tuiin ask 'democracy'")
    found = the_graph(at, at.graph, records=False).search(at.words, lang=at.lang, most=at.most, kinds=at.kind)
    if at.format == "json":
        print(json.dumps([_plain(asdict(one)) for one in found], ensure_ascii=False))
    else:
        print("".join(f"{line}\n" for one in found for line in _lines(one)), end="")
    if not found:
        tell(at, "nothing here fits these words")
    elif found.fits > len(found):
        tell(at, f"{len(found)} of {found.fits} shown; -n {found.fits} for all")
    return 0 if found else 1


def _plain(told: dict[str, object]) -> dict[str, object]:
    """Return what is told of a thing; that it is a draft only where it is one."""
    return {name: said for name, said in told.items() if name != "draft" or said}


def _lines(one: "Found") -> list[str]:
    """Return one thing as a person reads it."""
    from tuiin.letters import visible

    name = f"tuiin query {one.name}" if one.kind == "question" else one.name
    draft = f"  ◌ {visible(one.draft, None)}" if one.draft else ""
    lines = [f"{visible(one.says, None)}  [{visible(name, None)}]{draft}"]
    for held in one.holdings:
        through = "".join(f"{who} › " for who in held.through)
        lines.append(visible(f"    {through}{held.holder}: {held.stance}, {held.certainty}; {', '.join(held.at)}", None))
    return [*lines, *(visible(f"    ! {words}  [{note}]", None) for note, words in one.warnings)]
