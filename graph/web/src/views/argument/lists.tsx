// The lists beside the picture: conclusions by weight, weak places by kind, claims that no argument uses.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { useExplorer } from "../../explorer";
import { type Break, FLAWS, type Flaw, type Ranked } from "../../graph/chains";
import type { Thing } from "../../graph/document";
import { ClaimLine, ThingLink } from "../../parts/thing";
import { NUMBERED } from "./map";
import { WORDS } from "./words";

const FEW = 3;
const STEP = 20;

/** The first few of a list, and more of them on demand. */
function Some<T>({ list, first, children }: { list: T[]; first: number; children: (one: T, i: number) => ComponentChildren }): JSX.Element {
  const { tongue } = useExplorer();
  const [shown, setShown] = useState(first);
  return (
    <>
      <ol>{list.slice(0, shown).map(children)}</ol>
      {shown < list.length && (
        <button type="button" class="more" onClick={() => setShown(shown + STEP)}>
          {tongue.t("show_more")} · {tongue.number(list.length - shown)}
        </button>
      )}
    </>
  );
}

export function Conclusions({ ranked }: { ranked: Ranked[] }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <section class="conclusions">
      <h2>
        {tongue.t(WORDS.conclusions)} <span class="count">{tongue.number(ranked.length)}</span>
      </h2>
      <p class="hint">{tongue.t(WORDS.conclusions_note)}</p>
      <Some list={ranked} first={NUMBERED}>
        {({ claim, grounds }) => (
          <li key={claim}>
            <ClaimLine claim={claim} />
            <small>{tongue.count("rests", grounds)}</small>
          </li>
        )}
      </Some>
    </section>
  );
}

/** The weak places by kind; which of them a picture shows is its own matter. */
export function Breaks({ title, list }: { title: string; list: Break[] }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <section class="breaks">
      <h2>
        {title} <span class="count">{tongue.number(list.length)}</span>
      </h2>
      {!list.length && <p class="hint">{tongue.t(WORDS.breaks_none)}</p>}
      {FLAWS.map((flaw) => (
        <OfKind key={flaw} flaw={flaw} list={list.filter((one) => one.flaw === flaw)} />
      ))}
    </section>
  );
}

function OfKind({ flaw, list }: { flaw: Flaw; list: Break[] }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  if (!list.length) return null;
  return (
    <div class="of-kind">
      <h3>
        <span class={`flaw ${flaw}`}>{tongue.t(WORDS[flaw])}</span> <span class="count">{tongue.number(list.length)}</span>
      </h3>
      <Some list={list} first={FEW}>
        {({ claim, by }) => (
          <li key={claim}>
            <ClaimLine claim={claim} voices={false} />
            {flaw !== "inferred_only" && (
              <ul class="by">
                {by.map((one) => (
                  <li key={one}>
                    {graph.claim.has(one) ? (
                      <>
                        <span aria-hidden="true">⊣ </span>
                        <ThingLink thing={one} />
                      </>
                    ) : (
                      <ThingLink thing={one} />
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        )}
      </Some>
    </div>
  );
}

export function Loose({ claims }: { claims: Thing[] }): JSX.Element | null {
  const { tongue } = useExplorer();
  if (!claims.length) return null;
  return (
    <section class="loose">
      <h2>
        {tongue.t(WORDS.loose)} <span class="count">{tongue.number(claims.length)}</span>
      </h2>
      <Some list={claims} first={FEW}>
        {(claim) => (
          <li key={claim}>
            <ClaimLine claim={claim} />
          </li>
        )}
      </Some>
    </section>
  );
}
