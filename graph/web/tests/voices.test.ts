// Voices: whose words they are, on which side they stand, what they speak of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { claimedBy, voices } from "../src/graph/claimed";
import { authors, holders, leave, said, schools, tally, topics, voiceType } from "../src/graph/voices";
import { claim, graphOf, position } from "./toy";

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

test("a voice claims what it says itself, each claim once; what it only passes on is told apart", () => {
  const graph = graphOf({ ...VOICES, positions: [...VOICES.positions, position("b", "author", "recommends", { position: "id:again" })] });
  assert.deepEqual(claimedBy(graph, "id:author"), { made: ["id:b"], passed: ["id:a"] });
  assert.deepEqual(claimedBy(graph, "id:un"), { made: ["id:a"], passed: [] });
  assert.deepEqual(voices(graph), ["id:un", "id:author"]);
  assert.deepEqual(tally(leave(graph, said(graph), { holder: "author" })), { for: 1, against: 0, open: 0 });
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
