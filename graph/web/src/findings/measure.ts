// How wide words are in the two families of the page, and how they break into lines of a width.

import { pieces } from "../language/syllables";

let canvas: CanvasRenderingContext2D | null = null;
let families: Record<"serif" | "sans", string> | null = null;

/** The two families as the page names them. */
export function familyOf(serif: boolean): string {
  families ??= named();
  return families[serif ? "serif" : "sans"];
}

function named(): Record<"serif" | "sans", string> {
  const style = getComputedStyle(document.documentElement);
  const own = style.fontFamily;
  return { serif: style.getPropertyValue("--serif").trim() || own, sans: style.getPropertyValue("--sans").trim() || own };
}

/** The width of words, in pixels. */
export function wide(words: string, size: number, weight = 400, serif = false): number {
  if (typeof document === "undefined") return words.length * size * 0.56;
  canvas ??= document.createElement("canvas").getContext("2d")!;
  const font = `${weight} ${size}px ${familyOf(serif)}`;
  if (font !== set) {
    canvas.font = font;
    set = font;
  }
  return canvas.measureText(words).width;
}
let set = "";

/** Words in lines no wider than so; a word that is wider by itself is broken with a hyphen. Nothing is cut off. */
export function lines(words: string, width: number, size: number, weight = 400, serif = false): string[] {
  const fits = (text: string) => wide(text, size, weight, serif) <= width;
  const found: string[] = [];
  let line = "";
  for (const word of words
    .split(/[^\S\u00a0\u202f]+/)
    .filter(Boolean)
    .flatMap((one) => pieces(one, fits))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...found, line] : found;
}
