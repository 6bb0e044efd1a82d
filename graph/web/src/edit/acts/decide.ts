// Decisions on drafts: accepted as they are, rejected with a reason, merged into another; and what waits for them.

import { joined, judged } from "../holders";
import { type Card, indexed } from "../index";
import type { Intent, Known } from "../known";
import type { Decision, Entry, Position, Ref } from "../protocol";
import { carry, desk } from "./carried";

/** A draft as it is, or with the reader's own judgement in it. */
export function accept(known: Known, card: Card, own?: { stance: string; certainty: string }): Intent {
  const { candidate, entry } = card;
  const positions = own && judged(entry.positions as Position[], own.stance, own.certainty);
  const write = { [card.ref]: { ...entry, ...(positions && { positions }) } };
  const decide = { [candidate!.key]: { what: own ? ("corrected" as const) : ("accepted" as const), ref: card.ref } };
  if (own && JSON.stringify(positions) === JSON.stringify(entry.positions)) decide[candidate!.key]!.what = "accepted";
  const on = carry(known, { write, create: [card.ref], decide });
  return { kind: "accept", ...on, card: card.key, ...(own && { judged: own, say: [card.ref] }) };
}

/** Why a draft is rejected, in the order of the digits. */
export const REASONS = ["not-said", "wrong-reading", "duplicate", "trivial", "other"] as const;

/** A draft that is none. */
export function reject(card: Card, reason: string, words = ""): Intent {
  const decision = { what: "rejected" as const, reason, ...(words && { words }) };
  return { kind: "reject", write: {}, create: [], decide: { [card.key]: decision }, card: card.key };
}

/** A claim that was written is taken away; what argues with it goes too, and so does its figure. */
export function remove(known: Known, card: Card): Intent {
  const write: Record<Ref, Entry | null> = { [card.ref]: null };
  for (const ref of indexed(known).arguments.get(card.ref) ?? []) write[ref] = null;
  for (const [ref, entry] of Object.entries(known.entries)) if (entry.claim === card.ref) write[ref] = null;
  const decide = card.candidate ? { [card.candidate.key]: { what: "rejected" as const, reason: "other" } } : {};
  return { kind: "remove", write, create: [], decide, card: card.key };
}

/** A rejection taken back: the draft is there again. */
export const restore = (card: Card): Intent => ({ kind: "back", write: {}, create: [], decide: { [card.key]: null }, card: card.key });

/** The marked claims become one with this: it keeps its frame and words, and has the places and positions of all. */
export function merge(known: Known, into: Card, marked: readonly Card[]): Intent {
  const on = desk();
  let entry = into.entry;
  for (const other of marked) {
    const positions = joined(entry.positions as Position[], (other.entry.positions as Position[] | undefined) ?? []);
    entry = { ...entry, positions };
    const decision: Pick<Decision, "what" | "ref"> = { what: "merged", ref: into.ref };
    if (other.candidate) on.decide[other.candidate.key] = decision;
    if (known.entries[other.ref]) {
      on.write[other.ref] = null;
      Object.assign(on.write, moved(known, other.ref, into.ref));
    }
  }
  on.write[into.ref] = entry;
  if (into.state === "drafted") {
    on.create.push(into.ref);
    on.decide[into.candidate!.key] = { what: "corrected", ref: into.ref };
  }
  return { kind: "merge", ...carry(known, on), card: into.key };
}

/** What argued with a claim argues with another; an argument from a claim to itself is none. */
function moved(known: Known, from: Ref, to: Ref): Record<Ref, Entry | null> {
  const changed: Record<Ref, Entry | null> = {};
  const now = (ref: Ref) => (ref === from ? to : ref);
  for (const ref of indexed(known).arguments.get(from) ?? []) {
    const entry = known.entries[ref]!;
    const premises = [...new Set((entry.premises as Ref[]).map(now))];
    const conclusion = now(entry.conclusion as Ref);
    changed[ref] = premises.includes(conclusion) ? null : { ...entry, premises, conclusion };
  }
  for (const [ref, entry] of Object.entries(known.entries)) if (entry.claim === from) changed[ref] = { ...entry, claim: to };
  return changed;
}
