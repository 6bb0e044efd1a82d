// The sign of what rules or a model propose and nobody has reviewed, wherever it is shown.
import type { JSX } from "preact";
import { useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { isDraft } from "../graph/drafts";
import { Sign } from "./sign";

/** The sign beside a thing, if it is only drafted. */
export function Draft({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph } = useExplorer();
  if (!isDraft(graph, thing)) return null;
  return (
    <span class="draft-sign">
      <Sign name="draft" />
    </span>
  );
}
