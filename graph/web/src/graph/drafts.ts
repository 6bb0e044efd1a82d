// What is only drafted: rules or a model propose it, and nobody has reviewed it.
import type { Thing } from "./document";
import type { Graph } from "./graph";

const DRAFTED = "review:drafted";

export const isDraft = (graph: Graph, thing: Thing): boolean => graph.reviewOf.get(thing)?.status === DRAFTED;

/** What is only drafted of an article, with what is in no article. */
export const draftsOf = (graph: Graph, article: Thing): Thing[] =>
  [...graph.reviewOf.values()].flatMap((row) => (row.status === DRAFTED && (row.article ?? article) === article ? [row.thing] : []));
