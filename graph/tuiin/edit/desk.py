"""The desk on which an article lies open: acts are carried out on its files, taken back, done again; one writer, and a log of it all."""

import glob
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tuiin.curate import entering
from tuiin.curate.consistency import PLACEHOLDERS
from tuiin.curate.decode import SLUG
from tuiin.curate.entering import Entry
from tuiin.curate.folder import REVIEW
from tuiin.curate.log import Hunk, Line, Log, hunk
from tuiin.curate.tabled import Files
from tuiin.draft.candidates import Candidate
from tuiin.draft.unreviewed import renamed
from tuiin.edit.acts import BOUNDARY, DRAFTED_BY, Act, Refused
from tuiin.edit.naming import named
from tuiin.edit.sides import conflict, joined, mixed
from tuiin.edit.state import Changes, Review, nothing
from tuiin.edit.wording import reworded
from tuiin.errors import BadInput
from tuiin.files import reading
from tuiin.files.writing import replace_all

_MOST = 8_000_000  # bytes of a curated file
NOBODY = PLACEHOLDERS["article.curators"]


@dataclass(slots=True)
class Conflict(Exception):
    """Somebody has changed the same entries since: what each was, is there, and should be here."""

    conflicts: list[dict[str, Any]]


@dataclass(slots=True)
class Carried:
    """What came of an act: what has changed, which ids new entries have got, and where it was made that was taken back or done again."""

    changes: Changes
    names: Mapping[str, str] = field(default_factory=dict)
    back: Line | None = None


class Desk:
    """One article, its files and the log of its curator. `version` grows with each change, by whomever; each `run` counts anew."""

    def __init__(self, files: Files, curator: str, others: Sequence[Log] = ()) -> None:
        """Open an article, and carry out what a crash has left undone. Raises `BadInput` for files that cannot be read."""
        self.files, self.curator = files, curator
        self.log = Log(files.home / REVIEW / f"{curator}.jsonl")
        self.version, self.run = 1, secrets.token_hex(8)
        if healed(self.log, files.data):
            self.files = files = Files(files.slug, files.data)
        self.book = entering.book(files)
        self.review = Review.of(self.log, others)
        self.order = {name: number for number, name in enumerate(files.said.sentences)}
        self.drafted: Mapping[str, Candidate] = {}  # what can be decided upon, by key
        self._touched: dict[str, dict[str, int]] = {}  # entries by who has changed them: for each window in which version last

    def act(self, act: Act) -> Carried:
        """Carry out an act, once however often it comes. Raises `Refused` or `Conflict`; then nothing has happened."""
        if done := self.again(act):
            return done
        names = named(act, self.book.entries.keys())
        write = {names.get(name, name): renamed(entry, names) for name, entry in act.write.items()}
        self._refuse_used(write)
        write = self._beside(write, act)
        write |= self.said(act, names, write)
        article = self._article(renamed(dict(act.article), names), write)
        pairs = {name: (self.book.entries.get(name), entry) for name, entry in write.items()}
        silent = {name: (self.book.article.get("silent", {}).get(name, ""), why) for name, why in act.silent.items()}
        decided = {key: one and self._decision(key, renamed(one, names)) for key, one in act.decide.items()}
        line = replace(
            self._line(act.kind, act.sentence, act.card, act.id),
            article={name: (self.book.article.get(name), one) for name, one in article.items()},
            seconds=round(act.seconds, 1),
            keys=act.keys,
            judged=dict(act.judged),
            write=pairs,
            silent=silent,
            done={name: (name in self.review.done, done) for name, done in act.done.items()},
            decide={key: (self.review.decisions.get(key), one) for key, one in decided.items()},
        )
        head = self._head({name: why for name, (_, why) in silent.items()}, article, act.curators)
        hunks = self._hunks(write, head)
        changes = self._carry(replace(line, files=hunks), act.window)
        return Carried(changes, names)

    def rewrite(self, act: Act, contents: Mapping[Path, bytes], done: Mapping[str, bool]) -> Carried:
        """Carry out an act by which files become others whole: where sentences end. The article is to be opened anew after it."""
        files = tuple(hunk(path.relative_to(self.files.data).as_posix(), _content(path), content) for path, content in contents.items())
        ticks = {name: (name in self.review.done, now) for name, now in done.items()}
        line = replace(
            self._line(act.kind, act.sentence, act=act.id), seconds=round(act.seconds, 1), keys=act.keys, done=ticks, files=files
        )
        return Carried(self._carry(line, act.window))

    def _decision(self, key: str, said: dict[str, Any]) -> dict[str, Any]:
        """Return a decision with who made it and when, and what it was made upon: by which rule or model it was drafted, and how surely."""
        candidate = self.drafted.get(key)
        drafted = {"drafted": candidate.by, "confidence": round(candidate.confidence, 2)} if candidate else {}
        return said | {"by": self.curator, "when": _now()} | drafted

    def undo(self, window: str = "", act: str = "") -> Carried:
        """Take the last act back. Raises `Refused` where there is none, and `Conflict` where another program has changed the same since."""
        if done := self._done(act):
            return Carried(self._changes(done), back=self.log.lines[done.undoes - 1])
        if not self.review.undoable:
            raise Refused("nothing is left to be taken back")
        return self._turn(self.review.undoable[-1], window, act, back=True)

    def redo(self, window: str = "", act: str = "") -> Carried:
        """Do again what was taken back last. Raises as `undo` does."""
        if done := self._done(act):
            return Carried(self._changes(done), back=self.log.lines[done.redoes - 1])
        if not self.review.redoable:
            raise Refused("nothing was taken back that could be done again")
        return self._turn(self.review.redoable[-1], window, act, back=False)

    def _done(self, act: str) -> Line | None:
        """Return the line of an act that was carried out already: whoever sent it has heard no answer, and sends it again."""
        return next((line for line in reversed(self.log.lines) if line.act == act), None) if act else None

    def again(self, act: Act) -> Carried | None:
        """Return what an act has changed that was carried out already."""
        line = self._done(act.id)
        return Carried(self._changes(line), dict(zip(act.write, line.write, strict=False))) if line else None

    def _changes(self, line: Line) -> Changes:
        """Return what a line has changed, as it is now."""
        if line.kind == BOUNDARY:
            return Changes(nothing(self.version, self.review) | {"reload": True})
        article = {name: self.book.article.get(name) for name in line.article}
        changes = Changes.of(self.version, self.review, line, {name: self.book.entries.get(name) for name in line.write}, article)
        if any(name in DRAFTED_BY for name in article):
            changes.said["reload"] = True
        return changes

    def drafted_by(self) -> dict[str, Any]:
        """Return what of the article itself a draft goes by."""
        return {name: self.book.article.get(name) for name in DRAFTED_BY}

    def _words(self, name: str, entry: Entry, key: str, things: Mapping[str, Entry | None]) -> str:
        """Return the words of a claim in which nobody has typed, as they shall be.

        `key` is of the draft that it is made of, `things` are entries that are to be written with it.
        """
        decided = next((one for one, decision in self.review.decisions.items() if decision.get("ref") == name), "")
        candidate = self.drafted.get(key or decided)
        before = self.book.entries.get(name) or (dict(candidate.entry) if candidate else {})
        drafted = candidate is not None and candidate.entry.get("text") == before.get("text")

        def was(reference: str) -> Mapping[str, Any]:
            there = self.book.entries.get(reference)
            return there or next((one.entry for one in self.drafted.values() if one.reference == reference), {})

        def now(reference: str) -> Mapping[str, Any]:
            return things.get(reference) or was(reference)

        return reworded(entry, before, now, was, str(self.book.article.get("language") or ""), drafted=drafted)

    def said(self, act: Act, names: Mapping[str, str], write: Mapping[str, Entry | None]) -> dict[str, Entry]:
        """Return the claims of an act in which nobody has typed, with their words as they shall be."""
        language, found = str(self.book.article.get("language") or ""), dict[str, Entry]()
        for sent in act.say:
            name = names.get(sent, sent)
            key = next((key for key, one in act.decide.items() if one and one.get("ref") == sent), "")
            if (entry := write.get(name)) and (words := self._words(name, entry, key, write)):
                found[name] = entry | {"text": {**(entry.get("text") or {}), language: words}}
        return found

    def _article(self, said: dict[str, Any], write: Mapping[str, Entry | None]) -> dict[str, Any]:
        """Return what an act says of the article itself, without what it says already. Raises `Refused` with what is wrong with it."""
        known, changed = self.files.project.curators, {name: one for name, one in said.items() if one != self.book.article.get(name)}
        there = {*self.book.entries, *write, PLACEHOLDERS["article.authors"]}
        wrong = entering.article_problems(self.files, self.book.article | changed, there) if changed else []
        problems = [one for one in (_problem(str(problem.message)) for problem in wrong) if one["field"].split("[")[0] in changed]
        keys = [one for one in changed.get("curators", ()) if known and one not in known and re.fullmatch(SLUG.regex, one)]
        wanted = f"wanted a full name, or one of {', '.join(known)}"
        problems += [{"ref": "article", "field": "curators", "message": f"tuiin.toml has no {one}; {wanted}"} for one in keys]
        if problems:
            raise Refused("; ".join(f"{one['field']}: {one['message']}" for one in problems), problems)
        return changed

    def _turn(self, line: Line, window: str, act: str = "", *, back: bool) -> Carried:
        """Go the way of an act back, or again: byte for byte where its files are as it left them, else entry by entry."""
        before, after = (1, 0) if back else (0, 1)
        hunks = tuple(one.turned() for one in line.files) if back else line.files
        if not all(_is_before(one, self.files.data) for one in hunks):
            if line.kind == BOUNDARY:
                raise Refused(
                    f"{line.sentence}: where it ends cannot be {'taken back' if back else 'done again'}: the files have changed since"
                )
            there = {name: self.book.entries.get(name) for name in line.write}
            changed = {name: pair for name, pair in line.write.items() if there[name] != self._normal(name, pair[before])}
            if changed:
                raise Conflict([conflict(name, pair[before], there[name], pair[after]) for name, pair in changed.items()])
            write = {name: pair[after] for name, pair in line.write.items()}
            silent, article = ({name: pair[after] for name, pair in some.items()} for some in (line.silent, line.article))
            hunks = self._hunks(write, self._head(silent, article))
        turned = {
            kind: {name: (pair[before], pair[after]) for name, pair in getattr(line, kind).items()}
            for kind in ("write", "done", "decide", "silent", "article")
        }
        number = {"undoes": line.number} if back else {"redoes": line.number}
        new = replace(self._line(line.kind, line.sentence, line.card, act), files=hunks, **turned, **number)  # type: ignore[arg-type]
        return Carried(self._carry(new, window), back=line)

    def _carry(self, line: Line, window: str) -> Changes:
        """Put a line into the log, then what it says into the files, and return what has changed."""
        self.log.append(line)
        _write(line.files, self.files.data)
        self.review.follow(line)
        self.version += 1
        if line.kind == BOUNDARY:
            return self._changes(line)
        for name, (_, entry) in line.write.items():
            self._touched.setdefault(name, {})[window] = self.version
            if name.startswith("claim/"):
                self._moved(name, entry)
        paths = [self.files.data / one.file for one in line.files]
        entries = self.read_again([path for path in paths if path.name != "article.yaml"])
        if any(path.name == "article.yaml" for path in paths):
            self.book.article = entering.article_of(self.files)
        changes = self._changes(line)
        changes.said["entries"] = entries | changes.said["entries"]
        return changes

    def read_again(self, paths: Sequence[Path]) -> dict[str, Entry | None]:
        """Read files that have changed, and return the entries that say something else now, None for those that are gone."""
        changed: dict[str, Entry | None] = {}
        for path in paths:
            new = entering.entries_of(self.files, path) if path.exists() else {}
            old = self.book.files.get(path, [])
            changed |= {name: None for name in old if name not in new}
            changed |= {name: entry for name, entry in new.items() if self.book.entries.get(name) != entry}
            for name in old:
                self.book.entries.pop(name, None)
            self.book.entries |= new
            if path.exists():
                self.book.files[path] = list(new)
            else:
                self.book.files.pop(path, None)
        return changed

    def _normal(self, name: str, entry: Entry | None) -> Entry | None:
        """Return an entry as it would be read again, with all that follows from the rest."""
        return None if entry is None else entering.normal(self.files, name, entry)

    def _moved(self, name: str, entry: Entry | None) -> None:
        """Note where a claim stands now: what stands with it follows from that."""
        if entry is None:
            self.files.said.claims.pop(name, None)
        else:
            self.files.said.claims[name] = tuple(entering.places_of(entry))

    def _head(self, silent: Mapping[str, str], article: Mapping[str, Any], curators: Sequence[str] = ()) -> dict[str, Any]:
        """Return what changes in what is said of the article itself."""
        head = dict(article)
        if silent:
            reasons = {**self.book.article.get("silent", {}), **silent}
            head["silent"] = {name: why for name, why in reasons.items() if why}
        if curators:
            head["curators"] = [one for one in dict.fromkeys([*self.book.article.get("curators", ()), *curators]) if one != NOBODY]
        return head

    def _hunks(self, write: dict[str, Entry | None], head: Mapping[str, Any]) -> tuple[Hunk, ...]:
        """Return what changes in the files where these entries are written. Raises `Refused` with what is wrong with them."""
        try:
            contents: dict[Path, bytes] = entering.entered(self.files, self.book, write, self.order)
            if head:
                path = self.files.home / "article.yaml"
                contents[path] = entering.article_with(self.files, head, contents.get(path))
        except BadInput as error:
            problems = [_problem(str(one.message)) for one in error.problems]
            raise Refused("; ".join(one.message for one in error.problems), problems) from error
        return tuple(hunk(path.relative_to(self.files.data).as_posix(), _content(path), content) for path, content in contents.items())

    def _refuse_used(self, write: Mapping[str, Entry | None]) -> None:
        """Raise `Refused` where an entry should go that others refer to."""
        gone = {name for name, entry in write.items() if entry is None}
        if not gone:
            return
        others = {name: write.get(name, entry) for name, entry in self.book.entries.items() if name not in gone}
        used = {name for name, entry in others.items() if entry and gone & set(_texts(entry))}
        if used:
            raise Refused(f"{', '.join(sorted(gone))}: is used by {', '.join(sorted(used))}", used=sorted(used))

    def _beside(self, write: Mapping[str, Entry | None], act: Act) -> dict[str, Entry | None]:
        """Return what is to be written, with what was changed of it since the page saw it. Raises `Conflict` where both changed the same.

        What a window has changed itself, and nobody after it, it may change again, though what it knew was not yet that.
        """
        found, conflicts = dict(write), list[dict[str, Any]]()
        for name in sorted(write):
            there, saw = self.book.entries.get(name), act.before.get(name)
            late = self._late(name, act)
            if (not late and name not in act.before) or (saw is not None and saw == there):
                continue
            before, here = self._normal(name, saw), self._normal(name, write[name])
            if before == there and (saw is not None or not late):
                continue
            if both := joined(before, there, here):
                found[name] = both
            elif late or self._last(name) != act.window:
                conflicts.append(conflict(name, before, there, here))
            elif before and there and here:
                found[name] = mixed(before, there, here, here)
        if conflicts:
            raise Conflict(conflicts)
        return found

    def _late(self, name: str, act: Act) -> bool:
        """Say whether another window or program has changed an entry since the page saw it; versions of another run say nothing."""
        seen = act.seen if act.run in ("", self.run) else 0
        return any(version > seen for window, version in self._touched.get(name, {}).items() if window != act.window)

    def _last(self, name: str) -> str | None:
        """Return which window or program has changed an entry last."""
        touched = self._touched.get(name, {})
        return max(touched, key=touched.__getitem__, default=None)

    def outside(self, paths: Sequence[Path]) -> dict[str, Entry | None]:
        """Take in what another program has written into these files, and return the entries that it changed. Raises `BadInput`."""
        self.files = Files(self.files.slug, self.files.data)
        changed = self.read_again([path for path in paths if path.name != "article.yaml"])
        if any(path.name == "article.yaml" for path in paths):
            self.book.article = entering.article_of(self.files)
        self.version += 1
        for name in changed:
            self._touched.setdefault(name, {})["outside"] = self.version
        return changed

    def _line(self, kind: str, sentence: str, card: str = "", act: str = "") -> Line:
        return Line(number=len(self.log.lines) + 1, when=_now(), by=self.curator, kind=kind, act=act, sentence=sentence, card=card)


def healed(log: Log, data: Path) -> bool:
    """Carry out what the last line says of files that are still as they were before it, and say whether there were any.

    The crash came between the two. What was to be moved into their places then is taken away.
    """
    last = log.lines[-1].files if log.lines else ()
    for one in last:
        path = data / one.file
        for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
            left.unlink(missing_ok=True)
    todo = [one for one in last if _is_before(one, data)]
    _write(todo, data)
    return bool(todo)


def _is_before(one: Hunk, data: Path) -> bool:
    try:
        one.apply(_content(data / one.file))
    except ValueError:
        return False
    return True


def _write(hunks: Sequence[Hunk], data: Path) -> None:
    contents = {data / one.file: one.apply(_content(data / one.file)) for one in hunks}
    replace_all({path: content for path, content in contents.items() if content is not None})
    for path, content in contents.items():
        if content is None:
            path.unlink(missing_ok=True)


def _content(path: Path) -> bytes | None:
    return reading.read(path, most=_MOST) if path.exists() else None


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _texts(value: Any) -> list[str]:
    """Return all texts in a value."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _problem(message: str) -> dict[str, str]:
    """Return what is wrong with a field, told apart: `claim/x.subject: there is no …`."""
    where, _, what = message.partition(": ")
    reference, _, name = where.partition(".")
    return {"ref": reference, "field": name, "message": what or message}
