"""Which words beside each other may be a term: by case and head in Kazakh, by agreement in Russian, by position in English."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tuiin.draft import lemmas
from tuiin.draft.found import Mention
from tuiin.draft.lemmas import phrases as kazakh
from tuiin.draft.lemmas import russian
from tuiin.draft.lemmas.lists import words as listed
from tuiin.draft.reading import Reading, Token
from tuiin.draft.terms.verbal import verbs

Place = tuple[int, int, int]  # the number of a sentence, of the first token in it and of the one behind the last
MOST = 5  # words of a term
_VERBAL = ("у", "ю")  # ends of nouns made of verbs
_NAMES = frozenset({"person", "organization", "group", "office", "programme", "work"})


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as terms are looked for in it: its tokens, and those of them that a name has taken or a place is."""

    tokens: Sequence[Token]
    named: frozenset[int]
    placed: frozenset[int]
    title: bool
    running: bool
    verbs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may be a term: `key` is what its variants share, `by` the rule that found them."""

    key: tuple[str, ...]
    places: tuple[Place, ...]
    by: str
    score: float = 0.0
    confidence: float = 0.0
    label: str = ""
    reference: str = ""

    def at(self, places: tuple[Place, ...]) -> "Phrase":
        """Return this phrase at these places only."""
        return replace(self, places=places)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language allows: `inner` may stand in a term before its end, `head` at its end; `first` not at its beginning."""

    inner: Callable[[Token], bool]
    head: Callable[[Token], bool]
    first: Callable[[Token], bool]
    sure: bool = True  # whether it knows nouns from verbs
    together: Callable[[Sequence[Token]], bool] = lambda tokens: True  # whether words that may each stand there belong together


def free(reading: Reading, mentions: Sequence[Mention]) -> list[Words]:
    """Return the sentences in which terms are looked for, with the words that are names in them; not those of lists of references."""
    spans = sorted((mention.span.start, mention.span.end, mention.kind) for mention in mentions)
    found = []
    at = 0
    for sentence in reading.sentences:
        if sentence.zone in ("bibliography", "furniture"):
            continue
        while at < len(spans) and spans[at][1] <= sentence.start:
            at += 1
        named: set[int] = set()
        placed: set[int] = set()
        here = [span for span in spans[at : at + len(sentence.tokens) + 1] if span[0] < sentence.end]
        for start, end, kind in here:
            inside = (number for number, token in enumerate(sentence.tokens) if token.start < end and start < token.end)
            (named if kind in _NAMES else placed).update(inside)
        title = sentence.zone in ("head", "heading") or sentence.paragraph == "p0"
        acting = verbs(sentence.tokens) if reading.language.startswith("en") else frozenset[int]()
        found.append(Words(sentence.tokens, frozenset(named), frozenset(placed), title, sentence.zone == "body", acting))
    return found


def grammar(language: str) -> Grammar:
    """Return what may be a term in a language; only words with a capital where it is not known here."""
    tongue = language.split("-")[0].lower()
    if tongue == "kk":
        return Grammar(_kazakh_inner, _kazakh_head, lambda token: _specific(token, "kk"), together=_kazakh_together)
    if tongue == "ru" and not russian.missing():
        return Grammar(_russian_inner, _russian_head, lambda token: _specific(token, "ru"), together=_russian_together)
    if tongue == "en":
        return Grammar(_english_inner, _english_head, lambda token: _specific(token, "en"), sure=False)
    return Grammar(_capital, _capital, _capital)


def runs(words: Words, rules: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches of a sentence of which every part that ends in a head may be a term."""
    tokens = words.tokens
    start = 0
    for at in range(len(tokens) + 1):
        usable = (
            at < len(tokens)
            and at not in words.named
            and at not in words.verbs
            and tokens[at].word[0].isalpha()
            and len(tokens[at].word) > 1
        )
        if usable and rules.inner(tokens[at]):
            continue
        end = at + 1 if usable and rules.head(tokens[at]) else at
        if end > start:
            yield start, end
        start = at + 1


def parts(words: Words, run: tuple[int, int], rules: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that may be a term."""
    tokens = words.tokens
    for last in range(run[0] + 1, run[1] + 1):
        head = tokens[last - 1]
        if not rules.head(head) or last - 1 in words.placed:
            continue
        for first in range(max(run[0], last - MOST), last):
            if rules.first(tokens[first]):
                yield first, last


def _specific(token: Token, language: str) -> bool:
    vague = listed(language, "vague first", *(("attributes",) if language == "kk" else ()))
    return token.lemma not in vague and token.word.lower() not in vague


def _kazakh_inner(token: Token) -> bool:
    word = token.word.lower()
    return _kazakh_nominal(word, token) and not kazakh.noun_reading(word).tags and word not in listed("kk", "heads only")


def _kazakh_head(token: Token) -> bool:
    word = token.word.lower()
    if not _kazakh_nominal(word, token) or token.lemma in listed("kk", "vague heads") or len(token.lemma) < 3:
        return False
    tags = kazakh.noun_reading(word).tags.split()
    if tags[-1:] == ["ki"]:
        tags.pop()
    return not ({"ki", "sim", "equ", "cmp", "p1", "p2", "p1s", "p2s", "pron"} & set(tags)) and (bool(tags) or not kazakh.is_adjective(word))


def _kazakh_together(tokens: Sequence[Token]) -> bool:
    """Say whether no adjective follows a noun, and each noun behind a noun is owned by it or of a verb: шешім қабылдау, басқару жүйесі."""
    words = [token.word.lower() for token in tokens]
    kinds = [kazakh.is_adjective(word) for word in words[:-1]] + [False]
    for at in range(1, len(words)):
        if kinds[at - 1]:
            continue
        if kinds[at]:
            return False
        owned = "p3" in kazakh.noun_reading(words[at]).tags.split()
        if not owned and not words[at].endswith(_VERBAL) and not tokens[at].lemma.endswith(_VERBAL):
            return False
    return True


def _russian_together(tokens: Sequence[Token]) -> bool:
    """Say whether the adjectives agree, and all behind the first noun, which is the head, is in the genitive."""
    words = [token.word.lower() for token in tokens]
    nouns = [at for at, word in enumerate(words) if russian.kind(word).startswith("NOUN")]
    if not nouns or tokens[nouns[0]].lemma in listed("ru", "vague heads"):
        return False
    for at, word in enumerate(words):
        following = next((noun for noun in nouns if noun >= at), None)
        if following is None or (at > nouns[0] and not russian.can_be(word, "gent")):
            return False
        if at != following and not russian.agree(word, words[following]):
            return False
    return True


def _kazakh_nominal(word: str, token: Token) -> bool:
    functions = listed("kk", "function")
    return word not in functions and token.lemma not in functions and not lemmas.is_verb(word, "kk") and word not in listed("kk", "vague")


def _russian_inner(token: Token) -> bool:
    word = token.word.lower()
    nothing = listed("ru", "function", "vague")
    return word not in nothing and token.lemma not in nothing and russian.kind(word).partition(" ")[0] in ("ADJF", "PRTF", "NOUN")


def _russian_head(token: Token) -> bool:
    return _russian_inner(token) and russian.kind(token.word.lower()).startswith("NOUN")


def _english_inner(token: Token) -> bool:
    return _english(token) and not (token.word.endswith("s") and token.lemma != token.word.lower())


def _english_head(token: Token) -> bool:
    ends = ("ed", "ous", "ive", "ful", "ical", "able", "ible")
    return _english(token) and token.lemma not in listed("en", "vague heads") and not token.word.lower().endswith(ends)


def _english(token: Token) -> bool:
    word = token.word.lower()
    nothing = listed("en", "function", "verbs", "vague")
    return word not in nothing and token.lemma not in nothing and not word.endswith("ly") and word.isascii()


def _capital(token: Token) -> bool:
    return token.word[:1].isupper()
