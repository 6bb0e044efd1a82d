// How far the curators have read an article: only what is read to its end tells what it ends with.
import type { Passage, Thing } from "./document";
import type { Graph } from "./graph";

export interface Progress {
  read: number;
  all: number;
  /** Whether all of it is read, and whether its last paragraph is. */
  whole: boolean;
  ended: boolean;
}

/** The last paragraph that says anything, as far as is known. */
export const lastParagraph = (graph: Graph, article: Thing): number =>
  Math.max(0, ...passagesOf(graph, article).flatMap(({ silence, paragraph }) => (silence ? [] : [paragraph])));

export function progress(graph: Graph, article: Thing): Progress {
  const passages = passagesOf(graph, article);
  const unread = passages.filter(({ unread }) => unread);
  const last = lastParagraph(graph, article);
  return {
    read: passages.length - unread.length,
    all: passages.length,
    whole: !unread.length,
    ended: !unread.some(({ paragraph }) => paragraph === last),
  };
}

const passagesOf = (graph: Graph, article: Thing): Passage[] => graph.passages.filter((passage) => passage.article === article);
