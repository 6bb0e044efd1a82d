import type { JSX } from "preact";

export function ReadingView(): JSX.Element {
  return <p>…</p>;
}
