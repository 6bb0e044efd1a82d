"""tuiin: a knowledge graph of an article, with who says what, how surely, and where in the text.

    kg = tuiin.build("nyshanbayev-2022")
    kg.query("who-says-what")

Names are loaded when they are used: importing the package loads no RDF engine, no networkx, no pyvis.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # as typing has it, without the milliseconds that importing typing takes

if TYPE_CHECKING:
    from tuiin.api import Difference, Graph, KnowledgeGraph, Summary, build, diff, export, open, read, summary
    from tuiin.curate.reader import articles
    from tuiin.errors import BadInput, BadQuery, LimitHit, Problem, TuiinError
    from tuiin.graph.check import Finding
    from tuiin.graph.rows import Rows

_HOMES = {
    "BadInput": "errors",
    "BadQuery": "errors",
    "Difference": "api",
    "Finding": "graph.check",
    "Graph": "api",
    "KnowledgeGraph": "api",
    "LimitHit": "errors",
    "Problem": "errors",
    "Rows": "graph.rows",
    "Summary": "api",
    "TuiinError": "errors",
    "articles": "curate.reader",
    "build": "api",
    "diff": "api",
    "export": "api",
    "open": "api",
    "read": "api",
    "summary": "api",
}

__all__ = [
    "BadInput",
    "BadQuery",
    "Difference",
    "Finding",
    "Graph",
    "KnowledgeGraph",
    "LimitHit",
    "Problem",
    "Rows",
    "Summary",
    "TuiinError",
    "articles",
    "build",
    "diff",
    "export",
    "open",
    "read",
    "summary",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'tuiin' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"tuiin.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
