"""All exports, whatever they are: nothing is left out unsaid, the same bytes each time, and no words that end or begin anything."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import frontmatter
import openpyxl
import pybtex.database
import pyoxigraph as ox
import pytest
import yaml

import tuiin
from tuiin import model
from tuiin.exports import EXPORTS
from tuiin.graph.pipeline import graph
from tuiin.model import Claim, Entries, Position, Text, fields
from tuiin.model.fields import Field

from .carrying import LEFT_OUT, UNDRAWN
from .conftest import LIBRARY, TOP

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SLUG, CLAIM = "night-library", "night-library-raises-readers"


def made(kg: tuiin.KnowledgeGraph, name: str) -> dict[str, bytes]:
    """Return the files of an export; one that is no folder has one."""
    content = EXPORTS[name].make(kg)
    return content if isinstance(content, dict) else {EXPORTS[name].file: content}


# --- nothing is left out unsaid -----------------------------------------------------------------------------------------


def other(entries: Entries, field: Field, value: Any) -> Any:
    """Return another right value of a field; things and sentences are some that there are."""
    old = value[0] if field.many and value else None if field.many else value
    new: Any
    match field.term:
        case "thing":
            known = (f"{kind}/{key}" for kind in field.kinds for key in entries.records.get(kind, {}))
            new = next(one for one in known if one != old and CLAIM not in one)
        case "listed":
            new = next(word for word in fields.lists()[field.list] if word != old)
        case "passage":
            new = next(one for one in entries.passages if one != old)
        case "words":
            new = Text(kk="басқа сөздер", ru="другие слова", en="other words")
        case "number":
            new = field.type(not old) if field.type is bool else field.type((old or 0) + 1)
        case "date":
            new = "1999" if old != "1999" else "1998"
        case "address":
            new = "https://example.org/other"
        case _:
            new = f"{old or ''} other"
    return (new,) if field.many else new


SAID = [(record, name) for record in (Claim, Position) for name in fields.said(record)]


@pytest.fixture(scope="module")
def files(toy: tuiin.KnowledgeGraph) -> dict[str, dict[str, bytes]]:
    return {name: made(toy, name) for name in EXPORTS}


@pytest.mark.parametrize(("record", "name"), SAID, ids=lambda one: getattr(one, "__name__", one))
def test_no_export_leaves_out_what_is_said_of_a_claim_or_a_position(
    toy: tuiin.KnowledgeGraph, files: dict[str, dict[str, bytes]], record: type[model.Record], name: str
):
    """Another value is written, and each file changes but those that are said not to."""
    claim = toy.entries.records["claim"][CLAIM]
    assert isinstance(claim, Claim)
    old = claim if record is Claim else claim.positions[0]
    new = replace(old, **{name: other(toy.entries, fields.of(record)[name], getattr(old, name))})
    claim = new if isinstance(new, Claim) else replace(claim, positions=(new, *claim.positions[1:]))
    claims = toy.entries.records["claim"] | {CLAIM: claim}
    kg = graph(replace(toy.entries, records=toy.entries.records | {"claim": claims}))
    silent = {export for export in EXPORTS if made(kg, export) == files[export]}
    assert silent == {export for export, (_, carried) in LEFT_OUT.items() if name not in carried}


# --- the same bytes each time -------------------------------------------------------------------------------------------


def test_every_export_is_the_same_bytes_whatever_the_seed_the_zone_and_the_locale():
    script = f"""
import hashlib, tuiin
from tuiin.exports import EXPORTS
for kg in (tuiin.build("nyshanbayev-2022"), tuiin.build({SLUG!r}, data={str(LIBRARY)!r})):
    for name in EXPORTS:
        print(kg.slug, name, hashlib.sha256(repr(EXPORTS[name].make(kg)).encode()).hexdigest())
"""
    runs = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", script],
            text=True,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(TOP / "graph")},
        )
        for seed, zone, locale in (("1", "UTC", "C"), ("77", "America/New_York", "C.UTF-8"))
    ]
    one, other = (run.communicate()[0].splitlines() for run in runs)
    assert len(one) == 2 * len(EXPORTS)
    assert one == other


# --- hostile words ------------------------------------------------------------------------------------------------------

NASTY = '=cmd|"/C calc"!A0 ]] [[x]] | #tag {y} } %%z%% <b> @[w] // --> === \\ *a* `c`; $d$ 50% & <i> </script> <!-- ~^ ]]> @key, and'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuiin.KnowledgeGraph:
    """The invented library in which every English text begins and ends with signs of some form or another."""
    folder = tmp_path_factory.mktemp("hostile") / "library"
    for path in (path for path in LIBRARY.rglob("*") if path.is_file()):
        words = path.read_text("utf-8")
        if path.suffix == ".yaml":
            words = re.sub(r"^(\s+en: )([^\[{\n]+)$", lambda m: m[1] + json.dumps(f"{NASTY} {m[2]}\n+ {NASTY}"), words, flags=re.M)
        (folder / path.relative_to(LIBRARY)).parent.mkdir(parents=True, exist_ok=True)
        (folder / path.relative_to(LIBRARY)).write_text(words, "utf-8")
    return tuiin.build(SLUG, data=folder)


def rdf(form: ox.RdfFormat) -> Callable[[bytes], Any]:
    return lambda content: list(ox.parse(content, form))


def table(content: bytes) -> Any:
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}


# A reader for each ending of a file that an export writes; what hostile words do to Argdown, to Markdown and to the engine of a database,
# the tests of these forms ask their own tools.
READERS: dict[str, Callable[[bytes], Any]] = {
    ".trig": rdf(ox.RdfFormat.TRIG),
    ".nq": rdf(ox.RdfFormat.N_QUADS),
    ".ttl": rdf(ox.RdfFormat.TURTLE),
    ".nt": rdf(ox.RdfFormat.N_TRIPLES),
    ".rdf": rdf(ox.RdfFormat.RDF_XML),
    ".jsonld": json.loads,
    ".json": json.loads,
    ".cyjs": json.loads,
    ".cx2": json.loads,
    ".graphml": ElementTree.fromstring,
    ".gexf": ElementTree.fromstring,
    ".csv": table,
    ".jsonl": lambda content: [json.loads(line) for line in content.removesuffix(b"\n").split(b"\n")],
    ".cff": yaml.safe_load,
    ".bib": lambda content: pybtex.database.parse_string(content.decode(), "bibtex"),
    ".html": lambda content: HTMLParser().feed(content.decode()),
    ".md": lambda content: frontmatter.loads(content.decode()),
    ".xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    ".argdown": bytes.decode,
    ".txt": bytes.decode,
    "": bytes.decode,
}


@pytest.mark.parametrize("name", EXPORTS)
def test_no_words_break_a_file_of_an_export(hostile: tuiin.KnowledgeGraph, name: str):
    """Read back by a reader for its ending; a form whose ending has no reader here needs one."""
    for path, content in made(hostile, name).items():
        READERS[Path(path).suffix](content)


def test_what_is_told_of_the_exports_is_told_of_one_that_there_is():
    assert set(LEFT_OUT) <= set(UNDRAWN) <= set(EXPORTS)
    assert all(len(reason) > 30 for reason in UNDRAWN.values())
    assert {name for _, carried in LEFT_OUT.values() for name in carried} <= {name for _, name in SAID}
