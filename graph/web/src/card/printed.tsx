// A citation as the article prints it: its form there, as what it is cited, and where.

import type { JSX } from "preact";
import { useExplorer } from "../explorer";
import type { Citation } from "../graph/document";
import { citedAs } from "../language/cited";
import { Places } from "../parts/thing";

export function Printed({ citation }: { citation: Citation }): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <>
      {citation.printed && (
        <q lang={graph.spokenIn(citation.article)} dir="auto">
          {citation.printed}
        </q>
      )}{" "}
      <small>{citedAs(citation, tongue)}</small> <Places places={graph.placesOf.get(citation.citation) ?? []} />
    </>
  );
}
