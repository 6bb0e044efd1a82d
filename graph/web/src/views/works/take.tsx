// The works to take away: as BibTeX for reference managers, as CSV with all that the articles say of them.

import type { JSX } from "preact";
import { works as section } from "words";
import { useExplorer } from "../../explorer";
import { bibtex } from "../../graph/bibtex";
import type { Graph } from "../../graph/graph";
import type { Cited } from "../../graph/works";
import { saidUse } from "../../language/cited";
import type { Tongue } from "../../language/tongue";
import { worded } from "../../language/words";
import { doubtHead, doubtSaid } from "../../parts/doubted";
import { csv, save } from "../../parts/save";

const WORDS = worded(section.view);
const IDENTITY = worded(section.identity);

export function Take({ works }: { works: Cited[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <p class="tools">
      <button
        type="button"
        onClick={() =>
          save(
            "works.bib",
            "application/x-bibtex",
            bibtex(
              graph,
              works.map(({ work }) => work),
            ),
          )
        }
      >
        {tongue.t(WORDS.save_bibtex)}
      </button>
      <button type="button" onClick={() => save("works.csv", "text/csv", csv(rows(graph, tongue, works)))}>
        {tongue.t("save_csv")}
      </button>
    </p>
  );
}

/** A row a work under the names of the columns. */
function rows(graph: Graph, tongue: Tongue, works: Cited[]): (string | number | null)[][] {
  const named = (things: string[]) => things.map((thing) => tongue.name(thing)).join("; ");
  const columns: [string, (one: Cited) => string | number | null][] = [
    [tongue.t("authors"), ({ authors }) => named(authors)],
    [tongue.t("work"), ({ work }) => tongue.name(work)],
    [tongue.t("kind"), ({ kind }) => tongue.name(kind)],
    [tongue.t("published"), ({ published }) => published],
    [tongue.t("publisher"), ({ publisher }) => tongue.name(publisher)],
    [tongue.t(WORDS.use), ({ uses }) => uses.map((use) => saidUse(use, tongue)).join("; ")],
    [tongue.t("as_printed"), ({ citations }) => [...new Set(citations.map(({ printed }) => printed).filter(Boolean))].join("; ")],
    [tongue.t("place"), ({ places }) => places.map(({ paragraph, sentence }) => `${paragraph}.${sentence}`).join(" ")],
    [tongue.t(WORDS.claims), ({ claims }) => named(claims)],
    [tongue.t(WORDS.side), ({ sides }) => named(sides)],
    [tongue.t(WORDS.identity), ({ identity }) => tongue.t(IDENTITY[identity])],
    [doubtHead(tongue), ({ work }) => doubtSaid(graph, tongue, work)],
    [tongue.t(WORDS.elsewhere), ({ links }) => links.map((link) => graph.iri(link)).join(" ")],
    [tongue.t("identifier"), ({ work }) => graph.iri(work)],
  ];
  return [columns.map(([name]) => name), ...works.map((one) => columns.map(([, said]) => said(one)))];
}
