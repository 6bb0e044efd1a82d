// Places for labels: each beside its point, where it meets no other label, no point, and as few lines as can be.
import { meets, type Rect, shared } from "./scene";

export interface Point {
  x: number;
  y: number;
}

/** What is to be placed: how large it is, and beside which point. */
export interface Wanted {
  width: number;
  height: number;
  point: Point;
  /** Where it would rather stand. */
  above: boolean;
}

export interface Ground {
  /** Within what labels must lie. */
  within: Rect;
  /** What they must not meet: rings and signs. */
  taken: Rect[];
  /** Lines that they had better not cross. */
  lines: [Point, Point][];
}

/** Where labels stand; `clash` is how much of them lies over another, `crossed` how many lines run through them. */
export interface Placed {
  places: Rect[];
  clash: number;
  crossed: number;
}

/** The best place for each label, one after the other. */
export function place(wanted: Wanted[], { within, taken, lines }: Ground, gap: number): Placed {
  const places: Rect[] = [];
  let [clash, crossed] = [0, 0];
  for (const one of wanted) {
    const best = candidates(one, within, gap)
      .map((rect) => ({ rect, cost: cost(rect, one, [...places, ...taken], lines, gap) }))
      .reduce((a, b) => (b.cost < a.cost ? b : a));
    clash += [...places, ...taken].reduce((sum, other) => sum + shared(best.rect, other), 0);
    crossed += lines.filter(([from, to]) => crosses(best.rect, from, to)).length;
    places.push(best.rect);
  }
  return { places, clash, crossed };
}

function candidates({ width, height, point, above }: Wanted, within: Rect, gap: number): Rect[] {
  const right = within.x + within.width;
  const clamp = (x: number) => Math.max(within.x, Math.min(x, right - width));
  const xs = [point.x - gap, point.x - width + gap, point.x - width / 2, point.x + gap * 1.4, point.x - width - gap * 1.4].map(clamp);
  const up = [0, 1, 2].map((step) => point.y - gap - height - step * height * 0.5);
  const down = [0, 1, 2].map((step) => point.y + gap + step * height * 0.5);
  const beside = [point.y - height / 2];
  const ys = above ? [...up, ...down, ...beside] : [...down, ...up, ...beside];
  const all = ys.flatMap((y) => xs.map((x) => ({ x, y, width, height })));
  const inside = all.filter(({ y }) => y >= within.y && y + height <= within.y + within.height);
  return inside.length ? inside : all.map((rect) => ({ ...rect, y: Math.max(within.y, rect.y) }));
}

function cost(rect: Rect, { point, above }: Wanted, taken: Rect[], lines: [Point, Point][], gap: number): number {
  const covered = taken.reduce((sum, other) => sum + (meets(rect, other, 2) ? 1e4 + shared(rect, other) * 10 : 0), 0);
  const own = meets(rect, { x: point.x - gap * 0.7, y: point.y - gap * 0.7, width: gap * 1.4, height: gap * 1.4 }) ? 5e3 : 0;
  const crossed = lines.filter(([from, to]) => crosses(rect, from, to)).length * 900;
  const far = Math.hypot(rect.x + rect.width / 2 - point.x, (rect.y + rect.height / 2 - point.y) * 2);
  return covered + own + crossed + far + (above === rect.y < point.y ? 0 : 60);
}

/** Whether a line passes through a place. */
function crosses({ x, y, width, height }: Rect, from: Point, to: Point): boolean {
  for (let i = 0; i <= 24; i++) {
    const [px, py] = [from.x + ((to.x - from.x) * i) / 24, from.y + ((to.y - from.y) * i) / 24];
    if (px > x - 2 && px < x + width + 2 && py > y - 2 && py < y + height + 2) return true;
  }
  return false;
}
