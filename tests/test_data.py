"""The shipped article: every sentence spoken for, every number, date, name and citation in the graph, not one sentence copied."""

import base64
import gzip
import re
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

import tuiin
from tuiin.exports import EXPORTS, build
from tuiin.model import Claim, Gist, Note

from .conftest import TOP

WORDS = re.compile(r"\w+")


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = WORDS.findall(text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.fixture(scope="module")
def said(kg: tuiin.KnowledgeGraph) -> dict[str, str]:
    """For each sentence id, all words of all things anchored there: their literals, and those of what they point to."""
    rows = kg.query(
        """SELECT ?id ?words {
          ?passage tn:sentenceId ?id . ?thing tn:passage ?passage .
          { ?thing ?p ?words } UNION { ?thing ?p ?other . ?other ?q ?words FILTER(?p NOT IN (tn:passage, tn:inArticle, tn:about)) }
          UNION { ?thing tn:about ?claim . ?claim ?p ?words } UNION { ?thing tn:about/tn:subject|tn:about/tn:object|tn:about/tn:scope ?o . ?o ?q ?words }
          UNION { ?thing tn:membership/tn:member ?m . ?m ?q ?words }
          FILTER(ISLITERAL(?words)) }"""
    )
    found: dict[str, list[str]] = defaultdict(list)
    for sentence, words in rows:
        found[str(sentence)].append(str(words))
    return {sentence: " | ".join(words) for sentence, words in found.items()}


def test_every_number_of_the_text_is_in_the_graph_at_its_sentence(kg: tuiin.KnowledgeGraph, article_text: str, said: dict[str, str]):
    """Years, ranks, percentages, counts, the day of a date; an abbreviated decade (70-80) counts by its full years."""
    missing = []
    for name, passage in kg.entries.passages.items():
        for number in re.findall(r"\d+", article_text[passage.start : passage.end]):
            forms = {number, f"19{number}", f"{number[:3]}X", f"19{number[:1]}X", number.zfill(2)}
            if not any(re.search(rf"(?<!\d){re.escape(form)}(?!\d)", said.get(name, "")) for form in forms):
                missing.append(f"{name}: {number}")
    assert missing == []


def test_every_roman_number_and_latin_name_of_the_text_is_in_the_graph(kg: tuiin.KnowledgeGraph, article_text: str, said: dict[str, str]):
    centuries = {"ХХІ": "20XX", "ХХ": "19XX", "ХІХ": "18XX"}
    missing = []
    for name, passage in kg.entries.passages.items():
        sentence = article_text[passage.start : passage.end]
        for word in re.findall(r"[A-Za-z][A-Za-z.]{2,}", sentence) + [
            centuries[w] for w in re.findall(r"Х+І*Х*", sentence) if w in centuries
        ]:
            if word.lower() not in said.get(name, "").lower():
                missing.append(f"{name}: {word}")
    assert missing == []


def test_every_name_in_capitals_of_the_text_is_in_the_graph(kg: tuiin.KnowledgeGraph, article_text: str):
    """Capitalised words inside a sentence are names: each begins some printed form, label or note of the graph."""
    words = {
        w for triples in kg.statements.graphs.values() for t in triples if '"@kk' in t for w in WORDS.findall(t.rsplit('"', 2)[1].lower())
    }
    missing = []
    for name, passage in kg.entries.passages.items():
        sentence = article_text[passage.start : passage.end]
        for match in re.finditer(r"(?<=[а-яәғқңөұүһі,] )[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі-]+", sentence):
            stem = match.group().lower()
            if not any(stem.startswith(w[: max(4, len(w) - 2)]) for w in words if len(w) > 2 and w[:2] == stem[:2]):
                missing.append(f"{name}: {match.group()}")
    assert missing == []


def test_no_eight_words_of_the_article_stand_in_the_repository(article_text: str):
    copied = []
    theirs = runs(article_text, 8)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True, text=True, check=True, cwd=TOP
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = TOP / name
        if path.is_file() and path.suffix not in {".png", ".ico", ".woff2"}:
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            text = content.decode("utf-8", "replace" if path.suffix == ".gz" else "strict")
            copied += [f"{name}: {' '.join(run)}" for run in runs(text, 8) & theirs]
    log = subprocess.run(["git", "log", "--format=%B"], capture_output=True, text=True, check=True, cwd=TOP)
    copied += [f"a commit message: {' '.join(run)}" for run in runs(log.stdout, 8) & theirs]
    assert copied == []


def test_no_eight_words_of_the_article_stand_in_what_is_built(article_text: str, tmp_path: Path):
    build.write_all("nyshanbayev-2022", TOP / "data", tmp_path)
    theirs = runs(article_text, 8)
    for path in (tmp_path / "nyshanbayev-2022").iterdir():
        assert runs(unpacked(path.read_text("utf-8")), 8) & theirs == set(), path.name


def unpacked(text: str) -> str:
    """Return the text of a file with what a page holds escaped or packed: JSON, and graphs as gzip."""
    packed = re.findall(r'<script type="application/gzip" id="(?:graph|document)">([^<]*)', text)
    whole = "\n".join([text, *(gzip.decompress(base64.b64decode(one)).decode() for one in packed)])
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), whole)


def test_what_is_packed_in_a_page_is_looked_into(kg: tuiin.KnowledgeGraph):
    """The graph in the page that answers queries: its statements are found, escaped letters too."""
    from tuiin.show.explorer import explorer, query_page

    (words,) = kg.query(
        "SELECT ?words { <https://w3id.org/tuiin/id/concept/democracy> skos:definition ?words FILTER(LANG(?words) = 'kk') }"
    )[0]
    for page in (explorer(kg.store), query_page(kg.store)):
        assert runs(unpacked(page.decode()), 6) >= runs(str(words), 6) != set()


def test_no_eight_words_of_the_article_stand_in_what_is_exported(article_text: str, kg: tuiin.KnowledgeGraph):
    """The title, seven words beside a date, is a name and may stand."""
    title = " ".join(runs(kg.entries.article.title["kk"], 7).pop())
    theirs = {run for run in runs(article_text, 8) if title not in " ".join(run)}
    for export in EXPORTS.values():
        made = export.make(kg)
        for name, content in (made if isinstance(made, dict) else {export.file: made}).items():
            text = "" if name.endswith(".xlsx") else unpacked(content.decode())
            assert runs(text, 8) & theirs == set(), f"{export.name}: {name}"


def test_the_harvest_is_of_the_size_that_two_readers_found(kg: tuiin.KnowledgeGraph):
    records = {kind: len(found) for kind, found in kg.entries.records.items()}
    assert records["claim"] >= 150
    assert records["argument"] >= 150
    assert records["actor"] >= 70
    assert records["concept"] >= 130
    assert records["work"] >= 25
    assert records["event"] >= 35
    assert records["note"] >= 65


def test_everything_the_ontology_offers_is_used(kg: tuiin.KnowledgeGraph):
    """Each stance of weight, chains of voices, conditions, denied and possible content, inferred and explicit links."""
    claims = [c for c in kg.entries.records["claim"].values() if isinstance(c, Claim)]
    positions = [p for c in claims for p in c.positions]
    voices = [v for p in positions for v in p.voices]
    assert {"asserts", "reports", "endorses", "disputes", "recommends"} <= {p.stance for p in positions}
    assert {"certain", "probable", "possible"} <= {p.certainty for p in positions}
    assert len(voices) >= 15
    assert {c.polarity for c in claims} == {"positive", "negative"}
    assert sum(c.condition is not None for c in claims) >= 3
    for query in (
        "ASK { ?a tn:basis basis:explicit } ",
        "ASK { ?a tn:basis basis:inferred }",
        "ASK { ?e tn:openEnd true }",
        "ASK { ?t a tn:Tension }",
        "ASK { ?c a tn:Change ; tn:improved true ; tn:samePool false }",
        "ASK { ?s a tn:Standstill }",
        "ASK { ?s a tn:SharedMember }",
        "ASK { ?n tn:kind note-kind:slip ; tn:printed ?p ; tn:probably ?q }",
        "ASK { ?n tn:kind note-kind:doubt }",
    ):
        assert kg.query(query)[0] == (True,), query


def test_the_graph_links_to_nothing_wrong(kg: tuiin.KnowledgeGraph):
    """The party of the 2018 dispute is as printed: neither the encyclopaedia nor the company that was probably meant."""
    same = kg.query("SELECT ?s ?o { ?s schema:sameAs|skos:exactMatch|owl:sameAs ?o FILTER(CONTAINS(LCASE(STR(?s)), 'britannica')) }")
    assert list(same) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_gist_has_no_number_and_no_name_that_is_not_in_what_it_draws_on(kg: tuiin.KnowledgeGraph, language: str):
    """Names are known by their capitals and compared by how they begin: Kazakh and Russian inflect them."""
    entries = kg.entries
    for key, gist in entries.of(Gist).items():
        drawn: list[Any] = [entries.records[kind][name] for kind, name in (one.split("/") for one in gist.draws_on)]
        source = " ".join(record.text[language] for record in drawn)
        source += " " + " ".join(record.printed or "" for record in drawn if isinstance(record, Note))
        for words in filter(None, (gist.text[language], gist.label[language] if gist.label else "")):
            assert set(re.findall(r"\d+", words)) <= set(re.findall(r"\d+", source)), key
            names = {word[:4] for word in re.findall(r"(?<![.?!:] )(?<!^)(?<![«“])\b[A-ZА-ЯӘҒҚҢӨҰҮІ]\w{3,}", words)}
            assert {name for name in names if name.lower() not in source.lower()} == set(), key
