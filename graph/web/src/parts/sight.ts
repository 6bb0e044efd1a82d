// What is in sight: the width of the page, and the chosen thing.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Whether the page is as narrow as a phone. */
export function useNarrow(width = 700): boolean {
  const [narrow, setNarrow] = useState(() => innerWidth <= width);
  useEffect(() => {
    const query = matchMedia(`(max-width: ${width}px)`);
    const follow = () => setNarrow(query.matches);
    follow();
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [width]);
  return narrow;
}

const inSight = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/**
 * Brings the chosen thing into sight where a view shows it out of sight; what the reader has just clicked on stays where it is. What is
 * laid out anew for another width says that too.
 */
export function useChosenInSight(root: RefObject<HTMLElement | null>, chosen: string | null, width?: number): void {
  useEffect(() => {
    const marked = chosen
      ? [...(root.current?.querySelectorAll("a[aria-current]") ?? [])].filter((element) => element.getClientRects().length)
      : [];
    if (marked.length && !marked.some(inSight)) marked[0]!.scrollIntoView({ block: "center" });
  }, [chosen, width]);
}
