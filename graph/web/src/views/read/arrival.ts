// Coming to a sentence: where the address points, or back to where the reader was.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Article, Passage } from "../../graph/document";
import { passageAt } from "../../graph/passage";
import { type Mode, placeIn } from "../../place";
import { sentencesIn } from "./sight";

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

/** Whether the page has its type, without which lines are longer or shorter. */
function useFonts(): boolean {
  const [come, setCome] = useState(document.fonts.status === "loaded");
  useEffect(() => {
    if (!come) void document.fonts.ready.then(() => setCome(true));
  }, []);
  return come;
}

interface Arriving {
  article: Article;
  root: RefObject<HTMLElement | null>;
  wide: boolean;
  mode: Mode;
  /** What has come when the text can be shown. */
  copy: unknown;
}

/**
 * The sentence that the address, or the thing chosen in it, points at; brought into sight. Without one the reader is back where he was, and
 * stays there when the way of reading, the text or the type changes.
 */
export function useArrival({ article, root, wide, mode, copy }: Arriving): Passage | null {
  const { graph, state, go } = useExplorer();
  const place = placeIn(article.article);
  const written = state.filters.at;
  const pointed = written ? passageAt(graph, written) : state.node ? graph.placesOfClaim(state.node)[0] : undefined;
  const chosen = pointed?.article === article.article ? pointed : null;
  const fonts = useFonts();
  const find = (passage: string) => sentencesIn(root.current).find((sentence) => sentence.dataset.passage === passage);
  const came = useRef(false);
  useEffect(() => {
    if (!came.current && !written && !state.node && place.at) go({ filters: { at: place.at } }, true);
    else place.at = written ?? null;
    came.current = true;
  }, [written]);
  const settled = useRef(false);
  useLayoutEffect(() => {
    const sentence = chosen && find(chosen.passage);
    if (!sentence || (settled.current && wide && inSight(sentence))) return;
    place.top = chosen.passage;
    place.offset = line() + (innerWidth > 1100 ? innerHeight * FAR : NEAR);
    bring(sentence, place.offset);
  }, [chosen]);
  useLayoutEffect(() => {
    const first = !settled.current;
    settled.current = true;
    if (first && !place.top) return scrollTo({ top: 0, behavior: "instant" });
    const sentence = (first || scrollY > 1) && place.top && find(place.top);
    if (sentence) bring(sentence, Math.max(place.offset, line() + NEAR));
  }, [mode, copy, fonts, wide]);
  return chosen;
}
