// What stands in the box of a theme, and where: debates face to face, what is opposed side by side, then the rest, then the voices.
import type { Thing } from "../graph/document";
import type { Picture, Theme } from "../graph/picture";
import { type Item, type Laid, LINE, type Sized, sized } from "./item";
import { broken, widthOf } from "./measure";

/** A theme to be drawn: its name in the forms that may be tried, the words of its number of claims, what stands in it. */
export interface Part {
  theme: number;
  names: string[];
  count: string;
  /** Whether a second line is too much for a further name. */
  brief?: boolean;
  rows: Row[];
  voices: Item[];
  /** Everything one below the other, where there is room for no two. */
  stack: Item[];
}
/** One card or two that face each other. */
export type Row = [Item] | [Item, Item];

export interface Box {
  theme: number;
  title: string[];
  count: string;
  w: number;
  h: number;
  /** How much space can be given to rows. */
  gaps: number;
  head: number;
  laid: Laid[];
  /** Whether it only names the theme. */
  empty: boolean;
}
export interface PlacedBox extends Box {
  x: number;
  y: number;
}

export const NAME = { size: 0.97, line: 1.22, small: 0.82 };
export const GAP = { pad: 0.85, lane: 1.5, halves: 2.3, row: 1.55 };
const HALVES = 23;
/** What a difference in size of type between two that face each other weighs, in heights. */
const UNEVEN = 12;
const SHARES = [0.5, 0.46, 0.54, 0.43, 0.57, 0.4, 0.6];
const ALONE = 0.66;

/** The rows of a theme, and everything in it as a stack. */
export function partOf(picture: Picture, { theme }: Theme, items: ReadonlyMap<Thing, Item>): Pick<Part, "rows" | "voices" | "stack"> {
  const own = picture.shown.filter((one) => one.theme === theme);
  const item = (thing: Thing) => items.get(thing)!;
  const claims = own.filter(({ thing }) => picture.placed.has(thing));
  const left = new Set(claims.map(({ thing }) => thing));
  const rows: Row[] = [];
  const stack: Item[] = [];
  for (const { thing, side, claims: count } of own) {
    if (count !== null || side === null || left.has(thing) || thing > side) continue;
    rows.push([item(thing), item(side)]);
    const [ones, others] = [thing, side].map((one) => claims.filter((claim) => claim.side === one).map((claim) => claim.thing)) as [
      Thing[],
      Thing[],
    ];
    for (let i = 0; i < Math.max(ones.length, others.length); i++) rows.push(pair(ones[i], others[i], item));
    stack.push(item(thing), ...ones.map(item), item(side), ...others.map(item));
    for (const claim of [...ones, ...others]) left.delete(claim);
  }
  const { thesis, opponent } = picture;
  const ends = [opponent, thesis].filter((one): one is Thing => one !== null && left.has(one));
  for (const one of ends) left.delete(one);
  const rest = sorted([...left], picture);
  const paired = opposed(rest, picture);
  const single = rest.filter((one) => !paired.flat().includes(one));
  const ordered: Thing[][] = [...paired];
  for (let i = 0; i < single.length; i += 2) ordered.push(single.slice(i, i + 2));
  ordered.push(ends);
  for (const [one, other] of ordered) if (one) rows.push(pair(one, other, item));
  stack.push(...ordered.flat().map(item));
  const voices = own.filter(({ claims: count }) => count !== null).map(({ thing }) => item(thing));
  return { ...beside(turned(rows, picture), voices, picture), stack: [...stack, ...voices] };
}

const pair = (one: Thing | undefined, other: Thing | undefined, item: (thing: Thing) => Item): Row =>
  one && other ? [item(one), item(other)] : [item((one ?? other)!)];

/** In the order of the text. */
export function sorted(claims: Thing[], { placed }: Picture): Thing[] {
  const place = (claim: Thing) => (placed.get(claim)?.paragraph ?? 0) * 1000 + (placed.get(claim)?.sentence ?? 0);
  return claims.sort((a, b) => place(a) - place(b));
}

/** Pairs of claims of which one speaks against the other. */
function opposed(claims: Thing[], { links }: Picture): [Thing, Thing][] {
  const free = new Set(claims);
  const found: [Thing, Thing][] = [];
  for (const { source, target, family } of links)
    if (family === "against" && free.has(source) && free.has(target)) {
      found.push(claims.indexOf(source) < claims.indexOf(target) ? [source, target] : [target, source]);
      free.delete(source);
      free.delete(target);
    }
  return found;
}

/** The rows turned so that as few links as can be change sides; the thesis stays at the right. */
function turned(rows: Row[], { links, thesis }: Picture): Row[] {
  const free = rows.slice(0, 10).filter((row): row is [Item, Item] => row.length === 2);
  const side = new Map<Thing, number>();
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < 2 ** free.length; turn++) {
    for (const [i, row] of free.entries()) for (const [j, { thing }] of row.entries()) side.set(thing, (turn >> i) & 1 ? 1 - j : j);
    if (thesis && side.get(thesis) === 0) continue;
    let changes = 0;
    for (const [i, row] of free.entries()) if ((turn >> i) & 1) changes += 0.01 / (i + 1) + (row[0].kind === "viewpoint" ? 0.02 : 0);
    for (const { source, target } of links) {
      const [one, other] = [side.get(source), side.get(target)];
      const same = free.some((row) => row.some(({ thing }) => thing === source) && row.some(({ thing }) => thing === target));
      if (one !== undefined && other !== undefined && one !== other && !same) changes++;
    }
    if (changes < least) [best, least] = [turn, changes];
  }
  return rows.map((row) => {
    if (row.length === 1) return row;
    const i = free.indexOf(row);
    return i >= 0 && (best >> i) & 1 ? [row[1], row[0]] : row;
  });
}

/** A voice beside a card that stands alone: one that says it, else the first that is left. */
function beside(rows: Row[], voices: Item[], { links }: Picture): Pick<Part, "rows" | "voices"> {
  const left = [...voices];
  const says = (voice: Thing, claim: Thing) => links.some(({ source, target }) => source === voice && target === claim);
  const filled = rows.map((row): Row => {
    if (row.length === 2 || !left.length) return row;
    const at = Math.max(
      0,
      left.findIndex(({ thing }) => says(thing, row[0].thing)),
    );
    const [voice] = left.splice(at, 1);
    return row[0].by === "thesis" ? [voice!, row[0]] : [row[0], voice!];
  });
  return { rows: filled, voices: left };
}

/**
 * The box at a width, with so much more between its rows; in one column its cards stand one below the other. All its bars are written in
 * one size of type, at most so large: a side in smaller letters would seem the lesser.
 */
export function boxed(part: Part, width: number, more: number, narrow: boolean, most = 1): Box {
  const pad = narrow ? GAP.lane : GAP.pad;
  const room = width - 2 * pad;
  const count = widthOf(part.count, "plain") * NAME.small;
  const title = named(part.names, room - count - 1, part.brief);
  const head = 0.75 + title.length * NAME.line * NAME.size + 0.6;
  const laid: Laid[] = [];
  const two = width >= HALVES && !narrow;
  const gap = GAP.row + more;
  let [y, rows] = [head, 0];
  for (const row of two ? part.rows : part.stack.filter(({ kind }) => kind !== "voice").map((item): Row => [item])) {
    const cells = row.length === 2 ? halves(row[0], row[1], room, most) : [alone(row[0], room, two, part, most)];
    const h = Math.max(...cells.filter(({ item }) => item.kind !== "voice").map((cell) => cell.h));
    if (rows) y += gap;
    for (const [i, cell] of cells.entries()) laid.push(placed(cell, i, cells.length, row.length === 2, pad, y, room, h));
    y += h;
    rows++;
  }
  const scales = laid.filter(({ item }) => item.kind === "viewpoint").map(({ scale }) => scale);
  const least = Math.min(...scales);
  if (scales.some((scale) => scale > least)) return boxed(part, width, more, narrow, least);
  const voices = two ? part.voices : part.stack.filter(({ kind }) => kind === "voice");
  if (voices.length) {
    if (rows) y += gap;
    const flowed = flow(voices, pad, y, room);
    laid.push(...flowed);
    y = Math.max(...flowed.map((pill) => pill.y + pill.h));
    rows++;
  }
  const empty = part.stack.every(({ kind }) => kind === "voice");
  const h = laid.length ? y + GAP.pad : head + 0.1;
  return { theme: part.theme, title, count: part.count, w: width, h, gaps: Math.max(0, rows - 1), head, laid, empty };
}

function placed(cell: Sized, i: number, of: number, pairOf: boolean, pad: number, y: number, room: number, h: number): Laid {
  const voice = cell.item.kind === "voice";
  const right = pairOf && i === of - 1;
  const x = right ? pad + room - cell.w : pad;
  return voice ? { ...cell, x, y: y + (h - cell.h) / 2 } : { ...cell, h, x, y };
}

/** The most of a name that fits: three members on a line, else two on two lines (on one, if brief), else one. */
export function named(names: string[], width: number, brief = false): string[] {
  const room = width / NAME.size;
  const joined = (n: number) => names.slice(0, n).join("\u00a0· ");
  for (const [n, most] of [
    [3, 1],
    [2, 1],
    [2, brief ? 1 : 2],
    [1, 2],
  ] as const) {
    if (names.length < n && n > 1) continue;
    const { lines, broken: cuts } = broken(joined(n), room, "bold");
    if (lines.length <= most && !cuts) return lines;
  }
  return broken(joined(1), room, "bold").lines;
}

/** Two that face each other, so wide that they are low and break no word; neither is written much smaller than the other. */
function halves(one: Item, other: Item, room: number, most: number): Sized[] {
  const both = room - GAP.halves;
  if (one.kind === "voice" || other.kind === "voice") {
    const voice = one.kind === "voice" ? one : other;
    const pill = sized(voice, both * 0.5);
    const card = sized(voice === one ? other : one, Math.min(both - pill.w, both * 0.6));
    return voice === one ? [pill, card] : [card, pill];
  }
  const tried = SHARES.map((share) => [sized(one, both * share, most), sized(other, both * (1 - share), most)] as const);
  const cost = ([a, b]: readonly [Sized, Sized]) => (a.broken + b.broken) * 100 + Math.abs(a.scale - b.scale) * UNEVEN + Math.max(a.h, b.h);
  const best = tried.reduce((least, now) => (cost(now) < cost(least) - 0.01 ? now : least));
  return [...best];
}

/** A card by itself leaves room at its side for links, where there is some. */
function alone(item: Item, room: number, two: boolean, part: Part, most: number): Sized {
  return sized(item, two && part.stack.length > 1 ? room * ALONE : room, most);
}

/** Pills in lines. */
function flow(voices: Item[], left: number, top: number, room: number): Laid[] {
  let [x, y] = [left, top];
  const laid: Laid[] = [];
  let tall = 0;
  for (const voice of voices) {
    const pill = sized(voice, room);
    if (x > left && x + pill.w > left + room) [x, y, tall] = [left, y + tall + 0.7, 0];
    laid.push({ ...pill, x, y });
    x += pill.w + 0.9;
    tall = Math.max(tall, pill.h);
  }
  return laid;
}

/** The lines of a title, for drawing: where each stands below the top of its box. */
export const titleAt = (line: number): number => 0.75 + line * NAME.line * NAME.size + LINE * 0.62;
