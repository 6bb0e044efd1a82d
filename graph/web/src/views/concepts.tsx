import type { JSX } from "preact";

export function ConceptsView(): JSX.Element {
  return <p>…</p>;
}
