"""The step of packaging that bundles the front end where that was not done: by npm, from its lock file."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface[Any]):
    """Sees to it that no wheel and no sdist is made without the finished pages; an editable install may do without."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run npm where the bundle is missing. Raises `RuntimeError` without Node, unless the install is an editable one."""
        web = Path(self.root) / "graph" / "web"
        if (Path(self.root) / "graph" / "tuiin" / "assets" / "web" / "explorer.js").is_file():
            return
        npm = shutil.which("npm")
        if npm is None:
            if version == "editable":
                return
            raise RuntimeError("the pages of tuiin are bundled by npm, which is not installed here; install Node 20 or newer")
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=web, check=True)
        subprocess.run([npm, "run", "build"], cwd=web, check=True)
