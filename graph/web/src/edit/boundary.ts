// Sentences joined and parted: what the page shows of it until the server, which knows the text, has answered.
import type { Known } from "./known";
import type { Boundary, Candidate, Entry, Ref, Sentence, SentenceId } from "./protocol";
import { renamed } from "./renamed";

/** What is known once sentences end otherwise. */
export function rebound(before: Known, boundary: Boundary): Known {
  if (!("join" in boundary)) return parted(before, boundary.part, boundary.at);
  const [first, last] = boundary.join;
  return joined(before, before.order.slice(before.order.indexOf(first), before.order.indexOf(last) + 1));
}

const length = (words: string): number => [...words].length;

function joined(before: Known, ids: readonly SentenceId[]): Known {
  const [first, ...rest] = ids as [SentenceId, ...SentenceId[]];
  const all = ids.map((id) => before.sentences[id]!);
  const whole = all.reduce(glued);
  const sentences = { ...before.sentences, [first]: whole };
  for (const id of rest) delete sentences[id];
  const names = Object.fromEntries(rest.map((id) => [id, first]));
  return placed({ ...before, sentences, order: before.order.filter((id) => !rest.includes(id)) }, () => names);
}

/** Two sentences as one, with the space that stands between them. */
function glued(one: Sentence, next: Sentence): Sentence {
  return {
    ...one,
    words: one.words + " ".repeat(Math.max(0, next.start - one.start - length(one.words))) + next.words,
    silent: one.silent && next.silent ? one.silent : "",
    done: one.done && next.done,
    groups: [...one.groups, ...next.groups],
    voices: [...one.voices, ...next.voices],
    figures: [...one.figures, ...next.figures],
  };
}

function parted(before: Known, id: SentenceId, at: number): Known {
  const old = before.sentences[id]!;
  const letters = [...old.words];
  const first = letters
    .slice(0, at - old.start)
    .join("")
    .trimEnd();
  const second = letters.slice(at - old.start).join("");
  const begin = at + length(second) - length(second.trimStart());
  const is = ([from]: readonly [number, number]): boolean => from >= begin;
  const half = (later: boolean): Partial<Sentence> => ({
    groups: old.groups.filter(({ span }) => is(span) === later),
    voices: old.voices.filter(({ span }) => is(span) === later),
    figures: old.figures.filter(({ span }) => is(span) === later),
    done: false,
  });
  const made = secondOf(before, id);
  const sentences = {
    ...before.sentences,
    [id]: { ...old, ...half(false), words: first },
    [made]: { ...old, ...half(true), id: made, words: second.trimStart(), start: begin },
  };
  const order = before.order.flatMap((one) => (one === id ? [id, made] : [one]));
  const later = (candidate: Candidate | undefined) => Boolean(candidate?.spans.length && candidate.spans.every(is));
  return placed({ ...before, sentences, order }, (candidate) => (later(candidate) ? { [id]: made } : {}));
}

/** The id of the second half: the next free number of the paragraph, as the server gives it. */
export function secondOf(known: Known, id: SentenceId): SentenceId {
  const paragraph = id.replace(/s\d+$/, "s");
  const numbers = known.order.filter((one) => one.startsWith(paragraph)).map((one) => Number(one.slice(paragraph.length)));
  return `${paragraph}${Math.max(...numbers) + 1}`;
}

/** Entries and candidates at the sentences that they stand at now, by the candidate that each was drafted as. */
function placed(known: Known, moved: (candidate: Candidate | undefined) => Record<SentenceId, SentenceId>): Known {
  const origin = new Map<Ref, Candidate>();
  for (const candidate of known.candidates) {
    const ref = known.decisions[candidate.key]?.ref;
    if (ref) origin.set(ref, candidate);
  }
  const entries = Object.entries(known.entries).map(([ref, entry]): [Ref, Entry] => [ref, at(entry, moved(origin.get(ref)))]);
  const candidates = known.candidates.map((one) => ({ ...one, at: once(renamed(one.at, moved(one))) }));
  return { ...known, entries: Object.fromEntries(entries), candidates };
}

/** An entry with other sentences for its own, each once. */
function at<T>(value: T, names: Record<SentenceId, SentenceId>): T {
  if (!Object.keys(names).length || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((one) => at(one, names)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === "at" ? once(renamed(one as SentenceId[], names)) : at(one, names)]),
  ) as T;
}
const once = <T>(list: readonly T[]): T[] => [...new Set(list)];
