"""Measure basic forms on a treebank: `python training/measure_lemmas.py kk FILE.conllu …`, case-insensitive, each half apart.

Verbs are compared with the infinitive that belongs to the stem which the treebank gives, where the language is Kazakh.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tuiin.draft.lemmas import lemmatizer
from tuiin.draft.lemmas.endings import Parse
from tuiin.draft.lemmas.kazakh import basic

_KINDS = ("NOUN", "PROPN", "ADJ", "VERB")


def main() -> None:
    """Print the share of right basic forms for each kind of word, and words a second without and with what was seen before."""
    language, *paths = sys.argv[1:]
    tokens = [token for path in paths for token in _tokens(Path(path)) if token[2] in _KINDS]
    lemma = lemmatizer(language)
    lemma("сөз")
    for turn in ("new", "seen"):
        start = time.process_time()
        for word, _, _ in tokens:
            lemma(word)
        print(f"{turn}: {len(tokens) / (time.process_time() - start):,.0f} words a second")
    half = len(tokens) // 2
    for name, part in (("first half", tokens[:half]), ("second half", tokens[half:]), ("all", tokens)):
        right, seen = Counter[str](), Counter[str]()
        for word, wanted, kind in part:
            if kind == "VERB" and language == "kk":
                wanted = basic(Parse(wanted, "V", "")) if wanted.isalpha() else wanted
            for each in (kind,) if kind == "VERB" else (kind, "nominal"):
                seen[each] += 1
                right[each] += lemma(word) == wanted.lower()
        print(f"{name}:", ", ".join(f"{kind} {right[kind] / seen[kind]:.3f} ({seen[kind]})" for kind in (*_KINDS, "nominal") if seen[kind]))


def _tokens(path: Path) -> Iterator[tuple[str, str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells[1], cells[2], cells[3]


if __name__ == "__main__":
    main()
