// How links are drawn: a line with round corners, an arrow where it supports, a bar where it speaks against; dashed where the curator inferred it.
import type { JSX } from "preact";
import type { Point } from "./route";
import type { Way } from "./scene";

const ROUND = 8;
const HEAD = 8;
const BAR = 6;

/** A way as an SVG path. */
export function pathOf(points: Point[], round = ROUND): string {
  const drawn = points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before) return `M${at(point)}`;
    if (!after) return `L${at(point)}`;
    const r = Math.min(round, length(before, point) / 2, length(point, after) / 2);
    return `L${at(towards(point, before, r))}Q${at(point)} ${at(towards(point, after, r))}`;
  });
  return drawn.join("");
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
const length = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
function towards(from: Point, to: Point, by: number): Point {
  const whole = length(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / whole, y: from.y + ((to.y - from.y) * by) / whole };
}

/** A way with its ends; `lit` tells whether it is among what is pointed at. */
export function Line({ way, lit }: { way: Way; lit: boolean }): JSX.Element | null {
  const { points, family, stated, mutual, weight } = way;
  if (!points || points.length < 2) return null;
  const width = weight > 1 ? Math.min(5, 1.4 + weight * 0.35) : stated && family !== "says" ? 2.2 : 1.3;
  const [end, before] = [points.at(-1)!, points.at(-2)!];
  const shown = family === "for" ? [...points.slice(0, -1), towards(end, before, HEAD - 1)] : points;
  return (
    <g
      class={`link ${family}${stated || family === "says" ? "" : " inferred"}${lit ? "" : " dim"}`}
      data-from={way.source}
      data-to={way.target}
    >
      <path class="halo" d={pathOf(points)} />
      <path class="stem" d={pathOf(shown)} stroke-width={width} />
      {family === "for" && <path class="head" d={arrow(before, end)} />}
      {family === "for" && mutual && <path class="head" d={arrow(points[1]!, points[0]!)} />}
      {family === "against" && <path class="bar" d={bar(before, end)} />}
      {family === "against" && mutual && <path class="bar" d={bar(points[1]!, points[0]!)} />}
    </g>
  );
}

function arrow(from: Point, to: Point): string {
  const base = towards(to, from, HEAD);
  const [dx, dy] = across(from, to, HEAD * 0.48);
  return `M${at(to)}L${at({ x: base.x + dx, y: base.y + dy })}L${at({ x: base.x - dx, y: base.y - dy })}Z`;
}

function bar(from: Point, to: Point): string {
  const base = towards(to, from, 2.5);
  const [dx, dy] = across(from, to, BAR);
  return `M${at({ x: base.x + dx, y: base.y + dy })}L${at({ x: base.x - dx, y: base.y - dy })}`;
}

function across(from: Point, to: Point, by: number): [number, number] {
  const whole = length(from, to) || 1;
  return [(-(to.y - from.y) / whole) * by, ((to.x - from.x) / whole) * by];
}
