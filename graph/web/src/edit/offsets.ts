// Where words stand: spans count code points of the whole text, strings of the browser count UTF-16 units.
import type { Sentence, Span } from "./protocol";

const points = new WeakMap<Sentence, number[] | null>();

/** Where each code point of a sentence begins; null where all are one unit long. */
function starts(sentence: Sentence): number[] | null {
  let found = points.get(sentence);
  if (found === undefined) {
    found = null;
    if (/[\ud800-\udbff]/.test(sentence.words)) {
      found = [0];
      for (const letter of sentence.words) found.push(found.at(-1)! + letter.length);
    }
    points.set(sentence, found);
  }
  return found;
}

/** A span as two offsets in the string of a sentence; null where it does not stand there. */
export function within(sentence: Sentence, [from, to]: Span): Span | null {
  const map = starts(sentence);
  const length = map ? map.length - 1 : sentence.words.length;
  const [a, b] = [Math.max(0, from - sentence.start), Math.min(length, to - sentence.start)];
  if (a >= b) return null;
  return map ? [map[a]!, map[b]!] : [a, b];
}

/** Two offsets in the string of a sentence as a span of the text. */
export function spanOf(sentence: Sentence, [from, to]: Span): Span {
  const map = starts(sentence);
  const point = (unit: number) => sentence.start + (map ? Math.max(0, map.indexOf(unit)) : unit);
  return [point(from), point(to)];
}

export const wordsAt = (sentence: Sentence, span: Span): string => {
  const found = within(sentence, span);
  return found ? sentence.words.slice(...found) : "";
};

/** Where words stand in a sentence, in whatever capitals. */
export function findWords(sentence: Sentence, words: string): Span | null {
  const sought = words.trim();
  const at = sought ? sentence.words.indexOf(sought) : -1;
  const from = at >= 0 ? at : sought ? sentence.words.toLowerCase().indexOf(sought.toLowerCase()) : -1;
  return from < 0 ? null : spanOf(sentence, [from, from + sought.length]);
}
