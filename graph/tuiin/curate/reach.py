"""What an article reaches: of the shared registries, the entries that it names, and what these name in turn."""

from collections.abc import Iterator
from typing import Any

from tuiin import model
from tuiin.model import Article, Record, fields

Records = dict[str, dict[str, Record]]


def reached(article: Article, records: Records) -> Records:
    """Return the records of an article, and of the registries no others than those that it needs; their order is kept.

    An entry that nothing of the article names is another article's: here it would stand beside things that it has nothing to do with.
    """
    found: set[str] = set()
    left = [name for record in _own(article, records) for name in _named(record)]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            kind, _, key = name.partition("/")
            left += _named(records[kind][key]) if kind in model.SHARED and key in records[kind] else ()
    return {
        kind: {key: record for key, record in some.items() if kind not in model.SHARED or f"{kind}/{key}" in found}
        for kind, some in records.items()
    }


def _own(article: Article, records: Records) -> Iterator[Record]:
    yield article
    for kind in model.LOCAL:
        yield from records[kind].values()


def _named(record: Any) -> Iterator[str]:
    """Yield the references that stand in a record, and in those inside it."""
    kind: Any = type(record)
    for name, field in fields.of(kind).items():
        value = getattr(record, name)
        if field.term not in ("thing", "record") or value is None:
            continue
        for one in value if field.many else (value,):
            if field.term == "thing":
                yield one
            else:
                yield from _named(one)
