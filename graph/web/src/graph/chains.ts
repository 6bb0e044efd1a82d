// Chains of reasoning: what a claim rests on and leads to, as far as a reader asks, and where such a chain is weak.

import type { Argument, Thing } from "./document";
import { push } from "./gather";
import type { Graph } from "./graph";
import { held, holding } from "./holding";
import { grounds } from "./reasoning";
import { local } from "./thing";

/** The steps that a reader wants to see, indexed as the graph indexes all of them. */
export interface Chains extends Pick<Graph, "argumentsTo" | "argumentsFrom" | "premisesOf"> {
  steps: Argument[];
}

export function chains(graph: Graph, { basis, step, article }: { basis?: string; step?: string; article?: string }): Chains {
  const within = (one: Argument) => !article || graph.claim.get(one.conclusion)?.article === `id:${article}`;
  const steps = graph.arguments.filter(
    (one) => (!basis || local(one.basis) === basis) && (!step || local(one.kind) === step) && within(one),
  );
  const found: Chains = { steps, argumentsTo: new Map(), argumentsFrom: new Map(), premisesOf: graph.premisesOf };
  for (const one of steps) {
    push(found.argumentsTo, one.conclusion, one);
    for (const premise of graph.premisesOf.get(one.argument) ?? []) push(found.argumentsFrom, premise, one);
  }
  return found;
}

export const attacks = (step: Argument): boolean => step.side === "against";
export const inferred = (step: Argument): boolean => local(step.basis) === "inferred";

export interface Ranked {
  claim: Thing;
  grounds: number;
}

const ROLES = ["conclusion", "finding"];

/**
 * What claims lead to: what the article concludes first, then what it finds, then the rest, each by how many lead there. What is only denied
 * or disputed is no conclusion of anybody's.
 */
export function ranking(graph: Graph, found: Chains): Ranked[] {
  const order = new Map(graph.claims.map((claim, i) => [claim.claim, i]));
  const role = (claim: Thing) => (ROLES.indexOf(local(graph.claim.get(claim)?.role ?? null)) + ROLES.length + 1) % (ROLES.length + 1);
  const comes = (claim: Thing) => (held(graph, claim) ? role(claim) : ROLES.length);
  const denied = (claim: Thing) => holding(graph, claim)?.side === "against";
  return [...found.argumentsTo]
    .filter(([claim, steps]) => !denied(claim) && !steps.every(attacks))
    .map(([claim]) => ({ claim, grounds: grounds(found, claim).size }))
    .sort((a, b) => comes(a.claim) - comes(b.claim) || b.grounds - a.grounds || order.get(a.claim)! - order.get(b.claim)!);
}

/** Claims that no step starts from or leads to. */
export const loose = (graph: Graph, found: Chains, article?: string): Thing[] =>
  graph.claims
    .filter((it) => (!article || it.article === `id:${article}`) && !found.argumentsTo.has(it.claim) && !found.argumentsFrom.has(it.claim))
    .map((it) => it.claim);

/** A part of the chains around one claim: towards its grounds, or (up) towards what it leads to. */
export interface Part {
  root: Thing;
  up: boolean;
  claims: Thing[];
  steps: Argument[];
  /** How many steps each claim is away from the root. */
  far: Map<Thing, number>;
  /** How many steps each claim has beyond what is drawn. */
  beyond: Map<Thing, number>;
}

/** The claims within so many steps of the root, the nearest first; no more than so many, so that the picture stays readable. */
export function part(found: Chains, root: Thing, depth: number, most: number): Part {
  const up = !found.argumentsTo.has(root);
  const nextSteps = (claim: Thing): Argument[] => (up ? found.argumentsFrom : found.argumentsTo).get(claim) ?? [];
  const far = new Map([[root, 0]]);
  const steps = new Map<Thing, Argument>();
  const beyond = new Map<Thing, number>();
  for (const [claim, at] of far) {
    for (const step of nextSteps(claim)) {
      const ends = [...(found.premisesOf.get(step.argument) ?? []), step.conclusion];
      const fresh = ends.filter((end) => !far.has(end));
      if (fresh.length && (at >= depth || far.size + fresh.length > most)) {
        beyond.set(claim, (beyond.get(claim) ?? 0) + 1);
        continue;
      }
      steps.set(step.argument, step);
      for (const end of fresh) far.set(end, at + 1);
    }
  }
  return { root, up, claims: [...far.keys()], steps: [...steps.values()], far, beyond };
}

export const FLAWS = ["denied", "attacked", "unsure", "attacked_only", "inferred_only"] as const;
export type Flaw = (typeof FLAWS)[number];
/** Where reasoning is weak: which claim, in which way, by whom or by what. */
export interface Break {
  claim: Thing;
  flaw: Flaw;
  by: Thing[];
}

const UNSURE = ["possible", "doubtful"];

/**
 * The weak places, claim by claim: one that somebody denies, a ground that is attacked or that nobody is sure of, a conclusion without
 * ground or with inferred ones only.
 */
export function breaks(graph: Graph, found: Chains): Break[] {
  const list: Break[] = [];
  const add = (claim: Thing, flaw: Flaw, by: Thing[]) => by.length && list.push({ claim, flaw, by: [...new Set(by)] });
  for (const claim of new Set([...found.argumentsFrom.keys(), ...found.argumentsTo.keys()])) {
    const to = found.argumentsTo.get(claim) ?? [];
    const against = to.filter(attacks);
    const towards = to.filter((step) => !attacks(step));
    const positions = graph.positionsOf.get(claim) ?? [];
    add(
      claim,
      "denied",
      positions.filter((one) => one.side === "against").map((one) => one.holder),
    );
    if ((found.argumentsFrom.get(claim) ?? []).some((step) => !attacks(step))) {
      add(
        claim,
        "attacked",
        against.flatMap((step) => found.premisesOf.get(step.argument) ?? []),
      );
      if (positions.every((one) => UNSURE.includes(local(one.certainty))))
        add(
          claim,
          "unsure",
          positions.map((one) => one.holder),
        );
    }
    if (!towards.length)
      add(
        claim,
        "attacked_only",
        against.flatMap((step) => found.premisesOf.get(step.argument) ?? []),
      );
    else if (towards.every(inferred))
      add(
        claim,
        "inferred_only",
        towards.flatMap((step) => found.premisesOf.get(step.argument) ?? []),
      );
  }
  return list.sort((a, b) => FLAWS.indexOf(a.flaw) - FLAWS.indexOf(b.flaw));
}
