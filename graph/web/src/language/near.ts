// How near two words are. The twin of `near` and `slip` in graph/tuiin/graph/search.py: tests/search.json holds both to the same figures.

/** Letters that a keyboard may lack, and marks, fold together: what is typed without them finds what has them. */
const LIKE: Record<string, string> = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\u0438\u0306/g, "й")
    .replace(/\p{M}/gu, "")
    .replace(/[әғқңөұүһіё]/g, (letter) => LIKE[letter]!);
export const tokens = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a word of three letters may have at its end and be the same: bot, bots; бот, боты; бот, боттар. */
const ENDING = /^(e?s|[ауыеи]|ов|ом|ам|ах|ами|[лдт][ае]р|[нтд][ыи]н?|[гк][ае])$/;

/** How near two folded words come to one another, from 0 to 1; a word that is still being typed is near what begins with it. */
export function near(one: string, other: string, typing = false): number {
  if (one === other) return 1;
  if (typing && other.startsWith(one)) return 0.6 + (0.35 * one.length) / other.length;
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (shorter === 3 && one.slice(0, 3) === other.slice(0, 3) && ENDING.test((one.length > 3 ? one : other).slice(3))) return 0.8;
  if (shorter < 4 || /^\d+$/.test(one) || /^\d+$/.test(other)) return 0;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same++;
  if (same >= Math.max(4, 0.7 * shorter)) return 0.55 + (0.4 * same) / longer;
  const [mine, its] = [threes(one), threes(other)];
  let shared = 0;
  for (const three of mine) if (its.has(three)) shared++;
  const dice = (2 * shared) / (mine.size + its.size);
  return dice >= 0.6 ? 0.8 * dice : 0;
}

/** How likely one folded word is another with a slip of the keyboard: letters left out, put in, taken for others or swapped. */
export function slip(one: string, other: string): number {
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  const most = shorter >= 8 ? 2 : 1;
  if (shorter < 5 || longer - shorter > most || one[0] !== other[0] || /^\d+$/.test(one)) return 0;
  let [older, before]: [number[], number[]] = [[], []];
  let line = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    [older, before, line] = [before, line, [row]];
    for (let column = 1; column <= other.length; column++) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      let best = Math.min(before[column]! + 1, line[column - 1]! + 1, before[column - 1]! + changed);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && other[column - 1] === one[row - 2])
        best = Math.min(best, older[column - 2]! + 1);
      line.push(best);
    }
  }
  const wrong = line.at(-1)!;
  return wrong > most ? 0 : 0.7 - 0.1 * wrong;
}

const known = new Map<string, Set<string>>();
function threes(word: string): Set<string> {
  let found = known.get(word);
  if (!found) {
    const framed = ` ${word} `;
    found = new Set(Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3)));
    known.set(word, found);
  }
  return found;
}
