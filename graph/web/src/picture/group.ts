// Groups opened: their claims in the order of the text, one below the other, with brackets at the left from claim to claim.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import type { Family, Group, Picture } from "../graph/picture";
import { local } from "../graph/thing";
import { NAME, named, sorted } from "./box";
import { planned, type Room, type Shaped } from "./columns";
import { isolated, LINE, SMALL, TAG } from "./item";
import { broken, widthOf } from "./measure";
import type { Rect } from "./route";
import { framed, type Scene, type Titled, type Way } from "./scene";

/** A claim as a line of its group, in em. */
export interface Entry {
  thing: Thing;
  tag: string | null;
  lines: string[];
  place: string | null;
}
export interface PlacedEntry extends Entry, Rect {
  group: number;
  size: number;
  /** Where its words begin. */
  left: number;
}
export interface GroupScene extends Scene {
  entries: PlacedEntry[];
}
/** What a claim says: its words, what stands above them, its place. */
export type Told = (claim: Thing) => { text: string; rtl: boolean; tag: string | null; place: string | null };
export interface Tie {
  from: number;
  to: number;
  family: Family;
  stated: boolean;
  mutual: boolean;
  lane: number;
}
interface Sheet extends Shaped, Titled {
  entries: (Entry & { y: number; h: number })[];
  ties: Tie[];
  left: number;
  pad: number;
}

const LANE = 0.5;
const GAP = 0.5;
const DOT = 1.2;
const NARROW = 34;

/** Groups laid out for a room: `theme` of a frame is the number of its group. */
export function groupScene(
  picture: Picture,
  groups: Group[],
  graph: Graph,
  names: (group: Group) => { names: string[]; count: string },
  told: Told,
  room: Room,
): GroupScene {
  const sheet = {
    count: groups.length,
    box: (i: number, width: number, _more: number, narrow: boolean) =>
      opened(groups[i]!, picture, graph, names, told, width, narrow ? 0.4 : 0.85),
  };
  const plan = planned<Sheet>(sheet, room);
  const { size } = plan;
  const entries: PlacedEntry[] = [];
  const ways: Way[] = [];
  for (const box of plan.boxes) {
    const [x, y] = [box.x * size, box.y * size];
    const left = x + box.left * size;
    for (const { y: top, h, ...entry } of box.entries)
      entries.push({
        ...entry,
        group: box.theme,
        size,
        left,
        x: left - DOT * size,
        y: y + top * size,
        w: (box.w - box.left + DOT - box.pad) * size,
        h: h * size,
      });
    const middle = (i: number) => y + (box.entries[i]!.y + LINE * 0.5 + (box.entries[i]!.tag ? TAG * LINE : 0)) * size;
    for (const { from, to, lane, ...tie } of box.ties) {
      const [start, end] = [left - (DOT + 0.15) * size, left - (DOT + 0.6 + lane * LANE) * size];
      const points = [
        { x: start, y: middle(from) - 2 },
        { x: end, y: middle(from) - 2 },
        { x: end, y: middle(to) + 2 },
        { x: start, y: middle(to) + 2 },
      ];
      ways.push({ ...tie, weight: 1, source: box.entries[from]!.thing, target: box.entries[to]!.thing, points });
    }
  }
  return { ...framed(plan), nodes: [], bubbles: [], headings: [], ways, entries };
}

function opened(
  group: Group,
  picture: Picture,
  graph: Graph,
  names: (group: Group) => { names: string[]; count: string },
  told: Told,
  width: number,
  pad: number,
): Sheet {
  const claims = sorted([...group.claims], picture);
  const most = width < NARROW ? 6 : 12;
  const ties = laned(tiesIn(claims, graph)).filter(({ lane }) => lane < most);
  const lanes = Math.max(0, ...ties.map(({ lane }) => lane + 1));
  const left = pad + 0.6 + lanes * LANE + DOT;
  const { names: called, count } = names(group);
  const title = named(called, width - 2 * pad - widthOf(count, "plain") * NAME.small - 1);
  const head = 0.75 + title.length * NAME.line * NAME.size + 0.7;
  const entries: Sheet["entries"] = [];
  let y = head;
  for (const thing of claims) {
    const { text, rtl, tag, place } = told(thing);
    const room = width - left - pad - (place ? widthOf(place, "plain") * SMALL + 0.8 : 0);
    const { lines } = broken(text, room, "words");
    const h = lines.length * LINE + (tag ? TAG * LINE : 0);
    entries.push({ thing, tag, lines: lines.map((line) => isolated(line, rtl)), place, y, h });
    y += h + GAP;
  }
  const h = y - GAP + 0.85;
  return {
    theme: group.group,
    title,
    count,
    empty: false,
    w: width,
    h,
    gaps: 0,
    head,
    entries,
    ties,
    left,
    pad,
  };
}

/** The steps and tensions among some claims, by where these stand. */
export function tiesIn(claims: Thing[], graph: Graph): Omit<Tie, "lane">[] {
  const at = new Map(claims.map((claim, i) => [claim, i]));
  const found: Omit<Tie, "lane">[] = [];
  const known = new Set<string>();
  const add = (from: Thing, to: Thing, family: Family, stated: boolean, mutual: boolean) => {
    const [one, other] = [at.get(from), at.get(to)];
    if (one === undefined || other === undefined || one === other) return;
    const key = [Math.min(one, other), Math.max(one, other), family].join();
    if (known.has(key)) return;
    known.add(key);
    found.push({ from: one, to: other, family, stated, mutual });
  };
  for (const { one, other } of graph.tensions) add(one, other, "against", false, true);
  for (const { argument, conclusion, kind, side, basis } of graph.arguments) {
    const family = side === "open" || local(kind) === "restates" ? null : side;
    if (family)
      for (const premise of graph.premisesOf.get(argument) ?? []) add(premise, conclusion, family, local(basis) === "explicit", false);
  }
  return found;
}

/** Each in the first lane in which no other is beside it, the short ones nearest. */
function laned(ties: Omit<Tie, "lane">[]): Tie[] {
  const lanes: [number, number][][] = [];
  const span = ({ from, to }: Omit<Tie, "lane">): [number, number] => [Math.min(from, to), Math.max(from, to)];
  return [...ties]
    .sort((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from || a.to - b.to)
    .map((tie) => {
      const [low, high] = span(tie);
      let lane = lanes.findIndex((taken) => taken.every(([from, to]) => high < from || to < low));
      if (lane < 0) lane = lanes.push([]) - 1;
      lanes[lane]!.push([low, high]);
      return { ...tie, lane };
    });
}
