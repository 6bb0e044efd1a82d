import type { JSX } from "preact";

export function ArgumentView(): JSX.Element {
  return <p>…</p>;
}
