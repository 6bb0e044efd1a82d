// The whole argument by the parts of the article: which claims reason in which part, and how many steps lead from one part to another.
import { attacks, type Chains, inferred } from "./chains";
import type { Thing } from "./document";
import type { Graph } from "./graph";
import { outline, type Section } from "./outline";

/** A part of an article with its claims that reason, in the order of the text. */
export interface Group {
  key: string;
  section: Section;
  article: Thing;
  claims: Thing[];
  /** How many steps stay within it. */
  inside: number;
}

/** The steps of one side from one group to another, or from a claim to a group and back where one is opened. */
export interface Flow {
  from: string;
  to: string;
  attack: boolean;
  stated: number;
  inferred: number;
}

export interface Grouped {
  groups: Group[];
  flows: Flow[];
}

/** The groups; where one is opened, its claims stand for themselves in the flows. */
export function grouped(graph: Graph, found: Chains, open: string | null): Grouped {
  const home = new Map<Thing, Group>();
  const groups = graph.articles.flatMap(({ article }) => groupsOf(graph, found, article, home));
  const flows = new Map<string, Flow>();
  const end = (claim: Thing): string | undefined => {
    const group = home.get(claim);
    return group && (group.key === open ? claim : group.key);
  };
  for (const step of found.steps) {
    const to = end(step.conclusion);
    const froms = new Set((found.premisesOf.get(step.argument) ?? []).flatMap((premise) => end(premise) ?? []));
    for (const from of to ? froms : []) {
      const target = home.get(step.conclusion)!;
      if (from === to) {
        target.inside += 1;
        continue;
      }
      const key = `${from} ${to} ${attacks(step)}`;
      const flow = flows.get(key) ?? flows.set(key, { from, to: to!, attack: attacks(step), stated: 0, inferred: 0 }).get(key)!;
      flow[inferred(step) ? "inferred" : "stated"] += 1;
    }
  }
  return { groups, flows: [...flows.values()] };
}

function groupsOf(graph: Graph, found: Chains, article: Thing, home: Map<Thing, Group>): Group[] {
  const sections = outline(graph, article);
  const at = new Map(sections.flatMap((section) => section.passages.map(({ passage }) => [passage, section])));
  const groups = new Map(
    sections.map((section): [Section, Group] => [section, { key: section.key, section, article, claims: [], inside: 0 }]),
  );
  for (const { claim, article: of } of graph.claims) {
    if (of !== article || !(found.argumentsTo.has(claim) || found.argumentsFrom.has(claim))) continue;
    const place = graph.placesOfClaim(claim)[0];
    const group = groups.get((place && at.get(place.passage)) ?? sections[0]!);
    if (!group) continue;
    group.claims.push(claim);
    home.set(claim, group);
  }
  const start = (claim: Thing) => graph.placesOfClaim(claim)[0]?.start ?? 0;
  for (const { claims } of groups.values()) claims.sort((a, b) => start(a) - start(b));
  return [...groups.values()].filter(({ claims }) => claims.length);
}
