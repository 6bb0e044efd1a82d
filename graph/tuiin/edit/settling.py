"""Differences of two readings settled: each choice is an act on the article's own files, with both names as its curators."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tuiin.curate import reviewing
from tuiin.curate.entering import Entry
from tuiin.curate.log import Log
from tuiin.edit.acts import Act, Refused
from tuiin.edit.agreeing.agreement import COMMENT, same
from tuiin.edit.agreeing.composing import BOTH, ONE, OTHER, composed
from tuiin.edit.agreeing.differing import ONLY, SILENT, Difference, differences, refs, unlike
from tuiin.edit.agreeing.into import Into
from tuiin.edit.agreeing.matching import Match, match, of_kind
from tuiin.edit.agreeing.readings import Reading
from tuiin.edit.desk import Carried, Desk
from tuiin.edit.state import Review

CHOICES = {"1": ONE, "2": OTHER, "3": BOTH}
_ACTS = (*CHOICES, "e", "c", "alike", "undo")
_EDITED = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody chose: `what` of these differences, by key, or of all open ones that differ in this field.

    `1` and `2` are the one and the other reading, `3` both, `e` an `entry` of its own, with what it makes anew in `create`; `c` are
    `words` on a difference; `alike` takes over what both have alike; `undo` takes back what was settled last.
    """

    what: str
    keys: tuple[str, ...] = ()
    differs: str = ""
    entry: Entry = field(default_factory=dict)
    create: Mapping[str, Entry] = field(default_factory=dict)
    words: str = ""
    window: str = ""


def choice_of(said: Any) -> Choice:
    """Return a choice as it came in JSON. Raises `Refused` with what is wrong with it."""
    if not isinstance(said, dict) or said.get("choice") not in _ACTS:
        raise Refused(
            f"choice: found {said.get('choice')!r}; wanted one of {', '.join(_ACTS)}" if isinstance(said, dict) else "wanted a choice"
        )
    keys, entry, create = said.get("keys") or [], said.get("entry") or {}, said.get("create") or {}
    if not isinstance(keys, list) or not isinstance(entry, dict) or not isinstance(create, dict):
        raise Refused("wanted keys as a list, entry and create as objects")
    if said["choice"] in (*CHOICES, "e", "c") and not keys and not said.get("field"):
        raise Refused("keys: found none; wanted the key of a difference, or a field for all of a kind")
    differs, words, window = (str(said.get(name) or "") for name in ("field", "words", "window"))
    return Choice(what=said["choice"], keys=tuple(map(str, keys)), differs=differs, entry=entry, create=create, words=words, window=window)


@dataclass(slots=True)
class _Settling:
    """One choice on its way into the article's files."""

    match: Match
    desk: Desk
    found: list[Difference]
    within: set[str]
    there: Reading
    into: Into
    decide: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    silent: dict[str, str] = field(default_factory=dict)
    done: dict[str, bool] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)

    def whose(self, key: str) -> str:
        """Return what was chosen of a difference, now or before; empty where it is open."""
        said = self.decide.get(key) or self.there.decisions.get(key)
        if said is None:
            return ""
        names = {(self.match.one.name,): ONE, (self.match.other.name,): OTHER, (): _EDITED}
        return names.get(tuple(said.get("whose") or ()), BOTH)

    def choose(self, rows: Iterable[Difference], whose: str) -> None:
        """Note what is chosen of some differences, and write the entries of which nothing is open any more."""
        names = [reading.name for side, reading in ((ONE, self.match.one), (OTHER, self.match.other)) if whose in (side, BOTH)]
        entries: dict[tuple[str, str], None] = {}
        for row in rows:
            self.decide[row.key] = {"what": "settled", "whose": names}
            if row.field == SILENT:
                if whose == BOTH:
                    raise Refused("a sentence claims nothing for one reason; 1 or 2 says whose")
                self.silent[row.at[0]] = str(row.said[0 if whose == ONE else 1] or "")
            else:
                entries[row.one, row.other] = None
        for mine, yours in entries:
            self.settle(mine, yours)

    def settle(self, mine: str, yours: str) -> None:
        """Write what was chosen of two entries, where all of it was chosen."""
        rows = [row for row in self.found if (row.one, row.other) == (mine, yours)]
        chosen = {row.field: self.whose(row.key) for row in rows}
        if not all(chosen.values()) or _EDITED in chosen.values():
            return
        if not mine or not yours:
            side, name = (0, mine) if mine else (1, yours)
            stands = chosen[ONLY] in (BOTH, OTHER if side else ONE)
            made = [self.into.carried(side, self.match.sides()[side][0].entries[name])] if stands else []
            self.put(rows, [self.into.name(side, name)], made)
            return
        one = self.into.carried(0, self.match.one.entries[mine])
        other = self.into.carried(1, self.match.other.entries[yours])
        self.put(rows, [self.into.name(0, mine)], composed(mine.partition("/")[0], one, other, chosen))

    def put(self, rows: list[Difference], names: list[str], made: list[Entry]) -> None:
        """Write the entries that came of some differences, and take away what came of them before and does not stand any more."""
        kind = names[0].partition("/")[0]
        before = [ref for row in rows for ref in (self.there.decisions.get(row.key) or {}).get("refs") or ()]
        free = list(dict.fromkeys([*names, *before]))
        while len(free) < len(made):
            free.append(self.into.fresh(rows[0].other or rows[0].one))
        for ref, entry in zip(free, made, strict=False):
            self.into.write[ref] = entry
            self.wanted.add(ref)
        for ref in free[len(made) :]:
            if ref in self.there.entries:
                self.gone(ref)
        for row in rows:
            decided = dict(self.decide.get(row.key) or self.there.decisions.get(row.key) or {})
            self.decide[row.key] = {name: said for name, said in decided.items() if name in ("what", "whose")} | {"refs": free[: len(made)]}
        if kind == "claim":
            for ref in free[: len(made)]:
                self.hanging(ref, rows[0])

    def gone(self, ref: str) -> None:
        """Take an entry away, with what cannot be without it; others no longer name it."""
        self.into.write[ref] = None
        for name, entry in self.there.entries.items():
            if ref not in refs(entry) or name in self.into.write:
                continue
            if name.partition("/")[0] in ("value", "argument"):
                self.gone(name)
            else:
                self.into.write[name] = {
                    key: [one for one in said if one != ref] if isinstance(said, list) else said for key, said in entry.items()
                }

    def hanging(self, claim: str, row: Difference) -> None:
        """Write what hangs on a claim that was settled, and the article lacks: figures and arguments, alike on both sides or its alone."""
        alone = not row.one or not row.other
        for side, of in ((0, row.one), (1, row.other)):
            reading = self.match.sides()[side][0]
            for ref in sorted(of_kind(reading, "value") | of_kind(reading, "argument")) if of else ():
                paired = ref in (self.match.pairs.values() if side else self.match.pairs)
                comes = (not side and same(self.match, ref)) if paired else alone
                if comes and of in refs(reading.entries[ref]) and self.into.name(side, ref) not in self.there.entries:
                    self.into.write.setdefault(self.into.name(side, ref), self.into.carried(side, reading.entries[ref]))
        for place in refs(self.into.write.get(claim)) & self.there.silent.keys():
            self.silent[place] = ""

    def edited(self, row: Difference, entry: Entry, create: Mapping[str, Entry]) -> None:
        """Write an entry that somebody made of both."""
        rows = [one for one in self.found if (one.one, one.other) == (row.one, row.other)]
        for one in rows:
            self.decide[one.key] = {"what": "settled", "whose": []}
        made = {name: self.into.edited(one) for name, one in {row.key: entry, **create}.items()}
        self.into.write |= {name: one for name, one in made.items() if name != row.key}
        self.put(rows, [self.into.name(*((0, row.one) if row.one else (1, row.other)))], [made[row.key]])

    def alike(self) -> None:
        """Write what both have alike and the article has not, and tick off what both have read and of which nothing is open.

        What was taken over once, and what neither touched, is left as whoever works at the article has it now.
        """
        differ = {row.one for row in self.found}
        taken = {name for line in self.there.lines if line.kind == "settle" for name in line.write}
        touched = self.match.one.written | self.match.other.written if self.match.one.lines and self.match.other.lines else None
        back = match(self.there, self.match.one)
        held = {yours: mine for mine, yours in back.pairs.items()}
        for mine in sorted(self.match.pairs):
            kind, places = mine.partition("/")[0], self.match.one.places(mine)
            if kind in ("actor", "concept", "work") or mine in differ or (places and self.within.isdisjoint(places)):
                continue
            name = self.into.name(0, mine)
            idle = name in taken or (touched is not None and touched.isdisjoint((mine, self.match.pairs[mine])))
            if mine in held and (idle or not unlike(back, held[mine], mine)):
                continue
            texts = [
                reading.entries[ref].get("text") or {}
                for (reading, _), ref in zip(self.match.sides(), (mine, self.match.pairs[mine]), strict=True)
            ]
            words = {"text": {**texts[1], **texts[0]}} if texts[0] else {}
            self.into.write[name] = self.into.carried(0, self.match.one.entries[mine] | words)
        one, other = self.match.one, self.match.other
        for name in _removed(one) & _removed(other) & self.there.entries.keys():
            if name not in held.values() and name.partition("/")[0] not in ("actor", "concept", "work"):
                self.gone(name)
        opened = {place for row in self.found if not self.whose(row.key) for place in row.at}
        for place in self.within:
            why = one.silent.get(place, "")
            if why == other.silent.get(place, "") and why != self.there.silent.get(place, ""):
                self.silent[place] = why
            if place in one.done & other.done - opened - self.there.done:
                self.done[place] = True

    def act(self, choice: Choice) -> Act:
        """Return the act that this comes to. Raises `Refused` where what was chosen rests on something that is still open."""
        for name, missing in self.into.waiting():
            if name in self.wanted:
                raise Refused(f"{name}: rests on {', '.join(sorted(missing))}, which is not in the article yet; settle that first")
        places = [place for key in choice.keys[:1] for row in self.found if row.key == key for place in row.at[:1]]
        write = {name: entry for name, entry in self.into.write.items() if entry != self.there.entries.get(name)}
        return Act(
            kind="settle",
            sentence="".join(places),
            seen=self.desk.version,
            window=choice.window,
            write=write,
            create=tuple(choice.create),
            silent=self.silent,
            done=self.done,
            decide=self.decide,
            card="".join(choice.keys[:1]),
            curators=named(self.match, self.desk),
        )


def named(both: Match, desk: Desk) -> tuple[str, ...]:
    """Return the two curators as the article may name them: those that the project knows, where it names any."""
    known = desk.files.project.curators
    return tuple(reading.name for reading in (both.one, both.other) if not known or reading.name in known)


def settle(both: Match, within: set[str], desk: Desk, choice: Choice) -> Carried:
    """Carry out a choice on the article that lies on the desk, as one act. Raises `Refused`, and `Conflict` as `Desk` does."""
    if choice.what == "undo":
        if not desk.review.undoable or desk.review.undoable[-1].kind != "settle":
            raise Refused("nothing that was settled is left to be taken back")
        return desk.undo(choice.window)
    there = article_of(desk)
    going = _Settling(both, desk, differences(both, within), within, there, Into(both, there))
    rows = [row for row in going.found if row.key in choice.keys or (choice.differs == row.field and not going.whose(row.key))]
    lost = set(choice.keys) - {row.key for row in rows}
    if choice.what != "alike" and (lost or not rows):
        raise Refused(f"nothing differs there: {', '.join(sorted(lost)) or choice.differs}; look again")
    if choice.what == "alike":
        going.alike()
    elif choice.what == "c":
        said = {"what": "commented", "words": choice.words} if choice.words else None
        going.decide = {f"{COMMENT}{row.key} by {desk.curator}": said for row in rows}
    elif choice.what == "e":
        going.edited(rows[0], choice.entry, choice.create)
    else:
        going.choose(rows, CHOICES[choice.what])
    return desk.act(going.act(choice))


def article_of(desk: Desk) -> Reading:
    """Return what lies on a desk as a reading of whoever works at it."""
    logs = [Log(path) for path in reviewing.logs(desk.log.path.parent) if path != desk.log.path]
    lines = [*desk.review.undoable, *(line for log in logs for line in Review.of(log).undoable)]
    book, review = desk.book, desk.review
    return Reading(desk.curator, book.article, book.entries, desk.files.said.sentences, review.done, review.decisions, lines)


def _removed(reading: Reading) -> set[str]:
    """Return the entries that were there when a reading began, and that its curator has taken away."""
    return {name for line in reading.lines for name, (_, entry) in line.write.items() if entry is None} - reading.entries.keys()
