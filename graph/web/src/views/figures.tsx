import type { JSX } from "preact";

export function FiguresView(): JSX.Element {
  return <p>…</p>;
}
