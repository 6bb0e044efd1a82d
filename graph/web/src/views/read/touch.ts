// Pointing in the reading view: the mouse and the keys light, a first tap lights too and a second one follows, Esc clears.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Passage } from "../../graph/document";
import { alike, type Lit, litBy, NOTHING } from "./pointing";

interface Pointing {
  select: (passage: Passage | null) => void;
  chosen: Passage | null;
}

/** What is lit, and the listeners that find it out. */
export function usePointing({ select, chosen }: Pointing) {
  const { graph, state, light } = useExplorer();
  const [lit, setLit] = useState<Lit>(NOTHING);
  const now = useRef(lit);
  const point = (next: Lit) => {
    if (alike(now.current, next)) return;
    now.current = next;
    setLit(next);
  };
  useEffect(() => {
    const passages = lit.passages.size ? [...lit.passages] : chosen ? [chosen.passage] : null;
    light(passages);
  }, [lit, chosen, state]);
  useEffect(() => () => light(null), []);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (now.current !== NOTHING) point(NOTHING);
      if (chosen && !state.node) select(null);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  /** A sentence is chosen by a click on it; by touch a link only shows what it is about, until it is tapped again. */
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const touch = (event as PointerEvent).pointerType === "touch";
    const link = target.closest("a");
    const sentence = target.closest<HTMLElement>(".running [data-passage]");
    const passage = sentence && graph.passage.get(sentence.dataset.passage!);
    const next = litBy(graph, target);
    if (link && !(touch && link.matches(".paraphrase"))) return;
    if (link) {
      if ([...next.claims].every((claim) => now.current.claims.has(claim))) return;
      event.preventDefault();
      point(next);
    }
    if (passage && passage !== chosen && !getSelection()?.toString()) select(passage);
  };
  const listeners = {
    onPointerOver: (event: PointerEvent) => event.pointerType !== "touch" && point(litBy(graph, event.target as Element)),
    onPointerLeave: (event: PointerEvent) => event.pointerType !== "touch" && point(NOTHING),
    onFocusIn: (event: FocusEvent) => (event.target as Element).matches(":focus-visible") && point(litBy(graph, event.target as Element)),
    onFocusOut: () => point(NOTHING),
    onClick,
  };
  return { lit, listeners };
}
