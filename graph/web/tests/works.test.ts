import assert from "node:assert/strict";
import { test } from "node:test";
import { bibtex } from "../src/graph/bibtex";
import type { Tables } from "../src/graph/tables";
import { cited } from "../src/graph/works";
import { claim, graphOf, passage, position, words } from "./toy";

const article = { article: "id:article/a", journal: "id:work/journal", published: "2020-05-02", language: "en" };
const work = (id: string, more: Partial<Tables["works"]> = {}): Tables["works"] => ({
  work: `id:work/${id}`,
  kind: "work-kind:scholarly",
  publisher: null,
  published: null,
  year: null,
  ...more,
});
const citation = (of: string, use: string | null = null) => ({
  citation: `id:citation/${of}`,
  article: "id:article/a",
  work: `id:work/${of}`,
  characterization: use && `cito:${use}`,
  printed: null,
});
const at = (thing: string, place: string) => ({ thing: `id:${thing}`, passage: `id:passage/${place}` });

test("works come in the order in which they are first cited, named ones last, and the article's own journal is none of them", () => {
  const graph = graphOf({
    articles: [article],
    works: ["journal", "named", "late", "early"].map((id) => work(id)),
    passages: [passage(1, 1), passage(2, 1)],
    citations: [citation("late", "discusses"), citation("early", "discusses")],
    places: [at("citation/late", "p2s1"), at("citation/early", "p1s1"), at("work/named", "p1s1")],
  });
  assert.deepEqual(
    cited(graph).map((one) => one.work),
    ["id:work/early", "id:work/late", "id:work/named"],
  );
});

test("a journal that is cited is listed though the article appeared in it", () => {
  const graph = graphOf({ articles: [article], works: [work("journal")], citations: [citation("journal")] });
  assert.equal(cited(graph).length, 1);
});

test("a work is brought for the claims that a citation names and for those that rest on it", () => {
  const graph = graphOf({
    articles: [article],
    works: [work("w")],
    claims: [claim("a"), claim("b")],
    citations: [citation("w", "citesAsEvidence")],
    cited_for: [{ citation: "id:citation/w", claim: "id:a" }],
    positions: [position("b", "me", "asserts", { source: "id:work/w" })],
  });
  assert.deepEqual(cited(graph)[0]!.claims, ["id:a", "id:b"]);
  assert.deepEqual(cited(graph)[0]!.uses, ["citesAsEvidence"]);
});

test("how surely a work is known: doubted before found in a catalogue, then by its name, or by author and year alone", () => {
  const graph = graphOf({
    articles: [article],
    works: ["doubted", "found", "named", "authors"].map((id) => work(id)),
    words: [
      ...words("id:work/named", { en: "On Rivers" }),
      ...words("id:work/authors", { en: "Ash (2009)" }),
      ...words("id:work/doubted", { en: "Li (2011)" }),
    ],
    authors: ["doubted", "named", "authors"].map((id) => ({ work: `id:work/${id}`, author: "id:actor/x" })),
    same: ["found", "doubted"].map((id) => ({ thing: `id:work/${id}`, same: "https://a.example/1" })),
    notes: [{ note: "id:note/n", article: "id:article/a", kind: "note-kind:doubt", printed: null, probably: null, weight: null }],
    concerns: [{ note: "id:note/n", thing: "id:work/doubted" }],
  });
  const known = Object.fromEntries(cited(graph).map(({ work: id, identity }) => [id.replace("id:work/", ""), identity]));
  assert.deepEqual(known, { doubted: "doubted", found: "found", named: "named", authors: "authors" });
});

test("what two opposed viewpoints list stands on both sides, and says which", () => {
  const graph = graphOf({
    articles: [article],
    works: [work("w")],
    memberships: ["one", "other"].map((id) => ({
      membership: `id:m/${id}`,
      viewpoint: `id:viewpoint/${id}`,
      member: "id:work/w",
      order: null,
    })),
    shared_members: [{ member: "id:work/w", one: "id:viewpoint/one", other: "id:viewpoint/other" }],
  });
  assert.deepEqual(cited(graph)[0]!.sides, ["id:viewpoint/one", "id:viewpoint/other"]);
  assert.ok(cited(graph)[0]!.both);
});

const authored = (names: [id: string, name: string, type?: string][], more: Partial<Tables["works"]> = {}, title = "On Rivers") =>
  bibtex(
    graphOf({
      works: [work("w", more)],
      words: [...words("id:work/w", { en: title }), ...names.flatMap(([id, name]) => words(`id:actor/${id}`, { en: name }))],
      authors: names.map(([id]) => ({ work: "id:work/w", author: `id:actor/${id}` })),
      actors: names.map(([id, , type]) => ({ actor: `id:actor/${id}`, type: `actor-type:${type ?? "person"}` })),
    }),
    ["id:work/w"],
  );

test("BibTeX parts a name by the id, keeps particles and houses whole, and escapes what TeX would read", () => {
  assert.match(authored([["garcia-marquez-gabriel", "Gabriel García Márquez"]]), /author = \{\{García Márquez\}, Gabriel\}/);
  assert.match(authored([["dijk-jan", "Jan van Dijk"]]), /author = \{van Dijk, Jan\}/);
  assert.match(authored([["who", "World & Health Office", "organization"]]), /author = \{\{World \\& Health Office\}\}/);
  assert.match(
    authored([], {}, "50% of {all} -- and #1"),
    /title = \{\{50\\% of \\textbraceleft\{\}all\\textbraceright\{\} -\{\}- and \\#1\}\}/,
  );
});

test("BibTeX tells year, month and day where they are known, else the date as EDTF has it", () => {
  assert.match(authored([], { published: "2019-03" }), /year = \{2019\},\n\tmonth = \{3\}/);
  assert.match(authored([], { published: "201X" }), /date = \{201X\}/);
  assert.doesNotMatch(authored([], { published: ".." }), /date/);
});
