// What lies around a thing: on what a claim rests, what follows from it, what stands against it, who says it; of all else, what is said of it.
import type { Argument, Thing } from "./document";
import type { Graph } from "./graph";
import type { Family } from "./picture";
import { local } from "./thing";

/** A thing beside another, and how they are tied: from it to the other, or the other way round. */
export interface Tie {
  thing: Thing;
  family: Family;
  stated: boolean;
  mutual: boolean;
  towards: boolean;
}
export interface Around {
  above: Tie[];
  left: Tie[];
  right: Tie[];
  below: Tie[];
}

/** What lies around a thing, whatever it is. */
export function around(graph: Graph, thing: Thing): Around {
  return graph.claim.has(thing) ? aroundClaim(graph, thing) : aroundOther(graph, thing);
}

function aroundClaim(graph: Graph, claim: Thing): Around {
  const found: Around = { above: [], left: [], right: [], below: [] };
  const seen = new Set([claim]);
  const add = (side: Tie[], tie: Tie) => {
    if (seen.has(tie.thing)) return;
    seen.add(tie.thing);
    side.push(tie);
  };
  for (const { one, other } of graph.tensionsOf.get(claim) ?? [])
    add(found.below, { thing: one === claim ? other : one, family: "against", stated: false, mutual: true, towards: true });
  // What says the same in other words is no ground of it.
  const leads = ({ kind, side }: Argument): boolean => side !== "open" && local(kind) !== "restates";
  for (const argument of (graph.argumentsTo.get(claim) ?? []).filter(leads)) {
    const stated = local(argument.basis) === "explicit";
    for (const thing of graph.premisesOf.get(argument.argument) ?? [])
      if (argument.side === "against") add(found.below, { thing, family: "against", stated, mutual: false, towards: true });
      else add(found.left, { thing, family: "for", stated, mutual: false, towards: true });
  }
  for (const { side, basis, conclusion } of (graph.argumentsFrom.get(claim) ?? []).filter(leads)) {
    const stated = local(basis) === "explicit";
    const tie = { thing: conclusion, stated, mutual: false, towards: false };
    add(found.right, { ...tie, family: side === "against" ? "against" : "for" });
  }
  for (const { holder, side } of graph.positionsOf.get(claim) ?? [])
    add(found.above, { thing: holder, family: side === "against" ? "against" : "says", stated: true, mutual: false, towards: true });
  return found;
}

/** Of a voice or a viewpoint what it says and what it denies, of all else the claims about it. */
function aroundOther(graph: Graph, thing: Thing): Around {
  const held = graph.positionsBy.get(thing) ?? [];
  const denied = new Set(held.filter(({ side }) => side === "against").map(({ claim }) => claim));
  const said = new Set(held.map(({ claim }) => claim).filter((claim) => !denied.has(claim)));
  const about = (graph.claimsAbout.get(thing) ?? []).map(({ claim }) => claim).filter((claim) => !said.has(claim) && !denied.has(claim));
  const tie = (one: Thing, family: Family, towards: boolean): Tie => ({ thing: one, family, stated: true, mutual: false, towards });
  const opponents = (graph.opponentsOf.get(thing) ?? []).map((one) => ({ ...tie(one, "against", true), mutual: true }));
  const members = (graph.membersOf.get(thing) ?? []).map(({ member }) => tie(member, "says", true));
  return {
    above: [...new Map(members.map((member) => [member.thing, member])).values()],
    left: inOrder(graph, about).map((claim) => tie(claim, "says", true)),
    right: inOrder(graph, [...said]).map((claim) => tie(claim, "says", false)),
    below: [...opponents, ...inOrder(graph, [...denied]).map((claim) => tie(claim, "against", false))],
  };
}

/** Claims in the order of the text. */
export const inOrder = (graph: Graph, claims: Thing[]): Thing[] =>
  [...claims].sort((a, b) => (graph.claim.get(a)?.order ?? 0) - (graph.claim.get(b)?.order ?? 0));
