// Where an arrow key leads: to the nearest thing in its direction.
import type { Rect } from "../../picture/route";

const WAYS: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const ASIDE = 2.2;

/** The id of the nearest, or null where a key leads nowhere. */
export function nearest<S extends Rect & { id: string }>(from: S, all: readonly S[], key: string): string | null {
  const way = WAYS[key];
  if (!way) return null;
  const [dx, dy] = way;
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const one of all) {
    if (one.id === from.id) continue;
    const [x, y] = [middle(one.x, one.w) - middle(from.x, from.w), middle(one.y, one.h) - middle(from.y, from.h)];
    const along = x * dx + y * dy;
    const gap = dx ? apart(one.x, one.w, from.x, from.w) : apart(one.y, one.h, from.y, from.h);
    const aside = dx ? apart(one.y, one.h, from.y, from.h) : apart(one.x, one.w, from.x, from.w);
    if (along <= 1) continue;
    const far = gap + aside * ASIDE + (Math.abs(x) + Math.abs(y)) * 0.05;
    if (far < least) [best, least] = [one.id, far];
  }
  return best;
}

const middle = (start: number, length: number): number => start + length / 2;
const apart = (a: number, wide: number, b: number, broad: number): number => Math.max(0, a - b - broad, b - a - wide);
