// What is doubted of a chart, by number, and the time that it spans.

import { yearOf } from "../graph/dates";
import type { Event, Note, Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import type { Chart } from "../graph/lead";
import { type Numbered, Numbers } from "../graph/noted";
import { dateOf, doubtsOnSeries, doubtsOnValue, serious } from "../graph/series";

/** A chart with the numbers of all notes that touch it, in the order in which they stand on it. */
export interface Charted {
  chart: Chart;
  numbers: Numbers;
  onValue: Map<Thing, Numbered[]>;
  onSeries: Map<string, Numbered[]>;
  onStage: Map<Thing, Numbered[]>;
}

export function noted(graph: Graph, chart: Chart): Charted {
  const numbers = new Numbers();
  const onValue = new Map<Thing, Numbered[]>();
  const onSeries = new Map<string, Numbered[]>();
  for (const one of [...chart.lines, ...chart.levels]) {
    const touched = one.values.map((value) => doubtsOnValue(graph, value));
    const apart = doubtsOnSeries(graph, one).filter((note) => !touched.flat().includes(note));
    const value = (i: number) => onValue.set(one.values[i]!.figure, numbers.of(touched[i]!));
    // What stands first on the picture has the first number: points of lines before their names, names of levels before their points.
    if (one.unit === "status") onSeries.set(one.key, numbers.of(apart));
    for (const i of one.values.keys()) if (dateOf(one.values[i]!) !== null) value(i);
    if (one.unit !== "status") onSeries.set(one.key, numbers.of(apart));
  }
  const onStage = new Map(chart.stages.map(({ event }) => [event, numbers.of(stageNotes(graph, event))]));
  return { chart, numbers, onValue, onSeries, onStage };
}

const stageNotes = (graph: Graph, event: Thing): Note[] => serious(graph.notesOn.get(event) ?? []);

/** Where time begins and ends: with what is drawn; an open end is that of the article, never that of the reader. */
export function spanOf(graph: Graph, { article, lines: drawn, levels, stages }: Chart): [number, number] {
  const years = [...drawn, ...levels].flatMap((one) => one.values.map(dateOf)).filter((year): year is number => year !== null);
  const published = yearOf(graph.articles.find((one) => one.article === article)?.published ?? null);
  const ends = stages.map((stage) => endOf(stage, published));
  const starts = stages.map(({ start_year }) => start_year!);
  return [Math.min(...years, ...starts), Math.max(...years, ...ends, stages.length ? (published ?? 0) : 0)];
}

/** Where a stage ends on the line of time: after its last year; one that goes on, with the article. */
export const endOf = ({ start_year, end_year, open_end }: Event, published: number | null): number =>
  open_end ? (published ?? start_year! + 1) : (end_year ?? start_year!) + 1;
