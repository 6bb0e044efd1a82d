import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tuiin.curate import editor, folder, project
from tuiin.curate.short import RELATIONS
from tuiin.curate.tidy import tidy
from tuiin.curate.yaml_tree import parse
from tuiin.files.paths import DATA

from .command import tuiin
from .conftest import LIBRARY, TOP
from .seen import content, offered
from .spoiling import SLUG, path_of

SHIPPED = {
    path.relative_to(TOP / ".tuiin" / "schema").as_posix(): json.loads(text) for path, text in editor.schemas(project.of(DATA)).items()
}
ARTICLE = folder.articles(DATA)[0]


def of(data: Path, name: str) -> Any:
    belongs = project.of(data)
    return json.loads(editor.schemas(belongs)[editor.home(belongs) / ".tuiin" / "schema" / f"{name}.json"])


def nodes(schema: Any) -> list[dict[str, Any]]:
    """All forms within a schema."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    return [schema] * isinstance(schema, dict) + [one for child in inner for one in nodes(child)]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A project in a folder of its own, with an article of ten sentences and two concepts."""
    (tmp_path / "text.txt").write_text((TOP / "docs" / "example" / "text.txt").read_text("utf-8"), "utf-8")
    for words in (["init", "--language", "en"], ["new", "bus", "--text", "text.txt"]):
        assert tuiin(*words, cwd=tmp_path).returncode == 0
    (tmp_path / "data" / "concepts.yaml").write_text("privacy: privacy\n'cookies' : cookies\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "way", "some", "others"),
    [
        ("claims", ("x", "subject"), ["accountability", "actor/united-nations", "event/present-day"], ["concept/accountability", "p1s1"]),
        ("claims", ("x", "threatens"), ["accountability", "actor/united-nations"], ["concept/accountability"]),
        ("claims", ("x", "not threatens"), ["accountability"], []),
        ("claims", ("x", "at"), ["p0s1", "p1s1"], ["p99s9"]),
        ("claims", ("x", "holder"), ["united-nations", "viewpoint/instrumentalist-direction"], ["accountability", "actor/united-nations"]),
        ("claims", ("x", "voices"), ["united-nations"], ["asserts"]),
        ("claims", ("x", "voices", "stance"), ["asserts", "denies"], ["united-nations"]),
        ("claims", ("x", "positions", "voices", "voices", "holder"), ["united-nations"], []),
        ("claims", ("x", "source"), ["united-nations-information-data"], ["united-nations"]),
        ("arguments", ("x", "premises"), ["digitalization-covers-all-spheres"], ["accountability"]),
        ("arguments", ("x", "conclusion"), ["digitalization-covers-all-spheres"], ["claim/digitalization-covers-all-spheres"]),
        ("viewpoints", ("x", "members"), ["ambati-balakrishnan-2006", "actor/united-nations"], ["united-nations"]),
        ("values", ("x", "indicator"), ["digital-share-of-information"], ["united-nations"]),
        ("article", ("authors",), ["united-nations"], ["accountability"]),
        ("article", ("silent", "heading"), ["p0s1"], []),
    ],
)
def test_what_may_stand_in_a_field_is_offered(name: str, way: tuple[str, ...], some: list[str], others: list[str]):
    found = offered(SHIPPED[f"{ARTICLE}/{name}.json"], *way)
    assert {*some} <= {*found}
    assert not {*others} & {*found}


def test_a_registry_offers_what_all_articles_share():
    assert offered(SHIPPED["concepts.json"], "x", "broader")[:1] == ["accountability"]
    assert "united-nations" in offered(SHIPPED["works.json"], "x", "publisher")


def test_sentences_are_offered_in_the_order_of_the_text():
    found = offered(SHIPPED[f"{ARTICLE}/claims.json"], "x", "at")
    assert found.index("p2s1") < found.index("p10s1") if "p10s1" in found else found[:2] == ["p0s1", "p0s2"]


def test_the_long_form_is_not_offered():
    keys = SHIPPED[f"{ARTICLE}/claims.json"]["$defs"]["Claim"]["properties"]
    assert not {"relation", "object", "polarity"} & keys.keys()
    assert {"threatens", "not threatens", "positions", "at", "voices"} <= keys.keys()


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.name)
def test_what_ships_is_good_for_its_schema(path: Path):
    name = ("" if path.parent == DATA else f"{ARTICLE}/") + f"{path.name.split('.')[0]}.json"
    errors = jsonschema.Draft202012Validator(SHIPPED[name]).iter_errors(content(parse(path.read_bytes(), "")[0]))
    assert [error.message for error in errors] == []


def test_the_library_made_tidy_is_good_for_its_schemas(library: Path):
    tidy(library, write=True)
    for name in ("actors", "concepts", "works", f"{SLUG}/article", f"{SLUG}/claims", f"{SLUG}/arguments", f"{SLUG}/values"):
        seen = content(parse(path_of(library, f"{name.rpartition('/')[2]}.yaml").read_bytes(), "")[0])
        jsonschema.validate(seen, of(library, name))


def test_a_relation_says_what_it_means_and_what_people_call_it():
    keys = SHIPPED["claims.json"]["$defs"]["Claim"]["properties"]
    assert keys["decreases"]["description"] == "The subject makes the object smaller or weaker. Also: reduces, lowers, weakens, lessens."
    assert keys["not decreases"]["description"].startswith("It is denied: The subject")
    assert all(keys[name].get("description") for name in RELATIONS)


def test_what_is_not_there_is_marked():
    claim = {"kind": "causal", "subject": "nope", "threatens": "actor/nope", "text": {"en": "x"}, "at": "p99s9"}
    found = jsonschema.Draft202012Validator(SHIPPED[f"{ARTICLE}/claims.json"]).iter_errors({"x": claim})
    assert sorted("/".join(map(str, error.absolute_path)) for error in found) == ["x/at", "x/subject", "x/threatens"]


@pytest.mark.parametrize("name", SHIPPED)
def test_schemas_are_sound_and_strict(name: str):
    """As the strict mode of ajv asks: no empty list, no type without which a rule would mean nothing, nothing required that is unknown."""
    schema = SHIPPED[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    for one in nodes({key: part for key, part in schema.items() if key != "$defs"}) + nodes(list(schema["$defs"].values())):
        if isinstance(one.get("enum"), list):
            assert one["enum"] and len(one["enum"]) == len(set(one["enum"]))
        for rule, type_ in (("properties", "object"), ("items", "array"), ("pattern", "string"), ("minimum", "integer")):
            if rule in one and not isinstance(one.get("enum"), dict):
                assert one.get("type", "string" if one.keys() == {"pattern"} else "") == type_, one
        if isinstance(one.get("required"), list):
            assert {*one["required"]} <= one["properties"].keys()
        if "$ref" in one:
            assert one["$ref"].removeprefix("#/$defs/") in schema["$defs"]


def test_every_pattern_is_one_of_json_schema_too():
    found = {one["pattern"] for schema in SHIPPED.values() for one in nodes(schema) if isinstance(one.get("pattern"), str)}
    script = "for (const one of JSON.parse(process.argv[1])) new RegExp(one, 'u')"
    subprocess.run(["node", "-e", script, json.dumps(sorted(found))], check=True)


def test_where_there_is_nothing_yet_any_id_is_good(begun: Path):
    works = of(begun / "data", "bus/claims")
    assert offered(works, "x", "source") == []
    assert offered(works, "x", "subject") == ["cookies", "privacy", "actor/tobylgy-saule"]  # the author, whom `tuiin new` found
    assert offered(works, "x", "at")[-1] == "p3s2"


def test_ids_are_known_while_a_file_is_being_typed(begun: Path):
    path = begun / "data" / "concepts.yaml"
    path.write_text(path.read_text("utf-8") + "new-one:\n  label: [\nother:", "utf-8")
    assert offered(of(begun / "data", "bus/claims"), "x", "subject") == ["cookies", "new-one", "other", "privacy", "actor/tobylgy-saule"]


def test_each_file_that_is_begun_names_a_schema_that_is_there(begun: Path):
    for path in begun.glob("data/articles/bus/*.yaml"):
        name = path.read_text("utf-8").split("\n")[0].removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / name).resolve() == begun / ".tuiin" / "schema" / "bus" / f"{path.stem}.json"
        assert (path.parent / name).is_file()


def test_check_keeps_them_fresh_and_writes_only_what_has_changed(begun: Path):
    tuiin("check", cwd=begun)
    made = {path: path.stat().st_mtime_ns for path in (begun / ".tuiin").rglob("*.json")}
    assert len(made) == 23
    tuiin("check", cwd=begun)
    assert {path: path.stat().st_mtime_ns for path in made} == made
    (begun / "data" / "concepts.yaml").write_text("privacy: privacy\n", "utf-8")
    tuiin("check", cwd=begun)
    changed = {path.relative_to(begun / ".tuiin" / "schema").as_posix() for path, time in made.items() if path.stat().st_mtime_ns != time}
    assert {"bus/claims.json", "claims.json", "concepts.json"} <= changed
    assert "works.json" not in changed


def test_where_nobody_may_write_nothing_is_said(begun: Path):
    shutil.rmtree(begun / ".tuiin")
    (begun / ".tuiin").write_text("a file in its place", "utf-8")
    assert "schema" not in tuiin("check", cwd=begun).stderr
    assert (begun / ".tuiin").read_text("utf-8") == "a file in its place"


def test_a_project_that_is_only_looked_at_gets_nothing(begun: Path, library: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for words in (["check", "-q"], ["check", "--data", str(library)], ["check", "--project", str(library)]):
        tuiin(*words, cwd=elsewhere)
    assert list(elsewhere.iterdir()) == []
    assert not (library / ".tuiin" / "schema").exists()


def test_tidy_puts_the_line_of_an_older_tuiin_right_and_leaves_others(library: Path):
    for name, line in (
        ("actors.yaml", "schema/actors.json"),
        ("claims.yaml", "../../schema/claims.json"),
        ("notes.yaml", "https://a.example/notes.json"),
    ):
        path = path_of(library, name)
        path.write_text(f"# yaml-language-server: $schema={line}\n" + path.read_text("utf-8"), "utf-8")
    tidy(library, write=True)
    lines = [
        path_of(library, name).read_text("utf-8").split("\n")[0].partition("=")[2] for name in ("actors.yaml", "claims.yaml", "notes.yaml")
    ]
    assert lines == [".tuiin/schema/actors.json", f"../../.tuiin/schema/{SLUG}/claims.json", "https://a.example/notes.json"]
    assert not path_of(library, "concepts.yaml").read_text("utf-8").startswith("#")


def test_the_first_lines_of_what_ships_are_right():
    for path in DATA.rglob("*.yaml"):
        assert path.read_text("utf-8").split("\n")[0] == editor.modeline(path, project.of(DATA))


def test_init_adds_to_what_is_there(tmp_path: Path):
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 3, "yaml.format.enable": true, "yaml.schemas": {"mine.json": "x.yaml"}}', "utf-8")
    (tmp_path / ".gitignore").write_text("/mine/\n/out/", "utf-8")
    run = tuiin("init", "--ci", "github", cwd=tmp_path)
    assert run.stdout.splitlines() == ["tuiin.toml", ".gitignore", ".gitattributes", ".vscode/settings.json", ".github/workflows/tuiin.yml"]
    after = json.loads(settings.read_text("utf-8"))
    assert (after["editor.tabSize"], after["yaml.format.enable"]) == (3, True)
    assert {"mine.json", ".tuiin/schema/claims.json"} <= after["yaml.schemas"].keys()
    assert (tmp_path / ".gitignore").read_text("utf-8").splitlines() == ["/mine/", "/out/", "/texts/", "/.tuiin/"]
    assert re.findall(r"uvx tuiin .*", (tmp_path / ".github" / "workflows" / "tuiin.yml").read_text("utf-8")) == [
        "uvx tuiin check --strict",
        "uvx tuiin tidy --check",
    ]
    assert tuiin("init", "--ci", "github", cwd=tmp_path).stdout == ""


@pytest.mark.parametrize(
    ("data", "lines"), [(".", ["**/*.yaml merge=tuiin"]), ("all/data", ["all/data/**/*.yaml merge=tuiin"]), ("../d", [])]
)
def test_files_are_named_where_the_data_lie(tmp_path: Path, data: str, lines: list[str]):
    home = tmp_path / "home"
    home.mkdir()
    (home / "tuiin.toml").write_text(f'languages = ["en"]\n[folders]\ndata = "{data}"\n', "utf-8")
    assert tuiin("init", cwd=home).returncode == 0
    attributes = home / ".gitattributes"
    assert (attributes.read_text("utf-8").splitlines() if attributes.exists() else []) == lines
    schemas = json.loads((home / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert schemas[".tuiin/schema/actors.json"] == ("" if data == "." else f"{data}/") + "actors.yaml"


def test_settings_with_comments_are_left_and_told(tmp_path: Path):
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{ // mine\n"editor.tabSize": 3 }', "utf-8")
    run = tuiin("init", cwd=tmp_path)
    assert ".vscode/settings.json is no plain JSON, and was left" in run.stderr
    assert "// mine" in settings.read_text("utf-8")


def test_the_library_has_no_schemas_of_its_own():
    assert not (LIBRARY / "schema").exists()
