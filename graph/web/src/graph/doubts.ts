// What is to be doubted, the weightiest first: contradictions, the curator's doubts and slips in print, by what they bear on.
import { notesOf } from "./debate";
import type { Argument, Note, Passage, Tension, Thing } from "./document";
import { roled } from "./ending";
import { gather, push } from "./gather";
import type { Graph } from "./graph";
import { drawn } from "./lead";
import { local } from "./thing";
import { rank } from "./weight";

/** A: in the conclusion itself; B: under it or on its picture; C: elsewhere in the argument; D: who or what is meant; E: slips in print. */
export type Level = "A" | "B" | "C" | "D" | "E";
export const LEVELS: readonly Level[] = ["A", "B", "C", "D", "E"];
export const SORTS = ["contradiction", "doubt", "slip"] as const;
export type Sort = (typeof SORTS)[number];

/** One thing to doubt: a note of the curator, or claims that a rule finds not to go together and that no note speaks of. */
export interface Doubt {
  /** A name of its own, for the address. */
  id: string;
  sort: Sort;
  article: Thing;
  note: Note | null;
  /** What rules found about the same claims. */
  tensions: Tension[];
  /** What it is about, in the order of the text. */
  concerned: Thing[];
  places: Passage[];
  level: Level;
  /** The claims in question and all that rest on them. */
  bearsOn: Set<Thing>;
  /** The conclusions that it concerns, and those that only rest on what it concerns. */
  conclusions: Thing[];
  under: Thing[];
  /** What of it is drawn on the picture to the conclusion. */
  pictured: Thing[];
}

/** What an article comes to: its conclusions, else its findings; nothing where no claim has such a role. */
export const conclusions = (graph: Graph, article: Thing): Set<Thing> => new Set(roled(graph, article)?.claims);

const known = new WeakMap<Graph, Doubt[]>();

/** Everything to doubt, level by level, the weightiest first; slips in the order of the text. */
export function doubts(graph: Graph): Doubt[] {
  const found = known.get(graph) ?? ranked(graph);
  known.set(graph, found);
  return found;
}

function ranked(graph: Graph): Doubt[] {
  const ground = groundOf(graph);
  const told = graph.notes.map((note) => ofNote(ground, note));
  const order = new Map(graph.articles.map(({ article }, i) => [article, i]));
  const start = ({ article, places }: Doubt): number => (order.get(article) ?? 0) * FAR * 10 + (places[0]?.start ?? FAR);
  return [...told, ...byRule(ground, told)].sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      (a.level === "E" ? 0 : weight(a) - weight(b) || b.bearsOn.size - a.bearsOn.size) ||
      start(a) - start(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Behind every place in a text. */
const FAR = 1e9;
const UNWEIGHED = 9;
const weight = ({ note }: Doubt): number => (note ? rank(note) : UNWEIGHED);

/** What every doubt is held against: which claims each note touches, the conclusions of each article, and what its picture shows. */
interface Ground {
  graph: Graph;
  touched: Map<Note, Thing[]>;
  ends: Map<Thing, Set<Thing>>;
  pictured: Map<Thing, Set<Thing>>;
}

function groundOf(graph: Graph): Ground {
  const touched = new Map<Note, Thing[]>();
  for (const { claim } of graph.claims) for (const note of graph.warningsOn.get(claim) ?? []) push(touched, note, claim);
  const each = (of: (graph: Graph, article: Thing) => Set<Thing>) =>
    new Map(graph.articles.map(({ article }) => [article, of(graph, article)]));
  return { graph, touched, ends: each(conclusions), pictured: each(drawn) };
}

function ofNote(ground: Ground, note: Note): Doubt {
  const { graph } = ground;
  const concerned = graph.concernedBy.get(note.note) ?? [];
  const sort = SORTS.find((one) => one === local(note.kind)) ?? "doubt";
  return placed(ground, {
    id: idOf(graph, note),
    sort,
    article: note.article,
    note,
    tensions: sort === "contradiction" ? tensionsOn(graph, concerned).filter((one) => speaksOf(graph, note, concerned, one)) : [],
    concerned: inText(graph, concerned),
    places: graph.placesOf.get(note.note) ?? [],
    bearsOn: above(graph, ground.touched.get(note) ?? []),
  });
}

const tensionsOn = (graph: Graph, things: Thing[]): Tension[] => [...new Set(things.flatMap((thing) => graph.tensionsOf.get(thing) ?? []))];

/** Whether a note speaks of what a rule found: it names both claims, or the one claim and no other. */
function speaksOf(graph: Graph, note: Note, concerned: Thing[], tension: Tension): boolean {
  if (tension.one !== tension.other) return notesOf(graph, tension).includes(note);
  const claims = concerned.filter((thing) => graph.claim.has(thing));
  return claims.length === 1 && claims[0] === tension.one;
}

/** What rules found and no note says: each pair of claims once, and each claim on which positions differ once. */
function byRule(ground: Ground, told: Doubt[]): Doubt[] {
  const { graph } = ground;
  const noted = new Set(told.flatMap(({ tensions }) => tensions));
  const pairs = gather(
    graph.tensions.filter((one) => !noted.has(one)),
    ({ one, other }) => [one, other].sort().join(" "),
  );
  return [...pairs.values()].map((tensions) => {
    const claims = inText(graph, [...new Set([tensions[0]!.one, tensions[0]!.other])]);
    const article = graph.claim.get(claims[0]!)?.article ?? "";
    const places = [...new Set(claims.flatMap((claim) => graph.placesOfClaim(claim)))];
    return placed(ground, {
      id: named(graph, article, claims),
      sort: "contradiction",
      article,
      note: null,
      tensions,
      concerned: claims,
      places: places.sort((a, b) => a.start - b.start),
      bearsOn: above(graph, claims),
    });
  });
}

/** What the address calls a note's row. */
export const idOf = (graph: Graph, { article, note }: Note): string => named(graph, article, [note]);

/** What the address calls it: the ids of what it is made of, after the article's name where there are several. */
function named(graph: Graph, article: Thing, things: Thing[]): string {
  const id = things.map((thing) => local(thing).split("/").at(-1)).join("~");
  return graph.articles.length > 1 ? `${local(article).replace("article/", "")}:${id}` : id;
}

type Bare = Omit<Doubt, "level" | "conclusions" | "under" | "pictured">;

/** The same with its level, and what puts it there. */
function placed({ graph, ends, pictured }: Ground, bare: Bare): Doubt {
  const own = ends.get(bare.article) ?? new Set<Thing>();
  const picture = pictured.get(bare.article) ?? new Set<Thing>();
  const found = {
    conclusions: bare.concerned.filter((thing) => own.has(thing)),
    under: [...own].filter((claim) => bare.bearsOn.has(claim) && !bare.concerned.includes(claim)),
    pictured: bare.concerned.filter((thing) => picture.has(thing)),
  };
  return { ...bare, ...found, level: level(graph, { ...bare, ...found }) };
}

function level(graph: Graph, { sort, concerned, conclusions, under, pictured }: Omit<Doubt, "level">): Level {
  if (sort === "slip") return "E";
  if (conclusions.length) return "A";
  if (under.length || pictured.length) return "B";
  const named = (thing: Thing) => graph.work.has(thing) || graph.actorType.has(thing);
  return sort === "doubt" && concerned.length && concerned.every(named) ? "D" : "C";
}

const carries = (step: Argument): boolean => step.side === "for" && local(step.kind) !== "restates";

/** Claims and all that rest on them, by steps that support or give an example, stated or inferred. */
export function above(graph: Pick<Graph, "argumentsFrom">, claims: Thing[]): Set<Thing> {
  const found = new Set(claims);
  for (const claim of found) for (const step of graph.argumentsFrom.get(claim) ?? []) if (carries(step)) found.add(step.conclusion);
  return found;
}

/** Things in the order in which they stand in the text; what stands nowhere comes last. */
export function inText(graph: Graph, things: Thing[]): Thing[] {
  const at = (thing: Thing) => (graph.claim.has(thing) ? graph.placesOfClaim(thing) : (graph.placesOf.get(thing) ?? []))[0]?.start ?? FAR;
  const found = new Map(things.map((thing) => [thing, [at(thing), graph.claim.get(thing)?.order ?? FAR] as const]));
  return [...things].sort((a, b) => found.get(a)![0] - found.get(b)![0] || found.get(a)![1] - found.get(b)![1]);
}

/** Tensions in the order of what they bear on, as the doubts are. */
export function weightiest(graph: Graph): Tension[] {
  const found = new Set(doubts(graph).flatMap(({ tensions }) => tensions));
  for (const tension of graph.tensions) found.add(tension);
  return [...found];
}
