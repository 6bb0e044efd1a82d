"""English words that act as verbs where they stand, as far as the words beside them tell: no dictionary here knows nouns from verbs."""

from collections.abc import Sequence

from tuiin.draft.lemmas import english
from tuiin.draft.lemmas.lists import words as listed
from tuiin.draft.reading import Token

_ACTING = frozenset("i we you he she they it who will would shall should can could may might must cannot not n't let please".split())
_TO = frozenset(("to",))
_ONE = frozenset("a an this each every another".split())
_BEING = frozenset("be been being is are was were am get gets got".split())
_HAVING = frozenset("has have had having".split())
_OBJECTS = frozenset(
    """
        the a an their its his her our my your whether it them him us me this these those one two three four five six seven eight nine ten
        every each
    """.split()
)
_SHORTEST = 5  # letters of a word, at most, whose ending does not make it an adjective: table
_MODALS = frozenset("will would shall should can could may might must do does did".split())
_AMOUNTS = frozenset("that less more fewer much many some no all both".split())
_BOUNDS = frozenset(", ; : . ! ? ( ) – — that which who because while when if whether although but and or than as where".split())
_ENDS = frozenset(".!?;…")
# Plurals that are made otherwise than by -s, and so look like forms of verbs.
_PLURALS = frozenset("men women children people feet teeth mice geese criteria phenomena data media strata bacteria analyses lives".split())
_PAIRS = frozenset(
    "sports arms systems goods sales savings operations customs human communications news economics physics statistics".split()
)


# Verbs whose past has no -ed.
_IRREGULAR = frozenset(
    """
        bear beat begin bend bind bite blow break breed bring build buy catch choose come cost cut deal dig draw drink drive eat fall feed
        feel fight find fly forget forgive freeze get give go grow hang hear hide hit hold hurt keep know lay lead leave lend let lose make
        mean meet pay put read ride ring rise run say see seek sell send set shake shine show shut sing sink sit sleep speak spend spread
        stand steal strike swear sweep swim swing take teach tear tell think throw wake wear weave win wind write
    """.split()
)


def verbs(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the numbers of the words of a sentence that are verbs, or comparatives, which make no term either."""
    return frozenset(at for at, token in enumerate(tokens) if token.word.isalpha() and _verb(tokens, at))


def _verb(tokens: Sequence[Token], at: int) -> bool:
    word, lemma = tokens[at].word.lower(), tokens[at].lemma
    before = _before(tokens, at)
    following = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
    changed = lemma != word
    if lemma in listed("en", "acting") and (not changed or word.endswith("s")):
        return True
    if changed and (word.endswith("est") or (word.endswith("er") and len(word) > 4)):
        return True
    if changed and word not in _PLURALS and not word.endswith(("s", "ing", "ed", "n")) and lemma[:1] == word[:1]:
        return True  # kept, took; but a broken bridge
    object_ = following in _OBJECTS or following[:1].isdigit()
    if before in _ACTING or (object_ and (before in _TO or word.endswith(("s", "ed", "ing")) or _can_act(word))):
        return True
    if changed and word.endswith("s") and _of_one(tokens, at):
        return True  # a lamp burns
    if before in _BEING | _HAVING and word.endswith(("ed", "n")) and changed:
        return True
    if changed and word.endswith(("s", "ed")) and _only_one(tokens, at, following):
        return True
    return bool(at) and not changed and _many(tokens[at - 1]) and _can_act(word)


def _only_one(tokens: Sequence[Token], at: int, following: str) -> bool:
    """Say whether a word in -s or -ed is the one finite verb of its clause: a noun stands right before it, what it acts on behind it.

    A clause has a verb: "the bridge cuts costs" has no other, while in "the water tables fell" another word is one.
    """
    word, lemma = tokens[at].word.lower(), tokens[at].lemma
    if not at or not _noun_like(tokens[at - 1]) or word in _PAIRS or not _can_act(lemma) or tokens[-1].word not in _ENDS:
        return False
    content = following.isalpha() and following not in listed("en", "function")
    if not (content or following in _AMOUNTS) or following.endswith(("ing", "ly")):
        return False
    if content and word.endswith("s") and _can_act(following) and lemma not in _IRREGULAR:
        return False  # porters' lamps burn: here it may be the next word
    first = next((number + 1 for number in range(at - 1, -1, -1) if tokens[number].word.lower() in _BOUNDS), 0)
    behind = next((number for number in range(at + 1, len(tokens)) if tokens[number].word.lower() in _BOUNDS), len(tokens))
    object_ = at + 1 if tokens[at + 1].lemma == following else at  # "cuts travel time": no verb behind a verb
    return not any(_finite(tokens, number) for number in range(first, behind) if number not in (at, object_))


def _noun_like(token: Token) -> bool:
    """Say whether a word may be the singular noun that a verb in -s follows."""
    word = token.word.lower()
    adjective = len(word) > _SHORTEST and word.endswith(("ous", "ive", "ful", "ical", "able", "ible", "ly"))
    return word.isalpha() and word not in listed("en", "function") and not adjective


def _finite(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word is surely, or by its form may well be, the finite verb of a clause."""
    word, lemma = tokens[at].word.lower(), tokens[at].lemma
    if word in _BEING or word in _HAVING or word in _MODALS or (lemma in listed("en", "acting") and word[-3:] != "ing"):
        return True
    if lemma != word and (lemma in _IRREGULAR or (word.endswith("ed") and at and _noun_like(tokens[at - 1]))):
        return not word.endswith("s")
    return word in listed("en", "verbs") or (bool(at) and lemma == word and _many(tokens[at - 1]) and _can_act(word))


def _of_one(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a phrase in the singular stands before a word: "a", and nothing but nouns and adjectives behind it."""
    first = at - 1
    while first > 0 and tokens[first].word.lower() not in listed("en", "function") and tokens[first].word.isalpha():
        first -= 1
    return first < at - 1 and tokens[first].word.lower() in _ONE


def _before(tokens: Sequence[Token], at: int) -> str:
    """Return the word before one, adverbs passed over."""
    last = at - 1
    while last > 0 and (tokens[last].word.lower().endswith("ly") or tokens[last].word.lower() in ("also", "often", "never", "always")):
        last -= 1
    return tokens[last].word.lower() if last >= 0 else ""


def _many(token: Token) -> bool:
    """Say whether a word is a plural in -s, which seldom stands before the noun that it belongs to."""
    word = token.word.lower()
    return word not in _PAIRS and word.endswith("s") and token.lemma in (word[:-2], english.singular(word)) and len(word) > 3


def _can_act(word: str) -> bool:
    """Say whether a word has the forms of a verb: "save" has "saved" and "saving"."""
    if word in _IRREGULAR:
        return True
    stem = word[:-1] if word.endswith("e") else word
    if not stem:
        return False  # e.g.; vitamin E
    past = stem[:-1] + "ied" if stem.endswith("y") and stem[-2:-1] not in "aeiou" else stem + "ed"
    forms = [(past, stem + "ing"), (stem + stem[-1] + "ed", stem + stem[-1] + "ing")]  # carried, carrying; planned, planning
    return any(all(english.known(form) and english.lemma(form) == word for form in pair) for pair in forms)
