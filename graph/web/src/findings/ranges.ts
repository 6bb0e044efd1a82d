// Sentences as a reader writes them: those that follow each other as a stretch, ¶6.29, 7.3–7.6, 8.2.
import type { Passage } from "../graph/document";

/** One sentence left out between two does not part a stretch. */
const NEAR = 2;

/** The stretches of sentences that follow each other within a paragraph. */
export function stretches(places: readonly Passage[]): [Passage, Passage][] {
  const found: [Passage, Passage][] = [];
  for (const place of places) {
    const last = found.at(-1);
    const next =
      last && last[1].article === place.article && last[1].paragraph === place.paragraph && place.sentence - last[1].sentence <= NEAR;
    if (next) last[1] = place;
    else found.push([place, place]);
  }
  return found;
}

const written = ({ paragraph, sentence }: Passage): string => `${paragraph}.${sentence}`;

export const stretchWords = ([from, to]: [Passage, Passage]): string => (from === to ? written(from) : `${written(from)}–${written(to)}`);

export function ranges(places: readonly Passage[]): string {
  return places.length ? `¶${stretches(places).map(stretchWords).join(", ")}` : "";
}
