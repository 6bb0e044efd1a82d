// Steps of reasoning against a claim, gathered under the claim that they are against.

import type { JSX } from "preact";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import type { Attacked } from "../../graph/debate";
import type { Argument } from "../../graph/document";
import { local } from "../../graph/thing";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { ClaimLine, Places, ThingLink } from "../../parts/thing";

const WORDS = worded(debate.attacks);
export function Attacks({ attacks }: { attacks: Attacked[] }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const total = attacks.reduce((sum, { steps }) => sum + steps.length, 0);
  const chosen = ({ claim, steps }: Attacked) =>
    claim === state.node || steps.some((step) => (graph.premisesOf.get(step.argument) ?? []).includes(state.node ?? ""));
  return (
    <section>
      <h2 id="debate-attacks" tabIndex={-1}>
        {tongue.t(WORDS.title)} <small>{tongue.number(total)}</small>
      </h2>
      {!attacks.length && <p class="hint">{tongue.t(WORDS.none)}</p>}
      <Cut items={attacks} first={4} chosen={chosen}>
        {({ claim, steps }) => (
          <div key={claim} class="attacked">
            <ClaimLine claim={claim} />
            <div>
              <h3 class="side-against">
                <span aria-hidden="true">✕</span> {tongue.t(WORDS.against)}
              </h3>
              <ul>
                {steps.map((step) => (
                  <li key={step.argument} class={`basis-${local(step.basis)}`}>
                    <Attack step={step} />
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
      </Cut>
    </section>
  );
}

function Attack({ step }: { step: Argument }): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <>
      {(graph.premisesOf.get(step.argument) ?? []).map((premise) => (
        <ClaimLine key={premise} claim={premise} voices={false} />
      ))}
      <small>
        {tongue.t(local(step.basis) === "inferred" ? "inferred" : "explicit")}
        {step.holder && (
          <>
            {" "}
            · {tongue.t(WORDS.by)} <ThingLink thing={step.holder} />
          </>
        )}{" "}
        <Places places={graph.placesOf.get(step.argument) ?? []} />
      </small>
    </>
  );
}
