// The reader's own copy of the text against the places and digests that the graph holds: nothing leaves the page.
import type { Article, Passage, Thing } from "./document";

export interface Copy {
  /** Whether it is the very text that the claims were curated from. */
  same: boolean;
  /** The words of each sentence whose digest agrees, by passage. */
  sentences: Map<Thing, string>;
}

const digest = async (text: string): Promise<string> => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** The text that offsets count in: NFC, LF line ends, no byte-order mark; UTF-8 unless a mark says UTF-16. */
function normalize(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(wide).decode(bytes).replace(/\r\n?/g, "\n").normalize("NFC");
}

/** What of a copy is the article's text. Offsets count code points; what a copy has more or less than the text shifts what follows. */
export async function checkCopy(bytes: Uint8Array, article: Article, passages: Passage[]): Promise<Copy> {
  const text = normalize(bytes);
  const points = Array.from(text);
  const same = points.length === article.length && (await digest(text)) === article.sha256;
  const sentences = new Map<Thing, string>();
  const anchor = await findAnchor(points, passages);
  if (anchor) {
    const { index, shift } = anchor;
    await walk(points, passages.slice(index), shift, sentences);
    await walk(points, passages.slice(0, index).reverse(), shift, sentences);
  }
  return { same, sentences };
}

/** What of sentences by their ids has the digests of an article's. */
export async function heldTo(held: Record<string, unknown>, passages: Passage[]): Promise<Copy> {
  const told = passages.flatMap((passage) => {
    const said = Object.hasOwn(held, passage.id) ? held[passage.id] : undefined;
    return typeof said === "string" ? [{ passage, said }] : [];
  });
  const digests = await Promise.all(told.map(({ said }) => digest(said)));
  const agreeing = told.filter(({ passage }, i) => digests[i] === passage.sha256);
  return { same: false, sentences: new Map(agreeing.map(({ passage, said }) => [passage.passage, said])) };
}

const words = (points: string[], start: number, { start: from, end }: Passage): string => points.slice(start, start + end - from).join("");

/** A sentence that the text surely holds, and how far from its place: the first in its place, else one of a few looked for everywhere. */
async function findAnchor(points: string[], passages: Passage[]): Promise<{ index: number; shift: number } | null> {
  for (const [index, passage] of passages.entries())
    if ((await digest(words(points, passage.start, passage))) === passage.sha256) return { index, shift: 0 };
  for (let i = 0; i < PROBES; i++) {
    const index = Math.floor(((i + 0.5) * passages.length) / PROBES);
    const passage = passages[index];
    const start = passage && (await scan(points, passage, 0, points.length));
    if (passage && typeof start === "number") return { index, shift: start - passage.start };
  }
  return null;
}

const PROBES = 5;
/** How much may have been put in or left out between two sentences. */
const NEAR = 400;

/** Takes the sentences one after another, each where the last one lets expect it, or near that. */
async function walk(points: string[], passages: Passage[], shift: number, found: Map<Thing, string>): Promise<void> {
  for (const passage of passages) {
    const expected = passage.start + shift;
    const here = expected >= 0 && (await digest(words(points, expected, passage))) === passage.sha256;
    const start = here ? expected : await scan(points, passage, expected - NEAR, expected + NEAR);
    if (start === null) continue;
    found.set(passage.passage, words(points, start, passage));
    shift = start - passage.start;
  }
}

const BATCH = 64;
const isEdge = (point: string | undefined): boolean => point === undefined || /\s/.test(point);

/** Where a sentence stands between two places of a text, or null. It begins and ends at a space, so few places are worth a digest. */
async function scan(points: string[], passage: Passage, from: number, to: number): Promise<number | null> {
  const length = passage.end - passage.start;
  const last = Math.min(to, points.length - length);
  for (let start = Math.max(0, from); start <= last; ) {
    const starts: number[] = [];
    for (; start <= last && starts.length < BATCH; start++)
      if (isEdge(points[start - 1]) && isEdge(points[start + length])) starts.push(start);
    const digests = await Promise.all(starts.map((at) => digest(words(points, at, passage))));
    const at = digests.indexOf(passage.sha256);
    if (at >= 0) return starts[at]!;
  }
  return null;
}
