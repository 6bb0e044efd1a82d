// Whose claims a contradiction sets against each other.
import type { Thing } from "./document";
import type { Doubt } from "./doubts";
import type { Graph } from "./graph";
import { local } from "./thing";
import { authors } from "./voices";

/**
 * An author against himself, authors against each other, a reported source against the author, a source against itself, sources against
 * each other; open where nobody is known to hold one of the claims, or only one is there.
 */
export type Parties = "author" | "authors" | "reported" | "source" | "sources" | "open";

export function parties(graph: Graph, { concerned, tensions }: Doubt): Parties {
  const own = authors(graph);
  const claims = concerned.filter((thing) => graph.claim.has(thing));
  const against = tensions.find(({ one, other, party, counterparty }) => one === other && party && counterparty);
  const ends =
    claims.length < 2 && against
      ? [against.party!, against.counterparty!].map((one) => [graph.position.get(one)!.holder])
      : claims.map((claim) => holdersOf(graph, own, claim));
  if (ends.length < 2 || ends.some((holders) => !holders.length)) return "open";
  const mine = ends.filter((holders) => holders.some((holder) => own.has(holder)));
  const shared = ends[0]!.some((holder) => ends.every((holders) => holders.includes(holder)));
  if (mine.length === ends.length) return shared ? "author" : "authors";
  return mine.length ? "reported" : shared ? "source" : "sources";
}

const PASSED_ON = ["reports", "endorses"];

/** Whose a claim is: not of an author who reports or endorses what somebody else holds, nor of somebody else where an author holds it too. */
function holdersOf(graph: Graph, own: Set<Thing>, claim: Thing): Thing[] {
  const all = graph.positionsOf.get(claim) ?? [];
  const others = all.filter(({ holder }) => !own.has(holder)).map(({ holder }) => holder);
  const authored = all.filter(({ holder, stance }) => own.has(holder) && !(others.length && PASSED_ON.includes(local(stance))));
  return [...new Set(authored.length ? authored.map(({ holder }) => holder) : others)];
}
