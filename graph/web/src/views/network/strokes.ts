// The links of a sight as lines on the plane, and how they are drawn: all of one look in one stroke of the pen, which keeps
// a thousand things fluid where a line at a time does not (measured: 45 frames a second with vis-network's own edges, 60 so).
import type { Edge, Thing } from "../../document";
import { FAMILIES, familyOf, type Family } from "./kinds";
import type { Sight, Spot } from "./near";
import type { Palette } from "./palette";

export interface Line { edge: Edge; family: Family; x1: number; y1: number; x2: number; y2: number; from: number; to: number }
export interface Box { left: number; top: number; right: number; bottom: number }

/** How far apart two links between the same things run. */
const APART = 5;

export function linesOf(sight: Sight): Line[] {
  const spots = new Map(sight.spots.map((spot) => [spot.thing, spot]));
  const times = new Map<string, number>();
  return sight.edges.map((edge) => {
    const [a, b] = [spots.get(edge.source)!, spots.get(edge.target)!];
    const pair = edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const number = times.get(pair) ?? 0;
    times.set(pair, number + 1);
    return line(edge, a, b, number * APART);
  });
}

function line(edge: Edge, a: Spot, b: Spot, aside: number): Line {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const [x, y] = [(-dy / length) * aside, (dx / length) * aside];
  return { edge, family: familyOf(edge.kind), x1: a.x + x, y1: a.y + y, x2: b.x + x, y2: b.y + y, from: a.size, to: b.size };
}

/** The line from rim to rim and the two other corners of its arrow's head, in units of the plane; null where there is no room for it. */
export function trimmed(line: Line, size: (units: number) => number, head: number) {
  const [dx, dy] = [line.x2 - line.x1, line.y2 - line.y1];
  const length = Math.hypot(dx, dy);
  const [from, to] = [size(line.from), size(line.to)];
  if (length <= from + to) return null;
  const [ux, uy] = [dx / length, dy / length];
  const [x2, y2] = [line.x2 - ux * to, line.y2 - uy * to];
  const corner = (side: number) => ({ x: x2 - ux * head - uy * head * 0.42 * side, y: y2 - uy * head + ux * head * 0.42 * side });
  return { x1: line.x1 + ux * from, y1: line.y1 + uy * from, x2, y2, left: corner(1), right: corner(-1) };
}

export interface Pen { context: CanvasRenderingContext2D; colours: Palette; scale: number; view: Box; size: (units: number) => number; arrows: boolean }

export const touches = (line: Line, thing: Thing): boolean => line.edge.source === thing || line.edge.target === thing;

/** Draws lines, the quiet families first. */
export function draw(lines: Line[], pen: Pen, heavier = 1): void {
  for (const family of [...FAMILIES].reverse()) {
    const own = lines.filter((line) => line.family === family && meets(line, pen.view));
    if (own.length) drawFamily(own, family, pen, heavier);
  }
}

function drawFamily(lines: Line[], { stroke }: Family, { context, colours, scale, size, arrows }: Pen, heavier: number): void {
  const heads = new Path2D();
  context.beginPath();
  for (const line of lines) {
    const at = trimmed(line, size, 8 / scale);
    if (!at) continue;
    context.moveTo(at.x1, at.y1);
    context.lineTo(at.x2, at.y2);
    if (!stroke.arrow && !arrows) continue;
    heads.moveTo(at.x2, at.y2);
    heads.lineTo(at.left.x, at.left.y);
    heads.lineTo(at.right.x, at.right.y);
    heads.closePath();
  }
  context.strokeStyle = context.fillStyle = colours[stroke.colour]!;
  context.lineWidth = (stroke.width * heavier) / scale;
  context.setLineDash(stroke.dashes.map((dash) => dash / scale));
  context.stroke();
  context.setLineDash([]);
  context.fill(heads);
}

const meets = (line: Line, { left, right, top, bottom }: Box): boolean =>
  Math.min(line.x1, line.x2) < right && Math.max(line.x1, line.x2) > left && Math.min(line.y1, line.y2) < bottom && Math.max(line.y1, line.y2) > top;

/** How far a point is from a line. */
export function distance(line: Line, { x, y }: { x: number; y: number }): number {
  const [dx, dy] = [line.x2 - line.x1, line.y2 - line.y1];
  const along = Math.max(0, Math.min(1, ((x - line.x1) * dx + (y - line.y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - line.x1 - along * dx, y - line.y1 - along * dy);
}
