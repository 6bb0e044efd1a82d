// Claims as pictures say them: never the bare content of one that is denied, and with its holder where that is not the author.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { authors } from "../graph/voices";
import type { Tongue } from "../language/tongue";
import { WORDS } from "./words";

/** Who denies a claim that nobody holds. */
export function deniedBy(graph: Graph, claim: Thing): Thing | null {
  const held = graph.positionsOf.get(claim) ?? [];
  return held.length && held.every(({ side }) => side === "against") ? held[0]!.holder : null;
}

/** A claim in a picture, or another thing by its name. */
export function claimWords(graph: Graph, tongue: Tongue, claim: Thing, held = false): string {
  const words = tongue.name(claim);
  const denier = deniedBy(graph, claim);
  if (denier) return `${tongue.t(WORDS.denies, tongue.name(denier))} ${words}`;
  const holders = [...new Set((graph.positionsOf.get(claim) ?? []).map(({ holder }) => holder))];
  const own = authors(graph);
  return held && holders.length && !holders.some((holder) => own.has(holder)) ? `${words} (${tongue.name(holders[0]!)})` : words;
}

/** The language of a thing's words, where it is not that of the page. */
export function langOf(tongue: Tongue, thing: Thing): string | undefined {
  const { lang } = tongue.say(thing);
  return lang && lang !== tongue.lang ? lang : undefined;
}
