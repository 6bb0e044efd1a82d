// Coming to a sentence: where the address points, or back to where the reader was.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Article, Passage } from "../../graph/document";
import { passageAt } from "../../graph/passage";
import { type Mode, placeIn } from "../../place";
import { sentencesIn } from "./sight";

/** Whether the next sentence was chosen where it stands, so that nothing has to move for it if it is in sight. */
export const arrival = { still: false };

/** The lowest line, in pixels from the top of the window, above which something stands over the text. */
export const line = (): number =>
  Math.max(
    0,
    ...[".top", ".ribbon", ".read-bar"].map((name) => {
      const bar = document.querySelector(name);
      return bar && getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().bottom : 0;
    }),
  );

/** Below that line a sentence is put to which somebody comes: on a wide page with something of the text before it. */
const [NEAR, FAR] = [10, 0.18];

function bring(sentence: HTMLElement, top: number): void {
  const now = sentence.getClientRects()[0]?.top ?? 0;
  scrollTo({ top: scrollY + now - top, behavior: "instant" });
}

const inSight = (sentence: HTMLElement): boolean => {
  const { top, bottom } = sentence.getBoundingClientRect();
  return top >= line() && bottom <= innerHeight;
};

interface Arriving {
  article: Article;
  root: RefObject<HTMLElement | null>;
  mode: Mode;
  /** What has come when the text can be shown. */
  ready: unknown;
}

/** The sentence that the address, or the thing chosen in it, points at; brought into sight. Without one the reader is back where he was. */
export function useArrival({ article, root, mode, ready }: Arriving): Passage | null {
  const { graph, state, go } = useExplorer();
  const place = placeIn(article.article);
  const written = state.filters.at;
  const pointed = written ? passageAt(graph, written) : state.node ? graph.placesOfClaim(state.node)[0] : undefined;
  const chosen = pointed?.article === article.article ? pointed : null;
  const came = useRef(false);
  const find = (passage: string) => sentencesIn(root.current).find((sentence) => sentence.dataset.passage === passage);
  useEffect(() => {
    if (!came.current && !written && !state.node && place.at) go({ filters: { at: place.at } }, true);
  }, []);
  useEffect(() => {
    if (came.current || written) place.at = written ?? null;
  }, [written]);
  useLayoutEffect(() => {
    const back = !came.current && !written && !state.node && place.top;
    const sentence = back ? find(place.top!) : chosen && find(chosen.passage);
    const still = arrival.still;
    arrival.still = false;
    came.current = true;
    if (!sentence || (still && inSight(sentence))) return;
    bring(sentence, back ? place.offset : line() + (innerWidth > 1100 ? innerHeight * FAR : NEAR));
  }, [chosen, ready, mode]);
  return chosen;
}
