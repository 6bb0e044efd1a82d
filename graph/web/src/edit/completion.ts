// What a field offers while one types: the things that there are, ranked; words of the sentence; and something new.

import { fold } from "../language/near";
import { indexed, paragraphOf } from "./index";
import { type Known, kindOf, speakerOf } from "./known";
import { latin } from "./letters";
import { wordsAt } from "./offsets";
import { type Pool, pooled } from "./pool";
import type { Group, Ref, SentenceId, Span } from "./protocol";
import { runs } from "./runs";
import { twins } from "./twins";

/** Why a line is there: a key of the words below `edit.why`. */
export type Why = "sentence" | "paragraph" | "words" | "speaker" | "near" | "twin" | "";

export interface Option {
  kind: string;
  label: string;
  lang?: string;
  /** The form that matched, where it is another than the label. */
  form?: string;
  why: Why;
  uses: number;
  ref?: Ref;
  /** What would be made; of words of the sentence with where they stand, as they would stand in a dictionary. */
  make?: { kind: string; label: string; printed?: string; span?: Span };
  score: number;
}

export interface Asked {
  typed: string;
  kinds: readonly string[];
  sentence: SentenceId;
  /** The relation of the claim, where the field is its object. */
  relation?: string;
  /** Set for a field that asks who says it. */
  holder?: boolean;
  /** Set where a sign of a voice made the page ask: the article is not offered first then. */
  asked?: boolean;
  recent: readonly Ref[];
  /** What cannot be chosen, as the other end of the claim. */
  not?: Ref;
}

const SHOWN = 9;
const STRONG = 60;
/** What a form gains that begins with the very letters typed: ү for ү, where у would do. */
const EXACT = 4;
/** Relations whose object is somebody. */
const OF_ACTORS = new Set(["used-by", "opposes", "belongs-to", "leads"]);

/** The lines that a field shows, best first: strong matches, words of the sentence, near twins, something new, what matches weakly. */
export function options(known: Known, asked: Asked): Option[] {
  const pool = pooled(known);
  const typed = asked.typed.trim();
  const query = fold(typed);
  const near = nearby(known, asked.sentence);
  const found: Option[] = [];
  const strongly = new Set<Option>();
  for (const one of pool.things) {
    if (one.ref === asked.not || !asked.kinds.includes(one.kind)) continue;
    const matched = query ? match(one, query, typed) : { score: 0, form: "" };
    if (!matched) continue;
    const context = contextOf(known, asked, near, one.ref, one.kind);
    if (!query && !near.sentence.has(one.ref) && !near.paragraph.has(one.ref) && context.why !== "speaker") continue;
    const { label, lang, ref, kind } = one;
    const form = matched.form && fold(matched.form) !== fold(label) ? matched.form : undefined;
    const score = matched.score + context.points;
    const option = { kind, label, lang, ref, form, why: context.why, uses: indexed(known).uses.get(ref) ?? 0, score };
    found.push(option);
    // Where it is used puts it higher, and never below something new: whom the page doubts to speak is there all the same.
    if (!query || Math.max(matched.score, score) >= STRONG) strongly.add(option);
  }
  found.sort((a, b) => b.score - a.score || pool.compare(a.label, b.label) || (a.ref! < b.ref! ? -1 : 1));
  const strong = found.filter((one) => strongly.has(one)).slice(0, SHOWN);
  const groups = fromWords(known, asked, query, strong);
  if (!query) return [...strong, ...groups].slice(0, SHOWN);
  const weak = found.filter((one) => !strongly.has(one));
  return [...strong, ...groups, ...made(pool, asked, strong, groups), ...weak].slice(0, SHOWN + 3);
}

/** Which line Enter takes: the first once something was typed; before that none that makes something, nor whom the page doubts to speak. */
export function preselected(list: readonly Option[], asked: Pick<Asked, "typed" | "asked">): number {
  const first = list[0];
  if (!first) return -1;
  if (asked.typed.trim()) return 0;
  return first.make || (asked.asked && first.why === "speaker") ? -1 : 0;
}

function match(one: Pool["things"][number], query: string, typed: string): { score: number; form: string } | null {
  let best: { score: number; form: string } | null = null;
  const put = (score: number, form: string) => {
    if (score > (best?.score ?? 0)) best = { score, form };
  };
  const parts = query.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  for (const form of one.forms) {
    const less = (form.label ? 0 : 3) - (form.text.toLowerCase().startsWith(typed.toLowerCase()) ? EXACT : 0);
    const { folded, words, initials } = form;
    if (folded === query) put(100 - less, form.text);
    else if (folded.startsWith(query)) put(80 - less, form.text);
    else if (parts.length === 1 && words.some((word) => word.startsWith(query))) put(65 - less, form.text);
    else if (parts.length > 1 && parts.every((part) => words.some((word) => word.startsWith(part)))) put(62 - less, form.text);
    else if (query.length > 1 && initials.startsWith(query.replace(/[^\p{L}\p{N}]/gu, ""))) put(60 - less, form.text);
    else if (query.length > 2 && folded.includes(query)) put(40 - less, form.text);
    if (form.latin && query.length > 1 && form.latin.some((word) => word.startsWith(latin(typed)))) put(63, form.text);
  }
  return best;
}

function contextOf(known: Known, asked: Asked, near: Nearby, ref: Ref, kind: string): { points: number; why: Why } {
  let points = 0;
  let why: Why = "";
  if (near.paragraph.has(ref)) [points, why] = [10, "paragraph"];
  if (near.sentence.has(ref)) [points, why] = [points + 25, "sentence"];
  if (asked.recent.includes(ref)) points += 6;
  points += Math.min(8, Math.log2(1 + (indexed(known).uses.get(ref) ?? 0)) * 2);
  if (asked.relation && OF_ACTORS.has(asked.relation) && kind === "actor") points += 12;
  if (asked.holder) {
    const sign = near.voiced.indexOf(ref);
    if (sign >= 0) points += Math.max(8, 20 - 4 * sign);
    if (near.persons.has(ref)) points += 8;
    if (ref === speakerOf(known)) {
      why = "speaker";
      points = asked.asked ? points - 30 : points + 10;
    }
  }
  return { points, why };
}

interface Nearby {
  sentence: Set<Ref>;
  paragraph: Set<Ref>;
  /** Who is named near a sign of a voice, nearest first. */
  voiced: Ref[];
  persons: Set<Ref>;
}
const nearbyMade = new WeakMap<Known, Map<SentenceId, Nearby>>();

/** What stands in a sentence, and what was used in its paragraph. */
export function nearby(known: Known, id: SentenceId): Nearby {
  const all = nearbyMade.get(known) ?? new Map<SentenceId, Nearby>();
  nearbyMade.set(known, all);
  const found = all.get(id);
  if (found) return found;
  const sentence = known.sentences[id];
  const index = indexed(known);
  const now = (ref: Ref) => index.became.get(ref) ?? ref;
  const here = new Set<Ref>();
  const paragraph = new Set<Ref>();
  const persons = new Set<Ref>();
  if (sentence) {
    for (const group of sentence.groups) if (group.ref) here.add(now(group.ref));
    for (const one of pooled(known).named(fold(sentence.words))) here.add(one);
    for (const other of known.order.filter((one) => paragraphOf(one) === paragraphOf(id)))
      for (const card of index.cards.get(other) ?? [])
        for (const end of [card.entry.subject, card.entry.object]) if (typeof end === "string") paragraph.add(now(end));
  }
  for (const ref of here) if (known.entries[ref]?.kind === "person" || index.drafted.get(ref)?.entry.kind === "person") persons.add(ref);
  const voiced = [...new Set(sentence?.voices.flatMap(({ near }) => near.map(now)))];
  for (const ref of voiced) here.add(ref);
  const made = { sentence: here, paragraph, voiced, persons };
  all.set(id, made);
  return made;
}

/** Word groups of the sentence that begin as was typed, as entries to make; those that are called by an entry are that entry already. */
function fromWords(known: Known, asked: Asked, query: string, strong: readonly Option[]): Option[] {
  const sentence = known.sentences[asked.sentence];
  if (!sentence) return [];
  const kind = asked.kinds.includes("concept") && !asked.holder ? "concept" : "actor";
  const there = new Set(strong.flatMap(({ label, form }) => [fold(label), fold(form ?? "")]));
  const begins = ({ label, span }: Group) => {
    const forms = [fold(label), fold(wordsAt(sentence, span))];
    return !query || forms.some((form) => form.startsWith(query) || form.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query)));
  };
  const groups = sentence.groups.filter((group) => !group.ref && begins(group));
  const more = runs(sentence, asked.typed, known.article.language).filter(
    ({ label }) => !groups.some((one) => fold(one.label) === fold(label)),
  );
  return [...groups, ...more]
    .filter((group) => !there.has(fold(group.label)))
    .map(({ label, span }) => {
      const printed = wordsAt(sentence, span);
      return { kind, label, why: "words", uses: 0, make: { kind, label, printed, span }, score: 0 };
    });
}

function made(pool: Pool, asked: Asked, strong: readonly Option[], groups: readonly Option[]): Option[] {
  const label = asked.typed.trim();
  const folded = fold(label);
  if (strong.some((one) => fold(one.label) === folded)) return [];
  const kinds = asked.holder ? ["actor", "viewpoint"] : ["concept", "actor", "event", ...(asked.kinds.length === 1 ? asked.kinds : [])];
  const near = twins(label, pool.things).filter(({ ref, kind }) => asked.kinds.includes(kind) && !strong.some((one) => one.ref === ref));
  return [
    ...near.slice(0, 2).map(({ ref, kind, label, lang }) => ({ kind, label, lang, ref, why: "twin" as const, uses: 0, score: 0 })),
    ...[...new Set(kinds)]
      .filter((kind) => asked.kinds.includes(kind) && !groups.some(({ make }) => make?.kind === kind && fold(make.label) === folded))
      .map((kind) => ({ kind, label, why: "" as const, uses: 0, make: { kind, label }, score: 0 })),
  ];
}

/** Whether a kind may stand in a field. */
export const allowed = (kinds: readonly string[], ref: Ref): boolean => kinds.includes(kindOf(ref));
