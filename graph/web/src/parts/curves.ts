// Lines through points, as the data of an SVG path.

interface Point {
  x: number;
  y: number;
}

const short = (n: number): number => Math.round(n * 1000) / 1000;
const told = (command: string, ...points: Point[]): string => command + points.map(({ x, y }) => `${short(x)},${short(y)}`).join(",");
const mix = (...parts: [number, Point][]): Point => ({
  x: parts.reduce((sum, [part, { x }]) => sum + part * x, 0),
  y: parts.reduce((sum, [part, { y }]) => sum + part * y, 0),
});

/** Straight from point to point. */
export const straight = (points: Point[]): string => points.map((point, i) => told(i ? "L" : "M", point)).join("");

/** From left to right through all points, level at each of them. */
export const level = (points: Point[]): string =>
  points
    .map((to, i) => {
      const from = points[i - 1];
      if (!from) return told("M", to);
      const half = (from.x + to.x) / 2;
      return told("C", { x: half, y: from.y }, { x: half, y: to.y }, to);
    })
    .join("");

/** A cubic B-spline: from the first to the last, drawn gently towards those between. */
export function spline(points: Point[]): string {
  const [first, second] = points;
  if (!first || !second || points.length === 2) return straight(points);
  const last = points[points.length - 1]!;
  const pieces = points.slice(1).map((b, i) => {
    const [a, c] = [points[i]!, points[i + 2] ?? last];
    return told("C", mix([2 / 3, a], [1 / 3, b]), mix([1 / 3, a], [2 / 3, b]), mix([1 / 6, a], [2 / 3, b], [1 / 6, c]));
  });
  return [told("M", first), told("L", mix([5 / 6, first], [1 / 6, second])), ...pieces, told("L", last)].join("");
}
