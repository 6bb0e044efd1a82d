// What is done with text: a claim as Turtle, a copy of the article against its digests, tables as CSV, words in lines.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { checkCopy } from "../src/graph/copy";
import type { Article } from "../src/graph/document";
import { turtle } from "../src/graph/turtle";
import { pieces } from "../src/language/syllables";
import { csv } from "../src/parts/save";
import { cut, widthOf } from "../src/parts/width";
import { wrap } from "../src/parts/wrap";
import { claim, graphOf, passage, position, words } from "./toy";

test("a claim and its positions as Turtle: prefixes that are used, what is there, text that cannot get out", () => {
  const graph = graphOf({
    claims: [claim("article/a/claim/c", { quantifier: "quantifier:some" })],
    words: words("id:article/a/claim/c", { kk: 'сөз "тырнақша" \\ \n', en: "words" }, "tn:paraphrase"),
    scopes: [{ claim: "id:article/a/claim/c", scope: "id:concept/x y" }],
    positions: [position("article/a/claim/c", "un", "denies", { source: "id:work" })],
    passages: [passage(1, 2)],
    places: [{ thing: "id:position/article/a/claim/c/un", passage: "id:passage/p1s2" }],
    rest: [
      { thing: "id:article/a/claim/c", property: "tn:severity", value: "id:severity", text: null, lang: null, datatype: null },
      { thing: "id:article/a/claim/c", property: "tn:times", value: null, text: "3", lang: null, datatype: "tn:number" },
      { thing: "id:position/article/a/claim/c/un", property: "tn:tone", value: null, text: "calm", lang: "en", datatype: null },
    ],
  });
  const written = turtle(graph, "id:article/a/claim/c");
  assert.match(
    written,
    /^@prefix id: <https:\/\/w3id\.org\/tuiin\/id\/> \.\n@prefix tn: <https:\/\/w3id\.org\/tuiin\/ns#> \.\n@prefix stance: </,
  );
  assert.doesNotMatch(written, /@prefix unused:/);
  assert.ok(written.includes("<https://w3id.org/tuiin/id/article/a/claim/c>\n    a tn:Claim ;\n"));
  assert.ok(written.includes("    tn:scope <https://w3id.org/tuiin/id/concept/x y>"));
  assert.ok(written.includes(String.raw`tn:paraphrase "сөз \"тырнақша\" \\ \n"@kk , "words"@en ;`));
  assert.ok(written.includes("    tn:stance stance:denies ;\n"));
  assert.ok(written.includes("    tn:passage <https://w3id.org/tuiin/id/passage/p1s2> ;"));
  assert.doesNotMatch(written, /reportedBy|condition/);
  // What no column says is there too.
  assert.ok(written.includes("    tn:severity id:severity"));
  assert.ok(written.includes('    tn:times "3"^^tn:number .'));
  assert.ok(written.includes('    tn:tone "calm"@en .'));
  assert.equal(turtle(graph, "id:nothing"), "");
});

// --- a copy of the text ---

const sentences = ["Бірінші сөйлем бар.", "The second one, 😀 too.", "Третье предложение.", "Сол сөйлем қайталанады.", "And a last one."];
const TEXT = `${sentences.slice(0, 3).join(" ")}\n\n${sentences.slice(3).join(" ")}\n`;
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
const article = { article: "id:article/a", sha256: digest(TEXT), length: Array.from(TEXT).length } as Article;
const passages = sentences.map((sentence, i) => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(sentence))).length;
  return passage(1, i + 1, { start, end: start + Array.from(sentence).length, sha256: digest(sentence) });
});
const check = (text: string | Uint8Array) => checkCopy(typeof text === "string" ? new TextEncoder().encode(text) : text, article, passages);
const found = async (text: string) => [...(await check(text)).sentences.values()].sort();

test("the very text is known, and every sentence in it", async () => {
  const { same, sentences: words } = await check(TEXT);
  assert.equal(same, true);
  assert.deepEqual([...words.values()].sort(), [...sentences].sort());
  assert.equal(words.get("id:passage/p1s2"), sentences[1]);
});

test("other ends of lines, another form of letters and UTF-16 are the same text", async () => {
  assert.equal((await check(TEXT.replaceAll("\n", "\r\n").normalize("NFD"))).same, true);
  assert.equal((await check(`\ufeff${TEXT}`)).same, true);
  const wide = new Uint8Array(2 + 2 * TEXT.length);
  wide.set([0xff, 0xfe]);
  for (let i = 0; i < TEXT.length; i++) new DataView(wide.buffer).setUint16(2 + 2 * i, TEXT.charCodeAt(i), true);
  assert.equal((await check(wide)).same, true);
});

test("what was put in or left out shifts what follows, and costs only the sentence that it changes", async () => {
  assert.deepEqual(await found(`Furniture of a site.\n\n${TEXT}`), [...sentences].sort());
  assert.deepEqual(await found(TEXT.replace("second", "2nd")), sentences.filter((_, i) => i !== 1).sort());
  assert.deepEqual(await found(TEXT.replace(sentences[2]!, "")), sentences.filter((_, i) => i !== 2).sort());
  const more = ` ${"Put in. ".repeat(40)}`;
  assert.deepEqual(await found([sentences[0], sentences[1], sentences[2], sentences[3], sentences[4]].join(more)), [...sentences].sort());
  assert.deepEqual(await found("Another text altogether."), []);
  assert.deepEqual(await found(""), []);
});

test("rows as CSV: quoted where they must be, never a formula, marked as UTF-8", () => {
  const rows = csv([
    ["a", 'say "no"', "1,5", null],
    ["=1+1", "-x", -5, true],
  ]);
  assert.equal(rows, '\ufeffa,"say ""no""","1,5",\r\n\'=1+1,\'-x,-5,true\r\n');
});

// --- words in pictures: a letter is half as wide as type is high ---

test("words are cut to a width, and end in an ellipsis where they were", () => {
  assert.equal(widthOf("abcd", 10), 20);
  assert.equal(cut("abcd", 20, 10), "abcd");
  assert.equal(cut("abcd efgh", 30, 10), "abcd…");
  assert.equal(cut("abcd", 1, 10), "");
});

test("words are laid out in lines, long ones broken, what is too much cut", () => {
  assert.deepEqual(wrap("one two three four", 55, 9, 10), ["one two", "three four"]);
  assert.deepEqual(wrap("one two three four", 55, 1, 10), ["one two t…"]);
  assert.deepEqual(wrap("abcdefghijklmnop", 40, 9, 10), ["abc-", "defghi-", "jklmnop"]);
  assert.deepEqual(wrap("", 40, 9, 10), []);
  for (const line of wrap("цифрландырылмағандықтан мемлекеттік басқару", 60, 9, 10)) assert.ok(widthOf(line, 10) <= 60);
});

test("a word that is too wide ends a line where a syllable ends, in each language, and never before the ending of a number", () => {
  const within = (most: number) => (words: string) => [...words].length <= most;
  const said = (word: string, most: number) => pieces(word, within(most)).join(" ");
  assert.equal(said("демократиялық", 12), "демократия- лық");
  assert.equal(said("Либералды-демократиялық", 12), "Либералды- демократия- лық");
  assert.equal(said("демократизация", 12), "демократиза- ция");
  assert.equal(said("коммуникацияларымыздың", 9), "коммуни- кацияла- рымыздың");
  assert.equal(said("transformation", 12), "transforma- tion");
  assert.equal(said("decision-making", 13), "decision- making");
  assert.equal(said("mathematics", 8), "mathema- tics");
  assert.equal(said("29-орынға", 9), "29-орынға");
  assert.doesNotMatch(said("29-орынғасының", 9), /29- /);
  assert.doesNotMatch(said("БҰҰ-ныңкімен", 9), /ҰҰ- /);
});
