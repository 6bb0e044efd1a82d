"""The rules of the house that a machine can see."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tuiin

from .conftest import TOP

PACKAGE = TOP / "graph" / "tuiin"

# Read top to bottom: a module imports only from those above it. `__init__` loads by name, when asked.
ORDER = [
    "passages", "model", "errors", "rooms", "vocabulary", "letters", "tree", "decode", "links", "reader", "anchors", "statements", "triples",
    "sandbox", "sparql", "store", "derive", "describe", "check", "questions", "rows", "knowledge", "pipeline", "rdf", "built", "versions", "names", "diff", "diff_text", "formats", "network", "info", "page", "diff_page", "document", "explorer", "report", "files",
    "exports", "outputs", "schema", "tidy", "scaffold", "serve", "load", "arguments", "completion", "terminal", "verbs", "cli",
]  # fmt: skip
# Two look down, by name and only when called: the graph object offers what is made from it.
DOWNWARD = {("knowledge", "network"), ("knowledge", "page"), ("knowledge", "outputs"), ("knowledge", "files")}
FILES = sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")
HEAVY = {"rdflib", "networkx", "pyvis", "shacl", "pyshacl", "pyoxigraph", "rustworkx", "ruamel", "pandas", "polars", "numpy"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tuiin":
            found |= {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
    return found - {"__version__"}


def test_every_module_has_its_place_in_the_order():
    rooms = [p.stem for p in PACKAGE.glob("*.py") if p.stem != "__init__"] + [p.parent.name for p in PACKAGE.glob("*/__init__.py")]
    assert sorted(ORDER) == sorted(rooms)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_modules_import_only_from_above(path: Path):
    """The modules of a package share its place, and may import from each other."""
    room = path.parts[0].removesuffix(".py")
    allowed = set(ORDER[: ORDER.index(room)]) | {below for above, below in DOWNWARD if above == room}
    assert imports(PACKAGE / path) <= allowed | ({room} if len(path.parts) > 1 else set())


@pytest.mark.parametrize("path", FILES, ids=str)
def test_modules_and_functions_stay_readable(path: Path):
    """No module over 400 lines; no function over 45, the parser of the command line apart, which is a list."""
    text = (PACKAGE / path).read_text("utf-8")
    assert text.count("\n") <= 400
    long = {
        node.name: node.end_lineno - node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno > 45
    }
    assert set(long) <= {"parser"}


def test_importing_the_package_loads_no_engine():
    script = f"import sys, tuiin; print(*({HEAVY!r} & set(sys.modules)), len(sys.modules))"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP / "graph").stdout.split()
    assert out[:-1] == []
    assert int(out[-1]) < 150


def test_help_loads_no_engine_and_no_yaml():
    script = f"import sys; from tuiin.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(*(({HEAVY!r} | {{'yaml', 'dataclasses'}}) & set(sys.modules)), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP / "graph")
    assert run.stderr.strip() == ""


def test_the_public_names_are_these_and_each_says_what_it_is():
    assert tuiin.__all__ == [
        "BadInput", "BadQuery", "Finding", "KnowledgeGraph", "LimitHit", "Problem", "Rows", "TuiinError", "articles", "build",
    ]  # fmt: skip
    for name in tuiin.__all__:
        assert getattr(tuiin, name).__doc__


def test_nothing_is_named_like_a_shipped_room():
    assert not (PACKAGE / "ontology.py").exists()
    assert not (PACKAGE / "data.py").exists()


def test_the_repository_names_no_registry_and_no_workplace():
    """Lock files carry hashes, never addresses; no path of one machine stands anywhere."""
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True, text=True, check=True, cwd=TOP
    )
    for name in filter(None, files.stdout.split("\0")):
        path = TOP / name
        if path.is_file() and path.suffix in {".txt", ".json", ".toml", ".py", ".md", ".ts", ".yaml", ".yml", ".ttl", ""}:
            text = path.read_text("utf-8")
            assert "--index-" + "url" not in text or name == "Makefile", name
            assert "registry." + "npmjs" not in text, name
            assert "files.python" + "hosted" not in text, name
