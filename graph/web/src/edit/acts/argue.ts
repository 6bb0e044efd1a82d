// Arguments: claims that speak for or against another; which claims may be meant, the likeliest first.

import { type Card, cardsAt, indexed, placesOf } from "../index";
import { type Intent, type Known, kindOf } from "../known";
import type { Entry, Ref, SentenceId } from "../protocol";
import { placeOf } from "../said";
import type { Fresh } from "./carried";

/** Kinds of arguments in the order of the digits. */
export const ARGUMENT_KINDS = ["supports", "attacks", "qualifies", "exemplifies", "restates"] as const;
export type ArgumentKind = (typeof ARGUMENT_KINDS)[number];

/** Words that say that one thing follows from another, or speaks against it. */
const CONNECTIVES: Record<string, string[]> = {
  en: "because,since,therefore,thus,hence,so,as,consequently,as a result,for this reason,but,however,although,though,nevertheless,yet,for example,for instance".split(
    ",",
  ),
  kk: "сондықтан,өйткені,себебі,демек,сол себепті,бірақ,алайда,дегенмен,әйтсе де,мысалы,яғни".split(","),
  ru: "поэтому,потому что,так как,поскольку,ведь,следовательно,значит,итак,однако,но,хотя,тем не менее,например,то есть".split(","),
};

/** The connective by which the text itself says that two claims hang together; empty where it is the reader who says so. */
export function connective(known: Known, premise: Ref, conclusion: Ref): string {
  const [one, other] = [placesAt(known, premise), placesAt(known, conclusion)];
  const order = (id: SentenceId) => known.order.indexOf(id);
  for (const a of one)
    for (const b of other) {
      if (Math.abs(order(a) - order(b)) > 1) continue;
      const words = [...new Set([a, b])].map((id) => ` ${known.sentences[id]!.words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `);
      const found = CONNECTIVES[known.article.language]?.find((each) => words.some((text) => text.includes(` ${each} `)));
      if (found) return found;
    }
  return "";
}

const placesAt = (known: Known, ref: Ref): SentenceId[] => {
  const card = indexed(known).card.get(ref);
  const places = card ? [...placesOf(card.entry), ...(card.candidate?.at ?? [])] : [];
  return places.filter((id) => known.sentences[id]);
};

/** Claims that may stand at the other end: of the same sentence, of the one before, then those that share a concept, the nearest first;
 * drafts last. */
export function others(known: Known, premises: readonly Ref[], words: string): Card[] {
  const index = indexed(known);
  const here = premises.flatMap((ref) => placesAt(known, ref));
  const ends = new Set(premises.flatMap((ref) => endsOf(index.card.get(ref)?.entry)));
  const at = known.order.indexOf(here[0] ?? "");
  const scored: [number, number, Card][] = [];
  const seen = new Set<Card>(premises.flatMap((ref) => index.card.get(ref) ?? []));
  for (const id of known.order)
    for (const card of cardsAt(known, id)) {
      if (kindOf(card.ref) !== "claim" || seen.has(card)) continue;
      seen.add(card);
      const concludes = (index.arguments.get(card.ref) ?? []).some((ref) => known.entries[ref]?.conclusion === card.ref);
      const far = Math.abs(known.order.indexOf(id) - at);
      const points =
        (here.includes(id) ? 120 : 0) +
        (known.order[at - 1] === id ? 80 : 0) +
        (endsOf(card.entry).some((end) => ends.has(end)) ? 40 : 0) +
        (concludes ? 15 : 0) +
        (card.entry.kind === "normative" ? 12 : 0) +
        Math.max(0, 10 - far / 2) -
        (card.state === "drafted" ? 200 : 0);
      scored.push([-points, far, card]);
    }
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  return scored
    .sort(([a, x], [b, y]) => a - b || x - y)
    .map(([, , card]) => card)
    .filter((card) => sought.every((word) => haystack(card).includes(word)));
}
const endsOf = (entry: Entry | undefined): unknown[] => (entry ? [entry.subject, entry.object].filter(Boolean) : []);
const haystack = ({ entry, ref }: Card): string =>
  [...Object.values(entry.text ?? {}), ref, String(entry.subject), String(entry.object)].join(" ").toLowerCase();

/** One step of reasoning as an entry. */
export function argument(known: Known, kind: ArgumentKind, premises: readonly Ref[], conclusion: Ref): Entry {
  const said = connective(known, premises[0]!, conclusion);
  const at = [...new Set([...premises, conclusion].map((ref) => placeOf(known, ref)).filter(Boolean))];
  const inOrder = at.sort((a, b) => known.order.indexOf(a) - known.order.indexOf(b));
  return { kind, premises: [...premises], conclusion, basis: said ? "explicit" : "inferred", at: inOrder };
}

export function argue(entry: Entry, fresh: Fresh, card: string): Intent {
  const ref = fresh("argument");
  return { kind: "argue", write: { [ref]: entry }, create: [ref], card };
}

/** The same argument, said in the text where it was read between the lines, and the other way round. */
export function flipped(known: Known, ref: Ref): Intent | null {
  const entry = known.entries[ref];
  if (!entry) return null;
  return { kind: "change", write: { [ref]: { ...entry, basis: entry.basis === "explicit" ? "inferred" : "explicit" } }, create: [] };
}
