// What the article cites: who wrote it, for what it is used and where, on which side it stands, and whether it is known for sure.
import type { Citation, Note, Passage, Position, Thing, Work } from "./document";
import { inText } from "./doubts";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { local } from "./thing";
import { onBothSides, touching } from "./touched";

/** A work with all that the articles say of it. */
export interface Cited {
  work: Thing;
  kind: Thing | null;
  publisher: Thing | null;
  published: string | null;
  year: number | null;
  authors: Thing[];
  citations: Citation[];
  /** What it is cited as, by CiTO, each once. */
  uses: string[];
  /** The claims that it is brought for, or that rest on it. */
  claims: Thing[];
  places: Passage[];
  /** The viewpoints that list it, and whether two of them are opposed. */
  sides: Thing[];
  both: boolean;
  /** What is doubted about it. */
  notes: Note[];
  identity: Identity;
  /** The same in catalogues elsewhere, and its addresses. */
  links: Thing[];
}

/** Found in a catalogue; known by its title or its publisher alone; only by who wrote it and when; or doubted who or what is meant. */
export const IDENTITIES = ["found", "named", "authors", "doubted"] as const;
export type Identity = (typeof IDENTITIES)[number];

/** The works in the order in which they are first cited; the journals in which the articles themselves appeared are not cited. */
export function cited(graph: Graph): Cited[] {
  const own = new Set(graph.articles.map(({ journal }) => journal));
  const resting = gather(
    graph.positions.filter(({ source }) => source),
    ({ source }) => source!,
  );
  const found = graph.works
    .filter(({ work }) => !own.has(work) || graph.citationsOf.has(work))
    .map((work) => told(graph, work, resting.get(work.work) ?? []));
  const order = new Map(graph.articles.map(({ article }, i) => [article, i]));
  const at = ({ places }: Cited): number => (places[0] ? order.get(places[0].article)! * FAR + places[0].start : Number.POSITIVE_INFINITY);
  return found.sort((a, b) => Number(!a.uses.length) - Number(!b.uses.length) || at(a) - at(b) || (a.work < b.work ? -1 : 1));
}

/** Behind every place in a text. */
const FAR = 1e9;

function told(graph: Graph, { work, kind, publisher, published, year }: Work, resting: Position[]): Cited {
  const citations = graph.citationsOf.get(work) ?? [];
  const brought = [...citations.flatMap(({ citation }) => graph.citedFor.get(citation) ?? []), ...resting.map(({ claim }) => claim)];
  const named = citations.length || resting.length ? [] : (graph.claimsAbout.get(work) ?? []).map(({ claim }) => claim);
  const places = [...citations.map(({ citation }) => citation), ...resting.map(({ position }) => position), work];
  return {
    work,
    kind,
    publisher,
    published,
    year,
    authors: graph.authorsOf.get(work) ?? [],
    citations,
    uses: [...new Set(citations.map(({ characterization }) => local(characterization)).filter(Boolean))],
    claims: inText(graph, [...new Set([...brought, ...named])]),
    places: inOrder(
      new Set([...places.flatMap((thing) => graph.placesOf.get(thing) ?? []), ...named.flatMap((claim) => graph.placesOfClaim(claim))]),
    ),
    sides: sidesOf(graph, work),
    both: onBothSides(graph, work),
    notes: touching(graph, work),
    identity: identityOf(graph, work),
    links: graph.sameAs.get(work) ?? [],
  };
}

const inOrder = (places: Set<Passage>): Passage[] => [...places].sort((a, b) => a.start - b.start);

/** The viewpoints that list a work, or those who wrote it. */
function sidesOf(graph: Graph, work: Thing): Thing[] {
  const members = [work, ...(graph.authorsOf.get(work) ?? [])];
  return [...new Set(members.flatMap((member) => (graph.viewpointsOf.get(member) ?? []).map(({ viewpoint }) => viewpoint)))];
}

/** How surely one knows which work is meant. A scholarly work without a title of its own is called by its authors and its year. */
function identityOf(graph: Graph, work: Thing): Identity {
  const notes = [work, ...(graph.authorsOf.get(work) ?? [])].flatMap((thing) => touching(graph, thing));
  const own = (graph.notesOn.get(work) ?? []).some(({ kind }) => local(kind) === "doubt");
  if (own || notes.some((note) => meant(graph, note))) return "doubted";
  if (graph.sameAs.has(work)) return "found";
  const authors = graph.authorsOf.get(work) ?? [];
  const titles = Object.values(graph.labels.get(work) ?? {});
  const called = (title: string | undefined) => /\(\d{4}\)$/.test(title ?? "");
  return authors.length && titles.every(called) ? "authors" : "named";
}

/** Whether a note doubts who or what is meant: it concerns works and actors alone. */
const meant = (graph: Graph, note: Note): boolean =>
  (graph.concernedBy.get(note.note) ?? []).every((thing) => graph.work.has(thing) || graph.actorType.has(thing));
