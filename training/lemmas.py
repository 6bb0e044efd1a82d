"""Count from KazNERD which stems and endings Kazakh words are made of: `python training/lemmas.py valid.iob2`.

Expectation maximisation over all readings that the grammar of endings allows, each word type once, with the mean-field weight
exp(ψ(n)) of a sparse Dirichlet prior, so that a stem met in one form alone gives way to one met in many
(D. Blei and M. Jordan, "Variational inference for Dirichlet process mixtures", 2006). Same input, same bytes.
"""

import gzip
import io
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tuiin.draft.lemmas.endings import Parse, parses
from tuiin.draft.lemmas.kazakh import TABLE, Model, basic

_ROUNDS = 20
_LEAST = 0.05  # a stem or an ending of less weight is left out


def main() -> None:
    """Write the table from the file that the command line names."""
    words = Counter(_words(Path(sys.argv[1])))
    readings = {word: list(parses(word)) for word in sorted(words)}
    stems, tags = _learned(readings)
    lines = [f"{sort}\t{stem}\t{weight:.2f}" for (stem, sort), weight in sorted(stems.items()) if weight >= _LEAST]
    lines += [f"end{sort}\t{names}\t{weight:.2f}" for (sort, names), weight in sorted(tags.items()) if weight >= _LEAST]
    model = Model(stems, tags)
    tokens, inflected = Counter[str](), Counter[str]()
    for word, count in words.items():
        parse = model.best(word)
        tokens[basic(parse)] += count
        inflected[basic(parse)] += count * bool(parse.tags)
    lines += [f"t\t{word}\t{count} {inflected[word]}" for word, count in sorted(tokens.items()) if count > 1]
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", filename="", mtime=0) as file:
        file.write("".join(f"{line}\n" for line in lines).encode())
    TABLE.write_bytes(packed.getvalue())
    print(f"{len(words)} words, {len(lines)} rows, {len(packed.getvalue())} bytes: {TABLE.name}")


def _words(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, mark = line.rpartition(" ")
        if mark and 1 < len(word) < 40 and word.replace("-", "").isalpha():
            yield word.lower()


def _learned(readings: dict[str, list[Parse]]) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    stems: dict[tuple[str, str], float] = {}
    tags: dict[tuple[str, str], float] = {}
    for turn in range(_ROUNDS):
        sparse = {key: math.exp(_digamma(weight)) for key, weight in stems.items()}
        masses = {sort: 10 + sum(weight for (_, each), weight in stems.items() if each == sort) for sort in "NV"}
        new_stems: dict[tuple[str, str], float] = defaultdict(float)
        new_tags: dict[tuple[str, str], float] = defaultdict(float)
        for found in readings.values():
            if turn:
                weights = [
                    (tags.get((each.sort, each.tags), 0) + 0.01) * sparse.get((each.stem, each.sort), 1e-30) / masses[each.sort]
                    for each in found
                ]
            else:
                weights = [
                    math.exp(-0.7 * len(each.stem) - 0.5 * each.tags.count(" ")) * (0.1 if each.sort == "V" else 1) for each in found
                ]
            weights = [weight * math.exp(-3 * each.bent) for weight, each in zip(weights, found, strict=True)]
            whole = sum(weights)
            for each, weight in zip(found, weights, strict=True):
                if weight > 1e-6 * whole:
                    new_stems[each.stem, each.sort] += weight / whole
                    new_tags[each.sort, each.tags] += weight / whole
        stems, tags = new_stems, new_tags
    return stems, tags


def _digamma(number: float) -> float:
    """Return the logarithmic derivative of the gamma function: by recurrence up to 6, then by its asymptotic series."""
    below = 0.0
    while number < 6:
        below -= 1 / number
        number += 1
    square = 1 / number**2
    return max(-600.0, below + math.log(number) - 0.5 / number - square * (1 / 12 - square * (1 / 120 - square / 252)))


if __name__ == "__main__":
    main()
