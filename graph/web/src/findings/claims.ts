// Claims as pictures say them: never the bare content of one that is denied or doubted, and with its holder where that is not the author.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { holding, isReported } from "../graph/holding";
import { claimName } from "../language/holding";
import type { Tongue } from "../language/tongue";

/** A claim in a picture, or another thing by its name; `held`: who says it stands behind it, else before it. */
export function claimWords(graph: Graph, tongue: Tongue, claim: Thing, held = false): string {
  const found = holding(graph, claim);
  const said = held && found && isReported(found);
  return said ? `${tongue.name(claim)} (${tongue.name(found.who[0]!)})` : claimName(tongue, claim);
}

/** The language of a thing's words, where it is not that of the page. */
export function langOf(tongue: Tongue, thing: Thing): string | undefined {
  const { lang } = tongue.say(thing);
  return lang && lang !== tongue.lang ? lang : undefined;
}
