// What is going on in the page: reading, or something that was begun; and the forms among it, by the names under which they are found again.

import type { ArgumentKind } from "./acts/argue";
import type { NoteForm } from "./acts/sentence";
import { type ClaimForm, missing } from "./form";
import { emptyHead, type HeadForm } from "./headform";
import type { Agreement, Ref, Tag } from "./protocol";
import type { ThingForm } from "./thingform";

/** What is going on: reading, or something that was begun. */
export type Mode =
  | { name: "read" }
  | { name: "reject"; words: string | null }
  | { name: "judge"; stance: string }
  | { name: "silence" }
  | { name: "cut"; words: string }
  | { name: "insert" }
  | { name: "form"; form: ClaimForm }
  | { name: "thing"; form: ThingForm }
  | { name: "note"; form: NoteForm }
  | { name: "head"; form: HeadForm }
  | { name: "argue"; kind: ArgumentKind; premises: Ref[]; words: string | null; draft?: string }
  | { name: "find"; words: string; at: number }
  | { name: "left"; at: number }
  | { name: "agreement"; agreement: Agreement; at: number; words: string | null }
  | { name: "translate"; lang: Tag; tongues: Tag[]; at: number; words: string }
  | { name: "keys"; changing: string };

/** A form that is open, or was. */
export type FormMode = Extract<Mode, { name: "form" | "note" | "thing" | "head" }>;
/** Forms that were put aside. */
export type Shelf = Record<string, FormMode>;

export const isForm = (mode: Mode): mode is FormMode => ["form", "note", "thing", "head"].includes(mode.name);

/** Under which name a form is found again: that of its card, or of what is made at its sentence. */
export function nameOf(mode: FormMode): string {
  if (mode.name === "head") return "head";
  if (mode.name === "note") return mode.form.ref || `note ${mode.form.sentence}`;
  if (mode.name === "thing") return mode.form.ref || `${mode.form.kind} ${mode.form.sentence}`;
  const { what, card, sentence } = mode.form;
  return what === "add" ? `claim ${sentence}` : what === "split" ? `split ${card}` : card;
}

/** The field in which a form is gone on with: the first that lacks something. */
export function focusOf(mode: FormMode): string {
  if (mode.name === "head") return `h-${emptyHead(mode.form) ?? "save"}`;
  if (mode.name === "note") return mode.form.kind !== "slip" ? "n-remark" : mode.form.printed ? "n-probably" : "n-kind";
  if (mode.name === "thing") return mode.form.kind === "citation" ? "t-work" : "t-label";
  return `f-${missing(mode.form)[0] ?? "words"}`;
}
