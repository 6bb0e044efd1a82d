// What is still to be put into a language: each text of the article's entries, and of what they need, that is not there in it.
import { placesOf } from "./index";
import { type Intent, type Known, kindOf, refsOf } from "./known";
import type { Entry, Ref, SentenceId, Tag, Text } from "./protocol";

export interface Untranslated {
  ref: Ref;
  /** The field that the text is in: `label`, `text`, `definition`. */
  field: string;
  words: Text;
  /** The first sentence at which the entry stands; empty where it stands at none. */
  at: SentenceId | "";
}

/** The languages of the project that are not the article's own. */
export const tongues = (known: Known): Tag[] => known.languages.filter((tag) => tag !== known.article.language);

/** The texts that are not there in a language: those of claims first, in the order of the text, then of what they name. */
export function untranslated(known: Known, lang: Tag): Untranslated[] {
  const found: Untranslated[] = [];
  for (const ref of reached(known)) {
    const entry = known.entries[ref]!;
    for (const field of known.texts[kindOf(ref)] ?? []) {
      const words = entry[field] as Text | undefined;
      if (words && !words[lang]) found.push({ ref, field, words, at: placesOf(entry)[0] ?? "" });
    }
  }
  const place = ({ at }: Untranslated): number => (at ? known.order.indexOf(at) : known.order.length);
  return found
    .map((one, i) => [one, i] as const)
    .sort(([a, i], [b, j]) => place(a) - place(b) || i - j)
    .map(([one]) => one);
}

/** The entries that belong to the article, and all that they name, directly or by others. */
function reached(known: Known): Ref[] {
  const shared = new Set(["concept", "actor", "work", "indicator"]);
  const found = new Set(Object.keys(known.entries).filter((ref) => !shared.has(kindOf(ref))));
  for (const ref of known.article.authors) if (known.entries[ref]) found.add(ref);
  for (const ref of found) for (const named of refsOf(known.entries[ref]!)) if (known.entries[named]) found.add(named);
  return [...found];
}

/** A text as it is said in a language too. */
export function translated(known: Known, { ref, field, words }: Untranslated, lang: Tag, said: string): Intent {
  const entry: Entry = { ...known.entries[ref]!, [field]: { ...words, [lang]: said.trim() } };
  return { kind: "change", write: { [ref]: entry } };
}
