"""Who holds a claim, as rows of a table: a row for each voice, or for each position of somebody who reports none; and back."""

from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import get_args

from tuiin.curate import columns
from tuiin.curate.cells import Cell
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import NOWHERE, Place, Problem
from tuiin.letters import quoted
from tuiin.model import Position, fields
from tuiin.model.fields import Field

Row = Dict[str, Cell]  # the cells that are filled, by the key of their column
Pairs = dict[str, tuple[Scalar, Node]]
_FIELDS = fields.of(Position)
_STANCES, _CERTAINTIES = (get_args(_FIELDS[name].type) for name in ("stance", "certainty"))
_CHAIN = ">"  # in the column of voices: who reports, and then whom


@dataclass(slots=True)
class _Held:
    """A position as it is put together: what it says itself, and its voices, each with the sentences of its row."""

    own: Pairs
    place: Place
    author: str = ""
    voices: list[tuple[list[Scalar], Pairs, Node | None]] = field(default_factory=list)


def positions(rows: Iterable[Row], problems: list[Problem]) -> Pairs:
    """Return the keys of a claim that say who holds it, of all its rows."""
    found: list[_Held] = []
    for row in rows:
        if not any(key in row for key in columns.HELD):
            continue
        place = next(iter(row.values())).place
        said = _said(row, ("stance", "certainty", "source"), problems)
        at = _at(row, problems)
        author = " ".join(row["author"].text.split()) if "author" in row else ""
        if "voice" not in row:
            own = _said(row, ("holder",), problems) | said | ({"at": (_name("at", row["at"].place), at)} if at else {})
            found.append(_Held(own, place))
            if author:
                problems.append(Problem.at(row["author"].place, f"author: found {quoted(author)} without a voice; put it under stance"))
            continue
        if not (found and found[-1].voices and "holder" not in row and found[-1].author == author):
            found.append(_Held(_said(row, ("holder",), problems) | _author(row, problems), place, author))
        found[-1].voices.append((_chain(row["voice"]), said, at))
    whole = [_whole(one) for one in found]
    if len(whole) == 1:
        return whole[0].entries
    return {"positions": (_name("positions", whole[0].place), Sequence([*whole], whole[0].place))} if whole else {}


def _name(text: str, place: Place) -> Scalar:
    return Scalar(text, "text", place)


def _said(row: Row, names: tuple[str, ...], problems: list[Problem]) -> Pairs:
    return {name: (_name(name, row[name].place), columns.node(_FIELDS[name], row[name], problems, name)) for name in names if name in row}


def _at(row: Row, problems: list[Problem]) -> Node | None:
    return columns.node(_FIELDS["at"], row["at"], problems, "at") if "at" in row else None


def _author(row: Row, problems: list[Problem]) -> Pairs:
    """Return what the author himself thinks of what a voice says: a stance, a certainty, or both."""
    found: Pairs = {}
    for word in row["author"].text.split() if "author" in row else ():
        key = "certainty" if word in _CERTAINTIES else "stance"
        if key in found:
            problems.append(Problem.at(row["author"].place, f"author: found a second {key}, {quoted(word)}; one is enough"))
        found[key] = _name(key, row["author"].place), Scalar(word, "text", row["author"].place)
    return found


def _chain(cell: Cell) -> list[Scalar]:
    """Return who reports whom, the last of whom is the voice that the row speaks of."""
    start, found = 0, []
    for piece in cell.text.split(_CHAIN):
        found.append(Scalar(piece.strip(), "text", cell.at(start + len(piece) - len(piece.lstrip()))))
        start += len(piece) + 1
    return found


def _whole(held: _Held) -> Mapping:
    """Return a position with its voices; it stands at all their sentences, and a voice that has no others inherits them."""
    own, places = dict(held.own), [at for _, _, at in held.voices]
    union = list(dict.fromkeys(text for at in places if at for text in _sentences(at)))
    inherited = bool(places and places[0]) and _sentences(places[0]) == union
    if places and inherited and places[0]:
        own["at"] = _name("at", places[0].place), places[0]
    elif union:
        follows = [Scalar(text, "text", held.place, None, "") for text in union]
        own["at"] = Scalar("at", "text", held.place, None, ""), Sequence([*follows], held.place)
    voices: list[Node] = []
    for number, (chain, said, at) in enumerate(held.voices):
        last = dict(said)
        if at and not (inherited and number == 0):
            last["at"] = _name("at", at.place), at
        voices.append(_nested(chain, last))
    if voices:
        own["voices"] = _name("voices", voices[0].place), _listed(voices)
    return Mapping(own, held.place)


def _nested(chain: list[Scalar], last: Pairs) -> Node:
    who, *others = chain
    if not others and not last:
        return who
    pairs: Pairs = {"holder": (_name("holder", who.place), who)}
    if others:
        pairs["voices"] = _name("voices", others[0].place), _listed([_nested(others, last)])
    else:
        pairs |= last
    return Mapping(pairs, who.place)


def _listed(voices: list[Node]) -> Node:
    """Return voices as a list; who alone is named needs none."""
    return voices[0] if len(voices) == 1 and isinstance(voices[0], Scalar) else Sequence(voices, voices[0].place)


def _sentences(node: Node | None) -> list[str]:
    if isinstance(node, Sequence):
        return [one.text for one in node.nodes if isinstance(one, Scalar)]
    return [node.text] if isinstance(node, Scalar) else []


# --- the other way --------------------------------------------------------------------------------------------------------


def rows(pairs: Pairs) -> list[dict[str, str]] | None:
    """Return the cells of each row that say who holds a claim, by their columns; None where rows cannot say it.

    Whether they say just that is for the caller to see: by reading them.
    """
    nodes: list[Node] = [Mapping(pairs, NOWHERE)]
    if "positions" in pairs:
        node = pairs["positions"][1]
        nodes = node.nodes if isinstance(node, Sequence) else [node]
    found: list[dict[str, str]] = []
    for one in nodes:
        part = _position(_mapping(one))
        if part is None:
            return None
        found += part
    return found


def _mapping(node: Node) -> Pairs:
    return node.entries if isinstance(node, Mapping) else {"holder": (_name("holder", NOWHERE), node)}


def _position(pairs: Pairs) -> list[dict[str, str]] | None:
    if not pairs.keys() <= _FIELDS.keys():
        return None
    own = {name: _cell(_FIELDS[name], child) for name, (_, child) in pairs.items() if name != "voices"}
    if any(text is None for text in own.values()):
        return None
    said = {name: text for name, text in own.items() if text}
    if "voices" not in pairs:
        return [said]
    if "source" in said:
        return None
    node = pairs["voices"][1]
    found: list[dict[str, str]] = []
    for voice in node.nodes if isinstance(node, Sequence) else [node]:
        row = _voice(voice)
        if row is None:
            return None
        first = {"holder": said["holder"]} if "holder" in said and not found else {}
        author = " ".join(said[name] for name in ("stance", "certainty") if name in said)
        where = row.get("at") or ("" if found else said.get("at", ""))
        found.append(first | row | {key: text for key, text in (("author", author), ("at", where)) if text})
    return found


def _voice(node: Node) -> dict[str, str] | None:
    """Return the cells of a voice, or of the last of a chain of them."""
    chain, pairs = [], _mapping(node)
    while True:
        who = pairs.get("holder", (None, None))[1]
        if not isinstance(who, Scalar) or not pairs.keys() <= _FIELDS.keys():
            return None
        chain.append(who.text)
        if "voices" not in pairs:
            break
        inner = pairs["voices"][1]
        several = inner.nodes if isinstance(inner, Sequence) else [inner]
        if len(several) != 1 or pairs.keys() != {"holder", "voices"}:
            return None
        pairs = _mapping(several[0])
    found = {name: _cell(_FIELDS[name], child) for name, (_, child) in pairs.items() if name != "holder"}
    if any(text is None for text in found.values()):
        return None
    return {"voice": f" {_CHAIN} ".join(chain)} | {name: text for name, text in found.items() if text}


def _cell(at: Field, node: Node) -> str | None:
    cells = columns.texts(at.name, at, node)
    return next(iter(cells.values())) if cells else None
