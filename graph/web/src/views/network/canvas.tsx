// The place of the picture on the page: pointer, keys and what they say; the scene draws.
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import type { Key } from "../../language/words";
import type { Point } from "./camera";
import { linkName } from "./kinds";
import type { Sight } from "./near";
import { type Found, Scene } from "./scene";
import { WORDS } from "./words";

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN = 60;

export function Canvas({ sight, scene: held }: { sight: Sight; scene: RefObject<Scene | null> }): JSX.Element {
  const { tongue, state, go } = useExplorer();
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** Whether the reader chose by hand in the picture: then it does not jump. */
  const byHand = useRef(false);
  const [tip, setTip] = useState<{ at: Point; text: string } | null>(null);
  const choose = (thing: Thing | null, quietly = false) => {
    byHand.current = true;
    go({ node: thing }, quietly);
  };
  const chooseLater = useRef(choose);
  chooseLater.current = choose;

  useLayoutEffect(() => {
    const scene = new Scene(place.current!, (found) => {
      if (found && "spot" in found) chooseLater.current(found.spot.thing);
      else if (!found) chooseLater.current(null);
    });
    held.current = scene;
    return () => {
      scene.end();
      held.current = null;
    };
  }, []);
  useLayoutEffect(() => held.current!.speak({ lang: tongue.lang, of: (thing) => tongue.name(thing) }), [tongue]);
  useLayoutEffect(() => held.current!.show(sight), [sight]);
  useLayoutEffect(() => {
    // In a neighbourhood the picture is made around the chosen thing already.
    held.current!.choose(state.node, !byHand.current && sight.centre === null);
    byHand.current = false;
  }, [state.node, sight]);
  const words = (found: Found): string => {
    if (!found) return "";
    if ("spot" in found)
      return `${tongue.name(found.spot.thing)} · ${tongue.t(found.spot.kind as Key)} · ${tongue.count(WORDS.n_links, found.spot.degree)}`;
    const { source, kind, target } = found.line.edge;
    return `${tongue.name(source)} — ${linkName(kind, tongue)} → ${tongue.name(target)}`;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.buttons || event.pointerType === "touch") return setTip(null);
    const { left, top } = place.current!.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const text = words(held.current!.find(at));
    place.current!.style.cursor = text ? "pointer" : "grab";
    setTip((last) => (text ? { at, text } : last && null));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const scene = held.current!;
    const arrow = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow && event.shiftKey) scene.move(arrow[0] * PAN, arrow[1] * PAN);
    else if (arrow) {
      const next = scene.towards(...arrow);
      // One step back undoes a whole walk.
      if (next) choose(next, frame.current!.dataset.walked === "true" && state.node !== null);
      frame.current!.dataset.walked = "true";
    } else if (event.key === "+" || event.key === "=") scene.zoom(1.3);
    else if (event.key === "-") scene.zoom(1 / 1.3);
    else if (event.key === "0") scene.fit();
    else if (event.key === "Enter" && state.node) document.querySelector<HTMLElement>(".card h2")?.focus();
    else if (event.key === "Escape" && state.node) choose(null);
    else return;
    event.preventDefault();
  };
  const chosen = sight.spots.find((spot) => spot.thing === state.node);
  return (
    <div
      class="frame"
      ref={frame}
      role="application"
      tabIndex={0}
      data-keeps-focus
      aria-label={tongue.t(WORDS.label)}
      aria-describedby="network-keys"
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setTip(null)}
      onBlur={(event) => delete event.currentTarget.dataset.walked}
    >
      <div class="place" ref={place} />
      {tip && (
        <div
          class="tip"
          role="tooltip"
          style={{ left: `${tip.at.x}px`, top: `${tip.at.y}px` }}
          data-side={tip.at.x > (place.current?.clientWidth ?? 0) / 2 ? "left" : "right"}
        >
          {tip.text}
        </div>
      )}
      <p class="unseen" role="status">
        {chosen ? words({ spot: chosen }) : ""}
      </p>
    </div>
  );
}
