// The words of the interface. They stand in graph/tuiin/words, one file a language; forms of a count are parted by | there.
// "words" is what the bundler makes of all files (words.mjs): in place of each word that word in every language. For the compiler
// it is the English file, so that a word which is not there is an error.
import { name, page } from "words";
import type { Lang, Words } from "../graph/document";
import { KIND_WORDS } from "./kinds";

type Said<T> = { readonly [K in keyof T]: T[K] extends string ? Words : Said<T[K]> };

/** A section of the words as it is: each in every language. */
export const worded = <T extends object>(section: T): Said<T> => section as Said<T>;

/** What all pages say. */
export const UI = { ...worded(page), ...(KIND_WORDS satisfies Record<string, Words>) };
export type Key = keyof typeof UI;

/** The languages by their own names: those that have a file, English last. */
export const LANGUAGE_NAMES: Record<Lang, string> = worded({ name }).name as Record<Lang, string>;
export const LANGS: readonly Lang[] = Object.keys(LANGUAGE_NAMES);

/** What a language is called in another, as far as the browser knows; Kazakh, which browsers name in few languages, by our own words. */
export function languageName(tag: string, lang: Lang): string {
  const own: Words | undefined = UI[`lang_${tag}` as Key];
  if (own?.[lang]) return own[lang];
  try {
    return new Intl.DisplayNames([lang], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
