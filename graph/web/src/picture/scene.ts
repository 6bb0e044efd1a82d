// A picture at its places, in pixels: frames with titles, what stands in them, and the ways of links between.
import type { Thing } from "../graph/document";
import type { Family, Link, Picture } from "../graph/picture";
import { type Box, boxed, GAP, NAME, type Part, type PlacedBox, partOf } from "./box";
import { fits, type Plan, planned, type Room, type Sheet } from "./columns";
import type { Item, Laid } from "./item";
import { widthOf } from "./measure";
import { type Point, type Rect, routed, type Wire } from "./route";

export interface Frame extends Rect {
  theme: number;
  title: string[];
  count: string;
  empty: boolean;
}
/** A thing at its place: its cell has all lengths in em, `size` is an em. */
export interface Node extends Rect {
  thing: Thing;
  cell: Laid;
  size: number;
  theme: number;
}
export interface Way {
  source: string;
  target: string;
  family: Family;
  stated: boolean;
  mutual: boolean;
  /** How many steps it stands for, where it stands for several. */
  weight: number;
  points: Point[] | null;
}
/** A group as a bubble with its name beside it. */
export interface Bubble extends Rect {
  id: string;
  group: number;
  theme: number;
  r: number;
  claims: number;
  title: string[];
  key: boolean;
}
export interface Heading {
  text: string;
  x: number;
  y: number;
  /** Whether there is more than is drawn. */
  more: boolean;
}
export interface Scene {
  width: number;
  height: number;
  size: number;
  frames: Frame[];
  nodes: Node[];
  bubbles: Bubble[];
  headings: Heading[];
  ways: Way[];
}

export const STEP = 0.42;
const AROUND = 0.45; // how far a link keeps from words
const ORDER: Record<Family, number> = { for: 0, against: 0, says: 1 };

/** The picture laid out for a room. */
export function pictureScene(picture: Picture, items: ReadonlyMap<Thing, Item>, names: Named, room: Room): Scene {
  const plan = planned(sheetOf(picture, items, names), room);
  const nodes = plan.boxes.flatMap((box) => box.laid.map((cell) => nodeAt(cell, box, plan.size)));
  return { ...framed(plan), nodes, bubbles: [], headings: [], ways: waysOf(picture.links, nodes, plan) };
}
/** Whether a picture fits into a room in the smallest type that is allowed there. */
export const pictureFits = (picture: Picture, items: ReadonlyMap<Thing, Item>, names: Named, room: Room): boolean =>
  fits(sheetOf(picture, items, names), room);

function sheetOf(picture: Picture, items: ReadonlyMap<Thing, Item>, names: Named): Sheet<Box> {
  const parts = picture.themes.map((theme): Part => ({ theme: theme.theme, ...names(theme.theme), ...partOf(picture, theme, items) }));
  return { count: parts.length, box: (i, width, more, narrow) => boxed(parts[i]!, width, more, narrow) };
}
/** The names of a theme, the words of its number of claims, and whether it is named in brief. */
export type Named = (theme: number) => Pick<Part, "names" | "count" | "brief">;

/** The frames of a plan. */
export function framed<B extends Titled>(plan: Plan<B>): Pick<Scene, "width" | "height" | "size" | "frames"> {
  const { size } = plan;
  const frames = plan.boxes.map(({ x, y, w, h, theme, title, count, empty }) => ({
    x: x * size,
    y: y * size,
    w: w * size,
    h: h * size,
    theme,
    title,
    count,
    empty,
  }));
  return { width: plan.width, height: plan.height, size, frames };
}
export type Titled = Pick<Box, "w" | "h" | "gaps" | "theme" | "title" | "count" | "empty" | "head">;

function nodeAt(cell: Laid, box: PlacedBox, size: number): Node {
  const at = { x: (box.x + cell.x) * size, y: (box.y + cell.y) * size, w: cell.w * size, h: cell.h * size };
  return { ...at, thing: cell.item.thing, cell, size, theme: box.theme };
}

function waysOf(links: Link[], nodes: Node[], plan: Plan<Box>): Way[] {
  const there = new Set(nodes.map(({ thing }) => thing));
  const drawn = links.filter(({ source, target }) => there.has(source) && there.has(target));
  const wires = drawn.map(({ source, target, family }): Wire => ({ source, target, order: ORDER[family] }));
  const ways = routed(
    {
      width: plan.width,
      height: plan.height + 6,
      step: STEP * plan.size,
      ends: nodes.map(({ thing, ...rect }) => ({ id: thing, ...rect })),
      avoid: titles(plan),
      frames: framed(plan).frames,
    },
    wires,
  );
  return drawn.map((link, i) => ({ ...link, weight: 1, points: ways[i]! }));
}

/** Where the titles of boxes stand, and the numbers of their claims at the other end: between the two a link may pass. */
export function titles(plan: Plan<Titled>): Rect[] {
  const { size } = plan;
  const rect = (x: number, y: number, w: number, lines: number): Rect => ({
    x: (x - AROUND) * size,
    y: (y + 0.5) * size,
    w: (w + 2 * AROUND) * size,
    h: (lines * NAME.line * NAME.size + 0.4) * size,
  });
  return plan.boxes.flatMap(({ x, y, w, title, count }) => {
    const told = widthOf(count, "plain") * NAME.small;
    const named = Math.max(0, ...title.map((line) => widthOf(line, "bold"))) * NAME.size;
    return [rect(x + GAP.pad, y, named, title.length), rect(x + w - GAP.pad - told, y, told, 1)];
  });
}
