// Events and values in time: in which lane each runs, and from when to when.
import { yearAfter, yearOf } from "./dates";
import type { Event, Thing, Value } from "./document";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { stagesOf } from "./lead";
import { dateOf } from "./series";
import { local } from "./thing";

export const LANES = ["stages", "programmes", "here", "elsewhere", "phases"] as const;
export type LaneName = (typeof LANES)[number];
/** Events of one lane in the order of time; spans of a century or more come last. */
export interface Lane {
  name: LaneName;
  events: Event[];
}

/** So many years say little about when: they are drawn last, and stretch no axis. */
export const AGE = 60;

export const first = (event: Event): number | null => event.start_year ?? event.end_year;

/** Where an event begins: at its day or month, where that is known. */
export const begins = (event: Event): number => yearOf(event.starts) ?? first(event)!;

/** Where it ends: with the last day of its last year; what goes on, as far as the article can tell, which is until it appeared. */
export function ends(graph: Graph, event: Event): number {
  if (event.open_end) return Math.max(toldUntil(graph, event.article), begins(event));
  const told = yearAfter(event.ends);
  if (told !== null) return told;
  const start = first(event);
  if (event.end_year !== null && (event.ends || start === null || event.end_year > start)) return event.end_year + 1;
  return local(event.type) === "event" ? begins(event) : (yearAfter(event.starts) ?? start! + 1);
}

/** The day on which an article appeared; where that is not known, the end of the last year that it tells of. */
export function toldUntil(graph: Graph, article: Thing): number {
  const published = yearAfter(graph.articles.find((one) => one.article === article)?.published ?? null);
  if (published !== null) return published;
  const years = [...graph.events, ...graph.values].filter((one) => one.article === article).map(lastYear);
  return Math.max(...years.filter((year): year is number => year !== null)) + 1;
}

const lastYear = (one: Event | Value): number | null => ("event" in one ? (one.end_year ?? one.start_year) : dateOf(one));

/** Events by their beginning; the parts of one after it, in their order. */
export function inTime(graph: Graph, events: Event[]): Event[] {
  const key = (event: Event): number[] => [
    first(event) === null ? 9999 : begins(event),
    event.order ?? 0,
    first(event) === null ? 0 : -ends(graph, event),
  ];
  return [...events].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one[0]! - other[0]! || one[1]! - other[1]! || one[2]! - other[2]! || (a.event < b.event ? -1 : 1);
  });
}

/** Whose story it is: of whom most values over time tell, else who takes part in most events of the parts. */
export function storyOf(graph: Graph): Thing | null {
  const subjects = gather(series(graph).flat(), ({ subject }) => subject);
  const [told] = [...subjects].sort((a, b) => b[1].length - a[1].length);
  if (told && graph.eventsOf.has(told[0])) return told[0];
  const [busy] = [...graph.eventsOf]
    .filter(([actor]) => local(graph.actorType.get(actor) ?? null) === "state")
    .sort((a, b) => b[1].length - a[1].length);
  return busy && busy[1].length > 1 ? busy[0] : null;
}

/** The lanes that have events, in the order in which they are drawn. */
export function lanes(graph: Graph, events: Event[]): Lane[] {
  const story = storyOf(graph);
  const stages = new Set(graph.articles.flatMap(({ article }) => stagesOf(graph, article)));
  const wholes = new Set([...stages].flatMap(({ event, part_of }) => [event, part_of!]));
  const of = (event: Event): LaneName => {
    if (stages.has(event) || (wholes.has(event.event) && local(event.type) !== "programme")) return "stages";
    if (local(event.type) === "programme") return "programmes";
    if (local(event.type) !== "event" || long(graph, event)) return "phases";
    return story === null || isOf(graph, event, story, wholes) ? "here" : "elsewhere";
  };
  const found = gather(inTime(graph, events), of);
  return LANES.flatMap((name) => {
    const own = found.get(name);
    return own ? [{ name, events: [...own.filter((event) => !long(graph, event)), ...own.filter((event) => long(graph, event))] }] : [];
  });
}

/** Whether it takes longer than a lifetime. */
export const long = (graph: Graph, event: Event): boolean =>
  first(event) !== null && !event.open_end && ends(graph, event) - begins(event) >= AGE;

/** Whether somebody takes part in an event, or in what it is a part of. */
function isOf(graph: Graph, { event, part_of }: Event, actor: Thing, wholes: Set<Thing>): boolean {
  return (graph.involvedIn.get(event) ?? []).includes(actor) || (part_of !== null && wholes.has(part_of));
}

/** Ranks and statuses of one subject by one indicator that are told for two dates or more, in the order of time. */
export function series(graph: Graph): Value[][] {
  const told = graph.values.filter((value) => dateOf(value) !== null && ["rank", "status"].includes(local(value.unit)));
  const found = [...gather(told, ({ indicator, subject, region, unit }) => [indicator, subject, region, unit].join(" ")).values()];
  return found
    .filter((values) => new Set(values.map(dateOf)).size > 1)
    .map((values) => values.sort((a, b) => dateOf(a)! - dateOf(b)!))
    .sort((a, b) => Number(local(a[0]!.unit) === "status") - Number(local(b[0]!.unit) === "status"));
}
