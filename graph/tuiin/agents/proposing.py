"""What an agent proposes of an article: put before the validator, and kept with the draft for a person; no curated file changes."""

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from tuiin.agents.answers import Answer
from tuiin.agents.refused import Refusal
from tuiin.curate.entering import book
from tuiin.curate.folder import REVIEW
from tuiin.curate.passages import digest
from tuiin.curate.reader import anchored
from tuiin.curate.reviewing import DRAFT, reviewed
from tuiin.curate.tabled import Files
from tuiin.curate.texts import text_of
from tuiin.draft.candidates import Candidate, Origin, from_lines, to_lines
from tuiin.draft.drafting import BY, draft
from tuiin.draft.known import of_entries
from tuiin.draft.llm.answers import Writer
from tuiin.draft.minted import Ids
from tuiin.draft.validating import Fault, Validator
from tuiin.files import reading
from tuiin.files.writing import lock, replace
from tuiin.letters import quoted

_MOST = 64_000_000  # bytes of a draft
_NAME = re.compile(r"[\w.-]{1,60}", re.ASCII)
_Words = Annotated[str, Field(max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a proposal fell, by a stable reason: sentence, quote, list, schema, language, copied, reference, invented, known, rejected."""

    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Proposed(Answer):
    """Whether a proposal is let through, the references that it would have, or what is wrong with it. A person decides upon it."""

    accepted: bool = False
    references: list[str] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


class Proposals:
    """Where proposals for one article are taken: its text, its registries and the draft that lies with it."""

    def __init__(self, slug: str, data: Path) -> None:
        """Read the article. Raises `BadInput` for files that cannot be read, and `NoText` where its text is not at hand."""
        article, files = anchored(slug, data), Files(slug, data)
        self._registry = of_entries(book(files).entries.items())
        self._speaker = files.said.speaker or ""
        self._drafted = draft(
            text_of(article),
            article.language,
            passages=list(article.passages.values()),
            registry=self._registry,
            speaker=self._speaker,
        )
        self._review, self._one, self.language = files.home / REVIEW, threading.Lock(), article.language

    def take(self, by: str, sentence: str, said: Mapping[str, Any]) -> tuple[list[Candidate], list[Fault | Wrong]]:
        """Return the candidates that are kept, or what is wrong with them; nothing is kept then."""
        if not _NAME.fullmatch(by):
            raise Refusal("bad-argument", f"by: found {quoted(by)}; wanted the name of whoever proposes: letters, digits, - . _")
        self._review.mkdir(exist_ok=True)
        with self._one, lock(self._review / f"{DRAFT}.lock"):
            kept = self._kept()
            known = {one.reference: one for one in (*self._drafted.candidates, *kept)}
            validator = Validator(self._drafted.reading, self._registry, known.values())
            ids = Ids(self.language, {entry.reference for entry in self._registry.entries} | known.keys())
            writer = Writer(self._drafted.reading, validator.standing, self._registry, ids, f"agent:{by}", self._speaker)
            writer.keep(known.values())
            found = validator.validated(writer.proposals(sentence, said))
            wrong: list[Fault | Wrong] = [fault for some in (*found.faults.values(), *found.taken.values()) for fault in some]
            claim = found.kept[-1] if found.kept and not wrong else None
            if claim and claim.key in writer.known:
                wrong.append(Wrong("known", f"{next(one.reference for one in known.values() if one.key == claim.key)} says this already"))
            elif claim and reviewed(self._review).decisions.get(claim.key, {}).get("what") == "rejected":
                wrong.append(Wrong("rejected", "a person has rejected this already"))
            if not wrong:
                self._keep([*kept, *found.kept])
            return (found.kept if not wrong else []), wrong

    def _kept(self) -> list[Candidate]:
        """Return the candidates of the draft that lies with the article, of whoever they are."""
        path = self._review / DRAFT
        if not path.exists():
            return list(self._drafted.candidates)
        origin, candidates = from_lines(reading.read(path, most=_MOST).decode("utf-8", "replace"), str(path))
        if origin.sha256 != digest(self._drafted.reading.text):
            raise Refusal("not-read", "the draft that lies with the article is of another text: `tuiin draft` makes it anew")
        return candidates

    def _keep(self, candidates: list[Candidate]) -> None:
        origin = Origin(sha256=digest(self._drafted.reading.text), language=self.language, by=BY)
        replace(self._review / DRAFT, to_lines(origin, candidates).encode(), curated=True)


class Proposing:
    """The tool by which an agent proposes; there is none unless whoever started the server said so."""

    def __init__(self, proposals: Proposals, graph: str) -> None:
        self._proposals, self._graph = proposals, graph

    def all(self) -> list[Callable[..., object]]:
        """Return the tools."""
        return [self.propose]

    def propose(
        self,
        sentence: Annotated[str, Field(max_length=40, description="the sentence that says it, such as p4s12")],
        quote: Annotated[_Words, Field(description="the words of that sentence that say it, letter by letter")],
        relation: Annotated[str, Field(max_length=60, description="what links subject and object: increases, is-a, part-of …")],
        by: Annotated[str, Field(max_length=60, description="your name, by which a person knows who proposed it")],
        subject: Annotated[str, Field(max_length=200, description="kind/id; or left out, and then subject_words")] = "",
        object: Annotated[str, Field(max_length=200, description="kind/id; or left out, and then object_words")] = "",
        subject_words: Annotated[_Words, Field(description="the subject's words in the sentence, for what has no id")] = "",
        object_words: Annotated[_Words, Field(description="the object's words in the sentence, for what has no id")] = "",
        holder: Annotated[
            str, Field(max_length=200, description="who says it: author, actor/id, viewpoint/id; or holder_words")
        ] = "author",
        holder_words: Annotated[_Words, Field(description="the words in the sentence for whoever says it and has no id")] = "",
        stance: Annotated[str, Field(max_length=40, description="asserts, reports, endorses, disputes, denies …")] = "asserts",
        certainty: Annotated[str, Field(max_length=40, description="certain, probable, possible, doubtful")] = "certain",
        negative: Annotated[bool, Field(description="the sentence denies it")] = False,
        paraphrase: Annotated[_Words, Field(description="the claim in your own words, in the article's language; never its words")] = "",
        confidence: Annotated[float, Field(ge=0, le=1, description="how sure you are, from 0 to 1")] = 0.5,
    ) -> Proposed:
        """Propose a claim that a sentence of the article makes, for a person to decide; nothing of it is in the graph before that.

        You need the article's text, which is not here. The quote must stand in the sentence, what is named must be named there or in the
        registry, words of lists are of these lists. `wrong` tells what to mend; where it is empty the proposal is kept.
        """
        said = {
            "quote": quote,
            "subject": subject,
            "subject_words": subject_words,
            "relation": relation,
            "object": object,
            "object_words": object_words,
            "negative": negative,
            "holder": "" if holder_words else holder,
            "holder_words": holder_words,
            "stance": stance,
            "certainty": certainty,
            "paraphrase": paraphrase,
            "confidence": confidence,
        }
        kept, wrong = self._proposals.take(by, sentence, said)
        told = list(dict.fromkeys(Wrong(one.reason, one.message) for one in wrong))
        references = [one.reference for one in kept]
        total = {"references": len(references), "wrong": len(told)}
        return Proposed(self._graph, self._proposals.language, total=total, accepted=not told, references=references, wrong=told)
