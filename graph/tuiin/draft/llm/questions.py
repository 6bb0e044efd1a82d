"""What is put to a model: a sentence with what stands around it and what is named in it, and the form of the answer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tuiin.draft.candidates import Candidate
from tuiin.draft.drafting import Draft
from tuiin.draft.llm.cache import Cache
from tuiin.draft.llm.cost import estimated
from tuiin.draft.llm.endpoint import Endpoint
from tuiin.draft.llm.prompting import Prompt, listed, schema

LONGEST = 1_500  # tokens of an answer
_THINGS = 60  # that are named to a model with one sentence
_AROUND = 600  # letters before and behind a sentence
_HOLDERS = ("actor", "viewpoint")


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence as it is put to a model: `asked` is what is sent, and what its answer is kept by."""

    sentence: str
    asked: dict[str, Any]


def questions(draft: Draft, candidates: Sequence[Candidate], prompt: Prompt, model: str, closed: Collection[str] = ()) -> list[Question]:
    """Return the questions about the sentences of the running text, without those that are `closed`."""
    reading, named = draft.reading, _named(draft, candidates)
    lines, relations = list(reading.of("body")), listed()
    found = []
    for number, line in enumerate(lines):
        if line.id in closed or not any(token.word[0].isalpha() for token in line.tokens):
            continue
        things = dict(sorted(named.get(line.id, {}).items())[:_THINGS])
        said = {
            "language": reading.language,
            "relations": relations,
            "title": draft.head.title,
            "things": "\n".join(f"- {reference}: {label}" for reference, label in things.items()) or "-",
            "before": " ".join(reading.words(one.start, one.end) for one in lines[max(0, number - 2) : number])[-_AROUND:],
            "sentence": reading.words(line.start, line.end),
            "after": " ".join(reading.words(one.start, one.end) for one in lines[number + 1 : number + 2])[:_AROUND],
        }
        holders = [name for name in things if name.partition("/")[0] in _HOLDERS]
        asked = {"model": model, "messages": prompt.messages(said), "schema": schema(list(things), holders)}
        found.append(Question(line.id, asked))
    return found


def plan(some: Sequence[Question], cache: Cache, endpoint: Endpoint) -> str:
    """Return in words what would be sent where."""
    new = [one for one in some if cache.get(one.asked) is None]
    kept = f"; {len(some) - len(new)} are answered already, in {cache.path}" if len(new) < len(some) else ""
    tokens = sum(estimated(one.asked["messages"]) for one in new)
    return (
        f"sends {len(new)} sentences, each with those around it and what is named there, to {endpoint.host} ({endpoint.model}): "
        f"{len(new)} requests, about {tokens:,} tokens, and at most {len(new) * LONGEST:,} of answers{kept}"
    )


def _named(draft: Draft, candidates: Iterable[Candidate]) -> dict[str, dict[str, str]]:
    """Return for each sentence what is named in it: by reference, what it is called."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, label, sentence in _standing(draft, candidates):
        found[sentence].setdefault(name, label)
    return found


def _standing(draft: Draft, candidates: Iterable[Candidate]) -> Iterator[tuple[str, str, str]]:
    things = [(name.reference, name.label, [mention.span for mention in name.mentions]) for name in draft.names]
    things += [(term.reference, term.label, list(term.spans)) for term in draft.terms]
    for reference, label, spans in things:
        for span in spans if reference else ():
            if sentence := draft.reading.at(span.start):
                yield reference, label, sentence.id
    for one in candidates:
        for label in list((one.entry.get("label") or {}).values())[:1]:
            yield from ((one.reference, label, sentence) for sentence in one.at)
