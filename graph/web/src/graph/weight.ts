// How much a note of the editor matters to the article.
import type { Note } from "./document";
import { local } from "./thing";

const WEIGHTS = ["major", "moderate", "minor"];

/** The rank of a note by its weight, from 0 for the weightiest; one without a weight comes last. */
export function rank({ weight }: Note): number {
  const place = weight ? WEIGHTS.indexOf(local(weight)) : -1;
  return place < 0 ? WEIGHTS.length : place;
}
