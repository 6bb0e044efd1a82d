// What stands against what: the sides of an opposition, the steps between them, claims in tension, denied claims, attacks.
import { passesOn } from "./claimed";
import type { Argument, Note, Passage, Position, Tension, Thing } from "./document";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { once } from "./once";
import { local } from "./thing";

/** A claim on one side, with the positions that put it there. */
export interface Asserted {
  claim: Thing;
  positions: Position[];
  own: boolean;
}

/**
 * What a viewpoint or its members hold: a member that is a work speaks through the positions that rest on it; and a member speaks for the
 * viewpoint only in the paragraphs that speak of this. What the viewpoint itself holds comes first.
 */
export function asserted(graph: Graph, viewpoint: Thing): Asserted[] {
  const memberships = graph.membersOf.get(viewpoint) ?? [];
  const members = new Set(memberships.map((membership) => membership.member));
  const own = [viewpoint, ...memberships.map(({ membership }) => membership)].flatMap((thing) => graph.placesOf.get(thing) ?? []);
  const there = new Set(own.map(paragraph));
  const speaks = (position: Position) =>
    position.holder === viewpoint ||
    ((members.has(position.holder) || (position.source !== null && members.has(position.source))) &&
      (graph.placesOf.get(position.position) ?? []).some((place) => there.has(paragraph(place))));
  const positions = graph.positions.filter((position) => speaks(position) && !passesOn(graph, position));
  return [...gather(positions, (position) => position.claim)]
    .map(([claim, held]) => ({ claim, positions: held, own: held.some((position) => position.holder === viewpoint) }))
    .sort((a, b) => Number(b.own) - Number(a.own) || inText(graph, a.claim, b.claim));
}

const paragraph = (place: Passage): string => `${place.article} ${place.paragraph}`;
/** Which of two claims stands first in the text; in one sentence, which its curator wrote down first. */
function inText(graph: Graph, one: Thing, other: Thing): number {
  const [a, b] = [one, other].map((claim) => [graph.placesOfClaim(claim)[0]?.start ?? 0, graph.claim.get(claim)?.order ?? 0] as const);
  return a![0] - b![0] || a![1] - b![1];
}

/** A step of reasoning from a claim of one side to a claim of the other. */
export interface Crossing {
  step: Argument;
  from: Thing;
  to: Thing;
}

export const attacking = ({ step }: Crossing): boolean => step.side === "against";
export const inferred = ({ step }: Crossing): boolean => local(step.basis) === "inferred";

export function crossings(graph: Graph, one: Asserted[], other: Asserted[]): Crossing[] {
  const sides = [one, other].map((list) => new Set(list.map(({ claim }) => claim)));
  return graph.arguments.flatMap((step) =>
    (graph.premisesOf.get(step.argument) ?? [])
      .filter((premise) => sides.some((here, i) => here.has(premise) && sides[1 - i]!.has(step.conclusion)))
      .map((premise) => ({ step, from: premise, to: step.conclusion })),
  );
}

/** Two viewpoints face to face. */
export interface Opposition {
  one: Thing;
  other: Thing;
  left: Asserted[];
  right: Asserted[];
  between: Crossing[];
  shared: Thing[];
  saidBy: Thing[];
}

/** The oppositions, those with the most between them first. */
export const oppositions = once((graph: Graph): Opposition[] => {
  const faces = graph.oppositions.map(({ one, other }) => {
    const [left, right] = [asserted(graph, one), asserted(graph, other)];
    const about = new Set((graph.claimsAbout.get(one) ?? []).map((claim) => claim.claim));
    const saidBy = (graph.claimsAbout.get(other) ?? []).map((claim) => claim.claim).filter((claim) => about.has(claim));
    const sides = [one, other];
    const shared = graph.sharedMembers.filter((it) => sides.includes(it.one) && sides.includes(it.other)).map((it) => it.member);
    return { one, other, left, right, between: crossings(graph, left, right), shared, saidBy };
  });
  const weight = ({ left, right, between }: Opposition) => left.length + right.length + between.length;
  return faces.sort((a, b) => weight(b) - weight(a));
});

/** The notes that call the two claims of a tension a contradiction. */
export function notesOf(graph: Graph, { one, other }: Tension): Note[] {
  const there = new Set((graph.notesOn.get(other) ?? []).map((note) => note.note));
  return (graph.notesOn.get(one) ?? []).filter((note) => there.has(note.note) && local(note.kind) === "contradiction");
}

/** Claims that somebody denies or disputes. */
export const contested = once((graph: Graph): Thing[] => [
  ...new Set(graph.positions.filter((position) => position.side === "against").map((position) => position.claim)),
]);

/** What is attacked, and by which steps; what is attacked most comes first. */
export interface Attacked {
  claim: Thing;
  steps: Argument[];
}

export function attacked(graph: Graph, explicitOnly: boolean): Attacked[] {
  const steps = graph.arguments.filter((step) => step.side === "against" && (!explicitOnly || local(step.basis) === "explicit"));
  return [...gather(steps, (step) => step.conclusion)]
    .map(([claim, against]) => ({ claim, steps: against }))
    .sort((a, b) => b.steps.length - a.steps.length);
}

/** Who holds any of these claims, in whichever stance. */
export const holdersOf = (graph: Graph, claims: Thing[]): Thing[] => [
  ...new Set(claims.flatMap((claim) => (graph.positionsOf.get(claim) ?? []).map((position) => position.holder))),
];

/** Who has a part in an attack: the holders of its claims, and whoever makes the step. */
export function holdersOfStep(graph: Graph, step: Argument): Thing[] {
  const holders = holdersOf(graph, [step.conclusion, ...(graph.premisesOf.get(step.argument) ?? [])]);
  return step.holder ? [...new Set([...holders, step.holder])] : holders;
}
