// What an article says in a few lines: what is asked, how it is studied, what it comes to, what is disputed, what is to be doubted.
// By the roles and weights that its curator gave; where there are none, by the text itself, and the line is called otherwise.
import { contested, oppositions } from "./debate";
import type { Thing } from "./document";
import { doubts } from "./doubts";
import { claimsOf, type EndName, ending } from "./ending";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { holding } from "./holding";
import type { Tables } from "./tables";
import { local } from "./thing";

export type LineName = "question" | "method" | EndName | "dispute" | "doubt";
/** One line: claims or notes in the order in which they are to be read; and the sentences in which the curator tells them, if there are any. */
export interface Line {
  name: LineName;
  things: Thing[];
  gists: Thing[];
}

const [FEW, MOST] = [2, 3];
/** The lines in whose place a curator tells the conclusion. */
const ENDS: ReadonlySet<LineName> = new Set(["finding", "last", "final", "so_far"]);

export function gist(graph: Graph, article: Thing): Line[] {
  const found = [
    asked(graph, article),
    studied(graph, article),
    concluded(graph, article),
    disputed(graph, article),
    doubted(graph, article),
  ];
  const own = gather(graph.gistsOf.get(article) ?? [], ({ kind }) => local(kind));
  return found
    .map((one) => curated(graph, one, own.get(ENDS.has(one.name) ? "conclusion" : one.name)))
    .filter(({ things }) => things.length);
}

const line = (name: LineName, things: Thing[]): Line => ({ name, things, gists: [] });

/** The line as the curator tells it, where he does. */
function curated(graph: Graph, found: Line, own: Tables["gists"][] | undefined): Line {
  if (!own) return found;
  const gists = own.map(({ gist }) => gist);
  const name = ENDS.has(found.name) ? "conclusion" : found.name;
  return { name, gists, things: [...new Set(gists.flatMap((one) => inOrder(graph, graph.drawnOn.get(one) ?? [])))] };
}

/** Things in the order in which they stand in the text. */
function inOrder(graph: Graph, things: Thing[]): Thing[] {
  const at = (thing: Thing) => (graph.claim.has(thing) ? graph.placesOfClaim(thing) : (graph.placesOf.get(thing) ?? []))[0]?.start ?? 0;
  return [...things].sort((a, b) => at(a) - at(b));
}

function asked(graph: Graph, article: Thing): Line {
  return line("question", inRole(graph, article, "question").slice(0, FEW));
}

function studied(graph: Graph, article: Thing): Line {
  return line("method", inRole(graph, article, "method").slice(0, FEW));
}

/** What the article comes to, called what it is. */
function concluded(graph: Graph, article: Thing): Line {
  const { name, claims } = ending(graph, article);
  return line(name, claims.slice(0, MOST));
}

/** A claim of each side of the greatest opposition, and what somebody denies; else the two claims that go together worst, or what is questioned. */
function disputed(graph: Graph, article: Thing): Line {
  const here = new Set(claimsOf(graph, article));
  const face = oppositions(graph).find(({ left, right }) => left.length && right.length);
  const denied = contested(graph).filter((claim) => here.has(claim));
  if (face)
    return line(
      "dispute",
      [...new Set([face.left[0]!.claim, face.right[0]!.claim, ...denied.slice(0, 1)])].filter((claim) => here.has(claim)),
    );
  if (denied.length) return line("dispute", denied.slice(0, MOST));
  const tension = graph.tensions.find(({ one, other }) => one !== other && here.has(one) && here.has(other));
  if (tension) return line("dispute", [tension.one, tension.other]);
  const doubted = claimsOf(graph, article).filter((claim) => ["questions", "doubtful"].includes(holding(graph, claim)?.how ?? ""));
  return line("dispute", doubted.slice(0, FEW));
}

/** The first of what is to be doubted, in the order of the view of doubts; slips in print are none of it. */
function doubted(graph: Graph, article: Thing): Line {
  const notes = doubts(graph).flatMap(({ note, sort, article: of }) => (note && sort !== "slip" && of === article ? [note.note] : []));
  return line("doubt", notes.slice(0, FEW));
}

const inRole = (graph: Graph, article: Thing, role: string): Thing[] =>
  claimsOf(graph, article).filter((claim) => local(graph.claim.get(claim)!.role) === role);
