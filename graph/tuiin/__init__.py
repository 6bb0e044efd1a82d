"""tuiin: a knowledge graph of an article, with who says what, how surely, and where in the text."""

__version__ = "0.1.0"
