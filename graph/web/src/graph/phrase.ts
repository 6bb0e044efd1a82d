// The words of a sentence that name what a claim speaks of: found as they stand, with the endings that the language hangs on them.
import type { Thing } from "./document";
import type { Graph } from "./graph";

export type Span = readonly [start: number, end: number];

/** Languages that hang ending on ending, so that a name goes on to the end of its word. */
const ENDINGS: ReadonlySet<string> = new Set(["kk", "ky", "tr", "uz", "tt", "az", "tk", "mn", "fi", "et", "hu"]);
const SHORT = 3;

/** Where a sentence names the subject, the object, a limit or a figure of a claim; nothing where it says so in other words. */
export function phrases(graph: Graph, claim: Thing, text: string, lang: string | null): Span[] {
  const row = graph.claim.get(claim);
  if (!row) return [];
  const things = [row.subject, row.object, ...(graph.scopesOf.get(claim) ?? [])];
  const named = things.flatMap((thing) => longest(text, namesOf(graph, thing), lang));
  const figures = (graph.figuresOf.get(claim) ?? []).flatMap((figure) => {
    const value = graph.value.get(figure);
    return [value?.value, value?.out_of].flatMap((number) => (typeof number === "number" ? exact(text, String(number)) : []));
  });
  return joined([...named, ...figures]);
}

const namesOf = (graph: Graph, thing: Thing): string[] => [
  ...new Set([...Object.values(graph.labels.get(thing) ?? {}), ...(graph.names.get(thing) ?? [])].map((name) => name!.normalize("NFC"))),
];

/** The places of the longest name that stands in a text. */
function longest(text: string, names: string[], lang: string | null): Span[] {
  for (const name of names.sort((a, b) => b.length - a.length)) {
    const found = name.length > SHORT ? named(text, name, lang) : exact(text, name);
    if (found.length) return found;
  }
  return [];
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

function named(text: string, name: string, lang: string | null): Span[] {
  const ending = ENDINGS.has(lang?.split("-")[0] ?? "") ? "[\\p{L}\\p{M}]{0,9}" : "['’]?\\p{L}{0,2}";
  return spans(text, new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped(name)}${ending}(?![\\p{L}\\p{M}\\p{N}])`, "giu"));
}

/** A short name or a number, only as it is and never within a longer one. */
const exact = (text: string, name: string): Span[] =>
  spans(text, new RegExp(`(?<![\\p{L}\\p{M}\\p{N}]|\\d[.,])${escaped(name)}(?![\\p{L}\\p{M}\\p{N}]|[.,]\\d)`, "gu"));

const spans = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);

/** Spans in order, those that meet made one. */
export function joined(spans: Span[]): Span[] {
  const found: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
