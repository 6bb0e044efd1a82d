// Where the reader is in each article: which sentence, in which way of reading. Kept while the page is open, for coming back.
import type { Thing } from "./graph/tables";

export type Mode = "text" | "paraphrase" | "both";
export const MODES: readonly Mode[] = ["text", "paraphrase", "both"];

export interface Place {
  /** The way of reading that was asked for, or null. */
  mode: Mode | null;
  /** The sentence that was chosen, as the address writes it, or null. */
  at: string | null;
  /** The topmost sentence in sight, and how far below the top of the window it began. */
  top: Thing | null;
  offset: number;
}

const places = new Map<Thing, Place>();
const heard = new Set<() => void>();
let now: Thing | null = null;

export const placeIn = (article: Thing): Place =>
  places.get(article) ?? places.set(article, { mode: null, at: null, top: null, offset: 0 }).get(article)!;

/** The sentence that is being read, or null outside of the reading view. */
export const here = (): Thing | null => now;

export function setHere(passage: Thing | null): void {
  if (passage === now) return;
  now = passage;
  for (const listener of heard) listener();
}

/** Calls back whenever another sentence is read; returns how to stop. */
export function subscribe(listener: () => void): () => void {
  heard.add(listener);
  return () => void heard.delete(listener);
}
