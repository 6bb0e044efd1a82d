"""Who holds what a sentence says: the author, or somebody whom the author reports, or somebody whom that one reports."""

from collections.abc import Callable, Sequence
from typing import Any

from tuiin.draft.found import Slot, Statement


def said_by(frame: Statement, voices: Sequence[Statement]) -> list[Statement]:
    """Return those within whose words a frame stands, the outermost first."""
    around = [voice for voice in voices if voice.span.start <= frame.span.start and frame.span.end <= voice.span.end]
    return sorted(around, key=lambda voice: (voice.span.start - voice.span.end, voice.span.start))


def positions(
    frame: Statement, voices: Sequence[Statement], speaker: str, reference: Callable[[Slot], str]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the positions on a claim as they would be written, and `holder` for each that nobody is known to hold.

    Where somebody else is named, the author reports and that one holds, with all who say it together. The stance of the frame is that of
    whoever is innermost.
    """
    chain: list[tuple[str, str, str]] = []
    holders = [(voice.holder, voice) for voice in voices] + ([(frame.holder, frame)] if frame.holder and frame not in voices else [])
    for slot, voice in holders:
        chain.append((reference(slot), voice.stance, voice.certainty))
    if not chain:
        chain = [(speaker, frame.stance, frame.certainty)]
    else:
        who, stance, certainty = chain[-1]
        if stance in ("asserts", "reports"):  # who is reported and reports nobody says it himself
            stance, certainty = ("asserts", certainty) if frame in voices else (frame.stance, frame.certainty)
        chain = [(speaker, "reports", "certain"), *((one[0], "reports", one[2]) for one in chain[:-1]), (who, stance, certainty)]
    together = holders[-1][1].details.get("holders", ()) if holders else ()
    others = [one for slot in together if (one := reference(slot)) and one != chain[-1][0]]
    lacking = ["holder" for who, _, _ in chain if not who]
    found: list[dict[str, Any]] = []
    for who, stance, certainty in reversed(chain):
        held: dict[str, Any] = {"stance": stance, "certainty": certainty} | ({"voices": found} if found else {})
        found = [({"holder": one} if one else {}) | held for one in ([who] if found else [who, *others])]
    found[0]["at"] = [frame.sentence]
    return found, lacking[:1]
