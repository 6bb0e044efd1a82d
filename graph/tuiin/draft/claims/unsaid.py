"""Where a Russian or English verb of saying reports nobody: it is a noun, the author's own, or only supposes people who may say so."""

from tuiin.draft.claims import cues, holders_first
from tuiin.draft.claims.line import Line
from tuiin.draft.claims.saying import Holder
from tuiin.draft.found import Name


def supposed(line: Line, at: int, holder: Holder) -> bool:
    """Say whether nobody is reported: the clause only supposes people who say so, or may find it out."""
    before = line.words[holder.part[0] - 1] if holder.part[0] else ""
    if (not isinstance(holder.slot, Name) and before in ("if", "unless", "until", "once", "whether", "если", "пока")) or line.words[
        max(holder.part[0] - 3, 0) : holder.part[0]
    ] == ("as", "long", "as"):
        return True
    if not isinstance(holder.slot, Name) and "if" in line.words[max(holder.part[0] - 10, 0) : holder.part[0]]:
        return True
    return line.words[at] in ("find", "see", "feel", "discover") and line.words[at - 1] in ("may", "might", "can", "could", "will")


def clause_end(line: Line, first: int) -> int:
    """Return where the clause ends that begins at a word."""
    return next((at for at in range(first, len(line)) if line.words[at] == ";"), len(line))


def by_author(line: Line, at: int) -> bool:
    """Say whether it is the author, or the reader, who says so."""
    return any(word in holders_first.AUTHOR for word in line.words[max(at - 2, 0) : at])


def noun_like(line: Line, at: int) -> bool:
    """Say whether an English form that may be a noun is one: an article, adjective or preposition stands before."""
    if line.words[at] not in cues.table("en", "NOUNS"):
        return at > 0 and line.words[at - 1] in ("be", "been", "is", "was", "are", "were", "to", "being", "has been")
    before = line.words[at - 1] if at else ""
    if before == "and" and line.words[at + 1 : at + 2] == ("that",):
        return False
    return before in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "their",
        "its",
        "of",
        "in",
        "no",
        "any",
        "to",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "by",
        "and",
        "or",
        "such",
    ) or before.endswith(("'s", "’s", "al", "ic", "ous", "ive"))
