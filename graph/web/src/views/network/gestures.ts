// What a hand does on a picture: dragging, pinching, the wheel, clicks and double clicks, by mouse, pen and finger alike.
import type { Point } from "./camera";

export interface Hands {
  /** A drag begins or ends. */
  hold: (held: boolean) => void;
  move: (right: number, down: number) => void;
  /** Closer (more than 1) or farther, at a point of the frame. */
  zoom: (by: number, at: Point) => void;
  click: (at: Point) => void;
  doubleClick: (at: Point) => void;
}

/** How far a hand may tremble in a click, and how far apart in space and time two clicks are one double click. */
const STILL = { mouse: 3, touch: 10 };
const TWICE = { near: 24, soon: 350 };

/** Follows the hands on an element until the answer is called; what the browser would do instead (scroll, zoom the page) it does not. */
export function follow(place: HTMLElement, hands: Hands): () => void {
  const down = new Map<number, Point>();
  let start: Point | null = null;
  let held = false;
  let last: { at: Point; time: number } | null = null;
  const hold = (now: boolean) => {
    if (held !== now) hands.hold(now);
    held = now;
  };
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = place.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const clicked = (at: Point, time: number) => {
    const twice = last !== null && time - last.time < TWICE.soon && far(at, last.at) < TWICE.near;
    last = twice ? null : { at, time };
    hands.click(at);
    if (twice) hands.doubleClick(at);
  };
  const onDown = (event: PointerEvent) => {
    if (event.button || down.size === 2) return;
    place.setPointerCapture(event.pointerId);
    down.set(event.pointerId, pointOf(event));
    start = down.size === 1 ? pointOf(event) : null;
    hold(false);
  };
  const onMove = (event: PointerEvent) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = pointOf(event);
    if (start && far(now, start) < (event.pointerType === "touch" ? STILL.touch : STILL.mouse)) return;
    start = null;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    if (other) {
      const [from, to] = [half(before, other), half(now, other)];
      hands.move(to.x - from.x, to.y - from.y);
      hands.zoom(far(now, other) / Math.max(1, far(before, other)), to);
    } else {
      hold(true);
      hands.move(now.x - before.x, now.y - before.y);
    }
  };
  const onUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    hold(false);
    if (start && event.type === "pointerup") clicked(pointOf(event), event.timeStamp);
    start = null;
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    // Lines and pages in pixels; fingers on a touchpad that pinch come as a small wheel with Ctrl.
    const pixels = event.deltaY * ([1, 25, 500][event.deltaMode] ?? 1) * (event.ctrlKey ? 10 : 1);
    hands.zoom(2 ** (-pixels / 500), pointOf(event));
  };
  const listeners = { pointerdown: onDown, pointermove: onMove, pointerup: onUp, pointercancel: onUp, wheel: onWheel };
  for (const [name, listener] of Object.entries(listeners)) place.addEventListener(name, listener as EventListener, { passive: false });
  return () => {
    for (const [name, listener] of Object.entries(listeners)) place.removeEventListener(name, listener as EventListener);
  };
}

const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const half = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
