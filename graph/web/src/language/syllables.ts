// Words that are wider than their place, in pieces with hyphens: broken where a syllable ends, never anywhere else if that can be helped.

const VOWEL = /[aeiouyаәеёиоөуүұыіэюяäöü]/iu;
/** What no piece begins with: a letter that belongs to the one before it. */
const BOUND = /^(.[ьъй]|[cgpst]h)$/iu;
/** Hyphens behind which no line ends: those between a number or an acronym and its ending. */
const ENDING = /(\d|\p{Lu}{2})-$/u;

/**
 * A word in pieces that fit, mostly itself. A piece ends before a consonant that a vowel follows, or behind a hyphen that is there, with
 * three letters at least on each side; where there is no such place, wherever it fits.
 */
export function pieces(word: string, fits: (words: string) => boolean): string[] {
  if (fits(word)) return [word];
  const letters = [...word];
  for (let at = letters.length - 3; at >= 3; at--) {
    const head = headOf(letters, at);
    if (head === null || !fits(head)) continue;
    return [head, ...pieces(letters.slice(at).join(""), fits)];
  }
  return anywhere(letters, fits);
}

/** What stands before a good place to break, with its hyphen; null where none is good. */
function headOf(letters: string[], at: number): string | null {
  const head = letters.slice(0, at).join("");
  if (letters[at - 1] === "-") return ENDING.test(head) ? null : head;
  const [before, first, second] = letters.slice(at - 1, at + 2) as [string, string, string];
  const syllable = !VOWEL.test(first) && VOWEL.test(second) && !BOUND.test(before + first);
  return syllable && /\p{L}{3}$/u.test(head) && VOWEL.test(head) && /\p{L}/u.test(first) ? `${head}-` : null;
}

/** A word that has no good place to break, in pieces that fit. */
function anywhere(letters: string[], fits: (words: string) => boolean): string[] {
  if (letters.length < 4) return [letters.join("")];
  let at = letters.length - 2;
  while (at > 2 && !fits(`${letters.slice(0, at).join("")}-`)) at--;
  return [`${letters.slice(0, at).join("")}-`, ...pieces(letters.slice(at).join(""), fits)];
}
