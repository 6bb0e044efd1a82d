// What the article cites.
import type { JSX } from "preact";

export function WorksView(): JSX.Element {
  return <div class="works" />;
}
