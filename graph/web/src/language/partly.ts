// That an article is only partly read, in words: how far, and what that means for what it comes to.
import { partly as words } from "words";
import type { Thing } from "../graph/document";
import { ending } from "../graph/ending";
import { progress } from "../graph/progress";
import type { Tongue } from "./tongue";
import { worded } from "./words";

const WORDS = worded(words);

/** How many of its sentences are read; nothing for an article that is read whole. */
export function readSoFar(tongue: Tongue, article: Thing): string {
  const { whole, read, all } = progress(tongue.graph, article);
  return whole ? "" : tongue.t(WORDS.read, tongue.number(read), tongue.number(all));
}

/** The same with what it means for its end. */
export function partlyRead(tongue: Tongue, article: Thing): string {
  const said = readSoFar(tongue, article);
  if (!said) return "";
  const { name, claims } = ending(tongue.graph, article);
  return `${said} ${tongue.t(claims.length && name !== "so_far" ? WORDS.may_change : WORDS.end_unknown)}`;
}
