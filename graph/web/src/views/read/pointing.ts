// What is pointed at in the reading view, by mouse or by keys: a sentence, a claim or a note, and all that it lights.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Article, Passage, Thing } from "../../graph/document";
import type { Graph } from "../../graph/graph";

export interface Lit {
  /** Where what is pointed at stands. */
  passages: ReadonlySet<Thing>;
  /** The claims that are lit: the one pointed at, or those that a note is about. */
  claims: ReadonlySet<Thing>;
  /** The note pointed at. */
  note: Thing | null;
  /** The sentence pointed at, or the one beside which a claim or a note is pointed at. */
  passage: Thing | null;
}

export const NOTHING: Lit = { passages: new Set(), claims: new Set(), note: null, passage: null };

/** What an element of the view lights; it says by data-at, data-claim and data-note what it tells of. */
export function litBy(graph: Graph, element: Element): Lit {
  const at = element.closest<HTMLElement>("[data-passage]")?.dataset.passage ?? null;
  const claim = element.closest<HTMLElement>("[data-claim]")?.dataset.claim;
  const note = element.closest<HTMLElement>("[data-note]")?.dataset.note;
  if (note) {
    const places = (graph.placesOf.get(note) ?? []).map(({ passage }) => passage);
    const claims = graph.claims.filter((one) => graph.notesOn.get(one.claim)?.some((other) => other.note === note)).map((one) => one.claim);
    return { passages: new Set(places), claims: new Set(claims), note, passage: at ?? places[0] ?? null };
  }
  if (claim) {
    const places = graph.placesOfClaim(claim).map(({ passage }) => passage);
    return { passages: new Set(places), claims: new Set([claim]), note: null, passage: at ?? places[0] ?? null };
  }
  return at ? { ...NOTHING, passages: new Set([at]), passage: at } : NOTHING;
}

/** Whether two elements light the same, so that nothing has to be drawn anew. */
export const alike = (one: Lit, other: Lit): boolean =>
  one.passage === other.passage &&
  one.note === other.note &&
  one.claims.size === other.claims.size &&
  [...one.claims].every((claim) => other.claims.has(claim));

export interface Reading {
  article: Article;
  authors: ReadonlySet<Thing>;
  /** The words of each sentence, as far as the reader has them. */
  words: ReadonlyMap<Thing, string> | null;
  lit: Lit;
  /** The sentence in focus, which shows all of its claims; and the one that the reader chose, which is in focus as long as it is in sight. */
  focus: Passage | null;
  chosen: Passage | null;
  /** Chooses a sentence, or none. */
  choose: (passage: Passage | null) => void;
}

export const ReadingContext = createContext<Reading>(null as unknown as Reading);
export const useReading = (): Reading => useContext(ReadingContext);
