// Definitions: those that somebody in the article gives, with who gives them, beside our own short gloss.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import { definitions } from "../../graph/scheme";
import { ClaimLine, Say, ThingLink, Voice } from "../../parts/thing";
import { WORDS } from "./words";

export function Definitions(): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const given = useMemo(() => definitions(graph).sort((a, b) => tongue.byName(a.thing, b.thing)), [graph, tongue]);
  if (!given.length) return null;
  return (
    <section class="definitions">
      <h2>{tongue.t(WORDS.definitions)}</h2>
      <p class="hint">{tongue.t(WORDS.definitions_note)}</p>
      {given.map(({ thing, claims }) => (
        <Entry key={thing} thing={thing} claims={claims} />
      ))}
    </section>
  );
}

/** How the chosen concept is defined, by us and in the article. */
export function DefinitionOf({ thing }: { thing: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const claims = useMemo(() => definitions(graph).find((one) => one.thing === thing)?.claims ?? [], [graph, thing]);
  if (!claims.length && !tongue.definition(thing)) return <p class="hint">{tongue.t(WORDS.none_given)}</p>;
  return (
    <section class="definitions of-chosen">
      <h2>{tongue.t("definition")}</h2>
      <Entry thing={thing} claims={claims} />
    </section>
  );
}

function Entry({ thing, claims }: { thing: Thing; claims: Thing[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const gloss = tongue.definition(thing);
  return (
    <article class="entry">
      <h3>
        <ThingLink thing={thing} />
      </h3>
      <div>
        <h4>{tongue.t(WORDS.given)}</h4>
        {!claims.length && <p class="hint">{tongue.t(WORDS.none_given)}</p>}
        {claims.map((claim) => (
          <div key={claim} class="given">
            <ClaimLine claim={claim} voices={false} told />
            <p class="by">
              {(graph.positionsOf.get(claim) ?? []).map((position) => (
                <Voice key={position.position} position={position} />
              ))}
            </p>
          </div>
        ))}
      </div>
      <div>
        <h4>{tongue.t(WORDS.ours)}</h4>
        <p>{gloss ? <Say words={gloss} /> : <span class="hint">{tongue.t(WORDS.no_gloss)}</span>}</p>
      </div>
    </article>
  );
}
