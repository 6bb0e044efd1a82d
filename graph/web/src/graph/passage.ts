// Sentences of the text: how the address names them, and which voices speak in them.
import type { Passage, Thing } from "./document";
import type { Graph } from "./graph";
import { local } from "./thing";

const STYLES = 7;

/** A style (1 … 7) for each voice, the most frequent first; all further voices share the last. */
export function holderStyles(graph: Graph, passages: Passage[]): Map<Thing, { style: number; count: number }> {
  const counts = new Map<Thing, number>();
  for (const passage of passages)
    for (const holder of new Set((graph.positionsAt.get(passage.passage) ?? []).map((position) => position.holder)))
      counts.set(holder, (counts.get(holder) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(ranked.map(([holder, count], i) => [holder, { style: Math.min(i + 1, STYLES), count }]));
}

/** A sentence as the address writes it: its id, after the article's name where there are several. */
export const placeOf = (graph: Graph, { article, id }: Passage): string =>
  graph.articles.length > 1 ? `${local(article).replace("article/", "")}:${id}` : id;

/** The sentence that the address means; an id alone is that of the first article that has it. */
export const passageAt = (graph: Graph, written: string): Passage | undefined =>
  graph.passages.find((passage) => written === placeOf(graph, passage)) ?? graph.passages.find((passage) => written === passage.id);
