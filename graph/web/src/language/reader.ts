// In which language a page speaks first.
import type { Lang } from "../graph/document";
import type { Graph } from "../graph/graph";
import { LANGS } from "./words";

/** The reader's language as the browser tells it, else the article's own. */
export const firstLanguage = (graph: Graph): Lang => {
  const wanted = [...navigator.languages.map((tag) => tag.slice(0, 2)), graph.articles[0]?.language, "en"];
  return wanted.find((tag) => tag && LANGS.includes(tag)) ?? "en";
};
