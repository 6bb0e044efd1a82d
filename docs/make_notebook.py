"""Run `notebook.ipynb` and write it anew, with outputs that are the same on every machine.

python docs/make_notebook.py
"""

import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NOTEBOOK = HERE / "notebook.ipynb"


def executed(path: Path = NOTEBOOK) -> Any:
    """Return the notebook, run from its first cell to its last in a kernel of this interpreter, in the folder above."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", coalesce_streams=True, resources={"metadata": {"path": str(HERE.parent)}}
    ).execute()
    return notebook


def steady(notebook: Any) -> Any:
    """Take away what changes from run to run, and the frame of the network, which is too big to be kept."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02}"
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if "metadata" in output:
                output.metadata = {}
            if "<iframe" in output.get("data", {}).get("text/html", ""):
                del output.data["text/html"]
    return notebook


def texts(notebook: Any) -> list[str]:
    """Return what the cells answer in plain text, without numbers that change with the ontology."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [re.sub(r"[\d,]+ statements", "… statements", o.get("text", "") or o.get("data", {}).get("text/plain", "")) for o in outputs]


if __name__ == "__main__":
    import nbformat

    nbformat.write(steady(executed()), NOTEBOOK)
