// A claim as an answer: what it says and where, who says so and how surely, what warns of it, what speaks for it and against it.
import type { JSX } from "preact";
import { ask } from "words";
import { href, useExplorer } from "../../explorer";
import type { Argument, Position, Thing } from "../../graph/document";
import { isConclusion } from "../../graph/ending";
import { local } from "../../graph/thing";
import { tensionName } from "../../language/tensions";
import { worded } from "../../language/words";
import { Draft } from "../../parts/draft";
import { Sign } from "../../parts/sign";
import { Before, Places, Say, ThingLink } from "../../parts/thing";

const WORDS = worded(ask);
const [WARNED, REASONS] = [2, 5];

export function ClaimAnswer({ claim, open }: { claim: Thing; open: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, light } = explorer;
  const places = graph.placesOfClaim(claim);
  const held = graph.positionsOf.get(claim) ?? [];
  const denied = held.length > 0 && held.every(({ side }) => side === "against");
  const passing = new Set(held.map((position) => position.reported_by));
  return (
    <li class="claim-answer" onPointerEnter={() => light(places.map(({ passage }) => passage))} onPointerLeave={() => light(null)}>
      <p class="claim-says">
        {denied && <Sign name="denied" />}
        {isConclusion(graph, claim) && <Sign name="conclusion" />}
        <Before claim={claim} told />
        <a class="paraphrase" href={href(explorer, { node: claim })} aria-current={explorer.state.node === claim || undefined}>
          <Say words={tongue.say(claim)} />
        </a>{" "}
        <Draft thing={claim} />
      </p>
      <p class="claim-held">
        {held
          .filter((position) => !passing.has(position.position))
          .map((position) => (
            <Holder key={position.position} position={position} />
          ))}
      </p>
      <Warnings claim={claim} />
      <Reasons claim={claim} open={open} />
    </li>
  );
}

/** Who says it: by whom we hear it, who holds it, how, how surely where not for certain, on which source, and where. */
function Holder({ position }: { position: Position }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const chain = graph.chain(position);
  return (
    <span class={`holder side-${position.side}`}>
      {chain.map((link, i) => (
        <span key={link.position}>
          {i > 0 && ": "}
          <ThingLink thing={link.holder} /> {tongue.name(link.stance)}
        </span>
      ))}
      {local(position.certainty) !== "certain" && <em>, {tongue.name(position.certainty)}</em>}
      {position.source && (
        <>
          , {tongue.t("on_source", "")}
          <ThingLink thing={position.source} />
        </>
      )}{" "}
      <Places places={graph.placesOf.get(position.position) ?? []} />
    </span>
  );
}

/** The weightiest of what warns of a claim, and how much more there is on its card. */
function Warnings({ claim }: { claim: Thing }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const notes = (graph.warningsOn.get(claim) ?? []).filter(({ kind }) => local(kind) !== "slip");
  if (!notes.length) return null;
  return (
    <ul class="claim-warned">
      {notes.slice(0, WARNED).map(({ note, kind }) => (
        <li key={note}>
          <Sign name={local(kind) === "contradiction" ? "contradiction" : "doubt"} />
          <Say words={tongue.remark(note) ?? tongue.say(note)} /> <Places places={graph.placesOf.get(note) ?? []} />
        </li>
      ))}
      {notes.length > WARNED && (
        <li>
          <a href={href(explorer, { node: claim })}>{tongue.count(WORDS.more_notes, notes.length - WARNED)}</a>
        </li>
      )}
    </ul>
  );
}

/** What speaks for a claim and what against it, and what does not go with it. */
function Reasons({ claim, open }: { claim: Thing; open: boolean }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const steps = graph.argumentsTo.get(claim) ?? [];
  const pro = steps.filter(({ side, kind }) => side !== "against" && local(kind) !== "qualifies");
  const against = steps.filter(({ side }) => side === "against");
  const tensions = (graph.tensionsOf.get(claim) ?? []).filter(({ one, other }) => one !== other);
  if (!pro.length && !against.length && !tensions.length) return null;
  const grounds = (those: Argument[]): number => those.reduce((sum, step) => sum + (graph.premisesOf.get(step.argument)?.length ?? 0), 0);
  const [n, m] = [grounds(pro), grounds(against) + tensions.length];
  const counted = [n && tongue.t(WORDS.n_for, tongue.number(n)), m && tongue.t(WORDS.n_against, tongue.number(m))].filter(Boolean);
  return (
    <details class="claim-reasons" open={open || undefined}>
      <summary>{counted.join(" · ")}</summary>
      <Steps title={tongue.t(WORDS.pro)} steps={pro} />
      <Steps title={tongue.t(WORDS.against)} steps={against} />
      {tensions.length > 0 && (
        <>
          <h3>{tongue.t(WORDS.tension)}</h3>
          <ul>
            {tensions.slice(0, REASONS).map((tension) => (
              <Reason
                key={tension.tension}
                claim={tension.one === claim ? tension.other : tension.one}
                how={tensionName(tension.kind, tongue)}
              />
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function Steps({ title, steps }: { title: string; steps: Argument[] }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  if (!steps.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {steps
          .slice(0, REASONS)
          .flatMap((step) =>
            (graph.premisesOf.get(step.argument) ?? []).map((premise) => (
              <Reason
                key={`${step.argument} ${premise}`}
                claim={premise}
                how={tongue.t(local(step.basis) === "inferred" ? "inferred" : "explicit")}
                inferred={local(step.basis) === "inferred"}
              />
            )),
          )}
      </ul>
    </>
  );
}

function Reason({ claim, how, inferred = false }: { claim: Thing; how: string; inferred?: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const held = graph.positionsOf.get(claim) ?? [];
  return (
    <li class={inferred ? "inferred" : "explicit"}>
      {held.length > 0 && held.every(({ side }) => side === "against") && <Sign name="denied" />}
      <Before claim={claim} told />
      <a class="paraphrase" href={href(explorer, { node: claim })}>
        <Say words={tongue.say(claim)} />
      </a>{" "}
      <Draft thing={claim} />
      <small>
        {[...new Set(held.map(({ holder }) => tongue.name(holder)))].join(", ")} · {how}
      </small>{" "}
      <Places places={graph.placesOfClaim(claim)} />
    </li>
  );
}
