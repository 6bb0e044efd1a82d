// How wide a picture may be, and how wide words are: pictures are drawn to the place that they have.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** A place on the page, and its width in pixels as it changes. */
export function useWidth(first = 900): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, width];
}

let canvas: CanvasRenderingContext2D | null = null;
let family = "";
let set = "";

/** The width of words in the page's own type, in pixels. */
export function widthOf(text: string, size = 14, weight = 400): number {
  canvas ??= document.createElement("canvas").getContext("2d")!;
  // The page's family never changes; asking for it, or setting the font, each time costs ten times the measuring.
  family ||= getComputedStyle(document.documentElement).fontFamily;
  const font = `${weight} ${size}px ${family}`;
  if (font !== set) canvas.font = set = font;
  return canvas.measureText(text).width;
}

/** Words cut to a width, with an ellipsis where they were cut. */
export function cut(text: string, width: number, size = 14, weight = 400): string {
  if (widthOf(text, size, weight) <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${text.slice(0, middle).trimEnd()}…`, size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return low ? `${text.slice(0, low).trimEnd()}…` : "";
}
