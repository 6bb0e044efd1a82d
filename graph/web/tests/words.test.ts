// The words of the interface as the bundler gives them; that each language has all of them, tests/test_words.py sees to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { network, voices } from "words";
import { Tongue } from "../src/language/tongue";
import { LANGS, LANGUAGE_NAMES, UI, worded } from "../src/language/words";
import { FAMILIES, linkName } from "../src/views/network/kinds";
import { graphOf, words } from "./toy";

test("a word is there in every language, English last", () => {
  assert.deepEqual(LANGS, ["kk", "ru", "en"]);
  assert.deepEqual(LANGUAGE_NAMES, { kk: "Қазақша", ru: "Русский", en: "English" });
  assert.deepEqual(worded(voices).matrix.all, { kk: "Барлығы", ru: "Всего", en: "All" });
  for (const words of [...Object.values(UI), ...Object.values(worded(network))]) assert.deepEqual(Object.keys(words), LANGS);
});

test("a link is called as the ontology calls a stance or a kind of argument, any other by a word of ours or its own", () => {
  const labels = [...words("stance:asserts", { kk: "айтады", ru: "утверждает", en: "asserts" })];
  const tongue = new Tongue(graphOf({ words: labels }), "kk");
  assert.deepEqual(
    ["asserts", "stated in", "brand new"].map((kind) => linkName(kind, tongue)),
    ["айтады", "айтылған жері", "brand new"],
  );
  assert.ok(FAMILIES.every(({ words }) => words.en));
});
