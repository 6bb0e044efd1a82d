// The links of a sight as lines on the plane, and how they are drawn: all of one look in one stroke of the pen, which keeps
// a thousand things fluid where a line at a time does not (measured: 45 frames a second with vis-network's own edges, 60 so).
import type { Edge, Thing } from "../../graph/document";
import { FAMILIES, type Family, familyOf } from "./kinds";
import type { Box } from "./labels";
import type { Sight, Spot } from "./near";
import type { Palette } from "./palette";

export interface Line {
  edge: Edge;
  family: Family;
  faint: boolean;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  from: number;
  to: number;
}

/** How far apart two links between the same things run. */
const APART = 5;
/** A thing with more links than this would draw a grey fan over all else: its quiet links are faint until it is chosen. */
const CROWD = 30;

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
  const family = familyOf(edge.kind, edge.standing);
  return {
    edge,
    family,
    faint: !family.stroke.arrow && Math.max(a.degree, b.degree) > CROWD,
    x1: a.x + x,
    y1: a.y + y,
    x2: b.x + x,
    y2: b.y + y,
    from: a.size,
    to: b.size,
  };
}

/** The line from rim to rim, in units of the plane; null where there is no room for it. */
export function trimmed(line: Line, size: (units: number) => number) {
  const [dx, dy] = [line.x2 - line.x1, line.y2 - line.y1];
  const length = Math.hypot(dx, dy);
  const [from, to] = [size(line.from), size(line.to)];
  if (length <= from + to) return null;
  const [ux, uy] = [dx / length, dy / length];
  return { x1: line.x1 + ux * from, y1: line.y1 + uy * from, x2: line.x2 - ux * to, y2: line.y2 - uy * to, ux, uy };
}

/** The corners of an arrow's head that ends where the line does. */
export function headOf({ x2, y2, ux, uy }: { x2: number; y2: number; ux: number; uy: number }, long: number) {
  const half = long * 0.42;
  return [
    { x: x2, y: y2 },
    { x: x2 - ux * long - uy * half, y: y2 - uy * long + ux * half },
    { x: x2 - ux * long + uy * half, y: y2 - uy * long - ux * half },
  ] as const;
}

export interface Pen {
  context: CanvasRenderingContext2D;
  colours: Palette;
  scale: number;
  view: Box;
  size: (units: number) => number;
  arrows: boolean;
}

export const touches = (line: Line, thing: Thing): boolean => line.edge.source === thing || line.edge.target === thing;

/** Lines of one look. */
export interface Group {
  family: Family;
  faint: boolean;
  lines: Line[];
}

/** Lines by their look, the quiet ones first. */
export function grouped(lines: Line[]): Group[] {
  return [...FAMILIES]
    .reverse()
    .flatMap((family) =>
      [true, false].map((faint) => ({ family, faint, lines: lines.filter((line) => line.family === family && line.faint === faint) })),
    )
    .filter((group) => group.lines.length);
}

/** Draws lines in strokes of one look each, so strong; without a strength they stand out, also those that are faint by themselves. */
export function draw(groups: Group[], pen: Pen, strength: number | null): void {
  for (const { family, faint, lines } of groups) {
    pen.context.globalAlpha = strength === null ? 1 : faint ? Math.min(FAINT, strength) : strength;
    drawFamily(lines, family, pen, strength === null ? 1.4 : 1);
  }
  pen.context.globalAlpha = 1;
}
export const FAINT = 0.28;
/** How long an arrow's head is, in pixels: seen from afar it is smaller, and lines are thinner. */
export const headAt = (scale: number): number => 8 * weightAt(scale);
export const weightAt = (scale: number): number => Math.max(0.5, Math.min(1, 0.3 + scale * 1.6));

function drawFamily(lines: Line[], { stroke }: Family, { context, colours, scale, view, size, arrows }: Pen, heavier: number): void {
  const heads = new Path2D();
  context.beginPath();
  for (const line of lines) {
    if (!meets(line, view)) continue;
    const at = trimmed(line, size);
    if (!at) continue;
    context.moveTo(at.x1, at.y1);
    context.lineTo(at.x2, at.y2);
    if (!stroke.arrow && !arrows) continue;
    const [tip, left, right] = headOf(at, headAt(scale) / scale);
    heads.moveTo(tip.x, tip.y);
    heads.lineTo(left.x, left.y);
    heads.lineTo(right.x, right.y);
    heads.closePath();
  }
  context.strokeStyle = context.fillStyle = colours[stroke.colour]!;
  context.lineWidth = (stroke.width * heavier * weightAt(scale)) / scale;
  context.setLineDash(stroke.dashes.map((dash) => dash / scale));
  context.stroke();
  context.setLineDash([]);
  context.fill(heads);
}

/** Whether a line may be in sight. */
export const meets = (line: Line, { left, right, top, bottom }: Box): boolean =>
  Math.min(line.x1, line.x2) < right &&
  Math.max(line.x1, line.x2) > left &&
  Math.min(line.y1, line.y2) < bottom &&
  Math.max(line.y1, line.y2) > top;

/** How far a point is from a line. */
export function distance(line: Line, { x, y }: { x: number; y: number }): number {
  const [dx, dy] = [line.x2 - line.x1, line.y2 - line.y1];
  const along = Math.max(0, Math.min(1, ((x - line.x1) * dx + (y - line.y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - line.x1 - along * dx, y - line.y1 - along * dy);
}
