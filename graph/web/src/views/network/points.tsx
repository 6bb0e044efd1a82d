// Everything as points: the nodes and edges that pyvis wrote into the page, drawn by vis-network where they were placed; a click opens one.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Explorer, useExplorer } from "../../explorer";
import { pictures } from "../../graph/picture";
import { prefixed } from "../../graph/thing";
import { KINDS, OUTLINES } from "../../language/kinds";
import { cut, widthOf } from "../../parts/width";
import { calledOf } from "../../picture/items";
import { WORDS } from "../../picture/words";
import { to } from "./levels";
import { arriveAt } from "./stage";

interface Dot {
  id: string;
  kind: string;
  rank: number;
  x: number;
  y: number;
  size: number;
  theme?: string;
}
interface Tie {
  from: string;
  to: string;
  family: string;
  hidden?: boolean;
}
interface Drawn {
  on: ((event: "click" | "zoom" | "dragEnd" | "resize", told: (what: { nodes: string[] }) => void) => void) &
    ((event: "beforeDrawing", told: (pen: CanvasRenderingContext2D) => void) => void);
  fit: () => void;
  getScale: () => number;
  canvasToDOM: (at: { x: number; y: number }) => { x: number; y: number };
  destroy: () => void;
}
interface Rows {
  update: (rows: object[]) => void;
}
declare const vis: {
  DataSet: new (rows: object[]) => Rows;
  Network: new (place: HTMLElement, data: { nodes: Rows; edges: Rows }, options: object) => Drawn;
};

const read = <T,>(id: string): T => JSON.parse(document.getElementById(id)!.textContent!) as T;
const COLOURS: Record<string, string> = { for: "--second", against: "--against" };
const DASHES: Record<string, number[]> = { against: [6, 4], open: [1, 3], says: [1, 3] };
const NAMED = 60;
const TYPE = 13;
const EDGE = 60; // of a box around its points

export function Points(): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    let drawn = draw(place.current!, explorer);
    const again = () => {
      drawn.destroy();
      drawn = draw(place.current!, explorer);
    };
    const watch = new MutationObserver(again);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    dark.addEventListener("change", again);
    return () => {
      watch.disconnect();
      dark.removeEventListener("change", again);
      drawn.destroy();
    };
  }, [tongue]);
  const kinds = new Set(read<Dot[]>("nodes").map(({ kind }) => kind));
  return (
    <>
      <p class="hint">{tongue.t(WORDS.points_hint)}</p>
      <div class="points">
        <div ref={place} role="img" aria-label={tongue.t(WORDS.points)} />
      </div>
      <ul class="points-legend">
        {KINDS.filter((kind) => kinds.has(kind)).map((kind) => (
          <li key={kind}>
            <svg viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
              <path d={OUTLINES[kind]} fill={`var(--${kind})`} />
            </svg>
            {tongue.t(kind)}
          </li>
        ))}
      </ul>
    </>
  );
}

function draw(place: HTMLElement, explorer: Explorer): Drawn {
  const { graph, tongue, go } = explorer;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const image = (kind: string) =>
    `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" width="112" height="112" viewBox="-1.4 -1.4 2.8 2.8"><path d="${OUTLINES[kind]}" fill="${colour(`--${kind}`)}"/></svg>`,
    )}`;
  const dots = read<Dot[]>("nodes");
  const nodes = new vis.DataSet(
    dots.map(({ id, kind, x, y, size }) => ({ id, x, y, size: size * 1.4, shape: "image", image: image(kind), label: " ", fixed: true })),
  );
  const edges = new vis.DataSet(
    read<Tie[]>("edges").map((tie, id) => ({
      ...tie,
      id,
      color: { color: colour(COLOURS[tie.family] ?? "--edge"), opacity: COLOURS[tie.family] ? 1 : 0.5 },
      dashes: DASHES[tie.family] ?? false,
      width: COLOURS[tie.family] ? 1.3 : 0.7,
    })),
  );
  const drawn = new vis.Network(place, { nodes, edges }, read<object>("options"));
  const said = new Map(dots.map(({ id }) => [id, tongue.name(prefixed(id, graph.document.prefixes))]));
  const name = () => nodes.update(named(dots, said, drawn, place, colour));
  drawn.on("zoom", name);
  drawn.on("dragEnd", name);
  drawn.on("resize", name);
  drawn.on("click", ({ nodes: [id] }) => {
    if (!id) return;
    arriveAt("");
    go(to({ name: "around", thing: prefixed(id, graph.document.prefixes) }));
  });
  drawn.on("beforeDrawing", framing(dots, explorer, colour));
  drawn.fit();
  name();
  return drawn;
}

/** Draws the box of each theme, and its name, around what stands in it. */
function framing(dots: Dot[], { graph, tongue }: Explorer, colour: (name: string) => string): (pen: CanvasRenderingContext2D) => void {
  const names = new Map(
    pictures(graph.document).flatMap(({ themes }) => themes.map((one) => [`t${one.theme}`, calledOf(one.names, tongue)])),
  );
  const frames = [...names].flatMap(([theme, name]) => {
    const own = dots.filter((dot) => dot.theme === theme);
    if (!own.length) return [];
    const [xs, ys] = [own.map(({ x }) => x), own.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs) - EDGE, Math.min(...ys) - EDGE];
    return [{ name, left, top, width: Math.max(...xs) + EDGE - left, height: Math.max(...ys) + EDGE - top }];
  });
  return (pen) => {
    pen.fillStyle = colour("--sunk");
    for (const { left, top, width, height } of frames) pen.fillRect(left, top, width, height);
    pen.fillStyle = colour("--quiet");
    pen.font = `600 44px ${colour("--sans")}`;
    pen.textAlign = "left";
    for (const { name, left, top } of frames) pen.fillText(name, left + 10, top - 16);
  };
}

/** The names of the nodes that weigh most, each only where it covers no other. */
function named(
  dots: Dot[],
  said: ReadonlyMap<string, string>,
  drawn: Drawn,
  place: HTMLElement,
  colour: (name: string) => string,
): object[] {
  const scale = drawn.getScale();
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const ranked = [...dots].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  return ranked.map((dot) => {
    const none = { id: dot.id, label: " ", font: { size: 0 } };
    if (taken.length >= NAMED || (dot.kind === "claim" && scale < 1.1)) return none;
    const text = cut(said.get(dot.id)!, 260, TYPE);
    const at = drawn.canvasToDOM(dot);
    const half = widthOf(text, TYPE) / 2 + 4;
    const top = at.y + dot.size * 1.4 * scale + 2;
    const box = { left: at.x - half, right: at.x + half, top, bottom: top + 19 };
    if (box.left < 0 || box.right > place.clientWidth || box.top < 0 || box.bottom > place.clientHeight) return none;
    if (taken.some((one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom)) return none;
    taken.push(box);
    const look = {
      size: TYPE / scale,
      color: colour("--ink"),
      strokeWidth: 3 / scale,
      strokeColor: colour("--paper"),
      face: colour("--sans"),
    };
    return { id: dot.id, label: text, font: look };
  });
}
