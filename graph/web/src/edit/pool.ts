// All things that a field can name, with the forms by which they are found, made ready once for a state of the article.

import { compareKazakh } from "../language/kazakh";
import { fold, near, tokens } from "../language/near";
import { indexed } from "./index";
import { type Known, kindOf } from "./known";
import { cyrillic, latin } from "./letters";
import type { Entry, Ref } from "./protocol";
import { named } from "./said";

export interface Form {
  text: string;
  folded: string;
  words: string[];
  initials: string;
  /** Whether it is the label in the article's language. */
  label: boolean;
  /** Its words in Latin letters, where it is written in others. */
  latin: string[] | null;
}
export interface Thing {
  ref: Ref;
  kind: string;
  label: string;
  lang?: string;
  entry: Entry;
  forms: readonly Form[];
}
export interface Pool {
  things: readonly Thing[];
  compare: (a: string, b: string) => number;
  /** What is named by words, in any form and with any ending. */
  named: (words: string) => Set<Ref>;
}

const KINDS = new Set(["concept", "actor", "work", "event", "viewpoint"]);
const pools = new WeakMap<Known["entries"], { drafted: unknown; pool: Pool }>();
const FORMS = new WeakMap<Entry, Form[]>();

export function pooled(known: Known): Pool {
  const { drafted } = indexed(known);
  const kept = pools.get(known.entries);
  const mark = [...drafted.keys()].join();
  if (kept?.drafted === mark) return kept.pool;
  const things: Thing[] = [];
  const put = (ref: Ref, entry: Entry) => {
    if (!KINDS.has(kindOf(ref))) return;
    const { text, lang } = named(known, ref);
    things.push({ ref, kind: kindOf(ref), label: text, entry, forms: formsOf(entry, known.article.language), ...(lang && { lang }) });
  };
  for (const [ref, entry] of Object.entries(known.entries)) put(ref, entry);
  for (const [ref, { entry }] of drafted) if (!known.entries[ref]) put(ref, entry);
  const compare = known.article.language === "kk" ? compareKazakh : new Intl.Collator(known.article.language).compare;
  let stems: Map<string, [Thing, Form][]> | null = null;
  const pool: Pool = {
    things,
    compare,
    named: (words) => {
      stems ??= stemmed(things);
      return namedIn(stems, words);
    },
  };
  pools.set(known.entries, { drafted: mark, pool });
  return pool;
}

function formsOf(entry: Entry, language: string): Form[] {
  let forms = FORMS.get(entry);
  if (!forms) {
    const label = entry.label?.[language] ?? Object.values(entry.label ?? {})[0] ?? "";
    const all = new Set([label, ...[entry.label, entry.alt, entry.hidden, entry.printed].flatMap(texts)]);
    forms = [...all].filter(Boolean).map((text) => formOf(text, text === label));
    FORMS.set(entry, forms);
  }
  return forms;
}

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

export function formOf(text: string, label: boolean): Form {
  const folded = fold(text).replace(/[«»“”"]/g, "");
  const words = tokens(text);
  return {
    text,
    folded,
    words,
    initials: words.map((word) => word[0]).join(""),
    label,
    latin: cyrillic(text) ? latin(text).match(/[\p{L}\p{N}]+/gu) : null,
  };
}

const stem = (word: string): string => word.slice(0, 4);

function stemmed(things: readonly Thing[]): Map<string, [Thing, Form][]> {
  const found = new Map<string, [Thing, Form][]>();
  for (const one of things)
    for (const form of one.forms) {
      const [first] = form.words;
      if (!first) continue;
      const list = found.get(stem(first));
      if (list) list.push([one, form]);
      else found.set(stem(first), [[one, form]]);
    }
  return found;
}

/** Words agree if they are the same but for the ending; very short ones only if they are the same. */
const same = (one: string, other: string): boolean => one === other || (Math.min(one.length, other.length) > 2 && near(one, other) >= 0.75);

function namedIn(stems: Map<string, [Thing, Form][]>, words: string): Set<Ref> {
  const found = new Set<Ref>();
  const row = tokens(words);
  row.forEach((word, at) => {
    for (const [one, { words: wanted }] of stems.get(stem(word)) ?? [])
      if (!found.has(one.ref) && wanted.every((want, i) => row[at + i] !== undefined && same(want, row[at + i]!))) found.add(one.ref);
  });
  return found;
}
