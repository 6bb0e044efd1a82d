// How a claim is held, what an article comes to and what that may be called, and how far it is read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ending, isConclusion } from "../src/graph/ending";
import { gist } from "../src/graph/gist";
import { held, holding, isDoubted } from "../src/graph/holding";
import { progress } from "../src/graph/progress";
import type { Tables } from "../src/graph/tables";
import { claim, graphOf, passage, position } from "./toy";

const AUTHORED = { articles: [{ article: "id:article/a" }], authors: [{ work: "id:article/a", author: "id:author" }] };
const ARTICLE = "id:article/a";
const reported = { reported_by: "id:position/c/author" };

/** How the claim `c` of an article by `author` is held. */
const how = (...positions: Tables["positions"][]) => {
  const found = holding(graphOf({ ...AUTHORED, claims: [claim("c")], positions }), "id:c");
  return found && [found.how, ...found.who];
};

test("what the author asserts, endorses or recommends stands by itself, whoever denies it", () => {
  assert.equal(how(position("c", "author")), null);
  assert.equal(how(position("c", "author", "endorses"), position("c", "other", "asserts", { reported_by: "id:position/c/author" })), null);
  assert.equal(how(position("c", "author"), position("c", "other", "denies")), null);
});

test("what the author denies, disputes, questions, supposes or holds doubtful never stands by itself, though others assert it", () => {
  for (const stance of ["denies", "disputes", "questions", "hypothesises"])
    assert.deepEqual(how(position("c", "author", stance), position("c", "other", "asserts", reported)), [stance, "id:author"]);
  assert.deepEqual(how(position("c", "author", "asserts", { certainty: "certainty:doubtful" })), ["doubtful", "id:author"]);
});

test("a question of the article's own is asked, and not doubted", () => {
  const asked = graphOf({
    ...AUTHORED,
    claims: [claim("c", { role: "role:question" })],
    positions: [position("c", "author", "questions")],
  });
  const found = holding(asked, "id:c");
  assert.deepEqual([found?.how, found?.who], ["asks", ["id:author"]]);
  assert.equal(isDoubted(found!), false);
  assert.equal(held(asked, "id:c"), false);
  const positions = [position("c", "other", "questions")];
  const doubted = holding(graphOf({ ...AUTHORED, claims: [claim("c", { role: "role:question" })], positions }), "id:c");
  assert.equal(doubted?.how, "questions");
});

test("what the author only reports is said by whoever says it; what all others deny or question says so", () => {
  const passes = position("c", "author", "reports");
  assert.deepEqual(how(passes, position("c", "other", "asserts", reported)), ["says", "id:other"]);
  assert.deepEqual(how(passes, position("c", "one", "denies", reported), position("c", "other", "asserts", reported)), [
    "says",
    "id:other",
  ]);
  assert.deepEqual(how(passes, position("c", "other", "denies", reported)), ["denies", "id:other"]);
  assert.deepEqual(how(passes, position("c", "other", "questions", reported)), ["questions", "id:other"]);
  assert.deepEqual(how(passes), ["reports", "id:author"]);
});

const placed = (id: string, paragraph: number) => ({ thing: `id:position/${id}/author`, passage: `id:passage/p${paragraph}s1` });

test("a role alone makes no conclusion: the author has to hold it", () => {
  const CASES: [string, string, boolean][] = [
    ["asserts", "certain", true],
    ["recommends", "probable", true],
    ["hypothesises", "possible", false],
    ["asserts", "doubtful", false],
    ["denies", "certain", false],
    ["disputes", "certain", false],
    ["questions", "certain", false],
    ["reports", "certain", false],
  ];
  for (const [stance, certainty, wanted] of CASES) {
    const claims = [claim("c", { role: "role:conclusion", order: 1 }), claim("f", { role: "role:finding", order: 2 })];
    const positions = [position("c", "author", stance, { certainty: `certainty:${certainty}` }), position("f", "author")];
    const graph = graphOf({ ...AUTHORED, claims, positions });
    assert.equal(isConclusion(graph, "id:c"), wanted, stance);
    assert.deepEqual(ending(graph, ARTICLE), wanted ? { name: "conclusion", claims: ["id:c"] } : { name: "finding", claims: ["id:f"] });
  }
});

test("an article of which the author holds nothing comes to nothing, and its gist has no such line", () => {
  for (const stance of ["denies", "questions", "reports"]) {
    const claims = [claim("c", { role: "role:conclusion" })];
    const graph = graphOf({ ...AUTHORED, claims, positions: [position("c", "author", stance)], passages: [passage(1, 1)] });
    const names = gist(graph, ARTICLE).map(({ name }) => name);
    assert.deepEqual(names, stance === "reports" ? [] : ["dispute"], stance);
  }
});

test("what is only denied in the last paragraph, and held before it, is not what that says", () => {
  const claims = [claim("a", { order: 1 }), claim("b", { order: 2 })];
  const positions = [position("a", "author"), position("a", "other", "disputes"), position("b", "author")];
  const passages = [passage(1, 1), passage(2, 1), passage(3, 1)];
  const disputed = { thing: "id:position/a/other", passage: "id:passage/p3s1" };
  const graph = graphOf({ ...AUTHORED, claims, positions, passages, places: [placed("a", 1), disputed, placed("b", 2)] });
  assert.deepEqual(ending(graph, ARTICLE), { name: "final", claims: ["id:b"] });
});

test("what stands last is called the last paragraph only where it stands in it, and where that is read", () => {
  const of = (...passages: Tables["passages"][]) => {
    const claims = [claim("a", { order: 1 }), claim("b", { order: 2 })];
    const positions = [position("a", "author"), position("b", "author")];
    return ending(graphOf({ ...AUTHORED, claims, positions, passages, places: [placed("a", 1), placed("b", 2)] }), ARTICLE);
  };
  const [one, two] = [passage(1, 1), passage(2, 1)];
  assert.deepEqual(of(one, two), { name: "last", claims: ["id:b"] });
  assert.equal(of(one, two, passage(3, 1, { silence: "references" })).name, "last");
  assert.equal(of(one, two, passage(3, 1)).name, "final");
  assert.equal(of(one, two, passage(3, 1, { unread: true })).name, "so_far");
  assert.equal(of(one, two, passage(2, 2, { unread: true })).name, "so_far");
  assert.equal(of(one, passage(1, 2, { unread: true }), two).name, "last");
});

test("how far an article is read is counted in sentences, silent ones among them", () => {
  const graph = graphOf({
    ...AUTHORED,
    passages: [passage(0, 1, { silence: "title" }), passage(1, 1), passage(1, 2, { unread: true })],
  });
  assert.deepEqual(progress(graph, ARTICLE), { read: 2, all: 3, whole: false, ended: false });
  assert.deepEqual(progress(graphOf({ ...AUTHORED, passages: [passage(1, 1)] }), ARTICLE), { read: 1, all: 1, whole: true, ended: true });
});
