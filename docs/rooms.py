"""Write the rooms of the package and their modules into how-it-is-built.md, from the first line of each module."""

import ast
from pathlib import Path

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "graph" / "tuiin"
PAGE = HERE / "how-it-is-built.md"
BEGIN, END = "<!-- rooms: made by docs/rooms.py -->\n", "<!-- end of rooms -->\n"

# Read top to bottom: a room imports only from those above it, and within a room nothing goes in a circle.
# (`__init__` of the package loads by name, when asked.) tests/test_architecture.py holds the code to it.
ORDER = [
    "letters",
    "errors",
    "files",
    "model",
    "curate",
    "draft",
    "graph",
    "corpus",
    "show",
    "compare",
    "exports",
    "load",
    "serve",
    "agents",
    "edit",
    "api",
    "cli",
]


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring, without its full stop."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0].rstrip(".")


def row(name: str, path: Path) -> str:
    """Return the row of a table for one module."""
    return f"| `{name}` | {first_line(path)} |"


def rooms() -> str:
    """Return a table of the rooms, and one for each room of what stands in it."""
    lines = ["| room | what it is for |", "|---|---|"]
    inside: list[str] = []
    for name in ORDER:
        folder = PACKAGE / name
        if not folder.is_dir():
            lines.append(row(f"{name}.py", folder.with_suffix(".py")))
            continue
        lines.append(row(f"{name}/", folder / "__init__.py"))
        modules = sorted(path for path in folder.rglob("*.py") if path != folder / "__init__.py")
        inside += ["", f"### `{name}/`", "", "| module | its one idea |", "|---|---|"]
        for path in modules:
            at = path.parent if path.name == "__init__.py" else path
            inside.append(row(at.relative_to(folder).as_posix() + ("/" if at != path else ""), path))
    return "\n".join([*lines, *inside]) + "\n"


def page(text: str) -> str:
    """Return the page with the tables of today."""
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n" + rooms() + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
