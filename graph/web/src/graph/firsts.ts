// What is called the first of its kind, and which of these cannot all be.
import type { Claim, Thing } from "./document";
import type { Graph } from "./graph";
import { local } from "./thing";

/** Claims that call something the first, by what they call so. */
export function firsts(graph: Graph): Map<Thing, Claim[]> {
  const found = new Map<Thing, Claim[]>();
  for (const claim of graph.claims)
    if (local(claim.relation) === "first-in") found.set(claim.subject, [...(found.get(claim.subject) ?? []), claim]);
  return found;
}

/** Pairs of such claims that stand in tension: rivals for the same first place. */
export function rivals(graph: Graph): [Thing, Thing][] {
  const first = (claim: Thing) => local(graph.claim.get(claim)?.relation ?? null) === "first-in";
  return graph.tensions.filter(({ one, other }) => one !== other && first(one) && first(other)).map(({ one, other }) => [one, other]);
}
