// Which picture stands for an article: the figure that its curator named, its values over time, its opposed schools, or its argument.
import { type Opposition, oppositions } from "./debate";
import type { Event, Thing } from "./document";
import { ending } from "./ending";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { dateOf, dates, type Series, series } from "./series";

/** Values of one subject on one axis of time: numbers of one unit, what stays beneath them, and the stages behind. */
export interface Chart {
  subject: Thing;
  article: Thing;
  unit: string;
  lines: Series[];
  levels: Series[];
  stages: Event[];
}

export type Lead = { is: "chart"; chart: Chart } | { is: "faces"; faces: Opposition } | { is: "around"; claims: Thing[] };

/** More lines than these are told apart no longer by their shapes. */
const MOST = 3;

/** The picture of an article by the rule: nothing for an article that claims nothing. */
export function lead(graph: Graph, article: Thing): Lead | null {
  const chart = chartOf(graph, article);
  if (chart) return { is: "chart", chart };
  const [faces] = opposed(graph, article);
  if (faces) return { is: "faces", faces };
  const claims = ending(graph, article).claims.filter((claim) => graph.argumentsTo.get(claim)?.some(({ side }) => side !== "open"));
  return claims.length ? { is: "around", claims } : null;
}

/** The subject of which most is told over time, by two indicators or more if there are such, drawn together. */
export function chartOf(graph: Graph, article: Thing, of: Series[] = series(graph, article)): Chart | null {
  const moving = of.filter((one) => dates(one).length > 1);
  const subjects = [...gather(moving, ({ subject }) => subject).values()].sort((a, b) => b.length - a.length);
  return subjects[0] ? charted(graph, article, subjects[0]) : null;
}

/** These series of one subject as a chart: those of the unit that most of them have, and what is no number under them. */
export function charted(graph: Graph, article: Thing, all: Series[]): Chart {
  const numbers = [
    ...gather(
      all.filter(({ unit }) => unit !== "status"),
      ({ unit }) => unit,
    ).values(),
  ].sort((a, b) => b.length - a.length);
  const lines = (numbers[0] ?? []).slice(0, MOST);
  const levels = all.filter(({ unit }) => unit === "status").slice(0, MOST - 1);
  const { subject } = all[0]!;
  const years = [...lines, ...levels].flatMap(dates);
  return { subject, article, unit: lines[0]?.unit ?? "status", lines, levels, stages: stagesFor(graph, article, subject, years) };
}

/** The dated parts of one whole in their order, three or more: the longest row of the article. */
export function stagesOf(graph: Graph, article: Thing): Event[] {
  return rows(graph, article)[0] ?? [];
}

function rows(graph: Graph, article: Thing): Event[][] {
  const parts = graph.events.filter(
    (event) => event.article === article && event.part_of && event.order !== null && event.start_year !== null,
  );
  return [...gather(parts, ({ part_of }) => part_of!).values()]
    .filter((row) => row.length > 2)
    .map((row) => [...row].sort((a, b) => a.order! - b.order!))
    .sort((a, b) => b.length - a.length);
}

/** The stages of a subject's own story, as far as they fall into these years. */
function stagesFor(graph: Graph, article: Thing, subject: Thing, years: number[]): Event[] {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const own = new Set(graph.eventsOf.get(subject) ?? []);
  const row = rows(graph, article).find((events) => own.has(events[0]!.part_of!) || events.some(({ event }) => own.has(event)));
  const reached = row?.some(
    ({ start_year, end_year, open_end }) => start_year! <= last && (open_end || (end_year ?? start_year!) >= first),
  );
  return reached ? row! : [];
}

/** The opposed pairs of an article with a claim on each side, those with the most claims first; the sides in the order of the text. */
export function opposed(graph: Graph, article: Thing): Opposition[] {
  const turned = (faces: Opposition): Opposition => ({
    ...faces,
    one: faces.other,
    other: faces.one,
    left: faces.right,
    right: faces.left,
  });
  return oppositions(graph)
    .filter(({ one, left, right }) => graph.viewpoint.get(one)?.article === article && left.length && right.length)
    .map((faces) => (earlier(graph, faces.other, faces.one) ? turned(faces) : faces));
}

/** Whether a thing stands before another in the text: by their first places, or else by the next ones. */
function earlier(graph: Graph, one: Thing, other: Thing): boolean {
  const [a, b] = [one, other].map((thing) => (graph.placesOf.get(thing) ?? []).map(({ start }) => start));
  const i = a!.findIndex((start, at) => start !== b![at]);
  return i >= 0 && a![i]! < (b![i] ?? Number.POSITIVE_INFINITY);
}

/** All that is drawn on the picture of an article: values, what they measure and who publishes them, and the stages behind them. */
export function drawn(graph: Graph, article: Thing): Set<Thing> {
  const chart = chartOf(graph, article);
  if (!chart) return new Set();
  const values = [...chart.lines, ...chart.levels].flatMap((one) => one.values).filter((value) => dateOf(value) !== null);
  const told = values.flatMap(({ figure, indicator, publisher, status, claim }) => [figure, indicator, publisher, status, claim]);
  return new Set([...told, ...chart.stages.map(({ event }) => event)].filter((thing): thing is Thing => thing !== null));
}
