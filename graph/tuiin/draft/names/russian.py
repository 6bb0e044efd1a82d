"""Names in Russian text by slovnet's small neural model, whose weights natasha's wheel carries; only where both are installed."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from tuiin.draft.found import NameKind
from tuiin.draft.names.lines import Guess, Line

_KINDS: Final[dict[str, NameKind]] = {"PER": "person", "LOC": "place", "ORG": "organization"}
_LONGEST = 5000  # letters; no sentence has more


def available() -> bool:
    """Say whether the model is installed."""
    return all(find_spec(name) for name in ("natasha", "navec", "slovnet"))


def model_names(line: Line, text: str) -> Iterator[Guess]:
    """Yield the names of a sentence that the model finds."""
    start = line.sentence.start
    if line.sentence.end - start > _LONGEST:
        return
    firsts = {token.start - start: number for number, token in enumerate(line.sentence.tokens)}
    ends = {token.end - start: number + 1 for number, token in enumerate(line.sentence.tokens)}
    for span in _model()(text[start : line.sentence.end]).spans:
        if span.start in firsts and span.stop in ends:
            yield Guess(firsts[span.start], ends[span.stop], _KINDS[span.type], "model", 0.75)


@cache
def _model() -> Any:
    """Return the model; natasha itself is not imported, as it wants more than its weights."""
    from navec import Navec
    from slovnet import NER

    spec = find_spec("natasha")
    data = Path(next(iter(spec.submodule_search_locations or ()))) / "data" if spec else Path()
    words = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    model = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    model.navec(words)
    return model
