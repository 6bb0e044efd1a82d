// Text in pictures: SVG breaks no lines, so words are measured as the page draws them and laid out in lines here.
import { cut, widthOf } from "./width";

/** A little to spare: a picture that is taken away may meet another font. */
const SPARE = 0.97;

/** The text in lines no wider than so; a word that is wider by itself is broken, and what exceeds the lines allowed ends in an ellipsis. */
export function wrap(text: string, width: number, most: number, size: number, weight = 400): string[] {
  const fits = (words: string) => widthOf(words, size, weight) <= width * SPARE;
  const lines: string[] = [];
  let line = "";
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => pieces(one, fits))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
    if (lines.length > most) break;
  }
  if (line) lines.push(line);
  return lines.length > most ? [...lines.slice(0, most - 1), cut(`${lines[most - 1]} ${lines[most]}`, width * SPARE, size, weight)] : lines;
}

/** A word in pieces that fit, mostly itself; a hyphen where it is broken, and never a lone letter behind it. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const letters = [...word];
  let [low, high] = [1, letters.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(`${letters.slice(0, middle).join("")}-`)) low = middle;
    else high = middle - 1;
  }
  const at = Math.max(Math.min(3, low), Math.min(low, letters.length - 3));
  return [`${letters.slice(0, at).join("")}-`, ...pieces(letters.slice(at).join(""), fits)];
}
