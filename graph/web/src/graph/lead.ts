// The picture to the conclusion: which values and stages are drawn on it.
import type { Event, Thing, Value } from "./document";
import { gather } from "./gather";
import type { Graph } from "./graph";

export const dateOf = (value: Value): number | null => value.year ?? value.edition;

/** All that is drawn: values of one subject over time, what they measure and who publishes them, and the stages behind them. */
export function drawn(graph: Graph, article: Thing): Set<Thing> {
  const values = valuesDrawn(graph, article);
  const found = values.flatMap(({ figure, indicator, publisher, status, claim }) => [figure, indicator, publisher, status, claim]);
  const stages = values.length ? stagesOf(graph, article).map(({ event }) => event) : [];
  return new Set([...found, ...stages].filter((thing): thing is Thing => thing !== null));
}

/** Values of the subject of which most indicators are told for two dates or more. */
function valuesDrawn(graph: Graph, article: Thing): Value[] {
  const dated = graph.values.filter((value) => value.article === article && dateOf(value) !== null);
  const moving = [...gather(dated, ({ subject, indicator, unit, region }) => [subject, indicator, unit, region].join(" ")).values()].filter(
    (series) => new Set(series.map(dateOf)).size > 1,
  );
  const subjects = [...gather(moving, (series) => series[0]!.subject).values()].sort((a, b) => b.length - a.length);
  return subjects[0]?.flat() ?? [];
}

/** The longest row of dated parts of one whole, where it has three or more. */
export function stagesOf(graph: Graph, article: Thing): Event[] {
  const parts = graph.events.filter(
    (event) => event.article === article && event.part_of && event.order !== null && event.start_year !== null,
  );
  const rows = [...gather(parts, ({ part_of }) => part_of!).values()].sort((a, b) => b.length - a.length);
  return (rows[0]?.length ?? 0) > 2 ? [...rows[0]!].sort((a, b) => a.order! - b.order!) : [];
}
