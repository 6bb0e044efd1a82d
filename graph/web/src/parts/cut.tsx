// A long list, cut: its first items, as many more as the reader asks for, and always as far as the chosen one.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { usePrinting } from "./printing";

interface Cutting<T> {
  items: T[];
  first: number;
  step?: number;
  chosen?: (item: T) => boolean;
  as?: "p" | "li";
  children: (item: T) => ComponentChildren;
}

export function Cut<T>({ items, as, children, ...how }: Cutting<T>): JSX.Element {
  const { shown, more } = useCut(items, how);
  return (
    <>
      {shown.map(children)}
      <More as={as} {...more} />
    </>
  );
}

/** What is shown of a list, and what its button for more needs: for lists whose button cannot stand right under them. */
export function useCut<T>(items: T[], { first, step = 20, chosen }: Pick<Cutting<T>, "first" | "step" | "chosen">) {
  const [asked, setAsked] = useState(first);
  const reach = chosen && asked < items.length ? items.findIndex(chosen) + 1 : 0;
  const count = usePrinting() ? items.length : Math.max(asked, reach);
  return { shown: items.slice(0, count), more: { left: items.length - count, ask: () => setAsked(count + step) } };
}

export function More({ as: As = "p", left, ask }: { as?: "p" | "li"; left: number; ask: () => void }): JSX.Element | null {
  const { tongue } = useExplorer();
  if (left <= 0) return null;
  return (
    <As class="tools more">
      <button type="button" onClick={ask}>
        {tongue.t("show_more")} <span class="left">({tongue.number(left)})</span>
      </button>
    </As>
  );
}
