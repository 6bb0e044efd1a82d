// The picture of the whole argument: the parts of the article one under the other, arcs beside them for the steps from one to another.

import { claimWords } from "../../findings/claims";
import { lines, wide } from "../../findings/measure";
import { meets, type Path, type Rect, type Scene, type Shape } from "../../findings/scene";
import type { Thing } from "../../graph/document";
import { isConclusion } from "../../graph/ending";
import type { Graph } from "../../graph/graph";
import type { Flow, Group, Grouped } from "../../graph/groups";
import type { Tongue } from "../../language/tongue";
import { WORDS } from "./words";

const TYPE = 14;
const LINE = 18;
const PAD = 10;
const GAP = 8;

/** Where lines leave and reach something: its right side, and the height of its middle. */
interface Port {
  y: number;
  of: string;
}

export function flowScene(graph: Graph, tongue: Tongue, { groups, flows }: Grouped, open: string | null, width: number): Scene {
  const left = Math.min(Math.max(width * 0.56, 190), open ? 560 : 400);
  const ports = new Map<string, Port>();
  const shapes: Shape[] = [];
  let y = 2;
  for (const group of groups) {
    const made = groupShapes(graph, tongue, group, open === group.key, left, y, ports);
    shapes.push(...made.shapes);
    y += made.height + GAP;
  }
  const order = new Map([...ports.keys()].map((key, i) => [key, i]));
  const arcs = flows.filter(({ from, to }) => ports.has(from) && ports.has(to)).sort((a, b) => total(a) - total(b));
  const opened = new Set(groups.find(({ key }) => key === open)?.claims);
  const drawn = arcs.map((flow) => arc(tongue, graph, groups, flow, ports, order, left, width, opened));
  const label = `${tongue.t(WORDS.map)}: ${groups.map((group) => nameOf(tongue, group)).join(", ")}`;
  return { width, height: y, label, shapes: [...drawn.flatMap(({ shapes: own }) => own), ...shapes, ...counts(drawn)] };
}

const total = ({ stated, inferred }: Flow): number => stated + inferred;

export const nameOf = (tongue: Tongue, { section }: Group): string =>
  section.thing ? tongue.heading(section.thing).text : tongue.t("paragraph", section.paragraph ?? 0);

/** The box of a group; opened, with its claims under its name, each a port of its own. */
function groupShapes(
  graph: Graph,
  tongue: Tongue,
  group: Group,
  open: boolean,
  width: number,
  top: number,
  ports: Map<string, Port>,
): { shapes: Shape[]; height: number } {
  const inner = width - 2 * PAD;
  const name = lines(`${open ? "▾" : "▸"} ${nameOf(tongue, group)}`, inner, TYPE, 650);
  const told = lines(
    `${tongue.count("n_claims", group.claims.length)}${group.inside && !open ? `, ${tongue.count(WORDS.inside, group.inside)}` : ""}`,
    inner,
    TYPE,
  );
  const head = (name.length + told.length) * LINE;
  const inside: Shape[] = [];
  let y = top + PAD + head + (open ? 6 : 0);
  for (const claim of open ? group.claims : []) {
    const words = lines(claimWords(graph, tongue, claim, true), inner - 16, TYPE);
    const height = words.length * LINE;
    const concluded = isConclusion(graph, claim);
    inside.push({
      is: "link",
      to: claim,
      words: words.join(" "),
      hit: { x: PAD / 2, y: y - 2, width: width - PAD, height: Math.max(height + 4, 24) },
      shapes: [
        concluded
          ? { is: "sign", mark: "conclusion", x: PAD + 4, y: y + 10, size: 12 }
          : { is: "box", x: PAD + 1, y: y + 7, width: 6, height: 6, round: 3, fill: "quiet" },
        ...words.map((line, i): Shape => ({ is: "text", x: PAD + 16, y: y + 14 + i * LINE, words: line, size: TYPE, ink: "ink" })),
      ],
    });
    ports.set(claim, { y: y + height / 2, of: group.key });
    y += height + 6;
  }
  const height = y - top + PAD - (open ? 6 : 0);
  if (!open) ports.set(group.key, { y: top + height / 2, of: group.key });
  const text = (words: string, i: number, bold: boolean): Shape => ({
    is: "text",
    x: PAD,
    y: top + PAD + TYPE * 0.95 + i * LINE,
    words,
    size: TYPE,
    weight: bold ? 650 : 400,
    ink: bold ? "ink" : "quiet",
  });
  return {
    height,
    shapes: [
      { is: "box", x: 1, y: top, width: width - 2, height, round: 6, fill: open ? "paper" : "raised", stroke: open ? "accent" : "edge" },
      {
        is: "link",
        to: `group:${group.key}`,
        words: `${nameOf(tongue, group)}, ${told.join(" ")}`,
        hit: { x: 1, y: top, width: width - 2, height: open ? PAD + head : height },
        shapes: [...name.map((words, i) => text(words, i, true)), ...told.map((words, i) => text(words, name.length + i, false))],
      },
      ...inside,
    ],
  };
}

interface Arc {
  shapes: Path[];
  count: number;
  apex: { x: number; y: number };
  attack: boolean;
}

/** An arc: wider the more steps it stands for, dashed where all of them are inferred, red where they attack. */
function arc(
  tongue: Tongue,
  graph: Graph,
  groups: Group[],
  flow: Flow,
  ports: Map<string, Port>,
  order: Map<string, number>,
  left: number,
  width: number,
  opened: Set<Thing>,
): Arc {
  const [from, to] = [ports.get(flow.from)!, ports.get(flow.to)!];
  const far = Math.abs(order.get(flow.from)! - order.get(flow.to)!) / Math.max(order.size - 1, 1);
  const bulge = 20 + (width - left - 50) * far ** 0.7;
  const near = opened.size === 0 || opened.has(flow.from) || opened.has(flow.to);
  const ink = flow.attack ? "against" : near && opened.size ? "ink" : "edge";
  const [y1, y2] = [from.y - 4, to.y + 4];
  const thick = Math.min(1 + Math.sqrt(total(flow)) * 0.7, 5);
  const bend = left + bulge * 1.33;
  const says = [
    `${calledOf(tongue, graph, groups, flow.from)} → ${calledOf(tongue, graph, groups, flow.to)}`,
    tongue.t(WORDS.flow, tongue.count("n_steps", total(flow)), flow.stated, flow.inferred),
  ].join(": ");
  const kind = `flow ${flow.attack ? "attack" : "support"} ${flow.stated ? "explicit" : "inferred"}`;
  return {
    count: total(flow),
    attack: flow.attack,
    apex: { x: left + bulge, y: (y1 + y2) / 2 },
    shapes: [
      {
        is: "path",
        d: `M${left} ${y1}C${bend} ${y1} ${bend} ${y2} ${left + 6} ${y2}`,
        stroke: ink,
        thick: near ? thick : 1,
        fill: "none",
        kind,
        says,
        ...(flow.stated ? {} : { dash: "5 4" }),
      },
      { is: "path", d: `M${left} ${y2}L${left + 9} ${y2 - 4.5}L${left + 9} ${y2 + 4.5}Z`, fill: ink },
    ],
  };
}

function calledOf(tongue: Tongue, graph: Graph, groups: Group[], key: string): string {
  const group = groups.find((one) => one.key === key);
  return group ? nameOf(tongue, group) : claimWords(graph, tongue, key);
}

/** The numbers of the widest arcs at their turn, as far as none meets another. */
function counts(arcs: Arc[]): Shape[] {
  const placed: Rect[] = [];
  return [...arcs].reverse().flatMap(({ count, apex, attack }): Shape[] => {
    if (count < 2) return [];
    const words = String(count);
    const across = wide(words, TYPE, 600) + 8;
    const rect = { x: apex.x - across / 2, y: apex.y - 10, width: across, height: 20 };
    if (placed.some((other) => meets(rect, other, 2))) return [];
    placed.push(rect);
    return [
      { is: "box", ...rect, round: 9, fill: "paper", stroke: attack ? "against" : "edge", thick: 1 },
      { is: "text", x: apex.x, y: apex.y + 5, words, size: TYPE, weight: 600, anchor: "middle", ink: attack ? "against" : "ink" },
    ];
  });
}
