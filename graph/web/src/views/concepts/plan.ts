// The map of concepts laid out: fields within fields, as large as the claims about them; what cannot be named whole is counted instead.
import { type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify } from "d3-hierarchy";
import type { Thing } from "../../graph/document";
import type { Scheme } from "../../graph/scheme";
import { wrap } from "../../parts/wrap";

export interface Field {
  concept: Thing;
  children: Field[];
  hidden: number;
}
export type Drawn = HierarchyRectangularNode<Field>;
/** What a concept is called, and the number of claims that stands with its name. */
export type Called = (concept: Thing) => { name: string; number: string };

export const HEAD = 28;
export const SIZE = 14;
export const LINE = 17;
const EDGE = 6;
/** How much room a field has on average; one with less than the least would not hold its name, and is counted instead. */
const [ROOM, LEAST] = [20_000, 7_000];
/** A field that could hold so many of the least shows what is narrower, as deep as it goes. */
const SEVERAL = 5;
/** With more fields than these, only the branches are drawn. */
const MOST = 400;
/** Names run across: fields are laid out in a space pressed together sideways, and come out wide. */
const STRETCH = 2;
/** The room beside a name on one line: of its edges, and of the way into the field. */
const [BESIDE, WAY] = [18, 54];
/** How often it is laid out anew without what could not be named. */
const ROUNDS = 8;

/** What is left out: fields that cannot be named, and those in which nothing narrower is shown since no room is left for their own name. */
interface Left {
  out: Set<Thing>;
  closed: Set<Thing>;
}

/** The map of these branches at a width; a field says its name whole, but those of the branches themselves in the worst case. */
export function arrange(held: Scheme, roots: Thing[], width: number, called: Called): Drawn {
  const left: Left = { out: new Set(), closed: new Set() };
  const grown = growing(held, roots);
  const all = summed(grown(0, left));
  const least = Math.ceil((LEAST * all.value!) / (all.leaves().length * ROOM));
  const first = summed(grown(least, left));
  const leaves = first.leaves().length;
  const height = (leaves * ROOM) / width + ((first.descendants().length - leaves) * HEAD) / 2.5;
  for (let round = 0; ; round++) {
    const root = summed(grown(least, left)).sort((a, b) => b.value! - a.value!);
    // What is left out takes its area along: the others stay as large as they were.
    const drawn = placed(root, width, Math.max(160, Math.ceil((height * root.value!) / first.value!)));
    const wrong = drawn.descendants().filter((one) => one.depth > 0 && !isNamed(one, called(one.data.concept)));
    if (round === ROUNDS || !wrong.filter((one) => leave(one, left)).length) return drawn;
  }

  function summed(whole: Field) {
    return hierarchy(whole).sum(({ concept, children }) =>
      concept === "" ? 0 : Math.max(1, (children.length ? held.own : held.total).get(concept) ?? 0),
    );
  }
}

/** Leave out a field that cannot be named, or what is in it; whether there was anything to leave out. */
function leave({ depth, data: { concept, children } }: Drawn, { out, closed }: Left): boolean {
  const into = children.length ? closed : out;
  if (into === out && depth === 1) return false;
  into.add(concept);
  return true;
}

/**
 * Two levels of all branches, and more where there is room for their names: the others are a number that leads there. A concept stands once, under the first of what is broader; its area is the claims about it and all that is narrower.
 */
function growing(held: Scheme, roots: Thing[]): (least: number, left: Left) => Field {
  const total = (concept: Thing): number => held.total.get(concept) ?? 0;
  const levels = roots.reduce((sum, one) => sum + held.narrower(one).length, 0) > MOST ? 1 : 2;
  return (least, { out, closed }) => {
    const placed = new Set<Thing>(roots);
    const grow = (concept: Thing, depth: number): Field => {
      const narrower = held.narrower(concept).filter((one) => !placed.has(one));
      const small = narrower.filter((one) => total(one) < least);
      const deep = depth >= levels && (!least || levels === 1 || total(concept) < SEVERAL * least);
      const large = small.length > 1 ? narrower.filter((one) => total(one) >= least) : narrower;
      const shown = deep || closed.has(concept) ? [] : large.filter((one) => !out.has(one));
      for (const one of shown) placed.add(one);
      return { concept, children: shown.map((one) => grow(one, depth + 1)), hidden: narrower.length - shown.length };
    };
    return { concept: "", children: roots.map((one) => grow(one, 1)), hidden: 0 };
  };
}

function placed(root: ReturnType<typeof hierarchy<Field>>, width: number, height: number): Drawn {
  const side = (one: { depth: number }) => (one.depth ? EDGE / STRETCH : 0);
  const drawn = treemap<Field>()
    .size([width / STRETCH, height])
    .tile(treemapSquarify.ratio(1.2))
    .paddingInner(5)
    .paddingTop((one) => (one.depth ? HEAD : 0))
    .paddingLeft(side)
    .paddingRight(side)
    .paddingBottom((one) => (one.depth ? EDGE : 0))(root);
  drawn.each((one) => {
    [one.x0, one.x1] = [Math.round(one.x0 * STRETCH), Math.round(one.x1 * STRETCH)];
    [one.y0, one.y1] = [Math.round(one.y0), Math.round(one.y1)];
  });
  return drawn;
}

/** How many lines of a name a field holds, above its number and its way in. */
const linesIn = ({ y0, y1, data: { hidden } }: Drawn, number: string): number =>
  Math.floor((y1 - y0 - 12 - (number || hidden ? LINE : 0)) / LINE);

/** The lines of a field's name: one above what is in it, else as many as there is room for. */
export function linesOf(field: Drawn, { name, number }: ReturnType<Called>): string[] {
  const width = field.x1 - field.x0;
  if (field.data.children.length) return wrap(`${name}  ${number}`, width - 48, 1, SIZE, 600);
  const most = Math.max(1, linesIn(field, number));
  return wrap(name, width - (field.data.hidden && most === 1 ? WAY : BESIDE), most, SIZE);
}

/** Whether it says its name whole, with one word broken at most. */
function isNamed(field: Drawn, called: ReturnType<Called>): boolean {
  const { name, number } = called;
  const width = field.x1 - field.x0;
  if (field.data.children.length) return wrap(`${name}  ${number}`, width - 48, Number.POSITIVE_INFINITY, SIZE, 600).length === 1;
  const most = linesIn(field, number);
  if (most < 1) return false;
  const lines = wrap(name, width - (field.data.hidden && most === 1 ? WAY : BESIDE), Number.POSITIVE_INFINITY, SIZE);
  return lines.length <= most && lines.filter((line) => line.endsWith("-")).length < 2;
}
