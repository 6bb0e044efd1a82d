// What of the running text is in sight: which pieces are near, which sentence is the topmost whole one, which have been read.
import type { RefObject } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Thing } from "../../graph/document";
import type { Piece } from "../../graph/sentences";
import { markRead } from "../../readmarks";

/** Up to so many sentences a text is drawn whole; of a longer one the pieces near the window, so far around it in pixels. */
const [WHOLE, AROUND] = [400, 1500];

/** The keys of the pieces that are to be drawn: of a long text those near the window, and always the wanted one. */
export function useNear(pieces: readonly Piece[], root: RefObject<HTMLElement | null>, wanted: string | null): ReadonlySet<string> {
  const long = pieces.reduce((sum, { passages }) => sum + passages.length, 0) > WHOLE;
  const [near, setNear] = useState<ReadonlySet<string>>(() => new Set(wanted === null ? pieces.slice(0, 4).map(({ key }) => key) : []));
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (!long) return;
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries)
            after[isIntersecting ? "add" : "delete"]((target as HTMLElement).dataset.piece!);
          return after;
        }),
      { rootMargin: `${AROUND}px 0px` },
    );
    for (const piece of root.current!.querySelectorAll("[data-piece]")) observer.observe(piece);
    const whole = () => setAll(true);
    addEventListener("beforeprint", whole);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", whole);
    };
  }, [pieces, long]);
  return useMemo(() => {
    if (!long || all) return new Set(pieces.map(({ key }) => key));
    return wanted === null ? near : new Set([...near, wanted]);
  }, [pieces, long, all, near, wanted]);
}

const SENTENCES = ".sentence[data-passage]";
export const sentencesIn = (root: HTMLElement | null): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>(SENTENCES) ?? [])];

interface Looking {
  /** The lowest line over the text, in pixels from the top of the window. */
  line: () => number;
  /** Told of the sentence in focus, and where it begins. */
  tell: (passage: Thing, top: number) => void;
  /** The sentence that the reader chose. */
  chosen: Thing | null;
}

/** The sentence in focus as the reader scrolls: the chosen one while any of it is in sight, else the topmost whole one. */
export function useFocus(root: RefObject<HTMLElement | null>, { line, tell, chosen }: Looking): Thing | null {
  const [focus, setFocus] = useState<Thing | null>(chosen);
  useEffect(() => {
    let pending = 0;
    const look = () => {
      pending = 0;
      const least = line();
      let found: [Thing, number] | null = null;
      for (const sentence of sentencesIn(root.current)) {
        const { top } = sentence.getClientRects()[0] ?? { top: -1 };
        const passage = sentence.dataset.passage!;
        if (!found && top >= least) found = [passage, top];
        if (passage === chosen && sentence.getBoundingClientRect().bottom > least && top < innerHeight) found = [passage, top];
        if (found && (top > innerHeight || !chosen || found[0] === chosen)) break;
      }
      if (!found) return;
      setFocus(found[0]);
      tell(...found);
    };
    const soon = () => {
      pending ||= requestAnimationFrame(look);
    };
    soon();
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(pending);
      removeEventListener("scroll", soon);
      removeEventListener("resize", soon);
    };
  }, [chosen]);
  return focus;
}

/** A sentence is read when it has stood in the middle half of the window for so long, in looks of so many milliseconds. */
const [LOOKS, LOOK] = [4, 500];

export function useReadMarks(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let seen = new Map<Thing, number>();
    const look = () => {
      if (document.hidden) return;
      const now = new Map<Thing, number>();
      for (const sentence of sentencesIn(root.current)) {
        const { top, bottom } = sentence.getBoundingClientRect();
        const middle = (top + bottom) / 2;
        if (middle < innerHeight / 4 || middle > (innerHeight * 3) / 4) continue;
        const passage = sentence.dataset.passage!;
        now.set(passage, (seen.get(passage) ?? 0) + 1);
      }
      seen = now;
      markRead([...seen].flatMap(([passage, looks]) => (looks > LOOKS ? [passage] : [])));
    };
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, []);
}
