import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiin import model
from tuiin.curate import folder, project
from tuiin.curate.schema import schema, schemas
from tuiin.curate.short import keys
from tuiin.curate.yaml_tree import parse
from tuiin.errors import TuiinError
from tuiin.files.paths import DATA

from .conftest import LIBRARY
from .seen import content
from .spoiling import path_of, spoil
from .strategies import TONGUES, bare, full, records, written

TEXTS = schemas(project.of(DATA), folder.spoken(DATA))
KINDS = {f"{kind}s": record for kind, record in (model.SHARED | model.LOCAL).items()} | {"article": model.Article}


def mistakes(kind: str, path: Path) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(kind, TONGUES))
    return [error.message for error in validator.iter_errors(content(parse(path.read_bytes(), path.name)[0]))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_itself_sound(kind: str):
    jsonschema.Draft202012Validator.check_schema(schema(kind, TONGUES))


@pytest.mark.parametrize("kind", KINDS)
def test_the_library_is_good_for_the_schemas(kind: str):
    assert mistakes(kind, path_of(LIBRARY, f"{kind}.yaml")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_real_files_are_good_for_the_schemas(kind: str):
    paths = [*DATA.glob(f"{kind}.yaml"), *DATA.glob(f"articles/*/{kind}.*yaml"), *DATA.glob(f"articles/*/{kind}.yaml")]
    assert {str(path): mistakes(kind, path) for path in paths if mistakes(kind, path)} == {}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("actors.yaml", "kind: person", "kind: persn", "'persn' is not one of"),
        ("actors.yaml", "  kind: person\n", "", "'kind' is a required property"),
        ("actors.yaml", "  kind: person", "  kind: person\n  labl: x", "'labl' was unexpected"),
        ("actors.yaml", "oilan-aiman:", "Oilan:", "'Oilan' does not match"),
        ("actors.yaml", "en: Aiman Oilan", "en: 2019", "2019 is not of type 'string'"),
        ("actors.yaml", "en: Aiman Oilan", "en: ''", "non-empty"),
        ("works.yaml", "actor/town-council", "work/town-council", "does not match"),
        ("concepts.yaml", "[concept/library]", "[]", "is not valid under any"),
        ("concepts.yaml", "[concept/library]", "[the library]", "is not valid under any"),
        ("concepts.yaml", "[concept/library]", "[concept/library, concept/library]", "is not valid under any"),
        ("article.yaml", "length: 364", "length: long", "'long' is not of type 'integer'"),
        ("article.yaml", "2021-05-01", "01.05.2021", "is not valid under any"),
        ("article.yaml", "2021-05-01", "99999", "99999 is not valid under any"),
        ("article.yaml", "p0s1: title", "p0s1: titel", "'titel' is not one of"),
        ("article.yaml", "p0s1: title", "first: title", "'first' does not match"),
        ("claims.yaml", "relation: located-in", "relation: in", "'in' is not one of"),
        ("claims.yaml", "stance: asserts", "stance: says", "is not valid under any"),
        ("values.yaml", "value: 12", "value: '12'", "'12' is not of type 'number'"),
        ("notes.yaml", "[p2s2]", "[2.2]", "is not valid under any"),
        ("viewpoints.yaml", "  members:", "  open_list: yes\n  members:", "'yes' is not of type 'boolean'"),
    ],
)
def test_a_spoilt_file_is_refused(library: Path, file: str, old: str, new: str, words: str):
    found = mistakes(file.removesuffix(".yaml"), spoil(library, file, old, new))
    assert any(words in message for message in found), found


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_every_field_is_good_and_each_field_is_offered(kind: str):
    whole = full(KINDS[kind])
    jsonschema.validate(whole if kind == "article" else {"one": whole}, schema(kind, TONGUES))
    assert set(schema(kind, TONGUES)["$defs"][KINDS[kind].__name__]["properties"]) == set(keys(KINDS[kind])) >= set(whole)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_what_the_reader_takes_the_schema_takes(kind: str, data: st.DataObject):
    record = bare(data.draw(records(KINDS[kind])))
    seen = content(parse(written(record), "f.yaml")[0])
    jsonschema.validate(seen if kind == "article" else {"one": seen}, schema(kind, TONGUES))


def test_a_schema_that_there_is_not_is_told_with_those_that_are():
    with pytest.raises(TuiinError, match=r"no schema 'claim'; there are actors, concepts, works, claims,.*; nearest: claims"):
        schema("claim", TONGUES)


def test_the_schema_text_is_stable_json():
    assert json.loads(TEXTS["claims"]) == schema("claims", TONGUES)
    assert TEXTS["claims"].endswith("}\n")


def test_every_pattern_is_one_of_json_schema_too():
    """JSON Schema asks for the `u` flag, under which JavaScript takes no escape that means nothing."""
    found = [re.findall(r'"pattern": ("(?:[^"\\\\]|\\\\.)*")', TEXTS[kind]) for kind in KINDS]
    patterns = sorted({json.loads(pattern) for some in found for pattern in some})
    assert len(patterns) > 5
    script = "for (const one of JSON.parse(process.argv[1])) new RegExp(one, 'u')"
    subprocess.run(["node", "-e", script, json.dumps(patterns)], check=True)


def test_no_type_is_a_list_which_strict_validators_refuse():
    assert not [kind for kind in KINDS if re.search(r'"type": \[', TEXTS[kind])]
