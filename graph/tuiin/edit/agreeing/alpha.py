"""Krippendorff's alpha: how far coders agree beyond chance, on values that are only named, or that stand in an order."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import accumulate, combinations

Distance = Callable[[int, int], float]


def nominal(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Return alpha over units, each with the value that each coder gave it (None for no value); values are the same or not.

    1 is full agreement, 0 what chance would give, less is worse than chance. None where alpha is not defined: no unit has two values,
    or all values are one. By the coincidence matrix of Krippendorff: Computing Krippendorff's Alpha-Reliability (2011,
    https://repository.upenn.edu/asc_papers/43) and Content Analysis, 2nd ed. (2004), ch. 11.

    >>> round(nominal(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])), 3)
    0.095
    """
    paired = _paired(units)
    places = {value: place for place, value in enumerate(dict.fromkeys(value for unit in paired for value in unit))}
    return _alpha([[places[value] for value in unit] for unit in paired], len(places), lambda _: lambda one, other: float(one != other))


def ordinal(units: Iterable[Sequence[Hashable | None]], order: Sequence[Hashable]) -> float | None:
    """Return alpha over units as `nominal` does, of values that stand in this order: neighbours disagree less than ends.

    The distance of two values is the square of how many values were given from the one to the other, both ends counted half.
    Raises `ValueError` for a value that the order does not have.

    >>> round(ordinal([("low", "low"), ("high", "mid"), ("low", "low")], ["low", "mid", "high"]), 3)
    0.933
    """
    return _alpha([[order.index(value) for value in unit] for unit in _paired(units)], len(order), _ranks)


def _ranks(given: Sequence[int]) -> Distance:
    """Return the distance of two places in an order, where so many values were given at each."""
    up_to = list(accumulate(given))

    def distance(one: int, other: int) -> float:
        low, high = sorted((one, other))
        between = up_to[high] - up_to[low] + given[low]  # both ends whole
        return (between - (given[low] + given[high]) / 2) ** 2

    return distance


def _paired(units: Iterable[Sequence[Hashable | None]]) -> list[list[Hashable]]:
    """Return the values of units that have two at least: of one alone nobody can say whether others agree."""
    valued = ([value for value in unit if value is not None] for unit in units)
    return [unit for unit in valued if len(unit) > 1]


def _alpha(units: Sequence[Sequence[int]], kinds: int, measure: Callable[[Sequence[int]], Distance]) -> float | None:
    count = Counter(value for unit in units for value in unit)
    given = [count[place] for place in range(kinds)]
    total, distance = sum(given), measure(given)
    expected = sum(given[one] * given[other] * distance(one, other) for one, other in combinations(range(kinds), 2))
    if not expected:
        return None
    observed = sum(sum(distance(one, other) for one, other in combinations(unit, 2)) / (len(unit) - 1) for unit in units)
    return 1 - (total - 1) * observed / expected
