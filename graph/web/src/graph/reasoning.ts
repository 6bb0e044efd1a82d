// What follows from the steps of reasoning: how much stands under a claim.

import type { Thing } from "./document";
import type { Graph } from "./graph";

/** Claims that lead to this one through supporting steps, at any remove. */
export function grounds(graph: Pick<Graph, "argumentsTo" | "premisesOf">, claim: Thing): Set<Thing> {
  const found = new Set<Thing>();
  const pending = [claim];
  while (pending.length) {
    for (const step of graph.argumentsTo.get(pending.pop()!) ?? []) {
      if (step.side === "against") continue;
      for (const premise of graph.premisesOf.get(step.argument) ?? []) {
        if (premise === claim || found.has(premise)) continue;
        found.add(premise);
        pending.push(premise);
      }
    }
  }
  return found;
}
