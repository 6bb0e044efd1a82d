// The whole argument as a shape without words; the weightiest conclusions carry the numbers of the list.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { beside, useExplorer } from "../../explorer";
import { attacks, type Break, type Chains, inferred, type Ranked } from "../../graph/chains";
import type { Thing } from "../../graph/document";
import { DataTable } from "../../parts/table";
import { ThingLink } from "../../parts/thing";
import { Picture } from "../../pictures/twin";
import { overall } from "./overall";
import { WORDS } from "./words";

export const NUMBERED = 10;
const WIDTH = 1240;

export function WholeMap({ found, ranked, flaws }: { found: Chains; ranked: Ranked[]; flaws: Map<Thing, Break[]> }): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  const numbered = useMemo(() => ranked.slice(0, NUMBERED).map(({ claim }) => claim), [ranked]);
  const plan = useMemo(() => overall(found, WIDTH, new Set(numbered)), [found, numbered]);
  const drawn = useMemo(() => found.steps.filter((step) => plan.dots.has(step.conclusion)), [found, plan]);
  const reached = useMemo(() => new Map(ranked.map(({ claim, grounds }) => [claim, grounds])), [ranked]);
  const label = `${tongue.t(WORDS.map)}: ${tongue.count("n_claims", plan.dots.size)}, ${tongue.count("n_steps", drawn.length)}`;
  return (
    <Picture name="argument-whole" caption={label} title={label} twin={<ConclusionTable found={found} ranked={ranked} flaws={flaws} />}>
      <p class="hint">{tongue.t(WORDS.map_note)}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <svg class="whole" viewBox={`0 0 ${plan.width} ${plan.height}`} role="group" aria-label={label}>
          {drawn.flatMap((step) =>
            (found.premisesOf.get(step.argument) ?? []).map((premise) => {
              const [from, to] = [plan.dots.get(premise)!, plan.dots.get(step.conclusion)!];
              const bend = Math.max(24, Math.abs(to.x - from.x) / 2);
              return (
                <path
                  key={step.argument + premise}
                  class={`way ${attacks(step) ? "attack" : "support"} ${inferred(step) ? "inferred" : "explicit"}`}
                  d={`M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`}
                />
              );
            }),
          )}
          {[...plan.dots.values()].map(({ claim, x, y }) => (
            <circle
              key={claim}
              class={`dot${reached.has(claim) ? " conclusion" : ""}`}
              cx={x}
              cy={y}
              r={2.6 + Math.sqrt(reached.get(claim) ?? 0) * 0.6}
            >
              <title>{tongue.name(claim)}</title>
            </circle>
          ))}
          {numbered.map((claim, i) => {
            if (!plan.dots.has(claim)) return null;
            const { x, y } = plan.dots.get(claim)!;
            return (
              <a key={claim} class="number" href={beside(explorer, { node: claim })} aria-label={`${i + 1}. ${tongue.name(claim)}`}>
                <title>{tongue.name(claim)}</title>
                <circle cx={x} cy={y} r={13} />
                <text x={x} y={y + 4.5} text-anchor="middle">
                  {i + 1}
                </text>
              </a>
            );
          })}
        </svg>
      </div>
    </Picture>
  );
}

function ConclusionTable({ found, ranked, flaws }: { found: Chains; ranked: Ranked[]; flaws: Map<Thing, Break[]> }): JSX.Element {
  const { tongue } = useExplorer();
  const steps = ({ claim }: Ranked, wanted: boolean) =>
    (found.argumentsTo.get(claim) ?? []).filter((step) => inferred(step) === wanted).length;
  return (
    <DataTable
      name="argument-conclusions"
      caption={tongue.t(WORDS.conclusions)}
      rows={ranked}
      columns={[
        { name: tongue.t("claim"), value: ({ claim }) => tongue.name(claim), show: ({ claim }) => <ThingLink thing={claim} /> },
        { name: tongue.t(WORDS.lies_under), value: ({ grounds }) => grounds },
        { name: tongue.t("explicit"), value: (row) => steps(row, false) },
        { name: tongue.t("inferred"), value: (row) => steps(row, true) },
        { name: tongue.t(WORDS.breaks), value: ({ claim }) => (flaws.get(claim) ?? []).map((one) => tongue.t(WORDS[one.flaw])).join("; ") },
      ]}
    />
  );
}
