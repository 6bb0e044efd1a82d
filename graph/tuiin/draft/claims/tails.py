"""Who is named behind what is said: `…, сообщает X`, `…, X said`, `об этом сообщил X`, in Russian and English."""

from collections.abc import Iterator

from tuiin.draft.claims import cues, holders_first, verbs
from tuiin.draft.claims.line import CLOSING, DASHES, Line, is_mark
from tuiin.draft.claims.saying import Part, Saying, inside_quotation, says_something, stance_of

_LEAST = 4  # words that are said
_ENDS = frozenset("in on at during last this while when after before as to".split())
_MOST = 7  # words of a subject between a comma and its verb


def sayings(line: Line) -> Iterator[Saying]:
    """Yield what stands before a verb of saying that closes its sentence, with whoever does."""
    if len(line) < _LEAST + 2:
        return
    inside = inside_quotation(line)
    for at in range(2, len(line)):
        verb = verbs.heard(line, at) if not inside[at] else None
        if verb is None:
            continue
        if line.language == "ru":
            yield from _behind(line, at, verb.stance)
        else:
            yield from _before(line, at, verb.stance)


def _said(line: Line, stop: int, behind: int) -> Part:
    """Return what is said around a frame that stops before a word: what stands before it, or all, where it only stands between commas."""
    goes_on = line.words[behind : behind + 1] == (",",) and says_something(line, (behind, len(line)))
    return (0, len(line)) if goes_on and not says_something(line, (0, stop), _LEAST) else (0, stop)


def _behind(line: Line, at: int, stance: str) -> Iterator[Saying]:
    """Find `…, сообщает X`, `…, — отмечает директор института X`, and `об этом сообщил X`."""
    if not holders_first.spoken_of(line.words[at]) or line.words[at + 1 : at + 2] in ((",",), ("что",)):
        return
    of_this = line.words[:2] in (("об", "этом"), ("о", "том")) and at <= 5
    marked = is_mark(line.words[at - 1]) and line.words[at - 1] in {",", *DASHES, *CLOSING}
    if not (of_this or marked):
        return
    holder = holders_first.appositive(line, at + 1)
    what = (0, len(line)) if not marked else _said(line, at, holder.part[1] if holder else at)
    if holder is not None and "что" not in line.words[at:] and says_something(line, what, _LEAST):
        yield Saying(f"rule:attribution/,{line.words[at]}", holder, what, (at, at + 1), stance_of(stance), 0.75 if marked else 0.6)


def _before(line: Line, at: int, stance: str) -> Iterator[Saying]:
    """Find `…, X said.`, `“…,” X noted in 2001.`, and `…, said X.`."""
    following = line.words[at + 1] if at + 1 < len(line) else "."
    if line.words[at] not in cues.table("en", "TAIL"):
        return
    bare = line.bare()
    comma = next((number for number in range(at - 1, max(at - _MOST, 0), -1) if is_mark(line.words[number]) and bare[number]), 0)
    if not comma or line.words[comma] not in {",", *DASHES, *CLOSING}:
        return
    if comma == at - 1:
        holder = holders_first.appositive(line, at + 1) if line.words[at].endswith(("d", "id", "s")) else None
    elif is_mark(following) or following in _ENDS:
        holder = holders_first.subject(line, at, inside_quotation(line))
        holder = holder if holder and holder.part[0] > comma else None
    else:
        holder = None
    opens = line.words[0] in ("as", "if", "when", "while", "although", "because") and line.words[comma] == ","
    what = _said(line, comma, max(at + 1, holder.part[1]) if holder else at)
    if holder is not None and not opens and says_something(line, what, _LEAST):
        yield Saying(f"rule:attribution/,{line.words[at]}", holder, what, (at, at + 1), stance_of(stance), 0.7)
