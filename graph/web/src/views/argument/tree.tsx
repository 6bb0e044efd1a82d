// The argument as a nested list: the same claims, steps and marks as the picture, for whoever reads rather than looks.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { href, useExplorer } from "../../explorer";
import { attacks, type Break, inferred, type Part } from "../../graph/chains";
import type { Argument, Thing } from "../../graph/document";
import { short } from "../../graph/thing";
import { csv, save } from "../../parts/save";
import { ClaimLine, Places, ThingLink } from "../../parts/thing";
import { WORDS } from "./words";

interface Branch {
  claim: Thing;
  seen: boolean;
  steps: { step: Argument; branches: Branch[] }[];
}

/** The part as a tree; a claim that was given before is not unfolded again, so that a circle ends. */
function tree(part: Part, premisesOf: Map<Thing, Thing[]>): Branch {
  const seen = new Set<Thing>();
  const ends = (step: Argument, claim: Thing): Thing[] =>
    part.up
      ? [step.conclusion, ...(premisesOf.get(step.argument) ?? []).filter((one) => one !== claim)]
      : (premisesOf.get(step.argument) ?? []);
  const leaves = (step: Argument, claim: Thing): boolean =>
    part.up ? (premisesOf.get(step.argument) ?? []).includes(claim) : step.conclusion === claim;
  const grow = (claim: Thing): Branch => {
    if (seen.has(claim)) return { claim, seen: true, steps: [] };
    seen.add(claim);
    return {
      claim,
      seen: false,
      steps: part.steps.filter((step) => leaves(step, claim)).map((step) => ({ step, branches: ends(step, claim).map(grow) })),
    };
  };
  return grow(part.root);
}

export function ArgumentTree({ part, flaws }: { part: Part; flaws: Map<Thing, Break[]> }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const root = useMemo(() => tree(part, graph.premisesOf), [graph, part]);
  const take = () => {
    const head = [tongue.t("claim"), tongue.t(WORDS.step), tongue.t(WORDS.basis), tongue.t(WORDS.conclusion)];
    const rows = part.steps.flatMap((step) =>
      (graph.premisesOf.get(step.argument) ?? []).map((premise) => [
        tongue.name(premise),
        tongue.name(step.kind),
        tongue.t(inferred(step) ? "inferred" : "explicit"),
        tongue.name(step.conclusion),
      ]),
    );
    save("argument.csv", "text/csv", csv([head, ...rows]));
  };
  return (
    <div class="tree">
      <ul>
        <BranchLine branch={root} part={part} flaws={flaws} />
      </ul>
      <p class="tools">
        <span>{tongue.count("n_steps", part.steps.length)}</span>
        <button type="button" onClick={take}>
          {tongue.t("save_csv")}
        </button>
      </p>
    </div>
  );
}

function BranchLine({
  branch: { claim, seen, steps },
  part,
  flaws,
}: {
  branch: Branch;
  part: Part;
  flaws: Map<Thing, Break[]>;
}): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <li class="branch">
      <ClaimLine claim={claim} voices={!seen} />
      {seen ? <small>↺ {tongue.t(WORDS.seen)}</small> : <Marks claim={claim} part={part} flaws={flaws.get(claim) ?? []} />}
      {steps.length > 0 && (
        <ul>
          {steps.map(({ step, branches }) => (
            <li key={step.argument} class={`step ${attacks(step) ? "attack" : "support"} ${inferred(step) ? "inferred" : "explicit"}`}>
              <p class="kind">
                <b>
                  {attacks(step) && <span aria-hidden="true">⊣ </span>}
                  {tongue.name(step.kind)}
                </b>{" "}
                · {tongue.t(inferred(step) ? "inferred" : "explicit")}
                {branches.length > 1 && <> · {tongue.t(WORDS.joint)}</>}
                {step.holder && (
                  <>
                    {" "}
                    · <ThingLink thing={step.holder} />
                  </>
                )}{" "}
                <Places places={graph.placesOf.get(step.argument) ?? []} />
              </p>
              <ul>
                {branches.map((one) => (
                  <BranchLine key={one.claim} branch={one} part={part} flaws={flaws} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Marks({ claim, part, flaws }: { claim: Thing; part: Part; flaws: Break[] }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const tensions = graph.tensionsOf.get(claim)?.length ?? 0;
  const beyond = part.beyond.get(claim);
  if (!flaws.length && !tensions && !beyond) return null;
  return (
    <p class="marks">
      {flaws.map((one) => (
        <span key={one.flaw} class={`flaw ${one.flaw}`}>
          {tongue.t(WORDS[`flag_${one.flaw}`])}
        </span>
      ))}
      {tensions > 0 && <a href={href(explorer, { view: "debate", node: claim })}>⚡ {tongue.t(WORDS.tension, tongue.number(tensions))}</a>}
      {beyond !== undefined && (
        <a href={href(explorer, { node: claim, filters: { root: short(claim) } })}>{tongue.t(WORDS.further, tongue.number(beyond))}</a>
      )}
    </p>
  );
}
