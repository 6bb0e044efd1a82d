"""The scripts that make the manual, and those of the benchmark, as modules."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from .conftest import TOP

DOCS = TOP / "docs"


def script(name: str, folder: Path = DOCS) -> ModuleType:
    """A script of the manual, or of another folder, as a module; it may import those beside it."""
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
