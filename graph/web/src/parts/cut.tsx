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

export function Cut<T>({ items, first, step = 20, chosen, as: As = "p", children }: Cutting<T>): JSX.Element {
  const { tongue } = useExplorer();
  const [asked, setAsked] = useState(first);
  const reach = chosen ? items.findIndex(chosen) + 1 : 0;
  const shown = usePrinting() ? items.length : Math.max(asked, reach);
  return (
    <>
      {items.slice(0, shown).map(children)}
      {shown < items.length && (
        <As class="tools more">
          <button type="button" onClick={() => setAsked(shown + step)}>
            {tongue.t("show_more")} <span class="left">({tongue.number(items.length - shown)})</span>
          </button>
        </As>
      )}
    </>
  );
}
