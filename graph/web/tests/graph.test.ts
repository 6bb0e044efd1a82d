// What the document says and what follows from it: the graph's indexes, chains of reasoning, sides, voices, the scheme of concepts.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { breaks, chains, loose, part, ranking } from "../src/graph/chains";
import { asserted, attacked, contested, crossings, holdersOfStep, notesOf, oppositions } from "../src/graph/debate";
import type { Document, Table } from "../src/graph/document";
import { records } from "../src/graph/document";
import { firsts, rivals } from "../src/graph/firsts";
import { gist } from "../src/graph/gist";
import { Graph } from "../src/graph/graph";
import { passageAt, placeOf } from "../src/graph/passage";
import { grounds } from "../src/graph/reasoning";
import { above, definitions, scheme, within } from "../src/graph/scheme";
import { LEVELS, SIDES, STANCES } from "../src/graph/stance";
import { authors, holders, leave, said, schools, tally, topics, voiceType } from "../src/graph/voices";
import { claim, documentOf, graphOf, passage, position, reasoned } from "./toy";

test("a cell of things or texts points into the document's lists; numbers, truths and nothing are themselves", () => {
  const table: Table = {
    columns: [
      { name: "thing", type: "thing" },
      { name: "text", type: "text" },
      { name: "number", type: "number" },
      { name: "open", type: "boolean" },
    ],
    rows: [
      [1, 0, 1, true],
      [0, null, null, null],
    ],
  };
  const document: Document = { ...documentOf({}), things: ["id:a", "id:b"], texts: ["иә"] };
  assert.deepEqual(records(document, table), [
    { thing: "id:b", text: "иә", number: 1, open: true },
    { thing: "id:a", text: null, number: null, open: null },
  ]);
  assert.deepEqual(records(document, undefined), []);
});

test("the graph reads every table that there is a query for, and no other", () => {
  const queries = readdirSync("../../ontology/explorer").filter((name) => name.endsWith(".rq"));
  const asked = new Set<string>();
  const tables = new Proxy({}, { get: (_, name) => void asked.add(String(name)) });
  new Graph({ ...documentOf({}), tables });
  assert.deepEqual([...asked].sort(), queries.map((name) => name.slice(0, -3)).sort());
});

test("a voice is told with all who pass its words on, and no circle of them goes on for ever", () => {
  const graph = graphOf({
    claims: [claim("c")],
    positions: [
      position("c", "author", "reports", { position: "id:p1" }),
      position("c", "un", "asserts", { position: "id:p2", reported_by: "id:p1" }),
      position("c", "x", "asserts", { position: "id:p3", reported_by: "id:p4" }),
      position("c", "y", "asserts", { position: "id:p4", reported_by: "id:p3" }),
    ],
  });
  const chain = (id: string) => graph.chain(graph.position.get(id)!).map((one) => one.holder);
  assert.deepEqual(chain("id:p2"), ["id:author", "id:un"]);
  assert.equal(chain("id:p3").length, 9);
});

test("claims stand in the text where their positions do, in the order of the text", () => {
  const graph = graphOf({
    claims: [claim("c")],
    positions: [position("c", "a"), position("c", "b")],
    passages: [passage(1, 1), passage(2, 1)],
    places: [
      { thing: "id:position/c/b", passage: "id:passage/p2s1" },
      { thing: "id:position/c/a", passage: "id:passage/p1s1" },
      { thing: "id:position/c/b", passage: "id:passage/p1s1" },
    ],
  });
  assert.deepEqual(
    graph.placesOfClaim("id:c").map((place) => place.id),
    ["p1s1", "p2s1"],
  );
  assert.equal(graph.kindOf("id:c"), "claim");
  assert.equal(graph.kindOf("id:nothing"), "");
  assert.equal(graph.iri("id:actor/un"), "https://w3id.org/tuiin/id/actor/un");
  assert.equal(graph.iri("constructor:x"), "constructor:x");
});

// --- reasoning ---

const REASONS = [
  { from: ["a", "b"], to: "c" },
  { from: ["c"], to: "d", basis: "inferred" },
  { from: ["x"], to: "c", kind: "attacks" },
  { from: ["d"], to: "e" },
  { from: ["e"], to: "d" },
];

test("grounds are all that supports a claim at any remove, without attacks, also round in a circle", () => {
  const graph = reasoned(REASONS);
  assert.deepEqual([...grounds(graph, "id:d")].sort(), ["id:a", "id:b", "id:c", "id:e"]);
  assert.deepEqual([...grounds(graph, "id:a")], []);
});

test("chains are narrowed by basis, kind of step and article", () => {
  const graph = reasoned(REASONS);
  assert.equal(chains(graph, {}).steps.length, 5);
  assert.deepEqual([...chains(graph, { basis: "inferred" }).argumentsTo.keys()], ["id:d"]);
  assert.deepEqual([...chains(graph, { step: "attacks" }).argumentsFrom.keys()], ["id:x"]);
  assert.equal(chains(graph, { article: "article/other" }).steps.length, 0);
});

test("conclusions are ranked by what leads to them; what no step touches is loose", () => {
  const graph = reasoned(REASONS.slice(0, 3), { claims: ["a", "b", "c", "d", "x", "alone"].map((id) => claim(id)) });
  const found = chains(graph, {});
  assert.deepEqual(ranking(graph, found), [
    { claim: "id:d", grounds: 3 },
    { claim: "id:c", grounds: 2 },
  ]);
  assert.deepEqual(loose(graph, found), ["id:alone"]);
});

test("a part of the chains goes as deep as asked, grows no larger than asked, and counts what lies beyond", () => {
  const found = chains(reasoned(REASONS.slice(0, 3)), {});
  const one = part(found, "id:d", 1, 40);
  assert.deepEqual([one.up, one.claims, one.beyond.get("id:c")], [false, ["id:d", "id:c"], 2]);
  const two = part(found, "id:d", 2, 40);
  assert.deepEqual(two.claims, ["id:d", "id:c", "id:a", "id:b", "id:x"]);
  assert.deepEqual([...two.far.values()], [0, 1, 2, 2, 2]);
  assert.equal(two.beyond.size, 0);
  assert.equal(part(found, "id:d", 9, 3).claims.length, 3);
  const up = part(found, "id:a", 9, 40);
  assert.deepEqual([up.up, up.claims], [true, ["id:a", "id:b", "id:c", "id:d"]]);
});

test("weak places: denied, attacked, unsure, attacked only, inferred only", () => {
  const steps = [
    { from: ["a"], to: "b" },
    { from: ["x"], to: "a", kind: "attacks" },
    { from: ["b"], to: "c", basis: "inferred" },
  ];
  const graph = reasoned(steps, {
    positions: [position("b", "un", "denies"), position("a", "un", "asserts", { certainty: "certainty:doubtful" })],
  });
  const found = breaks(graph, chains(graph, {})).map(({ claim, flaw, by }) => [flaw, claim, ...by].join(" "));
  assert.deepEqual(found, [
    "denied id:b id:un",
    "attacked id:a id:x",
    "unsure id:a id:un",
    "attacked_only id:a id:x",
    "inferred_only id:c id:b",
  ]);
});

// --- sides ---

test("a stance is for, against or neither, and has a sign", () => {
  const graph = graphOf({ sides: [{ value: "stance:denies", side: "against" }], positions: [position("a", "un", "denies")] });
  assert.equal(graph.positions[0]!.side, "against");
  assert.equal(graph.side("stance:denies"), "against");
  assert.equal(graph.side("stance:brand-new"), "open");
  assert.ok(Object.values(STANCES).every((sign) => sign.length === 1));
  assert.deepEqual(SIDES, ["for", "against", "open"]);
  assert.equal(LEVELS[LEVELS.length - 1], "certain");
});

const CAMPS = {
  claims: ["a", "b", "c", "about"].map((id) => claim(id)),
  viewpoints: [
    { viewpoint: "id:one", article: "id:article/a", open_list: null },
    { viewpoint: "id:two", article: "id:article/a", open_list: null },
  ],
  memberships: [
    { membership: "id:m1", viewpoint: "id:one", member: "id:work" },
    { membership: "id:m2", viewpoint: "id:two", member: "id:both" },
  ],
  shared_members: [{ member: "id:both", one: "id:two", other: "id:one" }],
  oppositions: [{ one: "id:one", other: "id:two" }],
  positions: [
    position("b", "author", "asserts", { source: "id:work" }),
    position("a", "one", "asserts"),
    position("c", "two", "denies"),
    position("c", "both", "reports", { position: "id:reports" }),
    position("c", "somebody", "asserts", { reported_by: "id:reports" }),
  ],
  arguments: [{ argument: "id:arg", kind: "argument-kind:attacks", conclusion: "id:c", basis: "basis:inferred", holder: "id:un" }],
  premises: [{ argument: "id:arg", premise: "id:a" }],
  passages: [passage(1, 1), passage(1, 2), passage(2, 1)],
  places: [
    { thing: "id:m1", passage: passage(1, 1).passage },
    { thing: "id:position/b/author", passage: passage(1, 2).passage },
  ],
};

test("a member speaks for a viewpoint only in the paragraphs that speak of this", () => {
  const places = [CAMPS.places[0]!, { thing: "id:position/b/author", passage: passage(2, 1).passage }];
  assert.deepEqual(
    asserted(graphOf({ ...CAMPS, places }), "id:one").map((one) => one.claim),
    ["id:a"],
  );
});

test("a viewpoint speaks through itself, its members and their works, its own words first; words passed on are not its", () => {
  const graph = graphOf(CAMPS);
  const told = (viewpoint: string) => asserted(graph, viewpoint).map(({ claim, own, positions }) => [claim, own, positions.length]);
  assert.deepEqual(told("id:one"), [
    ["id:a", true, 1],
    ["id:b", false, 1],
  ]);
  assert.deepEqual(told("id:two"), [["id:c", true, 1]]);
});

test("two viewpoints face to face: steps between them, and who is named on both sides, as the rule says", () => {
  const graph = graphOf(CAMPS);
  const [face] = oppositions(graph);
  assert.deepEqual(
    face!.between.map(({ from, to }) => [from, to]),
    [["id:a", "id:c"]],
  );
  assert.deepEqual(face!.shared, ["id:both"]);
  assert.equal(crossings(graph, face!.left, face!.left).length, 0);
  assert.deepEqual(holdersOfStep(graph, graph.arguments[0]!).sort(), ["id:both", "id:one", "id:somebody", "id:two", "id:un"]);
});

test("what is contested, what is attacked, and what the editor calls a contradiction", () => {
  const graph = graphOf({
    ...CAMPS,
    notes: [
      { note: "id:n1", article: "id:article/a", kind: "note-kind:contradiction" },
      { note: "id:n2", article: "id:article/a", kind: "note-kind:slip" },
    ],
    concerns: [
      { note: "id:n1", thing: "id:a" },
      { note: "id:n1", thing: "id:b" },
      { note: "id:n2", thing: "id:a" },
      { note: "id:n2", thing: "id:b" },
    ],
  });
  assert.deepEqual(contested(graph), ["id:c"]);
  assert.deepEqual(
    attacked(graph, false).map(({ claim, steps }) => [claim, steps.length]),
    [["id:c", 1]],
  );
  assert.deepEqual(attacked(graph, true), []);
  const tension = { tension: "id:t", kind: "note", one: "id:a", other: "id:b", party: null, counterparty: null };
  assert.deepEqual(
    notesOf(graph, tension).map((note) => note.note),
    ["id:n1"],
  );
});

// --- voices ---

const VOICES = {
  articles: [{ article: "id:article/a", sha256: "", length: 0, first_line: 1, last_line: 1 }],
  authors: [{ work: "id:article/a", author: "id:author" }],
  actors: [{ actor: "id:un", type: "actor-type:organization" }],
  broader: [
    { concept: "id:concept/s", broader: "id:concept/top" },
    { concept: "id:concept/top", broader: "id:concept/s" },
    { concept: "id:concept/o", broader: "id:concept/wide" },
  ],
  claims: [claim("a"), claim("b", { kind: "claim-kind:plan" })],
  positions: [
    position("a", "author", "reports", { position: "id:passes" }),
    position("a", "un", "denies", { reported_by: "id:passes" }),
    position("b", "author", "asserts"),
  ],
};

test("voices: whose words they are, what they are about with all that is broader, also round in a circle", () => {
  const graph = graphOf(VOICES);
  const all = said(graph);
  assert.deepEqual(
    all.map((one) => one.words),
    ["conveys", "reported", "own"],
  );
  assert.deepEqual([...all[0]!.about].sort(), ["id:concept/o", "id:concept/s", "id:concept/top", "id:concept/wide"]);
  assert.equal(voiceType(graph, "id:un"), "organization");
});

test("filters leave what they ask for; words passed on count with those whose words they are", () => {
  const graph = graphOf(VOICES);
  const all = said(graph);
  const left = (filters: Record<string, string>, aside?: string[]) =>
    leave(graph, all, filters, aside).map((one) => one.position.position.slice(3));
  assert.deepEqual(left({}), ["position/a/un", "position/b/author"]);
  assert.deepEqual(left({ words: "conveys" }), ["passes"]);
  assert.deepEqual(left({ side: "against" }), ["position/a/un"]);
  assert.deepEqual(left({ holder: "author", kind: "plan" }), ["position/b/author"]);
  assert.deepEqual(left({ holder: "un", kind: "plan" }), []);
  assert.deepEqual(left({ holder: "un", kind: "plan" }, ["kind"]), ["position/a/un"]);
  assert.deepEqual(left({ concept: "concept/wide", type: "organization", stance: "denies", certainty: "certain" }), ["position/a/un"]);
});

test("voices are counted by side, the authors come first, topics are the broadest", () => {
  const graph = graphOf(VOICES);
  const all = leave(graph, said(graph), {});
  assert.deepEqual(tally(all), { for: 1, against: 1, open: 0 });
  assert.deepEqual(
    holders(graph, all).map((one) => one.holder),
    ["id:author", "id:un"],
  );
  assert.deepEqual([...authors(graph)], ["id:author"]);
  assert.deepEqual(topics(graph, all), ["id:concept/wide"]);
  assert.deepEqual(topics(graph, all, "id:concept/wide"), ["id:concept/o"]);
});

test("voices stand with the viewpoint that lists them or a work of theirs; on both sides, and nowhere, apart", () => {
  const graph = graphOf({
    claims: [claim("a")],
    viewpoints: ["free", "left", "right"].map((id) => ({ viewpoint: `id:${id}`, article: "id:article/a", open_list: null })),
    oppositions: [{ one: "id:left", other: "id:right" }],
    memberships: [
      { membership: "id:m1", viewpoint: "id:left", member: "id:one", order: null },
      { membership: "id:m2", viewpoint: "id:right", member: "id:work", order: null },
      { membership: "id:m3", viewpoint: "id:left", member: "id:two", order: null },
      { membership: "id:m4", viewpoint: "id:right", member: "id:two", order: null },
    ],
    authors: [{ work: "id:work", author: "id:other" }],
    positions: ["nobody", "other", "one", "two", "free", "left"].map((holder) => position("a", holder)),
  });
  assert.deepEqual(
    schools(graph, said(graph)).map(({ school, voices }) => [school, ...voices.map(({ holder }) => holder)]),
    [
      ["id:left", "id:left", "id:one"],
      ["id:right", "id:other"],
      ["both", "id:two"],
      ["id:free", "id:free"],
      ["none", "id:nobody"],
    ],
  );
});

// --- concepts, firsts, sentences ---

test("the scheme counts claims with all that is narrower, and shows also what stands only under itself", () => {
  const graph = graphOf({
    concepts: ["top", "low", "round", "about"].map((id) => ({ concept: `id:${id}`, focus: null })),
    broader: [
      { concept: "id:low", broader: "id:top" },
      { concept: "id:low", broader: "id:unknown" },
      { concept: "id:round", broader: "id:about" },
      { concept: "id:about", broader: "id:round" },
    ],
    claims: [claim("a", { subject: "id:low" }), claim("b", { subject: "id:top", object: "id:low" })],
  });
  const held = scheme(graph);
  assert.deepEqual(held.tops, ["id:top", "id:round"]);
  assert.deepEqual([held.own.get("id:top"), held.total.get("id:top"), held.own.get("id:low")], [1, 2, 2]);
  assert.deepEqual([...within("id:round", held.narrower)], ["id:round", "id:about"]);
  assert.deepEqual([...above("id:low", held)], ["id:low", "id:top"]);
});

test("definitions stand in the order of the text", () => {
  const graph = graphOf({
    claims: [
      claim("late", { kind: "claim-kind:definition" }),
      claim("early", { relation: "relation:defined-as" }),
      claim("unplaced", { kind: "claim-kind:definition" }),
      claim("none"),
    ],
    positions: [position("late", "a"), position("early", "a")],
    passages: [passage(1, 1), passage(5, 1)],
    places: [
      { thing: "id:position/late/a", passage: "id:passage/p5s1" },
      { thing: "id:position/early/a", passage: "id:passage/p1s1" },
    ],
  });
  assert.deepEqual(definitions(graph), [{ thing: "id:concept/s", claims: ["id:early", "id:late", "id:unplaced"] }]);
});

test("what is called the first, and which of these cannot all be", () => {
  const first = { relation: "relation:first-in" };
  const tension = { tension: "id:t", kind: "relation", party: null, counterparty: null };
  const graph = graphOf({
    claims: [claim("a", { ...first, subject: "id:event/x" }), claim("b", first), claim("c")],
    tensions: [
      { ...tension, one: "id:a", other: "id:b" },
      { ...tension, one: "id:a", other: "id:c" },
      { ...tension, one: "id:a", other: "id:a" },
    ],
  });
  assert.deepEqual([...firsts(graph).keys()], ["id:event/x", "id:concept/s"]);
  assert.deepEqual(rivals(graph), [["id:a", "id:b"]]);
});

test("a sentence is named by its id, after its article where there are several", () => {
  const article = (id: string) => ({ article: `id:article/${id}`, sha256: "", length: 0, first_line: 1, last_line: 1 });
  const passages = [passage(1, 1), passage(1, 1, { article: "id:article/b", passage: "id:b" })];
  const one = graphOf({ articles: [article("a")], passages: passages.slice(0, 1) });
  assert.equal(placeOf(one, one.passages[0]!), "p1s1");
  const two = graphOf({ articles: [article("a"), article("b")], passages });
  assert.equal(placeOf(two, two.passages[1]!), "b:p1s1");
  assert.equal(passageAt(two, "b:p1s1")?.passage, "id:b");
  assert.equal(passageAt(two, "p1s1")?.passage, "id:passage/p1s1");
  assert.equal(passageAt(two, "p9s9"), undefined);
});

const AUTHORED = { articles: [{ article: "id:article/a" }], authors: [{ work: "id:article/a", author: "id:author" }] };
const NOTE = { article: "id:article/a", kind: "note-kind:doubt", printed: null, probably: null };

test("the gist is what the curator calls question, method and conclusion, then what is disputed and doubted", () => {
  const claims = [
    claim("q", { role: "role:question", order: 2 }),
    claim("m", { role: "role:method", order: 3 }),
    claim("c", { role: "role:conclusion", order: 1 }),
    claim("x", { order: 4 }),
  ];
  const notes = ["minor", "major"].map((weight) => ({ ...NOTE, note: `id:note/${weight}`, weight: `weight:${weight}` }));
  const graph = graphOf({ ...AUTHORED, claims, notes, positions: [position("x", "somebody", "denies")] });
  const lines = gist(graph, "id:article/a");
  assert.deepEqual(
    lines.map(({ name, things }) => [name, ...things]),
    [
      ["question", "id:q"],
      ["method", "id:m"],
      ["conclusion", "id:c"],
      ["dispute", "id:x"],
      ["doubt", "id:note/major", "id:note/minor"],
    ],
  );
});

test("without roles the gist has what the author holds in the last paragraph where he holds anything, and calls it that", () => {
  const places = [passage(1, 1), passage(2, 1)];
  const graph = graphOf({
    ...AUTHORED,
    claims: [claim("a", { order: 1 }), claim("b", { order: 2 }), claim("c", { order: 3 })],
    positions: [position("a", "author"), position("b", "author"), position("c", "somebody")],
    passages: places,
    places: [
      { thing: "id:position/a/author", passage: places[0]!.passage },
      { thing: "id:position/b/author", passage: places[1]!.passage },
      { thing: "id:position/c/somebody", passage: places[1]!.passage },
    ],
  });
  assert.deepEqual(gist(graph, "id:article/a"), [{ name: "last", things: ["id:b"], gists: [] }]);
});
