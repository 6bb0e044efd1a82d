// Draws a picture on a canvas as a camera sees it: lines, things, names. The same strokes go to the screen and to the still that is
// moved about while the reader drags.
import type { Thing } from "../../graph/document";
import { KINDS } from "../../language/kinds";
import { cut, widthOf } from "../../parts/width";
import { wrap } from "../../parts/wrap";
import { type Camera, inFrame, seen } from "./camera";
import { outline } from "./kinds";
import { type Label, LINE, placed } from "./labels";
import type { Spot } from "./near";
import { palette } from "./palette";
import type { Picture } from "./picture";
import { arrowsAt, markRadius, radius, TYPE } from "./sizes";
import { draw } from "./strokes";

const SHAPES = new Map(KINDS.map((kind) => [kind as string, new Path2D(outline(kind))]));

export interface Names {
  lang: string;
  of: (thing: Thing) => string;
}

export class Painter {
  colours = palette();
  labels: Label[] = [];
  /** How the plane is seen where all of it is in the frame. */
  fitted: Camera = { scale: 1, origin: { x: 0, y: 0 }, width: 0, height: 0 };
  private wide = 150;
  private names: Names = { lang: "", of: (thing) => thing };
  private words = new Map<Thing, { lines: string[]; width: number }>();
  private placedFor: number | null = null;

  constructor(private readonly picture: Picture) {}

  /** Names are told otherwise from now on. */
  speak(names: Names): void {
    this.names = names;
    this.words.clear();
    this.anew();
  }

  /** Other things are shown, all of which fit into the frame so. */
  show(fitted: Camera, wide: number): void {
    this.fitted = fitted;
    this.wide = wide;
    this.words.clear();
    this.anew();
  }

  /** Names are placed anew when next they are drawn. */
  anew(): void {
    this.placedFor = null;
  }

  /** Draws all of it as a camera sees it, on a canvas of so many dots a pixel. */
  paint(context: CanvasRenderingContext2D, camera: Camera, ratio: number): void {
    const { scale, origin } = camera;
    const view = seen(camera);
    context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * origin.x, ratio * origin.y);
    this.lines(context, camera);
    for (const spot of this.picture.sight.spots) {
      const reach = (1.4 * radius(spot.size, scale)) / scale;
      const out = spot.x + reach < view.left || spot.x - reach > view.right || spot.y + reach < view.top || spot.y - reach > view.bottom;
      if (!out) this.thing(context, spot, scale);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.over(context, camera);
  }

  /** Draws the links; the context's units are the plane's. */
  private lines(context: CanvasRenderingContext2D, camera: Camera): void {
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
  private thing(context: CanvasRenderingContext2D, { thing, kind, x, y, size }: Spot, scale: number): void {
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
  private over(context: CanvasRenderingContext2D, camera: Camera): void {
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
