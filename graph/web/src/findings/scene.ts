// What a picture is made of: text, boxes, paths, signs and links at measured places; the page draws it, and files are written of it.
import type { Thing } from "../graph/document";

/** The colours by what they are for: the page takes them from its theme, files have the light ones. */
export type Ink =
  | "paper"
  | "raised"
  | "sunk"
  | "ink"
  | "quiet"
  | "edge"
  | "hair"
  | "accent"
  | "accent-ground"
  | "second"
  | "conclusion"
  | "doubt"
  | "doubt-ground"
  | "against"
  | "against-ground";

export type Mark = "doubt" | "contradiction" | "conclusion";

export interface Text {
  is: "text";
  x: number;
  y: number;
  words: string;
  size: number;
  weight?: number;
  ink?: Ink;
  serif?: boolean;
  anchor?: "start" | "middle" | "end";
  /** That the ground shows around the letters, so that a line behind them does not touch them. */
  halo?: boolean;
  /** The language of the words, where it is not that of the page. */
  lang?: string | undefined;
}
export interface Box {
  is: "box";
  x: number;
  y: number;
  width: number;
  height: number;
  round?: number;
  fill?: Ink | "none";
  stroke?: Ink;
  thick?: number;
}
export interface Path {
  is: "path";
  d: string;
  stroke?: Ink;
  fill?: Ink | "none";
  thick?: number;
  dash?: string;
  /** What kind of line it is, for whoever looks for it; and what it says when it is pointed at. */
  kind?: string;
  says?: string;
}
/** A ring round what a note of the curator doubts. */
export interface Ring {
  is: "ring";
  x: number;
  y: number;
  radius: number;
  ink: Ink;
  of: Thing;
}
export interface Sign {
  is: "sign";
  mark: Mark;
  x: number;
  y: number;
  size: number;
}
/** Shapes that lead somewhere; `hit` is where they can be pointed at. */
export interface Link {
  is: "link";
  to: Thing;
  words: string;
  hit: Rect;
  shapes: Shape[];
}
export type Shape = Text | Box | Path | Ring | Sign | Link;

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Scene {
  width: number;
  height: number;
  /** What it shows, in words. */
  label: string;
  shapes: Shape[];
}

/** How a picture is drawn: how wide, in which size of type, and how high if it can choose. */
export interface Room {
  width: number;
  type: number;
  height?: number;
  /** That it must not be higher, even where labels meet. */
  strict?: boolean;
}

export const meets = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;

/** How much of each other two places cover. */
export const shared = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** A scene moved to another place, as shapes of a larger one. */
export const moved = (shapes: Shape[], dx: number, dy: number): Shape[] => shapes.map((shape) => shift(shape, dx, dy));

function shift(shape: Shape, dx: number, dy: number): Shape {
  if (shape.is === "path") return { ...shape, d: shiftPath(shape.d, dx, dy) };
  if (shape.is === "link")
    return {
      ...shape,
      hit: { ...shape.hit, x: shape.hit.x + dx, y: shape.hit.y + dy },
      shapes: shape.shapes.map((one) => shift(one, dx, dy)),
    };
  return { ...shape, x: shape.x + dx, y: shape.y + dy };
}

/** Moves a path of absolute commands whose numbers go by pairs (M, L, C, Z). */
function shiftPath(d: string, dx: number, dy: number): string {
  let second = true;
  return d.replace(/-?\d+(\.\d+)?/g, (number) => {
    second = !second;
    return String(Math.round((Number(number) + (second ? dy : dx)) * 100) / 100);
  });
}
