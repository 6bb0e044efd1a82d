// A picture larger than its place: the region scrolls by itself, and grows and shrinks by buttons and keys.

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { pan } from "words";
import { useExplorer } from "../explorer";
import { worded } from "../language/words";

const WORDS = worded(pan);
const SMALLEST = 0.25;
const LARGEST = 2.5;
/** Below this, text is smaller than the page's own: a picture starts no smaller, but scrolled to its mark. */
const READABLE = 1;

interface Props {
  label: string;
  width: number;
  height: number;
  /** Where the eye should start, in the picture's own measure, and a key that changes when it should start anew. */
  eye: { x: number; y: number; key: string };
  children: (size: { width: number; height: number }) => ComponentChildren;
}

export function Pan({ label, width, height, eye, children }: Props): JSX.Element {
  const { tongue } = useExplorer();
  const region = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  const fit = () => Math.max(SMALLEST, Math.min(1, (region.current!.clientWidth - 2) / width));
  const look = (at: number, { x, y }: { x: number; y: number }) => {
    const it = region.current!;
    it.scrollLeft = x * at - it.clientWidth / 2;
    it.scrollTop = y * at - it.clientHeight / 2;
  };
  useLayoutEffect(() => setScale(Math.max(READABLE, fit())), [width]);
  useLayoutEffect(() => look(scale, eye), [eye.key, width, height]);
  const zoom = (to: number) => {
    const it = region.current!;
    const middle = { x: (it.scrollLeft + it.clientWidth / 2) / scale, y: (it.scrollTop + it.clientHeight / 2) / scale };
    const next = Math.max(SMALLEST, Math.min(LARGEST, to));
    setScale(next);
    requestAnimationFrame(() => region.current && look(next, middle));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(scale * 1.25);
    else if (event.key === "-") zoom(scale / 1.25);
    else if (event.key === "0") zoom(fit());
    else return;
    event.preventDefault();
  };
  return (
    <div class="pan">
      <p class="tools">
        <button type="button" aria-label={tongue.t(WORDS.zoom_out)} title={tongue.t(WORDS.zoom_out)} onClick={() => zoom(scale / 1.25)}>
          −
        </button>
        <button type="button" aria-label={tongue.t(WORDS.zoom_in)} title={tongue.t(WORDS.zoom_in)} onClick={() => zoom(scale * 1.25)}>
          +
        </button>
        <button type="button" onClick={() => zoom(fit())}>
          {tongue.t(WORDS.fit)}
        </button>
        <small>{tongue.t(WORDS.keys)}</small>
      </p>
      <div class="scroll" ref={region} tabIndex={0} role="region" aria-label={label} onKeyDown={onKeyDown}>
        {children({ width: Math.round(width * scale), height: Math.round(height * scale) })}
      </div>
    </div>
  );
}
