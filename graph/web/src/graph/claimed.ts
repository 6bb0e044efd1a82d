// What a voice claims, by one rule for every count: words that it only passes on count with those whose words they are.
import type { Position, Thing } from "./document";
import type { Graph } from "./graph";
import { once } from "./once";
import { local } from "./thing";

/** The positions by which words are only passed on: another position is reported by them, and they take no stance of their own. */
const passing = once((graph: Graph): Set<Thing> => {
  const reporters = new Set(graph.positions.map(({ reported_by }) => reported_by));
  return new Set(
    graph.positions.filter(({ position, stance }) => reporters.has(position) && local(stance) === "reports").map((one) => one.position),
  );
});
export const passesOn = (graph: Graph, { position }: Position): boolean => passing(graph).has(position);

/** What a voice claims, and what it passes on and does not claim itself; each claim once. */
export interface Claimed {
  made: Thing[];
  passed: Thing[];
}

export function claimedBy(graph: Graph, voice: Thing): Claimed {
  const positions = graph.positionsBy.get(voice) ?? [];
  const of = (wanted: boolean) => new Set(positions.filter((one) => passesOn(graph, one) === wanted).map(({ claim }) => claim));
  const made = of(false);
  return { made: [...made], passed: [...of(true)].filter((claim) => !made.has(claim)) };
}

/** Who claims something, and does more than pass on what others say. */
export const voices = once((graph: Graph): Thing[] => [
  ...new Set(graph.positions.filter((one) => !passesOn(graph, one)).map(({ holder }) => holder)),
]);
