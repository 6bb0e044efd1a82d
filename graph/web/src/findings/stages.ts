// The stages of a story: bands behind a chart, and bars of their own on an axis of time.

import { yearOf } from "../graph/dates";
import type { Graph } from "../graph/graph";
import type { Tongue } from "../language/tongue";
import { type Charted, endOf } from "./charted";
import { wide } from "./measure";
import type { Rect, Room, Shape } from "./scene";
import { signed } from "./signed";
import { roman, WORDS } from "./words";

/** The bands, each with the longest of its labels that fits; its notes follow the label. */
export function bands(
  graph: Graph,
  tongue: Tongue,
  { chart, onStage }: Charted,
  x: (year: number) => number,
  { width, type }: Room,
  height: number,
): { shapes: Shape[]; labels: Rect[] } {
  const k = type / 14;
  const published = yearOf(graph.articles.find(({ article }) => article === chart.article)?.published ?? null);
  const labels: Rect[] = [];
  const shapes = chart.stages.flatMap((stage, i): Shape[] => {
    const left = x(stage.start_year!);
    const right = Math.min(x(endOf(stage, published)), width - 10 * k);
    const number = roman(stage.order ?? i + 1);
    const named = tongue.t(WORDS.stage, number);
    const signs = signed(onStage.get(stage.event) ?? [], type);
    const room = right - left - 8 * k - (signs.width ? signs.width + 6 * k : 0);
    const forms = stage.open_end ? [tongue.t(WORDS.to_present, named), tongue.t(WORDS.to_present, number), number] : [number];
    const words = forms.find((form) => wide(form, type) <= room) ?? (signs.width ? (forms.at(-1) ?? "") : "");
    const told = wide(words, type) + (signs.width ? signs.width + 6 * k : 0);
    const start = stage.open_end ? left + 9 * k : (left + right - told) / 2;
    labels.push({ x: start, y: 2 * k, width: told, height: 21 * k });
    return [
      { is: "box", x: left, y: 0, width: Math.max(right - left, 1), height, fill: i % 2 ? "raised" : "sunk" },
      {
        is: "link",
        to: stage.event,
        words: tongue.name(stage.event),
        hit: { x: left, y: 0, width: Math.max(right - left, 24 * k), height: 24 * k },
        shapes: [{ is: "text", x: start, y: 18 * k, words, size: type, ink: "quiet" }],
      },
      ...signs.at(start + told - signs.width, 18 * k),
    ];
  });
  return { shapes, labels };
}
