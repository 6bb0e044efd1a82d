// What is said of a claim before its words, so that it never stands as if the article asserted it where the article does not.
import { held as words } from "words";
import type { Thing } from "../graph/document";
import { holding, isReported } from "../graph/holding";
import type { Tongue } from "./tongue";
import { worded } from "./words";

const WORDS = worded(words);

/** Who denies it, doubts it, or says it where the author does not; nothing for what the author holds. `told`: who says it stands beside. */
export function before(tongue: Tongue, claim: Thing, told = false): string {
  const found = holding(tongue.graph, claim);
  if (!found || (told && isReported(found)) || !Object.hasOwn(WORDS, found.how)) return "";
  return tongue.t(WORDS[found.how as keyof typeof WORDS], found.who.map((holder) => tongue.name(holder)).join(", "));
}

/** The words of a claim with what is said before them; another thing by its name. */
export const claimName = (tongue: Tongue, claim: Thing, told = false): string =>
  [before(tongue, claim, told), tongue.name(claim)].filter(Boolean).join(" ");
