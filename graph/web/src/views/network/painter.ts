// Draws a picture on a canvas as a camera sees it: lines, things, names. The same strokes go to the screen and to the still that is
// moved about while the reader drags.
import type { Thing } from "../../graph/document";
import { cut, widthOf } from "../../parts/width";
import { wrap } from "../../parts/wrap";
import { KINDS, outline } from "./kinds";
import { type Box, type Label, LINE, placed } from "./labels";
import type { Spot } from "./near";
import { palette } from "./palette";
import type { Picture } from "./picture";
import { draw } from "./strokes";
import type { Point } from "./vis";

export const TYPE = 12.5;
const SHAPES = new Map(KINDS.map((kind) => [kind as string, new Path2D(outline(kind))]));

export interface Names {
  lang: string;
  of: (thing: Thing) => string;
}

/** How a plane is seen: how many pixels a unit of it takes, where its origin lies in the frame, how large the frame is. */
export interface Camera {
  scale: number;
  origin: Point;
  width: number;
  height: number;
}
export const seen = ({ scale, origin, width, height }: Camera): Box => ({
  left: -origin.x / scale,
  top: -origin.y / scale,
  right: (width - origin.x) / scale,
  bottom: (height - origin.y) / scale,
});
export const inFrame = ({ scale, origin }: Camera, { x, y }: Point): Point => ({ x: x * scale + origin.x, y: y * scale + origin.y });

/** How large a thing is drawn, in pixels: it shrinks less than the plane, so that it can be seen from afar. */
export const radius = (size: number, scale: number): number => size * Math.max(0.26, Math.min(1.2, scale ** 0.75));
export const markRadius = (size: number, scale: number): number => radius(size, scale) * 1.3 + 4;
/** Near enough for arrows on quiet links too. */
export const arrowsAt = (scale: number): boolean => scale > 0.75;

export class Painter {
  colours = palette();
  labels: Label[] = [];
  placings = 0;
  /** How wide a name may be before it is broken. */
  wide = 150;
  /** How the plane is seen where all of it is in the frame. */
  fitted: Camera = { scale: 1, origin: { x: 0, y: 0 }, width: 0, height: 0 };
  private names: Names = { lang: "", of: (thing) => thing };
  private words = new Map<Thing, { lines: string[]; width: number }>();
  private placedFor: number | null = null;

  constructor(private readonly picture: Picture) {}

  speak(names: Names): void {
    this.names = names;
    this.anew(true);
  }

  /** Names are placed anew when next they are drawn, and measured anew where the things or the words have changed. */
  anew(others: boolean): void {
    this.placedFor = null;
    if (others) this.words.clear();
  }

  /** Draws the links; the context's units are the plane's. */
  lines(context: CanvasRenderingContext2D, camera: Camera): void {
    const { scale } = camera;
    const { groups, behind } = this.picture;
    const pen = {
      context,
      colours: this.colours,
      scale,
      view: seen(camera),
      size: (units: number) => radius(units, scale) / scale,
      arrows: arrowsAt(scale),
    };
    context.save();
    draw(groups.back, pen, behind);
    draw(groups.front, { ...pen, arrows: true }, null);
    context.restore();
  }

  /** Draws a thing; the context's units are the plane's. */
  thing(context: CanvasRenderingContext2D, { thing, kind, x, y, size }: Spot, scale: number): void {
    const reach = radius(size, scale) / scale;
    const shape = SHAPES.get(kind) ?? SHAPES.get("claim")!;
    context.save();
    context.globalAlpha = this.picture.strength(thing);
    context.translate(x, y);
    context.scale(reach, reach);
    context.fillStyle = this.colours[`--${kind}`] ?? this.colours["--quiet"]!;
    context.strokeStyle = this.colours["--paper"]!;
    context.lineWidth = 1.2 / (reach * scale);
    context.fill(shape);
    context.stroke(shape);
    context.restore();
  }

  /** Draws the names, and the ring around the chosen thing; the context's units are the frame's pixels. */
  over(context: CanvasRenderingContext2D, camera: Camera): void {
    this.place(camera.scale);
    context.save();
    this.mark(context, camera);
    const { origin, width, height } = camera;
    Object.assign(context, {
      font: `${TYPE}px ${this.colours.font}`,
      textBaseline: "middle",
      lineJoin: "round",
      lineWidth: 3.5,
      strokeStyle: this.colours["--paper"],
      fillStyle: this.colours["--ink"],
    });
    for (const label of this.labels) {
      const [left, right, top] = [label.left + origin.x, label.right + origin.x, label.top + origin.y];
      if (right < 0 || left > width || label.bottom + origin.y < 0 || top > height) continue;
      context.textAlign = label.align;
      const x = label.align === "left" ? left : label.align === "right" ? right : (left + right) / 2;
      for (const [i, text] of label.lines.entries()) context.strokeText(text, x, top + LINE * (i + 0.5));
      for (const [i, text] of label.lines.entries()) context.fillText(text, x, top + LINE * (i + 0.5));
    }
    context.restore();
  }

  private mark(context: CanvasRenderingContext2D, camera: Camera): void {
    const { chosen } = this.picture;
    if (!chosen) return;
    const { x, y } = inFrame(camera, chosen);
    context.beginPath();
    context.arc(x, y, markRadius(chosen.size, camera.scale), 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = this.colours["--accent"]!;
    context.stroke();
  }

  private place(scale: number): void {
    if (scale === this.placedFor) return;
    this.placedFor = scale;
    this.placings++;
    const { chosen, lit, near, ranked } = this.picture;
    const mine = chosen ? [chosen, ...ranked.filter((spot) => spot !== chosen && lit.has(spot.thing))] : [];
    // Of the whole, claims are named from near only: they are long.
    const others = chosen && !near ? [] : ranked.filter((spot) => !lit.has(spot.thing) && (near || spot.kind !== "claim" || scale > 0.9));
    const { origin, width, height, scale: fitted } = this.fitted;
    const within =
      scale <= fitted * 1.01 ? { left: 4 - origin.x, right: width - origin.x - 4, top: 4 - origin.y, bottom: height - origin.y - 4 } : null;
    this.labels = placed({
      spots: [...mine, ...others],
      scale,
      most: near ? ranked.length : Math.round(40 * Math.max(1, scale / fitted) ** 1.6),
      outward: near,
      within,
      // Names keep off what is large, and in a neighbourhood off everything; small dots of the whole may lie under a name.
      circles: near ? ranked : ranked.slice(0, 80),
      radius: (spot) => (spot === chosen ? markRadius(spot.size, scale) + 1 : radius(spot.size, scale)),
      measure: (thing) => this.measure(thing),
    });
  }

  private measure(thing: Thing): { lines: string[]; width: number } {
    let found = this.words.get(thing);
    if (!found) {
      const more = this.picture.sight.more.get(thing)?.length;
      const lines = [
        ...wrap(this.names.of(thing), this.wide, this.wide < 120 ? 3 : 2, TYPE),
        ...(more ? [cut(`+${more}`, this.wide, TYPE)] : []),
      ];
      found = { lines, width: Math.max(...lines.map((text) => widthOf(text, TYPE))) };
      this.words.set(thing, found);
    }
    return found;
  }
}
