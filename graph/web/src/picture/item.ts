// What a picture is made of, and how high each is at a width, in em: cards of claims, bars of viewpoints, pills of voices.
import type { Thing } from "../graph/document";
import type { Standpoint } from "../graph/picture";
import { broken, type Face, widthOf } from "./measure";

export type Kind = "claim" | "viewpoint" | "voice";

/** A thing as it is to be drawn: its words and their language, the line above them, its place in the text, its number of claims. */
export interface Item {
  thing: Thing;
  kind: Kind;
  text: string;
  lang: string | null;
  /** Whether its language is written from right to left. */
  rtl: boolean;
  by: Standpoint | "thesis" | null;
  tag: string | null;
  place: string | null;
  count: string | null;
}

/** An item at its size: all lengths in em; `scale` is the size of its type. */
export interface Sized {
  item: Item;
  w: number;
  h: number;
  /** The line above its words, which may be several. */
  tag: string[];
  lines: string[];
  scale: number;
  broken: number;
  /** Whether the place has a line of its own. */
  below: boolean;
}
export interface Laid extends Sized {
  x: number;
  y: number;
}

/** A line of a language, which keeps its own direction among others. */
export const isolated = (line: string, rtl: boolean): string => (rtl ? `\u2067${line}\u2069` : line);

export const LINE = 1.27;
export const BAR = 0.32;
export const PAD = { left: 0.62, right: 0.55, top: 0.42, bottom: 0.42 };
export const SMALL = 0.8;
export const TAG = 0.84;
export const FACE: Record<Kind, Face> = { claim: "words", viewpoint: "bold", voice: "plain" };
const LOWEST = 0.76;

/** An item at a width; a bar in type no larger than `most`. */
export function sized(item: Item, width: number, most = 1): Sized {
  return item.kind === "claim" ? card(item, width) : item.kind === "viewpoint" ? bar(item, width, most) : pill(item, width);
}

/** The room that words have in a card. */
export const inner = (width: number): number => width - BAR - PAD.left - PAD.right;

function card(item: Item, width: number): Sized {
  const room = inner(width);
  const { lines, broken: cuts, last } = broken(item.text, room, "words");
  const tag = item.tag ? broken(item.tag, room / TAG, "bold").lines : [];
  const below = item.place !== null && last + 0.5 + widthOf(item.place, "plain") * SMALL > room;
  const h = PAD.top + PAD.bottom + tag.length * TAG * LINE + lines.length * LINE + (below ? SMALL * LINE : 0);
  return { item, w: width, h, tag, lines, scale: 1, broken: cuts, below };
}

/** A bar's type shrinks before one of its words breaks. */
function bar(item: Item, width: number, most: number): Sized {
  let scale = most;
  let found = broken(item.text, (width - 1) / scale, "bold");
  while (found.broken && scale > LOWEST) {
    scale -= 0.03;
    found = broken(item.text, (width - 1) / scale, "bold");
  }
  return {
    item,
    w: width,
    tag: [],
    h: 0.7 + found.lines.length * LINE * scale,
    lines: found.lines,
    scale,
    broken: found.broken,
    below: false,
  };
}

const PILL = { pad: 1.5, scale: 0.94, line: 1.2 };

/** A pill is no wider than its words. */
function pill(item: Item, width: number): Sized {
  const { scale } = PILL;
  const count = item.count ? widthOf(` ${item.count}`, "plain") * SMALL : 0;
  const { lines, broken: cuts } = broken(item.text, (width - PILL.pad - count) / scale, "plain");
  const widest = Math.max(...lines.map((line) => widthOf(line, "plain") * scale));
  const w = Math.min(width, widest + count + PILL.pad);
  return { item, w, tag: [], h: 0.55 + lines.length * PILL.line * scale, lines, scale, broken: cuts, below: false };
}
