"""How right the ends of sentences are: `python bench/sentences.py FOLDER [sentencex pysbd]`.

FOLDER holds public gold sentences, which this project does not ship: treebanks of Universal Dependencies
(`kk_ktb-ud-test.conllu`; the language is the beginning of the name), and the Golden Rules as pySBD keeps them
(`test_kazakh.py`: pairs of a text and its sentences). Ten sentences of a treebank make a paragraph; after one that has
no stop at its end the line ends, for everybody alike. An end is a place between two sentences of one line, so that ends
which the line gives away count for nobody.
"""

import ast
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Texts = list[tuple[str, list[str]]]
LANGUAGES = {"kazakh": "kk", "russian": "ru", "english": "en", "deutsch": "de", "turkish": "tr"}
STOP = re.compile(r"[.!?…][»”“\"’')\]\d]*$")


def golden(path: Path) -> Texts:
    """Return the pairs of text and sentences that a test of pySBD holds."""
    pairs = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Tuple | ast.Call) and len(elements := node.elts if isinstance(node, ast.Tuple) else node.args) == 2:
            try:
                text, sentences = map(ast.literal_eval, elements)
            except ValueError:
                continue
            if isinstance(text, str) and isinstance(sentences, list):
                pairs.append((text, [s.strip() for s in sentences]))
    return pairs


def treebank(path: Path) -> Texts:
    """Return the paragraphs of a treebank, each with its sentences."""
    paragraphs: list[list[str]] = [[]]
    for block in path.read_text("utf-8").split("\n\n"):
        found = re.search(r"^# text = (.*)$", block, re.MULTILINE)
        if not found:
            continue
        if len(paragraphs[-1]) == 10 or re.search(r"^# new(par|doc)", block, re.MULTILINE):
            paragraphs.append([])
        paragraphs[-1].append(found[1].strip())
        if not STOP.search(found[1].strip()):
            paragraphs.append([])
    return [(" ".join(p), p) for p in paragraphs if p]


def ends(text: str, sentences: list[str]) -> set[int]:
    """Return where the sentences end in the text, without white space; the end of the text is not among them."""
    place, found = 0, set()
    for sentence in sentences:
        place += len("".join(sentence.split()))
        found.add(place)
    return found - {len("".join(text.split()))}


def ours(language: str) -> Callable[[str], list[str]]:
    from tuiin.curate.passages import split

    try:
        split("", language="en")
    except TypeError:
        return lambda text: [text[p.start : p.end] for p in split(text)]
    return lambda text: [text[p.start : p.end] for p in split(text, language=language)]


def sentencex(language: str) -> Callable[[str], list[str]]:
    from sentencex import segment

    return lambda text: list(segment(language, text))


def pysbd(language: str) -> Callable[[str], list[str]]:
    import warnings

    warnings.simplefilter("ignore")
    from pysbd import Segmenter

    segmenter = Segmenter(language=language if language != "tr" else "en", clean=False)  # it knows no Turkish
    return segmenter.segment


def sets(folder: Path) -> Iterator[tuple[str, str, Texts]]:
    for path in sorted(folder.iterdir()):
        if path.suffix == ".conllu":
            yield path.stem, path.name[:2], treebank(path)
        elif path.suffix == ".py" and (language := LANGUAGES.get(path.stem.removeprefix("test_"))):
            yield f"Golden Rules {language}", language, golden(path)


def main(folder: Path, others: list[str]) -> None:
    print("| set | ends | tool | precision | recall | F1 | texts whole | seconds |\n|---|---|---|---|---|---|---|---|")
    for name, language, texts in sets(folder):
        for tool in ("ours", *others):
            splitter = globals()[tool](language)
            begun, right, made, gold, whole = time.perf_counter(), 0, 0, 0, 0
            for text, sentences in texts:
                got, wanted = ends(text, splitter(text)), ends(text, sentences)
                right, made, gold, whole = right + len(got & wanted), made + len(got), gold + len(wanted), whole + (got == wanted)
                if "--wrong" in sys.argv and tool == "ours" and got != wanted:
                    shown(text, got, wanted)
            p, r = right / max(made, 1), right / max(gold, 1)
            took = time.perf_counter() - begun
            figures = f"{p:.1%} | {r:.1%} | {2 * p * r / max(p + r, 1e-9):.3f} | {whole} of {len(texts)} | {took:.2f}"
            print(f"| {name} | {gold} | {tool} | {figures} |")


def shown(text: str, got: set[int], wanted: set[int]) -> None:
    """Print the places where an end is missing or too many, with what stands around them."""
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    for end in sorted(got ^ wanted):
        at = places[end - 1] + 1
        print(f"    {'+' if end in got else '-'} {text[max(0, at - 40) : at]}⏐{text[at : at + 30]}")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(Path(words[0]), words[1:])
