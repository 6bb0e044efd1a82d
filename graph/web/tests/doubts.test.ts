import assert from "node:assert/strict";
import { test } from "node:test";
import { above, type Doubt, doubts, weightiest } from "../src/graph/doubts";
import type { Graph } from "../src/graph/graph";
import { drawn } from "../src/graph/lead";
import { parties } from "../src/graph/parties";
import { claim, event, graphOf, passage, position, reasoned, steps } from "./toy";

const note = (id: string, kind: string, weight: string | null = null) => ({
  note: `id:article/a/note/${id}`,
  article: "id:article/a",
  kind: `note-kind:${kind}`,
  printed: null,
  probably: null,
  weight: weight && `weight:${weight}`,
});
const concerns = (id: string, ...things: string[]) => things.map((thing) => ({ note: `id:article/a/note/${id}`, thing: `id:${thing}` }));
const tension = (kind: string, one: string, other: string, party: string | null = null, counterparty: string | null = null) => ({
  tension: `id:tension/${kind}-${one}-${other}-${party}`,
  kind,
  one: `id:${one}`,
  other: `id:${other}`,
  party,
  counterparty,
});
const article = { article: "id:article/a", published: null, journal: null, language: "en", licence: null, curated: null };
const figure = (id: string, indicator: string, year: number | null, more: object = {}) => ({
  figure: `id:value/${id}`,
  article: "id:article/a",
  indicator: `id:concept/${indicator}`,
  subject: "id:actor/k",
  year,
  edition: null,
  value: 1,
  status: null,
  unit: "unit:rank",
  out_of: null,
  region: null,
  direction: "direction:lower-is-better",
  publisher: "id:actor/un",
  claim: `id:${id}`,
  ...more,
});
/** Notes with what they are about, and claims warned by them as the build would say it. */
const noted = (notes: object[], about: { note: string; thing: string }[]) => ({
  articles: [article],
  notes,
  concerns: about,
  warnings: about.map(({ note, thing }) => ({ note, claim: thing })),
});
const ids = (graph: Graph): string[] => doubts(graph).map(({ level, id }) => `${level} ${id}`);
const called = (graph: Graph, id: string): Doubt => doubts(graph).find((one) => one.id === id)!;

test("what concerns a conclusion comes first, then what one rests on, then the rest, then who is meant, slips last", () => {
  const about = [
    ...concerns("rest", "f"),
    ...concerns("ground", "b"),
    ...concerns("end", "c"),
    ...concerns("who", "work/w"),
    ...concerns("misprint", "c"),
  ];
  const notes = [
    note("rest", "doubt"),
    note("who", "doubt"),
    note("misprint", "slip"),
    note("ground", "doubt"),
    note("end", "contradiction"),
  ];
  const graph = graphOf({
    claims: [claim("a"), claim("b"), claim("c", { role: "role:conclusion" }), claim("e"), claim("f")],
    ...steps([
      { from: ["a"], to: "b", kind: "exemplifies" },
      { from: ["b"], to: "c" },
      { from: ["f"], to: "e" },
    ]),
    positions: [position("c", "author")],
    works: [{ work: "id:work/w" }],
    ...noted(notes, about),
  });
  assert.deepEqual(ids(graph), ["A end", "B ground", "C rest", "D who", "E misprint"]);
  assert.deepEqual(called(graph, "ground").under, ["id:c"]);
});

test("a finding is what an article comes to where nothing is called its conclusion; without roles nothing stands in the conclusion", () => {
  const build = (role: string | null) =>
    graphOf({
      claims: [claim("a", { role }), claim("b")],
      positions: [position("a", "author")],
      ...noted([note("n", "doubt")], concerns("n", "a")),
    });
  assert.deepEqual(ids(build("role:finding")), ["A n"]);
  assert.deepEqual(ids(build(null)), ["C n"]);
});

test("only steps that support or give an example carry a doubt on; attacks, qualifications and restatements do not", () => {
  const graph = reasoned([
    { from: ["a"], to: "b" },
    { from: ["b"], to: "c", kind: "exemplifies", basis: "inferred" },
    { from: ["a"], to: "x", kind: "attacks" },
    { from: ["a"], to: "y", kind: "qualifies" },
    { from: ["c"], to: "a" },
  ]);
  assert.deepEqual([...above(graph, ["id:a"])].sort(), ["id:a", "id:b", "id:c"]);
});

test("within a level the weightier comes first, then what more claims hang on, then what stands earlier", () => {
  const names = ["few", "many", "late", "early", "minor"];
  const graph = graphOf({
    claims: ["a", "b", "c"].map((name) => claim(name)),
    ...steps([
      { from: ["a"], to: "b" },
      { from: ["b"], to: "c" },
    ]),
    passages: [passage(1, 1), passage(2, 1)],
    places: [
      { thing: "id:article/a/note/late", passage: "id:passage/p2s1" },
      { thing: "id:article/a/note/early", passage: "id:passage/p1s1" },
    ],
    ...noted(
      names.map((name) => note(name, "doubt", name === "minor" ? "minor" : "major")),
      [...concerns("few", "c"), ...concerns("many", "a"), ...concerns("late", "b"), ...concerns("early", "b"), ...concerns("minor", "a")],
    ),
  });
  assert.deepEqual(
    doubts(graph).map(({ id }) => id),
    ["many", "early", "late", "few", "minor"],
  );
});

test("a contradiction that a rule finds is listed once: with the note that speaks of it, else by itself", () => {
  const graph = graphOf({
    claims: ["a", "b", "c", "d"].map((name) => claim(name)),
    tensions: [
      tension("note", "a", "b"),
      tension("polarity", "a", "b"),
      tension("relation", "b", "c"),
      tension("polarity", "c", "b"),
      tension("stance", "d", "d", "id:position/d/x", "id:position/d/y"),
      tension("stance", "d", "d", "id:position/d/x", "id:position/d/z"),
    ],
    ...noted([note("n", "contradiction"), note("m", "doubt")], [...concerns("n", "a", "b"), ...concerns("m", "b", "c")]),
  });
  const found = doubts(graph).filter(({ sort }) => sort === "contradiction");
  assert.deepEqual(found.map(({ id, tensions }) => [id, tensions.length]).sort(), [
    ["b~c", 2],
    ["d", 2],
    ["n", 2],
  ]);
  assert.equal(doubts(graph).filter(({ sort }) => sort === "doubt").length, 1);
  assert.deepEqual(new Set(weightiest(graph)), new Set(graph.tensions));
});

test("who stands against whom: the author's own claims, a source that the author reports or endorses, or sources among themselves", () => {
  const sets = (positions: object[]) => {
    const graph = graphOf({
      claims: [claim("a"), claim("b")],
      authors: [{ work: "id:article/a", author: "id:me" }],
      positions,
      tensions: [tension("note", "a", "b")],
      ...noted([note("n", "contradiction")], concerns("n", "a", "b")),
    });
    return parties(graph, called(graph, "n"));
  };
  assert.equal(sets([position("a", "me"), position("b", "me", "denies")]), "author");
  assert.equal(sets([position("a", "me"), position("b", "me", "endorses"), position("b", "she")]), "reported");
  assert.equal(sets([position("a", "me"), position("b", "me"), position("b", "she")]), "author");
  assert.equal(sets([position("a", "he"), position("b", "she")]), "sources");
  assert.equal(sets([position("a", "she"), position("b", "she")]), "source");
  assert.equal(sets([position("a", "she")]), "open");
});

test("on the picture stand the values of one subject that are told for two dates, who publishes them, and the stages behind them", () => {
  const stage = (n: number) => event({ event: `id:event/s${n}`, order: n, part_of: "id:event/whole", start_year: 2004 + n });
  const graph = graphOf({
    values: [figure("one", "rank", 2005), figure("two", "rank", 2020), figure("once", "share", 2010), figure("never", "rank", null)],
    events: [stage(2), stage(1), stage(3)],
    involvements: [{ event: "id:event/whole", actor: "id:actor/k" }],
    ...noted([note("n", "doubt"), note("m", "doubt")], [...concerns("n", "event/s2"), ...concerns("m", "value/once")]),
  });
  const shown = drawn(graph, "id:article/a");
  for (const thing of ["value/one", "value/two", "concept/rank", "actor/un", "event/s1", "event/s3"])
    assert.ok(shown.has(`id:${thing}`), thing);
  for (const thing of ["value/once", "value/never"]) assert.ok(!shown.has(`id:${thing}`), thing);
  assert.deepEqual(ids(graph), ["B n", "C m"]);
});

test("without values over time there is no picture that anything could be drawn on", () => {
  const stage = (n: number) => event({ event: `id:event/s${n}`, order: n, part_of: "id:event/whole", start_year: 1990 + n });
  assert.equal(drawn(graphOf({ articles: [article], events: [stage(1), stage(2), stage(3)] }), "id:article/a").size, 0);
});

test("two articles with notes of one name tell them apart", () => {
  const other = { ...note("n", "doubt"), note: "id:article/b/note/n", article: "id:article/b" };
  const graph = graphOf({ articles: [article, { ...article, article: "id:article/b" }], notes: [note("n", "doubt"), other] });
  assert.deepEqual(
    doubts(graph).map(({ id }) => id),
    ["a:n", "b:n"],
  );
});
