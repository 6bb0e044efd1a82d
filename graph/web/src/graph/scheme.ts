// The scheme of concepts: what stands under what, and how many claims speak of each, with all that is narrower.
import { type Claim, rowsOf, type Thing } from "./document";
import { push } from "./gather";
import type { Graph } from "./graph";
import { local } from "./thing";

export interface Scheme {
  concepts: Thing[];
  tops: Thing[];
  narrower: (concept: Thing) => Thing[];
  broader: (concept: Thing) => Thing[];
  /** Claims about the concept itself, and about it or anything narrower. */
  own: Map<Thing, number>;
  total: Map<Thing, number>;
}

export function scheme(graph: Graph): Scheme {
  const concepts = rowsOf(graph.document, "concepts").map((row) => row.concept);
  const known = new Set(concepts);
  const broader = (concept: Thing) => (graph.broaderOf.get(concept) ?? []).filter((one) => known.has(one));
  const narrower = (concept: Thing) => (graph.narrowerOf.get(concept) ?? []).filter((one) => known.has(one));
  const tops = concepts.filter((concept) => !broader(concept).length);
  const reached = new Set(tops.flatMap((top) => [...within(top, narrower)]));
  // What stands only under itself, in a circle, is still shown.
  for (const concept of concepts) {
    if (reached.has(concept)) continue;
    tops.push(concept);
    for (const one of within(concept, narrower)) reached.add(one);
  }
  const claims = (concept: Thing): Claim[] => graph.claimsAbout.get(concept) ?? [];
  return {
    concepts,
    tops,
    narrower,
    broader,
    own: new Map(concepts.map((concept) => [concept, claims(concept).length])),
    total: new Map(concepts.map((concept) => [concept, new Set([...within(concept, narrower)].flatMap(claims)).size])),
  };
}

/** A concept and all that is narrower, at any remove. */
export function within(concept: Thing, narrower: (concept: Thing) => Thing[]): Set<Thing> {
  const found = new Set([concept]);
  for (const one of found) for (const other of narrower(one)) found.add(other);
  return found;
}

/** A concept and all that is broader, at any remove. */
export const above = (concept: Thing, { broader }: Scheme): Set<Thing> => within(concept, broader);

export interface Defined {
  thing: Thing;
  claims: Thing[];
}

/** What somebody in the articles defines, with the claims that define it, in the order of the text. */
export function definitions(graph: Graph): Defined[] {
  const found = new Map<Thing, Thing[]>();
  const at = (claim: Thing) => graph.placesOfClaim(claim)[0]?.start ?? Infinity;
  for (const claim of graph.claims)
    if (local(claim.kind) === "definition" || local(claim.relation) === "defined-as") push(found, claim.subject, claim.claim);
  return [...found].map(([thing, claims]) => ({ thing, claims: claims.sort((a, b) => at(a) - at(b)) }));
}
