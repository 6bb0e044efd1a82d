// What is no number under a chart: a status as a level line as long as it stays, on the same axis of time.
import type { Graph } from "../graph/graph";
import { dateOf, points, type Series } from "../graph/series";
import type { Tongue } from "../language/tongue";
import { linear } from "../parts/scale";
import { type Charted, spanOf } from "./charted";
import { lines, wide } from "./measure";
import type { Room, Shape } from "./scene";
import { INK_OF, signed } from "./signed";
import { dateWords, upper } from "./words";

type Scale = (year: number) => number;

export interface Levels {
  height: number;
  at: (top: number) => Shape[];
}

/** The levels of a chart, one under the other, and how high they are together. */
export function levelsOf(graph: Graph, tongue: Tongue, noted: Charted, room: Room, x?: Scale): Levels {
  const scale = x ?? linear(spanOf(graph, noted.chart), [40, room.width - 14]);
  const each = noted.chart.levels.map((one) => level(tongue, noted, one, room, scale));
  return {
    height: each.reduce((sum, one) => sum + one.height, 0),
    at: (top) => each.flatMap((one, i) => one.at(top + each.slice(0, i).reduce((sum, { height }) => sum + height, 0))),
  };
}

function level(tongue: Tongue, noted: Charted, one: Series, room: Room, x: Scale): Levels {
  const { type, width } = room;
  const k = type / 14;
  const row = type * 1.3;
  const marks = points(one);
  const same = marks.every((values) => values[0]!.status === marks[0]![0]!.status);
  const status = same
    ? tongue.name(marks[0]![0]!.status)
    : marks.map(([value]) => `${dateWords(tongue, value!)}: ${tongue.name(value!.status)}`).join("; ");
  const signs = signed(noted.onSeries.get(one.key) ?? [], type);
  const name = `${upper(tongue.name(one.indicator))}:`;
  const space = width - 8 * k;
  const head = lines(name, space, type, 650);
  const headWidth = wide(head.at(-1)!, type, 650);
  const together = headWidth + 5 * k + wide(status, type) + 7 * k + signs.width <= space;
  const told = together ? [status] : lines(status, space - signs.width - 7 * k, type);
  const rows = head.length + (together ? 0 : told.length);
  const labels = pointLabels(tongue, noted, marks, room, x);
  const lineAt = 10 * k + rows * row + 12 * k;
  const yearsAt = lineAt + 8 * k;
  return {
    height: yearsAt + labels.height + 6 * k,
    at: (top) => {
      const base = (i: number) => top + 10 * k + i * row + type * 0.8;
      const last = base(rows - 1);
      const end = together ? headWidth + 5 * k + wide(status, type) : wide(told.at(-1)!, type);
      return [
        { is: "path", d: `M0 ${top + 3 * k}L${width} ${top + 3 * k}`, stroke: "edge", thick: 1, fill: "none" },
        ...head.map((words, i): Shape => ({ is: "text", x: 0, y: base(i), words, size: type, weight: 650, ink: "ink" })),
        ...told.map(
          (words, i): Shape => ({
            is: "text",
            x: together ? headWidth + 5 * k : 0,
            y: together ? last : base(head.length + i),
            words,
            size: type,
            ink: "ink",
          }),
        ),
        ...signs.at(end + 7 * k, last),
        ...track(tongue, noted, one, marks, x, top + lineAt, k),
        ...labels.at(top + yearsAt),
      ];
    },
  };
}

/** A full line where a status stays, dots where it changes; a diamond at each value. */
function track(tongue: Tongue, noted: Charted, one: Series, marks: ReturnType<typeof points>, x: Scale, y: number, k: number): Shape[] {
  const place = (i: number) => x(dateOf(marks[i]![0]!)!);
  const ways = marks.slice(1).map((to, i): Shape => {
    const stays = to[0]!.status === marks[i]![0]!.status;
    return {
      is: "path",
      d: `M${place(i)} ${y}L${place(i + 1)} ${y}`,
      stroke: "ink",
      thick: (stays ? 3 : 2.4) * k,
      fill: "none",
      ...(stays ? {} : { dash: `${0.1 * k} ${5 * k}` }),
    };
  });
  return [
    ...ways,
    ...marks.map((values, i): Shape => {
      const notes = values.flatMap(({ figure }) => noted.onValue.get(figure) ?? []);
      const [px, s] = [place(i), 6 * k];
      const ring: Shape[] = notes.length
        ? [
            {
              is: "ring",
              x: px,
              y,
              radius: 10 * k,
              ink: INK_OF[notes.some(({ mark }) => mark === "doubt") ? "doubt" : "contradiction"],
              of: values[0]!.figure,
            },
          ]
        : [];
      return {
        is: "link",
        to: values[0]!.figure,
        words: `${tongue.name(one.indicator)}, ${dateWords(tongue, values[0]!)}: ${tongue.name(values[0]!.status)}`,
        hit: { x: px - 12 * k, y: y - 12 * k, width: 24 * k, height: 24 * k },
        shapes: [...ring, { is: "path", d: `M${px - s} ${y}L${px} ${y - s}L${px + s} ${y}L${px} ${y + s}Z`, fill: "ink" }],
      };
    }),
  ];
}

/** The dates under the points: in one row, or in a second one where they would meet. */
function pointLabels(tongue: Tongue, noted: Charted, marks: ReturnType<typeof points>, { type, width }: Room, x: Scale): Levels {
  const k = type / 14;
  const rows: number[] = [];
  const placed = marks.map((values) => {
    const words = dateWords(tongue, values[0]!);
    const signs = signed([...new Set(values.flatMap(({ figure }) => noted.onValue.get(figure) ?? []))], type);
    const own = wide(words, type) + (signs.width ? 6 * k + signs.width : 0);
    const left = Math.max(0, Math.min(x(dateOf(values[0]!)!) - own / 2, width - own));
    let row = rows.findIndex((end) => left > end + 10 * k);
    if (row < 0) row = rows.length;
    rows[row] = left + own;
    return { words, signs, own, left, row };
  });
  const line = type * 1.25;
  return {
    height: rows.length * line + 4 * k,
    at: (top) =>
      placed.flatMap(({ words, signs, own, left, row }): Shape[] => {
        const y = top + row * line + type + 2 * k;
        return [{ is: "text", x: left, y, words, size: type, ink: "ink" }, ...signs.at(left + own - signs.width, y)];
      }),
  };
}
