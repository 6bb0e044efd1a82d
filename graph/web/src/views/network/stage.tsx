// A picture that one walks in: one step of Tab, arrows from thing to thing, what is not tied to the thing in hand dims, a line that tells of it.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { beside, useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import { Line } from "../../picture/lines";
import { type Frame, Poster } from "../../picture/poster";
import type { Rect } from "../../picture/route";
import type { Scene } from "../../picture/scene";
import { WORDS } from "../../picture/words";
import type { Patch } from "../../state";
import { nearest } from "./walk";

/** Something that can be pointed at: where it is, to what it leads, what is said of it, and how it is drawn. */
export interface Spot extends Rect {
  id: string;
  to: Patch;
  says: string;
  class: string;
  shape: JSX.Element;
  /** What stays in sight while it is in hand, besides what is linked to it. */
  near: readonly string[];
  /** The sentences that light up on the spine. */
  passages: readonly Thing[];
}

/** What is in hand after the next level is drawn: where the reader came from, or its first thing. */
let pending: string | null = null;
export const arriveAt = (id: string): void => {
  pending = id;
};

interface Props {
  scene: Scene;
  frame: Frame;
  label: string;
  about: string;
  spots: Spot[];
  first: string | null;
  /** What is drawn beneath the links, and above all else. */
  ground?: ComponentChildren;
}

export function Stage({ scene, frame, label, about, spots, first, ground }: Props): JSX.Element {
  const explorer = useExplorer();
  const { tongue, light, go } = explorer;
  const [active, setActive] = useState<string | null>(null);
  const place = useRef<SVGSVGElement>(null);
  const enter = useRef<string | null>(null);
  const start = spots.find(({ id }) => id === (enter.current ?? first))?.id ?? spots[0]?.id;
  const near = useMemo(() => nearTo(active, spots, scene), [active, spots, scene]);
  const held = spots.find(({ id }) => id === active);
  useEffect(() => {
    if (pending !== null) focus(spots.some(({ id }) => id === pending) ? pending : (first ?? start ?? ""));
    pending = null;
    return () => light(null);
  }, []);
  const take = (id: string | null) => {
    setActive(id);
    light(spots.find((spot) => spot.id === id)?.passages ?? null);
  };
  function focus(id: string): void {
    enter.current = id;
    place.current?.querySelector<SVGAElement>(`a[data-id="${CSS.escape(id)}"]`)?.focus();
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = spots.find(({ id }) => id === active) ?? spots.find(({ id }) => id === start);
    const next = event.key === "Home" ? (first ?? start) : now && nearest(now, spots, event.key);
    if (next === undefined || next === null) return;
    event.preventDefault();
    focus(next);
  };
  return (
    <figure class="pictured" data-size={scene.size}>
      <p class="unseen" id="picture-about">
        {about}
      </p>
      <Poster scene={scene} frame={frame} label={label} place={place} onKeyDown={onKeyDown}>
        {ground}
        {scene.ways.map((way) => (
          <Line key={`${way.source} ${way.target} ${way.family}`} way={way} lit={!near || (near.has(way.source) && near.has(way.target))} />
        ))}
        {spots.map((spot) => (
          <a
            key={spot.id}
            class={`spot ${spot.class}${near && !near.has(spot.id) ? " dim" : ""}`}
            data-id={spot.id}
            href={beside(explorer, spot.to)}
            tabindex={spot.id === start ? 0 : -1}
            onFocus={(event) => {
              enter.current = spot.id;
              // What the page itself puts the focus on after a press of the pointer dims nothing.
              if (event.currentTarget.matches(":focus-visible")) take(spot.id);
            }}
            onBlur={() => take(null)}
            onClick={(event) => {
              arriveAt("");
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              go(spot.to);
            }}
            onMouseEnter={() => take(spot.id)}
            onMouseLeave={() => take(null)}
          >
            {spot.shape}
            <rect class="ring" x={spot.x - 3} y={spot.y - 3} width={spot.w + 6} height={spot.h + 6} rx={6} />
          </a>
        ))}
      </Poster>
      <p class="spoken" role="status">
        {held ? held.says : tongue.t(WORDS.keys)}
      </p>
    </figure>
  );
}

/** What stays in sight while something is in hand: itself, what is linked to it, what it says is near. */
function nearTo(active: string | null, spots: Spot[], { ways }: Scene): Set<string> | null {
  const spot = spots.find(({ id }) => id === active);
  if (!spot) return null;
  const near = new Set([spot.id, ...spot.near]);
  for (const { source, target } of ways) {
    if (source === spot.id) near.add(target);
    if (target === spot.id) near.add(source);
  }
  return near;
}
