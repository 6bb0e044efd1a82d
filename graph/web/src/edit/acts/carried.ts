// What an act has to carry along: drafted things that its entries name become entries with it, and so does what was made in a field.

import type { Chosen, Make } from "../form";
import { indexed } from "../index";
import { type Intent, type Known, kindOf, refsOf } from "../known";
import type { Entry, Ref, SentenceId } from "../protocol";
import { renamed } from "../renamed";

/** Gives a name to something new. */
export type Fresh = (kind: string) => Ref;

/** An act in the making: entries to write, which of them are new, and what is decided. */
export interface Desk {
  write: Record<Ref, Entry | null>;
  create: Ref[];
  decide: NonNullable<Intent["decide"]>;
}
export const desk = (): Desk => ({ write: {}, create: [], decide: {} });

/** Entries with all drafted things that they name; references to what a candidate became lead there. */
export function carry(known: Known, on: Desk): Desk {
  const { drafted, became } = indexed(known);
  const names = Object.fromEntries(became);
  const write = renamed(on.write, names);
  const create = on.create.map((ref) => names[ref] ?? ref);
  const decide = { ...on.decide };
  const left = Object.values(write).flatMap((entry) => (entry ? refsOf(entry) : []));
  for (let ref = left.pop(); ref; ref = left.pop()) {
    const candidate = drafted.get(ref);
    if (!candidate || ref in write || known.entries[ref] || kindOf(ref) === "claim") continue;
    const entry = counted(renamed(candidate.entry, names));
    write[ref] = entry;
    create.push(ref);
    decide[candidate.key] = { what: "accepted", ref };
    left.push(...refsOf(entry));
  }
  for (const ref of create) {
    const candidate = drafted.get(ref);
    if (candidate && !decide[candidate.key]) decide[candidate.key] = { what: "corrected", ref };
  }
  return { write, create, decide };
}

/** A figure as a number: drafts have it as text. */
function counted(entry: Entry): Entry {
  return typeof entry.value === "string" ? { ...entry, value: Number(entry.value) } : entry;
}

/** The reference of what a field holds; what is new comes onto the desk. */
export function placed(known: Known, chosen: Chosen, on: Desk, fresh: Fresh, at: SentenceId[]): Ref {
  if ("ref" in chosen) return chosen.ref;
  const same = Object.entries(on.write).find(
    ([ref, entry]) => entry && on.create.includes(ref) && kindOf(ref) === chosen.make.kind && labelled(known, entry) === chosen.make.label,
  );
  if (same) return same[0];
  const ref = fresh(chosen.make.kind);
  on.write[ref] = entryOf(known, chosen.make, at);
  on.create.push(ref);
  return ref;
}
const labelled = (known: Known, entry: Entry): string | undefined => entry.label?.[known.article.language];

/** What is made in a field, as an entry: a label in the article's language, and the form in which it was read. */
function entryOf(known: Known, { kind, label, type, printed }: Make, at: SentenceId[]): Entry {
  const tag = known.article.language;
  const other = printed && printed.toLowerCase() !== label.toLowerCase() ? { [tag]: [printed] } : undefined;
  const words = { label: { [tag]: label } };
  if (kind === "concept") return { ...words, ...(other && { hidden: other }) };
  if (kind === "actor") return { kind: type ?? "person", ...words, ...(other && { printed: other }) };
  if (kind === "work") return { kind: "report", ...words };
  if (kind === "event") return { kind: "event", ...words, at };
  return { ...words, at };
}
