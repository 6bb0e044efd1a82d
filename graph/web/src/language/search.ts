// Free words find what a page holds. Words are weighed as `tuiin ask` weighs them (graph/tuiin/graph/search.py): by how few things hold
// one, and by how near the nearest word of a thing comes to it; tests/search.json holds both to the same figures.
import { find as said } from "words";
import type { Thing } from "../graph/document";
import { push } from "../graph/gather";
import type { Graph } from "../graph/graph";

export interface Entry {
  thing: Thing;
  kind: string;
  /** How much its words count, all together. */
  size: number;
  names: string[];
}

/** Letters that a keyboard may lack, and marks, fold together: what is typed without them finds what has them. */
const LIKE: Record<string, string> = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\u0438\u0306/g, "й")
    .replace(/\p{M}/gu, "")
    .replace(/[әғқңөұүһіё]/g, (letter) => LIKE[letter]!);
export const tokens = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const NEAR = 0.5;
const LENGTH = 0.4;
const [OWN, PART] = [1, 0.6];
const [BESIDE, CALLED] = [0.75, 2]; // what is no claim; and what is called just so
const SMALL = new Set(Object.values(said.small).flatMap(tokens));

/** How near two folded words come to one another, from 0 to 1; a word that is still being typed is near what begins with it. */
export function near(one: string, other: string, typing = false): number {
  if (one === other) return 1;
  if (typing && other.startsWith(one)) return 0.6 + (0.35 * one.length) / other.length;
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (shorter < 4 || /^\d+$/.test(one) || /^\d+$/.test(other)) return 0;
  let same = 0;
  while (same < shorter && one[same] === other[same]) same++;
  if (same >= Math.max(4, 0.7 * shorter)) return 0.55 + (0.4 * same) / longer;
  const [mine, its] = [threes(one), threes(other)];
  let shared = 0;
  for (const three of mine) if (its.has(three)) shared++;
  const dice = (2 * shared) / (mine.size + its.size);
  return dice >= 0.6 ? 0.8 * dice : 0;
}

const known = new Map<string, Set<string>>();
function threes(word: string): Set<string> {
  let found = known.get(word);
  if (!found) {
    const framed = ` ${word} `;
    found = new Set(Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3)));
    known.set(word, found);
  }
  return found;
}

/** Entries, and by each word those that hold it. */
export interface Index {
  entries: Entry[];
  held: Map<string, [Entry, number][]>;
}

export function indexOf(graph: Graph): Index {
  const index: Index = { entries: [], held: new Map() };
  for (const [thing, words] of graph.labels) {
    const kind = graph.kindOf(thing);
    if (!kind || !thing.startsWith("id:")) continue;
    const found = new Map<string, number>();
    const add = (texts: Iterable<string | undefined>, weight: number) => {
      for (const text of texts) for (const token of tokens(text ?? "")) found.set(token, Math.max(found.get(token) ?? 0, weight));
    };
    add(Object.values(words), OWN);
    add(graph.names.get(thing) ?? [], OWN);
    const claim = graph.claim.get(thing);
    for (const part of claim ? [claim.subject, claim.object, ...(graph.scopesOf.get(thing) ?? [])] : [])
      add([...Object.values(graph.labels.get(part) ?? {}), ...(graph.names.get(part) ?? [])], PART);
    const names = Object.values(words).map((name) => fold(name ?? ""));
    const entry = { thing, kind, names, size: [...found.values()].reduce((sum, weight) => sum + weight, 0) };
    index.entries.push(entry);
    for (const [token, weight] of found) push(index.held, token, [entry, weight]);
  }
  return index;
}

/** What is found, the best first: what has all of the words, else what has some. The last one may still be in the writing. */
export function find({ entries, held }: Index, query: string): Entry[] {
  const asked = [...new Set(tokens(query))];
  const telling = asked.some((word) => !SMALL.has(word)) ? asked.filter((word) => !SMALL.has(word)) : asked;
  const usual = entries.reduce((sum, { size }) => sum + size, 0) / (entries.length || 1);
  const scores = new Map<Entry, { score: number; words: number }>();
  for (const word of telling) {
    const fits = new Map<Entry, number>();
    const typing = word === asked.at(-1) && !/\s$/.test(query);
    for (const [token, those] of held) {
      const fit = near(word, token, typing);
      if (fit >= NEAR) for (const [entry, weight] of those) fits.set(entry, Math.max(fits.get(entry) ?? 0, fit * weight));
    }
    const rare = Math.log(1 + (entries.length - fits.size + 0.5) / (fits.size + 0.5));
    for (const [entry, fit] of fits) {
      const { score, words } = scores.get(entry) ?? { score: 0, words: 0 };
      scores.set(entry, { score: score + rare * fit, words: words + 1 });
    }
  }
  const whole = fold(query).trim();
  const weigh = ({ size, kind, names }: Entry, { score, words }: { score: number; words: number }): number => {
    const long = 1 - LENGTH + (LENGTH * size) / usual;
    const [called, begun] = [names.includes(whole), names.some((name) => name.startsWith(whole))];
    const likely = kind === "claim" ? 1 : called ? 2 * CALLED : begun ? CALLED : BESIDE;
    return (score * (words / telling.length) * likely) / Math.sqrt(long);
  };
  const all = [...scores].filter(([, { words }]) => words === telling.length);
  return (all.length ? all : [...scores])
    .map(([entry, found]) => [weigh(entry, found), entry] as const)
    .sort((a, b) => b[0] - a[0] || (a[1].thing < b[1].thing ? -1 : 1))
    .map(([, entry]) => entry);
}
