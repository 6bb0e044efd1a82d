"""The basic form of a word and the citation form of a phrase, in Kazakh by our own rules, in Russian and English by libraries."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from tuiin.draft.lemmas import english, kazakh, phrases, russian
from tuiin.draft.lemmas.lists import pronouns
from tuiin.draft.lemmas.lists import words as listed

_CYRILLIC = frozenset("абвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяәё-‐‑'’ʼ")


def lemmatizer(language: str, vocabulary: Iterable[str] = ()) -> Callable[[str], str]:
    """Return what gives the basic form of one word, in small letters: of nouns, adjectives and names the nominative singular.

    Of verbs it gives the infinitive, of words in other scripts and languages the word itself. The different words of the text,
    as `vocabulary`, teach it stems that no table has.

    >>> basic = lemmatizer("kk")
    >>> [basic(word) for word in ("Қалаларымыздың", "процесіне", "БҰҰ-ның", "Ұлттар")]
    ['қала', 'процесс', 'бұұ', 'ұлт']
    """
    tongue = _tongue(language)
    if tongue == "kk":
        model = kazakh.model()
        learned = [word.lower() for word in vocabulary if _readable(word.lower())]
        if learned:
            model = model.with_words(learned)
        return lru_cache(maxsize=1 << 16)(lambda word: _kazakh(word, model))
    if tongue == "ru":
        return russian.lemma
    if tongue == "en":
        return english.lemma
    return str.lower


def missing(language: str) -> str:
    """Return the packages that basic forms of a language want and that are not installed; empty where nothing is missing."""
    return {"ru": russian.missing, "en": english.missing}.get(_tongue(language), str)()


def citation(words: Sequence[str], language: str) -> str:
    """Return a phrase, given as printed, as a list of notions would have it: the head in its basic form, what belongs to it agreeing.

    In Kazakh a head that belongs to the noun before it stays so.

    >>> citation(["мемлекеттік", "басқару", "жүйесіне"], "kk"), citation(["процесінде"], "kk")
    ('мемлекеттік басқару жүйесі', 'процесс')
    """
    tongue = _tongue(language)
    if not words:
        return ""
    if tongue == "kk":
        return phrases.citation(words)
    if tongue == "ru":
        return russian.citation(words)
    if tongue == "en":
        return english.citation(words)
    return " ".join(words)


def function_words(language: str) -> frozenset[str]:
    """Return the words of a language, in small letters, that name nothing; none for a language that is not known here."""
    tongue = _tongue(language)
    if tongue not in ("kk", "ru", "en"):
        return frozenset()
    return listed(tongue, "function") | (frozenset(pronouns()) if tongue == "kk" else frozenset())


def is_verb(word: str, language: str) -> bool:
    """Say whether a word is a form of a verb that can be no notion: finite, a converb or a participle, but no infinitive.

    >>> [is_verb(word, "kk") for word in ("қалыптасқан", "береді", "басқару", "мемлекеттер")]
    [True, True, False, False]
    """
    tongue, small = _tongue(language), word.lower()
    if tongue == "kk":
        return _readable(small) and phrases.is_verb(small)
    if tongue == "ru":
        return russian.is_verb(small)
    return tongue == "en" and english.is_verb(small)


def known(word: str, language: str) -> bool:
    """Say whether a word, in whatever form, is one that the tables or the dictionary of its language have.

    >>> known("мемлекеттің", "kk"), known("цирфлы", "kk")
    (True, False)
    """
    tongue, small = _tongue(language), word.lower()
    if small in function_words(language):
        return True
    if tongue == "kk":
        return _readable(small) and phrases.known(small)
    return russian.known(small) if tongue == "ru" else tongue == "en" and english.known(small)


def case_stripped(word: str, language: str) -> str:
    """Return a word with its capitals as it is without its case; a Kazakh plural or possessive stays.

    >>> [case_stripped(word, "kk") for word in ("Хантингтонның", "БҰҰ-ның", "Ұйымының", "Алматыда")]
    ['Хантингтон', 'БҰҰ', 'Ұйымы', 'Алматы']
    """
    tongue = _tongue(language)
    if tongue == "kk" and _readable(word.lower()):
        return phrases.case_stripped(word)
    return russian.case_stripped(word) if tongue == "ru" else english.case_stripped(word) if tongue == "en" else word


def _kazakh(word: str, model: kazakh.Model) -> str:
    small = word.lower()
    return kazakh.basic(model.best(small)) if _readable(small) else small


def _readable(word: str) -> bool:
    """Say whether the rules know all letters of a word, and it is no heap of letters."""
    return 1 < len(word) < 60 and _CYRILLIC.issuperset(word) and word[0].isalpha() and word[-1].isalpha()


def _tongue(language: str) -> str:
    return language.split("-")[0].lower()
