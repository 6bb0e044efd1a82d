// Values over time on the stages of their subject: ranks with 1 on top, two points joined by dots, what stayed as a level line beneath.
import type { Value } from "../graph/document";
import type { Graph } from "../graph/graph";
import type { Chart } from "../graph/lead";
import type { Numbered } from "../graph/noted";
import { dateOf, points, type Series } from "../graph/series";
import type { Tongue } from "../language/tongue";
import { linear, ticks } from "../parts/scale";
import { type Charted, spanOf } from "./charted";
import { type Point, place, type Wanted } from "./labels";
import { levelsOf } from "./levels";
import { lines, wide } from "./measure";
import type { Ink, Path, Rect, Room, Scene, Shape } from "./scene";
import { INK_OF, signed } from "./signed";
import { bands } from "./stages";
import { pointWords, upper } from "./words";

/** The room for the years at both ends, where no levels tell them. */
const FOOT = 22;
const GROUND: Ink[] = ["accent", "second", "ink"];

interface Drawn {
  one: Series;
  ink: Ink;
  shape: number;
  marks: { values: Value[]; x: number; y: number; notes: Numbered[] }[];
}

/** The picture. It grows in height until no label meets another. */
export function chartScene(graph: Graph, tongue: Tongue, noted: Charted, room: Room): Scene {
  const { chart } = noted;
  const k = room.type / 14;
  const levels = levelsOf(graph, tongue, noted, room);
  const top = chart.stages.length ? 30 * k : 12 * k;
  const below = levels.height || FOOT * k;
  const wanted = Math.max((room.width < 380 ? 460 : (room.height ?? 320 * k)) - top - below, 110 * k);
  // Lines through labels are worth some height, less where the height was asked for.
  const spare = (room.height ? 20 : 100) * k;
  let best: Made | null = null;
  for (let height = wanted; height < wanted + 400 * k; height += 20 * k) {
    const made = drawnAt(graph, tongue, noted, room, top, chart.lines.length ? height : 0);
    if (!best || made.clash < best.clash || (made.clash === best.clash && made.crossed < best.crossed)) best = made;
    if (room.strict || (best.clash === 0 && (best.crossed === 0 || height > wanted + spare))) break;
  }
  return best!.scene;
}

interface Made {
  scene: Scene;
  clash: number;
  crossed: number;
}

function drawnAt(graph: Graph, tongue: Tongue, noted: Charted, room: Room, top: number, height: number): Made {
  const { chart } = noted;
  const k = room.type / 14;
  const span = spanOf(graph, chart);
  const axis = axisOf(chart, tongue);
  const gutter = axis.length ? Math.max(...axis.map(({ words }) => wide(words, room.type))) + 10 * k : 4;
  const right = room.width - 10 * k;
  const x = linear(span, [gutter + 4 * k, right]);
  const foremost = headroom(tongue, chart, room, gutter, top, height);
  const y = linear(domain(chart), [foremost, top + height - 24 * k]);
  const below = levelsOf(graph, tongue, noted, room, x);
  const foot = below.height ? 0 : FOOT * k;
  const total = top + height + below.height + foot;
  const drawn = chart.lines.map((one, i): Drawn => ({ one, ink: GROUND[i % 3]!, shape: i, marks: marksOf(noted, one, x, y) }));
  const grid = axis.flatMap(({ value, words }): Shape[] => [
    { is: "path", d: `M${gutter} ${r(y(value))}L${r(right)} ${r(y(value))}`, stroke: "hair", thick: 1, fill: "none" },
    { is: "text", x: gutter - 8 * k, y: y(value) + room.type * 0.35, words, size: room.type, ink: "quiet", anchor: "end" },
  ]);
  const behind = bands(graph, tongue, noted, x, room, total - foot);
  const within = { x: gutter, y: 2, width: room.width - gutter, height: top + height - 4 };
  const labelled = labels(tongue, noted, drawn, room, within, behind.labels);
  const shapes: Shape[] = [
    ...behind.shapes,
    ...grid,
    ...drawn.flatMap((one) => curve(one, k)),
    ...labelled.shapes,
    ...(below.height ? below.at(top + height) : ends(span, x, total - 5 * k, room)),
  ];
  const label = [...chart.lines, ...chart.levels].map(({ indicator }) => tongue.name(indicator)).join("; ");
  return {
    scene: { width: room.width, height: total, label: `${tongue.name(chart.subject)}: ${label}`, shapes },
    clash: labelled.clash,
    crossed: labelled.crossed,
  };
}

/** Where the axis begins: so far down that the label of each last point fits between the heads of the stages and the point. */
function headroom(tongue: Tongue, chart: Chart, room: Room, gutter: number, top: number, height: number): number {
  const k = room.type / 14;
  const [first, last] = domain(chart);
  const end = top + height - 24 * k;
  const wanted = chart.lines.map((one) => {
    const value = points(one).at(-1)?.[0]?.value ?? last;
    const part = Math.min((value - first) / (last - first || 1), 0.9);
    const rows = named(tongue, one, room, room.width - gutter).length + 1;
    const need = (chart.stages.length ? 25 : 4) * k + rows * room.type * 1.22 + 13 * k;
    return (need - end * part) / (1 - part);
  });
  return Math.min(Math.max(top + 20 * k, ...wanted), top + Math.max(20 * k, height * 0.4));
}

/** The name of a line as it stands at its last point. */
const named = (tongue: Tongue, one: Series, { type }: Room, width: number): string[] =>
  lines(upper(tongue.name(one.indicator)), Math.min(width * 0.72, 300 * (type / 14)), type, 650);

const r = (n: number): number => Math.round(n * 10) / 10;

/** From the best to somewhat more than the worst; a share from nothing to all of it. */
function domain({ lines: drawn, unit }: Chart): [number, number] {
  const values = drawn.flatMap((one) => one.values.flatMap(({ value }) => (value === null ? [] : [value])));
  const most = Math.max(...values, 1);
  if (unit === "rank") return [1, Math.max(2, most + Math.max(1, Math.round(most * 0.08)))];
  return unit === "percent" && most <= 100 ? [100, 0] : [most, Math.min(0, ...values)];
}

function axisOf(chart: Chart, tongue: Tongue): { value: number; words: string }[] {
  if (!chart.lines.length) return [];
  const [first, last] = domain(chart);
  const marks = ticks([Math.min(first, last), Math.max(first, last)], 3).filter(Number.isInteger);
  const all = chart.unit === "rank" ? [1, ...marks.filter((mark) => mark > Math.max(first, last) / 8)] : marks;
  return [...new Set(all)].map((value) => ({ value, words: `${tongue.number(value)}${chart.unit === "percent" ? " %" : ""}` }));
}

const marksOf = (noted: Charted, one: Series, x: (year: number) => number, y: (value: number) => number): Drawn["marks"] =>
  points(one)
    .filter((values) => values[0]!.value !== null)
    .map((values) => ({
      values,
      x: x(dateOf(values[0]!)!),
      y: y(values[0]!.value!),
      notes: [...new Set(values.flatMap(({ figure }) => noted.onValue.get(figure) ?? []))],
    }));

/** Two points are joined by dots: what lies between is not reported. */
function curve({ ink, marks }: Drawn, k: number): Path[] {
  return marks.slice(1).map((to, i) => ({
    is: "path",
    d: `M${r(marks[i]!.x)} ${r(marks[i]!.y)}L${r(to.x)} ${r(to.y)}`,
    stroke: ink,
    thick: 2.4 * k,
    dash: `${0.1 * k} ${5 * k}`,
    fill: "none",
  }));
}

/** A point by the shape of its line: circle, square, triangle. */
export function dot(shape: number, { x, y }: Point, size: number): string {
  const [l, t, e, b] = [r(x - size), r(y - size), r(x + size), r(y + size)];
  if (shape === 1) return `M${l} ${t}L${e} ${t}L${e} ${b}L${l} ${b}Z`;
  if (shape === 2) return `M${r(x)} ${t}L${e} ${b}L${l} ${b}Z`;
  const c = r(size * 0.5523);
  const [ux, dx, uy, dy] = [r(x - c), r(x + c), r(y - c), r(y + c)];
  return `M${l} ${r(y)}C${l} ${uy} ${ux} ${t} ${r(x)} ${t}C${dx} ${t} ${e} ${uy} ${e} ${r(y)}C${e} ${dy} ${dx} ${b} ${r(x)} ${b}C${ux} ${b} ${l} ${dy} ${l} ${r(y)}Z`;
}

interface Labelled {
  shapes: Shape[];
  clash: number;
  crossed: number;
}

/** The points with their labels: the name of a line stands at its last point. */
function labels(tongue: Tongue, noted: Charted, drawn: Drawn[], room: Room, within: Rect, heads: Rect[]): Labelled {
  const k = room.type / 14;
  const line = room.type * 1.22;
  const all = drawn.flatMap((one) =>
    one.marks.map((mark, i) => {
      const last = i === one.marks.length - 1;
      const name = last ? named(tongue, one.one, room, within.width) : [];
      const told = pointWords(tongue, mark.values[0]!);
      const signs = signed(mark.notes, room.type);
      const onName = signed(last ? (noted.onSeries.get(one.one.key) ?? []) : [], room.type);
      const own = wide(told, room.type) + (signs.width ? 7 * k + signs.width : 0);
      const widths = name.map(
        (words, j) => wide(words, room.type, 650) + (j === name.length - 1 && onName.width ? 7 * k + onName.width : 0),
      );
      return { one, mark, last, name, told, signs, onName, own, widths, width: Math.max(own, ...widths), height: (name.length + 1) * line };
    }),
  );
  const order = [...all].sort((a, b) => Number(b.last) - Number(a.last));
  const rising = (one: Drawn) => one.marks.at(-1)!.y <= one.marks[0]!.y;
  const wanted = order.map(
    ({ mark, last, width, height, one }): Wanted => ({ width, height, point: mark, above: last === rising(one) || one.marks.length === 1 }),
  );
  const rings = all.map(({ mark }) => ({ x: mark.x - 10 * k, y: mark.y - 10 * k, width: 20 * k, height: 20 * k }));
  const taken = [...rings, ...heads];
  const ways = drawn.flatMap(({ marks }) => marks.slice(1).map((to, i): [Point, Point] => [marks[i]!, to]));
  const placed = place(wanted, { within, taken, lines: ways }, 12 * k);
  const shapes = order.flatMap((label, i): Shape[] => {
    const { mark, one, name, told, signs, onName, own, widths, width } = label;
    const rect = placed.places[i]!;
    const end = rect.x + width / 2 < mark.x;
    const start = (part: number) => (end ? rect.x + width - part : rect.x);
    const base = (row: number) => rect.y + row * line + room.type * 0.95;
    const words = name.map(
      (text, j): Shape => ({
        is: "text",
        x: start(widths[j]!),
        y: base(j),
        words: text,
        size: room.type,
        weight: 650,
        ink: one.ink,
        halo: true,
      }),
    );
    const tail = onName.width ? onName.at(start(widths.at(-1)!) + widths.at(-1)! - onName.width, base(name.length - 1)) : [];
    const foot = base(name.length);
    return [
      {
        is: "link",
        to: mark.values[0]!.figure,
        words: [tongue.name(one.one.indicator), told].join(", "),
        hit: { x: mark.x - 12 * k, y: mark.y - 12 * k, width: 24 * k, height: 24 * k },
        shapes: [
          ...ringed(mark, k),
          { is: "path", d: dot(one.shape, mark, 5 * k), fill: one.ink },
          ...words,
          { is: "text", x: start(own), y: foot, words: told, size: room.type, ink: "ink", halo: true },
        ],
      },
      ...tail,
      ...signs.at(start(own) + own - signs.width, foot),
    ];
  });
  return { shapes, clash: placed.clash, crossed: placed.crossed };
}

const ringed = ({ x, y, notes, values }: Drawn["marks"][number], k: number): Shape[] =>
  notes.length
    ? [
        {
          is: "ring",
          x,
          y,
          radius: 9 * k,
          ink: INK_OF[notes.some(({ mark }) => mark === "doubt") ? "doubt" : "contradiction"],
          of: values[0]!.figure,
        },
      ]
    : [];

/** The first and the last year, where nothing else tells them. */
function ends([from, to]: [number, number], x: (year: number) => number, y: number, { type }: Room): Shape[] {
  const [first, last] = [String(Math.floor(from)), String(Math.floor(to))];
  const marks: Shape[] = [{ is: "text", x: x(from), y, words: first, size: type, ink: "quiet" }];
  if (first !== last) marks.push({ is: "text", x: x(to), y, words: last, size: type, ink: "quiet", anchor: "end" });
  return marks;
}
