// What is worked out of a whole graph once, and asked again for each of its articles.
import type { Graph } from "./graph";

export function once<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  const made = new WeakMap<Graph, { found: T }>();
  return (graph) => {
    const known = made.get(graph);
    if (known) return known.found;
    const found = make(graph);
    made.set(graph, { found });
    return found;
  };
}
