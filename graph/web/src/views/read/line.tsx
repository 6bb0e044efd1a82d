// The line from a sentence that is pointed at to its claims beside it.
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useReading } from "./pointing";

/** Where on a claim the line ends, from its top, and how far from the text it begins. */
const [LOW, AWAY] = [18, 6];

export function Line({ columns, text }: { columns: RefObject<HTMLElement | null>; text: RefObject<HTMLElement | null> }): JSX.Element {
  const { lit, chosen } = useReading();
  const path = useRef<SVGPathElement>(null);
  const dot = useRef<SVGCircleElement>(null);
  const passage = lit.passage ?? chosen?.passage ?? null;
  useLayoutEffect(() => {
    const ends = passage && columns.current && text.current ? between(columns.current, text.current, passage, [...lit.claims][0]) : null;
    path.current!.setAttribute(
      "d",
      ends ? `M${ends.x0} ${ends.y0}C${ends.bend} ${ends.y0} ${ends.bend} ${ends.y1} ${ends.x1} ${ends.y1}` : "",
    );
    dot.current!.setAttribute("r", ends ? "4" : "0");
    if (ends)
      for (const [name, value] of [
        ["cx", ends.x0],
        ["cy", ends.y0],
      ] as const)
        dot.current!.setAttribute(name, String(value));
  });
  return (
    <svg class="to-claims" aria-hidden="true">
      <path ref={path} />
      <circle ref={dot} r="0" />
    </svg>
  );
}

/** Both ends of the line, from the corner of the columns. */
function between(columns: HTMLElement, text: HTMLElement, passage: string, claim: string | undefined) {
  const find = (root: Element, name: string, value: string) => root.querySelector(`[data-${name}=${CSS.escape(value)}]`);
  const sentence = find(text, "passage", passage);
  const group = find(columns.querySelector(".beside")!, "passage", passage);
  const first = (sentence?.querySelector(".phrase") ?? sentence)?.getClientRects()[0];
  const target = group && ((claim && find(group, "claim", claim)) ?? group);
  if (!first || !target || group?.classList.contains("away")) return null;
  const origin = columns.getBoundingClientRect();
  const end = target.getBoundingClientRect();
  const x0 = text.getBoundingClientRect().right - origin.left + AWAY;
  const x1 = end.left - origin.left;
  const y0 = (first.top + first.bottom) / 2 - origin.top;
  return { x0, y0, x1, y1: end.top - origin.top + Math.min(LOW, end.height / 2), bend: (x0 + x1) / 2 };
}
