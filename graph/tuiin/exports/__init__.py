"""The graph in the forms that other tools read: one module for each family of tools, one table of what there is."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuiin.knowledge import KnowledgeGraph

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """A form that the graph can be given out in: one file, or a folder of files."""

    name: str
    file: str
    """The file's name; for a folder its name with a slash at the end."""
    what: str
    where: str
    """The function that makes it, as `module:function` of this package: graph in, bytes or bytes by name of file out."""

    def make(self, kg: "KnowledgeGraph") -> bytes | Files:
        """Return the content of the file, or of each file of the folder."""
        module, _, function = self.where.partition(":")
        maker: Callable[[KnowledgeGraph], bytes | Files] = getattr(import_module(f"tuiin.exports.{module}"), function)
        return maker(kg)


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in ()
}  # fmt: skip
