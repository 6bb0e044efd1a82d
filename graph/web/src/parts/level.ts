// Things beside a column: each level with what it belongs to as far as there is room, none on another.

export interface Wanted {
  /** Where it should begin. */
  at: number;
  height: number;
}

/**
 * Where each begins. The one in focus stands where it belongs, and those before and after give way to it; only where those before it need
 * more room than there is below the least place, it gives way itself.
 */
export function level(items: readonly Wanted[], focus: number, gap: number, least = 0): number[] {
  const places = items.map(({ at }) => at);
  const anchor = focus >= 0 && focus < items.length ? focus : 0;
  const above = items.slice(0, anchor).reduce((sum, { height }) => sum + height + gap, least);
  if (items.length) places[anchor] = Math.max(places[anchor]!, above);
  for (let i = anchor - 1; i >= 0; i--) places[i] = Math.min(places[i]!, places[i + 1]! - gap - items[i]!.height);
  let next = least;
  for (const [i, { height }] of items.entries()) {
    places[i] = Math.max(places[i]!, next);
    next = places[i]! + height + gap;
  }
  return places;
}
