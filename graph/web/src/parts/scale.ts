// A linear scale: where a number lies on a line, and the round numbers to mark the line by.

type Pair = readonly [number, number];

/** Maps a span of numbers onto a stretch; where the span is a single number, that lies in the middle. */
export const linear =
  ([from, to]: Pair, [start, end]: Pair) =>
  (value: number): number =>
    start + (end - start) * (to === from ? 0.5 : (value - from) / (to - from));

const [TEN, FIVE, TWO] = [Math.sqrt(50), Math.sqrt(10), Math.sqrt(2)];

/** Round numbers within a span, about so many: ones, twos, fives or tens of a power of ten. In the direction of the span. */
export function ticks([from, to]: Pair, about: number): number[] {
  if (from === to) return [from];
  if (to < from) return ticks([to, from], about).reverse();
  const power = Math.floor(Math.log10((to - from) / about));
  const error = (to - from) / about / 10 ** power;
  const factor = error >= TEN ? 10 : error >= FIVE ? 5 : error >= TWO ? 2 : 1;
  // Below one, a division by a whole number is exact where a multiplication by a fraction is not.
  const of = (i: number) => (power < 0 ? i / (10 ** -power / factor) : i * 10 ** power * factor);
  const found: number[] = [];
  for (let i = Math.ceil(from / of(1)); of(i) <= to; i++) found.push(of(i));
  return found;
}
