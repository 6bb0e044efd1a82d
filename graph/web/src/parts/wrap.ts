// Text in pictures: SVG breaks no lines, so words are measured as the page draws them and laid out in lines here.
import { pieces } from "../language/syllables";
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
