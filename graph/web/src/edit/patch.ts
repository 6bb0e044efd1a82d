// How an act changes what the page knows. Nothing is ever changed in place: what is not touched stays the same object, so that nothing is
// drawn or counted anew that did not change.
import { rebound } from "./boundary";
import type { Intent, Known } from "./known";
import type { Boundary, Changes, Decision, Sentence } from "./protocol";

/** What changes of the entries, of the sentences and of the decisions; null takes away. */
export type Patch = Pick<Changes, "entries" | "sentences" | "decisions" | "article"> & { boundary?: Boundary | undefined };

/** What is known after a change. */
export function patched(before: Known, patch: Patch): Known {
  const sentences = { ...before.sentences };
  for (const [id, part] of Object.entries(patch.sentences)) if (sentences[id]) sentences[id] = { ...sentences[id], ...part };
  const after = {
    ...before,
    entries: merged(before.entries, patch.entries),
    decisions: merged(before.decisions, patch.decisions),
    sentences,
    article: headed(before, patch.article),
  };
  return patch.boundary ? rebound(after, patch.boundary) : after;
}

/** The article with what is said of it itself. */
function headed({ article }: Known, head: Patch["article"]): Known["article"] {
  if (!head) return article;
  const { title, language, speaker, authors } = head;
  const now = { ...(title && { title }), ...(language && { language }), ...(speaker && { speaker }), ...(authors && { authors }) };
  return { ...article, ...now, entry: { ...article.entry, ...head } };
}

function merged<T>(before: Record<string, T>, changes: Record<string, T | null>): Record<string, T> {
  if (!Object.keys(changes).length) return before;
  const after = { ...before };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete after[key];
    else after[key] = value;
  }
  return after;
}

/** What takes a change back; null where only the server can. */
export function inverse(before: Known, patch: Patch): Patch | null {
  if (patch.boundary) return null;
  const old = <T>(all: Record<string, T>, changes: Record<string, unknown>): Record<string, T | null> =>
    Object.fromEntries(Object.keys(changes).map((key) => [key, all[key] ?? null]));
  const sentences: Patch["sentences"] = {};
  for (const [id, part] of Object.entries(patch.sentences)) {
    const sentence = before.sentences[id];
    if (sentence) sentences[id] = Object.fromEntries(Object.keys(part).map((name) => [name, sentence[name as keyof Sentence]]));
  }
  const back = { entries: old(before.entries, patch.entries), decisions: old(before.decisions, patch.decisions), sentences };
  if (!patch.article) return back;
  const names = Object.keys(patch.article);
  return { ...back, article: Object.fromEntries(names.map((name) => [name, before.article.entry[name]])) };
}

/** What an act changes, as far as the page can tell before the server has answered. */
export function patchOf(before: Known, act: Intent, now: string): Patch {
  const sentences: Patch["sentences"] = {};
  for (const [id, silent] of Object.entries(act.silent ?? {})) sentences[id] = { ...sentences[id], silent };
  for (const [id, done] of Object.entries(act.done ?? {})) sentences[id] = { ...sentences[id], done };
  const decisions: Record<string, Decision | null> = {};
  for (const [key, decision] of Object.entries(act.decide ?? {}))
    decisions[key] = decision && { ...decision, by: before.curator.id, when: now };
  const head = act.article && { article: act.article };
  return { entries: act.write ?? {}, sentences, decisions, ...head, ...(act.boundary && { boundary: act.boundary }) };
}
