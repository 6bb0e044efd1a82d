// What an article comes to: its conclusions, else its findings, else what its author says last; and what that may be called.
import type { Thing } from "./document";
import type { Graph } from "./graph";
import { held, heldAt } from "./holding";
import { lastParagraph, progress } from "./progress";
import { local } from "./thing";

/**
 * By the role that the curator gave; else what stands in the last paragraph, or what is said last elsewhere: of all, or of what is read of
 * an article whose end is not.
 */
export type EndName = "conclusion" | "finding" | "last" | "final" | "so_far";
export interface Ending {
  name: EndName;
  claims: Thing[];
}

const ROLES = ["conclusion", "finding"] as const;

/** The conclusions or else the findings that the author holds; nothing where no claim is such. */
export function roled(graph: Graph, article: Thing): Ending | null {
  const all = claimsOf(graph, article).filter((claim) => held(graph, claim));
  for (const name of ROLES) {
    const claims = all.filter((claim) => local(graph.claim.get(claim)!.role) === name);
    if (claims.length) return { name, claims };
  }
  return null;
}

/** Whether the article concludes this. */
export const isConclusion = (graph: Graph, claim: Thing): boolean =>
  local(graph.claim.get(claim)?.role ?? null) === "conclusion" && held(graph, claim);

export function ending(graph: Graph, article: Thing): Ending {
  return roled(graph, article) ?? saidLast(graph, article);
}

/** What the author holds in the last paragraph in which he holds anything: first what carries nothing else that he holds there. */
function saidLast(graph: Graph, article: Thing): Ending {
  const all = claimsOf(graph, article).filter((claim) => held(graph, claim));
  const paragraph = (claim: Thing) => Math.max(0, ...heldAt(graph, claim).map((place) => place.paragraph));
  const last = Math.max(...all.map(paragraph));
  const there = all.filter((claim) => paragraph(claim) === last);
  const first = there.filter((claim) => !(graph.argumentsFrom.get(claim) ?? []).some(({ conclusion }) => there.includes(conclusion)));
  const { ended } = progress(graph, article);
  const name = !ended ? "so_far" : last === lastParagraph(graph, article) ? "last" : "final";
  return { name, claims: first.length ? first : there };
}

/** The claims of an article in the order of the text. */
export const claimsOf = (graph: Graph, article: Thing): Thing[] =>
  graph.claims
    .filter((claim) => claim.article === article)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ claim }) => claim);
