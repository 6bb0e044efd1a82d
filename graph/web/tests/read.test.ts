// Reading: sentences with what they bring, how it is said, which words name it, where claims stand beside the text, what is kept.
import "./browser";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { heldTo } from "../src/graph/copy";
import { phrases } from "../src/graph/phrase";
import { introduces, sayings } from "../src/graph/saying";
import { lastTold, pieces, sentenceOf } from "../src/graph/sentences";
import { level } from "../src/parts/level";
import { forget, isRead, markRead, subscribe } from "../src/readmarks";
import { claim, graphOf, passage, position, words } from "./toy";

const ARTICLE = "id:article/a";
const places = (held: Record<string, string[]>) =>
  Object.entries(held).flatMap(([thing, at]) => at.map((id) => ({ thing: `id:position/${thing}`, passage: `id:passage/${id}` })));

test("claims stand in the order of the text, not of their names, and all lists after them", () => {
  const claims = [claim("a", { order: 3 }), claim("b", { order: 1 }), claim("c", { order: 2 })];
  const graph = graphOf({ articles: [{ article: ARTICLE }], claims, positions: ["a", "b", "c"].map((id) => position(id, "who")) });
  assert.deepEqual(
    graph.claims.map((one) => one.claim),
    ["id:b", "id:c", "id:a"],
  );
  assert.deepEqual(
    graph.positionsBy.get("id:who")!.map((one) => one.claim),
    ["id:b", "id:c", "id:a"],
  );
  assert.deepEqual(
    graph.claimsAbout.get("id:concept/s")!.map((one) => one.claim),
    ["id:b", "id:c", "id:a"],
  );
});

test("a sentence brings first what it is the first to say, and tells last what the next says with it", () => {
  const graph = graphOf({
    articles: [{ article: ARTICLE }],
    passages: [passage(1, 1), passage(1, 2)],
    claims: [claim("both", { order: 1 }), claim("own", { order: 2 })],
    positions: [position("both", "who"), position("own", "who")],
    places: places({ "both/who": ["p1s1", "p1s2"], "own/who": ["p1s2"] }),
  });
  const [one, two] = graph.passages.map((each) => sentenceOf(graph, each));
  assert.deepEqual(
    two!.told.map((told) => told.claim),
    ["id:own", "id:both"],
  );
  assert.deepEqual(lastTold(one!, two), []);
  assert.deepEqual(
    lastTold(two!, undefined).map((told) => told.claim),
    ["id:own", "id:both"],
  );
});

test("a piece ends with its paragraph, with its section, and before it grows too long", () => {
  const long = Array.from({ length: 250 }, (_, i) => passage(3, i + 1));
  const graph = graphOf({
    articles: [{ article: ARTICLE }],
    passages: [passage(0, 1), passage(1, 1), passage(1, 2), passage(2, 1), ...long],
    sections: [
      { section: "id:section/one", article: ARTICLE, begins: "id:passage/p1s1" },
      { section: "id:section/two", article: ARTICLE, begins: "id:passage/p1s2" },
    ],
  });
  const found = pieces(graph, ARTICLE);
  assert.deepEqual(
    found.map(({ key, passages }) => [key, passages.length]),
    [
      ["p0s1", 1],
      ["p1s1", 1],
      ["p1s2", 1],
      ["p2s1", 1],
      ["p3s1", 100],
      ["p3s101", 100],
      ["p3s201", 50],
    ],
  );
  assert.deepEqual(
    found.map(({ section }) => section?.thing ?? null),
    [null, "id:section/one", "id:section/two", null, null, null, null],
  );
});

test("that an author asserts it and is certain goes without saying; all else is said", () => {
  const author = new Set(["id:me"]);
  const graph = graphOf({
    claims: [claim("c")],
    positions: [
      position("c", "me", "reports"),
      position("c", "them", "asserts", { reported_by: "id:position/c/me" }),
      position("d", "me"),
      position("e", "me", "asserts", { certainty: "certainty:possible" }),
      position("f", "me", "denies"),
      position("g", "me", "endorses"),
      position("g", "mid", "reports", { reported_by: "id:position/g/me" }),
      position("g", "them", "asserts", { reported_by: "id:position/g/mid" }),
    ],
  });
  const told = (about: string, holder: string) =>
    sayings(graph, { claim: `id:${about}`, positions: [graph.position.get(`id:position/${about}/${holder}`)!] }, author);
  const brief = (about: string, holder: string) => told(about, holder).map(({ how, certainty }) => [how, certainty]);
  assert.deepEqual(brief("c", "them"), [["reported", null]]);
  assert.deepEqual(brief("d", "me"), []);
  assert.deepEqual(brief("e", "me"), [["hedged", "possible"]]);
  assert.deepEqual(brief("f", "me"), [["denies", null]]);
  assert.deepEqual(brief("g", "them"), [
    ["endorses", null],
    ["reported", null],
  ]);
  assert.deepEqual(told("g", "them")[1]!.through, ["id:mid"]);
  assert.deepEqual(
    ["c/them", "e/me", "f/me"].map((id) => told(id.split("/")[0]!, id.split("/")[1]!).some(introduces)),
    [false, true, true],
  );
});

test("a phrase is where the sentence names what the claim is about, with the endings of its language and nothing else", () => {
  const named = (subject: Record<string, string>, more: { names?: string[]; values?: object[] } = {}) =>
    graphOf({
      claims: [claim("c")],
      words: words("id:concept/s", subject),
      names: (more.names ?? []).map((name) => ({ thing: "id:concept/s", name, lang: "kk" })),
      values: more.values ?? [],
    });
  const found = (graph: ReturnType<typeof named>, text: string, lang: string) =>
    phrases(graph, "id:c", text, lang).map(([start, end]) => text.slice(start, end));
  assert.deepEqual(found(named({ kk: "кітап" }), "Осы кітаптарымызға қара, кітап бар.", "kk"), ["кітаптарымызға", "кітап"]);
  assert.deepEqual(found(named({ en: "state" }), "The statement of the States is a state's.", "en"), ["States", "state's"]);
  assert.deepEqual(found(named({ en: "lamp" }), "The clamp is dark.", "en"), [], "never within a word");
  assert.deepEqual(found(named({ en: "book" }, { names: ["old book"] }), "An old book and a book.", "en"), ["old book"]);
  assert.deepEqual(found(named({ en: "(a|b)+" }), "What is (a|b)+?", "en"), ["(a|b)+"]);
  const values = [{ figure: "id:value/v", claim: "id:c", indicator: "id:i", subject: "id:s", value: 29, out_of: 193 }];
  assert.deepEqual(found(named({}, { values }), "The 29th of 193; 2.29 and 1290 and 29.", "en"), ["193", "29"]);
});

test("things beside a column keep level, give way to the one in focus, and never overlap", () => {
  const item = (at: number, height = 100) => ({ at, height });
  assert.deepEqual(level([item(0), item(300)], -1, 10), [0, 300]);
  assert.deepEqual(level([item(0), item(20), item(40)], 0, 10), [0, 110, 220]);
  assert.deepEqual(level([item(200), item(220), item(300)], 1, 10), [110, 220, 330]);
  assert.deepEqual(level([item(0), item(20), item(40)], 2, 10), [0, 110, 220], "no room above: it gives way itself");
  assert.deepEqual(level([item(0), item(20)], 1, 10, Number.NEGATIVE_INFINITY), [-90, 20]);
  assert.deepEqual(level([], -1, 10), []);
  for (let round = 0; round < 200; round++) {
    const items = Array.from({ length: 12 }, (_, i) => item((i * 37 * (round + 1)) % 500, 20 + ((i * 53 + round) % 90))).sort(
      (a, b) => a.at - b.at,
    );
    const focus = round % 13;
    const found = level(items, focus, 8);
    for (let i = 1; i < found.length; i++) assert.ok(found[i]! >= found[i - 1]! + items[i - 1]!.height + 8 - 1e-9);
    assert.ok(found[0]! >= 0);
  }
});

test("of what was kept only sentences with the right digests are taken", async () => {
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  const held = [passage(1, 1, { sha256: digest("Бір.") }), passage(1, 2, { sha256: digest("Екі.") })];
  const copy = await heldTo({ p1s1: "Бір.", p1s2: "Үш.", p9s9: "?", constructor: 5 }, held);
  assert.deepEqual([...copy.sentences], [["id:passage/p1s1", "Бір."]]);
});

test("what was read is remembered, told of once, and forgotten when asked, also where the browser keeps nothing", () => {
  let news = 0;
  const stop = subscribe(() => news++);
  markRead(["id:a", "id:b"]);
  markRead(["id:a"]);
  assert.deepEqual([isRead("id:a"), isRead("id:c"), news], [true, false, 1]);
  forget();
  assert.deepEqual([isRead("id:a"), news], [false, 2]);
  stop();
  markRead(["id:a"]);
  assert.equal(news, 2);
  forget();
});
