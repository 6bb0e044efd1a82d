// What stands for a thing that has no card of its own: a position for its claim, a step for its conclusion, a sentence for its place.
import type { Passage, Thing } from "./document";
import type { Graph } from "./graph";

/** The thing whose card tells of another, or the place where that stands; null for what is not in the graph. */
export function standIn(graph: Graph, thing: Thing): { thing: Thing } | { place: Passage } | null {
  const own =
    graph.position.get(thing)?.claim ??
    graph.argument.get(thing)?.conclusion ??
    graph.memberships.find(({ membership }) => membership === thing)?.viewpoint ??
    graph.citations.find(({ citation }) => citation === thing)?.work ??
    graph.tensions.find(({ tension }) => tension === thing)?.one ??
    graph.changes.find(({ change }) => change === thing)?.to ??
    graph.standstills.find(({ standstill }) => standstill === thing)?.to ??
    [...graph.gistsOf].find(([, gists]) => gists.some(({ gist }) => gist === thing))?.[0];
  if (own) return { thing: own };
  const begins = [...graph.sectionsOf.values()].flat().find(({ section }) => section === thing)?.begins;
  const place = graph.passage.get(begins ?? thing) ?? graph.placesOf.get(thing)?.[0];
  return place ? { place } : null;
}
