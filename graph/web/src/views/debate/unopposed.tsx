// Viewpoints that the article sets against no other.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import { asserted } from "../../graph/debate";
import type { Thing } from "../../graph/document";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { Side } from "./side";

const WORDS = worded(debate.unopposed);
/** So many at once: more than an article has. */
const MANY = 12;

export function Unopposed({ viewpoints }: { viewpoints: Thing[] }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
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
        <Cut
          items={sides}
          first={MANY}
          step={MANY}
          chosen={({ viewpoint, claims }) => viewpoint === state.node || claims.some(({ claim }) => claim === state.node)}
        >
          {({ viewpoint, claims }) => <Side key={viewpoint} viewpoint={viewpoint} claims={claims} />}
        </Cut>
      </div>
    </section>
  );
}
