// Words of the graph in the reader's language: what is missing falls back to another language, and says so.

import type { Lang, Thing, Words } from "../graph/document";
import type { Graph } from "../graph/graph";
import { filled } from "../graph/quotes";
import { short } from "../graph/thing";
import { capital } from "./capital";
import { compareKazakh } from "./kazakh";
import { type Key, LANGS, UI } from "./words";

export interface Spoken {
  text: string;
  lang: Lang | null;
}

/** The words in the first of these languages that they are there in, else in English, else in any; lang says in which. */
export function spoken(words: Words | undefined, ...wanted: Lang[]): Spoken | null {
  if (!words) return null;
  const found = [...wanted, "en", ...LANGS, ...Object.keys(words)].find((one) => words[one] !== undefined);
  return found ? { text: words[found]!, lang: found } : null;
}

/** The language in which a reader of this one is shown the words of a graph: itself, its kin, else the dearest. */
export const shownIn = (lang: Lang, there: readonly Lang[]): Lang =>
  there.find((tag) => tag === lang) ?? there.find((tag) => tag.split("-")[0] === lang) ?? there[0] ?? lang;

/** How a language orders, where browsers do not know it; all others as they do. */
const ORDERS: Record<Lang, (a: string, b: string) => number> = { kk: compareKazakh };
/** Whose numbers a language writes, where browsers do not know its own: Kazakh writes them as Russian does. */
const NUMBERS: Record<Lang, Lang> = { kk: "ru" };
const CATEGORIES: Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

/** Which form of a count belongs to a number: a language writes one for each kind of whole number that it tells apart, in this order. */
export function pluralForms(lang: Lang): (n: number) => number {
  const rules = new Intl.PluralRules(lang);
  const used = new Set(Array.from({ length: 101 }, (_, n) => rules.select(n)));
  const told = CATEGORIES.filter((category) => used.has(category));
  return (n) => told.indexOf(rules.select(n));
}

/** Says things: what the page says in its language, what the graph says in one of its own. */
export class Tongue {
  /** The language of the graph's words. */
  readonly words: Lang;
  readonly compare: (a: string, b: string) => number;
  private readonly numbers: Intl.NumberFormat;
  private readonly form: (n: number) => number;

  constructor(
    readonly graph: Graph,
    readonly lang: Lang,
    words: Lang | null = null,
  ) {
    this.words = words ?? shownIn(lang, graph.languages);
    this.compare = ORDERS[lang] ?? new Intl.Collator(lang, { numeric: true, sensitivity: "base" }).compare;
    this.numbers = new Intl.NumberFormat(NUMBERS[lang] ?? lang);
    this.form = pluralForms(lang);
  }

  /** Words of the interface, by key or as a view's own, or of a question; {0}, {1} … are replaced. */
  t(key: Key | Words, ...values: (string | number)[]): string {
    const text = this.pick(key);
    return values.length ? filled(text, /\{(\d)\}/, (i) => String(values[Number(i)] ?? "")) : text;
  }

  /** A number of things in words: forms "one|few|many" of a key, as the language counts. */
  count(key: Key | Words, n: number): string {
    const forms = this.pick(key).split("|");
    return (forms[this.form(n)] ?? forms.at(-1)!).replace("{0}", this.number(n));
  }

  private pick(key: Key | Words): string {
    return spoken(typeof key === "string" ? UI[key] : key, this.lang)?.text ?? "";
  }

  number(n: number): string {
    return this.numbers.format(n);
  }

  /** The name of a thing, or its short IRI where it has none. */
  say(thing: Thing): Spoken {
    return this.found(this.graph.labels.get(thing), thing) ?? this.composed(thing) ?? { text: short(thing), lang: null };
  }

  name(thing: Thing | null): string {
    return thing === null ? "" : this.say(thing).text;
  }

  /** The name of a thing as a heading. */
  heading(thing: Thing): Spoken {
    const { text, lang } = this.say(thing);
    return { text: capital(text, lang ?? this.lang), lang };
  }

  definition(thing: Thing): Spoken | null {
    return this.found(this.graph.definitions.get(thing), thing);
  }

  condition(claim: Thing): Spoken | null {
    return this.found(this.graph.conditions.get(claim), claim);
  }

  /** The shorter title of an article, else its title. */
  shortTitle(article: Thing): Spoken {
    return this.found(this.graph.shortTitles.get(article), article) ?? this.say(article);
  }

  remark(note: Thing): Spoken | null {
    return this.found(this.graph.remarks.get(note), note);
  }

  /** Words of a thing: of the project's own in the language of its words, of the ontology in that of the page. */
  private found(words: Words | undefined, thing: Thing): Spoken | null {
    return thing.startsWith("id:") ? spoken(words, this.words, ...this.graph.languages) : spoken(words, this.lang);
  }

  byName = (a: Thing, b: Thing): number => this.compare(this.name(a), this.name(b));

  private composed(thing: Thing): Spoken | null {
    const figure = this.graph.value.get(thing);
    if (!figure) return null;
    const year = figure.until ? `${figure.year}–${figure.until}` : (figure.year ?? figure.edition);
    const what = figure.status ? this.name(figure.status) : figure.value === null ? "" : this.number(figure.value);
    return { text: `${this.name(figure.indicator)}${year ? `, ${year}` : ""}${what ? `: ${what}` : ""}`, lang: this.words };
  }
}
