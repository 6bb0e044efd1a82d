"""The agreement of two readings in words for a terminal: figures, what is one under two ids, and a line for each difference."""

from collections.abc import Iterator
from typing import Any

_RATES = {
    "claim.sentence": "sentences that claim something",
    "claim": "claims about the same",
    "frame": "frames, in all their parts",
    "frame.relation": "relations by sentence",
    "place": "places of the same claims",
    "argument": "arguments between the same claims",
}


def text(said: dict[str, Any]) -> str:
    """Return an agreement, as `agreement` gives it, in lines."""
    return "".join(f"{line}\n" for line in [*_figures(said), *_matrices(said), *_joined(said), *_differences(said)])


def _figures(said: dict[str, Any]) -> Iterator[str]:
    one, other = said["readings"]
    figures, count = said["figures"], len(said["differences"])
    yield (
        f"{one} and {other}: {figures['read']} of {said['sentences']} sentences read by both · {said['alike']} claims alike · "
        f"{count} difference{'' if count == 1 else 's'}"
    )
    if figures["begun"]:
        yield f"{figures['begun']} of the claims are as both began with them: that they agree on these says little"
    width = max(map(len, _RATES.values()))
    yield f"\n{'':{width}}    F1  both  {one}  {other}"
    for name, words in _RATES.items():
        rate = figures["rates"][name]
        yield f"{words:{width}}  {rate['f']:4.2f}  {rate['both']:4}  {rate['one']:{len(one)}}  {rate['other']:{len(other)}}"
    for name, alpha in figures["alpha"].items():
        shown = "not defined" if alpha is None else f"{alpha:.2f}"
        yield f"{name + ', Krippendorff’s α':{width}}  {shown}  (over {figures['judged'][name]} judgements)"
    for reader, drafts in zip(said["readings"], figures["drafts"], strict=True):
        if drafts["agreed"] is not None:
            done = ", ".join(f"{drafts[name]} {name}" for name in ("accepted", "corrected", "rejected", "merged") if drafts[name])
            yield f"{reader} agreed with the draft in {drafts['agreed']:.0%} ({done})"


def _matrices(said: dict[str, Any]) -> Iterator[str]:
    for name, rows in said["figures"]["matrix"].items():
        columns = list(dict.fromkeys(other for row in rows.values() for other in row))
        if columns and {*columns, *rows} != {columns[0]}:
            width = max(map(len, [*rows, name]))
            yield f"\n{name:{width}}  {'  '.join(columns)}   ({said['readings'][0]} down, {said['readings'][1]} across)"
            for one, row in rows.items():
                yield f"{one:{width}}  {'  '.join(f'{row.get(other, 0):{len(other)}}' for other in columns)}"


def _joined(said: dict[str, Any]) -> Iterator[str]:
    if said["joined"]:
        yield "\nthe same under two ids, and no difference (`tuiin merge` makes one of them):"
    for one in said["joined"]:
        yield f"  {one['one']} ({one['label']}) = {one['other']} ({one['other_label']}), by {one['by']}"


def _differences(said: dict[str, Any]) -> Iterator[str]:
    if said["differences"]:
        yield ""
    for one in said["differences"]:
        sides = [_side(one, side, reader) for side, reader in zip(one["sides"], said["readings"], strict=True)]
        about = f": {one['about']}" if one["about"] else ""
        yield f"{' '.join(one['at']) or '-'}  {one['kind']} {one['field']}{about}\n    {sides[0]}\n    {sides[1]}"


def _side(one: dict[str, Any], side: dict[str, Any], reader: str) -> str:
    """Return what one side says of a difference."""
    if one["field"] == "only-one":
        return f"{reader}: {side['ref'] or 'does not have it'}"
    return f"{reader}: {'; '.join(side['words']) or 'nothing'}{' (' + side['ref'] + ')' if side['ref'] else ''}"
