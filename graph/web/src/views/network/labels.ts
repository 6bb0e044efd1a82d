// Which names are written where: the weightiest first, each only where it covers no other name.
// Names keep their places while the picture is moved and are placed anew when it is zoomed, so boxes are measured from the plane's origin.
import type { Thing } from "../../graph/document";
import type { Spot } from "./near";

export interface Label {
  thing: Thing;
  lines: string[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  align: "left" | "right" | "center";
}

export interface Wanted {
  /** In the order in which they may take their places. */
  spots: Spot[];
  /** How many pixels one unit of the plane takes. */
  scale: number;
  most: number;
  /** The things as large as they are drawn, which names should not cover. */
  circles: Spot[];
  /** How large things are drawn with what marks them, in pixels. */
  radius: (spot: Spot) => number;
  /** Where names must lie, so that they are not cut off; null where the picture is larger than its frame anyway. */
  within: Box | null;
  /** Whether names should rather stand away from the middle than below. */
  outward: boolean;
  measure: (thing: Thing) => { lines: string[]; width: number };
}

export const LINE = 15;
const AIR = { x: 8, y: 3 };
const CELL = 96;

export function placed({ spots, scale, most, circles, radius, within, outward, measure }: Wanted): Label[] {
  const taken = new Cells();
  for (const spot of circles) {
    const [x, y, r] = [spot.x * scale, spot.y * scale, radius(spot)];
    taken.add({ left: x - r, right: x + r, top: y - r, bottom: y + r }, spot.thing);
  }
  const labels: Label[] = [];
  for (const spot of spots) {
    if (labels.length >= most) break;
    const { lines, width } = measure(spot.thing);
    const free = sides(spot, spot.x * scale, spot.y * scale, radius(spot) + 3, width, lines.length * LINE, outward).find(
      (box) => !taken.meets(box, spot.thing) && (!within || inside(box, within)),
    );
    if (!free) continue;
    taken.add({ left: free.left - AIR.x, right: free.right + AIR.x, top: free.top - AIR.y, bottom: free.bottom + AIR.y }, null);
    labels.push({ thing: spot.thing, lines, ...free });
  }
  return labels;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const inside = (box: Box, frame: Box): boolean =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
type Side = Box & { align: Label["align"] };

/** Below, on the outer side, on the inner side, above: in the order in which they are tried. */
function sides(spot: Spot, x: number, y: number, r: number, width: number, height: number, outward: boolean): Side[] {
  const below: Side = { left: x - width / 2, right: x + width / 2, top: y + r, bottom: y + r + height, align: "center" };
  const above: Side = { ...below, top: y - r - height, bottom: y - r };
  const right: Side = { left: x + r + 2, right: x + r + 2 + width, top: y - height / 2, bottom: y + height / 2, align: "left" };
  const left: Side = { left: x - r - 2 - width, right: x - r - 2, top: y - height / 2, bottom: y + height / 2, align: "right" };
  const [outer, inner] = spot.x < 0 ? [left, right] : [right, left];
  if (!outward || Math.abs(spot.x) < Math.abs(spot.y) / 4)
    return spot.y < 0 && outward ? [above, outer, inner, below] : [below, outer, inner, above];
  return [outer, inner, below, above];
}

/** Boxes by the squares that they lie in: who may be met is found without asking all. */
class Cells {
  private readonly cells = new Map<string, (Box & { owner: Thing | null })[]>();

  add(box: Box, owner: Thing | null): void {
    const held = { ...box, owner };
    for (const key of this.keys(box)) {
      const list = this.cells.get(key);
      if (list) list.push(held);
      else this.cells.set(key, [held]);
    }
  }

  meets(box: Box, owner: Thing): boolean {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) ?? [])
        if (other.owner !== owner && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)
          return true;
    return false;
  }

  private *keys({ left, right, top, bottom }: Box): Generator<string> {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) yield `${x},${y}`;
  }
}
