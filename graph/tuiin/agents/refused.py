"""What an agent is told when it gets no answer: a stable code, words, and the nearest names; the codes and what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tuiin.errors import BadQuery, LimitHit, TuiinError, UnknownQuestion
from tuiin.graph.knowledge import UnknownParameter
from tuiin.graph.parameters import SHOWN, WantsParameter
from tuiin.letters import visible

CODES = {
    "ambiguous": "several articles have a thing of that name; `nearest` has the IRIs",
    "bad-argument": "an argument of a tool is not what its schema wants",
    "bad-query": "SPARQL that cannot be read, or that would change data or leave this machine",
    "fault": "a mistake of tuiin itself",
    "limit": "the answer took too long, too much memory or too many bytes, or the question is too long or nested too deep",
    "not-read": "the graph could not be asked as it is",
    "unknown-parameter": "the question has no parameter of that name",
    "unknown-question": "no question has that name",
    "unknown-thing": "nothing in the graph has that name",
    "unknown-tool": "no tool has that name",
    "unknown-word": "a list, such as the stances, has no such word",
    "wants-parameter": "the question needs a parameter, or the one given has no answer; the choices are told",
    "wrong-kind": "the thing is there, and is of another kind than the tool wants",
}


class Refusal(TuiinError):
    """A question of an agent that has no answer, by one of the codes."""

    def __init__(self, code: str, message: str, nearest: Sequence[str] = ()) -> None:
        self.code, self.nearest = code, list(nearest)
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no answer. `nearest` are names that are there, `choices` what a parameter can be, `limit` which limit was hit."""

    code: str
    message: str
    nearest: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    limit: str | None = None


def refused(error: Exception) -> Refused:
    """Return what an error is to an agent; of a fault of our own, nothing but its kind."""
    match error:
        case Refusal():
            return Refused(error.code, str(error), error.nearest)
        case UnknownQuestion():
            return Refused("unknown-question", f"no question is called {visible(error.name)}", error.nearest)
        case UnknownParameter():
            return Refused("unknown-parameter", str(error), error.known)
        case WantsParameter():
            near = [visible(error.nearest)] if error.nearest else []
            return Refused("wants-parameter", str(error).partition("\n")[0], near, choices=_some(error.known))
        case LimitHit():
            return Refused("limit", str(error), limit=error.limit or None)
        case BadQuery():
            return Refused("bad-query", str(error))
        case TuiinError():
            return Refused("not-read", str(error))
        case MemoryError():
            return Refused("limit", "the answer is too large: ask for less", limit="memory")
    return Refused("fault", f"a fault of tuiin itself: {type(error).__name__}")


def _some(known: Mapping[str, str]) -> dict[str, str]:
    return {visible(name): visible(words) for name, words in [*known.items()][:SHOWN]}
