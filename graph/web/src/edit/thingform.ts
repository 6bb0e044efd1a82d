// A thing that is made by itself: an event, a viewpoint, a citation, a work, an actor, a concept; its fields as the reader sees them.

import type { Fresh } from "./acts/carried";
import { carry, desk } from "./acts/carried";
import { nearby } from "./completion";
import { empty, holding, type Since, type Slot, since, sinceOf } from "./form";
import { indexed, thing } from "./index";
import { actorType, type Intent, type Known, kindOf } from "./known";
import { spanOf, wordsAt } from "./offsets";
import type { Entry, Listed, Ref, SentenceId } from "./protocol";
import { said } from "./said";

export const THINGS = ["event", "viewpoint", "citation", "work", "actor", "concept"] as const;
export type ThingKind = (typeof THINGS)[number];

export interface ThingForm extends Since {
  kind: ThingKind;
  sentence: SentenceId;
  label: string;
  /** A value of the closed list of its kind. */
  type: string;
  starts: string;
  ends: string;
  definition: string;
  printed: string;
  members: Ref[];
  work: Slot;
  /** What it is corrected from: its reference, and its entry, of which is kept what no field shows; empty and null for something new. */
  ref: Ref;
  base: Entry | null;
}

/** The closed list of which a kind has a value. */
export const LISTS: Partial<Record<ThingKind, string>> = { event: "event-type", citation: "cito", work: "work-kind", actor: "actor-type" };

const FIRST: Partial<Record<ThingKind, string>> = { event: "event", citation: "citesForInformation", work: "report" };
const YEAR = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/g;

/** A form with what the sentence says of it: its years, who is named there, the words selected. */
export function thingForm(known: Known, kind: ThingKind, sentence: SentenceId, selected: string): ThingForm {
  const words = known.sentences[sentence]!.words;
  const years = words.match(YEAR) ?? [];
  const here = [...nearby(known, sentence).sentence];
  const works = here.filter((ref) => kindOf(ref) === "work");
  return {
    kind,
    sentence,
    label: kind === "citation" ? "" : selected,
    type: kind === "actor" ? actorType(known, selected) : (FIRST[kind] ?? ""),
    starts: kind === "event" ? (years[0] ?? "") : "",
    ends: kind === "event" ? (years[1] ?? "") : "",
    definition: "",
    printed: kind === "citation" ? selected || (words.match(/\[[^\]]+\]|\([^)]*\d{4}[^)]*\)/)?.[0] ?? "") : "",
    members: kind === "viewpoint" ? here.filter((ref) => ["actor", "work"].includes(kindOf(ref))) : [],
    work: holding(known, works[0]) ?? empty(),
    ref: "",
    base: null,
    ...since(known),
  };
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** A form that begins with what there is, or with what was drafted; null for what no such form is of. */
export function thingFormOf(known: Known, ref: Ref, sentence: SentenceId): ThingForm | null {
  const found = thing(known, ref);
  const kind = THINGS.find((one) => one === kindOf(ref));
  if (!found || !kind) return null;
  const { entry } = found;
  const members = ((entry.members as { member: Ref }[] | undefined) ?? []).map(({ member }) => member);
  return {
    kind,
    sentence,
    label: said(known, entry.label)?.text ?? "",
    type: text(kind === "citation" ? entry.characterization : entry.kind),
    starts: text(kind === "work" ? entry.published : entry.starts),
    ends: text(entry.ends),
    definition: said(known, entry.definition as Entry["text"])?.text ?? "",
    printed: text(entry.printed),
    members,
    work: holding(known, thing(known, text(entry.work))?.ref) ?? empty(),
    ref: found.ref,
    base: entry,
    ...since(known),
  };
}

/** What is missing before it can be saved. */
export const lacking = (form: ThingForm): "label" | "work" | null =>
  form.kind === "citation" ? (form.work.chosen ? null : "work") : form.label.trim() ? null : "label";

export function saveThing(known: Known, form: ThingForm, fresh: Fresh): Intent {
  const on = desk();
  const tag = known.article.language;
  const ref = form.ref || fresh(form.kind);
  const { starts: _, ends: __, definition: defined, ...base } = form.base ?? {};
  const at = form.base?.at ?? [form.sentence];
  const label = { ...form.base?.label, [tag]: form.label.trim() };
  const definition = form.definition.trim() ? { definition: { ...(defined as Entry["text"]), [tag]: form.definition.trim() } } : {};
  const dates = { ...(form.starts.trim() && { starts: form.starts.trim() }), ...(form.ends.trim() && { ends: form.ends.trim() }) };
  let work: Ref | undefined;
  if (form.kind === "citation" && form.work.chosen) {
    if ("ref" in form.work.chosen) work = form.work.chosen.ref;
    else {
      work = fresh("work");
      on.write[work] = { kind: "report", label: { [tag]: form.work.chosen.make.label } };
      on.create.push(work);
    }
  }
  const entries: Record<ThingKind, Entry> = {
    event: { ...base, kind: form.type, label, ...dates, at },
    viewpoint: { ...base, label, ...definition, members: form.members.map((member) => membership(form.base, member, at)), at },
    citation: { ...unprinted(base), work, characterization: form.type, ...(form.printed.trim() && { printed: form.printed.trim() }), at },
    work: { ...base, kind: form.type, label, ...(form.starts.trim() && { published: form.starts.trim() }) },
    actor: { ...base, kind: form.type, label },
    concept: { ...base, label, ...definition },
  };
  on.write[ref] = entries[form.kind];
  if (!known.entries[ref]) on.create.push(ref);
  const draft = indexed(known).drafted.get(ref);
  if (draft) on.decide[draft.key] = { what: "corrected", ref };
  const before = known.entries[ref] && form.base ? { [ref]: form.base } : {};
  return { kind: draft ? "correct" : form.ref ? "change" : "add", ...carry(known, on), ...sinceOf(form), before, card: draft?.key ?? ref };
}

const unprinted = ({ printed: _, ...kept }: Entry): Entry => kept;

/** A member as it was, with where that is said; a new one belongs where the form stands. */
function membership(base: Entry | null, member: Ref, at: SentenceId[]): object {
  const before = (base?.members as { member: Ref }[] | undefined)?.find((one) => one.member === member);
  return before ?? { member, at };
}

/** The form with another label; of somebody new the type follows, until a hand has chosen it. */
export function labelled(known: Known, form: ThingForm, label: string): ThingForm {
  const follows = form.kind === "actor" && !form.ref && form.type === actorType(known, form.label);
  return { ...form, label, ...(follows && { type: actorType(known, label) }) };
}

const IN_A_ROW = 9;
/** The types of a thing that stand in a row, each with its digit; none where there are more than digits. */
export function rowOf(known: Known, { kind }: ThingForm): readonly Listed[] | null {
  const list = known.lists[LISTS[kind] ?? ""] ?? [];
  return list.length && list.length <= IN_A_ROW ? list : null;
}

/** The words at two offsets of a sentence's string, and where they stand in the text. */
export function pointed(known: Known, id: SentenceId, from: number, to: number) {
  const sentence = known.sentences[id]!;
  const span = spanOf(sentence, [from, to]);
  return { span, words: wordsAt(sentence, span).trim() };
}
