"""Where the ontology and the data lie: inside the installed package, or at the top of a checkout."""

from pathlib import Path

_HERE = Path(__file__).parent
_TOP = _HERE if (_HERE / "ontology").is_dir() else _HERE.parents[1]

ONTOLOGY = _TOP / "ontology"
DATA = _TOP / "data"
