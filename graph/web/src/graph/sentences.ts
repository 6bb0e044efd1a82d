// An article sentence by sentence: what is claimed in each, in the order of the text, and what its curator notes there.
import type { Note, Passage, Position, Thing } from "./document";
import { push } from "./gather";
import type { Graph } from "./graph";
import { outline, type Section } from "./outline";
import { local } from "./thing";

/** A claim as a sentence brings it: the voices at the end of each chain, not those who only pass it on. */
export interface Told {
  claim: Thing;
  positions: Position[];
}

export interface Sentence {
  passage: Passage;
  told: Told[];
  notes: Note[];
}

/** A run of sentences that reads on: a paragraph, or the part of one that stands under a heading. */
export interface Piece {
  key: string;
  /** The section that begins here, or null where the last one goes on. */
  section: Section | null;
  paragraph: number;
  passages: Passage[];
}

/** So many sentences at most in a piece. */
const MOST = 100;

/** The article in pieces, its head first: a piece ends with its paragraph and with its section. */
export function pieces(graph: Graph, article: Thing): Piece[] {
  const begins = new Map(outline(graph, article).map((section) => [section.passages[0]!, section]));
  const found: Piece[] = [];
  for (const passage of graph.passages) {
    if (passage.article !== article) continue;
    const section = begins.get(passage) ?? null;
    const last = found.at(-1);
    const goesOn = last && !section && last.paragraph === passage.paragraph && last.passages.length < MOST;
    if (!goesOn) found.push({ key: passage.id, section, paragraph: passage.paragraph, passages: [] });
    found.at(-1)!.passages.push(passage);
  }
  return found;
}

const known = new WeakMap<Passage, Sentence>();

/** A sentence with what it brings: first what it is the first to say, then what it says again. */
export function sentenceOf(graph: Graph, passage: Passage): Sentence {
  const found = known.get(passage) ?? gathered(graph, passage);
  known.set(passage, found);
  return found;
}

function gathered(graph: Graph, passage: Passage): Sentence {
  const here = graph.positionsAt.get(passage.passage) ?? [];
  const passing = new Set(here.map((position) => position.reported_by));
  const claims = new Map<Thing, Position[]>();
  for (const position of here) if (!passing.has(position.position)) push(claims, position.claim, position);
  const order = (claim: Thing): number => graph.claim.get(claim)?.order ?? Number.MAX_SAFE_INTEGER;
  const begun = (position: Position): boolean => (graph.placesOf.get(position.position) ?? []).some(({ start }) => start < passage.start);
  const again = (claim: Thing): number => Number((graph.positionsOf.get(claim) ?? []).some(begun));
  const told = [...claims]
    .map(([claim, positions]) => ({ claim, positions }))
    .sort((a, b) => again(a.claim) - again(b.claim) || order(a.claim) - order(b.claim));
  return { passage, told, notes: sorted(graph.notesAt.get(passage.passage) ?? []) };
}

/** The claims that a sentence is the last to bring where it and those after it bring them together. */
export const lastTold = ({ told }: Sentence, next: Sentence | undefined): Told[] =>
  told.filter(({ claim }) => !next?.told.some((other) => other.claim === claim));

const KINDS = ["contradiction", "doubt", "slip"];

/** Contradictions first, then doubts, then slips in print. */
const sorted = (notes: Note[]): Note[] => [...notes].sort((a, b) => KINDS.indexOf(local(a.kind)) - KINDS.indexOf(local(b.kind)));
