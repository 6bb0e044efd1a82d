"""Faults of the kinds that people report in public of programs like this one, in cases of our own: beyond the specimens, the kind.

The specimens are small programs that lie beside the checkout, where they are at hand; the last test runs each of them.
What is guarded elsewhere, by the number that the kind has there, and the test:

F1   test_sentences.test_a_sentence_ends_where_a_reader_of_the_language_ends_it
F1   test_sentences.test_a_sentence_may_begin_without_white_space_before_it
F2   test_repair.test_two_sentences_become_one_and_all_that_named_the_second_names_the_first
F5   test_diff.test_a_number_or_a_language_that_a_store_spells_otherwise_is_no_change
F5   test_diff.test_what_a_store_of_the_engine_gives_back_is_the_same_in_meaning
F6   test_exports_rdf.test_a_triple_term_is_written_where_a_form_has_a_word_for_it_and_told_where_not
F6   test_rdf.test_a_file_may_say_that_it_is_in_rdf_1_2
F6   test_load.test_what_is_of_rdf_1_2_is_refused_from_any_form
F7   test_exports_rdf.test_the_parts_of_a_name_are_told_apart
F8   test_exports_rdf.test_a_doi_is_known_in_every_form_of_its_address_and_given_as_it_is_registered
F9   test_rdf.test_each_form_is_read_with_and_without_a_byte_order_mark
F9   test_rdf.test_each_form_is_read_in_utf_16_with_its_mark_and_told_without
F11  test_exports_tools.test_a_spreadsheet_knows_the_tables_for_utf_8_and_takes_no_label_for_a_formula
F12  test_exports_networks.test_keys_of_graphml_are_told_apart_by_every_program
F12  test_exports_tools.test_gephi_finds_the_columns_by_their_names
F13  test_project.test_who_is_named_in_an_article_alone_is_a_person_unless_an_actor_of_that_name_is_none
F13  test_project.test_the_article_in_a_crate_has_its_authors
F14  test_dates.test_a_date_speaks_of_these_years
F14  test_dates.test_bibtex_says_in_a_date_what_a_year_cannot
F15  test_links.test_the_address_of_a_page_about_a_thing_is_told_with_that_of_the_thing
F16  test_links.test_a_language_of_the_article_that_is_none_or_is_written_otherwise_is_told
F17  test_exports_tools.test_what_networkx_writes_of_the_network_names_each_edge_once
F18  test_sentences.test_numbers_of_a_list_and_entries_of_works_stay_with_what_they_belong_to
F19  test_exports_rdf.test_who_published_a_work_stands_in_a_field_that_its_type_of_entry_has
F20  test_export_command.test_a_folder_is_replaced_as_a_whole_and_only_if_it_is_its_own
F21  test_rdf.test_a_remote_context_is_told_by_its_address_and_that_nothing_is_fetched
F21  test_rdf.test_of_many_remote_contexts_three_are_named
"""

import ast
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pybtex.database
import pytest

import tuiin
from tuiin.curate.blocks import wrapped
from tuiin.curate.passages import split
from tuiin.exports import EXPORTS

from .command import tuiin as command
from .conftest import HERE, LIBRARY, TEXT
from .spoiling import SLUG, spoil

CASES = Path(os.environ.get("TUIIN_CASES", TEXT.parent.parent / "findings" / "cases"))
TOML = 'format = 2\nlanguages = ["kk", "ru", "en"]\nbase = "https://evening.example/"\nfolders = { data = "." }\n'


def cut(text: str, language: str) -> list[str]:
    return [text[p.start : p.end] for p in split(text, language=language)]


def content(kg: tuiin.KnowledgeGraph, name: str) -> bytes:
    made = EXPORTS[name].make(kg)
    assert isinstance(made, bytes)
    return made


def test_each_test_that_is_named_here_exists():
    named = re.findall(r"(?m)^F\d+\s+(test_\w+)\.(test_\w+)$", __doc__ or "")
    assert len(named) > 20
    functions = {
        module: {node.name for node in ast.walk(ast.parse((HERE / f"{module}.py").read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}
        for module in {module for module, _ in named}
    }
    assert [f"{module}.{test}" for module, test in named if test not in functions[module]] == []


# A bar stands where one sentence ends and the next begins.
SENTENCES = {
    "a stop inside a figure or a name": [
        ("kk", "Жиын 15.30-да басталып, 18.05-те бітті.|Бәрі кетті."),
        ("kk", "Заңның 4.2.1-бабы мен 12.3-тармағы өзгерді.|Енді басқа."),
        ("ru", "Версия 2.10.4 вышла 1.02.2023.|Она работает."),
        ("en", "Install Python3.11.4 from https://docs.example.org/a.b/C.html today.|Then wait."),
        ("en", "Write to Ann.Lee@Mail.Example.Org or to 10.0.0.1.|She answers."),
        ("tr", "Fiyat 1.250,75 lira, saat 09.30.|Ucuz."),
    ],
    "an abbreviation": [
        ("ru", "Ул. Абая, д. 5, кв. 12 и пос. Южный.|Там тихо."),
        ("kk", "Қ. Р. Тасов, Ө. Ж. Асан т.б. келді.|Кейін кетті."),
        ("en", "Capt. Low and Gen. Fox met Rev. Hill at St. Mary.|They prayed."),
        ("de", "Hr. Dr. Kurz und Fr. Prof. Lang u. a. kamen.|Es war spät."),
    ],
    "marks after a full stop": [
        ("en", "(It rained.)|She said: “It snows.”|He left.”|The end."),
        ("ru", "Он сказал: «Пойдём!»|Все встали.*|Ушли.[7, с. 3]|Конец."),
        ("kk", "Келді.[4, 12 б.]|Кетті.[3: 8–9; 5, 11-б.]|Бітті."),
        ("kk", "«Кел.»|(Ол келді.)|Бәрі күлді.³|Соңы."),
        ("de", "„Nein.“|»Doch!«|Er ging.|‚Gut.‘"),
        ("de", "»Wer kommt?«, fragte sie.|»Niemand.«|Sie schlief."),
        ("fr", "« Oui. » Il part.|Elle reste."),
        ("en", "It fell.[7, pp. 3–9]|It rose.[12, fig. 4]|See [7].|Then [8, p. 3] came."),
    ],
}


@pytest.mark.parametrize(("language", "marked"), [pair for pairs in SENTENCES.values() for pair in pairs])
def test_a_sentence_is_whole_in_spite_of(language: str, marked: str):
    assert cut(marked.replace("|", " "), language) == marked.split("|")


def test_numbers_of_lists_in_other_marks_stay_with_their_lines():
    lines = ["IV. Төртінші бөлім туралы.", "3.2.1. Оның бабы.", "• 1. Бірінші тармақ.", "[2] Екінші еңбек. – Алматы, 2001. – 12 б."]
    assert cut("Мәтіннің басы осы.\n\n" + "\n".join(lines), "kk")[1:] == lines


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Head\n\nThe lines of this text were\nbroken by a program, so that each of\nthem ends anywhere. The second\nsentence too.\n", 2),
        ("Заголовок\n\nСтроки этого текста разорвала\nпрограмма, и каждая кончается\nгде попало. Вторая\nфраза тоже.\n", 2),
    ],
)
def test_lines_that_are_wrapped_are_joined_in_any_language(text: str, whole: int):
    assert wrapped(text)
    assert len(split(text)) == 1 + whole


@pytest.mark.parametrize("text", ["A rose\nA thorn\nA leaf\n", "Ann: Who is it?\nBen: It is I.\nAnn: Come in.\nBen: Thank you.\n"])
def test_lines_that_somebody_wrote_are_paragraphs(text: str):
    assert not wrapped(text)
    assert len({p.id.partition("s")[0] for p in split(text)}) in (1, len(text.splitlines()))


@pytest.mark.parametrize("form", ["ttl", "nt", "nq", "trig", "jsonld", "rdf"])
def test_a_triple_term_of_rdf_1_2_is_read_or_told_in_every_form(tmp_path: Path, form: str):
    """What `rdf12` writes is the graph and more: whoever takes it says so, and nobody breaks."""
    rdf12 = tmp_path / "graph.trig"
    rdf12.write_bytes(content(tuiin.build(SLUG, data=LIBRARY), "rdf12"))
    same = command("diff", SLUG, str(rdf12), "--data", str(LIBRARY))
    assert same.returncode in (0, 1), same.stderr
    out = tmp_path / f"again.{form}"
    run = command("export", form, str(rdf12), "-o", str(out))
    assert "Traceback" not in run.stderr
    assert (run.returncode == 0) == out.exists()
    if run.returncode:
        assert (run.returncode, "1.2" in run.stderr or "triple term" in run.stderr) == (2, True), run.stderr
    else:
        asked = command("query", "-e", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a tn:Claim }", "-f", "csv", str(out))
        assert (asked.returncode, asked.stdout) == (0, "n\n4\n"), asked.stderr


NAMES = [  # the actor's short name, its English label; particle, family, given name and suffix
    ("beethoven-ludwig", "Ludwig van Beethoven", ("van", "Beethoven", "Ludwig", "")),
    ("oneil-sean", "Seán O’Neil", ("", "O’Neil", "Seán", "")),
    ("carreno-quinones-maria-jose", "María-José Carreño Quiñones", ("", "{Carreño Quiñones}", "María-José", "")),
    ("davis-sammy", "Sammy Davis Jr.", ("", "Davis", "Sammy", "Jr.")),
    ("tasov-erlan", "Erlan Serikuly Tasov", ("", "Tasov", "Erlan Serikuly", "")),
    ("nagy-laszlo", "Nagy László", ("", "Nagy", "László", "")),
    ("plato", "Plato", ("", "Plato", "", "")),
]


@pytest.mark.parametrize(("key", "label", "parts"), NAMES, ids=[name[0] for name in NAMES])
def test_more_names_have_their_parts(library: Path, key: str, label: str, parts: tuple[str, ...]):
    spoil(library, "actors.yaml", "oilan-aiman:", f'{key}:\n  kind: person\n  label: {{en: "{label}"}}\noilan-aiman:')
    spoil(library, "works.yaml", "  publisher:", f"  authors: [actor/{key}]\n  publisher:")
    kg = tuiin.build(SLUG, data=library)
    (read,) = pybtex.database.parse_string(content(kg, "bibtex").decode(), "bibtex").entries["council-data"].persons["author"]
    told = (read.prelast_names, read.last_names, [*read.first_names, *read.middle_names], read.lineage_names)
    assert tuple(map(" ".join, told)) == parts
    (item,) = (item for item in json.loads(content(kg, "csl-json")) if item["id"] == "council-data")
    names = zip(("non-dropping-particle", "family", "given", "suffix"), (part.strip("{}") for part in parts), strict=True)
    assert item["author"] == [{name: words for name, words in names if words}]


@pytest.mark.parametrize(
    "address", ["https://doi.org/10.5555/ab(c)d;e", "http://dx.doi.org/10.5555/12345678", "https://doi.org/10.5555/%C3%A9"]
)
def test_a_doi_goes_into_the_references_as_it_is_registered(library: Path, address: str):
    spoil(library, "works.yaml", "  publisher:", f"  same_as: ['{address}']\n  publisher:")
    kg = tuiin.build(SLUG, data=library)
    (item,) = (item for item in json.loads(content(kg, "csl-json")) if item["id"] == "council-data")
    assert item["DOI"] == address.partition("doi.org/")[2].replace("%C3%A9", "é")
    assert f"doi = {{{item['DOI']}}}" in content(kg, "bibtex").decode()


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_what_another_shell_pipes_is_read_as_a_file_is(mark: str, tmp_path: Path):
    query = "SELECT (COUNT(*) AS ?n) { ?c a tn:Claim }".encode(mark)
    (tmp_path / "q.rq").write_bytes(query)
    words = [sys.executable, "-m", "tuiin", "query", "--data", str(LIBRARY), "-f", "csv"]
    settings = os.environ | {"PYTHONPATH": str(HERE.parent / "graph")}
    filed = subprocess.run([*words, str(tmp_path / "q.rq")], capture_output=True, env=settings, check=False)
    piped = subprocess.run([*words, "-"], input=query, capture_output=True, env=settings, check=False)
    assert (piped.returncode, piped.stdout) == (filed.returncode, filed.stdout)
    assert piped.returncode == 0 or b"UTF-8" in piped.stderr


@pytest.mark.parametrize("name", ["trig", "nq", "jsonld"])
def test_a_graph_with_a_byte_order_mark_is_the_same_graph(tmp_path: Path, toy: tuiin.KnowledgeGraph, name: str):
    marked = tmp_path / f"marked.{name}"
    marked.write_bytes(b"\xef\xbb\xbf" + content(toy, name))
    assert tuiin.diff(toy, tuiin.open(marked)).same


@pytest.mark.parametrize("label", ["=1+1", "+7 701", "@home", "-5 degrees", "\tindented", "|pipe"])
def test_no_cell_begins_as_a_formula_does(library: Path, tmp_path: Path, label: str):
    spoil(library, "concepts.yaml", "    en: night library", f"    en: {json.dumps(label.strip())}")
    assert command("build", "-q", "--data", str(library), "-o", str(tmp_path)).returncode == 0
    for name in ("nodes.csv", "edges.csv"):
        raw = (tmp_path / SLUG / name).read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))) for cell in row]
        assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)] == []


@pytest.mark.parametrize("way", ["gexf", "gml", "node-link"])
def test_a_network_in_other_forms_of_networkx_has_labels_and_tells_its_edges_apart(toy: tuiin.KnowledgeGraph, tmp_path: Path, way: str):
    graph = toy.to_networkx()
    if way == "node-link":
        graph = nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph, edges="edges"))), edges="edges", multigraph=True)
        names = [(one, other, key) for one, other, key in graph.edges(keys=True)]
    elif way == "gexf":
        nx.write_gexf(graph, tmp_path / "g.gexf")
        names = re.findall(r'<edge [^>]*\bid="([^"]*)"', (tmp_path / "g.gexf").read_text("utf-8"))
        graph = nx.read_gexf(tmp_path / "g.gexf")
    else:
        nx.write_gml(graph, tmp_path / "g.gml", stringizer=str)
        graph = nx.read_gml(tmp_path / "g.gml", label="id")
        names = list(graph.edges(keys=True))
    assert len(set(names)) == len(names) == toy.to_networkx().number_of_edges()
    assert all(data.get("label") for _, data in graph.nodes(data=True))


@pytest.mark.parametrize("name", [name for name, export in EXPORTS.items() if export.file.endswith("/")])
def test_an_export_of_a_folder_leaves_nothing_beside_it(library: Path, tmp_path: Path, name: str):
    (library / "tuiin.toml").write_text(TOML, "utf-8")
    for _ in range(2):
        run = command("export", name, "-q", "--data", str(library), "-o", str(tmp_path / "made" / "here"))
        assert run.returncode == 0, run.stderr
        assert [path.name for path in (tmp_path / "made").iterdir()] == ["here"]


@pytest.mark.parametrize("context", ['"https://a.example/c"', '[{"p": "http://a.example/p"}, "https://b.example/d.jsonld"]'])
@pytest.mark.parametrize("verb", ["info", "diff"])
def test_a_remote_context_is_refused_by_any_command_in_words(tmp_path: Path, context: str, verb: str):
    path = tmp_path / "remote.jsonld"
    path.write_text(f'{{"@context": {context}, "@id": "http://a.example/s"}}', "utf-8")
    run = command(verb, *([SLUG] if verb == "diff" else []), str(path), *(["--data", str(LIBRARY)] if verb == "diff" else []))
    assert run.returncode == 2
    assert re.search(r"https://[ab]\.example/[cd]", run.stderr)
    assert "fetch" in run.stderr


def test_the_manual_says_what_stores_and_drawing_programs_change():
    docs = HERE.parent / "docs"
    assert "`@en-US` as `@en-us`" in (docs / "serve.md").read_text("utf-8")
    assert "yEd needs its own elements" in (docs / "exports.md").read_text("utf-8")


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cases, to be run where they may write. A crate is made only of what has names of its own (`base`), which its case does not say."""
    copy = Path(shutil.copytree(CASES, tmp_path_factory.mktemp("cases") / "cases"))
    for lacking in copy.glob("13-*/data"):
        (lacking / "tuiin.toml").write_text(TOML, "utf-8")
    return copy


@pytest.mark.skipif(not CASES.is_dir(), reason=f"THE CASES ARE NOT AT {CASES}: these checks did not run; set TUIIN_CASES to your copy")
@pytest.mark.parametrize("name", sorted(path.parent.name for path in CASES.glob("[0-9]*/check.py")) or ["missing"])
def test_a_case_of_the_reports_holds(cases: Path, name: str):
    tool = Path(sys.executable).with_name("tuiin")
    settings = os.environ | {"TUIIN": str(tool), "PYTHONPATH": str(cases)}
    run = subprocess.run(
        [sys.executable, "check.py"], cwd=cases / name, env=settings, capture_output=True, text=True, check=False, timeout=300
    )
    assert run.returncode == 0, run.stdout + run.stderr
