// Where the boxes, the joints and the lines of an argument stand: dagre from left to right, a joint for every step.
import dagre from "@dagrejs/dagre";
import type { Part } from "../../chains";
import { local, type Argument, type Graph, type Thing } from "../../document";
import { cut, widthOf } from "../../parts/width";
import { wrap } from "../../parts/wrap";
import type { Tongue } from "../../text";

export const BOX = 248;
export const PAD = 12;
export const LINE = 18;
export const SIZE = 13.5;
export const FOOT = 26;
const MARGIN = 12;

export interface Place { x: number; y: number }
export interface Box extends Place { claim: Thing; lines: string[]; who: string; flag: string; height: number }
export interface Joint extends Place { step: Argument; word: string; width: number; joint: boolean }
export interface Line { step: Argument; points: Place[]; last: boolean }
export interface Layout { width: number; height: number; boxes: Box[]; joints: Joint[]; lines: Line[] }

/** The words that a box ends with: who holds the claim; a line of its own for what is weak about it. */
interface Said { who: string; flag: string }

export function layout(graph: Graph, tongue: Tongue, part: Part, said: (claim: Thing) => Said): Layout {
  const plan = new dagre.graphlib.Graph();
  plan.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 22, edgesep: 10, marginx: MARGIN, marginy: MARGIN });
  plan.setDefaultEdgeLabel(() => ({}));
  const boxes = part.claims.map((claim) => boxOf(tongue, claim, said(claim)));
  for (const box of boxes) plan.setNode(box.claim, { width: BOX, height: box.height });
  const drawn = new Set(part.claims);
  const joints = part.steps.map((step) => jointOf(graph, tongue, step));
  for (const { step, width } of joints) {
    plan.setNode(step.argument, { width, height: width > 12 ? 24 : 10 });
    plan.setEdge(step.argument, step.conclusion);
    for (const premise of graph.premisesOf.get(step.argument) ?? []) if (drawn.has(premise)) plan.setEdge(premise, step.argument);
  }
  dagre.layout(plan);
  const at = (name: string): Place => plan.node(name) as Place;
  const { width, height } = plan.graph() as { width: number; height: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map((box) => ({ ...box, ...pick(at(box.claim)) })),
    joints: joints.map((joint) => ({ ...joint, ...pick(at(joint.step.argument)) })),
    lines: joints.flatMap(({ step }) => [
      ...(graph.premisesOf.get(step.argument) ?? []).filter((premise) => drawn.has(premise)).map((premise) => lineOf(plan, premise, step.argument, step, false)),
      lineOf(plan, step.argument, step.conclusion, step, true),
    ]),
  };
}

const pick = ({ x, y }: Place): Place => ({ x, y });

const lineOf = (plan: dagre.graphlib.Graph, from: string, to: string, step: Argument, last: boolean): Line => ({
  step,
  last,
  points: (plan.edge(from, to) as { points: Place[] }).points,
});

function boxOf(tongue: Tongue, claim: Thing, { who, flag }: Said): Box {
  const inner = BOX - 2 * PAD;
  const lines = wrap(tongue.name(claim), inner, 9, SIZE);
  return {
    claim, lines, x: 0, y: 0,
    who: cut(who, inner - 66, 12),
    flag: cut(flag, inner, 12, 600),
    height: PAD + lines.length * LINE + FOOT + (flag ? LINE : 0) + 4,
  };
}

/** A plain support of one ground needs no word; every other kind says what it is. */
function jointOf(graph: Graph, tongue: Tongue, step: Argument): Joint {
  const word = local(step.kind) === "supports" ? "" : tongue.name(step.kind);
  const joint = (graph.premisesOf.get(step.argument) ?? []).length > 1;
  return { step, word, joint, x: 0, y: 0, width: word ? Math.ceil(widthOf(word, 12, 600) * 1.04) + 18 : 10 };
}
