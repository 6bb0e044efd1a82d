// The index of words, made once a graph when somebody comes to search: in slices, so that a large one holds nothing up.
import { useLayoutEffect, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import type { Graph } from "../graph/graph";
import { type Index, making } from "../language/search";

const SLICE = 40; // milliseconds
const made = new WeakMap<Graph, Index>();

/** The index, or null while it is made or not wanted. */
export function useIndex(wanted: boolean): Index | null {
  const { graph } = useExplorer();
  const [index, setIndex] = useState(() => made.get(graph) ?? null);
  useLayoutEffect(() => {
    if (!wanted || index) return;
    const entries = making(graph);
    let timer = 0;
    const slice = () => {
      const end = performance.now() + SLICE;
      for (let step = entries.next(); ; step = entries.next()) {
        if (step.done) {
          made.set(graph, step.value);
          setIndex(step.value);
          return;
        }
        if (performance.now() > end) break;
      }
      timer = window.setTimeout(slice);
    };
    slice();
    return () => clearTimeout(timer);
  }, [graph, wanted, index]);
  return made.get(graph) ?? index;
}
