// Sides: stances, viewpoints face to face, what is contested and attacked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asserted, attacked, contested, crossings, holdersOfStep, notesOf, oppositions } from "../src/graph/debate";
import { SIDES, STANCES } from "../src/graph/stance";
import { claim, graphOf, passage, position } from "./toy";

test("a stance is for, against or neither, and has a sign", () => {
  const graph = graphOf({ sides: [{ value: "stance:denies", side: "against" }], positions: [position("a", "un", "denies")] });
  assert.equal(graph.positions[0]!.side, "against");
  assert.equal(graph.side("stance:denies"), "against");
  assert.equal(graph.side("stance:brand-new"), "open");
  assert.ok(Object.values(STANCES).every((sign) => sign.length === 1));
  assert.deepEqual(SIDES, ["for", "against", "open"]);
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
