// What is odd in a claim, but no error: something new that is nearly there already, and own words that no longer name what it speaks of.

import { fold } from "../language/near";
import { type Chosen, type ClaimForm, KINDS_OF, type Slot, slotOf } from "./form";
import { type Card, indexed, thing } from "./index";
import { type Known, kindOf } from "./known";
import { pooled, type Thing } from "./pool";
import type { Entry, Ref } from "./protocol";
import { name, said } from "./said";
import { twins } from "./twins";

const sought = new WeakMap<readonly Thing[], Map<string, Thing[]>>();

/** What is there already of nearly the same name as something that a field makes; sought once, not at every letter typed elsewhere. */
export function twinIn(known: Known, { chosen }: Slot, kinds: readonly string[]): Thing | undefined {
  if (!chosen || !("make" in chosen)) return undefined;
  const { things } = pooled(known);
  const { label } = chosen.make;
  const all = sought.get(things) ?? new Map<string, Thing[]>();
  sought.set(things, all);
  const found = all.get(label) ?? twins(label, things);
  all.set(label, found);
  return found.find(({ kind }) => kinds.includes(kind));
}

/** The kinds that may stand in a field: what a figure measures is a concept. */
export function kindsOf(form: ClaimForm, field: string): readonly string[] {
  if (field === "object" && form.relation.name === "has-value") return ["concept"];
  return KINDS_OF[field.startsWith("holder-") ? "holder" : field] ?? [];
}

/** Fields of a form that make something new though nearly the same is there. */
export function twinned(known: Known, form: ClaimForm): { field: string; label: string; twin: Thing }[] {
  const fields = ["subject", "object", ...form.rows.map((_, i) => `holder-${i}`), "scope", "source"];
  return fields.flatMap((field) => {
    const slot = slotOf(form, field)!;
    const twin = twinIn(known, slot, kindsOf(form, field));
    return twin ? [{ field, label: slot.typed, twin }] : [];
  });
}

const ENDS = ["subject", "object"] as const;
export type End = (typeof ENDS)[number];

/** Which ends own words named as they were, and no longer name as they are; with what these are called now. */
function unnamed(known: Known, words: string, was: Record<End, Ref>, now: Record<End, Chosen | null>): { end: End; label: string }[] {
  const there = pooled(known).named(fold(words));
  return ENDS.flatMap((end) => {
    const chosen = now[end];
    const before = thing(known, was[end])?.ref ?? was[end];
    if (!chosen || !there.has(before) || ("ref" in chosen && (chosen.ref === before || there.has(chosen.ref)))) return [];
    const label = "ref" in chosen ? name(known, chosen.ref) : chosen.make.label;
    return fold(words).includes(fold(label)) ? [] : [{ end, label }];
  });
}

/** The indicator of a figure stands for it. */
function ends(known: Known, entry: Entry): Record<End, Ref> {
  const object = String(entry.object ?? "");
  const value = kindOf(object) === "value" ? thing(known, object)?.entry.indicator : undefined;
  return { subject: String(entry.subject ?? ""), object: String(value ?? object) };
}

/** What somebody's own words in a form no longer name. */
export function unnamedIn(known: Known, form: ClaimForm): { end: End; label: string }[] {
  if (!form.base || form.what === "split") return [];
  return unnamed(known, form.words, ends(known, form.base), { subject: form.subject.chosen, object: form.object.chosen });
}

/** What the words of a claim that came from a draft no longer name. */
export function unnamedOn(known: Known, { candidate, entry, ref }: Card): { end: End; label: string }[] {
  if (!candidate || !known.entries[ref] || kindOf(ref) !== "claim") return [];
  const chosen = (one: Ref): Chosen => ({ ref: indexed(known).became.get(one) ?? one });
  const { subject, object } = ends(known, entry);
  const words = said(known, entry.text)?.text ?? "";
  return unnamed(known, words, ends(known, candidate.entry), { subject: chosen(subject), object: chosen(object) });
}
