"""A text put to a model sentence by sentence, each with what stands around it and what is named in it; what is let through is drafted."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tuiin.draft.candidates import Candidate
from tuiin.draft.drafting import Draft
from tuiin.draft.known import Registry
from tuiin.draft.llm.answers import NoAnswer, Writer, claims_in
from tuiin.draft.llm.cache import Cache
from tuiin.draft.llm.cost import Cost, estimated
from tuiin.draft.llm.questions import LONGEST, Question
from tuiin.draft.llm.sending import EndpointError, Line, Reply, Unanswered
from tuiin.draft.minted import Ids
from tuiin.draft.validating import Validator

_IN_A_ROW = 3  # questions without an answer that end the asking


@dataclass(slots=True)
class Asked:
    """What came of the asking. `dropped` counts what fell by why, `left` are the sentences that got no answer, `ended` says why it did."""

    candidates: list[Candidate] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    answered: int = 0
    claims: int = 0
    left: list[str] = field(default_factory=list)
    ended: str = ""
    interrupted: bool = False


@dataclass(slots=True)
class Asking:
    """A model that is asked about a draft; `cost` is what it may cost and has cost. `say` is told what goes wrong, `step` how far it is."""

    line: Line
    cache: Cache
    cost: Cost
    writer: Writer
    validator: Validator
    say: Callable[[str], None]
    step: Callable[[str], None]

    def all(self, some: Sequence[Question]) -> Asked:
        """Return what came of all questions, or of as many as were answered until somebody interrupts or the limit is reached."""
        found, left, silent, sent, began = Asked(), list(some), 0, 0, time.monotonic()
        try:
            while left and not found.ended:
                kept = self.cache.get(left[0].asked)
                reply = kept or self._reply(left[0], found)
                if reply:
                    self._take(left[0].sentence, reply, found)
                elif not found.ended:
                    found.left.append(left[0].sentence)
                silent = 0 if reply else silent + 1
                if found.ended:
                    break
                left.pop(0)
                sent += kept is None
                found.ended = f"{silent} questions in a row got no answer" if silent >= _IN_A_ROW else ""
                self.step(self._far(len(some) - len(left), len(some), sent, time.monotonic() - began))
        except KeyboardInterrupt:
            found.ended, found.interrupted = "interrupted", True
        found.left += [question.sentence for question in left]
        return found

    def _reply(self, question: Question, found: Asked) -> Reply | None:
        """Return an answer, which is kept; None where there is none. Where no more may be asked, `found` says that it has ended."""
        asked = estimated(question.asked["messages"])
        if not self.cost.allows(asked, LONGEST):
            found.ended = f"{self.cost.tokens:,} of at most {self.cost.most:,} tokens are spent (--most-tokens)"
            return None
        try:
            reply = self.line.ask(question.asked, LONGEST)
        except Unanswered as error:
            found.dropped["unanswered"] += 1
            self.say(str(error))
            self.cost.spend(asked, 0)
            return None
        except EndpointError as error:
            found.ended = str(error)
            return None
        self.cost.spend(reply.asked or asked, reply.said or estimated(reply.words))
        if reply.ended != "refused":
            self._keep(question, reply)
        return reply

    def _keep(self, question: Question, reply: Reply) -> None:
        """Keep an answer that is one: what cannot be read is asked again by the next run."""
        try:
            claims_in(reply.words)
        except NoAnswer:
            return
        self.cache.put(question.asked, reply)

    def _take(self, sentence: str, reply: Reply, found: Asked) -> None:
        """Put what an answer says and the validator lets through to what was found."""
        found.answered += 1
        if reply.ended == "refused":
            found.dropped["refused"] += 1
            return
        try:
            claims = claims_in(reply.words)
        except NoAnswer as error:
            found.dropped["cut-off" if reply.ended == "length" else str(error)] += 1
            return
        for said in claims:
            found.claims += 1
            proposals = self.writer.proposals(sentence, said)
            let = self.validator.validated(proposals)
            claim = proposals[-1].candidate.reference
            found.dropped.update(some[0].reason for name, some in (*let.faults.items(), *let.taken.items()) if name == claim)
            if claim in let.faults:
                continue
            if any(one.key in self.writer.known for one in let.kept if one.reference == claim):
                found.dropped["known"] += 1
                continue
            self.writer.keep(let.kept)
            found.candidates += let.kept

    def _far(self, done: int, of: int, sent: int, seconds: float) -> str:
        rate = sent / seconds if seconds and sent else 0.0
        to_come = f", {rate:.2g} a second, {_time((of - done) / rate)} left" if rate and done < of else ""
        return f"{done} of {of} sentences{to_come}; {self.cost.tokens:,} tokens …"


def _time(seconds: float) -> str:
    """Return a time as a person says it.

    >>> _time(42), _time(600), _time(7300)
    ('42 seconds', '10 minutes', '2.0 hours')
    """
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"


def asking(
    draft: Draft,
    candidates: Sequence[Candidate],
    registry: Registry,
    line: Line,
    cache: Cache,
    cost: Cost,
    *,
    model: str,
    speaker: str = "",
    say: Callable[[str], None] = lambda _: None,
    step: Callable[[str], None] = lambda _: None,
) -> Asking:
    """Return a model ready to be asked about a draft; `candidates` are those that nobody has decided upon."""
    validator = Validator(draft.reading, registry, candidates)
    ids = Ids(draft.reading.language, {entry.reference for entry in registry.entries} | {one.reference for one in candidates})
    writer = Writer(draft.reading, validator.standing, registry, ids, f"llm:{model}", speaker)
    writer.keep(candidates)
    return Asking(line, cache, cost, writer, validator, say, step)
