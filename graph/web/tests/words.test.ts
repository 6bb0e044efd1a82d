// The words of the interface as the bundler gives them; that each language has all of them, tests/test_words.py sees to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { network, voices } from "words";
import { LANGS, LANGUAGE_NAMES, UI, worded } from "../src/language/words";

test("a word is there in every language, English last", () => {
  assert.deepEqual(LANGS, ["kk", "ru", "en"]);
  assert.deepEqual(LANGUAGE_NAMES, { kk: "Қазақша", ru: "Русский", en: "English" });
  assert.deepEqual(worded(voices).matrix.all, { kk: "Барлығы", ru: "Всего", en: "All" });
  for (const words of [...Object.values(UI), ...Object.values(worded(network))]) assert.deepEqual(Object.keys(words), LANGS);
});
