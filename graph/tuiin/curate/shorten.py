"""Entries in short form: what follows is left out, one alone loses its brackets, and comments stay where they are.

All is done to the tree of ruamel.yaml, which keeps comments. What has a comment of its own in its way stays long.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_origin

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.tokens import CommentToken

from tuiin.curate.short import ALONE, FOLLOWS, NOT, REASONS, RELATIONS, SLUG, in_runs
from tuiin.model import Article, Claim, Forms, Printed, Words, fields
from tuiin.model.fields import plain
from tuiin.model.marks import To


@dataclass(slots=True)
class Shortener:
    """Makes entries short.

    `says` tells what an entry says in long form, and how much is wrong with it; `tag` the language that words of a type need not name.
    """

    says: Callable[[Any, Any], tuple[Any, int]]
    tag: Callable[[Any], str]
    sentences: dict[str, int]

    def entry(self, holder: Any, key: Any, hint: Any) -> None:
        """Make what a mapping holds under this key short, as this record is written."""
        before = self.says(hint, holder[key])
        self._of(holder, key, hint, lambda: self.says(hint, holder[key]) == before)

    def _of(self, holder: Any, key: Any, hint: Any, same: Callable[[], bool]) -> None:
        kind, extra = plain(hint)
        value = holder[key]
        if get_origin(kind) is tuple:
            one = get_args(kind)[0]
            if not isinstance(value, CommentedSeq):
                self._of(holder, key, one, same)
                return
            for number in range(len(value)):
                self._of(value, number, one, same)
            if len(value) == 1 and not isinstance(value[0], list | dict) and not _commented(value):
                holder[key] = value[0]
        elif is_dataclass(kind):
            self._record(holder, key, kind, same)
        elif isinstance(kind, type) and issubclass(kind, Words):
            self._words(holder, key, kind, same)
        elif to := next((mark for mark in extra if isinstance(mark, To)), None):
            first = f"{to.kinds[0]}/"
            if isinstance(value, str) and value.startswith(first) and SLUG.fullmatch(value.removeprefix(first)):
                holder[key] = value.removeprefix(first)
                _close(holder, key, 0)

    def _words(self, holder: Any, key: Any, kind: Any, same: Callable[[], bool]) -> None:
        """Leave out the language of words where they need not say it."""
        value, one = holder[key], str if not issubclass(kind, Forms) else tuple[str, ...]
        if isinstance(value, CommentedMap):
            for tag in value:
                self._of(value, tag, one, same)
            whose = "" if issubclass(kind, Printed) else self.tag(kind)  # another article may print in another language tomorrow
            if list(value) == [whose] and not _commented(value) and not isinstance(next(iter(value.values())), dict):
                holder[key] = next(iter(value.values()))
        else:
            self._of(holder, key, one, same) if one is not str else None

    def _record(self, holder: Any, key: Any, kind: Any, same: Callable[[], bool]) -> None:
        value = holder[key]
        if not isinstance(value, CommentedMap):
            if kind in ALONE and isinstance(value, str):
                holder[key] = alone = CommentedMap({ALONE[kind]: value})
                self._of(alone, ALONE[kind], fields.of(kind)[ALONE[kind]].hint, same)
                holder[key] = alone[ALONE[kind]]
            return
        for name in [name for name in value if name in fields.of(kind)]:
            self._of(value, name, fields.of(kind)[name].hint, same)
        if kind is Claim:
            _related(value)
            _held(value)
        elif kind is Article and isinstance(value.get("silent"), CommentedMap):
            self._silent(value, same)
        for name in [name for name in FOLLOWS.get(kind, ()) if name in value]:
            _left_out(value, name, same)
        if kind in ALONE and list(value) == [ALONE[kind]] and not _commented(value) and isinstance(value[ALONE[kind]], str):
            holder[key] = value[ALONE[kind]]
            if not same():  # words that would have to say their language
                holder[key] = value

    def _silent(self, article: CommentedMap, same: Callable[[], bool]) -> None:
        """Turn silence round: reasons with their sentences, those in a row by the first and the last of them."""
        before, said = article["silent"], self.says(Article, article)[0]["silent"]
        if (
            _commented(before)
            or not before
            or not (said.keys() <= self.sentences.keys() and all(isinstance(why, tuple) for why in said.values()))
        ):
            return
        reasons = [*REASONS, *(why for _, why in said.values())]
        article["silent"] = after = CommentedMap()
        for reason in sorted({why for _, why in said.values()}, key=reasons.index):
            after[reason] = runs = CommentedSeq(in_runs([one for one, (_, why) in said.items() if why == reason], self.sentences))
            runs.fa.set_flow_style()
            if len(runs) == 1:
                after[reason] = runs[0]
        if not same():
            article["silent"] = before


def _related(claim: CommentedMap) -> None:
    """Make the relation the key of the object, `not` before it where the claim is denied."""
    relation, polarity = claim.get("relation"), claim.get("polarity", "positive")
    if relation not in RELATIONS or not isinstance(claim.get("object"), str) or polarity not in ("positive", "negative"):
        return
    key = f"{NOT if polarity == 'negative' else ''}{relation}"
    gone = [name for name in ("relation", "polarity") if name in claim]
    if key in claim or not all(_loose(claim, name) for name in gone):
        return
    for name in gone:
        _take(claim, name)
    _renamed(claim, {"object": key})


def _held(claim: CommentedMap) -> None:
    """Put what a single position says on its claim."""
    whole = claim.get("positions")
    held = whole[0] if isinstance(whole, CommentedSeq) and len(whole) == 1 else whole
    if not isinstance(held, CommentedMap) or not held or any(claim.ca.items.get("positions", ())) or held.keys() & claim.keys():
        return
    last, behind = list(held)[-1], [token for node in (held, whole) for token in node.ca.end or ()]
    if any(node.ca.comment and any(node.ca.comment) for node in (held, whole)) or (whole is not held and whole.ca.items):
        return
    if behind and (last in held.ca.items or _block(held[last])):
        return
    where = list(claim).index("positions")
    claim.pop("positions")
    claim.ca.items.pop("positions", None)
    for number, (key, value) in enumerate(held.items()):
        claim.insert(where + number, key, value)
        if key in held.ca.items:
            claim.ca.items[key] = held.ca.items[key]
            _close(claim, key, held.lc.col - claim.lc.col)
    if behind:  # what stands below the list stands below what it held
        behind[0].value = "\n" + "".join(token.value for token in behind)
        claim.ca.items[last] = [None, None, behind[0], None]


def _close(node: Any, key: Any, deep: int) -> None:
    """Let a comment beside a value stand just behind it, and those below stand so much further left."""
    for token in node.ca.items.get(key) or ():
        if isinstance(token, CommentToken):
            token.value = re.sub(rf"\n {{{deep}}}(?= *#)", "\n", token.value)
            token.column = 0 if token.value.startswith("#") else token.column


def _renamed(node: CommentedMap, names: dict[str, str]) -> None:
    """Give keys of a mapping other names; they keep their place and their comments."""
    for old, new in names.items():
        where, value, comment = list(node).index(old), node[old], node.ca.items.pop(old, None)
        node.pop(old)
        node.insert(where, new, value)
        if comment:
            node.ca.items[new] = comment


def _left_out(node: CommentedMap, key: str, same: Callable[[], bool]) -> None:
    """Take a key away if that changes nothing of what is said."""
    if not _loose(node, key):
        return
    where, value, comments = list(node).index(key), node[key], dict(node.ca.items)
    _take(node, key)
    if not same():
        node.insert(where, key, value)
        node.ca.items.clear()
        node.ca.items.update(comments)


def _loose(node: CommentedMap, key: str) -> bool:
    """Say whether a key can go without its comment: it has none, or that is of the next key and can hang on the one before."""
    value = node[key]
    if isinstance(value, list | dict) and _commented(value):
        return False
    if not any(node.ca.items.get(key, ())):
        return not (next(iter(node)) == key and node.ca.comment and any(node.ca.comment))
    return _next(node.ca.items[key]) and _before(node, key) is not None


def _take(node: CommentedMap, key: str) -> None:
    """Take a loose key away; a comment on the next one hangs on the one before."""
    if comment := node.ca.items.pop(key, None):
        node.ca.items[_before(node, key)] = comment
    node.pop(key)


def _before(node: CommentedMap, key: str) -> str | None:
    """Return the key before, if a comment can hang on it."""
    names = list(node)
    before = names[names.index(key) - 1] if names.index(key) else None
    simple = before is not None and before not in node.ca.items and not _block(node[before])
    return before if simple else None


def _block(value: Any) -> bool:
    return isinstance(value, list | dict) and not value.fa.flow_style()  # type: ignore[union-attr]


def _next(comment: list[Any]) -> bool:
    """Say whether a comment stands on lines of its own behind a value, and none beside it."""
    return all(token is None or (number == 2 and token.value.startswith("\n")) for number, token in enumerate(comment))


def _commented(node: Any) -> bool:
    """Say whether a list or a mapping has comments in it."""
    return bool(node.ca.items or node.ca.end or (node.ca.comment and any(node.ca.comment)))
