"""The one validator of what rules, models and agents propose: it has to be of the model, of this text, and of nobody's invention."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Literal, get_args

from tuiin.curate import habits
from tuiin.curate.decode import Decoder, Leaf
from tuiin.curate.tongues import Tongues
from tuiin.curate.trees import tree
from tuiin.curate.yaml_tree import Mapping as Node
from tuiin.curate.yaml_tree import Scalar
from tuiin.curate.yaml_tree import Sequence as Nodes
from tuiin.draft.candidates import Candidate
from tuiin.draft.found import Span
from tuiin.draft.known import Registry
from tuiin.draft.reading import Reading
from tuiin.draft.standing import RUN, Standing, alphabet
from tuiin.errors import NOWHERE, Problem
from tuiin.letters import quoted, unseen_in
from tuiin.model import LOCAL, SHARED, fields, marks
from tuiin.model.marks import Pattern, To

Reason = Literal["sentence", "quote", "list", "schema", "language", "copied", "reference", "invented"]
REASONS: tuple[Reason, ...] = get_args(Reason)
ANAPHORA, ABSENT = "anaphora", "not-in-sentence"
_SENTENCE: Pattern = get_args(marks.Sentence)[1]
_NAMES = ("label", "alt", "hidden", "printed", "family")  # words that are the text's own; all other words are whoever's who wrote them
_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,18})?", re.ASCII)
_HALF = re.compile("[\ud800-\udfff]")
_YEAR, _ENDING, _ALIKE = 4, 3, 0.85  # letters of a year; by how many a name may be longer where it is printed, and how alike it must be
_LONG = 4  # words from which a guess at the language of a text is worth something


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that are said to stand at two offsets of the text; at none where nobody found them."""

    words: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate with what its proposer quotes for it."""

    candidate: Candidate
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a proposal falls: the reason by which it is counted, and words for whoever proposed it."""

    reason: Reason
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(slots=True)
class Validated:
    """The candidates that are let through, the faults of the others by reference, and of the words that were taken out of those."""

    kept: list[Candidate] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    taken: dict[str, list[Fault]] = field(default_factory=dict)

    @property
    def dropped(self) -> Counter[Reason]:
        """How many fell, by the first reason of each; and how many paraphrases did."""
        return Counter(some[0].reason for some in (*self.faults.values(), *self.taken.values()))


@dataclass(frozen=True, slots=True)
class _Decoded:
    """An entry as the model reads it, as far as it is filled in: its texts, what is wrong with it, and what is in another language."""

    leaves: list[Leaf] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    strange: list[tuple[str, str]] = field(default_factory=list)


class Validator:
    """What is known when something is proposed about a text: its sentences, the registry, and the draft so far, which is right."""

    def __init__(self, reading: Reading, registry: Registry, drafted: Iterable[Candidate] = ()) -> None:
        self.standing = Standing(reading)
        self._reading = reading
        self._forms: dict[str, tuple[str, ...]] = {entry.reference: entry.forms for entry in registry.entries}
        self._known: dict[str, Candidate | None] = dict.fromkeys(self._forms)
        self._known |= {one.reference: one for one in drafted}
        self._head = {sentence.id for sentence in reading.of("head")}
        self._alphabet, self._spoken = alphabet(reading.text), habits.guess(reading.text)

    def validated(self, proposals: Iterable[Proposal]) -> Validated:
        """Return what of these is let through; it is known from then on, and may be referred to. They may refer to each other.

        A paraphrase that is copied or in another language is taken out, and left to a person.
        """
        left = {one.candidate.reference: one for one in proposals}
        found, decoded = Validated(), {name: self._decoded(one.candidate) for name, one in left.items()}
        fallen = {name: [Fault("reference", f"{name}: is there already")] for name in left if name in self._known}
        self._known |= {name: one.candidate for name, one in left.items() if name not in fallen}
        fallen |= {name: some for name, one in left.items() if name not in fallen and (some := list(self._alone(one, decoded[name])))}
        while True:  # what refers to something that fell falls too
            found.faults |= fallen
            for name in fallen:
                if self._known.get(name) is left.pop(name).candidate:
                    del self._known[name]
            fallen = {name: some for name, one in left.items() if (some := list(self._references(one.candidate, decoded[name], found)))}
            if not fallen:
                break
        for name, one in left.items():
            words = dict(self._words(name, decoded[name]))
            if words:
                found.taken[name] = list(words.values())
            found.kept.append(self._doubted(_without(one.candidate, words)))
        self._known |= {one.reference: one for one in found.kept}
        return found

    def _alone(self, proposal: Proposal, decoded: _Decoded) -> Iterator[Fault]:
        """Yield what is wrong with a proposal, whatever it refers to; where it is of no form, nothing else of it is looked at."""
        one = proposal.candidate
        placed = [*self._sentences(one), *self._quotes(proposal)]
        yield from placed
        if _record(one.kind) is None:
            yield Fault("schema", f"{one.reference}: wanted a reference such as claim/some-id")
            return
        listed = list(_listed(_record(one.kind), one.entry, one.reference))
        if not isinstance(one.entry.get("label", {}), Mapping):
            listed.append(Fault("schema", f"{one.reference}.label: wanted words by language"))
        yield from listed or (Fault("schema", problem.message) for problem in decoded.problems)
        yield from (Fault("language", f"{path}: is in {tag}; wanted {self._reading.language}") for tag, path in decoded.strange)
        for leaf in decoded.leaves:
            if not leaf.mark and (any(unseen_in(leaf.value)) or _HALF.search(leaf.value)):
                yield Fault("schema", f"{leaf.path}: {quoted(leaf.value)} holds letters that nobody can see")
            if leaf.mark is _SENTENCE and leaf.value not in self.standing.sentences:
                yield Fault("sentence", f"{leaf.path}: there is no sentence {quoted(leaf.value)}")
        if one.entry.get("label") and not (placed or listed or decoded.problems or self._stands(one, one.at)):
            name = next(iter(one.entry["label"].values()))
            yield Fault("invented", f"{one.reference}: {quoted(str(name))} does not stand in {', '.join(one.at)}")

    def _stands(self, thing: Candidate, sentences: Sequence[str]) -> bool:
        """Say whether sentences, or the words of a thing's own, name it; of a work, what its authors are called may stand elsewhere."""
        authors = [name for other in _several(thing.entry.get("authors")) for name in self._called(other)]
        own = [self._reading.words(span.start, span.end).casefold() for span in thing.spans] if sentences == thing.at else []
        for form in (" ".join(form.casefold().split()) for form in _forms(thing.entry)):
            if self.standing.named(form, sentences, authors) or any(form in words or _misprinted(form, words) for words in own):
                return True
        return False

    def _sentences(self, one: Candidate) -> Iterator[Fault]:
        if not one.at:
            yield Fault("sentence", f"{one.reference}: names no sentence")
        for name in one.at:
            if name not in self.standing.sentences:
                yield Fault("sentence", f"{one.reference}: there is no sentence {quoted(name)}")

    def _quotes(self, proposal: Proposal) -> Iterator[Fault]:
        """Yield what is quoted and does not stand there, word for word; and what points outside of its sentences."""
        one, text = proposal.candidate, self._reading.text
        if not one.spans:
            yield Fault("quote", f"{one.reference}: quotes nothing")
        for quote in proposal.quotes:
            said = self._reading.words(quote.span.start, quote.span.end) if quote.span else ""
            if not said or said != " ".join(quote.words.split()):
                yield Fault("quote", f"{one.reference}: {quoted(quote.words)} does not stand there in the text")
        inside = [found for name in one.at if (found := self.standing.sentences.get(name))]
        for span in (*one.spans, *one.fields.values(), *one.cues):
            if not 0 <= span.start < span.end <= len(text):
                yield Fault("quote", f"{one.reference}: {span.start}-{span.end} is no place in the text")
            elif inside and not any(at.start <= span.start < at.end for at in inside):
                yield Fault("quote", f"{one.reference}: {span.start}-{span.end} lies outside of its sentences")

    def _decoded(self, one: Candidate) -> _Decoded:
        record = _record(one.kind)
        if record is None:
            return _Decoded()
        found, tongue = _Decoded(), (self._reading.language,)
        decoder = Decoder(found.problems, Tongues(tongue, tongue, tongue))
        decoder.decode(record, _filled(record, tree(one.entry)), one.reference, NOWHERE)
        found.leaves.extend(decoder.leaves)
        found.strange.extend((tag, path) for tag, some in decoder.strange.items() for path, _ in some)
        return found

    def _words(self, reference: str, decoded: _Decoded) -> Iterator[tuple[str, Fault]]:
        """Yield the fields with words of the proposer's own that are the text's, or in another language."""
        for leaf in decoded.leaves:
            name = leaf.path.removeprefix(f"{reference}.").partition(".")[0].partition("[")[0]
            if not leaf.language or name in _NAMES:
                continue
            if self._foreign(leaf.value):
                yield name, Fault("language", f"{leaf.path}: {quoted(leaf.value)} is not in {self._reading.language}")
            elif self.standing.copied(leaf.value):
                yield name, Fault("copied", f"{leaf.path}: {RUN} or more words stand so in the text; wanted words of one's own")

    def _foreign(self, words: str) -> bool:
        """Say whether words are in another language than the article, by their letters or, if they are many, by the most common ones."""
        language = self._reading.language.partition("-")[0]
        if (letters := alphabet(words)) and letters != self._alphabet:
            return True
        guessed = habits.guess(words) if len(words.split()) >= _LONG else ""
        return bool(guessed) and guessed != language and self._spoken == language

    def _references(self, one: Candidate, decoded: _Decoded, found: Validated) -> Iterator[Fault]:
        """Yield the references that lead nowhere, and those to what the registry does not have and these sentences do not name."""
        for name in dict.fromkeys(leaf.value for leaf in decoded.leaves if isinstance(leaf.mark, To)):
            thing = self._known.get(name)
            if name not in self._known:
                invented = any(fault.reason == "invented" for fault in found.faults.get(name, ()))
                yield Fault("invented" if invented else "reference", f"{one.reference}: there is no {name}")
            elif thing and thing.entry.get("label") and not self._near(thing, one):
                yield Fault("invented", f"{one.reference}: {name} is not named in {', '.join(one.at)}")

    def _near(self, thing: Candidate, one: Candidate) -> bool:
        """Say whether a thing of the draft is named in an entry's sentences or in the head of the article, or is guessed and said to be."""
        if not self._head.isdisjoint(thing.at) or not set(one.at).isdisjoint(thing.at) or ANAPHORA in one.doubts:
            return True
        return self._stands(thing, one.at) or self._pointed(thing, one)

    def _pointed(self, thing: Candidate, one: Candidate) -> bool:
        """Say whether a thing is a work of a list at which these sentences point by a name there, or a citation by its year."""
        if thing.kind != "work":
            return False
        sentences = [found for name in one.at if (found := self.standing.sentences.get(name))]
        printed = str(one.entry.get("printed") or "")
        words = printed or " ".join(self._reading.words(at.start, at.end) for at in sentences)
        year = str(thing.entry.get("published") or "")[:4]
        listed = (self._reading.words(span.start, span.end) for span in thing.spans)
        return (len(year) == _YEAR and year in printed) or any(self.standing.pointed(words, entry) for entry in listed)

    def _doubted(self, one: Candidate) -> Candidate:
        """Return a candidate, with a doubt where the registry has what it speaks of and its sentences do not name it."""
        if one.kind != "claim" or ANAPHORA in one.doubts or ABSENT in one.doubts:
            return one
        said = [one.entry.get("subject"), one.entry.get("object")]
        said += [voice.get("holder") for position in _several(one.entry.get("positions")) for voice in _several(position.get("voices"))]
        absent = any(forms and not any(self.standing.named(form, one.at) for form in forms) for forms in map(self._registered, said))
        return replace(one, doubts=(*one.doubts, ABSENT)) if absent else one

    def _registered(self, name: object) -> Sequence[str]:
        return self._forms.get(name, ()) if isinstance(name, str) else ()

    def _called(self, name: object) -> Sequence[str]:
        thing = self._known.get(name) if isinstance(name, str) else None
        return _forms(thing.entry) if thing and thing.entry.get("label") else self._registered(name)


def _misprinted(form: str, words: str) -> bool:
    """Say whether words are a name but for a letter or two, as a draft mends them."""
    return abs(len(form) - len(words)) <= _ENDING and SequenceMatcher(None, form, words, autojunk=False).ratio() >= _ALIKE


def _several(said: Any) -> Sequence[Any]:
    """Return what stands in a field as a list: one alone may stand without its brackets."""
    return said if isinstance(said, list | tuple) else [said] if said is not None else []


def _record(kind: str) -> Any:
    return (SHARED | LOCAL).get(kind)


def _forms(entry: Mapping[str, Any]) -> list[str]:
    """Return all that an entry is called."""
    said = [entry.get(name) for name in ("label", "printed", "alt", "hidden")]
    return [str(form) for words in said if isinstance(words, Mapping) for forms in words.values() for form in _several(forms)]


def _listed(record: Any, entry: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Yield the words that are not of their closed lists."""
    known = fields.of(record)
    for name, said in entry.items():
        at = known.get(name)
        for one in _several(said):
            if at and at.term == "record" and isinstance(one, Mapping):
                yield from _listed(at.type, one, f"{path}.{name}")
            elif at and at.list and one not in get_args(at.type):
                yield Fault("list", f"{path}.{name}: found {quoted(str(one))}; wanted one of {', '.join(get_args(at.type))}")


def _without(one: Candidate, names: Collection[str]) -> Candidate:
    """Return a candidate without these fields; those that are needed are open."""
    if not names:
        return one
    lacking = [name for name in names if fields.of(_record(one.kind))[name].needed]
    entry = {name: said for name, said in one.entry.items() if name not in names}
    return replace(one, entry=entry, open=tuple(dict.fromkeys([*one.open, *lacking])))


def _filled(record: Any, node: Any) -> Any:
    """Return the tree of an entry in which what it needs and does not say stands as unknown, of which nothing is said.

    Numbers that plain values have as texts, to keep their digits, are numbers.
    """
    if not isinstance(node, Node):
        return node
    known, entries = fields.of(record), dict(node.entries)
    for name, (key, child) in node.entries.items():
        at = known.get(name)
        if at and at.term == "record":
            below = Nodes([_filled(at.type, one) for one in child.nodes], NOWHERE) if isinstance(child, Nodes) else _filled(at.type, child)
            entries[name] = key, below
        elif at and at.type in (int, Decimal) and isinstance(child, Scalar) and _NUMBER.fullmatch(child.text):
            entries[name] = key, child._replace(type="float" if "." in child.text else "int")
    lacking = [name for name, at in known.items() if at.needed and name not in entries]
    return Node(entries | {name: (Scalar(name, "text", NOWHERE), Scalar("", "unknown", NOWHERE)) for name in lacking}, NOWHERE)
