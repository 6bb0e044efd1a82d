// Claims that somebody denies or disputes: who is for, who is against.

import type { JSX } from "preact";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import type { Position, Thing } from "../../graph/document";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { ClaimLine, Voice } from "../../parts/thing";

const WORDS = worded(debate.contested);
export function Contested({ claims }: { claims: Thing[] }): JSX.Element {
  const { tongue, state } = useExplorer();
  return (
    <section>
      <h2 id="debate-contested" tabIndex={-1}>
        {tongue.t(WORDS.title)} <small>{tongue.number(claims.length)}</small>
      </h2>
      {!claims.length && <p class="hint">{tongue.t(WORDS.none)}</p>}
      <Cut items={claims} first={6} chosen={(claim) => claim === state.node}>
        {(claim) => <Sides key={claim} claim={claim} />}
      </Cut>
    </section>
  );
}

function Sides({ claim }: { claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const positions = graph.positionsOf.get(claim) ?? [];
  const passedOn = new Set(positions.map((position) => position.reported_by));
  const ends = positions.filter((position) => !passedOn.has(position.position));
  const on = (which: string) => ends.filter((position) => position.side === which);
  return (
    <div class="contest">
      <ClaimLine claim={claim} voices={false} told />
      <div class="sides">
        <div>
          <h3 class="side-against">
            <span aria-hidden="true">✕</span> {tongue.t(WORDS.against)}
          </h3>
          <Voices positions={on("against")} />
        </div>
        <div>
          <h3 class="side-for">
            <span aria-hidden="true">✚</span> {tongue.t(WORDS.for)}
          </h3>
          {on("for").length ? <Voices positions={on("for")} /> : <p class="hint">{tongue.t(WORDS.nobody)}</p>}
        </div>
        {on("open").length > 0 && (
          <div>
            <h3 class="side-open">
              <span aria-hidden="true">◌</span> {tongue.t(WORDS.open)}
            </h3>
            <Voices positions={on("open")} />
          </div>
        )}
      </div>
    </div>
  );
}

const Voices = ({ positions }: { positions: Position[] }): JSX.Element => (
  <ul>
    {positions.map((position) => (
      <li key={position.position}>
        <Voice position={position} />
      </li>
    ))}
  </ul>
);
