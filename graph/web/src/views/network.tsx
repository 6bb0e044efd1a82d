import type { JSX } from "preact";

export function NetworkView(): JSX.Element {
  return <p>…</p>;
}
