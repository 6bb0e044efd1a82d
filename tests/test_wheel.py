"""The wheel that a user installs."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from .conftest import TOP


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist, as it is for a release."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(out)], check=True, cwd=TOP, capture_output=True)
    (sdist,) = out.glob("*.tar.gz")
    subprocess.run(["tar", "xf", str(sdist), "-C", str(out)], check=True)
    (tree,) = (p for p in out.iterdir() if p.is_dir())
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], check=True, cwd=tree, capture_output=True)
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_both_rooms_and_nothing_at_its_top_but_the_package(wheel: Path):
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "ontology", "data"],
        capture_output=True,
        text=True,
        check=True,
        cwd=TOP,
    )
    assert {f"tuiin/{name}" for name in tracked.stdout.split("\n") if name} <= inside
    assert {name.split("/")[0] for name in inside if ".dist-info" not in name} == {"tuiin"}
    assert "tuiin/py.typed" in inside
    assert {
        f"tuiin/assets/web/{name}" for name in ("explorer.js", "explorer.css", "query.js", "worker.js", "oxigraph.wasm.gz", "LICENSES.txt")
    } <= inside
    assert not [name for name in inside if "node_modules" in name or name.startswith("tuiin/web") or name.endswith((".ts", ".tsx"))]


def test_the_wheel_builds_the_article_in_an_empty_place(wheel: Path, tmp_path: Path):
    """Installed without the checkout in sight, on the dependencies of this environment."""
    venv.create(tmp_path / "env", with_pip=False)
    site = next((tmp_path / "env").glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    here = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    (site / "borrowed.pth").write_text(f"{here}\n")
    python = tmp_path / "env" / "bin" / "python"
    run = subprocess.run([python, "-m", "tuiin", "build", "-o", "out"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "nyshanbayev-2022" / "network.html").is_file()
    assert (tmp_path / "out" / "nyshanbayev-2022" / "explorer.html").is_file()
