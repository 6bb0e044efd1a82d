"""Ids of entries that an act makes: of what they say, as a person would give them; and these ids wherever the act refers to them."""

from collections.abc import Collection, Mapping
from typing import Any

from tuiin.draft.minted import Ids
from tuiin.draft.unreviewed import renamed
from tuiin.edit.acts import Act


def named(act: Act, taken: Collection[str]) -> dict[str, str]:
    """Return which id each new entry of an act gets, by the one that the page has for it.

    A thing that was drafted keeps the id that it has there, if that is free: other drafts refer to it.
    """
    drafted = {name for name in act.create if name.partition("/")[0] in _DRAFTED and "/?" not in name and name not in taken}
    kept = {name for name in act.write if name not in act.create} | drafted
    ids, names = Ids("", {*taken, *kept}), dict[str, str]()
    entries = {name: act.write[name] or {} for name in act.create if act.write.get(name) and name not in drafted}
    for name, entry in sorted(entries.items(), key=lambda pair: _ORDER.index(pair[0].partition("/")[0])):
        names[name] = _name(ids, name.partition("/")[0], renamed(entry, names))
    return names


_DRAFTED = ("actor", "concept", "work", "event", "viewpoint")
# What others are named by comes first.
_ORDER = ("actor", "concept", "work", "event", "viewpoint", "section", "value", "claim", "argument", "citation", "note", "gist")


def _name(ids: Ids, kind: str, entry: Mapping[str, Any]) -> str:
    if kind == "claim" and str(entry.get("object", "")).startswith("value/"):  # a figure says it all
        return ids.new(kind, str(entry["object"]).partition("/")[2])
    if kind == "claim":
        subject, object_ = (str(entry.get(name, "")).partition("/")[2] for name in ("subject", "object"))
        denied = "not " if entry.get("polarity") == "negative" else ""
        return ids.new(kind, f"{subject} {denied}{entry.get('relation', '')} {object_}")
    if kind == "argument":
        return ids.new(kind, f"{next(iter(entry.get('premises') or ['']), '').partition('/')[2]} {entry.get('kind', '')}")
    if kind == "value":
        figure = (str(entry.get(name) or "") for name in ("value", "unit", "year"))
        return ids.new(kind, " ".join([str(entry.get("subject", "")).partition("/")[2], *figure]))
    if kind == "citation":
        return ids.new(kind, str(entry.get("work", "")).partition("/")[2])
    label = next(iter((entry.get("label") or {}).values()), "")
    if not label:
        label = f"{entry.get('printed') or entry.get('kind', '')} {next(iter(entry.get('at') or ['']), '')}"
    return ids.new(kind, label, person=entry.get("kind") == "person")
