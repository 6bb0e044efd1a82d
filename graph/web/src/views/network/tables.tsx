// The twin of the picture: the nodes and the links that it shows, as tables.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Words } from "../../graph/document";
import { KINDS } from "../../language/kinds";
import type { Key } from "../../language/words";
import { DataTable } from "../../parts/table";
import { ThingLink } from "../../parts/thing";
import { linkName } from "./kinds";
import type { Sight } from "./near";
import { WORDS } from "./words";

export function Tables({ sight }: { sight: Sight }): JSX.Element {
  const { tongue } = useExplorer();
  const t = (words: Words) => tongue.t(words);
  const spots = useMemo(() => [...sight.spots].sort((a, b) => b.degree - a.degree), [sight]);
  const kindOf = (kind: string) => ((KINDS as readonly string[]).includes(kind) ? tongue.t(kind as Key) : kind);
  return (
    <>
      <DataTable
        name="tuiin-network-nodes"
        caption={`${t(WORDS.nodes)} · ${tongue.number(spots.length)}`}
        rows={spots}
        columns={[
          { name: t(WORDS.name), value: (spot) => tongue.name(spot.thing), show: (spot) => <ThingLink thing={spot.thing} /> },
          { name: tongue.t("kind"), value: (spot) => kindOf(spot.kind) },
          { name: t(WORDS.count), value: (spot) => spot.degree },
        ]}
      />
      <DataTable
        name="tuiin-network-links"
        caption={`${t(WORDS.links)} · ${tongue.number(sight.edges.length)}`}
        rows={sight.edges}
        columns={[
          { name: t(WORDS.from), value: (edge) => tongue.name(edge.source), show: (edge) => <ThingLink thing={edge.source} /> },
          { name: t(WORDS.link), value: (edge) => linkName(edge.kind, tongue) },
          { name: t(WORDS.to), value: (edge) => tongue.name(edge.target), show: (edge) => <ThingLink thing={edge.target} /> },
        ]}
      />
    </>
  );
}
