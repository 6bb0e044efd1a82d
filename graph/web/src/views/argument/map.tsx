// The whole argument by the parts of the article; a part opens to its claims, each the way to its own argument.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { beside, useExplorer } from "../../explorer";
import { Drawn } from "../../findings/drawn";
import { useFonts } from "../../findings/frame";
import { Picture } from "../../findings/twin";
import { type Break, type Chains, inferred, type Ranked } from "../../graph/chains";
import type { Thing } from "../../graph/document";
import { grouped } from "../../graph/groups";
import { placesOf } from "../../graph/outline";
import { DataTable } from "../../parts/table";
import { ThingLink } from "../../parts/thing";
import { useWidth } from "../../parts/width";
import { flowScene } from "./flows";
import { WORDS } from "./words";

export const NUMBERED = 10;

export function WholeMap({ found, ranked, flaws }: { found: Chains; ranked: Ranked[]; flaws: Map<Thing, Break[]> }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state, light } = explorer;
  const open = state.filters.group ?? null;
  const [place, width] = useWidth(900);
  const fonts = useFonts();
  const whole = useMemo(() => grouped(graph, found, open), [graph, found, open]);
  const scene = useMemo(() => flowScene(graph, tongue, whole, open, Math.min(width, 1100)), [graph, tongue, whole, open, width, fonts]);
  const claims = whole.groups.reduce((sum, group) => sum + group.claims.length, 0);
  const label = `${tongue.t(WORDS.map)}: ${tongue.count("n_claims", claims)}, ${tongue.count("n_steps", found.steps.length)}`;
  const to = (thing: Thing): string => {
    if (!thing.startsWith("group:")) return beside(explorer, { node: thing });
    const key = thing.slice("group:".length);
    return beside(explorer, { node: null, filters: { group: key === open ? null : key } });
  };
  const point = (thing: Thing | null): void => {
    const group = whole.groups.find(({ key }) => `group:${key}` === thing);
    const places = group ? group.section.passages : thing ? placesOf(graph, thing) : [];
    light(places.length ? places.map(({ passage }) => passage) : null);
  };
  return (
    <Picture name="argument-whole" caption={label} title={label} twin={<ConclusionTable found={found} ranked={ranked} flaws={flaws} />}>
      <p class="hint">{tongue.t(WORDS.map_note)}</p>
      <div class="whole" ref={place}>
        <Drawn scene={scene} ways={{ href: to, chosen: state.node, point }} />
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
