// Words of the graph in the reader's language: what is missing falls back to another language, and says so.

import { LANGS, type Lang, type Thing, type Words } from "../graph/document";
import type { Graph } from "../graph/graph";
import { short } from "../graph/thing";
import { compareKazakh } from "./kazakh";
import { type Key, type Three, UI } from "./words";

export interface Spoken {
  text: string;
  lang: Lang | null;
}

/** The words in the language asked for, else in the first of kk, ru, en that there is; lang says in which. */
export function spoken(words: Words | undefined, lang: Lang): Spoken | null {
  if (!words) return null;
  const found = words[lang] !== undefined ? lang : LANGS.find((other) => words[other] !== undefined);
  return found ? { text: words[found]!, lang: found } : null;
}

const collators = {
  ru: new Intl.Collator("ru", { numeric: true, sensitivity: "base" }),
  en: new Intl.Collator("en", { numeric: true, sensitivity: "base" }),
};
const plurals = Object.fromEntries(LANGS.map((lang) => [lang, new Intl.PluralRules(lang)])) as Record<Lang, Intl.PluralRules>;
// Kazakh writes numbers as Russian does; browsers that lack it would write them as English.
const numbers = { kk: new Intl.NumberFormat("ru"), ru: new Intl.NumberFormat("ru"), en: new Intl.NumberFormat("en") };

/** Says things in one language. */
export class Tongue {
  constructor(
    readonly graph: Graph,
    readonly lang: Lang,
  ) {}

  /** Words of the interface, by key or as a view's own; {0}, {1} … are replaced. */
  t(key: Key | Three, ...values: (string | number)[]): string {
    const text = (typeof key === "string" ? UI[key] : key)[this.lang];
    return values.length ? text.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)] ?? "")) : text;
  }

  /** A number of things in words: forms "one|few|many" of a key, as the language counts. */
  count(key: Key | Three, n: number): string {
    const forms = (typeof key === "string" ? UI[key] : key)[this.lang].split("|");
    const rule = plurals[this.lang].select(n);
    const form = rule === "one" ? 0 : rule === "few" && forms.length > 2 ? 1 : forms.length - 1;
    return forms[form]!.replace("{0}", this.number(n));
  }

  number(n: number): string {
    return numbers[this.lang].format(n);
  }

  /** The name of a thing, or its short IRI where it has none. */
  say(thing: Thing): Spoken {
    return spoken(this.graph.labels.get(thing), this.lang) ?? this.composed(thing) ?? { text: short(thing), lang: null };
  }

  name(thing: Thing | null): string {
    return thing === null ? "" : this.say(thing).text;
  }

  definition(thing: Thing): Spoken | null {
    return spoken(this.graph.definitions.get(thing), this.lang);
  }

  compare = (a: string, b: string): number => (this.lang === "kk" ? compareKazakh(a, b) : collators[this.lang].compare(a, b));

  byName = (a: Thing, b: Thing): number => this.compare(this.name(a), this.name(b));

  private composed(thing: Thing): Spoken | null {
    const figure = this.graph.value.get(thing);
    if (!figure) return null;
    const year = figure.year ?? figure.edition;
    const what = figure.status ? this.name(figure.status) : figure.value === null ? "" : this.number(figure.value);
    return { text: `${this.name(figure.indicator)}${year ? `, ${year}` : ""}${what ? `: ${what}` : ""}`, lang: this.lang };
  }
}
