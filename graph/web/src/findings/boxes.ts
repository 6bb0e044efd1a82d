// Boxes of words, as high as their words are at a width; and the arrows between them.
import type { Thing } from "../graph/document";
import { lines, wide } from "./measure";
import type { Ink, Path, Shape } from "./scene";

export interface Boxed {
  width: number;
  height: number;
  at: (x: number, y: number) => Shape[];
}

export interface Look {
  type: number;
  weight?: number;
  serif?: boolean;
  stroke?: Ink;
  fill?: Ink;
  ink?: Ink;
  thick?: number;
  round?: number;
  /** Words at the left edge, not in the middle. */
  left?: boolean;
  lang?: string | undefined;
  pad?: number;
}

/** Words in a frame; a link where it stands for a thing. */
export function box(words: string, width: number, look: Look, to: Thing | null = null): Boxed {
  const { type, weight = 400, serif = false } = look;
  const pad = look.pad ?? type * 0.7;
  const found = lines(words, width - 2 * pad, type, weight, serif);
  const line = type * 1.32;
  const height = found.length * line + pad * 1.3;
  return {
    width,
    height,
    at: (x, y) => {
      const shapes: Shape[] = [
        {
          is: "box",
          x,
          y,
          width,
          height,
          round: look.round ?? type * 0.45,
          fill: look.fill ?? "raised",
          stroke: look.stroke ?? "edge",
          thick: look.thick ?? 1.4,
        },
        ...found.map(
          (text, i): Shape => ({
            is: "text",
            x: look.left ? x + pad : x + width / 2,
            y: y + pad * 0.65 + i * line + type,
            words: text,
            size: type,
            weight,
            serif,
            ink: look.ink ?? "ink",
            anchor: look.left ? "start" : "middle",
            lang: look.lang,
          }),
        ),
      ];
      return to ? [{ is: "link", to, words, hit: { x, y, width, height }, shapes }] : shapes;
    },
  };
}

/** Bare words in lines, a bar at their left where they are somebody's. */
export function prose(
  words: string,
  width: number,
  type: number,
  to: Thing | null,
  look: { serif?: boolean; bar?: boolean; weight?: number; ink?: Ink; lang?: string | undefined } = {},
): Boxed {
  const inset = look.bar ? type * 0.75 : 0;
  const found = lines(words, width - inset, type, look.weight ?? 400, look.serif);
  const line = type * 1.32;
  const height = found.length * line + type * 0.2;
  return {
    width,
    height,
    at: (x, y) => {
      const shapes: Shape[] = found.map((text, i) => ({
        is: "text",
        x: x + inset,
        y: y + i * line + type * 1.02,
        words: text,
        size: type,
        serif: !!look.serif,
        weight: look.weight ?? 400,
        ink: look.ink ?? "ink",
        lang: look.lang,
      }));
      if (look.bar) shapes.push({ is: "box", x, y, width: 2.5, height, fill: "edge" });
      return to ? [{ is: "link", to, words, hit: { x, y, width, height }, shapes }] : shapes;
    },
  };
}

/** Chips in rows. */
export function chips(list: { words: string; to: Thing }[], width: number, type: number): Boxed {
  const pad = type * 0.65;
  const row = type * 1.75;
  let [x, y] = [0, 0];
  const placed = list.map(({ words, to }) => {
    const whole = lines(words, width - 2 * pad, type);
    const own = Math.max(...whole.map((line) => wide(line, type))) + 2 * pad;
    const height = whole.length * type * 1.25 + type * 0.5;
    if (x > 0 && x + own > width) [x, y] = [0, y + row + type * 0.35];
    const at = { x, y, own, height, whole, words, to };
    x += own + type * 0.5;
    if (height > row) y += height - row;
    return at;
  });
  return {
    width,
    height: list.length ? y + row : 0,
    at: (left, top) =>
      placed.map(
        (one): Shape => ({
          is: "link",
          to: one.to,
          words: one.words,
          hit: { x: left + one.x, y: top + one.y, width: one.own, height: one.height },
          shapes: [
            {
              is: "box",
              x: left + one.x,
              y: top + one.y,
              width: one.own,
              height: one.height,
              round: type * 0.85,
              fill: "raised",
              stroke: "edge",
            },
            ...one.whole.map(
              (words, i): Shape => ({
                is: "text",
                x: left + one.x + pad,
                y: top + one.y + type * 1.18 + i * type * 1.25,
                words,
                size: type,
                ink: "ink",
              }),
            ),
          ],
        }),
      ),
  };
}

/** Boxes one under the other. */
export function stack(parts: Boxed[], gap: number): Boxed {
  const there = parts.filter(({ height }) => height > 0);
  const height = there.reduce((sum, one) => sum + one.height, 0) + Math.max(0, there.length - 1) * gap;
  return {
    width: Math.max(0, ...there.map(({ width }) => width)),
    height,
    at: (x, y) => {
      let top = y;
      return there.flatMap((one) => {
        const shapes = one.at(x, top);
        top += one.height + gap;
        return shapes;
      });
    },
  };
}

/** A frame around what is stacked in it. */
export function framed(inside: Boxed, pad: number, height = 0, look: { stroke?: Ink; fill?: Ink } = {}): Boxed {
  const whole = Math.max(inside.height + 2 * pad, height);
  const width = inside.width + 2 * pad;
  return {
    width,
    height: whole,
    at: (x, y) => [
      { is: "box", x, y, width, height: whole, round: 7, fill: look.fill ?? "raised", stroke: look.stroke ?? "edge", thick: 1.4 },
      ...inside.at(x + pad, y + pad),
    ],
  };
}

const r = (n: number): number => Math.round(n * 10) / 10;

/** A line from one place to another with a head at its end; bent where it is level at both. */
export function arrow(from: { x: number; y: number }, to: { x: number; y: number }, ink: Ink, dashed = false, size = 9): Path[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const end = { x: to.x - dx * size * 0.9, y: to.y - dy * size * 0.9 };
  const half = size * 0.48;
  const line: Path = { is: "path", d: `M${r(from.x)} ${r(from.y)}L${r(end.x)} ${r(end.y)}`, stroke: ink, thick: 1.8, fill: "none" };
  if (dashed) line.dash = "6 5";
  return [
    line,
    {
      is: "path",
      d: `M${r(to.x)} ${r(to.y)}L${r(to.x - dx * size - dy * half)} ${r(to.y - dy * size + dx * half)}L${r(to.x - dx * size + dy * half)} ${r(to.y - dy * size - dx * half)}Z`,
      fill: ink,
    },
  ];
}
