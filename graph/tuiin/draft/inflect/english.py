"""English: the head of a label is singular or plural, and has an article where it can be counted or is made known by `of`."""

import re
import tomllib
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "tables" / "english-labels.toml"
_SPOKEN = {"all": "all", "most": "most", "some": "some", "none": "no"}
# Endings of nouns that cannot be counted, of adjectives, and of words that begin a label and no name.
_MASS = tuple("ness ism ship hood ity cy ance ence ment ation ing ture logy nomy graphy ics ware fare dom age tude alty".split())
_ADJECTIVES = ("al", "ic", "ive", "ary", "ous", "ed", "able", "ible", "ful", "less", "ar", "an")
_GENERAL = ("al", "ive", "ary", "ous", "ed", "ing", "able", "ible", "ful", "less", "ists", "tions", "ments", "ties", "ents", "zens")


@cache
def _words(*names: str) -> frozenset[str]:
    """Return the words of these lists together."""
    lists = tomllib.loads(_TABLE.read_text("utf-8"))
    return frozenset(word for name in names for word in lists[name].split())


def inflected(label: str, article: str) -> str:
    """Return a label with the article that it wants within a sentence, `a` an indefinite one; nothing where that is not certain.

    >>> [inflected(label, "") for label in ("electoral process", "privacy", "citizens", "fall of trust", "United Nations", "Iran")]
    ['the electoral process', 'privacy', 'citizens', 'the fall of trust', 'the United Nations', 'Iran']
    >>> inflected("technological process", "a"), inflected("open market", "a"), inflected("cookies", "a")
    ('a technological process', 'an open market', 'cookies')
    """
    words, count = label.split(), number(label)
    if not count:
        return ""
    if re.match(r"\d+(?:st|nd|rd|th)\b|\d+s\b", label):
        return f"the {label}"
    if words[0].lower() in _words("determined") or not words[0][0].isalpha() or re.fullmatch(r".*['’]s|.*s['’]", words[0]):
        return label
    if _is_name(label):
        return _named(label, _before(words)[-1].lower())
    return _many(label, words) if count == "many" else _one(inside(label), words, article)


def _named(name: str, last: str) -> str:
    """Return a name, with `the` where it has that; `last` is its last word, or the one before `of`."""
    if name.isupper() and len(name) < 5:
        return f"the {name}" if name in _words("letters") else ""
    definite = last in _words("offices", "named-plurals") or (" " in name and last in _words("named"))
    return f"the {name}" if definite else name


def _many(label: str, words: list[str]) -> str:
    """Return a label in the plural: as it is, unless two are joined of which one is made known: the meaning and scope of it."""
    before = _before(words)
    joined = "and" in before and _coordinated(before) and number(before[0]) == "one" and words[len(before) : len(before) + 1] == ["of"]
    return f"the {inside(label)}" if joined else label


def _one(label: str, words: list[str], article: str) -> str:
    """Return a label in the singular with its article; nothing where a noun may be counted or not."""
    before = _before(words)
    behind = "".join(words[len(before) : len(before) + 1])
    first = label.split()[0]
    if first in _words("unique"):
        return f"the {label}"
    if before[-1].lower() in _words("dual") and behind != "of":
        return "" if article else label
    counted = not _mass(before) and behind != "by"  # rule by the people
    compared = behind == "of" and (first in _words("compared") or before[-1] in _words("amounts"))
    called = words[-1][:1].isupper()  # the programme Clean Air
    if compared or (article and counted and not called and not (article == "new" and behind == "of")):
        return f"{'an' if _vowel(label) else 'a'} {label}"
    return f"the {label}" if counted or behind == "of" else label


def number(label: str) -> str:
    """Return whether a label is `one` or `many`; nothing where that is not certain.

    >>> number("principles of governance"), number("changes and criticism"), number("politics"), number("means of travel")
    ('many', 'many', 'one', '')
    """
    words = re.sub(r"\s\([^()]*\)$", "", label).split()
    if not words or _words("clause") & {*words[1:]} or re.search(r",(?!.*\sand\s)", label):
        return ""
    before = _before(words)
    head = before[-1].lower().strip("“”\"’'")
    if "and" in before[1:-1] and not _adjectival(before[before.index("and") - 1]):
        return "many" if _coordinated(before) else ""
    if _is_name(label):
        return _number_of_name(words, head)
    if head in _words("both") or any(word == "and" and {"of", "in"} & {*words[at:]} for at, word in enumerate(words) if at > len(before)):
        return ""
    if head in _words("singulars") or head.endswith(("ss", "us", "is")):
        return "one"
    return "many" if head in _words("plurals") or head.endswith("s") else "one"


def _coordinated(before: list[str]) -> bool:
    """Say whether two nouns are joined before what follows: `trust and openness`, `rights and free speech` may be more."""
    at = before.index("and")
    return before[at - 1].endswith("s") or len(before) == at + 2 or before[at + 1][:1].isupper()


def _adjectival(word: str) -> bool:
    return word.lower().endswith(_ADJECTIVES)


def _number_of_name(words: list[str], head: str) -> str:
    if head in _words("named-plurals"):
        return "many"
    if len(words) > 1 or not head.endswith("s") or head.endswith(("ss", "us", "is")):
        return "one"
    return "many" if head.endswith(("ists", "ians", "ents")) else ""  # Davis or Swedes?


def agreement(label: str) -> str:
    """Return with what a verb agrees."""
    return number(label)


def quantified(label: str, quantifier: str) -> str:
    """Return a label with what is said of how much of it is meant; nothing where that cannot be said."""
    if number(label) != "many" or " and " in label or _is_name(label):
        return ""
    return f"{_SPOKEN[quantifier]} {inside(label)}"


def inside(label: str) -> str:
    """Return a label as it stands within a sentence: without the capital that only a list gives it.

    >>> inside("Civil society"), inside("Asian countries"), inside("Iran"), inside("Residents"), inside("Opening of the port")
    ('civil society', 'Asian countries', 'Iran', 'residents', 'opening of the port')
    """
    first, *rest = label.split(" ")
    small = first.lower()
    named = next((word for word in rest if word not in _words("behind")), "")
    if not first.isalpha() or not first[1:].islower() or named[:1].isupper() or small in _words("proper"):
        return label
    general = small in _words("common", "determined", "unique", "compared") or (
        small.endswith(_GENERAL) and (bool(rest) or small.endswith("s"))
    )
    begun = bool(rest) and small.endswith((*_MASS, "tion", "sion", "ic"))
    return small + label[len(first) :] if general or begun else label


def _before(words: list[str]) -> list[str]:
    """Return the words up to the head."""
    end = next((at for at, word in enumerate(words) if at and word.lower() in _words("behind")), len(words))
    found = words[:end]
    while len(found) > 1 and (
        re.fullmatch("[a-z]+ed|built|made|held|led|taken|given|written|driven|stored", found[-1]) and end < len(words)
    ):
        found = found[:-1]
    while len(found) > 1 and found[-1].endswith("ly"):
        found = found[:-1]
    return found


def _is_name(label: str) -> bool:
    """Say whether a label is a name: every word of weight has a capital."""
    words = [word for word in re.sub(r"\s\([^()]*\)$", "", label).split() if word.lower() not in _words("behind") | {"and", "the"}]
    return bool(words) and all(word[0].isupper() for word in words) and words[0].lower() not in _words("common")


def _mass(before: list[str]) -> bool:
    """Say whether a noun, with what stands before it, cannot be counted, as far as its ending tells."""
    small = before[-1].lower()
    last = small.rpartition("-")[2]
    if (
        small in _words("mass")
        or last in _words("mass")
        or (small in _words("mass-alone") and (len(before) == 1 or before[0].lower() in ("civil", "public")))
    ):
        return True
    return last not in _words("counted") and last not in _words("mass-alone") and last.endswith(_MASS)


def _vowel(label: str) -> bool:
    """Say whether a label begins with the sound of a vowel."""
    small = label.lower()
    if re.match(r"uni(?!n|m)|unanim|use|usu|uto|eu|one|ur[aeiou]|ub[ie]", small):
        return False
    return small[0] in "aeiou" or bool(re.match(r"hour|honest|honou?r|heir", small))
