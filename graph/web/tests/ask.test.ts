// Questions with their values and names, what is offered, pickers of names, names that are none, what stands for what has no card.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, chosen, inNames, rowsOf } from "../src/graph/asked";
import type { Question } from "../src/graph/document";
import { Graph } from "../src/graph/graph";
import { askable, bySubject, handful, offer } from "../src/graph/offers";
import { standIn } from "../src/graph/standin";
import { fitting } from "../src/parts/picker";
import { fittingTerms, type Term } from "../src/query/terms";
import { unknown } from "../src/query/unknown";
import { roomsFor } from "../src/views/ask/rooms";
import { documentOf, graphOf } from "./toy";

const question = (name: string, about: string, open: boolean, rows: (string | number)[][]): Question => ({
  name,
  about,
  words: { en: `Of this: ${name}?` },
  named: { en: `Of [this|“{thing}”]: ${name}?` },
  sparql: "SELECT ?thing {}",
  parameters: [{ name: "thing", open, words: { en: "what" } }],
  heads: {},
  columns: [
    { name: "thing", type: "thing" },
    { name: "says", type: "text" },
  ],
  answers: { en: (rows.length ? [rows.map(([thing]) => thing), rows.map(([, says]) => says)] : []) as never },
});
const rows = [
  ["id:concept/a", "one"],
  ["id:concept/b", "two"],
  ["id:concept/b", "three"],
];
const graph = (questions: Question[]) => new Graph({ ...documentOf({}), questions });

test("a question has the values of its rows, the most first, and each row once", () => {
  const it = question("q", "things", false, [...rows, ["id:concept/b", "two"]]);
  const made = asked(graph([it]).document, it, "en");
  assert.deepEqual(
    [...made.values[0]!],
    [
      ["id:concept/b", 3],
      ["id:concept/a", 1],
    ],
  );
  assert.deepEqual(
    chosen(made, () => undefined),
    ["id:concept/b"],
  );
  assert.deepEqual(
    chosen(made, () => "concept/a"),
    ["id:concept/a"],
  );
  assert.deepEqual(
    rowsOf(made, ["id:concept/b"]).map(([, says]) => says),
    ["two", "three"],
  );
  assert.deepEqual(rowsOf(asked(graph([it]).document, it, "kk"), [""]), []);
});

test("what may stay open does, unless it can be one thing only", () => {
  const many = question("many", "things", true, rows);
  const one = question("one", "things", true, rows.slice(0, 1));
  const { document } = graph([many, one]);
  assert.deepEqual(
    chosen(asked(document, many, "en"), () => undefined),
    [""],
  );
  assert.deepEqual(
    chosen(asked(document, one, "en"), () => undefined),
    ["id:concept/a"],
  );
});

test("what a question is asked of stands in its words by name, whatever is said instead where nothing is chosen", () => {
  const words = "Where is [the country|{subject}] by [this index|“{indicator}”]?";
  assert.equal(
    inNames(words, () => ""),
    "Where is the country by this index?",
  );
  assert.equal(
    inNames(words, (name) => (name === "subject" ? "Utopia." : "")),
    "Where is Utopia by this index?",
  );
  assert.equal(
    inNames("A [|(“{a}”) ]b", () => "x"),
    "A (“x”) b",
  );
});

test("own questions and what everybody asks are offered first, the rest by subject, what has no answer nowhere", () => {
  const own = question("own", "", false, rows);
  const good = question("claims-about-a-concept", "things", true, rows);
  const silent = question("definitions", "things", true, []);
  const made = graph([silent, good, own]);
  assert.deepEqual(
    handful(made, "en").map((one) => [one.question.name, one.values.thing]),
    [
      ["own", "id:concept/b"],
      ["claims-about-a-concept", "id:concept/b"],
    ],
  );
  assert.deepEqual(offer(made, question("x", "time", true, rows), "en").values, { thing: "" });
  assert.deepEqual(
    bySubject([silent, good, own]).map(([subject, those]) => [subject, those.length]),
    [
      ["", 1],
      ["things", 2],
    ],
  );
  assert.deepEqual(
    askable(made, "id:concept/a", "en").map((one) => one.question.name),
    ["claims-about-a-concept", "own"],
  );
});

test("a picker finds a name by any of its words, unfinished and with slips, the nearest first", () => {
  const choices = ["Freedom House", "United Nations", "Қазақстан"].map((label) => ({ value: label, label }));
  const found = (typed: string) => fitting(choices, typed).map(({ label }) => label);
  assert.deepEqual(found("hous"), ["Freedom House"]);
  assert.deepEqual(found("fredom"), ["Freedom House"]);
  assert.deepEqual(found("казакстан"), ["Қазақстан"]);
  assert.deepEqual(found("nations freedom"), []);
  assert.equal(found(" ").length, 3);
});

test("a name of ours that is none is told with the nearest, outside of strings, comments and addresses", () => {
  const names = new Set(["tn:holder", "tn:about", "stance:denies", "skos:prefLabel"]);
  const found = (query: string) => unknown(query, names).map(({ name, nearest }) => [name, nearest]);
  assert.deepEqual(found("SELECT * { ?a tn:hodler ?b ; tn:about ?c . ?c skos:prefLabl ?d . }"), [
    ["tn:hodler", "tn:holder"],
    ["skos:prefLabl", "skos:prefLabel"],
  ]);
  assert.deepEqual(found("{ ?a tn:stance stance:denys }"), [
    ["tn:stance", null],
    ["stance:denys", "stance:denies"],
  ]);
  assert.deepEqual(found('{ ?a ex:b "tn:nope" # tn:nope\n . <tn:nope> tn:about tn:about. }'), []);
});

test("terms are found by their names, in words and in parts of a name; ours first, the most used before others", () => {
  const term = (name: string, en: string, uses: number): Term => ({ name, group: "property", words: { en }, means: {}, uses });
  const terms = [term("oa:exact", "exact", 9), term("tn:reportedBy", "reported by", 2), term("tn:holder", "holder", 5)];
  const found = (typed: string) => fittingTerms(terms, typed, "en").map(({ name }) => name);
  assert.deepEqual(found(""), ["tn:holder", "tn:reportedBy", "oa:exact"]);
  assert.deepEqual(found("report"), ["tn:reportedBy"]);
  assert.deepEqual(found("hodler"), ["tn:holder"]);
});

test("a claim stands for its position, a conclusion for a step, a place for a note; nothing for what is not there", () => {
  const made = graphOf({
    positions: [{ position: "id:p", claim: "id:c", holder: "id:h", stance: "stance:asserts", certainty: "certainty:certain" }],
    arguments: [{ argument: "id:s", conclusion: "id:c", kind: "argument-kind:supports", basis: "basis:explicit" }],
    passages: [{ passage: "id:t", id: "p1s1", article: "id:a", paragraph: 1, sentence: 1, start: 0 }],
    places: [{ thing: "id:n", passage: "id:t" }],
  });
  assert.deepEqual(standIn(made, "id:p"), { thing: "id:c" });
  assert.deepEqual(standIn(made, "id:s"), { thing: "id:c" });
  assert.deepEqual(standIn(made, "id:n"), { place: made.passages[0] });
  assert.deepEqual(standIn(made, "id:t"), { place: made.passages[0] });
  assert.equal(standIn(made, "id:x"), null);
});

test("words name the views that gather what is asked for, in each language and with endings; names of things do not", () => {
  assert.deepEqual(roomsFor("which works does it cite"), ["works"]);
  assert.deepEqual(roomsFor("какие опечатки"), ["doubts"]);
  assert.deepEqual(roomsFor("қандай еңбектерге сілтеме жасалған"), ["works"]);
  assert.deepEqual(roomsFor("what does the author conclude"), ["gist"]);
  assert.deepEqual(roomsFor("Brexit Қытай Facebook"), []);
});
