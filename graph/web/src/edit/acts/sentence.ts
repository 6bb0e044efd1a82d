// What is said of a sentence itself: that nothing is missing, that it claims nothing; and notes on it.

import { type Since, sinceOf } from "../form";
import type { Intent, Known } from "../known";
import type { Boundary, Entry, Ref, SentenceId } from "../protocol";
import type { Fresh } from "./carried";

/** Why a sentence claims nothing, in the order of the digits; the last is for now. */
export const SILENCES = ["title", "byline", "affiliation", "heading", "transition", "later"] as const;
/** Further reasons, which are rarer. */
export const MORE_SILENCES = ["caption", "references", "thanks", "question", "left-out"] as const;

/** What is said of a sentence so far, taken back. */
const unsaid = (known: Known, id: SentenceId) => (known.sentences[id]?.silent ? { silent: { [id]: "" } } : {});

export const done = (known: Known, id: SentenceId): Intent => ({ kind: "done", done: { [id]: true }, ...unsaid(known, id) });
export const silent = (id: SentenceId, why: string): Intent => ({ kind: "silent", silent: { [id]: why } });
/** A tick or a silence taken back. */
export const again = (known: Known, id: SentenceId): Intent => ({ kind: "back", done: { [id]: false }, ...unsaid(known, id) });

/** A sentence joined with those up to another, or parted where a second begins. */
export const bound = (boundary: Boundary): Intent => ({ kind: "boundary", boundary });

export const NOTES = ["slip", "contradiction", "doubt"] as const;
export interface NoteForm extends Since {
  kind: (typeof NOTES)[number];
  sentence: SentenceId;
  printed: string;
  probably: string;
  remark: string;
  /** Whether the reader wrote the remark; until then the page does. */
  own: boolean;
  concerns: Ref[];
  /** Further claims that it is about, chosen in the form; empty where none is chosen yet. */
  picked: Ref[];
  /** The note that is corrected; empty for a new one. */
  ref: Ref;
  base: Entry | null;
}

/** How many claims contradict each other, at least. */
export const PAIR = 2;
/** The claims that a note is about. */
export const concernsOf = ({ concerns, picked }: NoteForm): Ref[] => [...new Set([...concerns, ...picked])].filter(Boolean);

export function note(known: Known, form: NoteForm, remark: string, fresh: Fresh): Intent {
  const slip = form.kind === "slip";
  const concerns = concernsOf(form);
  const { printed: _, probably: __, concerns: ___, ...base } = form.base ?? {};
  const entry: Entry = {
    ...base,
    kind: form.kind,
    ...(slip && { printed: form.printed.trim(), probably: form.probably.trim() }),
    ...(concerns.length && { concerns }),
    text: { ...base.text, [known.article.language]: remark.trim() },
    at: base.at ?? [form.sentence],
  };
  const ref = form.ref || fresh("note");
  const before = form.ref && form.base ? { [ref]: form.base } : {};
  return { kind: "note", write: { [ref]: entry }, create: form.ref ? [] : [ref], card: ref, ...sinceOf(form), before };
}
