// Values of one indicator and subject in the order of time; and which two indicators are, by a note of the curator, one.
import type { Change, Note, Standstill, Thing, Value } from "./document";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { local } from "./thing";

/** Values of one indicator, subject, unit and region, in the order of time. */
export interface Series {
  key: string;
  article: Thing;
  indicator: Thing;
  subject: Thing;
  region: Thing | null;
  unit: string;
  values: Value[];
  /** Names under which the same index stands, by a note of the curator: their values are drawn once. */
  also: Thing[];
}

/** The year that a value tells of, or else that of the edition it is from. */
export const dateOf = (value: Value): number | null => value.year ?? value.edition;

const UNITS = ["rank", "status", "percent", "count"];

/** All series of an article (or of all), ranks first; what one note calls one index is one series. */
export function series(graph: Graph, article: Thing | null = null): Series[] {
  const own = graph.values.filter((value) => article === null || value.article === article);
  const found = [
    ...gather(own, ({ article: of, indicator, subject, unit, region }) => [of, indicator, subject, region ?? "", unit].join(" ")),
  ].map(([key, values]): Series => {
    const { article: of, indicator, subject, region, unit } = values[0]!;
    values.sort((a, b) => (dateOf(a) ?? 1e4) - (dateOf(b) ?? 1e4));
    return { key, article: of, indicator, subject, region, unit: local(unit), values, also: [] };
  });
  const start = (one: Series) => Math.min(...one.values.map((value) => graph.placesOf.get(value.figure)?.[0]?.start ?? 1e9));
  found.sort((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit) || start(a) - start(b));
  return joined(graph, found);
}

/** The dates of a series, each once. */
export const dates = (one: Series): number[] => [...new Set(one.values.map(dateOf).filter((year): year is number => year !== null))];

/** The series as drawn: where a note concerns two of the same subject and they agree at every date that both have, they are one. */
function joined(graph: Graph, all: Series[]): Series[] {
  const kept: Series[] = [];
  for (const one of [...all].sort((a, b) => dates(b).length - dates(a).length || b.values.length - a.values.length)) {
    const same = kept.find((other) => isSame(graph, one, other));
    if (!same) kept.push(one);
    else {
      same.also.push(one.indicator);
      same.values.push(...one.values);
      same.values.sort((a, b) => (dateOf(a) ?? 1e4) - (dateOf(b) ?? 1e4));
    }
  }
  return all.filter((one) => kept.includes(one));
}

function isSame(graph: Graph, one: Series, other: Series): boolean {
  if (one.subject !== other.subject || one.unit !== other.unit || one.region !== other.region) return false;
  const notes = graph.notesOn.get(one.indicator) ?? [];
  const told = (graph.notesOn.get(other.indicator) ?? []).some((note) => notes.includes(note) && local(note.kind) === "doubt");
  const common = dates(one).filter((year) => dates(other).includes(year));
  const there = (from: Series, year: number) =>
    from.values.filter((value) => dateOf(value) === year).map((value) => value.value ?? value.status);
  return told && common.length > 0 && common.every((year) => there(one, year).every((value) => there(other, year).includes(value)));
}

/** The values as points of a picture: one for each date and number, though two names may stand for it. */
export function points(one: Series): Value[][] {
  const dated = one.values.filter((value) => dateOf(value) !== null);
  return [...gather(dated, (value) => `${dateOf(value)} ${value.value ?? value.status}`).values()];
}

export const changeOf = (graph: Graph, one: Series): Change | undefined =>
  graph.changes.find((change) => one.values.some(({ figure }) => figure === change.from));
export const standstillOf = (graph: Graph, one: Series): Standstill | undefined =>
  graph.standstills.find((standstill) => one.values.some(({ figure }) => figure === standstill.from));

/** What the curator doubts of a value: notes on it and on the claim that states it, slips in print aside. */
export const doubtsOnValue = (graph: Graph, { figure, claim }: Value): Note[] => serious([...on(graph, figure), ...on(graph, claim)]);

/** What the curator doubts of a series as such: notes on what is measured, under which name, and on who publishes it. */
export function doubtsOnSeries(graph: Graph, one: Series): Note[] {
  const publishers = one.values.map(({ publisher }) => publisher);
  const things = [one.indicator, ...one.also, ...publishers].filter((thing): thing is Thing => thing !== null);
  const about = new Set(one.values.flatMap((value) => on(graph, value.figure)));
  // A note on a publisher speaks of this series only if it names it too, or what it publishes.
  return serious(
    things
      .flatMap((thing) => on(graph, thing))
      .filter((note) => about.has(note) || concernsIndicator(graph, one, note) || alone(graph, one, note)),
  );
}

const concernsIndicator = (graph: Graph, one: Series, note: Note): boolean =>
  [one.indicator, ...one.also].some((thing) => on(graph, thing).includes(note));

/** Whether a note on a publisher names no indicator at all: then it concerns all that is published. */
const alone = (graph: Graph, _: Series, note: Note): boolean =>
  !(graph.concernedBy.get(note.note) ?? []).some((thing) => graph.values.some(({ indicator }) => indicator === thing));

const on = (graph: Graph, thing: Thing): Note[] => graph.notesOn.get(thing) ?? [];

/** Contradictions and doubts, each once. */
export const serious = (notes: Note[]): Note[] => [...new Set(notes)].filter((note) => local(note.kind) !== "slip");
