// The article's own structure: its parts in the order of the text, each with its sentences and what marks them.
import type { Article, Passage, Thing } from "./document";
import { isConclusion } from "./ending";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { local } from "./thing";

/** A part of an article: the thing whose name is its heading (the curator's section, or what most of it is about), and its sentences. */
export interface Section {
  key: string;
  /** The number of its paragraph where it is the first part of one, else null. */
  paragraph: number | null;
  thing: Thing | null;
  passages: Passage[];
}

/** The parts by the curator's headings; without them one a paragraph. The head of the article is no part of it. */
export function outline(graph: Graph, article: Thing): Section[] {
  const own = graph.passages.filter((passage) => passage.article === article);
  const body = own.some(({ paragraph }) => paragraph > 0) ? own.filter(({ paragraph }) => paragraph > 0) : own;
  const begins = new Map((graph.sectionsOf.get(article) ?? []).map(({ section, begins }) => [begins, section]));
  return begins.size ? byHeading(body, begins) : byParagraph(graph, body);
}

/** What stands before the first heading is a part without one. */
function byHeading(body: Passage[], begins: Map<Thing, Thing>): Section[] {
  const sections: Section[] = [];
  for (const passage of body) {
    const thing = begins.get(passage.passage) ?? null;
    if (thing || !sections.length) {
      const again = sections.at(-1)?.passages.at(-1)?.paragraph === passage.paragraph;
      sections.push({ key: passage.id, paragraph: again ? null : passage.paragraph, thing, passages: [] });
    }
    sections.at(-1)!.passages.push(passage);
  }
  return sections;
}

function byParagraph(graph: Graph, body: Passage[]): Section[] {
  return [...gather(body, ({ paragraph }) => String(paragraph)).values()].map((passages) => ({
    key: passages[0]!.id,
    paragraph: passages[0]!.paragraph,
    thing: mostSaid(graph, passages),
    passages,
  }));
}

/** The concept that most claims of these sentences speak of, if more than one does. */
function mostSaid(graph: Graph, passages: Passage[]): Thing | null {
  const counts = new Map<Thing, number>();
  const claims = new Set(passages.flatMap(({ passage }) => (graph.positionsAt.get(passage) ?? []).map(({ claim }) => claim)));
  for (const { subject, object } of [...claims].flatMap((claim) => graph.claim.get(claim) ?? []))
    for (const thing of new Set([subject, object])) if (graph.kindOf(thing) === "concept") counts.set(thing, (counts.get(thing) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && most[1] > 1 ? most[0] : null;
}

/** What marks a sentence on the spine: a conclusion or else a doubt in the row, and a contradiction under it. */
export interface Mark {
  sign: "conclusion" | "doubt" | null;
  contradiction: boolean;
}

export function markOf(graph: Graph, { passage }: Passage): Mark {
  const kinds = new Set((graph.notesAt.get(passage) ?? []).map((note) => local(note.kind)));
  const concluded = (graph.positionsAt.get(passage) ?? []).some(({ claim }) => isConclusion(graph, claim));
  return { sign: concluded ? "conclusion" : kinds.has("doubt") ? "doubt" : null, contradiction: kinds.has("contradiction") };
}

/** The sentences in which a thing stands: its own places, those of a claim's positions, else those of the claims about it. */
export function placesOf(graph: Graph, thing: Thing): Passage[] {
  const own = graph.kindOf(thing) === "claim" ? graph.placesOfClaim(thing) : (graph.placesOf.get(thing) ?? []);
  if (own.length) return own;
  const about = [
    ...(graph.claimsAbout.get(thing) ?? []).map(({ claim }) => claim),
    ...(graph.positionsBy.get(thing) ?? []).map(({ claim }) => claim),
  ];
  return [...new Set(about.flatMap((claim) => graph.placesOfClaim(claim)))];
}

/** The article that is looked at: the one that is asked for, else the one in which the place or the chosen thing stands, else the first. */
export function articleInSight(
  graph: Graph,
  { article, at, node }: { article?: Thing; at?: Passage; node: Thing | null },
): Article | undefined {
  const found = article ?? at?.article ?? (node ? placesOf(graph, node)[0]?.article : undefined);
  return graph.articles.find((one) => one.article === found) ?? graph.articles[0];
}
