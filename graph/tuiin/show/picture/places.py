"""Where everything of the network stands in a picture of the whole: what is shown as a card in its theme, the rest in its group's bubble.

Themes stand in the order of the text, from top to bottom, then from left to right, as the pages have them.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuiin.show.picture.told import Picture

if TYPE_CHECKING:
    from tuiin.show.network import Network

_BOX, _GAP, _HEAD, _PAD = 900, 120, 90, 30
_HALF = (_BOX - 3 * _PAD) // 2
_SIZES = {"claim": (_HALF, 120), "viewpoint": (_HALF, 60), "voice": (240, 44)}
_STEP = 36  # between the turns of a bubble's spiral
_TURN = math.pi * (3 - math.sqrt(5))
_COLUMNS = 4
_ROW = 60  # between what stands below, since it hangs on no group


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a thing, and its size where it is drawn as a card."""

    x: int
    y: int
    width: int = 0
    height: int = 0


def places(network: "Network", pictures: Iterable[Picture]) -> dict[str, Spot]:
    """Return the place of each node, as whole numbers: the same for the same network."""
    found: dict[str, Spot] = {}
    top = 0
    for picture in pictures:
        own = homes(network, picture)
        boxes = [_box(picture, theme, own) for theme in range(1, len(picture.themes) + 1)]
        heights = [height for height, _ in boxes]
        bottom = 0
        for column, members in enumerate(_columns(heights)):
            y = top
            for i in members:
                for thing, at in boxes[i][1].items():
                    if thing in network and thing not in found:
                        found[thing] = Spot(at.x + column * (_BOX + _GAP), at.y + y, at.width, at.height)
                y += heights[i] + _GAP
            bottom = max(bottom, y)
        top = bottom + _GAP
    loose = [name for name in sorted(network) if name not in found]
    across = max(1, (_COLUMNS * (_BOX + _GAP)) // _ROW)
    for number, name in enumerate(loose):
        found[name] = Spot(_ROW * (number % across), top + _ROW * (number // across))
    return found


def homes(network: "Network", picture: Picture) -> dict[str, int]:
    """Return the group of each claim, and of each other thing the group that it has most links with."""
    groups = {claim: group for claim, (_, group) in picture.groups().items()}
    found = dict(groups)
    for name in sorted(network):
        if name not in groups:
            near = Counter(groups[other] for other in (*network.successors(name), *network.predecessors(name)) if other in groups)
            if near:
                found[name] = min(near, key=lambda group: (-near[group], group))
    return found


def _box(picture: Picture, theme: int, groups: dict[str, int]) -> tuple[int, dict[str, Spot]]:
    """Return the height of a theme's box, and the places in it: cards two in a row, below them a bubble for each group."""
    found: dict[str, Spot] = {}
    cards = [thing for thing, home in picture.homes().items() if home == theme]
    y = _HEAD
    rows = [cards[i : i + 2] for i in range(0, len(cards), 2)]
    for row in rows:
        sizes = [_SIZES[_kind(picture, thing)] for thing in row]
        tall = max(height for _, height in sizes)
        for side, (thing, (width, height)) in enumerate(zip(row, sizes, strict=True)):
            found[thing] = Spot(_PAD + side * (_HALF + _PAD) + width // 2, y + height // 2, width, height)
        y += tall + _PAD
    shown = {*picture.homes()}
    number = sum(len(at.groups) for at in picture.themes[: theme - 1])
    x, tall = _PAD, 0
    for group in range(number + 1, number + len(picture.themes[theme - 1].groups) + 1):
        members = [thing for thing, home in groups.items() if home == group and thing not in shown]
        reach = round(_STEP * math.sqrt(len(members) + 1))
        if x > _PAD and x + 2 * reach > _BOX:
            x, y, tall = _PAD, y + tall + _PAD, 0
        for i, thing in enumerate(members):
            far, angle = _STEP * math.sqrt(i + 0.5), i * _TURN
            found[thing] = Spot(round(x + reach + far * math.cos(angle)), round(y + reach + far * math.sin(angle)))
        x, tall = x + 2 * reach + _PAD, max(tall, 2 * reach)
    return y + tall + _PAD, found


def _kind(picture: Picture, thing: str) -> str:
    return "claim" if thing in picture.facts.claims else "viewpoint" if thing in picture.facts.viewpoints else "voice"


def _columns(heights: list[int]) -> list[list[int]]:
    """Return boxes in their order, shared among columns so that none is much higher than its share."""
    share = sum(heights) / _COLUMNS
    columns: list[list[int]] = [[] for _ in range(_COLUMNS)]
    above = 0
    for i, height in enumerate(heights):
        columns[min(_COLUMNS - 1, int((above + height / 2) // share) if share else 0)].append(i)
        above += height
    return columns
