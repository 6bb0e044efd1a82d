// What stands where: the cards of each sentence, the arguments of each claim, how often each thing is used. Made once for a state.

import { type Known, kindOf, refsOf } from "./known";
import type { Candidate, Decision, Entry, Finding, Position, Ref, SentenceId } from "./protocol";

export type CardState = "drafted" | "accepted" | "corrected" | "added" | "rejected";

/** A claim, an argument, a note … as it stands in the right column: an entry, or a candidate that may become one. */
export interface Card {
  key: string;
  ref: Ref;
  entry: Entry;
  state: CardState;
  candidate?: Candidate;
  decision?: Decision;
}

export interface Index {
  cards: Map<SentenceId, Card[]>;
  /** By the key of the card, and by its reference. */
  card: Map<string, Card>;
  /** The arguments in which a claim is a premise or the conclusion. */
  arguments: Map<Ref, Ref[]>;
  uses: Map<Ref, number>;
  /** The entries that name a thing. */
  users: Map<Ref, Ref[]>;
  /** Candidates nobody has decided upon, by the reference that they would have. */
  drafted: Map<Ref, Candidate>;
  /** What became of a candidate, by that reference. */
  became: Map<Ref, Ref>;
  findings: Map<string, Finding[]>;
  /** The sentences at which something of a curator's stands; a heading tells of none. */
  told: Set<SentenceId>;
}

/** Kinds that are cards of a sentence; concepts, actors, works and values show in others. */
const CARDS = new Set(["claim", "event", "viewpoint", "citation", "note", "argument"]);
const made = new WeakMap<Known, Index>();

export function indexed(known: Known): Index {
  let index = made.get(known);
  if (!index) {
    index = build(known);
    made.set(known, index);
  }
  return index;
}

function build(known: Known): Index {
  const drafted = new Map<Ref, Candidate>();
  const became = new Map<Ref, Ref>();
  const origin = new Map<Ref, Candidate>();
  for (const candidate of known.candidates) {
    const decision = known.decisions[candidate.key];
    if (!decision) drafted.set(candidate.id, candidate);
    else if (decision.ref) became.set(candidate.id, decision.ref).size && origin.set(decision.ref, candidate);
  }
  const uses = new Map<Ref, number>();
  const users = new Map<Ref, Ref[]>();
  const steps = new Map<Ref, Ref[]>();
  for (const [ref, entry] of Object.entries(known.entries)) {
    for (const used of refsOf(entry)) uses.set(used, (uses.get(used) ?? 0) + 1);
    for (const used of new Set(refsOf(entry))) users.set(used, [...(users.get(used) ?? []), ref]);
    if (kindOf(ref) === "argument")
      for (const end of [...((entry.premises as Ref[]) ?? []), entry.conclusion as Ref]) steps.set(end, [...(steps.get(end) ?? []), ref]);
  }
  const findings = new Map<string, Finding[]>();
  for (const finding of known.findings) findings.set(finding.about, [...(findings.get(finding.about) ?? []), finding]);
  const card = new Map<string, Card>();
  const decided = new Map<Ref, Decision>();
  for (const decision of Object.values(known.decisions))
    if (decision.ref && (decision.what === "accepted" || decision.what === "corrected")) decided.set(decision.ref, decision);
  const cards = placed(known, origin, decided, card);
  return { cards, card, arguments: steps, uses, users, drafted, became, findings, told: toldAt(known) };
}

function toldAt(known: Known): Set<SentenceId> {
  const entries = Object.entries(known.entries).filter(([ref]) => kindOf(ref) !== "section");
  const members = (entry: Entry) => ((entry.members as { at?: SentenceId[] }[] | undefined) ?? []).flatMap(({ at }) => at ?? []);
  return new Set(entries.flatMap(([, entry]) => [...placesOf(entry), ...members(entry)]));
}

function placed(known: Known, origin: Map<Ref, Candidate>, decided: Map<Ref, Decision>, byKey: Map<string, Card>): Index["cards"] {
  const cards = new Map<SentenceId, [where: number, card: Card][]>();
  const put = (card: Card, at: Iterable<SentenceId>) => {
    byKey.set(card.key, card).set(card.ref, card);
    const begin = card.candidate?.spans[0]?.[0];
    for (const id of new Set(at)) {
      const where = begin ?? (known.sentences[id]?.start ?? 0) + 100_000;
      cards.set(id, [...(cards.get(id) ?? []), [where, card]]);
    }
  };
  for (const [ref, entry] of Object.entries(known.entries)) {
    if (!CARDS.has(kindOf(ref))) continue;
    const candidate = origin.get(ref);
    const decision = decided.get(ref); // of a draft that may be gone by now
    const state = decision ? (decision.what as "accepted" | "corrected") : "added";
    put({ key: candidate?.key ?? ref, ref, entry, state, ...(candidate && { candidate }), ...(decision && { decision }) }, placesOf(entry));
  }
  const held = heldBack(known);
  for (const candidate of known.candidates) {
    const decision = known.decisions[candidate.key];
    if (!decision && candidate.at.every((id) => held.has(paragraphOf(id)))) continue;
    if (!CARDS.has(kindOf(candidate.id)) || (decision && decision.what !== "rejected")) continue;
    const entry = candidate.entry;
    put({ key: candidate.key, ref: candidate.id, entry, state: decision ? "rejected" : "drafted", candidate, decision }, candidate.at);
  }
  return new Map([...cards].map(([id, list]) => [id, list.sort(([a], [b]) => a - b).map(([, card]) => card)]));
}

/** The paragraphs whose drafts are held back: blank ones that are not read to their end, where one judges first. */
export function heldBack(known: Known): Set<string> {
  const open = new Set<string>();
  if (!known.first) return open;
  for (const id of known.order) {
    const { blank, done, silent } = known.sentences[id]!;
    if (blank && !done && !silent) open.add(paragraphOf(id));
  }
  return open;
}

/** The sentences at which an entry stands: its own, and those of its positions. */
export function placesOf(entry: Entry): SentenceId[] {
  const found = [...(entry.at ?? [])];
  const walk = (positions: Position[]) => {
    for (const position of positions) {
      found.push(...(position.at ?? []));
      walk(position.voices ?? []);
    }
  };
  walk((entry.positions as Position[] | undefined) ?? []);
  return [...new Set(found)];
}

/** The cards that a reader sees at a sentence: drafted arguments wait until what they link has been decided upon, arguments made show with
 * their claims, and what was rejected only where it is asked for. */
export function cardsAt(known: Known, id: SentenceId, rejected = false): Card[] {
  const index = indexed(known);
  return (index.cards.get(id) ?? []).filter(({ ref, state, entry }) => {
    if (state === "rejected") return rejected;
    if (kindOf(ref) !== "argument") return true;
    const ends = [...((entry.premises as Ref[]) ?? []), entry.conclusion as Ref];
    return state === "drafted" && ends.every((end) => known.entries[index.became.get(end) ?? end]);
  });
}

export const undecided = (known: Known, id: SentenceId): Card[] => cardsAt(known, id).filter(({ state }) => state === "drafted");

/** What a sentence has come to, as the sign before it says: nothing, candidates to decide, claims, ticked off, or no claim. */
export type Mark = "none" | "open" | "claims" | "done" | "silent";
export function markOf(known: Known, id: SentenceId): Mark {
  const { silent, done } = known.sentences[id]!;
  if (silent) return "silent";
  if (done) return "done";
  const cards = cardsAt(known, id);
  if (cards.some(({ state }) => state === "drafted")) return "open";
  return cards.some(({ ref }) => kindOf(ref) === "claim") ? "claims" : "none";
}

/** Whether somebody has read a sentence: something of a curator's stands there, or it is silent, or ticked off. `tuiin check` counts alike. */
export function isRead(known: Known, id: SentenceId): boolean {
  const { silent, done } = known.sentences[id]!;
  return Boolean(silent) || done || indexed(known).told.has(id);
}

/** Whether nothing more is to be done at a sentence: it is ticked off or silent. */
export const isOver = (known: Known, id: SentenceId): boolean => ["done", "silent"].includes(markOf(known, id));

/** An entry or a candidate by its reference; what a candidate became, where it has become something. */
export function thing(known: Known, ref: Ref): { ref: Ref; entry: Entry } | null {
  const index = indexed(known);
  const now = index.became.get(ref) ?? ref;
  const entry = known.entries[now] ?? index.drafted.get(now)?.entry ?? index.card.get(now)?.entry;
  return entry ? { ref: now, entry } : null;
}

export const paragraphOf = (id: SentenceId): string => id.replace(/s\d+$/, "");
