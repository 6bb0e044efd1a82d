// What is contested: viewpoints face to face, claims in tension, denied claims, attacks.

import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { debate } from "words";
import { useExplorer } from "../explorer";
import { type Attacked, attacked, contested, holdersOf, holdersOfStep, oppositions } from "../graph/debate";
import type { Tension, Thing } from "../graph/document";
import { weightiest } from "../graph/doubts";
import type { Graph } from "../graph/graph";
import { full, short } from "../graph/thing";
import { TENSIONS, tensionName } from "../language/tensions";
import { worded } from "../language/words";
import { type Choice, Filter } from "../parts/filter";
import { useChosenInSight } from "../parts/sight";
import { Attacks } from "./debate/attacks";
import { Contested } from "./debate/contested";
import { Faces } from "./debate/faces";
import { Tensions } from "./debate/tensions";
import { Unopposed } from "./debate/unopposed";

const WORDS = worded(debate.view);
/** What is left of tensions, denied claims and attacks by the filters. */
function narrowed(graph: Graph, filters: Readonly<Record<string, string>>): { tensions: Tension[]; claims: Thing[]; attacks: Attacked[] } {
  const holder = filters.holder ? full(filters.holder) : null;
  const takesPart = (holders: Thing[]) => holder === null || holders.includes(holder);
  return {
    tensions: weightiest(graph).filter(
      (tension) => (!filters.kind || tension.kind === filters.kind) && takesPart(holdersOf(graph, [tension.one, tension.other])),
    ),
    claims: contested(graph).filter((claim) => takesPart(holdersOf(graph, [claim]))),
    attacks: attacked(graph, filters.basis === "explicit")
      .map(({ claim, steps }) => ({ claim, steps: steps.filter((step) => takesPart(holdersOfStep(graph, step))) }))
      .filter(({ steps }) => steps.length),
  };
}

export function DebateView(): JSX.Element {
  const { graph, state } = useExplorer();
  const root = useRef<HTMLDivElement>(null);
  useChosenInSight(root, state.node);
  const faces = useMemo(() => oppositions(graph), [graph]);
  const alone = useMemo(
    () => graph.viewpoints.map((row) => row.viewpoint).filter((viewpoint) => !graph.opponentsOf.has(viewpoint)),
    [graph],
  );
  const all = useMemo(() => narrowed(graph, {}), [graph]);
  const left = useMemo(() => narrowed(graph, state.filters), [graph, state.filters]);
  const further = all.tensions.length + all.claims.length + all.attacks.length > 0;
  return (
    <div class="debate" ref={root}>
      <Contents
        faces={faces.length}
        alone={alone.length}
        tensions={all.tensions.length}
        claims={all.claims.length}
        attacks={sum(all.attacks)}
      />
      {faces.length > 0 && <Faces faces={faces} />}
      {alone.length > 0 && <Unopposed viewpoints={alone} />}
      {further && <Narrow all={all} />}
      {all.tensions.length > 0 && <Tensions tensions={left.tensions} of={all.tensions.length} />}
      {all.claims.length > 0 && <Contested claims={left.claims} />}
      {all.attacks.length > 0 && <Attacks attacks={left.attacks} />}
    </div>
  );
}

const sum = (attacks: Attacked[]): number => attacks.reduce((total, { steps }) => total + steps.length, 0);

/** What there is, each a way to its section: by a button, since the address holds the state. */
function Contents(counts: { faces: number; alone: number; tensions: number; claims: number; attacks: number }): JSX.Element {
  const { tongue } = useExplorer();
  const sections: [string, number, string][] = [
    ["debate-faces", counts.faces, tongue.count(WORDS.faces, counts.faces)],
    ["debate-unopposed", counts.alone, tongue.count(WORDS.unopposed, counts.alone)],
    ["debate-tensions", counts.tensions, tongue.count("n_tensions", counts.tensions)],
    ["debate-contested", counts.claims, tongue.count(WORDS.contested, counts.claims)],
    ["debate-attacks", counts.attacks, tongue.count(WORDS.attacks, counts.attacks)],
  ];
  const present = sections.filter(([, count]) => count > 0);
  if (!present.length) return <p>{tongue.t(WORDS.nothing)}</p>;
  const jump = (id: string) => {
    const heading = document.getElementById(id);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  return (
    <ul class="contents tools" aria-label={tongue.t(WORDS.jump)}>
      {present.map(([id, , words]) => (
        <li key={id}>
          <button type="button" onClick={() => jump(id)}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Narrow({ all }: { all: ReturnType<typeof narrowed> }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const holders = useMemo(() => {
    const counted = new Map<Thing, number>();
    const count = (found: Thing[]) => {
      for (const holder of found) counted.set(holder, (counted.get(holder) ?? 0) + 1);
    };
    for (const tension of all.tensions) count(holdersOf(graph, [tension.one, tension.other]));
    for (const claim of all.claims) count(holdersOf(graph, [claim]));
    for (const { steps } of all.attacks) for (const step of steps) count(holdersOfStep(graph, step));
    return counted;
  }, [graph, all]);
  const who: Choice[] = [...holders.keys()]
    .sort(tongue.byName)
    .map((holder) => ({ value: short(holder), label: tongue.name(holder), count: holders.get(holder)! }));
  const kinds: Choice[] = Object.keys(TENSIONS)
    .map((kind) => ({
      value: kind,
      label: tensionName(kind, tongue),
      count: all.tensions.filter((tension) => tension.kind === kind).length,
    }))
    .filter(({ count }) => count > 0);
  return (
    <div class="filters">
      <Filter name="holder" label={tongue.t(WORDS.holder)} choices={who} />
      {kinds.length > 1 && <Filter name="kind" label={tongue.t(WORDS.kind)} choices={kinds} />}
      <Filter name="basis" label={tongue.t(WORDS.basis)} choices={[{ value: "explicit", label: tongue.t(WORDS.explicit_only) }]} />
    </div>
  );
}
