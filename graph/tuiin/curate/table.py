"""Entries as a table: a row an entry, of a claim a row for each voice; what is read of it is a tree as YAML would give it, and back."""

import re
from collections.abc import Iterable
from typing import Any

from tuiin.curate import cells, columns, held, short
from tuiin.curate.cells import Cell, Grid
from tuiin.curate.columns import HELD, MORE, Column
from tuiin.curate.held import Pairs
from tuiin.curate.short import NOT, RELATIONS, SLUG, Said
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, says
from tuiin.errors import NOWHERE, BadInput, Place, Problem
from tuiin.letters import quoted, visible
from tuiin.model import Claim, Position, fields, name_of

Found = dict[str, tuple[Column, Cell]]  # the cells of a row that are filled, by the heads of their columns


def parse(source: bytes, file: str, record: Any, tongues: Tongues) -> tuple[Mapping | None, list[Problem]]:
    """Return the tree of a CSV file of such records, and all that is wrong with it; nothing of an empty one."""
    grid, problems = cells.parse(source, file)
    return (entries(grid, record, tongues, problems) if grid else None), problems


def entries(grid: Grid, record: Any, tongues: Tongues, problems: list[Problem]) -> Mapping:
    """Return the entries of a table, by id; what is wrong is noted."""
    rows = _rows(grid, record, tongues, problems)
    place = grid.head[0].place
    found: dict[str, tuple[Scalar, Node]] = {}
    groups = _groups(rows, record, problems)
    taken = {key for key, _ in groups if key}
    for key, group in groups:
        first = group[0]
        name = first["id"][1] if "id" in first else next(iter(first.values()))[1]
        pairs = _entry(group, record, problems)
        if not key and record is Claim:
            key = minted(pairs, taken)
        elif not key:
            problems.append(Problem.at(name.place, f"id: this {name_of(record)} has none; write one"))
            continue
        taken.add(key)
        written = name.text if "id" in first else ""
        found[key] = Scalar(key, "text", name.place, None, None if written == key else written), Mapping(pairs, name.place)
    return Mapping(found, place)


def minted(pairs: Pairs, taken: Iterable[str]) -> str:
    """Return the id of a claim that has none: made of its frame, with a number where another has that."""
    told = {key: child.text.rpartition("/")[2] for key, (_, child) in pairs.items() if isinstance(child, Scalar)}
    no = "not-" if told.get("polarity") == "negative" else ""
    frame = "-".join(filter(None, (told.get("subject", ""), no + told.get("relation", ""), told.get("object", ""))))
    whole = re.sub(r"[^a-z0-9]+", "-", frame.lower()).strip("-") or "claim"
    key, number, known = whole, 1, set(taken)
    while key in known:
        number += 1
        key = f"{whole}-{number}"
    return key


def without_id(grid: Grid) -> Place | None:
    """Return where the first entry stands whose id is not written; None where all are."""
    number = next((n for n, cell in enumerate(grid.head) if cell.text.lower() == "id"), len(grid.head))
    frame = [n for n, cell in enumerate(grid.head) if cell.text.lower() == "subject"]
    rows = [
        row for row in grid.rows if not (row[number].text if number < len(row) else "") and any(n < len(row) and row[n].text for n in frame)
    ]
    return rows[0][0].place if rows else None


def ids(grid: Grid) -> list[str]:
    """Return the ids that are written in a table, as they stand there."""
    number = next((n for n, cell in enumerate(grid.head) if cell.text.lower() == "id"), len(grid.head))
    return [row[number].text for row in grid.rows if number < len(row) and SLUG.fullmatch(row[number].text)]


def named(grid: Grid, key: str) -> list[Place]:
    """Return where an id is written in its column."""
    number = next((n for n, cell in enumerate(grid.head) if cell.text.lower() == "id"), len(grid.head))
    return [row[number].at(0) for row in grid.rows if number < len(row) and row[number].text == key]


def _rows(grid: Grid, record: Any, tongues: Tongues, problems: list[Problem]) -> list[Found]:
    """Return the cells that are filled of each row."""
    known: list[Column | None] = []
    empty = {n for n, head in enumerate(grid.head) if not any(n < len(row) and row[n].text for row in grid.rows)}
    for number, head in enumerate(grid.head):
        column = columns.column(record, head.text, tongues) if head.text else None
        if column and (twin := next((one for one in known if one and (one.key, one.tag) == (column.key, column.tag)), None)):
            problems.append(
                Problem.at(head.place, f"the column {quoted(head.text)} stands twice ({quoted(twin.name)}); make one of the two")
            )
        elif column is None and (head.text or number not in empty):
            wanted = columns.order(record, tongues)
            words = f"found the column {quoted(head.text)}" if head.text else "found a column without a head"
            problems.append(Problem.at(head.place, f"{words}; wanted one of {', '.join(wanted)}{near(head.text, wanted)}"))
        known.append(column)
    found = []
    for row in grid.rows:
        for cell in row[len(known) :]:
            if cell.text:
                problems.append(
                    Problem.at(cell.place, f"found {quoted(cell.text)}, which stands in no column; is a mark missing before it?")
                )
        filled = {column.name: (column, cell) for column, cell in zip(known, row, strict=False) if column and cell.text}
        if filled:
            found.append(filled)
    return found


def _groups(rows: list[Found], record: Any, problems: list[Problem]) -> list[tuple[str, list[Found]]]:
    """Return the rows of each entry, the one with its frame first; an id is empty where none is written."""
    found: list[tuple[str, list[Found]]] = []
    of_id: dict[str, list[Found]] = {}
    for row in rows:
        key = row["id"][1].text if "id" in (row := _by_id(row)) else ""
        further = record is Claim and all(column.key in ("id", *HELD) for column, _ in row.values())
        place = next(iter(row.values()))[1].place
        if key in of_id and not further and (record is not Claim or not _further(of_id[key][0])):
            first = of_id[key][0]["id"][1].place.line
            more = "; a further voice or position fills only the columns of one" if record is Claim else ""
            problems.append(Problem.at(place, f"id: {quoted(key)} stands twice; it was first written in line {first}{more}"))
        elif key in of_id:  # rows may be sorted: the one with the frame need not be the first
            of_id[key].insert(0 if not further else len(of_id[key]), row)
        elif not key and further:
            if found:
                found[-1][1].append(row)
            else:
                problems.append(Problem.at(place, "this row goes on with a claim above it, and there is none"))
        else:
            found.append((key, [row]))
            if key:
                of_id[key] = found[-1][1]
    return found


def _by_id(row: Found) -> Found:
    return {"id" if column.key == "id" else head: (column, cell) for head, (column, cell) in row.items()}


def _further(row: Found) -> bool:
    return all(column.key in ("id", *HELD) for column, _ in row.values())


def _entry(group: list[Found], record: Any, problems: list[Problem]) -> Pairs:
    """Return the keys of an entry, with what they hold."""
    first, pairs = group[0], Pairs()
    tagged: dict[str, dict[str, tuple[Scalar, Node]]] = {}
    for head, (column, cell) in first.items():
        key = column.key
        if column.field is None or (record is Claim and key in HELD):
            continue
        if record is Claim and key == "relation":
            pairs |= _relation(cell)
            continue
        child = columns.node(column.field, cell, problems, head)
        if column.tag:
            tagged.setdefault(key, {})[column.tag] = Scalar(column.tag, "text", cell.place), child
        else:
            pairs[key] = Scalar(key, "text", cell.place), child
    for key, by_tag in tagged.items():
        place = next(iter(by_tag.values()))[1].place
        if key in pairs:
            problems.append(Problem.at(pairs[key][0].place, f"{key}: these words do not say their language, and others beside them do"))
        pairs[key] = Scalar(key, "text", place), Mapping(by_tag, place)
    if record is Claim:
        rows = [{column.key: cell for column, cell in row.values()} for row in group]
        pairs |= held.positions(rows, problems)
    for key, value in columns.rest(first[MORE][1], problems).items() if MORE in first else ():
        if key in pairs:
            words = f"{MORE}: {quoted(key)} stands in a column of its own too; say it once"
            problems.append(Problem.at(value[0].place, words))
        pairs[key] = value
    return pairs


def _relation(cell: Cell) -> Pairs:
    text = cell.text
    denied = text.startswith(NOT)
    pairs: Pairs = {"relation": (Scalar("relation", "text", cell.place), Scalar(text.removeprefix(NOT).strip(), "text", cell.place))}
    if denied:
        pairs["polarity"] = Scalar("polarity", "text", cell.place, None, "relation"), Scalar("negative", "text", cell.place, None, "")
    return pairs


# --- the other way --------------------------------------------------------------------------------------------------------


def rows(whole: Mapping, record: Any, tongues: Tongues, said: Said) -> list[list[str]]:
    """Return the table of these entries, its heads first; columns that would be empty are left out.

    Each entry is read back and must say the same: what no column can hold goes into the last one. Raises `BadInput` for what is no entry.
    """
    lines: list[dict[str, str]] = []
    problems: list[Problem] = []
    for key, (name, node) in whole.entries.items():
        if not isinstance(node, Mapping):
            alone = short.ALONE.get(record)
            node = Mapping({alone: (Scalar(alone, "text", node.place), node)} if alone else {}, node.place)
        known = fields.of(record)
        node = Mapping({k: (one, columns.plain(known.get(k), child)) for k, (one, child) in node.entries.items()}, node.place)
        tries = (_lines(key, node.entries, record, held_in_rows=True), _lines(key, node.entries, record, held_in_rows=False))
        last = [{"id": key, MORE: columns.in_rest({k: child for k, (_, child) in node.entries.items()})}] if node.entries else None
        wanted = _long(key, node, record, tongues, said)
        for tried in (*tries, last):
            if tried and _long(key, _back(tried, key, record, tongues), record, tongues, said) == wanted:
                lines += tried
                break
        else:
            problems.append(Problem.at(name.place, f"{name_of(record)}/{visible(key)}: cannot stand in a table; `tuiin check` says why"))
    if problems:
        raise BadInput(problems)
    used = {head for line in lines for head in line}
    order = [head for head in columns.order(record, tongues) if head in used]
    order = [*(head for head in order if head != MORE), *sorted(used - {*order}), *(head for head in order if head == MORE)]
    return [order or ["id"], *([line.get(head, "") for head in order] for line in lines)]


def grid(table: list[list[str]]) -> Grid:
    """Return a table as cells that stand nowhere."""
    head, *lines = [[Cell(text, NOWHERE) for text in row] for row in table]
    return Grid(head, lines)


def _back(lines: list[dict[str, str]], key: str, record: Any, tongues: Tongues) -> Node:
    """Return what an entry would be read as; nothing of it where that would be told as wrong."""
    heads = list(dict.fromkeys(head for line in lines for head in line))
    problems: list[Problem] = []
    read = entries(grid([heads, *([line.get(head, "") for head in heads] for line in lines)]), record, tongues, problems)
    return read.entries[key][1] if not problems and list(read.entries) == [key] else Scalar("", "null", NOWHERE)


def _long(key: str, node: Node, record: Any, tongues: Tongues, said: Said) -> object:
    """Return what an entry says in long form."""
    hint: Any = dict[str, record]
    return says(short.long(hint, Mapping({key: (Scalar(key, "text", NOWHERE), node)}, NOWHERE), said.copy(), tongues, []))


def _lines(key: str, pairs: Pairs, record: Any, *, held_in_rows: bool) -> list[dict[str, str]] | None:
    """Return the cells of each row of an entry."""
    first: dict[str, str] = {"id": key}
    left: dict[str, Node] = {}
    own: Pairs = {}
    known = columns.keys(record)
    for name, (_, child) in pairs.items():
        if record is Claim and name in (*fields.of(Position), "positions"):
            if held_in_rows:
                own[name] = _, child
            else:
                left[name] = child
            continue
        if record is Claim and name.removeprefix(NOT) in RELATIONS and isinstance(child, Scalar):
            first |= {"relation": name, "object": child.text}
        elif record is Claim and name == "polarity" and says(child) in (("text", "negative"), ("text", "positive")):
            continue
        elif name in known and (found := columns.texts(name, known[name], child)):
            first |= found
        else:
            left[name] = child
    if says(pairs["polarity"][1] if "polarity" in pairs else None) == ("text", "negative") and "relation" in first:
        first["relation"] = NOT + first["relation"]
    further = held.rows(own) if own else [{}]
    if not further:
        return None
    if left:
        first[MORE] = columns.in_rest(left)
    return [first | further[0], *({"id": key} | row for row in further[1:])]
