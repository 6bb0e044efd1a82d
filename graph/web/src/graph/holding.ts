// How a claim is held: what has to be said before its words, wherever they stand alone, and whether the article itself holds it.
import type { Passage, Position, Thing } from "./document";
import type { Graph } from "./graph";
import { QUESTIONS, type Side } from "./stance";
import { local } from "./thing";

/** What is out of the ordinary: a stance by its name, "doubtful", or "says" where somebody else holds it; on which side that is, and whose. */
export interface Holding {
  how: string;
  side: Side;
  who: Thing[];
}

const PASSED_ON = "reports";
/** What an author does who leaves open what is a question of his article: he asks, and does not doubt. */
export const ASKS = "asks";

/** The stance of a position by its name, or that its holder only asks. */
export function stanceOf(graph: Graph, { claim, holder, stance }: Position): string {
  const said = graph.claim.get(claim);
  const own = (graph.authorsOf.get(said?.article ?? "") ?? []).includes(holder);
  return own && local(stance) === QUESTIONS && local(said?.role ?? null) === "question" ? ASKS : local(stance);
}

/** What the author takes as his own: that he only passes on what another says is no stance of his. Without authors, whoever speaks first. */
function own(graph: Graph, claim: Thing): Position[] {
  const authors = graph.authorsOf.get(graph.claim.get(claim)?.article ?? "") ?? [];
  return (graph.positionsOf.get(claim) ?? []).filter(
    ({ holder, stance, reported_by }) => local(stance) !== PASSED_ON && (authors.length ? authors.includes(holder) : !reported_by),
  );
}

const doubtful = ({ certainty }: Position): boolean => local(certainty) === "doubtful";
const affirms = (position: Position): boolean => position.side === "for" && !doubtful(position);

/** Whether the author holds it: what he denies, questions, supposes or only reports the article does not come to. */
export const held = (graph: Graph, claim: Thing): boolean => own(graph, claim).some(affirms);

/** Where the author holds a claim, in the order of the text; others may deny it elsewhere. */
export function heldAt(graph: Graph, claim: Thing): Passage[] {
  const mine = own(graph, claim).filter(affirms);
  return [...new Set(mine.flatMap(({ position }) => graph.placesOf.get(position) ?? []))].sort((a, b) => a.start - b.start);
}

/** How a claim is held, where that is not simply by the author; null where it may stand by itself. */
export function holding(graph: Graph, claim: Thing): Holding | null {
  const all = graph.positionsOf.get(claim) ?? [];
  const passing = new Set(all.map((position) => position.reported_by));
  const mine = own(graph, claim);
  if (mine.some(affirms)) return null;
  const voices = mine.length ? mine : all.filter(({ position }) => !passing.has(position));
  const [first] = [...voices].sort((a, b) => weight(a) - weight(b));
  if (!first) return null;
  const how = wayOf(graph, first);
  const who = voices.filter((one) => wayOf(graph, one) === how).map(({ holder }) => holder);
  return { how, side: first.side, who: [...new Set(who)] };
}

/** What somebody simply says comes first, though others deny it; what is only passed on comes last. */
function weight(position: Position): number {
  if (local(position.stance) === PASSED_ON) return 4;
  return affirms(position) ? 0 : ["against", "open", "for"].indexOf(position.side) + 1;
}

function wayOf(graph: Graph, position: Position): string {
  if (position.side !== "for") return stanceOf(graph, position);
  return doubtful(position) ? "doubtful" : "says";
}

/** Whether a claim is only said by others, or passed on: nothing speaks against it. */
export const isReported = ({ how }: Holding): boolean => how === "says" || how === PASSED_ON;

/** Whether whoever holds a claim leaves it open, or holds it for doubtful; a question is not doubted. */
export const isDoubted = (found: Holding): boolean =>
  found.how === "doubtful" || (found.side === "open" && found.how !== ASKS && !isReported(found));
