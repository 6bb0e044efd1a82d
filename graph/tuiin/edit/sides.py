"""Two changes of one entry, side by side: what one side changed is taken, and where both changed the same field they clash.

What a claim says of what is one field, in several: of two halves of two frames a third would be made, which nobody has said.
"""

from collections.abc import Mapping
from typing import Any

from tuiin.curate.entering import Entry

FRAME = ("subject", "relation", "object", "polarity")


def joined(before: Entry | None, there: Entry | None, here: Entry | None) -> Entry | None:
    """Return one entry of two that were changed; None where both changed the same field otherwise, or one side took the entry away."""
    if before is None or there is None or here is None or clashing(before, there, here):
        return None
    return mixed(before, there, here, here)


def clashing(before: Entry, there: Entry, here: Entry) -> list[str]:
    """Return the fields that both sides changed, each otherwise. Of words by language it is the words of one language that clash."""
    names = [name for name in dict.fromkeys([*there, *here]) if name not in FRAME]
    found = [name for name in names if _clash(before.get(name), there.get(name), here.get(name))]
    frame = _clash(_frame(before), _frame(there), _frame(here))
    return [name for name in FRAME if there.get(name) != here.get(name)] * frame + found


def mixed(before: Entry, there: Entry, here: Entry, wins: Entry) -> Entry:
    """Return what each side changed; what both changed otherwise is as in the one that `wins`."""
    names, told = dict.fromkeys([*there, *here]), _mixed(_frame(before), _frame(there), _frame(here), _frame(wins))
    of = next(side for side in (wins, there, here) if _frame(side) == told)
    found = {
        name: of.get(name) if name in FRAME else _mixed(before.get(name), there.get(name), here.get(name), wins.get(name)) for name in names
    }
    return {name: value for name, value in found.items() if value is not None}


def _frame(entry: Entry) -> tuple[Any, ...]:
    """Return what an entry says of what; that it does not deny it need not be said."""
    return tuple(entry.get(name) or ("positive" if name == "polarity" else None) for name in FRAME)


def conflict(name: str, before: Entry | None, there: Entry | None, here: Entry | None) -> dict[str, Any]:
    """Return what a page shows of two changes of one entry.

    `both` is the one made of them, where no field clashes; else `clash` are those that do, and `taken` what comes of choosing a side.
    """
    said: dict[str, Any] = {"ref": name, "before": before, "there": there, "here": here, "both": joined(before, there, here)}
    if before is not None and there is not None and here is not None and said["both"] is None:
        taken = {side: mixed(before, there, here, wins) for side, wins in (("there", there), ("here", here))}
        said |= {"clash": clashing(before, there, here), "taken": taken}
    return said


def _clash(before: Any, there: Any, here: Any) -> bool:
    if there == here or before in (there, here):
        return False
    if parts := _parts(before, there, here):
        return any(_clash(*(side.get(name) for side in parts)) for name in dict.fromkeys([*parts[1], *parts[2]]))
    return True


def _mixed(before: Any, there: Any, here: Any, wins: Any) -> Any:
    if there == here or here == before:
        return there
    if there == before:
        return here
    if parts := _parts(before, there, here):
        was, one, other = parts
        names = dict.fromkeys([*one, *other])
        found = {name: _mixed(was.get(name), one.get(name), other.get(name), wins.get(name)) for name in names}
        return {name: value for name, value in found.items() if value is not None}
    return wins


def _parts(before: Any, there: Any, here: Any) -> tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]] | None:
    """Return the three as mappings, where both sides are."""
    if not (isinstance(there, Mapping) and isinstance(here, Mapping)):
        return None
    return before if isinstance(before, Mapping) else {}, there, here
