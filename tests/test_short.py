import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tuiin
from tuiin import model
from tuiin.curate import folder, project, short
from tuiin.curate.decode import Decoder
from tuiin.curate.ids import rename
from tuiin.curate.reader import curated, read
from tuiin.curate.short import Said, long
from tuiin.curate.tidy import canonical, tidy
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, parse
from tuiin.errors import BadInput, Problem
from tuiin.files.paths import DATA
from tuiin.model import Article, Claim, Position, Value, fields
from tuiin.model.records import Argument

from .conftest import HERE, LIBRARY, TOP
from .spoiling import SLUG, path_of
from .strategies import TONGUES, bare, records, slugs, values, words, written

KINDS = {f"{kind}s": record for kind, record in (model.SHARED | model.LOCAL).items()}
ARTICLES = {
    "nyshanbayev-2022": DATA,
    "night-library": LIBRARY,
    "freibad": HERE / "freibad",
    "maktaba": HERE / "maktaba",
    "morning-bus": TOP / "docs" / "example" / "data",
}
SENTENCES = {name: number for number, name in enumerate(f"p{p}s{s}" for p in range(3) for s in range(1, 6))}
SAID = Said("actor/somebody", {f"claim/c{number}": (name,) for number, name in enumerate(SENTENCES)}, SENTENCES)
ONE = Tongues(("en",), ("en",), ("en",))

CLAIM = """\
x:
  kind: causal
  subject: cookies
  threatens: web
  text: Words.
  at: p1s1
"""
LONG = """\
x:
  kind: causal
  subject: concept/cookies
  relation: threatens
  object: concept/web
  polarity: positive
  text: {en: Words.}
  positions:
  - holder: actor/somebody
    stance: asserts
    certainty: certain
    at: [p1s1]
"""


def entries(source: str | bytes, record: Any, tongues: Tongues = ONE, said: Said = SAID) -> tuple[dict[str, Any], list[str]]:
    """What is read of a file of such records, and what is told of it."""
    problems: list[Problem] = []
    root, _ = parse(source.encode() if isinstance(source, str) else source, "f.yaml")
    assert root
    decoder = Decoder(problems, tongues)
    hint: Any = dict[str, record]
    whole = long(hint, root, said.copy(), tongues, problems)
    assert isinstance(whole, Mapping)
    name = model.name_of(record)
    found = {key: decoder.decode(record, node, f"{name}/{key}") for key, (_, node) in whole.entries.items()}
    return found, [str(problem) for problem in problems]


def shortened(source: str | bytes, name: str = "claims.yaml", tongues: Tongues = ONE) -> str:
    problems: list[Problem] = []
    out = canonical(source.encode() if isinstance(source, str) else source, Path(name), tongues, problems, SAID)
    assert out is not None, problems
    return out.decode()


def lengthen(data: Path, slug: str) -> None:
    """Write every curated file of a data folder anew from its records, in long form."""
    found = read(slug, data)
    for path in curated(data):
        if path.name == "article.yaml":
            path.write_bytes(written(bare(found.article)))
            continue
        tongues = Tongues.of(project.of(data), folder.spoken(data), path)
        record: Any = KINDS[path.name.split(".")[0]]
        path.write_bytes(written(bare_of(entries(path.read_bytes(), record, tongues, said_of(found))[0])))


def said_of(found: model.Entries) -> Said:
    claims = {f"claim/{key}": tuple(at for held in claim.positions for at in held.at) for key, claim in found.of(Claim).items()}
    return Said(found.article.speaker, claims, {name: number for number, name in enumerate(found.passages)})


def bare_of(found: dict[str, Any]) -> dict[str, Any]:
    return {key: bare(record) for key, record in found.items()}


def test_a_claim_says_in_six_lines_what_it_says_in_twelve():
    assert entries(CLAIM, Claim) == entries(LONG, Claim) != ({}, [])
    assert shortened(LONG) == CLAIM == shortened(CLAIM)


@pytest.mark.parametrize(
    ("name", "brief", "whole"),
    [
        ("claims", CLAIM.replace("threatens", "not threatens"), LONG.replace("polarity: positive", "polarity: negative")),
        ("claims", CLAIM.replace("  at:", "  certainty: possible\n  at:"), LONG.replace("certainty: certain", "certainty: possible")),
        ("claims", CLAIM.replace("  at:", "  holder: b\n  at:"), LONG.replace("actor/somebody", "actor/b")),
        (
            "claims",
            CLAIM + "  voices: viewpoint/a\n",
            LONG.replace("asserts", "reports") + "    voices:\n    - {holder: viewpoint/a, stance: asserts, certainty: certain}\n",
        ),
        (
            "claims",
            CLAIM + "  voices:\n  - {holder: a, source: w}\n  - {holder: b, voices: c}\n",
            LONG.replace("asserts", "reports")
            + "    voices:\n    - {holder: actor/a, stance: asserts, certainty: certain, source: work/w}\n"
            + "    - {holder: actor/b, stance: reports, certainty: certain, voices: [{holder: actor/c, stance: asserts, certainty: certain}]}\n",
        ),
        (
            "claims",
            CLAIM.replace("  at: p1s1", "  positions:\n  - {at: p1s1}\n  - {holder: b, stance: denies, at: p1s2}"),
            LONG + "  - {holder: actor/b, stance: denies, certainty: certain, at: p1s2}\n",
        ),
        (
            "arguments",
            "x:\n  kind: supports\n  premises: [c3, c1]\n  conclusion: c2\n  basis: explicit\n",
            "x:\n  kind: supports\n  premises: [claim/c3, claim/c1]\n  conclusion: claim/c2\n  basis: explicit\n"
            "  holder: actor/somebody\n  at: [p0s2, p0s3, p0s4]\n",
        ),
        (
            "values",
            "x:\n  indicator: i\n  subject: s\n  value: 1\n  unit: rank\n  claim: c1\n",
            "x:\n  indicator: concept/i\n  subject: concept/s\n  value: 1\n  unit: rank\n  direction: neutral\n  claim: claim/c1\n  at: p0s2\n",
        ),
        (
            "viewpoints",
            "x:\n  label: Words\n  members:\n  - a\n  - {member: actor/b, at: p1s2}\n  at: p1s1\n",
            "x:\n  label: {en: Words}\n  members:\n  - {member: work/a, at: [p1s1]}\n  - {member: actor/b, at: [p1s2]}\n"
            "  open_list: false\n  at: [p1s1]\n",
        ),
        ("concepts", "x: privacy\n", "x:\n  label:\n    en: privacy\n"),
    ],
)
def test_what_follows_is_put_in_when_read_and_left_out_when_tidied(name: str, brief: str, whole: str):
    assert entries(brief, KINDS[name]) == entries(whole, KINDS[name])
    assert entries(brief, KINDS[name])[1] == []
    assert shortened(whole, f"{name}.yaml") == shortened(brief, f"{name}.yaml")
    if name != "viewpoints":  # a list is in brackets or on lines
        assert shortened(whole, f"{name}.yaml") == brief


def test_where_what_is_said_does_not_follow_it_stays():
    other = "x:\n  kind: supports\n  premises: c1\n  conclusion: c2\n  basis: explicit\n  holder: b\n  at: p0s2\n"
    assert shortened(other, "arguments.yaml") == other
    reports = CLAIM.replace("  at:", "  stance: reports\n  at:")
    assert shortened(reports) == reports
    unknown = other.replace("c2", "nowhere").replace("p0s2", "p0s2")
    assert shortened(unknown, "arguments.yaml") == unknown


def test_words_that_have_to_say_their_language_keep_it():
    source = "x:\n  label:\n    en: privacy\n"
    assert shortened(source, "concepts.yaml", TONGUES) == source


SPOKEN = """\
x:
  kind: causal # it is
  subject: concept/cookies
  # why this relation
  relation: threatens
  object: concept/web   # the whole of it
  text: {en: Words.}
  positions:
  - holder: actor/b  # herself
    stance: asserts
    certainty: certain
    # where
    at: [p1s1]

# another one
"""
KEPT = """\
x:
  kind: causal # it is
  subject: cookies
  # why this relation
  threatens: web # the whole of it
  text: Words.
  holder: b # herself
  certainty: certain
  # where
  at: p1s1

# another one
"""


def test_comments_stay_with_what_they_are_about_and_keep_what_is_in_their_way():
    assert shortened(SPOKEN) == KEPT
    assert shortened(KEPT) == KEPT
    twice = shortened(SPOKEN + SPOKEN.replace("x:", "y:"))
    assert twice == KEPT + KEPT.replace("x:", "y:")


def told(source: str, said: Said = SAID) -> list[str]:
    return entries(source, Claim, said=said)[1]


def test_a_second_relation_is_told():
    assert told(CLAIM.replace("  text", "  enables: x\n  text")) == [
        "f.yaml:5:3: claim/x: a second relation, 'enables'; the first is in line 4; write two claims"
    ]


def test_a_claim_without_a_relation_is_told_once():
    assert told(CLAIM.replace("  threatens: web\n", "")) == [
        "f.yaml:2:3: claim/x: says nothing of cookies; a relation is missing, such as threatens: some-concept"
    ]


def test_a_key_that_is_nearly_a_relation_is_told_once():
    (only,) = told(CLAIM.replace("threatens", "threatns"))
    assert only == "f.yaml:4:3: claim/x: found 'threatns'; wanted a key of a claim or a relation; nearest: threatens"


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("reduces", "decreases"),
        ("harms", "threatens"),
        ("not reduces", "not decreases"),
        ("leads-to", "causes"),
        ("leads_to", "causes"),
        ("help", "enables"),
        ("reduced", "decreases"),
        ("снижает", "decreases"),
        ("кемітеді", "decreases"),
    ],
)
def test_an_everyday_word_is_told_with_the_relation_that_is_meant(word: str, relation: str):
    """By letters alone the nearest to `reduces` is `introduces`."""
    assert told(CLAIM.replace("threatens", word)) == [
        f"f.yaml:4:3: claim/x: found {word!r}; wanted a key of a claim or a relation; meant: {relation}"
    ]


def test_an_everyday_word_is_told_in_the_long_form_too():
    (only,) = told(CLAIM.replace("  threatens: web", "  relation: reduces\n  object: web"))
    assert only.endswith("located-in, preserves; meant: decreases")


def test_a_position_is_written_in_one_place():
    assert told(CLAIM + "  positions: [{holder: a, at: p1s1}]\n") == [
        "f.yaml:6:3: claim/x: 'at' stands beside 'positions'; put it into the position that it is of"
    ]


def test_a_denial_is_written_once():
    assert told(CLAIM.replace("threatens", "not threatens") + "  polarity: negative\n") == [
        "f.yaml:7:3: claim/x: 'polarity' stands beside 'not threatens', which says it; take it away"
    ]


def test_who_speaks_has_to_be_said_where_there_are_several_authors():
    assert told(CLAIM + CLAIM.replace("x:", "y:"), Said("")) == [
        "f.yaml:2:3: claim/x: nobody is named who holds this, and the article has several authors; name one here, "
        "or `speaker` in article.yaml for all"
    ]
    assert told(CLAIM + "  holder: a\n", Said("")) == []


def test_an_argument_that_names_who_holds_it_needs_nobody_who_speaks():
    step = "x:\n  kind: supports\n  premises: a\n  conclusion: b\n  basis: explicit\n  at: p1s1\n"
    (only,) = entries(step, Argument, said=Said(""))[1]
    assert "nobody is named who holds this" in only
    assert entries(f"{step}  holder: a\n", Argument, said=Said(""))[1] == []


def test_a_mistake_is_told_by_what_is_written():
    assert told(CLAIM.replace("web", "a/b").replace("p1s1", "p1")) == [
        "f.yaml:4:14: claim/x.threatens: found 'a/b'; wanted a reference such as concept/some-id or actor/some-id or work/some-id "
        "or event/some-id or viewpoint/some-id or claim/some-id or value/some-id",
        "f.yaml:6:7: claim/x.at: found 'p1'; wanted a sentence id such as p4s12",
    ]


def test_an_id_alone_that_is_of_another_kind_is_told(library: Path):
    path = path_of(library, "claims.yaml")
    path.write_text(path.read_text("utf-8").replace("subject: concept/night-library", "subject: oilan-aiman", 1), "utf-8")
    with pytest.raises(BadInput) as error:
        read(SLUG, library)
    (only,) = error.value.problems
    assert "found 'oilan-aiman', which no file defines; wanted a known concept, which an id alone is here; meant: actor/oilan-aiman" in str(
        only
    )


def test_a_short_reference_is_renamed_and_stays_short(library: Path):
    tidy(library, write=True)
    rename(library, "concept/night-library", "late-library")
    rename(library, "actor/oilan-aiman", "oilan-a")
    assert "  subject: late-library\n" in path_of(library, "claims.yaml").read_text("utf-8")
    assert "authors: oilan-a\n" in path_of(library, "article.yaml").read_text("utf-8")
    assert read(SLUG, library).article.authors == ("actor/oilan-a",)
    assert tidy(library, write=False) == []


def silence(library: Path, silent: str) -> list[str]:
    path = path_of(library, "article.yaml")
    text = path.read_text("utf-8")
    begin, end = text.index("silent:"), text.index("files:")
    path.write_text(text[:begin] + silent + text[end:], "utf-8")
    try:
        read(SLUG, library)
    except BadInput as error:
        return [str(problem).partition("article.yaml:")[2] for problem in error.problems]
    return []


def test_silence_is_written_by_reason(library: Path):
    before = read(SLUG, library).article.silent
    assert silence(library, "silent: {title: p0s1, byline: [p0s2]}\n") == []
    assert read(SLUG, library).article.silent == before
    assert silence(library, "silent:\n  p0s1: title\n  byline: p0s2\n") == []
    assert read(SLUG, library).article.silent == before


def test_a_run_of_sentences_is_all_that_lie_between(library: Path):
    assert silence(library, "silent: {heading: p0s1-p1s2}\n") == [
        f"16:19: article.silent: found 'p0s1-p1s2', which holds {held}, but a claim stands there; take it off" for held in ("p1s1", "p1s2")
    ]


@pytest.mark.parametrize(
    ("silent", "words"),
    [
        ("{titel: p0s1}", "article.silent.p0s1: found 'titel'; wanted one of title, byline"),
        ("{title: first}", "article.silent: found 'first'; wanted a sentence id such as p4s12"),
        ("{title: p0s1, byline: p0s1}", "article.silent: 'p0s1' stands twice; one reason is enough"),
        ("{title: p0s2-p0s1}", "article.silent.title: found 'p0s2-p0s1'; wanted a first and a last sentence of passages.csv"),
        ("{title: p0s1-p0s9}", "article.silent.title: found 'p0s1-p0s9'; wanted a first and a last sentence of passages.csv"),
    ],
)
def test_silence_that_cannot_be_is_told(library: Path, silent: str, words: str):
    found = silence(library, f"silent: {silent}\n")
    assert any(words in message for message in found), found


@pytest.mark.parametrize("slug", ARTICLES)
def test_long_and_short_files_make_the_same_graph(slug: str, tmp_path: Path):
    data, toml = tmp_path / "data", ARTICLES[slug] / "tuiin.toml"
    shutil.copytree(ARTICLES[slug], data)
    if not toml.exists():
        shutil.copy(ARTICLES[slug].parent / "tuiin.toml", tmp_path)
    digest = tuiin.build(slug, data=data).digest()
    lengthen(data, slug)
    size = sum(path.stat().st_size for path in curated(data))
    assert tuiin.build(slug, data=data).digest() == digest
    assert tidy(data, write=True)
    assert tuiin.build(slug, data=data).digest() == digest
    assert tidy(data, write=False) == []
    assert sum(path.stat().st_size for path in curated(data)) < size


CLAIMS = st.sampled_from(sorted(SAID.claims))
SAYS = st.sampled_from(["actor/somebody", "actor/b", "viewpoint/c"])


def held(depth: int) -> st.SearchStrategy[Any]:
    """A position that often says what would follow."""
    return st.builds(
        Position,
        holder=SAYS,
        stance=st.sampled_from(["asserts", "reports", "disputes"]),
        certainty=st.sampled_from(["certain", "possible"]),
        at=st.lists(st.sampled_from(sorted(SENTENCES)), min_size=depth == 2, max_size=2, unique=True).map(tuple),
        source=st.none() | slugs.map(lambda slug: f"work/{slug}"),
        voices=st.lists(held(depth - 1), max_size=2).map(tuple) if depth else st.just(()),
    )


USUAL: dict[str, st.SearchStrategy[Any]] = {
    "claims": st.builds(
        lambda claim, positions, named: replace(claim, positions=positions, object=named),
        records(Claim),
        st.lists(held(2), min_size=1, max_size=2).map(tuple),
        st.builds("concept/{}".format, slugs | st.sampled_from(["null", "true", "12", "1e3", "no"])),
    ),
    "arguments": st.builds(
        lambda argument, premises, conclusion, at, holder: replace(
            argument, premises=premises, conclusion=conclusion, at=at, holder=argument.holder and holder
        ),
        records(Argument),
        st.lists(CLAIMS, min_size=1, max_size=2, unique=True).map(tuple),
        CLAIMS,
        st.lists(st.sampled_from(list(SENTENCES)[:4]), min_size=1, max_size=3, unique=True).map(tuple),
        SAYS,
    ),
    "values": st.builds(
        lambda value, claim, at: replace(value, claim=claim, at=at, direction="neutral"),
        records(Value),
        CLAIMS,
        st.sampled_from(sorted(SENTENCES)).map(lambda one: (one,)),
    ),
}


@pytest.mark.parametrize("tongues", [TONGUES, ONE], ids=["three", "one"])
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_random_entries_lose_nothing_and_are_stable(kind: str, tongues: Tongues, data: st.DataObject):
    whole = data.draw(st.dictionaries(slugs, USUAL.get(kind, records(KINDS[kind])), min_size=1, max_size=3))
    if tongues is ONE:
        whole = {key: english(record) for key, record in whole.items()}
    source = written(bare_of(whole), flow=data.draw(st.booleans()))
    after = shortened(source, f"{kind}.yaml", tongues)
    assert entries(after, KINDS[kind], tongues) == (whole, [])
    assert shortened(after, f"{kind}.yaml", tongues) == after


def english(record: Any) -> Any:
    """A record whose words are in English alone."""
    texts = {name: getattr(record, name) for name, at in fields.of(type(record)).items() if at.term == "words" and getattr(record, name)}
    return replace(record, **{name: type(text)(en=next(iter(text.values()))) for name, text in texts.items()})


@settings(max_examples=60, deadline=None)
@given(silent=st.dictionaries(st.sampled_from(sorted(SENTENCES)), values(fields.of(Article)["silent"].hint.__args__[1])), title=words)
def test_silence_comes_back_from_its_reasons(silent: dict[str, str], title: str):
    whole = full_article(silent, title)
    after = shortened(written(whole), "article.yaml")
    root, _ = parse(after.encode(), "f.yaml")
    assert root
    decoder = Decoder([], ONE)
    found = decoder.decode(Article, long(Article, root, SAID.copy(), ONE, decoder.problems, "article"), "article")
    assert decoder.problems == []
    assert found.silent == silent
    assert found.speaker == "actor/a"


def full_article(silent: dict[str, str], title: str) -> dict[str, Any]:
    copy = {"sha256": "0" * 64, "length": 9, "first_line": 1, "last_line": 9}
    said = {"title": {"en": title}, "authors": ["actor/a"], "published": "2020", "language": "en", "curated": "2020-01-01"}
    return {**said, "text": copy, "silent": silent, "files": ["claims.yaml"]}


def test_no_field_of_a_claim_or_a_position_is_named_like_a_relation():
    assert not {*fields.of(Claim), *fields.of(Position)} & {*short.RELATIONS}
    assert not {*fields.of(Claim)} & {*fields.of(Position)}
