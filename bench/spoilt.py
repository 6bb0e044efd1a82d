"""A package as somebody may have got it wrong: one mistake in each, of the kinds that people make."""

import json

from invented import as_json


def reference(package):
    """A reference to what is not there."""
    _claim(package)["subject"] = "concept/no-such-concept"


def unknown_key(package):
    """A key that is spelt wrongly."""
    claim = _claim(package)
    claim["polarty"] = claim.pop("polarity", "negative")


def missing_key(package):
    """A key that is missing."""
    del _claim(package)["kind"]


def value(package):
    """A word that the list has otherwise."""
    _claim(package)["relation"] = "increase"


def sentence(package):
    """A sentence that the text does not have."""
    _claim(package)["positions"][0]["at"] = ["p99s1"]


def country(package):
    """A country that is taken for a language."""
    text = _claim(package)["text"]
    text["kz"] = text.pop("kk")


def day(package):
    """A day that no calendar has."""
    package["article"]["published"] = "2022-04-31"


def alphabets(package):
    """A word in letters of two alphabets."""
    text = _claim(package)["text"]
    text["ru"] = f"Это не{'o'}пределённо: {text['ru']}"


def comma(package):
    """A number with a comma."""
    next(iter(package["values"].values()))["value"] = "12,5"


def nowhere(package):
    """A position that does not say where."""
    del _claim(package)["positions"][0]["at"]


def twice(package):
    """Somebody who holds the same twice."""
    positions = _claim(package)["positions"]
    positions.append(positions[0])


def slug(package):
    """A slug in capital letters."""
    package["slug"] = package["slug"].upper()


def order(package):
    """Sentences in another order than in the text."""
    package["passages"][3:5] = reversed(package["passages"][3:5])


def ends(package):
    """An event that ends before it starts."""
    next(iter(package["events"].values())).update(starts="2001", ends="1999")


MISTAKES = (reference, unknown_key, missing_key, value, sentence, country, day, alphabets, comma, nowhere, twice, slug, order, ends)


def cut(line):
    """A line that was cut."""
    return line[: len(line) * 2 // 3]


def trailing(line):
    """A comma before the end."""
    return line[:-1] + b",}"


def encoding(line):
    """Another encoding than UTF-8."""
    return line.decode().encode("cp1251", "replace")


def key_twice(line):
    """A key that stands twice."""
    return b'{"slug":"another",' + line[1:]


DAMAGES = (cut, trailing, encoding, key_twice)


def spoilt(package, draw):
    """Return the line of a package with one mistake in it; the package stays as it is."""
    return wrong(package, draw.choice((*MISTAKES, *DAMAGES)))


def wrong(package, mistake):
    """Return the line of a package with this mistake in it."""
    line = as_json(package)
    if mistake in DAMAGES:
        return mistake(line.encode()) + b"\n"
    changed = json.loads(line)
    mistake(changed)
    return (as_json(changed) + "\n").encode()


def _claim(package):
    return list(package["claims"].values())[-1]
