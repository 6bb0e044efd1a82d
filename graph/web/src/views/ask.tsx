import type { JSX } from "preact";

export function AskView(): JSX.Element {
  return <p>…</p>;
}
