// What the document says: the graph's indexes, the scheme of concepts, firsts, places and the gist.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import type { Document, Table } from "../src/graph/document";
import { records } from "../src/graph/document";
import { firsts, rivals } from "../src/graph/firsts";
import { gist } from "../src/graph/gist";
import { Graph } from "../src/graph/graph";
import { passageAt, placeOf } from "../src/graph/passage";
import { above, definitions, scheme, within } from "../src/graph/scheme";
import { claim, documentOf, graphOf, passage, position } from "./toy";

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
  const graph = graphOf({ ...AUTHORED, claims, notes, positions: [position("c", "author"), position("x", "somebody", "denies")] });
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
