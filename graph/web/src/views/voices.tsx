import type { JSX } from "preact";

export function VoicesView(): JSX.Element {
  return <p>…</p>;
}
