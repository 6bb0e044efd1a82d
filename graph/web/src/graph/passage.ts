// Sentences of the text: how the address names them.
import type { Passage } from "./document";
import type { Graph } from "./graph";
import { local } from "./thing";

/** A sentence as the address writes it: its id, after the article's name where there are several. */
export const placeOf = (graph: Graph, { article, id }: Passage): string =>
  graph.articles.length > 1 ? `${local(article).replace("article/", "")}:${id}` : id;

/** The sentence that the address means; an id alone is that of the first article that has it. */
export const passageAt = (graph: Graph, written: string): Passage | undefined =>
  graph.passages.find((passage) => written === placeOf(graph, passage)) ?? graph.passages.find((passage) => written === passage.id);
