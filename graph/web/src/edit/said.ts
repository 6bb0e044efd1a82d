// How things are said: what the page says in the reader's language, what the article is about in its own.

import { edit } from "words";
import type { Lang, Words } from "../graph/document";
import { pluralForms, spoken } from "../language/tongue";
import { LANGS, worded } from "../language/words";
import { indexed, thing } from "./index";
import { type Known, kindOf } from "./known";
import { wordsAt } from "./offsets";
import type { Entry, Position, Ref, Text } from "./protocol";

export const WORDS = worded(edit);

/** Says the words of the interface in one language. */
export class Speech {
  private readonly form: (n: number) => number;
  constructor(readonly lang: Lang) {
    this.form = pluralForms(lang);
  }
  t = (words: Words | undefined, ...values: (string | number)[]): string => {
    const text = spoken(words, this.lang)?.text ?? "";
    return values.length ? text.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)] ?? "")) : text;
  };
  count = (words: Words, n: number): string => {
    const forms = this.t(words).split("|");
    return (forms[this.form(n)] ?? forms.at(-1)!).replace("{0}", String(n));
  };
}

/** The language asked for in the address, else that of the browser, among those that have words. */
export function firstLanguage(asked: string | null, browser: readonly string[]): Lang {
  return [asked ?? "", ...browser.map((tag) => tag.slice(0, 2)), "en"].find((tag) => LANGS.includes(tag)) ?? "en";
}

export interface Named {
  text: string;
  /** The language of the words, where it is another than the article's. */
  lang?: Lang;
}

/** Words in the article's language, else in any of the project's, which is then said. */
export function said(known: Known, words: Text | undefined): Named | null {
  const own = known.article.language;
  const found = spoken(words, own, ...known.languages);
  return found?.text ? { text: found.text, ...(found.lang && found.lang !== own && { lang: found.lang }) } : null;
}

/** What a thing is called: by its label, its words, its frame or its figure, else by its id. */
export function named(known: Known, ref: Ref): Named {
  const found = thing(known, ref);
  if (!found) return { text: ref.slice(ref.indexOf("/") + 1) };
  const { entry } = found;
  const words = said(known, entry.label) ?? said(known, entry.text);
  if (words) return words;
  if (kindOf(ref) === "claim") return { text: bare(entry) ? excerpt(known, found.ref) : framed(known, entry) };
  if (kindOf(ref) === "value") return { text: figured(known, entry) };
  return { text: found.ref.slice(found.ref.indexOf("/") + 1) };
}
/** Whether a claim is drafted without a word of what it says: that somebody claims something here is all. */
export const bare = (entry: Entry): boolean => !entry.subject && !entry.object && !entry.text;

/** The words by which a draft was found. */
function excerpt(known: Known, ref: Ref): string {
  const candidate = indexed(known).card.get(ref)?.candidate;
  const sentence = candidate && known.sentences[candidate.at[0] ?? ""];
  const span = candidate?.spans[0];
  const words = sentence && span ? wordsAt(sentence, span) : "";
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT).replace(/\S*$/, "")}…` : words || "…";
}
const EXCERPT = 70;

export const name = (known: Known, ref: unknown): string => (typeof ref === "string" && ref ? named(known, ref).text : "");

/** A value of a closed list, in the article's language. */
export function listed(known: Known, list: string, value: unknown): string {
  const found = known.lists[list]?.find(({ name }) => name === value);
  return (found && said(known, found.words)?.text) ?? (typeof value === "string" ? value : "");
}

/** A relation as it is read in a claim: with its denial, where it is denied. */
export function related(known: Known, entry: Entry): string {
  const relation = listed(known, "relation", entry.relation) || "…";
  return entry.polarity === "negative" ? denied(known, relation) : relation;
}
export const denied = (known: Known, relation: string): string =>
  (spoken(WORDS.card.denied, known.article.language)?.text ?? "{0}").replace("{0}", relation);

/** Subject, relation and object of a claim as words in a row. */
export const framed = (known: Known, entry: Entry): string =>
  [name(known, entry.subject) || "…", related(known, entry), name(known, entry.object) || "…"].join(" ");

export function figured(known: Known, entry: Entry): string {
  if (entry.status) return name(known, entry.status);
  const number = Number.isFinite(Number(entry.value))
    ? new Intl.NumberFormat(known.article.language).format(Number(entry.value))
    : entry.value;
  const unit = entry.unit === "percent" ? " %" : entry.unit === "count" ? "" : ` ${listed(known, "unit", entry.unit)}`;
  const what = entry.indicator ? `${name(known, entry.indicator)}: ` : "";
  return `${what}${entry.value ? number : "…"}${unit}${entry.out_of ? ` / ${entry.out_of}` : ""}${entry.year ? `, ${entry.year}` : ""}`;
}

/** A chain of positions read aloud: who reports whom, with which stance and certainty. */
export interface Voice {
  holder: string;
  stance: string;
  certainty: string;
  depth: number;
  /** Whether it only passes on what others say. */
  passes: boolean;
}
export function voices(known: Known, positions: readonly Position[] | undefined, depth = 0): Voice[] {
  return (positions ?? []).flatMap((position) => {
    const passes = Boolean(position.voices?.length);
    const { stance, certainty } = position;
    return [
      { holder: name(known, position.holder) || "…", stance, certainty, depth, passes },
      ...voices(known, position.voices, depth + 1),
    ];
  });
}

/** Where a claim stands first. */
export const placeOf = (known: Known, ref: Ref): string => {
  const index = indexed(known);
  const places = index.card.get(ref);
  return known.order.find((id) => places && index.cards.get(id)?.includes(places)) ?? "";
};
