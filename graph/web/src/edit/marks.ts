// Where in a sentence the words stand that a claim draws on, and which word groups no claim draws on.

import { near, tokens } from "../language/near";
import { innermost } from "./holders";
import { type Card, cardsAt, thing } from "./index";
import { type Known, kindOf, refsOf } from "./known";
import { within } from "./offsets";
import { pooled } from "./pool";
import type { Group, Position, Ref, Sentence, SentenceId, Span } from "./protocol";

/** Offsets in the string of a sentence, with what stands there. */
export interface Mark {
  from: number;
  to: number;
  what: "subject" | "relation" | "object" | "cue" | "printed";
}

interface Word {
  word: string;
  from: number;
  to: number;
}
const WORDS = new WeakMap<Sentence, Word[]>();
function wordsOf(sentence: Sentence): Word[] {
  let found = WORDS.get(sentence);
  if (!found) {
    found = [...sentence.words.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((match) =>
      tokens(match[0]).map((word) => ({ word, from: match.index, to: match.index + match[0].length })),
    );
    WORDS.set(sentence, found);
  }
  return found;
}

/** Where a thing is named in a sentence, in any form and with any ending. */
export function namedAt(known: Known, sentence: Sentence, ref: Ref): Span | null {
  const now = thing(known, ref);
  if (!now) return null;
  const group = sentence.groups.find((one) => one.ref === ref || one.ref === now.ref);
  if (group) return within(sentence, group.span);
  const words = wordsOf(sentence);
  const forms = pooled(known).things.find((one) => one.ref === now.ref)?.forms ?? [];
  for (const form of forms) {
    if (!form.words.length) continue;
    for (let at = 0; at + form.words.length <= words.length; at++)
      if (form.words.every((word, i) => like(word, words[at + i]!.word))) return [words[at]!.from, words[at + form.words.length - 1]!.to];
  }
  return null;
}
const like = (one: string, other: string): boolean => one === other || (Math.min(one.length, other.length) > 3 && near(one, other) >= 0.75);

/** The words of a sentence that a claim draws on. */
export function marksOf(known: Known, card: Card, id: SentenceId): Mark[] {
  const sentence = known.sentences[id]!;
  const marks: Mark[] = [];
  for (const what of ["subject", "relation", "object"] as const) {
    const span = card.candidate?.fields?.[what];
    const drawn = span && within(sentence, span);
    const ref = card.entry[what];
    const same = !card.candidate || card.candidate.entry[what] === ref;
    const at = same && drawn ? drawn : typeof ref === "string" && ref.includes("/") ? namedAt(known, sentence, objectOf(known, ref)) : null;
    if (at) marks.push({ from: at[0], to: at[1], what });
  }
  return apart(marks);
}

/** The indicator of a figure stands for it. */
const objectOf = (known: Known, ref: Ref): Ref => (kindOf(ref) === "value" ? String(thing(known, ref)?.entry.indicator ?? "") : ref);

/** Marks in order, none over another. */
export function apart(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) if (mark.from >= (kept.at(-1)?.to ?? 0)) kept.push(mark);
  return kept;
}

/** Word groups of a sentence that no claim there draws on. */
export function untouched(known: Known, id: SentenceId): Group[] {
  const sentence = known.sentences[id]!;
  const claims = cardsAt(known, id).filter(({ ref }) => kindOf(ref) === "claim");
  const drawn = claims.flatMap((card): Span[] => marksOf(known, card, id).map(({ from, to }) => [from, to]));
  const voices = claims.map((card) => holderSpan(sentence, card)).filter((at) => at !== null);
  const named = new Set(claims.flatMap(({ entry }) => refsOf(entry).map((ref) => thing(known, objectOf(known, ref))?.ref ?? ref)));
  const places = [...named].map((ref) => namedAt(known, sentence, ref)).filter((at) => at !== null);
  return sentence.groups.filter((group) => {
    const at = within(sentence, group.span);
    if (!at || [...drawn, ...voices, ...places].some(([from, to]) => from < at[1] && at[0] < to)) return false;
    return (
      !(group.ref && named.has(thing(known, group.ref)?.ref ?? group.ref)) && ![...named].some((ref) => calls(known, ref, group.label))
    );
  });
}

/** Where the draft found who holds a claim, if they hold it still. */
function holderSpan(sentence: Sentence, { candidate, entry }: Card): Span | null {
  const span = candidate?.fields?.holder;
  const at = span && within(sentence, span);
  const holder = ({ positions }: Card["entry"]) => innermost((positions as Position[] | undefined) ?? [])?.holder;
  return at && holder(candidate.entry) === holder(entry) ? at : null;
}

/** Whether words are somebody's name, in full, by the surname alone, or with initials. */
function calls(known: Known, ref: Ref, label: string): boolean {
  if (kindOf(ref) !== "actor") return false;
  const words = tokens(label);
  const forms = pooled(known).things.find((one) => one.ref === ref)?.forms ?? [];
  const fits = (form: (typeof forms)[number]) =>
    words.every((word) => (word.length === 1 ? form.initials.includes(word) : form.words.some((one) => like(one, word))));
  return words.some((word) => word.length > 1) && forms.some(fits);
}

/** A sentence cut where marks begin and end. */
export function pieces(words: string, marks: readonly Mark[]): { text: string; what?: Mark["what"] }[] {
  const cut: { text: string; what?: Mark["what"] }[] = [];
  let at = 0;
  for (const { from, to, what } of marks) {
    if (from > at) cut.push({ text: words.slice(at, from) });
    cut.push({ text: words.slice(from, to), what });
    at = to;
  }
  if (at < words.length) cut.push({ text: words.slice(at) });
  return cut;
}
