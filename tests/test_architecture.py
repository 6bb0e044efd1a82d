"""The rules of the house that a machine can see."""

import ast
import graphlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tuiin

from .conftest import TOP
from .manual import script

PACKAGE = TOP / "graph" / "tuiin"

ORDER = script("rooms").ORDER
FILES = sorted(p.relative_to(PACKAGE) for p in PACKAGE.rglob("*.py") if p.name not in ("__init__.py", "__main__.py") or p.parent != PACKAGE)
HEAVY = {"rdflib", "networkx", "pyvis", "shacl", "pyshacl", "pyoxigraph", "rustworkx", "ruamel", "pandas", "polars", "numpy"}


def imports(path: Path) -> set[str]:
    """Return the modules of this package that a file imports, wherever in it: `room.module`, or `module` at the top."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.Import):
            found |= {name.removeprefix("tuiin.") for name in names if name.startswith("tuiin.")}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "tuiin":
            inside = node.module.split(".")[1:]
            found |= {".".join([*inside, name]) if is_module(*inside, name) else ".".join(inside) for name in names}
    return found - {""}


def is_module(*parts: str) -> bool:
    path = PACKAGE.joinpath(*parts)
    return path.with_suffix(".py").is_file() or path.is_dir()


def module(path: Path) -> str:
    return ".".join(part for part in path.with_suffix("").parts if part != "__init__")


def test_every_room_has_its_place_in_the_order():
    rooms = [p.stem for p in PACKAGE.glob("*.py") if p.stem not in ("__init__", "__main__")] + [
        p.parent.name for p in PACKAGE.glob("*/__init__.py")
    ]
    assert sorted(ORDER) == sorted(rooms)
    assert len([room for room in ORDER if (PACKAGE / room).is_dir()]) <= 14


@pytest.mark.parametrize("path", FILES, ids=str)
def test_rooms_import_only_from_above(path: Path):
    room = path.parts[0].removesuffix(".py")
    assert {name.split(".")[0] for name in imports(PACKAGE / path)} <= {*ORDER[: ORDER.index(room)], room}


def test_the_engine_of_the_server_knows_no_http():
    for path in (PACKAGE / "serve" / "engine").glob("*.py"):
        assert not [name for name in imports(path) if name.startswith("serve.web")], path.name
        assert not re.search(r"\b(starlette|uvicorn|h11)\b", path.read_text("utf-8")), path.name


def test_no_modules_import_each_other_in_a_circle():
    """Imports inside functions count: a circle that is opened by importing late is a circle."""
    graph = {module(path): imports(PACKAGE / path) for path in FILES}
    order = list(graphlib.TopologicalSorter(graph).static_order())
    assert len(order) >= len(FILES)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_modules_and_functions_stay_readable(path: Path):
    """No module over 400 lines, no function over 45."""
    text = (PACKAGE / path).read_text("utf-8")
    assert text.count("\n") <= 400
    long = {
        node.name: node.end_lineno - node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno and node.end_lineno - node.lineno > 45
    }
    assert not long


@pytest.mark.parametrize("path", FILES, ids=str)
def test_the_package_asserts_nothing(path: Path):
    """`python -O` takes assertions away: what must hold is raised."""
    assert not [node.lineno for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))) if isinstance(node, ast.Assert)]


@pytest.mark.parametrize("path", sorted((TOP / "tests").glob("*.py")), ids=lambda path: path.name)
def test_no_module_of_tests_imports_from_another(path: Path):
    """What two of them need stands in a module of its own."""
    named = [node.module for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom) and node.module]
    assert not [name for name in named if name.rpartition(".")[2].startswith("test_")]


def test_importing_the_package_loads_no_engine():
    script = f"import sys, tuiin; print(*({HEAVY!r} & set(sys.modules)), len(sys.modules))"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP / "graph").stdout.split()
    assert out[:-1] == []
    assert int(out[-1]) < 150


def test_help_loads_no_engine_and_no_yaml():
    script = f"import sys; from tuiin.cli import main; main(['--help']); print(*(({HEAVY!r} | {{'yaml', 'dataclasses'}}) & set(sys.modules)), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP / "graph")
    assert run.stderr.strip() == ""


def test_a_build_loads_no_numpy_and_no_ipython(tmp_path: Path):
    script = (
        "import sys; from tuiin.cli import main; main(['build', '-q', '--data', 'tests/library', '-o', sys.argv[1]]); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True, cwd=TOP)
    assert {"networkx", "pyvis"} <= {*run.stdout.split()}
    assert not {"numpy", "IPython"} & {*run.stdout.split()}


def test_the_public_names_are_these_and_each_says_what_it_is():
    assert tuiin.__all__ == [
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
