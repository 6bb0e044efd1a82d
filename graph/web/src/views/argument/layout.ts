// Where the boxes, the joints and the lines of an argument stand: dagre from left to right, a joint for every step.
import { layout as arrange, graphlib } from "@dagrejs/dagre";
import type { Part } from "../../graph/chains";
import type { Argument, Thing } from "../../graph/document";
import { gather } from "../../graph/gather";
import type { Graph } from "../../graph/graph";
import { local } from "../../graph/thing";
import { claimName } from "../../language/holding";
import type { Tongue } from "../../language/tongue";
import { cut, widthOf } from "../../parts/width";
import { wrap } from "../../parts/wrap";

export const BOX = 248;
export const PAD = 12;
export const LINE = 18;
export const SIZE = 14;
export const FOOT = 28;
const MARGIN = 24;

const LEAST = 160;

/** How wide boxes may be so that the whole is seen in the room that there is; the least, where it cannot be. */
export function boxWidth(graph: Graph, tongue: Tongue, part: Part, room: number): number {
  const bare = () => ({ who: "", flag: "" });
  const first = layout(graph, tongue, part, bare);
  const over = first.width - (room - 4);
  if (over <= 0) return BOX;
  const columns = new Set(first.boxes.map(({ x }) => Math.round(x / 40))).size;
  return Math.max(LEAST, Math.floor(BOX - over / columns) - 1);
}

/** Whether a part can be seen whole in the room that there is. */
export function fits(graph: Graph, tongue: Tongue, part: Part, room: number): boolean {
  const wide = boxWidth(graph, tongue, part, room);
  return wide > LEAST && layout(graph, tongue, part, () => ({ who: "", flag: "" }), wide).width <= room - 2;
}

export interface Place {
  x: number;
  y: number;
}
export interface Box extends Place {
  claim: Thing;
  lines: string[];
  who: string;
  flag: string;
  width: number;
  height: number;
}
export interface Joint extends Place {
  step: Argument;
  word: string;
  width: number;
  joint: boolean;
}
/** A part of a step: into its joint, or (last) on to its conclusion; back where a circle of claims leads it from right to left. */
export interface Line {
  step: Argument;
  points: Place[];
  last: boolean;
  back: boolean;
}
export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  joints: Joint[];
  lines: Line[];
}

/** The words that a box ends with: who holds the claim; a line of its own for what is weak about it. */
interface Said {
  who: string;
  flag: string;
}

export function layout(graph: Graph, tongue: Tongue, part: Part, said: (claim: Thing) => Said, wide = BOX): Layout {
  const plan = new graphlib.Graph();
  plan.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 38, edgesep: 10, marginx: MARGIN, marginy: MARGIN });
  plan.setDefaultEdgeLabel(() => ({}));
  const boxes = part.claims.map((claim) => boxOf(tongue, claim, said(claim), wide));
  for (const box of boxes) plan.setNode(box.claim, { width: wide, height: box.height });
  const drawn = new Set(part.claims);
  const joints = part.steps.map((step) => jointOf(graph, tongue, step));
  for (const { step, width } of joints) {
    plan.setNode(step.argument, { width, height: width > 12 ? 24 : 10 });
    const premises = (graph.premisesOf.get(step.argument) ?? []).filter((premise) => drawn.has(premise));
    const returning = premises.filter((premise) => returns(part, premise, step.conclusion));
    for (const premise of premises) join(plan, premise, step.argument, returning.includes(premise));
    join(plan, step.argument, step.conclusion, returning.length === premises.length);
  }
  arrange(plan);
  const at = (name: string): Place => pick(plan.node(name) as Place);
  const { width, height } = plan.graph() as { width: number; height: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map((box) => ({ ...box, ...at(box.claim) })),
    joints: joints.map((joint) => ({ ...joint, ...at(joint.step.argument) })),
    lines: tips(
      plan,
      joints.flatMap((joint) =>
        linesOf(
          plan,
          joint,
          (graph.premisesOf.get(joint.step.argument) ?? []).filter((premise) => drawn.has(premise)),
        ),
      ),
    ),
  };
}

/** Whether a step leads back, away from the root: it is laid out the other way round, so that the root stays at its end. */
const returns = ({ far, up }: Part, premise: Thing, conclusion: Thing): boolean =>
  up ? far.get(conclusion)! < far.get(premise)! : far.get(premise)! < far.get(conclusion)!;

const join = (plan: graphlib.Graph, from: string, to: string, turned: boolean): void => {
  plan.setEdge(turned ? to : from, turned ? from : to, {});
};

const pick = ({ x, y }: Place): Place => ({ x, y });

/** One line through a joint that nothing marks; else lines into it, and one out of it. */
function linesOf(plan: graphlib.Graph, { step, word, joint }: Joint, premises: Thing[]): Line[] {
  const out = route(plan, step.argument, step.conclusion);
  const into = premises.map((premise) => route(plan, premise, step.argument));
  const lineOf = (points: Place[], last: boolean): Line => ({ step, points, last, back: points[0]!.x > points[points.length - 1]!.x });
  if (!word && !joint && into[0]) return [lineOf([...into[0], ...out.slice(1)], true)];
  return [...into.map((one) => lineOf(one, false)), lineOf(out, true)];
}

/** From the right side of one to the left side of the next, past what stands between; what goes back keeps to dagre's way. */
function route(plan: graphlib.Graph, from: string, to: string): Place[] {
  const turned = !plan.hasEdge(from, to);
  const { points } = plan.edge(turned ? to : from, turned ? from : to) as { points: Place[] };
  if (turned) return [...points].reverse();
  const [a, b] = [plan.node(from) as Place & { width: number }, plan.node(to) as Place & { width: number }];
  if (a.x > b.x) return points;
  return [{ x: a.x + a.width / 2, y: a.y }, ...points.slice(2, -2), { x: b.x - b.width / 2, y: b.y }];
}

const APART = 15;

/** Tips that meet at one box stand apart, in the order in which their lines come. */
function tips(plan: graphlib.Graph, lines: Line[]): Line[] {
  const meeting = gather(
    lines.filter((one) => one.last && !one.back),
    (one) => one.step.conclusion,
  );
  for (const [claim, ends] of meeting) {
    const { height } = plan.node(claim) as { height: number };
    const apart = Math.min(APART, (height - 20) / ends.length);
    const coming = (one: Line) => one.points[one.points.length - 2]!.y;
    ends
      .sort((a, b) => coming(a) - coming(b))
      .forEach((one, i) => {
        const tip = one.points[one.points.length - 1]!;
        one.points[one.points.length - 1] = { x: tip.x, y: tip.y + (i - (ends.length - 1) / 2) * apart };
      });
  }
  return lines;
}

function boxOf(tongue: Tongue, claim: Thing, { who, flag }: Said, width: number): Box {
  const inner = width - 2 * PAD;
  const lines = wrap(claimName(tongue, claim, true), inner, 9, SIZE);
  return {
    claim,
    lines,
    x: 0,
    y: 0,
    width,
    who: cut(who, inner - 20, 14),
    flag: cut(flag, inner, 14, 600),
    height: PAD + lines.length * LINE + FOOT + (flag ? LINE : 0) + 4,
  };
}

/** A plain support of one ground needs no word; every other kind says what it is. */
function jointOf(graph: Graph, tongue: Tongue, step: Argument): Joint {
  const word = local(step.kind) === "supports" ? "" : tongue.name(step.kind);
  const joint = (graph.premisesOf.get(step.argument) ?? []).length > 1;
  return { step, word, joint, x: 0, y: 0, width: word ? Math.ceil(widthOf(word, 14, 600) * 1.04) + 18 : 10 };
}
