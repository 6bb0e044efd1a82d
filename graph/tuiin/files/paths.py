"""Where the package, its pages' assets, the ontology, the data and its project lie, and the page on asking: installed, or in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
_TOP = PACKAGE if (PACKAGE / "ontology").is_dir() else PACKAGE.parents[1]

ASSETS = PACKAGE / "assets"
ONTOLOGY = _TOP / "ontology"
DATA = _TOP / "data"
ASKING = _TOP / "docs" / "asking.md"
PROJECT = _TOP / "tuiin.toml"
