"""What is called what in Russian and English: `X — это …`, `под X понимается …`, `X is a …`, `we define X as …`."""

from collections.abc import Iterator

from tuiin.draft.claims import cues
from tuiin.draft.claims.defining import MOST, Defined, led
from tuiin.draft.claims.line import DASHES, Line, is_mark
from tuiin.draft.lemmas import is_verb

_DEFINED_AS = ("определя", "понима", "трактует", "трактуют", "интерпретируе", "рассматривается", "характеризуется")
_DEFINED = frozenset("defined understood described conceived construed known used meant".split())
_NO_KIND = frozenset(
    "это и а но или значит включая если когда что как важно нужно не любая любой всё все так тоже лишь только по в на".split()
)
_KINDS = frozenset(
    """
        study process practice act belief tendency ability use science idea theory principle degree extent number sum total state art set
        way proportion share rate amount system branch field form name term collection condition capacity part absence process result
    """.split()
)


def russian(line: Line) -> Iterator[Defined]:
    """Yield the definitions that a Russian sentence may give."""
    end = len(line) - (line.words[-1] in ".!?…;")
    bare = line.bare()
    yield from _by_verb(line, end, bare)
    for at, word in enumerate(line.words[:40]):
        following = line.words[at + 1] if at + 1 < len(line) else ""
        if not bare[at]:
            continue
        before = led(line, [each for each, open_ in zip(line.words[:at], bare, strict=False) if open_])
        if word in DASHES and following == "это" and 0 < len(before) <= MOST + 4 and "," not in before:
            yield Defined("это", (0, at), (at + 2, end), (at, at + 2), "defined-as", 0.9)
        elif (
            word in DASHES
            and 0 < len(before) <= MOST
            and _plain(line, at)
            and _what(line, at + 1)
            and not any(is_verb(each, "ru") for each in before)
            and not any(each in DASHES for each, open_ in zip(line.words[at + 1 :], bare[at + 1 :], strict=True) if open_)
        ):
            yield Defined("—", (0, at), (at + 1, end), (at, at + 1), "is-a", 0.6)
        elif word == "под":
            verb = next(
                (number for number in range(at + 2, min(at + 10, len(line))) if line.words[number].startswith(("понима", "подразумева"))),
                -1,
            )
            if verb > 0:
                yield Defined("под-понимается", (at + 1, verb), (verb + 1, end), (verb, verb + 1), "defined-as", 0.9)


def _by_verb(line: Line, end: int, bare: list[bool]) -> Iterator[Defined]:
    """`X представляет собой …`, `X понимается как …`, `X является …`, `… называется X`."""
    for at, word in enumerate(line.words[:40]):
        following = line.words[at + 1] if at + 1 < len(line) else ""
        if not bare[at]:
            continue
        if word == "представляет" and following == "собой" and 0 < at <= MOST + 4:
            yield Defined("представляет-собой", (0, at), (at + 2, end), (at, at + 2), "is-a", 0.75)
        elif word.startswith(_DEFINED_AS) and following == "как" and at:
            yield Defined("определяется-как", (0, at), (at + 2, end), (at, at + 2), "defined-as", 0.85)
        elif (
            word in ("означает", "обозначает", "означают")
            and 0 < at <= MOST
            and _plain(line, at)
            and following != ","
            and not is_mark(following)
        ):
            yield Defined(word, (0, at), (at + 1, end), (at, at + 1), "defined-as", 0.65)
        elif word == "является" and 0 < at <= MOST and _plain(line, at):
            yield Defined("является", (0, at), (at + 1, end), (at, at + 1), "is-a", 0.6)
        elif (
            word in ("называется", "называют", "называются")
            and at > 0
            and not is_mark(following)
            and following not in ("в", "так", "его", "их", "её")
        ):
            yield Defined("называется", (at + 1, min(end, _stop(line, at + 1))), (0, at), (at, at + 1), "defined-as", 0.6)


def _what(line: Line, at: int) -> bool:
    """Say whether a Russian clause behind a dash says what something is: it begins with no verb and no small word."""
    word = line.words[at] if at < len(line) else ""
    return not is_mark(word or ".") and word not in _NO_KIND and not is_verb(word, "ru")


def _plain(line: Line, at: int) -> bool:
    """Say whether a subject is short: no commas, figures or verbs outside of brackets before this word."""
    before = led(line, [word for word, bare in zip(line.words[:at], line.bare(), strict=False) if bare])
    return (
        bool(before)
        and not any((is_mark(word) and word not in '«»"“”-') or word[0].isdigit() for word in before)
        and not any(word in ("не", "в", "на", "с", "по", "для", "я", "мы", "ты", "вы", "это", "и", "но") for word in before[:1])
    )


def _stop(line: Line, at: int) -> int:
    return next((number for number in range(at, len(line)) if line.words[number] in ",;.:(—–"), len(line))


def english(line: Line) -> Iterator[Defined]:
    """Yield the definitions that an English sentence may give."""
    end = len(line) - (line.words[-1] in ".!?…;")
    words = line.words
    yield from _worded(line, end)
    for at, word in enumerate(words[:30]):
        two = words[at + 1 : at + 3]
        as_ = at + 2 + (words[at + 2 : at + 3] != ("as",))  # an adverb may stand before it: is defined here as
        if word in ("is", "are", "be") and two[:1] and two[0] in _DEFINED and words[as_ : as_ + 1] == ("as",) and at:
            yield Defined("defined-as", (0, at), (as_ + 1, end), (at, as_ + 1), "defined-as", 0.9)
        elif word in ("refers", "refer") and two[:1] == ("to",) and 0 < at <= MOST + 2:
            yield Defined("refers-to", (0, at), (at + 2, end), (at, at + 2), "defined-as", 0.85)
        elif word in ("means", "denotes") and 0 < at <= MOST and _english_subject(line, at) and two[:1] != ("of",) and two[:1] != ("that",):
            yield Defined(word, (0, at), (at + 1, end), (at, at + 1), "defined-as", 0.7)
        elif word in ("is", "are") and 0 < at <= MOST and two[:1] in (("a",), ("an",), ("any",)) and _english_subject(line, at):
            yield Defined("is-a", (0, at), (at + 1, end), (at, at + 2), "is-a", 0.65)
        elif (
            word == "is"
            and 0 < at <= MOST
            and two[:1] == ("the",)
            and two[1:]
            and _kind(two[1])
            and words[at + 3 : at + 4] == ("of",)
            and _english_subject(line, at)
        ):
            yield Defined("is-the", (0, at), (at + 1, end), (at, at + 2), "is-a", 0.65)
        elif word == "are" and 0 < at <= 4 and _english_subject(line, at) and _plural(line, at):
            yield Defined("are", (0, at), (at + 1, end), (at, at + 1), "is-a", 0.55)
        elif word in ("called", "termed") and at > 2 and words[at - 1] in ("is", "are") and two:
            yield Defined("called", (at + 1, _stop(line, at + 1)), (0, at - 1), (at - 1, at + 1), "defined-as", 0.65)
        elif (
            word == "by"
            and (speaker := next((n for n in range(at + 2, min(at + 8, len(line))) if words[n] in ("we", "i")), -1)) > 0
            and (mean := next((n for n in range(at + 2, min(at + 10, len(line))) if words[n] == "mean"), -1)) > 0
        ):
            yield Defined("by-we-mean", (at + 1, speaker), (mean + 1, end), (mean, mean + 1), "defined-as", 0.85)


def _worded(line: Line, end: int) -> Iterator[Defined]:
    """`… is what scholars call X`, `we define X as …`, `I use the term X to mean …`."""
    words = line.words
    for at, word in enumerate(words[:30]):
        two = words[at + 1 : at + 3]
        if word in ("call", "calls") and at > 3 and "what" in words[max(at - 4, 0) : at] and "is" in words[:at]:
            is_ = max(number for number in range(at) if words[number] == "is")
            yield Defined("what-we-call", (at + 1, end), (0, is_), (is_, at + 1), "defined-as", 0.75)
        elif (
            word in ("define", "defines", "defined")
            and at
            and two
            and "as" in words[at + 2 : at + 9]
            and words[at - 1] not in ("is", "are", "was", "be", "as")
        ):
            as_ = words.index("as", at + 2)
            yield Defined("define-as", (at + 1, as_), (as_ + 1, end), (at, at + 1), "defined-as", 0.8)
        elif word == "use" and two[:1] == ("the",) and words[at + 2 : at + 3] in (("term",), ("word",)) and "to" in words[at + 3 : at + 9]:
            to = words.index("to", at + 3)
            if words[to + 1 : to + 2] in (("mean",), ("refer",), ("describe",), ("denote",)):
                behind = to + 2 + (words[to + 2 : to + 3] == ("to",))
                yield Defined("use-the-term", (at + 3, to), (behind, end), (at, to + 2), "defined-as", 0.85)


def _kind(word: str) -> bool:
    """Say whether an English noun behind "is the" names what a thing is."""
    return word in _KINDS or (word.endswith(("ing", "tion")) and len(word) > 5)


def _plural(line: Line, at: int) -> bool:
    """Say whether a plural behind "are" says what things are: a noun, and behind it what sets them apart."""
    words = line.words
    if words[at + 1 : at + 2] == () or words[at + 1] in cues.table("en", "LEADS"):
        return False
    noun = next((number for number in range(at + 1, min(at + 4, len(line))) if words[number].endswith("s") and len(words[number]) > 3), -1)
    if (
        noun < 0
        or words[noun].endswith(("ss", "ous", "us", "ways", "less"))
        or words[0] in ("the", "these", "some", "many", "most", "there")
    ):
        return False
    following = words[noun + 1] if noun + 1 < len(line) else ""
    return following in ("that", "who", "which", "whose", "given", "used", "made", "designed", "based") or (
        following.endswith("ing") and len(following) > 4
    )


def _english_subject(line: Line, at: int) -> bool:
    before = [word for word, bare in zip(line.words[:at], line.bare(), strict=False) if bare]
    before = before[1:] if before[:1] == ["the"] else before
    if not before or before[0] in (
        "it",
        "this",
        "that",
        "there",
        "he",
        "she",
        "they",
        "these",
        "which",
        "what",
        "in",
        "if",
        "when",
        "one",
        "here",
        "who",
        "although",
        "while",
        "also",
        "first",
        "second",
        "third",
        "another",
        "everything",
        "what",
        "at",
        "on",
        "for",
        "with",
        "as",
    ):
        return False
    return not any(is_mark(word) and word not in "\"“”'’-" for word in before) and not any(
        word in ("that", "who", "which", "was", "were", "has", "have", "what", "this", "but") for word in before
    )
