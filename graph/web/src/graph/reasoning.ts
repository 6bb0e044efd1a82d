// What follows from the steps of reasoning: how much stands under a claim, which claims carry the article.

import type { Thing } from "./document";
import type { Graph } from "./graph";
import { authors as authorsOf } from "./voices";

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

/** The conclusions that the most claims lead to, of those that the authors hold and that are not mere steps to another of them. */
export function theses(graph: Graph, count: number): { claim: Thing; grounds: number }[] {
  const authors = authorsOf(graph);
  const own = (claim: Thing) => (graph.positionsOf.get(claim) ?? []).some(({ holder, side }) => authors.has(holder) && side === "for");
  const ranked = [...graph.argumentsTo.keys()]
    .filter(own)
    .map((claim) => ({ claim, under: grounds(graph, claim) }))
    .sort((a, b) => b.under.size - a.under.size || (a.claim < b.claim ? -1 : 1));
  const chosen: typeof ranked = [];
  for (const candidate of ranked) {
    if (chosen.length === count) break;
    if (!chosen.some(({ under }) => under.has(candidate.claim))) chosen.push(candidate);
  }
  return chosen.map(({ claim, under }) => ({ claim, grounds: under.size }));
}
