"""A Jena TDB2 store in a folder, loaded by Jena's own command in one transaction."""

import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from tuiin.errors import MachineError
from tuiin.load import graphstore
from tuiin.load.bulk import refuse_other_folders
from tuiin.load.counts import counts_query, held_query
from tuiin.load.gone import below_query, gone
from tuiin.load.journal import Journal
from tuiin.load.remote import Step
from tuiin.load.source import Source
from tuiin.load.wire import StoreError

DEBIAN = Path("/usr/share/java")


class Tdb2Folder:
    """A TDB2 store in a folder. Each question starts a Java machine, so counts are asked all at once and little is asked back."""

    together = 300
    patient = False

    def __init__(self, path: Path) -> None:
        refuse_other_folders(path, "Data-0001", "TDB2")
        command = _command()
        self._path, self._room = path, tempfile.TemporaryDirectory(prefix="tuiin-")
        self._command = command or ["java", "-cp", _debian(Path(self._room.name))]

    def counts(self, graphs: Collection[str]) -> dict[str, int]:
        """Return the number of distinct triples in each of these graphs."""
        if not graphs:
            return {}
        found = {row["g"]["value"]: int(row["n"]["value"]) for row in self._select(counts_query(graphs)) if "g" in row}
        return {graph: found.get(graph, 0) for graph in graphs}

    def held(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Return how many of these pairs of graph and triple are there."""
        return int(self._select(held_query(pairs))[0]["n"]["value"])

    def below(self, names: Sequence[str]) -> list[str]:
        """Return the graphs that are there below these names; a folder that is not there yet has none, and is not made."""
        there = (self._path / "Data-0001").exists()
        return [row["g"]["value"] for row in self._select(below_query(names))] if there else []

    def before(self, source: Source, journal: Journal) -> dict[str, int]:
        """Return nothing: what a graph held before changes nothing in how an impatient store is counted."""
        return {}

    def load(self, source: Source, replace: bool, journal: Journal, tell: Callable[[str], None]) -> None:
        """Load all graphs by one update, which Jena does in one transaction: all of it or nothing.

        To replace, what an article no longer has is taken away by that same transaction.
        """
        tell(f"{self._path}: {len(source):,} statements …")
        folder, orders = Path(self._room.name), []
        for number, (graph, triples) in enumerate(source.graphs.items()):
            file = folder / f"{number}.nt"
            file.write_bytes(graphstore.body(triples))
            orders += [f"DROP SILENT GRAPH <{graph}>"] if replace else []
            orders.append(f"LOAD <{file.as_uri()}> INTO GRAPH <{graph}>")
        for graph in gone(self, source) if replace else []:
            journal.note(graph, gone=True)
            orders.append(f"DROP SILENT GRAPH <{graph}>")
        (folder / "update.ru").write_text(" ;\n".join(orders), "utf-8")
        self._path.mkdir(parents=True, exist_ok=True)
        self._run("tdbupdate", f"--loc={self._path}", f"--update={folder / 'update.ru'}")

    def plan(self, source: Source, replace: bool) -> Iterator[Step]:
        """Yield what `load` would do."""
        for graph, triples in source.graphs.items():
            yield Step(
                "replace" if replace else "add",
                f"tdb2.tdbupdate --loc={self._path}",
                {graph: len(triples)},
                len(graphstore.body(triples)),
            )
        for graph, count in self.counts(gone(self, source)).items() if replace else ():
            yield Step("take away", f"tdb2.tdbupdate --loc={self._path}", {graph: count})

    def close(self) -> None:
        """Take away the files that were made for Jena."""
        self._room.cleanup()

    def _run(self, name: str, *arguments: str) -> str:
        """Return what one of Jena's commands prints. Raises `StoreError` with what it complains of."""
        first, *classes = self._command
        quick = ["-XX:TieredStopAtLevel=1"] if name == "tdbquery" else []  # a question is over before a better compiler pays
        command = [first, *quick, *classes, f"tdb2.{name}"] if classes else [first.replace("tdbupdate", name)]
        ran = subprocess.run([*command, *arguments], capture_output=True, check=False)
        said = ran.stderr.decode(errors="replace")
        complaint = [line for line in said.splitlines() if "Exception" in line or "ERROR" in line]
        if ran.returncode or complaint:
            last = (complaint or said.strip().splitlines() or ["it gave no reason"])[-1]
            raise StoreError(f"tdb2.{name} ended with {ran.returncode}: {last.strip()[:300]}")
        return ran.stdout.decode(errors="replace")

    def _select(self, sparql: str) -> list[dict[str, dict[str, str]]]:
        query = Path(self._room.name) / "query.rq"
        query.write_text(sparql, "utf-8")
        said = self._run("tdbquery", f"--loc={self._path}", f"--query={query}", "--results=JSON")
        try:
            rows: list[dict[str, dict[str, str]]] = json.loads(said)["results"]["bindings"]
        except (ValueError, LookupError, TypeError) as error:
            raise StoreError(f"{self._path}: Jena's answer is no table: {said[:100]!r}") from error
        return rows


def _command() -> list[str]:
    """Return Jena's commands, on the PATH or in JENA_HOME; nothing where Debian's package is to be used, which has jars and no commands."""
    home = os.environ.get("JENA_HOME")
    places = os.pathsep.join(filter(None, [os.environ.get("PATH", ""), str(Path(home) / "bin") if home else ""]))
    if found := shutil.which("tdb2.tdbupdate", path=places):
        return [found]
    if not (DEBIAN / "jena-tdb2.jar").is_file() or not shutil.which("java"):
        raise MachineError(
            "tdb2: wanted Apache Jena's commands (tdb2.tdbupdate on the PATH, or JENA_HOME), or Debian's libapache-jena-java"
        )
    return []


def _debian(room: Path) -> str:
    """Return the class path of Debian's jars; their copy of Xerces looks for its messages where the package does not put them."""
    lost = "org/apache/jena/ext/xerces/impl/"
    with zipfile.ZipFile(DEBIAN / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(lost) and not name.endswith("/"):
                place = room / "xerces" / "impl" / name.removeprefix(lost)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(jar.read(name))
    jars = [str(path) for path in sorted(DEBIAN.glob("*.jar")) if "log4j" not in path.name]
    return os.pathsep.join([str(room), *jars])
