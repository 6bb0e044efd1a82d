// The editing page, as far as it needs no browser: what completes, what keys mean, what a form becomes, what an act changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { argument, connective, others } from "../src/edit/acts/argue";
import { save, take } from "../src/edit/acts/claim";
import { accept, merge } from "../src/edit/acts/decide";
import { note as noted } from "../src/edit/acts/sentence";
import { rebound } from "../src/edit/boundary";
import { type Asked, options, preselected } from "../src/edit/completion";
import { type ClaimForm, copied, deniedWith, formOf, missing, newForm, nextField, sinceOf, twinOf, withSlot } from "../src/edit/form";
import { heldFrom, positionsFrom } from "../src/edit/holders";
import { cardsAt, heldBack, indexed, isRead, markOf, placesOf } from "../src/edit/index";
import { capOf, commandOf, keyOf } from "../src/edit/keys";
import type { Known } from "../src/edit/known";
import { apart, marksOf, untouched } from "../src/edit/marks";
import type { FormMode } from "../src/edit/mode";
import { spanOf, within, wordsAt } from "../src/edit/offsets";
import { openNew, openThingOf, openWritten } from "../src/edit/opening";
import { Page } from "../src/edit/page";
import { inverse, patched, patchOf } from "../src/edit/patch";
import type { Entry } from "../src/edit/protocol";
import { denial, relationOptions } from "../src/edit/relations";
import { renamed } from "../src/edit/renamed";
import { runs } from "../src/edit/runs";
import { figured } from "../src/edit/said";
import { differing } from "../src/edit/settle";
import { restore } from "../src/edit/shelf";
import { saveThing } from "../src/edit/thingform";
import { tongues, translated, untranslated } from "../src/edit/translate";
import { article, candidate, claim, concept, sentences } from "./edit";

const ask = (typed: string, more: Partial<Asked> = {}): Asked => ({
  typed,
  kinds: ["concept", "actor"],
  sentence: "p1s1",
  recent: [],
  ...more,
});
const labels = (known: Known, asked: Asked): string[] => options(known, asked).map(({ label, make }) => (make ? `+${label}` : label));
const NOW = "2026-11-30T12:00:00Z";
const counter = () => {
  let n = 0;
  return (kind: string) => `${kind}/?${++n}`;
};

test("a sentence is read where something of a curator's stands, or it is silent, or ticked off; a draft or a heading reads nothing", () => {
  const all = sentences().map((one, i) => ({ ...one, id: `p1s${i + 1}`, silent: i === 2 ? "transition" : "" }));
  const of = (entries: Known["entries"], done = false) => {
    const known = article({
      entries,
      sentences: all.map((one) => ({ ...one, done })),
      candidates: [candidate("claim/x", claim("a", "affects", "b", "p1s1"), "p1s1")],
    });
    return known.order.filter((id) => isRead(known, id));
  };
  assert.deepEqual(of({}), ["p1s3"]);
  assert.deepEqual(of({ "section/a": { label: { en: "A" }, at: ["p1s1"] } }), ["p1s3"]);
  assert.deepEqual(of({ "citation/a": { at: ["p1s2"] } }), ["p1s2", "p1s3"]);
  assert.deepEqual(of({ "viewpoint/a": { at: ["p1s1"], members: [{ member: "actor/a", at: ["p1s2"] }] } }), ["p1s1", "p1s2", "p1s3"]);
  assert.deepEqual(of({ "claim/a": claim("a", "affects", "b", "p1s2") }), ["p1s2", "p1s3"]);
  assert.deepEqual(of({}, true), ["p1s1", "p1s2", "p1s3"]);
});

test("what begins as typed comes first, what stands in the sentence before what does not", () => {
  const known = article();
  assert.equal(labels(known, ask("s"))[0], "small towns");
  assert.equal(labels(known, ask("tpc"))[0], "third-party cookies");
  const [first] = options(known, ask("cross"));
  assert.deepEqual([first!.label, first!.form], ["third-party cookies", "cross-site cookies"]);
  assert.equal(labels(known, ask("seats"))[0], "empty seats");
});

test("with a strong match something new comes after it, without one it is first; equal letters make nothing new", () => {
  const known = article();
  assert.deepEqual(labels(known, ask("night")), ["night buses", "+night", "+night"]);
  assert.equal(labels(known, ask("timetable"))[0], "+timetable");
  assert.deepEqual(labels(known, ask("night buses")), ["night buses"]);
});

test("near twins are shown before something new is made", () => {
  const found = options(article(), ask("buses night"));
  assert.deepEqual(
    found.slice(0, 2).map(({ label, why }) => [label, why]),
    [
      ["night buses", "sentence"],
      ["buses night", ""],
    ],
  );
  assert.equal(options(article(), ask("smal townz")).find(({ why }) => why === "twin")?.label, undefined);
  assert.equal(options(article(), ask("night busse")).find(({ why }) => why === "twin")?.label, "night buses");
});

test("nothing is proposed that makes something before a letter was typed, nor the article where a sign asks who says it", () => {
  const known = article();
  known.sentences.p1s2 = { ...known.sentences.p1s2!, groups: [{ span: [59, 69], label: "brandt" }] };
  const here = options(known, ask("", { sentence: "p1s2", kinds: ["concept"] }));
  assert.equal(here[0]!.label, "empty seats");
  assert.equal(preselected(here, { typed: "" }), 0);
  assert.equal(preselected([here.find(({ make }) => make)!], { typed: "" }), -1);
  const who = options(known, ask("", { sentence: "p1s2", kinds: ["actor"], holder: true, asked: true }));
  assert.equal(who[0]!.label, "Mara Lind");
  assert.equal(preselected(who, { typed: "", asked: true }), -1);
});

test("a name in another script is found by its Latin letters", () => {
  const known = article();
  known.entries["actor/zhunisov"] = { kind: "person", label: { kk: "Жүнісов" } };
  assert.equal(labels({ ...known, entries: { ...known.entries } }, ask("zhun"))[0], "Жүнісов");
});

test("words of a sentence that follow one another complete, without the small ones", () => {
  const [first, second] = sentences();
  assert.deepEqual(
    runs(first!, "sma", "en").map(({ label }) => label),
    ["small towns", "small"],
  );
  assert.deepEqual(
    runs(first!, "ni bu", "en").map(({ label }) => label),
    ["night buses"],
  );
  assert.deepEqual(
    runs(second!, "ole", "en").map(({ label }) => label),
    ["Ole Brandt", "Ole"],
  );
  assert.deepEqual(runs(second!, "the", "en"), []);
});

test("relations are found by everyday words in any language, and a word before denies them", () => {
  const known = article();
  const first = (typed: string) => relationOptions(known, typed, () => 0)[0]?.name;
  assert.deepEqual(["harm", "угро", "сақ", "ought", "should"].map(first), [
    "threatens",
    "threatens",
    "preserves",
    "should-be",
    "should-be",
  ]);
  assert.deepEqual(denial("not harms"), { bare: "harms", negative: true });
  assert.deepEqual(denial("threatens"), { bare: "threatens", negative: false });
});

const press = (key: string, code: string, more = {}) =>
  keyOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test("a key counts by its letter where the layout is Latin, by its place where it is not", () => {
  assert.equal(press("a", "KeyQ"), "a");
  assert.equal(press("z", "KeyY"), "z");
  assert.equal(press("ф", "KeyA"), "a");
  assert.equal(press("т", "KeyN"), "n");
  assert.equal(press("ә", "Digit2"), "2");
  assert.equal(press("é", "Digit2"), "2");
  assert.equal(press("ъ", "BracketRight"), "]");
  assert.equal(keyOf({ key: ".", code: "Slash", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }, true), "/");
  assert.equal(press("/", "Digit7", { shiftKey: true }), "/");
  assert.equal(press("?", "Slash", { shiftKey: true }), "?");
  assert.equal(press("я", "KeyZ", { ctrlKey: true }), "ctrl+z");
  assert.equal(press("z", "KeyY", { ctrlKey: true }), "ctrl+z");
  assert.equal(press("Enter", "Enter", { shiftKey: true }), "shift+enter");
  assert.equal(press("A", "KeyA", { shiftKey: true }), "shift+a");
  assert.equal(press("~", "KeyN", { altKey: true }), "alt+n");
});

test("keys can be changed and switched off, and caps show the letter of the layout", () => {
  assert.equal(commandOf("a", {}), "accept");
  assert.equal(commandOf("q", { accept: "q" }), "accept");
  assert.equal(commandOf("a", { accept: "" }), null);
  assert.equal(capOf("a", true, "space"), "ф");
  assert.equal(capOf("alt+n", false, "space"), "Alt N");
});

test("a form asks for what is missing, one after the other; who says it only where a sign asks", () => {
  const known = article();
  known.sentences.p1s2 = { ...known.sentences.p1s2!, voices: [{ span: [36, 48], near: [] }] };
  assert.deepEqual(missing(newForm(known, "p1s1")), ["subject", "relation", "object", "words"]);
  const asked = newForm(known, "p1s2");
  assert.equal(asked.sign, "According to");
  assert.deepEqual(missing(asked), ["subject", "relation", "object", "holder-0", "words"]);
  assert.equal(nextField(withSlot(asked, "subject", { chosen: { ref: "concept/seats" } })), "relation");
});

const filled = (known: Known) => {
  let form = newForm(known, "p1s1");
  form = withSlot(form, "subject", { chosen: { ref: "concept/night-buses" } });
  form = withSlot(form, "relation", { name: "preserves" });
  form = withSlot(form, "object", { chosen: { make: { kind: "concept", label: "evening shops", printed: "Evening shops" } } });
  return { ...form, words: " They keep shops open. " };
};

test("what a draft says beside its frame stays whatever frame it is given; a denial typed for a relation goes with it", () => {
  const drafted = claim("", "", "", "p1s1", { polarity: "negative", quantifier: "most", scope: ["concept/seats", "concept/small-towns"] });
  for (const name of ["subject", "relation", "object", "text"]) delete drafted[name];
  const known = article({ candidates: [candidate("claim/x", drafted, "p1s1")] });
  const card = cardsAt(known, "p1s1")[0]!;
  let form = formOf(known, card, "p1s1", "correct");
  assert.deepEqual([deniedWith(form, "preserves"), deniedWith(form, "threatens")], [true, true]);
  form = withSlot(form, "subject", { chosen: { ref: "concept/night-buses" } });
  form = withSlot(form, "object", { chosen: { ref: "concept/seats" } });
  form = { ...withSlot(form, "relation", { name: "preserves" }), words: "They do not.", negative: deniedWith(form, "preserves") };
  const { polarity, quantifier, scope } = save(known, form, counter()).write!["claim/x"]!;
  assert.deepEqual([polarity, quantifier, scope], ["negative", "most", ["concept/seats", "concept/small-towns"]]);
  const lifted = { ...form, negative: false, denied: false };
  assert.deepEqual([deniedWith(lifted, "preserves"), deniedWith(lifted, "threatens")], [false, false]);

  const entries = { ...article().entries, "claim/x": claim("night-buses", "threatens", "seats", "p1s1", { polarity: "negative" }) };
  const saved = article({ entries });
  const byHand = formOf(saved, cardsAt(saved, "p1s1")[0]!, "p1s1", "change");
  assert.deepEqual([deniedWith(byHand, "threatens"), deniedWith(byHand, "preserves")], [true, false]);
  assert.deepEqual([deniedWith({ ...byHand, denied: true }, "preserves")], [true]);

  const said = (typed: string) => withSlot(newForm(known, "p1s1"), "relation", { typed });
  assert.deepEqual([deniedWith(said("not threatens"), "threatens"), deniedWith(said("threatens"), "threatens")], [true, false]);
});

test("a claim with something new is one act in which the new thing comes along", () => {
  const act = save(article(), filled(article()), counter());
  assert.deepEqual(act.create, ["claim/?1", "concept/?2"]);
  assert.deepEqual(act.write!["concept/?2"], { label: { en: "evening shops" } });
  assert.deepEqual(act.write!["claim/?1"], {
    kind: "descriptive",
    subject: "concept/night-buses",
    relation: "preserves",
    object: "concept/?2",
    text: { en: "They keep shops open." },
    positions: [{ holder: "actor/lind", stance: "asserts", certainty: "certain", at: ["p1s1"] }],
  });
});

test("a figure is an entry of its own, and the claim leads to it", () => {
  const known = article();
  const form = { ...filled(known), figure: { value: "46,5", unit: "percent", year: "2024", out_of: "" } };
  const act = save(known, { ...form, relation: { ...form.relation, name: "has-value" } }, counter());
  assert.equal(act.write!["claim/?1"]!.object, "value/?3");
  const { value, claim: of, indicator, out_of } = act.write!["value/?3"]! as Record<string, unknown>;
  assert.deepEqual([value, of, indicator, out_of], [46.5, "claim/?1", "concept/?2", undefined]);
});

test("the direction of a figure stays with what it is counted in: of a rank that becomes a share none is left", () => {
  const value = { indicator: "concept/seats", subject: "concept/night-buses", value: 5, unit: "rank", direction: "lower-is-better" };
  const entries = { "value/v": value, "claim/x": claim("night-buses", "has-value", "seats", "p1s1", { object: "value/v" }) };
  const known = article({ entries: { ...article().entries, ...entries } });
  const form = formOf(known, cardsAt(known, "p1s1")[0]!, "p1s1", "change");
  const directed = (unit: string, start = form) =>
    (save(known, { ...start, figure: { ...start.figure, unit } }, counter()).write!["value/v"] as Record<string, unknown>).direction;
  assert.deepEqual(
    ["rank", "percent", "count"].map((unit) => directed(unit)),
    ["lower-is-better", undefined, undefined],
  );
  const share = { ...form, value: { ...value, unit: "percent", direction: "higher-is-better" } };
  assert.equal(directed("percent", share), "higher-is-better");
});

test("whoever is not the author stands in the author's report; rows that pass on are inside each other", () => {
  const row = (holder: string, depth = 0) => ({ holder, stance: "asserts", certainty: "certain", depth });
  const one = positionsFrom([row("actor/a"), row("actor/b", 1), row("actor/c")], "actor/lind", ["p1s1"]);
  assert.equal(one.length, 1);
  assert.deepEqual(
    one[0]!.voices!.map(({ holder, voices }) => [holder, voices?.map(({ holder }) => holder)]),
    [
      ["actor/a", ["actor/b"]],
      ["actor/c", undefined],
    ],
  );
  assert.equal(one[0]!.stance, "reports");
  assert.deepEqual(
    heldFrom(one, "actor/lind").map(({ holder, depth }) => [holder, depth]),
    [
      ["actor/a", 0],
      ["actor/b", 1],
      ["actor/c", 0],
    ],
  );
  assert.deepEqual(positionsFrom([row("actor/lind")], "actor/lind", ["p1s1"])[0]!.voices, undefined);
});

test("a draft is accepted with all that it carries, and what is corrected says so", () => {
  const drafted = candidate("claim/x", claim("vans", "preserves", "small-towns", "p1s1"), "p1s1");
  const vans = { ...candidate("concept/vans", concept("vans"), "p1s1"), key: "concept vans" };
  const known = article({ candidates: [vans, drafted] });
  assert.equal(markOf(known, "p1s1"), "open");
  const [card] = cardsAt(known, "p1s1");
  const act = accept(known, card!);
  assert.deepEqual(act.create, ["claim/x", "concept/vans"]);
  assert.deepEqual(act.decide!["concept vans"], { what: "accepted", ref: "concept/vans" });
  const same = save(known, formOf(known, card!, "p1s1", "correct"), counter());
  assert.equal(same.decide![card!.key]!.what, "accepted");
  const other = save(known, { ...formOf(known, card!, "p1s1", "correct"), words: "Otherwise." }, counter());
  assert.equal(other.decide![card!.key]!.what, "corrected");
  const after = patched(known, patchOf(known, act, NOW));
  assert.equal(markOf(after, "p1s1"), "claims");
  assert.equal(cardsAt(after, "p1s1")[0]!.state, "accepted");
});

test("with one's own judgement first a form holds nothing of the draft's", () => {
  const entry = claim("seats", "preserves", "small-towns", "p1s1", {
    positions: [{ holder: "actor/lind", stance: "hypothesises", certainty: "doubtful", at: ["p1s1"] }],
  });
  const known = article({ candidates: [candidate("claim/x", entry, "p1s1")] });
  const form = formOf(known, cardsAt(known, "p1s1")[0]!, "p1s1", "correct", true);
  assert.deepEqual([form.rows[0]!.stance, form.rows[0]!.certainty], ["", ""]);
  assert.deepEqual(missing(form), ["stance-0"]);
});

test("an act taken back leaves what was before; names that the server gives stand everywhere", () => {
  const known = article();
  const patch = patchOf(known, { ...save(known, filled(known), counter()), done: { p1s1: true } }, NOW);
  const after = patched(known, patch);
  assert.equal(after.sentences.p1s1!.done, true);
  const back = patched(after, inverse(known, patch)!);
  assert.deepEqual([back.entries, back.sentences, back.decisions], [known.entries, known.sentences, known.decisions]);
  const named = renamed(patch, { "concept/?2": "concept/evening-shops" });
  assert.equal(named.entries["claim/?1"]!.object, "concept/evening-shops");
  assert.ok(named.entries["concept/evening-shops"]);
  assert.equal(renamed(known, { "claim/?9": "claim/x" }), known);
});

test("two sentences are one, with their claims; parted, each half has what was found in it", () => {
  const known = article({
    entries: {
      ...article().entries,
      "claim/x": claim("night-buses", "preserves", "small-towns", "p1s2", {
        positions: [{ holder: "actor/lind", stance: "asserts", certainty: "certain", at: ["p1s1", "p1s2"] }],
      }),
    },
  });
  const one = rebound(known, { join: ["p1s1", "p1s2"] });
  const [first, second] = [known.sentences.p1s1!, known.sentences.p1s2!];
  assert.equal(one.sentences.p1s1!.words, `${first.words} ${second.words}`);
  assert.deepEqual([one.sentences.p1s2, one.order.includes("p1s2")], [undefined, false]);
  assert.deepEqual(placesOf(one.entries["claim/x"]!), ["p1s1"]);
  const again = rebound(one, { part: "p1s1", at: second.start - 1 });
  const made = again.order[again.order.indexOf("p1s1") + 1]!;
  assert.deepEqual(
    [again.sentences.p1s1!.words, again.sentences[made]!.words, again.sentences[made]!.start],
    [first.words, second.words, second.start],
  );
  assert.ok(!known.order.includes(made) || made === "p1s2");
  assert.deepEqual(again.sentences[made]!.groups, second.groups);
});

test("a claim that says the same is found, and gets the holder and the place", () => {
  const known = article({ entries: { ...article().entries, "claim/x": claim("night-buses", "preserves", "small-towns", "p1s1") } });
  let form = newForm(known, "p1s3");
  form = withSlot(form, "subject", { chosen: { ref: "concept/night-buses" } });
  form = withSlot(form, "relation", { name: "preserves" });
  form = withSlot(form, "object", { chosen: { ref: "concept/small-towns" } });
  assert.equal(twinOf(known, form), "claim/x");
  assert.equal(twinOf(known, { ...form, negative: true }), null);
  const act = take(known, form, indexed(known).card.get("claim/x")!, counter());
  assert.deepEqual(act.write!["claim/x"]!.positions, [
    { holder: "actor/lind", stance: "asserts", certainty: "certain", at: ["p1s1", "p1s3"] },
  ]);
});

test("words copied from the sentence are counted from five in a row", () => {
  const known = article();
  const said = (words: string) => copied(known, { ...newForm(known, "p1s1"), words });
  assert.equal(said("They keep small towns alive."), 0);
  assert.equal(said("We think night buses keep small towns alive!"), 6);
});

test("claims merge into one that has the places of both, and what argued with the other argues with it", () => {
  const entries = {
    ...article().entries,
    "claim/x": claim("night-buses", "preserves", "small-towns", "p1s1"),
    "claim/y": claim("night-buses", "preserves", "small-towns", "p1s3"),
    "claim/z": claim("seats", "threatens", "small-towns", "p1s2"),
    "argument/a": { kind: "supports", premises: ["claim/y"], conclusion: "claim/z", basis: "inferred", at: ["p1s3"] },
    "argument/b": { kind: "supports", premises: ["claim/y"], conclusion: "claim/x", basis: "inferred", at: ["p1s3"] },
  };
  const known = article({ entries });
  const { card } = indexed(known);
  const act = merge(known, card.get("claim/x")!, [card.get("claim/y")!]);
  assert.deepEqual((act.write!["claim/x"]!.positions as { at: string[] }[])[0]!.at, ["p1s1", "p1s3"]);
  assert.equal(act.write!["claim/y"], null);
  assert.deepEqual(act.write!["argument/a"]!.premises, ["claim/x"]);
  assert.equal(act.write!["argument/b"], null);
});

test("the sentence before comes first, then what shares a concept, drafts are last, and a connective makes an argument explicit", () => {
  const entries = {
    ...article().entries,
    "claim/x": claim("night-buses", "preserves", "small-towns", "p1s2"),
    "claim/far": claim("third-party-cookies", "threatens", "seats", "p1s1"),
    "claim/ought": claim("night-buses", "should-be", "seats", "p1s3", { kind: "normative" }),
  };
  const known = article({ entries, candidates: [candidate("claim/d", claim("night-buses", "threatens", "seats", "p1s2"), "p1s2")] });
  assert.deepEqual(
    others(known, ["claim/x"], "").map(({ ref }) => ref),
    ["claim/far", "claim/ought", "claim/d"],
  );
  assert.deepEqual(
    others(known, ["claim/x"], "cook").map(({ ref }) => ref),
    ["claim/far"],
  );
  assert.equal(connective(known, "claim/x", "claim/ought"), "so");
  assert.equal(argument(known, "supports", ["claim/far"], "claim/ought").basis, "inferred");
});

test("spans count code points, strings units: both lead to the same words", () => {
  const [, astral] = sentences(["One.", "A 🚌 bus runs."]);
  const span = spanOf(astral!, [5, 8]);
  assert.deepEqual(span, [9, 12]);
  assert.equal(wordsAt(astral!, span), "bus");
  assert.deepEqual(within(astral!, [5, 100]), [0, astral!.words.length]);
  assert.equal(within(astral!, [0, 4]), null);
});

test("the words that a claim draws on are marked, none over another", () => {
  const known = article({ candidates: [candidate("claim/x", claim("night-buses", "preserves", "small-towns", "p1s1"), "p1s1")] });
  const marks = marksOf(known, cardsAt(known, "p1s1")[0]!, "p1s1");
  assert.deepEqual(
    marks.map(({ from, to, what }) => [known.sentences.p1s1!.words.slice(from, to), what]),
    [
      ["Night buses", "subject"],
      ["small towns", "object"],
    ],
  );
  assert.equal(
    apart([
      { from: 0, to: 5, what: "subject" },
      { from: 3, to: 8, what: "object" },
    ]).length,
    1,
  );
});

test("whoever holds a claim is touched by it, however the sentence names them; others are not", () => {
  const brandt = { kind: "person", label: { en: "Ole Brandt" } };
  const held = [{ holder: "actor/lind", stance: "reports", certainty: "certain", at: ["p1s2"], voices: [{ holder: "actor/brandt" }] }];
  const said = claim("seats", "preserves", "small-towns", "p1s2", { positions: held });
  const named = (label: string, span: [number, number], ref?: string) => ({ label, span, ...(ref && { ref }) });
  const groups = [named("Ole Brandt", [49, 59]), named("O. Brandt", [49, 59]), named("Brandt", [53, 59]), named("According", [36, 45])];
  const left = (all: typeof groups, entries: Known["entries"]) => {
    const known = article({ entries: { ...article().entries, ...entries } });
    known.sentences.p1s2 = { ...known.sentences.p1s2!, groups: all };
    return untouched(known, "p1s2").map(({ label }) => label);
  };
  assert.deepEqual(left(groups, { "actor/brandt": brandt, "claim/x": said }), ["According"]);
  assert.deepEqual(left([named("He", [49, 51], "actor/brandt")], { "actor/brandt": brandt, "claim/x": said }), []);
  assert.equal(left(groups, { "actor/brandt": brandt }).length, 4);
  const far = named("O. Brandt", [36, 45]);
  assert.deepEqual(left([far], { "actor/brandt": brandt, "claim/x": said }), []);
});

test("a conflict shows the fields that differ, on whichever side", () => {
  const before = { object: "concept/a", kind: "causal" };
  const shown = differing({
    ref: "claim/x",
    before,
    there: { ...before, object: "concept/b" },
    here: { ...before, kind: "normative" },
    both: null,
  });
  assert.deepEqual(
    shown.map(({ field }) => field),
    ["object", "kind"],
  );
});

test("of a conflict with what was before, only what both changed otherwise is asked, and what is alike is none", () => {
  const before = { kind: "causal", text: { en: "One." }, role: "premise" };
  const there = { ...before, text: { en: "Two." }, role: "conclusion" };
  const here = { text: { en: "Three." }, role: "premise", kind: "causal" };
  const taken = { there, here: { ...there, text: here.text } };
  const one = { ref: "claim/x", before, there, here, both: null };
  const fields = (shown: typeof one) => differing(shown).map(({ field }) => field);
  assert.deepEqual(fields({ ...one, ...{ clash: ["text"], taken } }), ["text"]);
  assert.deepEqual(fields({ ...one, here: { ...here, positions: [] } } as typeof one), ["text", "role", "positions"]);
  const kind = { ...one, there: { ...there, kind: "normative" }, here: { ...here, kind: "normative" } };
  assert.ok(!fields(kind).includes("kind"));
});

test("what a form began with goes with the act, of each entry that it changes; a figure keeps what no field shows", () => {
  const value = { indicator: "concept/seats", subject: "concept/night-buses", value: 5, unit: "percent", publisher: "actor/lind" };
  const entries = { "value/v": value, "claim/x": claim("night-buses", "has-value", "seats", "p1s1", { object: "value/v" }) };
  const known = article({ entries: { ...article().entries, ...entries } });
  const form = formOf(known, cardsAt(known, "p1s1")[0]!, "p1s1", "change");
  const act = save(known, form, counter());
  assert.deepEqual(act.before, entries);
  assert.equal((act.write!["value/v"] as Record<string, unknown>).publisher, "actor/lind");
});

test("what was known when a form was opened goes with its act, also of a thing or a note, and after it was put aside", () => {
  const note: Entry = { kind: "doubt", text: { en: "Which?" }, at: ["p1s1"] };
  const then = article({ version: 3, run: "then", entries: { ...article().entries, "note/n": note } });
  const page = new Page("en", () => undefined);
  const open = (known: Known, go: () => void) => {
    page.known = known;
    page.go("p1s1");
    go();
    return page.ui.mode as FormMode;
  };
  const forms: FormMode[] = [
    open(then, () => openThingOf(page, "concept/seats")),
    open(then, () => openWritten(page, "note/n")),
    open(then, () => openNew(page)),
  ];
  const now = { ...then, version: 9, run: "now" };
  for (const form of forms) {
    page.set({ aside: {}, mode: { name: "read" } });
    page.known = now;
    restore(page, { open: structuredClone(form), at: "p1s1" });
    const mode = page.ui.mode as FormMode;
    assert.equal(mode.name, form.name);
    const act =
      mode.name === "thing"
        ? saveThing(now, mode.form, counter())
        : mode.name === "note"
          ? noted(now, mode.form, "Which?", counter())
          : save(now, { ...filled(now), ...sinceOf(mode.form as ClaimForm) }, counter());
    assert.deepEqual([act.seen, act.run], [3, "then"], mode.name);
  }
});

test("a form taken up again goes on with what is typed, and selects what has led to a thing or a relation", () => {
  const page = new Page("en", () => undefined);
  page.known = article();
  const midway = (form: ClaimForm, focus: string) => {
    restore(page, { open: { name: "form", form }, at: "p1s1", focus });
    return page.ui.midway;
  };
  const form = newForm(page.known, "p1s1");
  assert.equal(midway(withSlot(form, "relation", { typed: "thr" }), "f-relation"), true);
  assert.equal(midway(withSlot(form, "relation", { typed: "threatens", name: "threatens" }), "f-relation"), false);
  assert.equal(midway(withSlot(form, "subject", { typed: "empty seats", chosen: { ref: "concept/seats" } }), "f-subject"), false);
});

test("what is not there in a language is listed, claims first, and said in it beside what is there", () => {
  const claims = {
    "claim/x": claim("night-buses", "preserves", "small-towns", "p1s2"),
    "claim/y": claim("seats", "preserves", "small-towns", "p1s1"),
  };
  const known = article({ languages: ["en", "ru"], entries: { ...article().entries, ...claims, "concept/unused": concept("unused") } });
  assert.deepEqual(tongues(known), ["ru"]);
  const list = untranslated(known, "ru");
  assert.deepEqual(
    list.slice(0, 2).map(({ ref, field, at }) => [ref, field, at]),
    [
      ["claim/y", "text", "p1s1"],
      ["claim/x", "text", "p1s2"],
    ],
  );
  assert.ok(list.some(({ ref }) => ref === "concept/night-buses") && !list.some(({ ref }) => ref === "concept/unused"));
  const act = translated(known, list[0]!, "ru", " Места. ");
  assert.deepEqual(act.write!["claim/y"]!.text, { en: "seats preserves small-towns.", ru: "Места." });
  assert.equal(untranslated(patched(known, patchOf(known, act, NOW)), "ru").length, list.length - 1);
});

test("where one judges first, the drafts of a blank paragraph come once it is read to its end", () => {
  const drafts = [candidate("claim/x", claim("seats", "preserves", "small-towns", "p1s1"), "p1s1")];
  const blank = article({ candidates: drafts, sentences: sentences().map((one) => ({ ...one, blank: true })) });
  assert.equal(cardsAt(blank, "p1s1").length, 1);
  const first = { ...blank, first: true };
  assert.deepEqual([cardsAt(first, "p1s1").length, markOf(first, "p1s1"), [...heldBack(first)]], [0, "none", ["p1"]]);
  const done = Object.fromEntries(first.order.map((id) => [id, true]));
  const read = patched(first, patchOf(first, { kind: "done", done }, NOW));
  assert.equal(cardsAt(read, "p1s1").length, 1);
});

test("a figure is said with what is measured, and a new claim begins with one that no value has yet", () => {
  const value = { subject: "concept/seats", indicator: "concept/night-buses", value: "46.5", unit: "percent", year: "2024", at: ["p1s1"] };
  const figures = [
    { span: [0, 2] as [number, number], value: "46.5", unit: "percent" },
    { span: [3, 5] as [number, number], value: "12", unit: "count" },
  ];
  const known = article({
    entries: { ...article().entries, "value/v": value },
    sentences: sentences().map((one) => ({ ...one, figures })),
  });
  assert.equal(figured(known, value), "night buses: 46.5 %, 2024");
  assert.equal(figured(known, { value: "12000", unit: "count" }), "12,000");
  assert.deepEqual([newForm(known, "p1s1").figure.value, newForm(known, "p1s2").figure.value], ["12", "46.5"]);
});
