"""An act: one step of a curator, as the page sends it. What is no act is refused in words, before anything happens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from tuiin.curate.short import SENTENCE
from tuiin.errors import TuiinError
from tuiin.letters import quoted
from tuiin.model import LOCAL, SHARED
from tuiin.model.article import Silence

BOUNDARY = "boundary"
KINDS = [*"accept correct add change reject remove split merge voice argue note join done silent back article".split(), BOUNDARY]
DECISIONS = "accepted corrected rejected merged".split()
HEAD = "title authors speaker published language curators".split()  # what an act may say of the article itself
DRAFTED_BY = "authors speaker language".split()  # what of it a draft goes by
REASONS = "not-said wrong-reading duplicate trivial other".split()
_SECONDS = 86_400.0


class Refused(TuiinError):
    """An act that cannot be carried out: `problems` are about fields of entries, `used` are those who refer to what should go."""

    def __init__(self, message: str, problems: list[dict[str, str]] | None = None, used: list[str] | None = None) -> None:
        super().__init__(message)
        self.problems, self.used = problems or [], used or []


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where sentences end otherwise: those from one to the `last` are joined, or one is parted `at` an offset of the text."""

    sentence: str
    last: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One step. `write` are entries as they shall be, None for one that goes; `create` are those of them that are new.

    `seen` is the version that the page knew, `window` the page itself. `seconds` and `keys` count since the sentence was marked.
    `curators` are to be named as those of the article, and `article` is what is said of it itself. `id` tells an act from all others: one
    that comes twice is done once. `before` is what the page knew of entries when it began to change them, and `run` the run of this tool
    that told it. `say` are claims whose own words nobody has typed in.
    """

    kind: str
    id: str = ""
    run: str = ""
    before: Mapping[str, dict[str, Any] | None] = field(default_factory=dict)
    say: tuple[str, ...] = ()
    article: Mapping[str, Any] = field(default_factory=dict)
    sentence: str = ""
    seen: int = 0
    window: str = ""
    write: Mapping[str, dict[str, Any] | None] = field(default_factory=dict)
    create: tuple[str, ...] = ()
    silent: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, bool] = field(default_factory=dict)
    decide: Mapping[str, dict[str, str] | None] = field(default_factory=dict)
    seconds: float = 0.0
    keys: int = 0
    judged: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    curators: tuple[str, ...] = ()
    boundary: Boundary | None = None


def act_of(said: Any) -> Act:
    """Return an act as it came in JSON. Raises `Refused` with the field that is wrong, what was found there and what is wanted."""
    if not isinstance(said, dict):
        raise Refused(f"found {_found(said)}; wanted an act, an object with kind and write")
    return Act(
        kind=_word(said, "kind", KINDS),
        id=_text(said, "id"),
        run=_text(said, "run"),
        before={_reference(name): _entry(name, entry) for name, entry in _mapping(said, "before").items()},
        say=tuple(_reference(name) for name in _list(said, "say")),
        article={_word({"article": name}, "article", HEAD): value for name, value in _mapping(said, "article").items()},
        sentence=_text(said, "sentence"),
        seen=int(_number(said, "seen")),
        window=_text(said, "window"),
        write={_reference(name): _entry(name, entry) for name, entry in _mapping(said, "write").items()},
        create=tuple(_reference(name) for name in _list(said, "create")),
        silent={_sentence(name): _silence(name, why) for name, why in _mapping(said, "silent").items()},
        done={_sentence(name): bool(done) for name, done in _mapping(said, "done").items()},
        decide={name: _decision(decided) for name, decided in _mapping(said, "decide").items()},
        seconds=min(max(float(_number(said, "seconds")), 0.0), _SECONDS),
        keys=max(int(_number(said, "keys")), 0),
        judged={name: _text(_mapping(said, "judged"), name) for name in _mapping(said, "judged")},
        card=_text(said, "card"),
        boundary=_boundary(said.get("boundary")),
    )


def _found(value: Any) -> str:
    return quoted(str(value))


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name) or ""
    if not isinstance(value, str):
        raise Refused(f"{name}: found {_found(value)}; wanted text")
    return value


def _word(said: Mapping[str, Any], name: str, known: list[str]) -> str:
    value = said.get(name)
    if value not in known:
        raise Refused(f"{name}: found {_found(value)}; wanted one of {', '.join(known)}")
    return str(value)


def _number(said: Mapping[str, Any], name: str) -> float:
    value = said.get(name) or 0
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e15:
        raise Refused(f"{name}: found {_found(value)}; wanted a number")
    return value


def _mapping(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = said.get(name) or {}
    if not isinstance(value, dict):
        raise Refused(f"{name}: found {_found(value)}; wanted an object")
    return value


def _list(said: Mapping[str, Any], name: str) -> list[Any]:
    value = said.get(name) or []
    if not isinstance(value, list):
        raise Refused(f"{name}: found {_found(value)}; wanted a list")
    return value


def _reference(name: Any) -> str:
    kind = name.partition("/")[0] if isinstance(name, str) else ""
    if kind not in SHARED | LOCAL:
        raise Refused(f"found {_found(name)}; wanted a reference such as claim/x")
    return str(name)


def _entry(name: str, entry: Any) -> dict[str, Any] | None:
    if entry is not None and not isinstance(entry, dict):
        raise Refused(f"{name}: found {_found(entry)}; wanted an entry, or null")
    return entry


def _sentence(name: Any) -> str:
    if not isinstance(name, str) or not SENTENCE.fullmatch(name):
        raise Refused(f"found {_found(name)}; wanted a sentence such as p4s12")
    return name


def _silence(name: str, why: Any) -> str:
    if why and why not in get_args(Silence):
        raise Refused(f"silent.{name}: found {_found(why)}; wanted one of {', '.join(get_args(Silence))}, or nothing")
    return why or ""


def _boundary(said: Any) -> Boundary | None:
    if said is None:
        return None
    if isinstance(said, dict) and isinstance(said.get("join"), list) and len(said["join"]) == 2:
        return Boundary(_sentence(said["join"][0]), last=_sentence(said["join"][1]))
    if isinstance(said, dict) and "part" in said:
        return Boundary(_sentence(said["part"]), at=int(_number(said, "at")))
    raise Refused(f"boundary: found {_found(said)}; wanted {{join: [first, last]}} or {{part: sentence, at: offset}}")


def _decision(decided: Any) -> dict[str, str] | None:
    if decided is None:
        return None
    if not isinstance(decided, dict):
        raise Refused(f"decide: found {_found(decided)}; wanted an object, or null")
    found = {"what": _word(decided, "what", DECISIONS)}
    if decided.get("reason"):
        found["reason"] = _word(decided, "reason", REASONS)
    return found | {name: text for name in ("words", "ref") if (text := _text(decided, name))}
