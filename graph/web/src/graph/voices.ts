// Who says what: positions by whose words they are and what they are about, and what is left of them by the filters.
import { passesOn } from "./claimed";
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
      words: passesOn(graph, position) ? ("conveys" as const) : position.reported_by ? ("reported" as const) : ("own" as const),
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

/** How many claims stand on each side: one that is held twice is one. */
export function tally(list: Said[]): Tally {
  const on = (side: Side) => new Set(list.filter(({ position }) => position.side === side).map(({ claim }) => claim.claim)).size;
  return { for: on("for"), against: on("against"), open: on("open") };
}

/** The authors of the articles. */
export const authors = (graph: Graph): Set<Thing> =>
  new Set(graph.articles.flatMap((article) => graph.authorsOf.get(article.article) ?? []));

/** Where a voice stands: the authors, a viewpoint that lists it or that it is, two opposed ones, or none. */
export type School = Thing | "authors" | "both" | "none";
export interface Voice {
  holder: Thing;
  said: Said[];
}

/** The voices by where they stand: the authors first, then the sides of each opposition, other viewpoints, and who stands nowhere. */
export function schools(graph: Graph, list: Said[]): { school: School; voices: Voice[] }[] {
  const own = authors(graph);
  const sides = [...new Set(graph.oppositions.flatMap(({ one, other }) => [one, other]))];
  const others = graph.viewpoints.map(({ viewpoint }) => viewpoint).filter((viewpoint) => !sides.includes(viewpoint));
  const order: School[] = ["authors", ...sides, "both", ...others, "none"];
  const found = gather(
    [...gather(list, (one) => one.position.holder)].map(([holder, held]) => ({ holder, said: held })),
    ({ holder }) => (own.has(holder) ? "authors" : schoolOf(graph, holder)),
  );
  const most = (a: Voice, b: Voice) =>
    Number(graph.viewpoint.has(b.holder)) - Number(graph.viewpoint.has(a.holder)) || b.said.length - a.said.length;
  return order.flatMap((school) => {
    const voices = found.get(school);
    return voices ? [{ school, voices: voices.sort((a, b) => most(a, b) || (a.holder < b.holder ? -1 : 1)) }] : [];
  });
}

/** The viewpoint that a voice is, or that lists it or a work of its own; both, where two opposed ones do. */
function schoolOf(graph: Graph, holder: Thing): School {
  if (graph.viewpoint.has(holder)) return holder;
  const members = [holder, ...(graph.worksBy.get(holder) ?? []), ...(graph.publishedBy.get(holder) ?? [])];
  const listed = new Set(members.flatMap((member) => (graph.viewpointsOf.get(member) ?? []).map(({ viewpoint }) => viewpoint)));
  if ([...listed].some((one) => (graph.opponentsOf.get(one) ?? []).some((other) => listed.has(other)))) return "both";
  return [...listed].find((one) => graph.opponentsOf.has(one)) ?? [...listed][0] ?? "none";
}

/** The voices in that order. */
export const holders = (graph: Graph, list: Said[]): Voice[] => schools(graph, list).flatMap(({ voices }) => voices);

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
