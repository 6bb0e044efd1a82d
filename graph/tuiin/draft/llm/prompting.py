"""The words by which a model is asked: a file a language, which a project may have a changed copy of; and the form of the answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.files.terms import relations
from tuiin.letters import quoted
from tuiin.model import Claim, Position, fields

HERE = Path(__file__).parent / "prompts"
AUTHOR = "author"
CLAIMS = 8  # in one answer
_MOST = 100_000  # bytes of a prompt
_ANY = "en"  # the file for languages that have none
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_PLACES = ("language", "relations", "title", "things", "before", "sentence", "after")
_PART = re.compile(r"(?m)^---\s*$")


class BadPrompt(TuiinError):
    """A file with a prompt that cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told once, and with each sentence; `path` is the file that says it."""

    path: Path
    always: str
    each: str

    def messages(self, said: Mapping[str, str]) -> list[dict[str, str]]:
        """Return the messages in which the places hold what is said of them."""
        return [{"role": role, "content": _put(part, said)} for role, part in (("system", self.always), ("user", self.each))]


def prompt(language: str, project: Path | None = None) -> Prompt:
    """Return the prompt for a language: that of the project, in its folder `prompts`, where it has one. Raises `BadPrompt`."""
    homes = ([project / "prompts"] if project else []) + [HERE]
    names = dict.fromkeys((language, language.partition("-")[0], _ANY))
    path = next(path for name in names for home in homes if (path := home / f"{name}.md").is_file())
    text = reading.read(path, most=_MOST).decode("utf-8", "replace").replace("\r\n", "\n")
    parts = _PART.split(text, maxsplit=1)
    unknown = [name for name in _PLACE.findall(text) if name not in _PLACES]
    if unknown or len(parts) < 2 or not all(f"{{{{{name}}}}}" in parts[1] for name in ("sentence", "things")):
        wrong = f"found {quoted('{{' + unknown[0] + '}}')}" if unknown else "found no line --- before what is said with each sentence"
        wanted = ", ".join(f"{{{{{name}}}}}" for name in _PLACES)
        raise BadPrompt(f"{path}: {wrong}; wanted of {wanted} {{{{sentence}}}} and {{{{things}}}} below that line")
    return Prompt(path, parts[0].strip(), parts[1].strip())


def listed() -> str:
    """Return the relations as a model reads them, with what they mean."""
    known = relations()
    return "; ".join(f"{name} ({known[name].definition.rstrip('.')})" if name in known else name for name in get_args(_type("relation")))


def schema(things: Sequence[str], holders: Sequence[str]) -> dict[str, Any]:
    """Return the form of an answer about a sentence in which these things and these holders are named."""
    words = {"type": "string"}
    claim = {
        "quote": words,
        "subject": {"type": "string", "enum": [*things, ""]},
        "subject_words": words,
        "relation": {"type": "string", "enum": list(get_args(_type("relation")))},
        "object": {"type": "string", "enum": [*things, ""]},
        "object_words": words,
        "negative": {"type": "boolean"},
        "holder": {"type": "string", "enum": [AUTHOR, *holders, ""]},
        "holder_words": words,
        "stance": {"type": "string", "enum": list(get_args(_type("stance")))},
        "certainty": {"type": "string", "enum": list(get_args(_type("certainty")))},
        "paraphrase": words,
        "confidence": {"type": "number"},
    }
    return _object({"claims": {"type": "array", "maxItems": CLAIMS, "items": _object(claim)}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _type(name: str) -> Any:
    return (fields.of(Claim) | fields.of(Position))[name].type


def _put(part: str, said: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: said.get(place[1], ""), part)
