import re
from dataclasses import fields as of_dataclass
from typing import Any, Literal, get_args, get_origin

import pytest

from tuiin import model
from tuiin.model import LOCAL, NOWHERE, SHARED, Place, fields, marks
from tuiin.model.fields import plain
from tuiin.model.marks import As, In, Pattern, To

RECORDS = fields.records()


def marks_of(hint: Any) -> list[Any]:
    """The marks anywhere in a type."""
    found = list(getattr(hint, "__metadata__", ()))
    return found + [mark for part in get_args(hint) if get_origin(hint) is not Literal for mark in marks_of(part)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_reference_is_to_a_kind_that_there_is(record: type):
    for field in fields.of(record).values():
        for mark in marks_of(field.hint):
            assert isinstance(mark, Pattern | In | As) or (isinstance(mark, To) and set(mark.kinds) <= {*SHARED, *LOCAL})


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_record_knows_its_place_and_is_the_same_wherever_it_was_written(record: type):
    place = next(f for f in of_dataclass(record) if f.name == "place")
    assert (place.default, place.compare, place.repr) == (NOWHERE, False, False)


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (marks.Slug, ["a", "a-1", "17-goals"], ["", "A", "a--b", "-a", "a-", "a_b", "ә"]),
        (marks.Sentence, ["p0s1", "p12s34"], ["p1", "s1", "P1s1", "p1s1a", "p1.1"]),
        (marks.Date, ["2006", "2006-04", "2006-04-12", "195X", "19XX", ".."], ["06", "2006-4", "2006-04-12T", "1XXX", "2006/04", "..."]),
        (marks.Sha256, ["0" * 64, "af" * 32], ["0" * 63, "G" * 64, "A" * 64]),
        (marks.Iri, ["https://a.org", "http://a.org/ә?b#c"], ["a.org", "ftp://a.org", "https://a b", "https://<a>"]),
    ],
    ids=["slug", "sentence", "date", "sha256", "iri"],
)
def test_a_form_takes_what_it_should_and_nothing_else(form: Any, right: list[str], wrong: list[str]):
    regex = get_args(form)[1].regex
    assert [text for text in right if not re.fullmatch(regex, text)] == []
    assert [text for text in wrong if re.fullmatch(regex, text)] == []


def test_records_cannot_be_changed():
    text = model.Text(kk="а", ru="б", en="c")
    with pytest.raises(TypeError):
        text["en"] = "d"  # type: ignore[index]
    with pytest.raises(AttributeError):
        text.en = "d"  # type: ignore[attr-defined]
    assert text == model.Text(en="c", ru="б", kk="а") and hash(text) == hash(model.Text(en="c", ru="б", kk="а"))


def test_a_place_reads_as_an_editor_wants_it():
    assert str(Place("a/b.yaml", 3, 5)) == "a/b.yaml:3:5"


def test_what_may_be_missing_has_the_type_of_what_may_be_there():
    assert plain(model.Polarity | None) == plain(model.Polarity) == (Literal["positive", "negative"], (In("polarity"),))
