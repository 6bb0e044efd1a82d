// How wide words are, and how they break into lines: all in em, so that one measuring serves every size of type.

import { pieces as split } from "../language/syllables";

/** What is written in which type: the words of claims, those of the interface, and both of them bold. */
export type Face = "words" | "plain" | "bold" | "title";
const FACES: Record<Face, { family: string; weight: number }> = {
  words: { family: "--serif", weight: 400 },
  plain: { family: "--sans", weight: 400 },
  bold: { family: "--sans", weight: 600 },
  title: { family: "--serif", weight: 600 },
};
const BASIS = 100;
/** A picture that is taken away may meet another font, and hinting moves letters. */
const SPARE = 1.015;

let canvas: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

/** The family of a face, as the page's style has it. */
export function familyOf(face: Face): string {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(FACES[face].family).trim() || style.fontFamily;
}
export const weightOf = (face: Face): number => FACES[face].weight;

/** Forget all widths: other fonts are there. */
export const forget = (): void => {
  known.clear();
  fonts.clear();
};
const fonts = new Map<Face, string>();

/** The width of words in em. */
export function widthOf(text: string, face: Face): number {
  const key = `${face} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    canvas ??= document.createElement("canvas").getContext("2d")!;
    let font = fonts.get(face);
    if (!font) {
      font = `${weightOf(face)} ${BASIS}px ${familyOf(face)}`;
      fonts.set(face, font);
    }
    if (canvas.font !== font) canvas.font = font;
    width = (canvas.measureText(text).width / BASIS) * SPARE;
    known.set(key, width);
  }
  return width;
}

export interface Broken {
  lines: string[];
  /** How many words had to be broken. */
  broken: number;
  /** The width of the last line. */
  last: number;
}

/** Words in lines no wider than so many em. */
export function broken(text: string, width: number, face: Face): Broken {
  const space = widthOf(" ", face);
  const lines: string[] = [];
  let [line, used, cuts] = ["", 0, 0];
  const pieces = text.split(/[ \n\t]+/).filter(Boolean);
  for (const word of pieces) {
    const parts = split(word, (piece) => widthOf(piece, face) <= width);
    cuts += parts.length - 1;
    for (const part of parts) {
      const own = widthOf(part, face);
      if (line && used + space + own <= width) [line, used] = [`${line} ${part}`, used + space + own];
      else {
        if (line) lines.push(line);
        [line, used] = [part, own];
      }
    }
  }
  if (line) lines.push(line);
  return { lines, broken: cuts, last: used };
}
