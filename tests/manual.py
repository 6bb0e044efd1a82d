"""The scripts that make the manual, as modules."""

import importlib.util
import sys
from types import ModuleType

from .conftest import TOP

DOCS = TOP / "docs"


def script(name: str) -> ModuleType:
    """A script of the manual, as a module; it may import those beside it."""
    if str(DOCS) not in sys.path:
        sys.path.append(str(DOCS))
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
