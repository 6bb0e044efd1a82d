// The words of all pages: each in three languages, with the same places for values, and counted as each language counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KIND_WORDS } from "../src/language/kinds";
import { LANGUAGE_NAMES, SAID, type Three, UI } from "../src/language/words";

/** What is written in Latin letters in every language. */
const LATIN = /SPARQL|Turtle|Triples|LIMIT|Ctrl|Shift|Enter|skos|stance|query\.html|Esc/g;
const all: Three[] = [...SAID, ...Object.values(KIND_WORDS)];

test("every word is there in Kazakh, Russian and English", () => {
  assert.ok(all.length > 350, String(all.length));
  assert.ok(Object.values(UI).every((one) => all.includes(one)));
  for (const { kk, ru, en } of all) {
    assert.ok(kk.trim() && ru.trim() && en.trim(), JSON.stringify([kk, ru, en]));
    assert.doesNotMatch((kk + ru).replace(LATIN, ""), /[A-Za-z]{4,}/);
    if (en !== LANGUAGE_NAMES.en) assert.doesNotMatch(en, /\p{Script=Cyrillic}/u);
  }
});

test("the same values stand in all languages", () => {
  const places = (words: string) => [...new Set(words.match(/\{\d\}/g))].sort().join();
  for (const { kk, ru, en } of all) assert.deepEqual([places(kk), places(ru)], [places(en), places(en)], en);
});

test("what is counted has one form in Kazakh, three in Russian, two in English, and the number in each", () => {
  const counted = all.filter(({ ru }) => ru.includes("|"));
  assert.ok(counted.length > 15);
  for (const { kk, ru, en } of counted) {
    assert.deepEqual(
      [kk, ru, en].map((words) => words.split("|").length),
      [1, 3, 2],
      en,
    );
    for (const form of [kk, ru, en].flatMap((words) => words.split("|"))) assert.match(form, /\{0\}/);
  }
  assert.deepEqual(
    all.filter(({ kk, en }) => kk.includes("|") || (en.includes("|") && !counted.some((one) => one.en === en))),
    [],
  );
});
