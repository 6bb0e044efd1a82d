// Chains of reasoning: who supports what at any remove, what leads to a conclusion, and where it is weak.
import assert from "node:assert/strict";
import { test } from "node:test";
import { breaks, chains, loose, part, ranking } from "../src/graph/chains";
import { grounds } from "../src/graph/reasoning";
import { claim, position, reasoned } from "./toy";

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
