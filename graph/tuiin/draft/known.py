"""What the project has entries for already: the first names and terms that a drafter looks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tuiin.model import Actor, Concept, Event, Record, Viewpoint, Work

_NAMED = ("actor", "concept", "work", "event", "viewpoint")
_MORE = ("printed", "alt", "hidden")


@dataclass(frozen=True, slots=True)
class Known:
    """An entry by its reference, such as `actor/united-nations`, with all that it is called in any language, its label first.

    `sort` is its kind where it has one: `person`, `organization`, `index`, `programme`.
    """

    reference: str
    sort: str
    forms: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of its record: `actor`."""
        return self.reference.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Registry:
    """All entries, and which of them have a form, whatever its case."""

    entries: tuple[Known, ...] = ()
    _by_form: Mapping[str, Sequence[Known]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_form: dict[str, list[Known]] = defaultdict(list)
        for entry in self.entries:
            for form in dict.fromkeys(map(_folded, entry.forms)):
                by_form[form].append(entry)
        object.__setattr__(self, "_by_form", dict(by_form))

    def called(self, form: str) -> Sequence[Known]:
        """Return the entries that are called so."""
        return self._by_form.get(_folded(form), ())


def registry(records: Iterable[tuple[str, Record]]) -> Registry:
    """Return the entries of these records, each with its reference, that have names: actors, concepts, works, events, viewpoints."""
    return Registry(tuple(Known(name, getattr(record, "kind", ""), forms) for name, record in records if (forms := _forms(record))))


def of_entries(entries: Iterable[tuple[str, Mapping[str, Any]]]) -> Registry:
    """Return the same of entries as plain values in long form."""
    return Registry(tuple(Known(name, str(entry.get("kind") or ""), forms) for name, entry in entries if (forms := _said(name, entry))))


def _said(name: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    label = entry.get("label")
    if name.partition("/")[0] not in _NAMED or not isinstance(label, Mapping):
        return ()
    more = [form for key in _MORE for forms in (entry.get(key) or {}).values() for form in forms]
    return tuple(dict.fromkeys(str(form) for form in [*label.values(), *more] if form))


def _forms(record: Record) -> tuple[str, ...]:
    if not isinstance(record, Actor | Concept | Work | Event | Viewpoint):
        return ()
    more = (getattr(record, name, {}) for name in _MORE)
    return tuple(dict.fromkeys([*record.label.values(), *(form for forms in more for each in forms.values() for form in each)]))


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())
