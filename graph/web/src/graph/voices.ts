// Who says what: positions by whose words they are and what they are about, and what is left of them by the filters.
import type { Claim, Position, Thing } from "./document";
import { gather } from "./gather";
import type { Graph } from "./graph";
import type { Side } from "./stance";
import { full, local } from "./thing";

/** A position with what is asked of it: its claim, what it is about with everything broader, and whose words it is. */
export interface Said {
  position: Position;
  claim: Claim;
  about: Set<Thing>;
  words: "own" | "reported" | "conveys";
  start: number;
}

/** All that is broader than a thing, at any remove, and the thing itself. */
export function upwards(graph: Graph, thing: Thing): Set<Thing> {
  const found = new Set([thing]);
  for (const one of found) for (const broader of graph.broaderOf.get(one) ?? []) found.add(broader);
  return found;
}

export function said(graph: Graph): Said[] {
  const reporters = new Set(graph.positions.map((position) => position.reported_by));
  const above = new Map<Thing, Set<Thing>>();
  const broader = (thing: Thing) => above.get(thing) ?? above.set(thing, upwards(graph, thing)).get(thing)!;
  const about = new Map(
    graph.claims.map((claim) => [
      claim.claim,
      new Set([claim.subject, claim.object, ...(graph.scopesOf.get(claim.claim) ?? [])].flatMap((thing) => [...broader(thing)])),
    ]),
  );
  return graph.positions
    .filter((position) => graph.claim.has(position.claim))
    .map((position) => ({
      position,
      claim: graph.claim.get(position.claim)!,
      about: about.get(position.claim)!,
      words:
        reporters.has(position.position) && local(position.stance) === "reports"
          ? ("conveys" as const)
          : position.reported_by
            ? ("reported" as const)
            : ("own" as const),
      start: graph.placesOf.get(position.position)?.[0]?.start ?? 0,
    }))
    .sort((a, b) => a.start - b.start);
}

type Filters = Readonly<Record<string, string>>;
type Test = (graph: Graph, one: Said, wanted: string) => boolean;

/** What each filter asks. */
const TESTS: Record<string, Test> = {
  holder: (_, { position }, wanted) => position.holder === full(wanted),
  concept: (_, { about }, wanted) => about.has(full(wanted)),
  side: (_, { position }, wanted) => position.side === wanted,
  stance: (_, { position }, wanted) => local(position.stance) === wanted,
  certainty: (_, { position }, wanted) => local(position.certainty) === wanted,
  kind: (_, { claim }, wanted) => local(claim.kind) === wanted,
  type: (graph, { position }, wanted) => voiceType(graph, position.holder) === wanted,
  words: (_, { words }, wanted) => words === wanted,
};
export const FILTERS = Object.keys(TESTS);

/** Of which type a voice is: person, organization, state, group, office, or viewpoint. */
export const voiceType = (graph: Graph, holder: Thing): string => local(graph.actorType.get(holder) ?? null) || graph.kindOf(holder);

/**
 * What the filters leave, some of them left aside. Words that a voice only passes on count with those whose words they are, unless they
 * are asked for.
 */
export function leave(graph: Graph, all: Said[], filters: Filters, aside: string[] = []): Said[] {
  const asked = FILTERS.filter((name) => filters[name] && !aside.includes(name));
  const conveyed = asked.includes("words") || aside.includes("words");
  return all.filter((one) => (conveyed || one.words !== "conveys") && asked.every((name) => TESTS[name]!(graph, one, filters[name]!)));
}

export type Tally = Record<Side, number>;
const none = (): Tally => ({ for: 0, against: 0, open: 0 });

export function tally(list: Said[]): Tally {
  const counted = none();
  for (const { position } of list) counted[position.side]++;
  return counted;
}

/** The authors of the articles. */
export const authors = (graph: Graph): Set<Thing> =>
  new Set(graph.articles.flatMap((article) => graph.authorsOf.get(article.article) ?? []));

/** The voices, the authors last: they say most of it, and would hide the others. */
export function holders(graph: Graph, list: Said[]): { holder: Thing; said: Said[] }[] {
  const own = authors(graph);
  return [...gather(list, (one) => one.position.holder)]
    .map(([holder, held]) => ({ holder, said: held }))
    .sort(
      (a, b) => Number(own.has(a.holder)) - Number(own.has(b.holder)) || b.said.length - a.said.length || (a.holder < b.holder ? -1 : 1),
    );
}

/** What is spoken about, under the broadest concepts or those right below one; what the most voices speak about comes first. */
export function topics(graph: Graph, list: Said[], under: Thing | null = null): Thing[] {
  const here = (thing: Thing) => (under === null ? !graph.broaderOf.has(thing) : graph.broaderOf.get(thing)?.includes(under));
  const found = new Map<Thing, { voices: Set<Thing>; count: number }>();
  for (const { about, position } of list) {
    for (const thing of about) {
      if (!here(thing)) continue;
      const entry = found.get(thing) ?? found.set(thing, { voices: new Set(), count: 0 }).get(thing)!;
      entry.voices.add(position.holder);
      entry.count++;
    }
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.voices.size - x.voices.size || y.count - x.count || (a < b ? -1 : 1))
    .map(([thing]) => thing);
}
