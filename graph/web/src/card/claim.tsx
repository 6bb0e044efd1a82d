// What a card tells of a claim: who says it, its content, what speaks for it and against it, what it leads to, what it does not go with.
import type { JSX } from "preact";
import { card } from "words";
import { useExplorer } from "../explorer";
import type { Argument, Tension, Thing, Words } from "../graph/document";
import { gather } from "../graph/gather";
import { local } from "../graph/thing";
import { tensionName } from "../language/tensions";
import { type Key, UI, worded } from "../language/words";
import { Part, Things } from "../parts/section";
import { ClaimLine, Places, Quotes, Say, ThingLink, Voice } from "../parts/thing";

import { Printed } from "./printed";
import { head, Rest } from "./rest";

const WORDS = worded(card.claim);

type Sense = "for" | "against" | "qualifies" | "restates";
/** What steps of one sense are called where they lead to a claim, and where they start from it. */
const SENSES: { sense: Sense; towards: Key | Words; away: Key | Words }[] = [
  { sense: "for", towards: UI.supported_by, away: UI.supports },
  { sense: "against", towards: UI.disputed_by, away: UI.disputes },
  { sense: "qualifies", towards: WORDS.qualified_by, away: WORDS.qualifies },
  { sense: "restates", towards: WORDS.restated_in, away: WORDS.restates },
];
/** To qualify a claim, or to say it once more, is neither to support it nor to attack it. */
function senseOf({ side, kind }: Argument): Sense {
  const name = local(kind);
  if (name === "qualifies" || name === "restates") return name;
  return side === "against" ? "against" : "for";
}

export function ClaimParts({ claim }: { claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const positions = graph.positionsOf.get(claim) ?? [];
  const reporting = new Set(positions.map((position) => position.reported_by));
  const to = graph.argumentsTo.get(claim) ?? [];
  const from = graph.argumentsFrom.get(claim) ?? [];
  const tensions = graph.tensionsOf.get(claim) ?? [];
  const citations = graph.citationsFor.get(claim) ?? [];
  return (
    <>
      <Part title={tongue.t("says")}>
        <ul class="voices">
          {positions
            .filter((position) => !reporting.has(position.position))
            .map((position) => (
              <li key={position.position}>
                <Voice position={position} />
                <Quotes places={graph.placesOf.get(position.position) ?? []} />
                {graph.chain(position).map((voice) => (
                  <Rest key={voice.position} thing={voice.position} />
                ))}
              </li>
            ))}
        </ul>
      </Part>
      <Part title={tongue.t("frame")}>
        <Content claim={claim} />
        <Rest thing={claim} />
      </Part>
      {SENSES.map(({ sense, towards }) => (
        <Steps key={sense} title={tongue.t(towards)} steps={to.filter((step) => senseOf(step) === sense)} towards />
      ))}
      {SENSES.map(({ sense, away }) => (
        <Steps key={sense} title={tongue.t(away)} steps={from.filter((step) => senseOf(step) === sense)} />
      ))}
      <Part title={tongue.t("in_tension")} count={tensions.length}>
        <ul>
          {tensions.map((tension) => (
            <li key={tension.tension}>
              <Against tension={tension} claim={claim} />
            </li>
          ))}
        </ul>
      </Part>
      <Things title={tongue.t("figures")} things={graph.figuresOf.get(claim)} />
      <Part title={tongue.t("citations")} count={citations.length}>
        <ul>
          {citations.map((one) => (
            <li key={one.citation}>
              <ThingLink thing={one.work} /> <Printed citation={one} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** The content as rows, each with its name: no language has to bend for what the graph says of a claim. */
function Content({ claim }: { claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const it = graph.claim.get(claim)!;
  const condition = tongue.condition(claim);
  const limits = [...gather(graph.limitsOf.get(claim) ?? [], (limit) => limit.kind)];
  return (
    <dl class="frame">
      <dt>{tongue.t(WORDS.subject)}</dt>
      <dd>
        <ThingLink thing={it.subject} />
        {it.quantifier && <em> ({tongue.name(it.quantifier)})</em>}
      </dd>
      <dt>{tongue.t(WORDS.relation)}</dt>
      <dd>
        <b>{tongue.name(it.relation)}</b>
        {local(it.polarity) === "negative" && <em> ({tongue.t(WORDS.negated)})</em>}
      </dd>
      <dt>{tongue.t(WORDS.object)}</dt>
      <dd>
        <ThingLink thing={it.object} />
      </dd>
      {limits.map(([kind, those]) => (
        <>
          <dt>{head(tongue, kind)}</dt>
          <dd>
            {those.map(({ scope }) => (
              <ThingLink key={scope} thing={scope} chip />
            ))}
          </dd>
        </>
      ))}
      {condition && (
        <>
          <dt>{tongue.t("condition")}</dt>
          <dd>
            <Say words={condition} />
          </dd>
        </>
      )}
      <dt>{tongue.t("kind")}</dt>
      <dd>{tongue.name(it.kind)}</dd>
      {it.role && (
        <>
          <dt>{head(tongue, "tn:role")}</dt>
          <dd>{tongue.name(it.role)}</dd>
        </>
      )}
    </dl>
  );
}

/** What a claim does not go with: another claim, or, among its own voices, who stands against whom. */
function Against({ tension, claim }: { tension: Tension; claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const parties = [tension.party, tension.counterparty].flatMap((one) => (one && graph.position.get(one)) || []);
  return (
    <>
      {tension.one === tension.other ? (
        parties.map((position) => <Voice key={position.position} position={position} />)
      ) : (
        <ClaimLine claim={tension.one === claim ? tension.other : tension.one} />
      )}
      <small>{tensionName(tension.kind, tongue)}</small>
    </>
  );
}

/** Steps of reasoning that lead here or from here: of which kind, said or inferred, and from or to which claims. */
function Steps({ title, steps, towards = false }: { title: string; steps: Argument[]; towards?: boolean }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  return (
    <Part title={title} count={steps.length}>
      <ul class="steps">
        {steps.map((step) => (
          <li key={step.argument} class={`basis-${local(step.basis)}`}>
            {(towards ? (graph.premisesOf.get(step.argument) ?? []) : [step.conclusion]).map((claim) => (
              <ClaimLine key={claim} claim={claim} voices={false} />
            ))}
            <small>
              {tongue.name(step.kind)} · {tongue.t(local(step.basis) === "inferred" ? "inferred" : "explicit")}
              {step.holder && (
                <>
                  {" "}
                  · <ThingLink thing={step.holder} />
                </>
              )}{" "}
              <Places places={graph.placesOf.get(step.argument) ?? []} />
            </small>
          </li>
        ))}
      </ul>
    </Part>
  );
}
