// The form of a claim as data: what its fields hold, what is missing, and where Enter goes next.

import type { Option } from "./completion";
import { type Held, heldFrom, innermost } from "./holders";
import { type Card, indexed, placesOf, thing } from "./index";
import { actorType, type Known, kindOf, speakerOf } from "./known";
import { wordsAt } from "./offsets";
import type { Entry, Figure, Position, Ref, SentenceId } from "./protocol";
import { denial, kindOfRelation } from "./relations";
import { listed, name, said } from "./said";

export interface Make {
  kind: string;
  label: string;
  type?: string;
  printed?: string;
}
/** What a field holds: a thing that there is, or one that is made together with the claim. */
export type Chosen = { ref: Ref } | { make: Make };

/** A field that completes. `step` is what is still asked of something new: its form in a dictionary, the type of an actor. */
export interface Slot {
  typed: string;
  chosen: Chosen | null;
  /** The line that Enter takes; null: the one that is proposed. */
  at: number | null;
  open: boolean;
  step?: "label" | "type";
}
export interface Row {
  slot: Slot;
  stance: string;
  certainty: string;
  depth: number;
  kept?: Held["kept"];
}
/** What was known when a form was opened: the version, and the run of the server that told it. What others changed since is told later. */
export interface Since {
  seen: number;
  run: string;
}
export const since = ({ version, run }: Known): Since => ({ seen: version, run });
/** That, as it goes with the act of a form. */
export const sinceOf = ({ seen, run }: Since): Since => ({ seen, run });

export interface ClaimForm extends Since {
  what: "add" | "correct" | "change" | "split" | "voice";
  /** The card that is corrected or changed. */
  card: string;
  sentence: SentenceId;
  at: SentenceId[];
  subject: Slot;
  relation: Slot & { name: string };
  negative: boolean;
  /** What a hand, or else the draft, has said of that, whatever relation is chosen; null: it goes with its relation. */
  denied: boolean | null;
  object: Slot;
  figure: { value: string; unit: string; year: string; out_of: string };
  words: string;
  /** The words as nobody has typed them: while they stand there, the tool may say them anew. */
  written: string;
  rows: Row[];
  /** The words for which the page asks who says it; empty where it does not ask. */
  sign: string;
  kind: string;
  /** What the claim is for in the article; a new one begins with what its sentence seems to be for. */
  role: string;
  more: boolean;
  quantifier: string;
  condition: string;
  scope: Slot;
  source: Slot;
  /** The entry that it began with: what no field shows is kept. */
  base: Entry | null;
  /** The figure that it began with, of which is kept what no field shows. */
  value: Entry | null;
  /** The rows as they were: positions that nobody touched stay as they were written. */
  began: string;
  /** Whether a value of the draft is kept from sight until the reader has judged. */
  blind: boolean;
}
export type Field =
  | "subject"
  | "relation"
  | "object"
  | "value"
  | "year"
  | "words"
  | `${"holder" | "stance" | "certainty"}-${number}`
  | "save"
  | "scope"
  | "source"
  | "condition";

export const CLAIM_THINGS = ["concept", "actor", "work", "event", "viewpoint"] as const;
export const KINDS_OF: Record<string, readonly string[]> = {
  subject: CLAIM_THINGS,
  object: CLAIM_THINGS,
  holder: ["actor", "viewpoint"],
  scope: CLAIM_THINGS,
  source: ["work"],
};

export const empty = (): Slot => ({ typed: "", chosen: null, at: null, open: true });
export const holding = (known: Known, ref: Ref | undefined): Slot =>
  ref ? { typed: name(known, ref), chosen: { ref }, at: null, open: false } : empty();

/** What an author does who passes on what others say: the page makes that part itself. */
const PASSES = "reports";

/** A row for whoever else says so: what others judge is not taken over; where one's own judgement comes first, there is none. */
export const freshRow = (blind = false): Row => ({
  slot: empty(),
  stance: blind ? "" : "asserts",
  certainty: blind ? "" : "certain",
  depth: 0,
});

/** A form for a new claim at a sentence. */
export function newForm(known: Known, id: SentenceId): ClaimForm {
  const sentence = known.sentences[id]!;
  const judged = sentence.judged ?? {};
  const voice = sentence.voices[0];
  const sign = voice ? wordsAt(sentence, voice.span) : "";
  const row: Row = {
    slot: sign ? empty() : holding(known, speakerOf(known)),
    stance: judged.stance && judged.stance !== PASSES ? judged.stance : "asserts",
    certainty: judged.certainty ?? "certain",
    depth: 0,
  };
  const form: ClaimForm = {
    what: "add",
    card: "",
    sentence: id,
    at: [id],
    subject: empty(),
    relation: { ...empty(), name: "" },
    negative: false,
    denied: null,
    object: empty(),
    figure: { value: "", unit: "count", year: "", out_of: "" },
    words: "",
    written: "",
    rows: [row],
    sign,
    kind: "",
    role: sentence.role,
    more: false,
    quantifier: "",
    condition: "",
    scope: empty(),
    source: empty(),
    base: null,
    value: null,
    began: "",
    ...since(known),
    blind: false,
  };
  return withFigure(form, fresh(known, id));
}

/** The first figure of a sentence that no value has yet. */
function fresh(known: Known, id: SentenceId): Figure | undefined {
  const values = Object.entries(known.entries).filter(([ref, { at }]) => kindOf(ref) === "value" && at?.includes(id));
  return known.sentences[id]!.figures.find(({ value }) => !values.some(([, entry]) => String(entry.value) === value));
}

function withFigure(form: ClaimForm, figure: Figure | undefined): ClaimForm {
  if (!figure) return form;
  const { value, unit, year = "", out_of } = figure;
  return { ...form, figure: { value, unit, year, out_of: out_of === undefined ? "" : String(out_of) } };
}

/** A form that begins with a claim or a draft; `blind` keeps the draft's own judgement out of it. */
export function formOf(known: Known, card: Card, id: SentenceId, what: ClaimForm["what"], blind = false): ClaimForm {
  const { entry } = card;
  const now = (ref: unknown): Ref | undefined => (typeof ref === "string" ? thing(known, ref)?.ref : undefined);
  const held = heldFrom((entry.positions as Position[] | undefined) ?? [], speakerOf(known));
  const rows = held.map(({ holder, stance, certainty, depth, kept }) => ({
    slot: holding(known, now(holder)),
    stance: blind ? "" : stance,
    certainty: blind ? "" : certainty,
    depth,
    kept,
  }));
  const value = kindOf(String(entry.object ?? "")) === "value" ? thing(known, String(entry.object))?.entry : undefined;
  const begun = newForm(known, id);
  const places = placesOf(entry);
  const words = what === "split" ? "" : (said(known, entry.text)?.text ?? "");
  const form: ClaimForm = {
    ...begun,
    what,
    card: card.key,
    at: places.length && what !== "split" ? places : [id],
    subject: holding(known, now(entry.subject)),
    relation: {
      typed: listed(known, "relation", entry.relation),
      chosen: null,
      at: null,
      open: !entry.relation,
      name: String(entry.relation ?? ""),
    },
    negative: isNegative(entry),
    denied: isNegative(entry) && card.candidate && isNegative(card.candidate.entry) ? true : null,
    object: holding(known, now(value ? value.indicator : entry.object)),
    words,
    written: words,
    rows: rows.length ? rows : begun.rows,
    sign: rows.length && rows.every(({ slot }) => slot.chosen) ? "" : begun.sign,
    kind: entry.kind === kindOfRelation(String(entry.relation)) ? "" : String(entry.kind ?? ""),
    role: String(entry.role ?? ""),
    quantifier: String(entry.quantifier ?? ""),
    condition: said(known, entry.condition as Entry["text"])?.text ?? "",
    scope: holding(known, now((entry.scope as Ref[] | undefined)?.[0])),
    source: holding(known, now(innermost((entry.positions as Position[] | undefined) ?? [])?.source)),
    base: entry,
    blind,
  };
  form.began = JSON.stringify([form.rows, form.at]);
  for (const field of ["subject", "object", "holder"] as const) propose(known, form, card, field);
  if (!value) return form;
  const text = (part: unknown): string => (part === undefined || part === null ? "" : String(part));
  return {
    ...form,
    value,
    figure: { value: text(value.value), unit: text(value.unit), year: text(value.year), out_of: text(value.out_of) },
  };
}

/** Whether a claim is denied. */
const isNegative = (entry: Entry): boolean => entry.polarity === "negative";

/** Whether a claim is denied when a relation is chosen: by the words typed for it, by a hand or the draft, or as it was with this relation. */
export function deniedWith({ relation, denied, base }: ClaimForm, name: string): boolean {
  if (denial(relation.typed).negative) return true;
  return denied ?? (base !== null && isNegative(base) && base.relation === name);
}

/** Words that a draft found for a field, but no thing: typed already, so that Enter takes what they lead to. */
function propose(known: Known, form: ClaimForm, { candidate }: Card, field: "subject" | "object" | "holder"): void {
  const span = candidate?.fields?.[field];
  const sentence = known.sentences[candidate?.at[0] ?? ""];
  const slot = field === "holder" ? form.rows.find((row) => !row.slot.chosen)?.slot : form[field];
  if (span && sentence && slot && !slot.chosen) slot.typed = wordsAt(sentence, span);
}

export const slotOf = (form: ClaimForm, field: string): Slot | undefined =>
  field.startsWith("holder-")
    ? form.rows[Number(field.slice(7))]?.slot
    : field === "relation" || field === "subject" || field === "object" || field === "scope" || field === "source"
      ? form[field]
      : undefined;

/** The form with another content in a field that completes. */
export function withSlot(form: ClaimForm, field: string, part: Partial<Slot & { name: string }>): ClaimForm {
  if (field.startsWith("holder-")) {
    const at = Number(field.slice(7));
    return { ...form, rows: form.rows.map((row, i) => (i === at ? { ...row, slot: { ...row.slot, ...part } } : row)) };
  }
  return { ...form, [field]: { ...slotOf(form, field)!, ...part } };
}

/** What a line of the list puts into a field, and whether something is asked of it yet. */
export function taking(known: Known, option: Option): Partial<Slot> {
  if (option.ref) return { typed: option.label, chosen: { ref: option.ref }, at: null, open: false, step: undefined };
  const { kind, label, printed } = option.make!;
  const bent = printed !== undefined && printed.toLowerCase() !== label.toLowerCase() && INFLECTED.has(known.article.language);
  const step = kind === "actor" ? ("type" as const) : bent ? ("label" as const) : undefined;
  const chosen = { make: { kind, label, ...(printed && { printed }), ...(kind === "actor" && { type: actorType(known, label) }) } };
  return { typed: label, chosen, at: null, open: false, step };
}
/** Languages whose words change by case: what was read in the text is shown as it would stand in a dictionary before it is taken. */
const INFLECTED = new Set(["kk", "ru"]);

/** Which fields lack something, in the order in which they are seen and asked for. */
export function missing(form: ClaimForm): Field[] {
  const lacks: Field[] = [];
  if (!form.subject.chosen) lacks.push("subject");
  if (!form.relation.name) lacks.push("relation");
  if (!form.object.chosen) lacks.push("object");
  if (form.relation.name === "has-value" && Number.isNaN(figureIn(form))) lacks.push("value");
  form.rows.forEach((row, i) => {
    if (!row.slot.chosen) lacks.push(`holder-${i}`);
    else if (!row.stance) lacks.push(`stance-${i}`);
    else if (!row.certainty) lacks.push(`certainty-${i}`);
  });
  if (!form.words.trim()) lacks.push("words");
  for (const field of ["scope", "source"] as const) if (form[field].typed.trim() && !form[field].chosen) lacks.push(field);
  return lacks;
}

/** The figure as a number, however it is written; not a number where there is none. */
export function figureIn({ figure }: ClaimForm): number {
  const typed = figure.value.replace(/\s/g, "").replace(",", ".");
  return typed ? Number(typed) : Number.NaN;
}

/** The field to which Enter goes from another: the next that lacks something, else the button that saves. */
export function nextField(form: ClaimForm): Field {
  return missing(form)[0] ?? "save";
}

/** A claim that says the same already: its reference. */
export function twinOf(known: Known, form: ClaimForm): Ref | null {
  const ref = (slot: Slot): Ref | null => (slot.chosen && "ref" in slot.chosen ? slot.chosen.ref : null);
  const [subject, object] = [ref(form.subject), ref(form.object)];
  if (!subject || !object || !form.relation.name || form.relation.name === "has-value") return null;
  const index = indexed(known);
  const now = (one: unknown): unknown => (typeof one === "string" ? (index.became.get(one) ?? one) : one);
  for (const [key, { ref: found, entry, state }] of index.card) {
    if (kindOf(found) !== "claim" || state === "rejected" || key === form.card || found === index.card.get(form.card)?.ref) continue;
    if (now(entry.subject) === subject && now(entry.object) === object && entry.relation === form.relation.name)
      if (isNegative(entry) === form.negative) return found;
  }
  return null;
}

const COPIED = 5;
/** How many words in a row are the sentence's own, where these are enough to be a copy. */
export function copied(known: Known, form: ClaimForm): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const mine = words(form.words);
  let most = 0;
  for (const id of form.at) {
    const its = ` ${words(known.sentences[id]?.words ?? "").join(" ")} `;
    for (let from = 0; from < mine.length; from++)
      for (let to = from + Math.max(COPIED, most + 1); to <= mine.length; to++) {
        if (!its.includes(` ${mine.slice(from, to).join(" ")} `)) break;
        most = to - from;
      }
  }
  return most;
}
