// The reader's own copy of the text against the places and digests that the graph holds: nothing leaves the page.
import type { Article, Graph, Passage, Thing } from "./document";

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

/** The text that offsets count in: NFC, LF line ends, no byte-order mark (TextDecoder drops it). */
const normalize = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes).replace(/\r\n?/g, "\n").normalize("NFC");

const SCANS = 3;

/**
 * What of a copy is the article's text. Offsets count code points; in a copy with more or less before the article all sentences
 * stand as far away as the first, so where one is not in its place, the text is searched for it a few times, and the shift kept.
 */
export async function checkCopy(bytes: Uint8Array, article: Article, passages: Passage[]): Promise<Copy> {
  const text = normalize(bytes);
  const points = Array.from(text);
  const same = points.length === article.length && (await digest(text)) === article.sha256;
  const sentences = new Map<Thing, string>();
  let shift = 0;
  let scans = 0;
  for (const passage of passages) {
    const at = (by: number) => points.slice(passage.start + by, passage.end + by).join("");
    if ((await digest(at(shift))) !== passage.sha256) {
      if (same || scans === SCANS) continue;
      const found = await scan(points, passage);
      if (found === null) {
        scans += 1;
        continue;
      }
      shift = found;
    }
    sentences.set(passage.passage, at(shift));
  }
  return { same, sentences };
}

/** How far from its place a sentence stands in a text, or null. */
async function scan(points: string[], passage: Passage): Promise<number | null> {
  const length = passage.end - passage.start;
  for (let start = 0; start + length <= points.length; start++) {
    // A sentence begins after a space or a line's end: few places are worth a digest.
    if (start > 0 && !/\s/.test(points[start - 1]!)) continue;
    if ((await digest(points.slice(start, start + length).join(""))) === passage.sha256) return start - passage.start;
  }
  return null;
}

const STYLES = 7;

/** A style (1 … 7) for each voice, the most frequent first; all further voices share the last. */
export function holderStyles(graph: Graph, passages: Passage[]): Map<Thing, { style: number; count: number }> {
  const counts = new Map<Thing, number>();
  for (const passage of passages)
    for (const holder of new Set((graph.positionsAt.get(passage.passage) ?? []).map((position) => position.holder))) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(ranked.map(([holder, count], i) => [holder, { style: Math.min(i + 1, STYLES), count }]));
}
