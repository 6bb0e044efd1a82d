"""Do what `by-hand.md` says, in an empty folder; run as a script, it writes down what the commands answer, and the example.

A block of code below a line that names its file is that file, or its next part; a block `console` is run;
a line "In `file`, change `this` to `that`." is done. Nothing else there counts.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TUTORIAL = HERE / "by-hand.md"
EXAMPLE = HERE / "example"

_STEP = re.compile(
    r"`(?P<file>[\w./-]+)`(?:, in UTF-8[^\n]*)?(?: with)?:\n\n```(?:yaml|text|sparql)\n(?P<part>.*?)```"
    r"|In `(?P<where>[\w./-]+)`, change `(?P<old>[^`]+)` to `(?P<new>[^`]+)`\."
    r"|```console\n\$ (?P<command>[^\n]+)\n(?P<answer>.*?)```",
    re.DOTALL,
)


def replay(tutorial: str, folder: Path) -> str:
    """Follow a tutorial in an empty folder and return its text, with the answers that the commands really gave.

    A question that cannot be answered, or has an empty answer, is a `ValueError`: what went wrong would be written down as the truth.
    """
    begun: set[str] = set()

    def follow(step: re.Match[str]) -> str:
        if step["file"]:
            path = folder / step["file"]
            before = path.read_text("utf-8") if step["file"] in begun else ""
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(before + step["part"], "utf-8")
            begun.add(step["file"])
        elif step["where"]:
            path = folder / step["where"]
            text = path.read_text("utf-8")
            if text.count(step["old"] + "\n") != 1:
                raise ValueError(f"{step['where']}: {step['old']!r} does not stand there just once")
            path.write_text(text.replace(step["old"] + "\n", step["new"] + "\n"), "utf-8")
        else:
            return f"```console\n$ {step['command']}\n{run(step['command'], folder)}```"
        return step[0]

    return _STEP.sub(follow, tutorial)


def run(command: str, folder: Path) -> str:
    """Return what a `tuiin` command prints in a folder, as a terminal would show it."""
    _, *words = shlex.split(command)
    if words[0] == "query" and "-f" not in words:
        words += ["-f", "table"]  # the default on a terminal
    settings = os.environ | {"PYTHONPATH": str(HERE.parent / "graph"), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        [sys.executable, "-m", "tuiin", *words], cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    answered = done.stdout + done.stderr
    if done.returncode not in (0, 1, 2) or (words[0] == "query" and (done.returncode or "(0 rows)" in answered)):
        raise ValueError(f"a manual shows no failure for an answer: {command} gave {done.returncode} and {answered!r}")
    return answered


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their names, without what is built from them, and what is there for git and for editors."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in sorted(paths.items())
        if not name.startswith(("out/", "texts/", ".tuiin/", ".vscode/", ".gitattributes"))
    }


def steady(text: str) -> str:
    """Return a text without the numbers that change with the machine or with the ontology."""
    return re.sub(r"[\d,]+ statements|\(\d+\.\d\d s CPU\)", "…", text)


def main() -> None:
    """Write the answers into the tutorial, where they say anything new, and the example that following it gives."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = TUTORIAL.read_text("utf-8")
        after = replay(before, folder)
        timeless = [re.sub(r"\(\d+\.\d\d s CPU\)", "…", text) for text in (before, after)]
        if timeless[0] != timeless[1]:  # a number of statements that has grown with the ontology is something new
            TUTORIAL.write_text(after, "utf-8")
        shutil.rmtree(EXAMPLE, ignore_errors=True)
        for path, content in files(folder).items():
            (EXAMPLE / path).parent.mkdir(parents=True, exist_ok=True)
            (EXAMPLE / path).write_bytes(content)


if __name__ == "__main__":
    main()
