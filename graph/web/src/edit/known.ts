// What the page knows of the article.
import type { Act, Entry, Ref, Sentence, SentenceId, State } from "./protocol";

/** The state with its sentences by id, and their order. */
export interface Known extends Omit<State, "sentences"> {
  sentences: Record<SentenceId, Sentence>;
  order: SentenceId[];
  /** Whether one's own judgement comes first: drafts of blank paragraphs are held back then. */
  first?: boolean;
}

/** An act before the page adds when and where it was made. */
export type Intent = Partial<Omit<Act, "window" | "seconds" | "keys" | "id">> & Pick<Act, "kind">;

export function known(state: State): Known {
  const sentences = Object.fromEntries(state.sentences.map((sentence) => [sentence.id, sentence]));
  return { ...state, sentences, order: state.sentences.map(({ id }) => id) };
}

/** All references that an entry holds. */
export function refsOf(entry: Entry): Ref[] {
  let found = REFS.get(entry);
  if (!found) {
    found = [];
    gather(entry, found);
    REFS.set(entry, found);
  }
  return found;
}
const REFS = new WeakMap<Entry, Ref[]>();
const REF = /^(claim|concept|actor|work|event|viewpoint|value|argument|note|citation)\/\S+$/;

function gather(value: unknown, into: Ref[]): void {
  if (typeof value === "string") {
    if (REF.test(value)) into.push(value);
  } else if (value && typeof value === "object") for (const one of Object.values(value)) gather(one, into);
}

export const kindOf = (ref: Ref): string => ref.slice(0, ref.indexOf("/"));

/** What somebody new is taken for, by the words of the label: an organisation where one of them heads such a name. */
export function actorType({ bodies }: Known, label: string): "organization" | "person" {
  const all = label.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return all.some((word) => bodies.includes(word) || bodies.includes(word.toLowerCase())) ? "organization" : "person";
}

/** Who speaks where nobody else does; nobody where an author is named that no entry is of. */
export const speakerOf = (known: Known): Ref => [known.article.speaker, ...known.article.authors].find((ref) => known.entries[ref]) ?? "";
