// Sentences that were cut wrongly: this one joined with the next, or parted where a second begins.
import { bound } from "./acts/sentence";
import { secondOf } from "./boundary";
import { spanOf } from "./offsets";
import type { Page } from "./page";
import type { SentenceId } from "./protocol";
import { WORDS } from "./said";
import { clear, selected } from "./selection";

/** Makes one sentence of this one and the next. */
export function joinNext(page: Page): void {
  const { order } = page.known;
  const { at } = page.ui;
  const last = order[order.indexOf(at) + 1]!;
  page.act(bound({ join: [at, last] }), page.speech.t(WORDS.said.joined, at, last));
  page.renamed({ [last]: at });
  page.go(at);
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Whether a word begins at an offset of a string. */
const begins = (words: string, at: number): boolean => at === 0 || !LETTER.test(words[at - 1]!) || !LETTER.test(words[at]!);

/** Where words stand in a sentence so that a word begins there, in whatever capitals; null where they do not. */
export function startOf(words: string, sought: string): [number, number] | null {
  const [all, few] = [words.toLowerCase(), sought.trim().toLowerCase()];
  if (!few || all.length !== words.length) return null;
  let at = all.indexOf(few);
  while (at >= 0 && !begins(words, at)) at = all.indexOf(few, at + 1);
  return at < 0 ? null : [at, at + few.length];
}

/** Parts a sentence before the letter at an offset of its words; at its very beginning nothing would be left of the first. */
export function cutAt(page: Page, id: SentenceId, from: number): void {
  const sentence = page.known.sentences[id]!;
  if (!sentence.words.slice(0, from).trim() || !sentence.words.slice(from).trim()) {
    page.say(page.speech.t(WORDS.said.no_cut));
    return;
  }
  const second = secondOf(page.known, id);
  page.go(id);
  page.act(bound({ part: id, at: spanOf(sentence, [from, from])[0] }), page.speech.t(WORDS.said.parted, id, second));
  page.read();
  page.go(id);
}

/** Where the word begins that an offset lies in. */
function wordAt(words: string, from: number): number {
  let at = from;
  while (!begins(words, at)) at--;
  return at;
}

/** Parts a sentence before the words that are selected; where none are, asks with which words the second begins. */
export function cut(page: Page): void {
  const words = selected();
  if (words) cutAt(page, words.id, wordAt(page.known.sentences[words.id]!.words, words.from));
  else page.set({ mode: { name: "cut", words: "" }, focus: "cut", message: null });
  clear();
}
