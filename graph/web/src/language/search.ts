// Free words find what a page holds: claims, notes, things with a name, and questions. Words are weighed as `tuiin ask` weighs them
// (graph/tuiin/graph/search.py): by how few things hold one, and by how near the nearest word of a thing comes to it.
import { find as said } from "words";
import type { Thing } from "../graph/document";
import { push } from "../graph/gather";
import type { Graph } from "../graph/graph";
import { local } from "../graph/thing";
import { near, slip, tokens } from "./near";

export interface Entry {
  /** What is found; a question by its name. */
  thing: Thing;
  kind: string;
  /** How much its words count, all together. */
  size: number;
  /** The words of each of its names, where it has names. */
  names: string[][];
  /** How much it counts beside others. */
  weight: number;
}

/** Entries, and by each word those that hold it. */
export interface Index {
  entries: Entry[];
  held: Map<string, [Entry, number][]>;
}

const [NEAR, SAME] = [0.5, 0.7];
const LENGTH = 0.4;
const [OWN, PART, SAID] = [1, 0.6, 0.35];
const [BESIDE, CALLED, LIKE_IT] = [0.75, 3, 0.6]; // what is no claim; what is called just so, and how near a name must come for that
const ROLES: Record<string, number> = { conclusion: 1.25, finding: 1.12, background: 0.94 };
const FEW = new Set(["claim", "note", "question"]);
const SMALL = new Set(Object.values(said.small).flatMap(tokens));

type Texts = [texts: Iterable<string | undefined>, weight: number];

/** The index of all that can be found, made at once. */
export function indexOf(graph: Graph): Index {
  const entries = making(graph);
  for (;;) {
    const { done, value } = entries.next();
    if (done) return value;
  }
}

/** The making of an index, entry by entry: whoever makes a large one may pause between. */
export function* making(graph: Graph): Generator<undefined, Index> {
  const index: Index = { entries: [], held: new Map() };
  const known = new Map<string, string[]>();
  const wordsOf = (text = ""): string[] => {
    const found = known.get(text) ?? tokens(text);
    known.set(text, found);
    return found;
  };
  const add = (thing: Thing, kind: string, texts: Texts[], weight: number, names: string[][] = []) => {
    const found = new Map<string, number>();
    for (const [said, counts] of texts)
      for (const text of said) for (const token of wordsOf(text)) found.set(token, Math.max(found.get(token) ?? 0, counts));
    const entry = { thing, kind, names, weight, size: [...found.values()].reduce((sum, counts) => sum + counts, 0) };
    index.entries.push(entry);
    for (const [token, counts] of found) push(index.held, token, [entry, counts]);
  };
  for (const [thing, words] of graph.labels) {
    yield;
    const kind = graph.kindOf(thing);
    if (!kind || !thing.startsWith("id:")) continue;
    const names = [...Object.values(words), ...(graph.names.get(thing) ?? [])];
    if (kind === "claim") add(thing, kind, claimTexts(graph, thing, names), ROLES[local(graph.claim.get(thing)?.role ?? null)] ?? 1);
    else add(thing, kind, [[[...names, ...Object.values(graph.definitions.get(thing) ?? {})], OWN]], BESIDE, names.map(wordsOf));
  }
  for (const { note, printed, probably } of graph.notes) {
    yield;
    add(note, "note", [[[...Object.values(graph.remarks.get(note) ?? {}), printed ?? "", probably ?? ""], OWN]], BESIDE);
  }
  for (const { name, words } of graph.document.questions)
    add(
      name,
      "question",
      [
        [Object.values(words), OWN],
        [[name], PART],
      ],
      BESIDE,
    );
  return index;
}

/** The words of a claim, of what it speaks of, and of how and by whom it is said. */
function claimTexts(graph: Graph, thing: Thing, own: (string | undefined)[]): Texts[] {
  const claim = graph.claim.get(thing);
  if (!claim) return [[own, OWN]];
  const called = (part: Thing | null): (string | undefined)[] =>
    part ? [...Object.values(graph.labels.get(part) ?? {}), ...(graph.names.get(part) ?? [])] : [];
  const held = (graph.positionsOf.get(thing) ?? []).flatMap(({ holder, stance, source }) => [holder, stance, source]);
  return [
    [[...own, ...Object.values(graph.conditions.get(thing) ?? {})], OWN],
    [[claim.subject, claim.object, ...(graph.scopesOf.get(thing) ?? [])].flatMap(called), PART],
    [[claim.relation, claim.role, claim.kind, ...held].flatMap(called), SAID],
  ];
}

/**
 * What is found, the best first: what has all of the words, else what has some; of each kind for itself where they are told apart.
 * The last word may still be in the writing.
 */
export function find({ entries, held }: Index, query: string, apart = false): Entry[] {
  const asked = [...new Set(tokens(query))];
  const telling = asked.some((word) => !SMALL.has(word)) ? asked.filter((word) => !SMALL.has(word)) : asked;
  const usual = entries.reduce((sum, { size }) => sum + size, 0) / (entries.length || 1);
  const scores = new Map<Entry, { score: number; words: number }>();
  for (const word of telling) {
    const fits = fitting(held, word, word === asked.at(-1) && !/\s$/.test(query));
    const rare = Math.log(1 + (entries.length - fits.size + 0.5) / (fits.size + 0.5));
    for (const [entry, fit] of fits) {
      const { score, words } = scores.get(entry) ?? { score: 0, words: 0 };
      scores.set(entry, { score: score + rare * fit, words: words + 1 });
    }
  }
  const weigh = (entry: Entry, { score, words }: { score: number; words: number }): number => {
    const long = 1 - LENGTH + (LENGTH * entry.size) / usual;
    const named = called(entry, telling);
    return (score * (words / telling.length) * (named ? 1 + CALLED * named : entry.weight)) / Math.sqrt(long);
  };
  const group = (kind: string): string => (apart ? (FEW.has(kind) ? kind : "thing") : "");
  const most = new Map<string, number>();
  for (const [{ kind }, { words }] of scores) most.set(group(kind), Math.max(most.get(group(kind)) ?? 0, words));
  const wanted = (kind: string): number => (most.get(group(kind)) === telling.length || apart ? most.get(group(kind))! : 0);
  return [...scores]
    .filter(([{ kind }, { words }]) => words >= wanted(kind))
    .map(([entry, found]) => [weigh(entry, found), entry] as const)
    .sort((a, b) => b[0] - a[0] || (a[1].thing < b[1].thing ? -1 : 1))
    .map(([, entry]) => entry);
}

/** How well the entries fit one word: those that hold one near it, or, where none is near enough, one that it is a slip of. */
function fitting(held: Index["held"], word: string, typing: boolean): Map<Entry, number> {
  const fits = new Map<string, number>();
  let best = 0;
  for (const token of held.keys()) {
    const fit = near(word, token, typing);
    if (fit < NEAR) continue;
    fits.set(token, fit);
    best = Math.max(best, fit);
  }
  if (best < SAME)
    for (const token of held.keys()) {
      const fit = slip(word, token);
      if (fit > (fits.get(token) ?? 0)) fits.set(token, fit);
    }
  const found = new Map<Entry, number>();
  for (const [token, fit] of fits)
    for (const [entry, counts] of held.get(token)!) found.set(entry, Math.max(found.get(entry) ?? 0, fit * counts));
  return found;
}

/** How much of a name of a thing these words are, where one begins or ends with them: from 0 to 1 for the whole as it is. */
function called({ names }: Entry, words: string[]): number {
  const back = [...words].reverse();
  return Math.max(0, ...names.map((name) => Math.max(begins(name, words), begins([...name].reverse(), back))));
}

function begins(name: string[], words: string[]): number {
  if (!words.length || words.length > name.length) return 0;
  const fits = words.map((word, i) => Math.max(near(word, name[i]!, true), slip(word, name[i]!)));
  return fits.every((fit) => fit >= LIKE_IT) ? fits.reduce((sum, fit) => sum + fit * fit, 0) / name.length : 0;
}
