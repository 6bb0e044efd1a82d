// How boxes fill a window: as many columns as suit it, in the order of the text, in the largest type at which all of it fits.

/** Something that can be laid out at a width, in em, with so much more between its rows. */
export interface Sheet<B extends Shaped> {
  count: number;
  box: (index: number, width: number, more: number, narrow: boolean) => B;
}
export interface Shaped {
  w: number;
  h: number;
  /** How many gaps it has that can grow. */
  gaps: number;
}
export type At<B> = B & { x: number; y: number };
export interface Plan<B> {
  /** Pixels that an em takes. */
  size: number;
  /** In em. */
  boxes: At<B>[];
  width: number;
  height: number;
  columns: number;
}
export interface Room {
  width: number;
  height: number;
  /** The largest size of type, and the smallest. */
  from: number;
  to: number;
  /** Where nothing fits at the smallest: the size at which the picture grows higher than its window. */
  calm: number;
  /** How narrow a column may be where there are several, in em. */
  least: number;
}

const NARROW = 600;
const MIDDLE = 900;
const BEST = 32;
const STEP = 0.25;
const GAPS = { column: 3, box: 1.2, side: 0.9 };
const SPARE = { row: 1.6, box: 2.2 };

/** The plan for a room. */
export function planned<B extends Shaped>(sheet: Sheet<B>, room: Room): Plan<B> {
  for (let size = room.from; size >= room.to; size -= STEP) {
    const fitting = tried(sheet, room, size).filter(({ tall }) => tall * size <= room.height);
    const best = fitting.sort((a, b) => Math.abs(a.width - BEST) - Math.abs(b.width - BEST) || a.tall - b.tall)[0];
    if (best) return filled(sheet, room, size, best);
  }
  const best = tried(sheet, room, room.calm).sort((a, b) => a.tall - b.tall)[0]!;
  return filled(sheet, room, room.calm, best);
}

/** Whether all of it fits into a room in its smallest type. */
export const fits = <B extends Shaped>(sheet: Sheet<B>, room: Room): boolean =>
  tried(sheet, room, room.to).some(({ tall }) => tall * room.to <= room.height);

interface Try<B> {
  columns: number[][];
  width: number;
  tall: number;
  boxes: B[];
}

function tried<B extends Shaped>(sheet: Sheet<B>, room: Room, size: number): Try<B>[] {
  const most = room.width < NARROW ? 1 : room.width < MIDDLE ? 2 : 4;
  const whole = room.width / size - 2 * sideOf(room);
  const found: Try<B>[] = [];
  for (let k = 1; k <= Math.min(most, sheet.count); k++) {
    const width = (whole - (k - 1) * GAPS.column) / k;
    if (k > 1 && width < room.least) break;
    const boxes = Array.from({ length: sheet.count }, (_, i) => sheet.box(i, width, 0, room.width < NARROW));
    const columns = shared(boxes, k, gapOf(room));
    found.push({ columns, width, boxes, tall: Math.max(...columns.map((column) => height(column, boxes, gapOf(room)))) });
  }
  return found;
}

const gapOf = (room: Room): number => (room.width < NARROW ? 0.7 : GAPS.box);
const sideOf = (room: Room): number => (room.width < NARROW ? 0.1 : GAPS.side);
const height = (column: number[], boxes: Shaped[], gap: number): number =>
  column.reduce((sum, i) => sum + boxes[i]!.h, 0) + gap * Math.max(0, column.length - 1);

/** Boxes in their order shared among columns so that the tallest is lowest. */
function shared(boxes: Shaped[], k: number, gap: number): number[][] {
  const all = boxes.map((_, i) => i);
  if (k === 1) return [all];
  let best: number[][] = [all];
  let least = Number.POSITIVE_INFINITY;
  for (let first = 1; first <= all.length - k + 1; first++) {
    const rest = shared(boxes.slice(first), k - 1, gap).map((column) => column.map((i) => i + first));
    const columns = [all.slice(0, first), ...rest];
    const tall = Math.max(...columns.map((column) => height(column, boxes, gap)));
    if (tall < least) [best, least] = [columns, tall];
  }
  return best;
}

/** The boxes at their places: spare height goes to their rows, then between them. */
function filled<B extends Shaped>(sheet: Sheet<B>, room: Room, size: number, { columns, width, tall }: Try<B>): Plan<B> {
  const whole = Math.max(tall, Math.min(room.height / size, tall + 6));
  const narrow = room.width < NARROW;
  const gap = gapOf(room);
  const boxes: At<B>[] = [];
  let bottom = 0;
  for (const [i, column] of columns.entries()) {
    const plain = column.map((at) => sheet.box(at, width, 0, narrow));
    const spare = whole - plain.reduce((sum, box) => sum + box.h, 0) - gap * (column.length - 1);
    const gaps = plain.reduce((sum, box) => sum + box.gaps, 0);
    const more = narrow ? 0 : Math.max(0, Math.min(SPARE.row, spare / Math.max(1, gaps)));
    const left = spare - more * gaps;
    const between = gap + (narrow ? 0 : Math.max(0, Math.min(SPARE.box, left / Math.max(1, column.length - 1))));
    let y = 0;
    for (const at of column) {
      const box = sheet.box(at, width, more, narrow);
      boxes.push({ ...box, x: sideOf(room) + i * (width + GAPS.column), y });
      y += box.h + between;
    }
    bottom = Math.max(bottom, y - between);
  }
  return { size, boxes, width: room.width, height: bottom * size, columns: columns.length };
}
