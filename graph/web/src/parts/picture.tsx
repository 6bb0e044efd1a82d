// A drawn picture with its twin: what it shows as a table, and the ways to take it away.
import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { pngOf, save, svgOf } from "./save";

interface Props {
  name: string;
  caption: ComponentChildren;
  twin: ComponentChildren;
  list?: boolean;
  children: ComponentChildren;
}

/** A figure whose child is one svg; twin is the same as a table or (said so) a list, to which a reader can switch. */
export function Picture({ name, caption, twin, list = false, children }: Props): JSX.Element {
  const { tongue } = useExplorer();
  const frame = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(list && innerWidth < 700);
  const svg = () => svgOf(frame.current!.querySelector("svg")!);
  return (
    <figure class="picture">
      <figcaption>{caption}</figcaption>
      <div class="tools">
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {tongue.t(asTable ? "as_picture" : list ? "as_list" : "as_table")}
        </button>
        {!asTable && (
          <button type="button" onClick={() => save(`${name}.svg`, "image/svg+xml", svg())}>
            {tongue.t("save_svg")}
          </button>
        )}
        {!asTable && (
          <button type="button" onClick={() => void pngOf(svg()).then((png) => save(`${name}.png`, "image/png", png))}>
            {tongue.t("save_png")}
          </button>
        )}
      </div>
      {asTable ? (
        twin
      ) : (
        <div class="drawing" ref={frame}>
          {children}
        </div>
      )}
    </figure>
  );
}
