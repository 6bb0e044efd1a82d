// The argument around what an article comes to: its conclusion above, what is brought for and against it beneath.
import { attacks, inferred } from "../graph/chains";
import type { Argument, Thing } from "../graph/document";
import { ending } from "../graph/ending";
import type { Graph } from "../graph/graph";
import { type Numbered, Numbers } from "../graph/noted";
import { serious } from "../graph/series";
import { claimName } from "../language/holding";
import type { Tongue } from "../language/tongue";
import { arrow, type Boxed, box } from "./boxes";
import { claimWords, langOf } from "./claims";
import { nameOf, type Picture, placesOfClaims } from "./picture";
import type { Room, Scene, Shape } from "./scene";
import { signed } from "./signed";
import { WORDS } from "./words";

const MOST = 3;
const NARROW = 400;

interface Ground {
  claim: Thing;
  step: Argument;
}

/** Grounds and objections of one conclusion, those stated in the text first. */
function grounds(graph: Graph, conclusion: Thing): Ground[] {
  const steps = (graph.argumentsTo.get(conclusion) ?? []).filter(({ side }) => side !== "open");
  const found = steps.flatMap((step) => (graph.premisesOf.get(step.argument) ?? []).map((claim) => ({ claim, step })));
  const once = found.filter(({ claim }, i) => found.findIndex((other) => other.claim === claim) === i);
  const weight = ({ step }: Ground) => Number(inferred(step)) * 2;
  const [against, towards] = [once.filter(({ step }) => attacks(step)), once.filter(({ step }) => !attacks(step))];
  const first = (list: Ground[]) => list.sort((a, b) => weight(a) - weight(b));
  const kept = first(against).slice(0, 1);
  return [...first(towards).slice(0, MOST - kept.length), ...kept];
}

/** What the picture shows, by what the article comes to. */
const TITLES = {
  conclusion: WORDS.comes_to,
  finding: WORDS.comes_to,
  last: WORDS.last_says,
  final: WORDS.final_says,
  so_far: WORDS.so_far_says,
};

export function aroundPicture(graph: Graph, tongue: Tongue, article: Thing, conclusions: Thing[]): Picture {
  const reasoned = conclusions.filter((claim) => grounds(graph, claim).length);
  const conclusion = (reasoned.length ? reasoned : conclusions)[0]!;
  const found = grounds(graph, conclusion);
  const numbers = new Numbers();
  const claims = [conclusion, ...found.map(({ claim }) => claim)];
  const on = new Map(claims.map((claim) => [claim, numbers.of(serious(graph.notesOn.get(claim) ?? []))]));
  const title = tongue.t(TITLES[ending(graph, article).name]);
  return {
    key: nameOf(conclusion),
    article,
    title,
    full: claimName(tongue, conclusion),
    subtitle: tongue.t(found.length ? WORDS.around : WORDS.alone),
    draw: (room) => aroundScene(graph, tongue, conclusion, found, on, room),
    notes: numbers.all,
    claims,
    places: placesOfClaims(graph, claims),
    sources: [],
  };
}

function aroundScene(graph: Graph, tongue: Tongue, conclusion: Thing, found: Ground[], on: Map<Thing, Numbered[]>, room: Room): Scene {
  const { width, type } = room;
  const k = type / 14;
  const upright = width < NARROW * k || found.length === 1;
  const gap = 14 * k;
  const head = noted(
    box(
      claimWords(graph, tongue, conclusion),
      Math.min(width - 2, 560 * k),
      { type: type * 1.06, weight: 650, stroke: "conclusion", fill: "accent-ground", thick: 2, lang: langOf(tongue, conclusion) },
      conclusion,
    ),
    on.get(conclusion) ?? [],
    type,
  );
  const each = upright ? width - 24 * k : (width - 2 - gap * (found.length - 1)) / Math.max(found.length, 1);
  const boxes = found.map(({ claim, step }) =>
    noted(
      box(
        claimWords(graph, tongue, claim, true),
        each,
        { type, stroke: attacks(step) ? "against" : "edge", lang: langOf(tongue, claim) },
        claim,
      ),
      on.get(claim) ?? [],
      type,
    ),
  );
  const x = (width - head.width) / 2;
  const shapes: Shape[] = head.at(x, 1);
  const space = 54 * k;
  let y = 1 + head.height + space;
  for (const [i, made] of boxes.entries()) {
    const { step } = found[i]!;
    const ink = attacks(step) ? ("against" as const) : ("ink" as const);
    const left = upright ? 22 * k : 1 + i * (each + gap);
    const top = upright ? y : 1 + head.height + space;
    shapes.push(...made.at(left, top));
    const words = tongue.t(attacks(step) ? WORDS.against : WORDS.for);
    if (upright) {
      shapes.push(...arrow({ x: 10 * k, y: top + made.height / 2 }, { x: 10 * k, y: 1 + head.height + 3 }, ink, inferred(step), 9 * k));
      shapes.push({
        is: "path",
        d: `M${10 * k} ${top + made.height / 2}L${left} ${top + made.height / 2}`,
        stroke: ink,
        thick: 1.8,
        fill: "none",
      });
      shapes.push({ is: "text", x: left, y: top - 8 * k, words, size: type, ink: ink === "ink" ? "quiet" : ink });
    } else {
      const from = { x: left + each / 2, y: top };
      const to = { x: x + (head.width * (i + 1)) / (boxes.length + 1), y: 1 + head.height + 3 };
      shapes.push(...arrow(from, to, ink, inferred(step), 9 * k));
      shapes.push({ is: "text", x: left, y: top - 8 * k, words, size: type, ink: ink === "ink" ? "quiet" : ink });
    }
    y += made.height + (upright ? 34 * k : 0);
  }
  const bottom = boxes.length
    ? upright
      ? y - 34 * k
      : 1 + head.height + space + Math.max(...boxes.map(({ height }) => height))
    : 1 + head.height;
  return { width, height: bottom + 2, label: claimName(tongue, conclusion), shapes };
}

/** A box with its signs under its words, at its right. */
export function noted(made: Boxed, notes: Numbered[], type: number): Boxed {
  const signs = signed(notes, type);
  if (!signs.width) return made;
  return {
    width: made.width,
    height: made.height + type * 1.5,
    at: (x, y) => {
      const shapes = made.at(x, y).map((shape) => higher(shape, type * 1.5));
      return [...shapes, ...signs.at(x + made.width - signs.width - type * 0.7, y + made.height + type * 0.75)];
    },
  };
}

/** The frame of a box, and where it can be pointed at, higher by so much. */
function higher(shape: Shape, by: number): Shape {
  if (shape.is === "box") return { ...shape, height: shape.height + by };
  if (shape.is === "link")
    return { ...shape, hit: { ...shape.hit, height: shape.hit.height + by }, shapes: shape.shapes.map((one) => higher(one, by)) };
  return shape;
}
