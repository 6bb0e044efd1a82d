// How a claim is said: what is out of the ordinary in it. That an author asserts it and is certain goes without saying.
import type { Position, Thing } from "./document";
import type { Graph } from "./graph";
import { stanceOf } from "./holding";
import type { Told } from "./sentences";
import { local } from "./thing";

export interface Saying {
  /** The stance where it is said, "reported" for what somebody else says, "hedged" where only the certainty is out of the ordinary. */
  how: string;
  holder: Thing;
  /** Whether the holder wrote the article. */
  own: boolean;
  /** Those who pass it on, between the author and the holder. */
  through: Thing[];
  /** The certainty where it is less than certain. */
  certainty: string | null;
  /** Whether the claim may not stand without a word before it, and whether the stance is against it. */
  introduced: boolean;
  against: boolean;
}

/** Whether a reader has to be told before the words of the claim. */
export const introduces = ({ introduced, certainty }: Saying): boolean => introduced || certainty !== null;

/** All that has to be said of how a sentence brings a claim, each thing once. */
export function sayings(graph: Graph, { positions }: Told, authors: ReadonlySet<Thing>): Saying[] {
  const found = new Map<string, Saying>();
  for (const position of positions) {
    const chain = graph.chain(position);
    const through = chain.slice(0, -1).flatMap(({ holder }) => (authors.has(holder) ? [] : [holder]));
    for (const [i, link] of chain.entries()) {
      const { holder, side, certainty } = link;
      const own = authors.has(holder);
      const how = wayOf(graph, link, own, i === chain.length - 1, chain.length > 1);
      const unsure = local(certainty) === "certain" ? null : local(certainty);
      if (how || unsure) {
        const stance = { introduced: introduced(link), against: side === "against" };
        const saying = { how: how ?? "hedged", holder, own, through: own ? [] : through, certainty: unsure, ...stance };
        found.set([saying.how, holder, unsure].join(" "), saying);
      }
    }
  }
  return [...found.values()];
}

/** A stance that does not simply hold the claim; words that are only passed on are told otherwise. */
function introduced({ stance, side }: Position): boolean {
  return local(stance) === "recommends" || (side !== "for" && local(stance) !== "reports");
}

function wayOf(graph: Graph, position: Position, own: boolean, last: boolean, chained: boolean): string | null {
  const stance = stanceOf(graph, position);
  if (introduced(position)) return stance;
  if (!own) return last ? "reported" : null;
  return stance === "endorses" && chained ? "endorses" : null;
}
