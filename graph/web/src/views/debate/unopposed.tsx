// Viewpoints that the article sets against no other.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import { asserted } from "../../graph/debate";
import type { Thing } from "../../graph/document";
import { worded } from "../../language/words";
import { Side } from "./side";

const WORDS = worded(debate.unopposed);
export function Unopposed({ viewpoints }: { viewpoints: Thing[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const sides = useMemo(
    () =>
      viewpoints.map((viewpoint) => ({ viewpoint, claims: asserted(graph, viewpoint) })).sort((a, b) => b.claims.length - a.claims.length),
    [graph, viewpoints],
  );
  return (
    <section>
      <h2 id="debate-unopposed" tabIndex={-1}>
        {tongue.t(WORDS.title)}
      </h2>
      <div class="alone">
        {sides.map(({ viewpoint, claims }) => (
          <Side key={viewpoint} viewpoint={viewpoint} claims={claims} />
        ))}
      </div>
    </section>
  );
}
