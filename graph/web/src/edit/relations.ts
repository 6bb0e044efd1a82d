// What the field of the relation offers: the relations by their names in any language, and by the everyday words that mean the same.

import { fold } from "../language/near";
import type { Known } from "./known";
import type { Listed } from "./protocol";

export interface RelationOption {
  name: string;
  /** The everyday word by which it was found, where it was not its name. */
  form?: string;
  score: number;
}

const NOT = /^(not|does not|do not|не|no)\s+|\s+(емес|жоқ)$/i;
/** What a claim is, by its relation; what is not here describes. */
const KINDS: Record<string, string> = {
  definition: "defined-as same-as",
  classification: "is-a part-of has-part belongs-to",
  causal:
    "causes increases decreases enables requires threatens prevents transforms forms affects affects-directly affects-indirectly depends-on leads introduces removes",
  correlational: "correlates-with",
  comparative: "exceeds first-in opposes",
  historical: "precedes adopts",
  statistical: "has-value",
  normative: "should-be",
  methodological: "studies uses cites",
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)));

/** The kind of claim that a relation makes. */
export const kindOfRelation = (relation: string): string => KIND_OF.get(relation) ?? "descriptive";

/** Whether what was typed denies the relation, and what is left of it then. */
export function denial(typed: string): { bare: string; negative: boolean } {
  const bare = typed.trim().replace(NOT, "");
  return { bare, negative: bare !== typed.trim() };
}

/** The relations that may be meant, the likeliest first; all of them, those used most first, where nothing was typed. */
export function relationOptions(known: Known, typed: string, uses: (name: string) => number): RelationOption[] {
  const query = fold(denial(typed).bare);
  const found: RelationOption[] = [];
  for (const one of known.lists.relation ?? []) {
    const matched = query ? match(one, query, known.article.language) : { score: 0 };
    if (matched) found.push({ name: one.name, ...matched, score: matched.score + Math.min(8, uses(one.name)) });
  }
  return found.sort((a, b) => b.score - a.score);
}

function match(one: Listed, query: string, own: string): { score: number; form?: string } | null {
  let best: { score: number; form?: string } | null = null;
  const put = (text: string, less: number, isName: boolean) => {
    const form = fold(text);
    const words = form.split(/[^\p{L}\p{N}]+/u);
    const score = form === query ? 100 : form.startsWith(query) ? 80 : words.some((word) => word.startsWith(query)) ? 65 : 0;
    if (score && score - less > (best?.score ?? 0)) best = { score: score - less, ...(!isName && { form: text }) };
  };
  for (const [tag, text] of Object.entries(one.words)) put(text, tag === own ? 0 : 3, tag === own);
  put(one.name.replace(/-/g, " "), 3, true);
  for (const list of Object.values(one.other)) for (const text of list) put(text, 6, false);
  return best;
}
