"""Make anew all files that are made of others and committed: the rows of the page's tables, the reference, the alignments.

python docs/make_generated.py [--check]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from make_alignments import alignments
from make_asking import asking
from make_reference import reference

from tuiin.show import kinds
from tuiin.show.tables import typescript

TOP = Path(__file__).parent.parent


def generated() -> Iterator[tuple[Path, str]]:
    """Yield each file with what belongs into it."""
    yield TOP / "graph" / "web" / "src" / "graph" / "tables.ts", typescript()
    yield TOP / "graph" / "web" / "src" / "language" / "kinds.ts", kinds.typescript()
    yield TOP / "graph" / "web" / "src" / "style" / "kinds.css", kinds.css()
    yield TOP / "docs" / "reference.md", reference()
    yield TOP / "docs" / "alignments.md", alignments()
    yield TOP / "docs" / "asking.md", asking()


if __name__ == "__main__":
    stale = [(path, text) for path, text in generated() if not path.is_file() or path.read_text("utf-8") != text]
    for path, text in stale:
        print(path.relative_to(TOP))
        if "--check" not in sys.argv:
            path.write_text(text, "utf-8")
    sys.exit(1 if stale and "--check" in sys.argv else 0)
