// The reader's own copies of the texts: held while the page is open, kept in this browser where the reader asks for it, sent nowhere.
import { useCallback, useEffect, useState } from "preact/hooks";
import { type Copy, checkCopy, heldTo } from "./graph/copy";
import type { Article, Thing } from "./graph/document";
import type { Graph } from "./graph/graph";
import { keep as store, kept as stored } from "./stored";

/** What became of the last file that was given. */
export interface Given {
  how: "reading" | "big" | "found" | "none";
  name: string;
  article: Thing | null;
}

export interface Copies {
  /** The words that are at hand, by article. */
  at: ReadonlyMap<Thing, Copy>;
  /** The articles of which the reader gave a copy, and those of which this browser keeps it. */
  own: ReadonlySet<Thing>;
  kept: ReadonlySet<Thing>;
  given: Given | null;
  /** Whether this browser was asked to keep a copy and did not. */
  denied: boolean;
  /** Takes words that lie beside the page, or takes them away. */
  lay: (article: Thing, copy: Copy | null) => void;
  /** Takes a file that the reader gives; it may be the text of any article of the page. */
  take: (file: File, wanted: Thing | null) => Promise<void>;
  /** Keeps a copy in this browser, or no longer. */
  keep: (article: Thing, yes: boolean) => void;
  /** Takes a copy away, here and in this browser. */
  remove: (article: Thing) => void;
}

/** Where there is no text to speak of. */
export const NO_COPIES: Copies = {
  at: new Map(),
  own: new Set(),
  kept: new Set(),
  given: null,
  denied: false,
  lay: () => undefined,
  take: async () => undefined,
  keep: () => undefined,
  remove: () => undefined,
};

const LARGEST = 5_000_000;
const nameOf = (graph: Graph, { article, sha256 }: Article): string => `tuiin:copy:${graph.iri(article)}:${sha256}`;
const passagesOf = (graph: Graph, { article }: Article) => graph.passages.filter((passage) => passage.article === article);

/** A copy as this browser keeps it: the sentences by their ids. */
const written = (graph: Graph, copy: Copy): string =>
  JSON.stringify(Object.fromEntries([...copy.sentences].map(([passage, words]) => [graph.passage.get(passage)!.id, words])));

/** The copy of an article that this browser keeps; only what has the digest of its sentence is taken for its words. */
async function restored(graph: Graph, article: Article): Promise<Copy | null> {
  const words = stored(nameOf(graph, article));
  if (!words) return null;
  try {
    const copy = await heldTo(JSON.parse(words) as Record<string, unknown>, passagesOf(graph, article));
    return copy.sentences.size ? copy : null;
  } catch {
    return null;
  }
}

/** What of a file is the text of an article: of the wanted one, else of the first that agrees with it. */
async function found(graph: Graph, bytes: Uint8Array, wanted: Thing | null): Promise<{ article: Article; copy: Copy } | null> {
  const ordered = [...graph.articles].sort((a, b) => Number(b.article === wanted) - Number(a.article === wanted));
  for (const article of ordered) {
    const copy = await checkCopy(bytes, article, passagesOf(graph, article));
    if (copy.sentences.size) return { article, copy };
  }
  return null;
}

const without = <T>(set: ReadonlySet<T>, one: T): Set<T> => new Set([...set].filter((other) => other !== one));

export function useCopies(graph: Graph): Copies {
  const [at, setAt] = useState<ReadonlyMap<Thing, Copy>>(new Map());
  const [own, setOwn] = useState<ReadonlySet<Thing>>(new Set());
  const [kept, setKept] = useState<ReadonlySet<Thing>>(new Set());
  const [given, setGiven] = useState<Given | null>(null);
  const [denied, setDenied] = useState(false);
  const lay = useCallback((article: Thing, copy: Copy | null) => {
    setAt((before) => {
      const after = new Map(before);
      if (copy) after.set(article, copy);
      else after.delete(article);
      return after;
    });
  }, []);
  const named = (article: Thing): string => nameOf(graph, graph.articles.find((one) => one.article === article)!);
  useEffect(() => {
    for (const article of graph.articles)
      void restored(graph, article).then((copy) => {
        if (!copy) return;
        lay(article.article, copy);
        setOwn((before) => new Set([...before, article.article]));
        setKept((before) => new Set([...before, article.article]));
      });
  }, [graph]);
  const take = async (file: File, wanted: Thing | null) => {
    const name = file.name;
    if (file.size > LARGEST) return setGiven({ how: "big", name, article: null });
    setGiven({ how: "reading", name, article: null });
    const news = await found(graph, new Uint8Array(await file.arrayBuffer()), wanted);
    if (!news) return setGiven({ how: "none", name, article: null });
    const { article } = news.article;
    lay(article, news.copy);
    setOwn((before) => new Set([...before, article]));
    if (kept.has(article)) store(named(article), written(graph, news.copy));
    setGiven({ how: "found", name, article });
  };
  const keep = (article: Thing, yes: boolean) => {
    const copy = at.get(article);
    const done = yes ? copy !== undefined && store(named(article), written(graph, copy)) : store(named(article), null);
    setDenied(yes && !done);
    setKept((before) => (yes && done ? new Set([...before, article]) : without(before, article)));
  };
  const remove = (article: Thing) => {
    store(named(article), null);
    lay(article, null);
    setOwn((before) => without(before, article));
    setKept((before) => without(before, article));
    setGiven(null);
  };
  return { at, own, kept, given, denied, lay, take, keep, remove };
}
