"""What a model answered about a sentence becomes proposals: claims with what they quote, and things that are new."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tuiin.draft.candidates import Candidate
from tuiin.draft.entries import kind_of
from tuiin.draft.found import Span
from tuiin.draft.known import Registry
from tuiin.draft.lemmas import citation
from tuiin.draft.llm.prompting import AUTHOR, CLAIMS
from tuiin.draft.minted import Ids
from tuiin.draft.reading import Reading
from tuiin.draft.standing import Standing
from tuiin.draft.validating import Proposal, Quote
from tuiin.model import LOCAL, SHARED, fields

_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_LONGEST = 12  # words of a thing that is new


class NoAnswer(Exception):
    """Words of a model that are not what it was asked for; the message says in a word why: `not-json`, `wrong-form`."""


def claims_in(words: str) -> list[Mapping[str, Any]]:
    r"""Return the claims that a model's words hold, as it says them. Raises `NoAnswer`.

    >>> claims_in('Here it is: ```json\n{"claims": [{"quote": "x"}]}\n```')
    [{'quote': 'x'}]
    """
    bare = _THOUGHT.sub("", words)
    fenced = _FENCED.search(bare)
    bare = fenced[1] if fenced else bare
    start, end = bare.find("{"), bare.rfind("}")
    try:
        said = json.loads(bare[start : end + 1])
    except (ValueError, RecursionError):
        raise NoAnswer("not-json") from None
    found = said.get("claims") if isinstance(said, dict) else None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise NoAnswer("wrong-form")
    return found[:CLAIMS]


@dataclass(slots=True)
class Writer:
    """Whoever makes proposals of what a model says: knows what is called how, in the registry and in the draft so far."""

    reading: Reading
    standing: Standing
    registry: Registry
    ids: Ids
    by: str
    speaker: str = ""
    called: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def proposals(self, sentence: str, said: Mapping[str, Any]) -> list[Proposal]:
        """Return what one claim proposes that a model makes of a sentence: the things that are new, and the claim last."""
        new: dict[str, Proposal] = {}
        return [self._claim(sentence, said, new), *new.values()][::-1]

    def _claim(self, sentence: str, said: Mapping[str, Any], new: dict[str, Proposal]) -> Proposal:
        words = str(said.get("quote") or "")
        quote = Quote(words, self.standing.quoted(words, sentence))
        entry: dict[str, Any] = {}
        where: dict[str, Span] = {}
        for name in ("subject", "object"):
            reference = self._thing(sentence, said, name, quote, new)
            entry |= {name: reference} if reference else {}
            if span := self.standing.quoted(str(said.get(f"{name}_words") or ""), sentence):
                where[name] = span
        holder = str(said.get("holder") or "")
        who = self.speaker if holder == AUTHOR else self._thing(sentence, said, "holder", quote, new)
        stance = str(said.get("stance") or "")
        entry = _frame(said, entry, stance)
        entry["positions"] = [self._position(sentence, who, stance, str(said.get("certainty") or ""), author=holder == AUTHOR)]
        if paraphrase := " ".join(str(said.get("paraphrase") or "").split()):
            entry["text"] = {self.reading.language: paraphrase}
        names = [str(entry.get(name, "")).partition("/")[2] for name in ("subject", "object")]
        relation = f"{'not ' if 'polarity' in entry else ''}{entry.get('relation', '')}"
        claim = Candidate(
            reference=self.ids.new("claim", f"{names[0]} {relation} {names[1]}" if all(names) else sentence),
            entry=entry,
            at=(sentence,),
            spans=(quote.span,) if quote.span else (),
            by=self.by,
            confidence=_confidence(said.get("confidence")),
            fields=where,
            open=(*_open("claim", entry), *(() if who else ("holder",))),
        )
        return Proposal(claim, (quote,))

    def _position(self, sentence: str, who: str, stance: str, certainty: str, *, author: bool) -> dict[str, Any]:
        held: dict[str, Any] = ({"holder": who} if who else {}) | {"stance": stance, "certainty": certainty}
        if author:
            return held | {"at": [sentence]}
        outer: dict[str, Any] = {"holder": self.speaker} if self.speaker else {}
        return outer | {"stance": "reports", "certainty": "certain", "at": [sentence], "voices": [held]}

    def _thing(self, sentence: str, said: Mapping[str, Any], name: str, quote: Quote, new: dict[str, Proposal]) -> str:
        """Return the reference of what a model names: one of its list, or one for words, which is new where nothing is called so."""
        if chosen := str(said.get(name) or ""):
            return chosen
        words = str(said.get(f"{name}_words") or "").split()[:_LONGEST]
        if not words:
            return ""
        kind = "actor" if name == "holder" else "concept"
        span = self.standing.quoted(" ".join(words), sentence)
        label = self._label(words, kind, at_start=bool(span and span.start == self.standing.sentences[sentence].start))
        key = f"{kind} {label.casefold()}"
        known = [
            entry.reference for form in (label, " ".join(words)) for entry in self.registry.called(form) if _fits(entry.reference, name)
        ]
        if known or key in self.called:
            return known[0] if known else self.called[key]
        if key not in new:
            entry = {"label": {self.reading.language: label}}
            place = span or quote.span
            thing = Candidate(
                reference=self.ids.new(kind, label, person=kind == "actor"),
                entry=entry,
                at=(sentence,),
                spans=(place,) if place else (),
                by=self.by,
                confidence=_confidence(said.get("confidence")),
                open=_open(kind, entry),
            )
            new[key] = Proposal(thing)
        return new[key].candidate.reference

    def _label(self, words: list[str], kind: str, *, at_start: bool) -> str:
        if at_start and kind == "concept" and not words[0].isupper():
            words = [words[0][:1].lower() + words[0][1:], *words[1:]]
        return citation(words, self.reading.language) or " ".join(words)

    def keep(self, candidates: Iterable[Candidate]) -> None:
        """Take in what is known from now on, by its key and by what it is called."""
        for one in candidates:
            self.known.add(one.key)
            for label in (one.entry.get("label") or {}).values():
                self.called.setdefault(f"{one.kind} {str(label).casefold()}", one.reference)


def _frame(said: Mapping[str, Any], things: Mapping[str, str], stance: str) -> dict[str, Any]:
    relation = str(said.get("relation") or "")
    entry: dict[str, Any] = {"kind": "normative" if stance == "recommends" else kind_of(relation)}
    entry |= {"subject": things["subject"]} if "subject" in things else {}
    entry |= {"relation": relation} if relation else {}
    entry |= {"object": things["object"]} if "object" in things else {}
    return entry | ({"polarity": "negative"} if said.get("negative") is True else {})


def _open(kind: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    record: Any = (SHARED | LOCAL)[kind]
    return tuple(name for name, at in fields.of(record).items() if at.needed and name not in entry)


def _fits(reference: str, name: str) -> bool:
    kind = reference.partition("/")[0]
    return kind in ("actor", "viewpoint") if name == "holder" else True


def _confidence(said: object) -> float:
    """Return how sure a model says that it is; half where it does not say it."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not -math.inf < said < math.inf:
        return 0.5
    return float(max(0, min(1, said)))
