import type { JSX } from "preact";

export function DebateView(): JSX.Element {
  return <p>…</p>;
}
