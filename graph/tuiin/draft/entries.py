"""What was found becomes candidates: names and terms with ids, statements with references in their places, holders with what they say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tuiin.draft.candidates import Candidate
from tuiin.draft.citing import Works, family
from tuiin.draft.figuring import figure
from tuiin.draft.fitting import KIND_OF, NAMED, allowed, fields_of, lacking, picked
from tuiin.draft.found import Name, Slot, Span, Statement, Term
from tuiin.draft.holding import positions, said_by
from tuiin.draft.known import Registry
from tuiin.draft.lemmas import citation
from tuiin.draft.mending import Slip, slips
from tuiin.draft.minted import Ids
from tuiin.draft.phrased import phrased
from tuiin.draft.reading import Reading
from tuiin.draft.saying import sentence
from tuiin.files.words import languages, words

_VALUE = ("value", "unit", "year", "edition", "out_of", "direction")
_SLIP = 0.6  # how sure it is that a word is misspelt
_EVENT = ("starts", "ends", "order")
_FEWEST, _MOST, _COINED = 2, 4, 0.4  # words of a concept that is called by the very words of the text, and how sure that is


def candidates(
    reading: Reading, names: Sequence[Name], terms: Sequence[Term], statements: Sequence[Statement], registry: Registry, speaker: str | Name
) -> list[Candidate]:
    """Return candidates for what was found in a text: actors, concepts, events and works first, then claims and what belongs to them.

    `speaker` is whoever speaks where nobody else does, by reference or by name; empty where that is not known.
    """
    misspelt = slips(reading)
    desk = _Desk(reading, registry, {slip.printed.lower(): slip.probably for slip in misspelt})
    for name in names:
        desk.thing(name)
    desk.speaker = speaker if isinstance(speaker, str) else desk.reference(speaker, ("actor",))
    for term in terms:
        desk.thing(term)
    for statement in statements:
        if statement.kind == "event":
            desk.event(statement)
    for statement in sorted((one for one in statements if one.kind == "citation"), key=lambda one: not desk.listed(one)):
        desk.citation(statement)
    for said in _by_sentence(statements):
        desk.claims(said)
    for statement in statements:
        if statement.kind == "argument":
            desk.argument(statement)
    for slip in misspelt:
        desk.slip(slip)
    return desk.found


def kind_of(relation: str) -> str:
    """Return what a claim is by its relation; one that is not known describes.

    >>> kind_of("increases"), kind_of("preserves")
    ('causal', 'descriptive')
    """
    return KIND_OF.get(relation, "descriptive")


def _by_sentence(statements: Iterable[Statement]) -> Iterable[list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.kind in ("claim", "definition", "value", "attribution"):
            found.setdefault(statement.sentence, []).append(statement)
    return found.values()


class _Desk:
    """Where candidates are put together: the references that things have got, and the claims of each sentence."""

    def __init__(self, reading: Reading, registry: Registry, meant: Mapping[str, str]) -> None:
        self.found: list[Candidate] = []
        self._reading = reading
        self._meant = meant  # words that look like slips, by what was probably meant
        self.speaker = ""
        self._ids = Ids(reading.language, {entry.reference for entry in registry.entries})
        self._references: dict[int, str] = {}
        self._claims: dict[str, list[str]] = {}
        self._coins: dict[str, str] = {}
        self._works = Works.of(entry.reference for entry in registry.entries)
        self._cited: dict[tuple[str, str], str] = {}  # by sentence and author
        self._labels: dict[str, str] = {}
        self._entries: dict[object, str] = {}  # works by their number in the list of works

    def thing(self, thing: Name | Term) -> None:
        """Give a name or a term its reference; one that no registry has becomes a candidate."""
        kind, sort = NAMED[thing.kind] if isinstance(thing, Name) else ("concept", "")
        reference = thing.reference or self._ids.new(kind, thing.label, person=sort == "person")
        self._references[id(thing)] = reference
        self._labels[reference] = thing.label
        spans = _spans(thing)
        if thing.reference or not spans:
            return
        forms = [form for form in thing.forms if form != thing.label]
        entry: dict[str, Any] = ({"kind": sort} if sort else {}) | {"label": self._words(thing.label)}
        named = "hidden" if kind == "concept" else "printed"
        entry |= {named: {self._reading.language: forms}} if forms and named in fields_of(kind) else {}
        at = self._at(spans)
        entry |= {"at": at} if "at" in fields_of(kind) else {}
        first = thing.mentions[0] if isinstance(thing, Name) else None
        same_as = (thing.same_as or (first.same_as if first else "")) if isinstance(thing, Name) else ""
        if same_as and (field := next((name for name in ("same_as", "exact_match") if name in fields_of(kind)), "")):
            entry[field] = [same_as]
        self.found.append(
            Candidate(
                reference=reference,
                entry=entry,
                at=at,
                spans=spans,
                by=first.by if first else thing.by if isinstance(thing, Term) else "",
                confidence=max(m.confidence for m in thing.mentions) if isinstance(thing, Name) else thing.confidence,
                doubts=tuple(map(_key, thing.doubts)) if isinstance(thing, Name) else (),
                open=lacking(kind, entry),
            )
        )

    def event(self, statement: Statement) -> None:
        """Put a stage, a programme or a period on the desk."""
        label = self._label(statement.details.get("label"), statement.subject)
        if not label:
            return
        kind = str(statement.details.get("kind", "stage"))
        entry = {"kind": kind, "label": self._words(label)} | picked(statement.details, _EVENT) | {"at": (statement.sentence,)}
        self._put("event", self._ids.new("event", label), entry, statement)

    def listed(self, statement: Statement) -> bool:
        """Say whether something stands in the list of references."""
        sentence = self._reading.at(statement.span.start)
        return sentence is not None and sentence.zone == "bibliography"

    def citation(self, statement: Statement) -> None:
        """Put a work that is pointed at on the desk, unless it is there, with the pointer."""
        details = statement.details
        if details.get("numbers"):
            self._pointers(statement)
            return
        work = self.reference(statement.object, ("work",))
        if not work:
            who = [str(name) for name in _listed(details.get("authors"))]
            label = str(details.get("title") or "") or ", ".join(filter(None, [" · ".join(who), str(details.get("year") or "")]))
            if not label:
                return
            year = str(details.get("year") or "")
            same = self._works.same(who, year)
            called = f"{family(who[0])} {year}" if who and year else label
            work = same or self._ids.new("work", called)
            entry: dict[str, Any] = {"kind": "scholarly", "label": self._words(label)}
            authors = [reference for one in _listed(details.get("names")) if (reference := self.reference(one, ("actor",)))]
            entry |= {"authors": authors} if authors else {}
            entry |= {"published": year} if year else {}
            if not same:
                self._works.add(work, who, year)
                self._put("work", work, entry, statement, () if details.get("title") else ("no-title",))
        if self.listed(statement):
            self._entries.setdefault(details.get("number"), work)
            return
        for name in _listed(details.get("names")):
            if reference := self.reference(name, ("actor",)):
                self._cited[statement.sentence, reference] = work
        self._pointer(work, statement)

    def _pointers(self, statement: Statement) -> None:
        """Put numbers of the list of works on the desk, `[2, 5]`, each as a pointer to the work that has it there."""
        for number in _listed(statement.details["numbers"]):
            if work := self._entries.get(number, ""):
                self._pointer(work, statement)

    def _pointer(self, work: str, statement: Statement) -> None:
        printed = str(statement.details.get("printed") or self._reading.words(statement.span.start, statement.span.end))
        entry = {"work": work, "characterization": "citesForInformation", "printed": printed, "at": (statement.sentence,)}
        self._put("citation", self._ids.new("citation", work.partition("/")[2]), entry, statement)

    def claims(self, statements: Sequence[Statement]) -> None:
        """Put on the desk what a sentence says: each frame with those who hold it, and what somebody says of which no frame is known."""
        voices = [statement for statement in statements if statement.kind == "attribution"]
        frames = [statement for statement in statements if statement.kind != "attribution"]
        for frame in frames:
            self.claim(frame, said_by(frame, voices))
        spoken = {id(voice) for frame in frames for voice in said_by(frame, voices)}
        for voice in voices:
            if id(voice) not in spoken:
                self.claim(voice, [voice])

    def claim(self, frame: Statement, voices: Sequence[Statement]) -> None:
        """Put a claim on the desk, and the value that it states."""
        entry: dict[str, Any] = {}
        where: dict[str, Span] = {}
        for name, slot in (("subject", frame.subject), ("object", frame.object)):
            if frame.kind == "value" and name == "object":
                continue
            if reference := self.reference(slot, allowed("claim", name)) or self._coined(slot):
                entry[name] = reference
            if isinstance(span := slot, Span):
                where[name] = span
        relation = {"value": "has-value", "definition": frame.relation or "defined-as"}.get(frame.kind, frame.relation)
        entry |= {"relation": relation} if relation else {}
        kind = "normative" if any(one.stance == "recommends" for one in (frame, *voices)) else kind_of(relation)
        entry = {"kind": str(frame.details.get("kind", kind))} | picked(frame.details, ("role",)) | entry
        entry |= {"polarity": "negative"} if frame.negative else {}
        if scope := self._scope(frame):
            entry["scope"] = [scope]
        reference = self._named(frame, entry)
        if frame.kind == "value":
            entry["object"] = self._value(frame, reference)
        held, unknown_holder = positions(frame, voices, self.speaker, lambda slot: self.reference(slot, ("actor", "viewpoint")))
        self._sourced(held, frame.sentence)
        if text := self._text(frame, entry, voices):
            entry["text"] = self._words(text)
        entry["positions"] = held
        unknown = {f"voice-{n}": voice.holder for n, voice in enumerate(voices) if isinstance(voice.holder, Span)}
        where |= {"holder" if len(voices) == 1 else name: span for name, span in unknown.items()}
        cues = tuple(dict.fromkeys(cue for one in (*voices, frame) for cue in one.cues))
        doubts = tuple(dict.fromkeys(_key(doubt) for one in (*voices, frame) for doubt in one.doubts))
        self._claims.setdefault(frame.sentence, []).append(reference)
        self.found.append(
            Candidate(
                reference=reference,
                entry=entry,
                at=(frame.sentence,),
                spans=(frame.span,),
                by=" + ".join(dict.fromkeys([frame.by, *(voice.by for voice in voices)])),
                confidence=min(one.confidence for one in (frame, *voices)),
                fields=where,
                cues=cues,
                open=(*lacking("claim", entry), *unknown_holder),
                doubts=doubts,
            )
        )

    def _sourced(self, held: Sequence[dict[str, Any]], sentence: str) -> None:
        """Put the work with each who holds something, where the sentence points at one by them."""
        for position in held:
            if work := self._cited.get((sentence, str(position.get("holder")))):
                position["source"] = work
            self._sourced(position.get("voices", ()), sentence)

    def _text(self, frame: Statement, entry: Mapping[str, Any], voices: Sequence[Statement]) -> str:
        """Return a claim in a sentence, where its frame is whole and the language is one that can be spoken."""
        subject, object_ = (self._labels.get(str(entry.get(name)), "") for name in ("subject", "object"))
        language = self._reading.language
        if frame.kind == "value":
            indicator = self._labels.get(self.reference(frame.object, ("concept",)), "")
            where = frame.details.get("scoped")
            said = self._reading.words(where.start, where.end) if isinstance(where, Span) else ""
            return figure(subject, "" if indicator == subject else indicator, {**frame.details, "where": said}, language)
        places = {"subject": frame.subject, "object": frame.object} if language == "en" else {}
        printed = {place: said for place, slot in places.items() if (said := phrased(self._reading, slot, frame))}
        inner = next((one for one in (frame, *reversed(voices)) if one.stance not in ("asserts", "reports")), frame)
        certainty, negative = frame.certainty, entry.get("polarity") == "negative"
        return sentence(
            printed.get("subject", subject) if subject else "",
            str(entry.get("relation") or ""),
            printed.get("object", object_) if object_ else "",
            language,
            negative=negative,
            certainty=certainty,
            stance=inner.stance,
            printed=tuple(printed),
        )

    def _scope(self, frame: Statement) -> str:
        """Return for what a figure holds, where its words limit it."""
        slot = frame.details.get("scope")
        return self.reference(slot, allowed("claim", "scope")) or (self._coined(slot) if isinstance(slot, Span) else "")

    def _value(self, frame: Statement, claim: str) -> str:
        indicator = self.reference(frame.object, ("concept",))
        subject = self.reference(frame.subject, allowed("value", "subject"))
        entry = {"indicator": indicator, "subject": subject} | picked(frame.details, _VALUE) | {"claim": claim, "at": (frame.sentence,)}
        entry = {name: value for name, value in entry.items() if value not in ("", None)}
        reference = self._ids.new("value", claim.partition("/")[2])
        printed = frame.details.get("printed")  # the unit, where the model has no word for it
        self._put("value", reference, entry, frame, fields={"unit": printed} if isinstance(printed, Span) else {})
        return reference

    def argument(self, statement: Statement) -> None:
        """Put a step of reasoning on the desk, where both sentences say something."""
        ends = [self._reading.at(slot.start) if isinstance(slot, Span) else None for slot in (statement.subject, statement.object)]
        claims = [self._claims.get(sentence.id, []) if sentence else [] for sentence in ends]
        if not all(claims) or claims[0][0] == claims[1][0]:
            return
        entry = {"kind": statement.relation, "premises": [claims[0][0]], "conclusion": claims[1][0], "basis": "explicit"}
        entry["at"] = tuple(dict.fromkeys(sentence.id for sentence in ends if sentence))
        name = f"{claims[0][0].partition('/')[2]} {statement.relation}"
        self._put("argument", self._ids.new("argument", name), entry, statement)

    def slip(self, slip: Slip) -> None:
        """Put a remark on the desk upon a word that seems to be misspelt."""
        sentence = self._reading.at(slip.span.start)
        if sentence is None or self._reading.language not in languages():
            return
        remark = words(self._reading.language)["draft"]["slip"].format(slip.probably)
        entry = {"kind": "slip", "printed": slip.printed, "probably": slip.probably, "text": self._words(remark), "at": (sentence.id,)}
        reference = self._ids.new("note", f"{slip.printed} {sentence.id}")
        self.found.append(
            Candidate(reference=reference, entry=entry, at=(sentence.id,), spans=(slip.span,), by="rule:slip", confidence=_SLIP)
        )

    def reference(self, slot: Slot | object, allowed: Iterable[str]) -> str:
        """Return the reference of what stands in a place, where the place allows its kind; else nothing."""
        found = self._references.get(id(slot), "") if isinstance(slot, Name | Term) else ""
        return found if found.partition("/")[0] in allowed else ""

    def _coined(self, slot: Slot) -> str:
        """Return the reference of a concept that is called by these very words, if they are few; it is coined where there is none."""
        sentence = self._reading.at(slot.start) if isinstance(slot, Span) else None
        if not isinstance(slot, Span) or sentence is None:
            return ""
        printed = self._reading.words(slot.start, slot.end).split()
        if not _FEWEST <= len(printed) <= _MOST or not all(word[0].isalpha() for word in printed):
            return ""
        if slot.start == sentence.start and not printed[0].isupper():
            printed[0] = printed[0][0].lower() + printed[0][1:]
        label = citation([self._meant.get(word.lower(), word) for word in printed], self._reading.language)
        if label not in self._coins:
            self._coins[label] = self._ids.new("concept", label)
            self._labels[self._coins[label]] = label
            self.found.append(
                Candidate(
                    reference=self._coins[label],
                    entry={"label": self._words(label)},
                    at=(sentence.id,),
                    spans=(slot,),
                    by="rule:words",
                    confidence=_COINED,
                    doubts=("words-of-text",),
                )
            )
        return self._coins[label]

    def _named(self, frame: Statement, entry: Mapping[str, Any]) -> str:
        """Return a reference for a claim: of its frame where that is whole, else of its sentence."""
        parts = [str(entry.get(name, "")).partition("/")[2] for name in ("subject", "object")]
        if frame.kind == "value" and parts[0]:
            told = [str(frame.details.get(name) or "") for name in ("value", "unit", "year")]
            scope = [reference.partition("/")[2] for reference in entry.get("scope", ())]
            return self._ids.new("claim", " ".join([parts[0], *scope, *told]))
        relation = f"{'not ' if frame.negative else ''}{entry.get('relation', '')}"
        return self._ids.new("claim", f"{parts[0]} {relation} {parts[1]}" if all(parts) else frame.sentence)

    def _put(
        self,
        kind: str,
        reference: str,
        entry: dict[str, Any],
        statement: Statement,
        doubts: tuple[str, ...] = (),
        fields: Mapping[str, Span] | None = None,
    ) -> None:
        self.found.append(
            Candidate(
                reference=reference,
                entry=entry,
                at=(statement.sentence,),
                spans=(statement.span,),
                by=statement.by,
                confidence=statement.confidence,
                fields=fields or {},
                cues=statement.cues,
                open=lacking(kind, entry),
                doubts=(*map(_key, statement.doubts), *doubts),
            )
        )

    def _label(self, said: object, slot: Slot) -> str:
        if said:
            return str(said)
        if isinstance(slot, Span):
            return self._reading.words(slot.start, slot.end)
        return slot.label if slot else ""

    def _words(self, label: str) -> dict[str, str]:
        return {self._reading.language: label}

    def _at(self, spans: Iterable[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sentence.id for span in spans if (sentence := self._reading.at(span.start))))


def _key(doubt: str) -> str:
    return doubt.removeprefix("draft.doubts.")


def _spans(thing: Name | Term) -> tuple[Span, ...]:
    return tuple(mention.span for mention in thing.mentions) if isinstance(thing, Name) else thing.spans


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else [value] if value else []
