// What lies around a thing, laid out: what it rests on at the left, what follows at the right, what stands against it below, who says it above.
import { type Item, type Laid, sized } from "./item";
import { broken, widthOf } from "./measure";
import { type Rect, routed } from "./route";
import { type Heading, type Node, type Scene, STEP, type Way } from "./scene";

/** A side of a neighbourhood: what it is called, what is drawn of it, and how many more there are. */
export interface Side {
  words: string;
  items: Item[];
  more: string | null;
}
export interface Neighbourhood {
  centre: Item;
  above: Side;
  left: Side;
  right: Side;
  below: Side;
  links: Omit<Way, "points">[];
}

const GAP = 1.1;
const HEAD = 1.5;
const LANE = 3.4;
const NARROW = 640;

/** The neighbourhood at its places, at a width and a size of type. */
export function aroundScene(near: Neighbourhood, width: number, size: number): Scene {
  const whole = width / size;
  const { cells, headings, height } = width < NARROW ? stacked(near, whole) : crossed(near, whole);
  const nodes = cells.map(
    (cell): Node => ({
      thing: cell.item.thing,
      cell,
      size,
      theme: 0,
      x: cell.x * size,
      y: cell.y * size,
      w: cell.w * size,
      h: cell.h * size,
    }),
  );
  const placed = headings.map((one) => ({ ...one, x: one.x * size, y: one.y * size }));
  const avoid = placed.map(({ text, x, y }): Rect => ({ x, y: y - size, w: widthOf(text, "bold") * size, h: size * 1.4 }));
  const ends = nodes.map(({ thing, ...rect }) => ({ id: thing, ...rect }));
  const wires = near.links.map(({ source, target }, i) => ({ source, target, order: i }));
  const points = routed({ width, height: height * size, step: STEP * size, ends, avoid, frames: [] }, wires);
  const ways = near.links.map((link, i): Way => ({ ...link, points: points[i]! }));
  return { width, height: height * size, size, frames: [], bubbles: [], nodes, headings: placed, ways };
}

interface Sheet {
  cells: Laid[];
  headings: Heading[];
  height: number;
}

/** The thing at the left and all at its right in two columns, where nothing leads to it. */
function fanned(near: Neighbourhood, whole: number): Sheet {
  const wide = (whole - 2 * LANE) * 0.36;
  const narrow = whole - 2 * LANE - 2 * wide;
  const x = narrow + LANE;
  const half = Math.ceil(near.right.items.length / 2);
  const one = column({ ...near.right, items: near.right.items.slice(0, half) }, x, 0, wide);
  const other = column({ ...near.right, items: near.right.items.slice(half) }, x + wide + LANE, 0, wide);
  const tall = Math.max(one.height, other.height);
  const voices = row(near.above, 0, 0, narrow);
  const centre: Laid = { ...larger(near.centre, narrow), x: 0, y: 0 };
  centre.y = Math.max(voices.height + (voices.height ? 1.8 : 0), Math.min(6, (tall - centre.h) / 2), HEAD);
  const against = rows(near.below, 0, Math.max(tall, centre.y + centre.h) + 2.4, whole);
  return {
    cells: [centre, ...voices.cells, ...one.cells, ...other.cells, ...against.cells],
    headings: [...voices.headings, ...one.headings, ...against.headings],
    height: against.cells.length ? against.height : Math.max(tall, centre.y + centre.h) + 0.6,
  };
}

/** Three columns, and a row below. */
function crossed(near: Neighbourhood, whole: number): Sheet {
  if (near.centre.kind !== "claim" && !near.left.items.length && near.right.items.length > 3) return fanned(near, whole);
  const side = (whole - 2 * LANE) * 0.31;
  const middle = whole - 2 * LANE - 2 * side;
  const [x, right] = [side + LANE, side + 2 * LANE + middle];
  const voices = row(near.above, x, 0, middle);
  const centre: Laid = { ...larger(near.centre, middle), x, y: 0 };
  centre.x = x + (middle - centre.w) / 2;
  const grounds = column(near.left, 0, 0, side);
  const after = column(near.right, right, 0, side);
  const tall = Math.max(grounds.height, after.height);
  centre.y = Math.max(voices.height + (voices.height ? 1.8 : 0), Math.min(6, (tall - centre.h) / 2));
  const top = Math.max(tall, centre.y + centre.h) + 2.4;
  const against = rows(near.below, 0, top, whole);
  return {
    cells: [centre, ...voices.cells, ...grounds.cells, ...after.cells, ...against.cells],
    headings: [...voices.headings, ...grounds.headings, ...after.headings, ...against.headings],
    height: against.cells.length ? against.height : Math.max(tall, centre.y + centre.h) + 0.6,
  };
}

/** One below the other, where there is room for no more. */
function stacked(near: Neighbourhood, whole: number): Sheet {
  const width = whole - 2.4;
  const sheet: Sheet = { cells: [], headings: [], height: 0 };
  const add = ({ cells, headings, height }: Sheet) => {
    sheet.cells.push(...cells);
    sheet.headings.push(...headings);
    if (cells.length) sheet.height = height + 1.8;
  };
  add(row(near.above, 1.2, sheet.height, width));
  add(column(near.left, 1.2, sheet.height, width));
  const centre = { ...larger(near.centre, width), x: 1.2, y: sheet.height };
  add({ cells: [centre], headings: [], height: centre.y + centre.h });
  add(column(near.right, 1.2, sheet.height, width));
  add(column(near.below, 1.2, sheet.height, width));
  return { ...sheet, height: sheet.height - 1 };
}

const larger = (item: Item, width: number) => sized(item, item.kind === "claim" ? width : Math.min(width, 20));

function column(side: Side, x: number, top: number, width: number): Sheet {
  if (!side.items.length) return { cells: [], headings: [], height: top };
  const cells: Laid[] = [];
  let y = top + HEAD;
  for (const item of side.items) {
    const cell = { ...sized(item, width), x, y };
    cells.push(cell);
    y += cell.h + GAP;
  }
  return { cells, headings: headed(side, x, top, width), height: y - GAP };
}

/** Cards side by side, three in a row. */
function rows(side: Side, x: number, top: number, width: number): Sheet {
  if (!side.items.length) return { cells: [], headings: [], height: top };
  const wide = (width - 2 * LANE) / 3;
  const cells: Laid[] = [];
  let y = top + HEAD;
  for (let i = 0; i < side.items.length; i += 3) {
    const some = side.items.slice(i, i + 3).map((item, j) => ({ ...sized(item, wide), x: x + j * (wide + LANE), y }));
    const h = Math.max(...some.map((cell) => cell.h));
    cells.push(...some.map((cell) => ({ ...cell, h })));
    y += h + GAP * 1.6;
  }
  return { cells, headings: headed(side, x, top, width), height: y - GAP };
}

/** Pills in lines. */
function row(side: Side, left: number, top: number, width: number): Sheet {
  if (!side.items.length) return { cells: [], headings: [], height: top };
  const cells: Laid[] = [];
  let [x, y, tall] = [left, top + HEAD, 0];
  for (const item of side.items) {
    const pill = sized(item, Math.min(width, item.kind === "viewpoint" ? 16 : width));
    if (x > left && x + pill.w > left + width) [x, y, tall] = [left, y + tall + 0.7, 0];
    cells.push({ ...pill, x, y });
    x += pill.w + 0.9;
    tall = Math.max(tall, pill.h);
  }
  return { cells, headings: headed(side, left, top, width), height: y + tall };
}

function headed(side: Side, x: number, top: number, width: number): Heading[] {
  const text = side.more ? `${side.words} ${side.more}` : side.words;
  return [{ text: broken(text, width, "bold").lines[0] ?? text, x, y: top + 0.95, more: side.more !== null }];
}
