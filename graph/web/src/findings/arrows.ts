// What acts on what: from one thing to several, each arrow with the word for it; with a question mark where that is asked.
import type { Thing } from "../graph/document";
import { gather } from "../graph/gather";
import type { Graph } from "../graph/graph";
import { type Numbered, Numbers } from "../graph/noted";
import { serious } from "../graph/series";
import { local } from "../graph/thing";
import { claimName } from "../language/holding";
import type { Tongue } from "../language/tongue";
import { noted } from "./around";
import { arrow, box } from "./boxes";
import { langOf } from "./claims";
import { lines, wide } from "./measure";
import { type Picture, placesOfClaims } from "./picture";
import type { Room, Scene, Shape } from "./scene";
import { upper } from "./words";

const MOST = 3;
/** A title of more letters than these is none. */
const TITLE = 150;

/** An arrow: from what, by which word, to what, as which claim says. */
interface Way {
  from: Thing;
  to: Thing;
  word: string;
  claim: Thing;
}

export function askedPicture(graph: Graph, tongue: Tongue, article: Thing, title: string, questions: Thing[]): Picture {
  const topic = topicOf(graph, article, questions);
  const named = questions.filter((claim) => topic && names(graph, claim, topic));
  const ways = (named.length ? named : questions).map((claim): Way => {
    const { subject, object } = graph.claim.get(claim)!;
    return { from: topic ?? subject, to: object, word: "?", claim };
  });
  return pictured(graph, tongue, article, title, "question", ways);
}

/** The concept of which most is claimed, among those that at least half of the questions name. */
function topicOf(graph: Graph, article: Thing, questions: Thing[]): Thing | null {
  const counts = new Map<Thing, number>();
  for (const { subject, article: of } of graph.claims) if (of === article) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  const often = (thing: Thing): boolean => questions.filter((claim) => names(graph, claim, thing)).length * 2 >= questions.length;
  const found = [...counts].filter(([thing]) => graph.kindOf(thing) === "concept" && often(thing)).sort((a, b) => b[1] - a[1]);
  return found[0]?.[0] ?? null;
}

/** Whether a claim is not about a thing as such but names it, in the words of any language. */
function names(graph: Graph, claim: Thing, thing: Thing): boolean {
  const { subject, object } = graph.claim.get(claim)!;
  const said = graph.labels.get(claim);
  const named = Object.entries(graph.labels.get(thing) ?? {}).some(([lang, words]) =>
    said?.[lang]?.toLowerCase().includes(words!.toLowerCase()),
  );
  return named && ![subject, object].includes(thing);
}

export function foundPicture(graph: Graph, tongue: Tongue, article: Thing, title: string, claims: Thing[]): Picture {
  const ways = claims.map((claim): Way => {
    const { subject, object, relation, polarity } = graph.claim.get(claim)!;
    const word = tongue.name(relation);
    return { from: subject, to: object, word: local(polarity) === "negative" ? `${tongue.t("not")}: ${word}` : word, claim };
  });
  return pictured(graph, tongue, article, title, "conclusion", ways);
}

function pictured(graph: Graph, tongue: Tongue, article: Thing, title: string, key: string, all: Way[]): Picture {
  const ways = all.filter(({ from, to }, i) => all.findIndex((other) => other.from === from && other.to === to) === i).slice(0, MOST);
  const numbers = new Numbers();
  const on = new Map(ways.map(({ claim }) => [claim, numbers.of(serious(graph.notesOn.get(claim) ?? []))]));
  const claims = ways.map(({ claim }) => claim);
  return {
    key,
    article,
    title,
    full: key === "conclusion" ? whole(graph, tongue, article, claims, title) : title,
    subtitle: "",
    draw: (room) => arrowsScene(tongue, ways, on, room),
    notes: numbers.all,
    claims,
    places: placesOfClaims(graph, claims),
    sources: [],
  };
}

/** The conclusion in the curator's words, else as many claims as make a title, else the heading. */
function whole(graph: Graph, tongue: Tongue, article: Thing, claims: Thing[], title: string): string {
  const own = (graph.gistsOf.get(article) ?? []).filter(({ kind }) => local(kind) === "conclusion");
  const told = own.map(({ gist }) => tongue.remark(gist)?.text ?? "").join(" ");
  if (told) return told;
  const all = claims.map((claim) => claimName(tongue, claim));
  while (all.length && all.join(" ").length > TITLE) all.pop();
  return all.join(" ") || title;
}

/** One box at the left for each thing that acts, its arrows to boxes at the right, each with its word over it. */
function arrowsScene(tongue: Tongue, ways: Way[], on: Map<Thing, Numbered[]>, { width, type }: Room): Scene {
  const k = type / 14;
  const narrow = width < 380 * k;
  const words = Math.max(...ways.map(({ word }) => (word === "?" ? 0 : Math.min(wide(word, type), 150 * k))), 30 * k);
  const middle = Math.min(words + 34 * k, width * (narrow ? 0.3 : 0.36));
  const side = (width - middle - 4) / 2;
  const shapes: Shape[] = [];
  let y = 2;
  for (const [from, group] of gather(ways, (way) => way.from)) {
    const rights = group.map(({ to, claim }) =>
      noted(box(upper(tongue.name(to)), side, { type, stroke: "edge", lang: langOf(tongue, to) }, claim), on.get(claim) ?? [], type),
    );
    const told = group.map(({ word }) => (word === "?" ? [word] : lines(word, middle - 16 * k, type)));
    const rows = rights.map((right, i) => Math.max(right.height, 2 * told[i]!.length * type * 1.25 + 12 * k));
    const height = rows.reduce((sum, row) => sum + row, 0) + (rows.length - 1) * 14 * k;
    const left = box(upper(tongue.name(from)), side, { type, weight: 650, stroke: "ink", thick: 1.8 }, from);
    const whole = Math.max(height, left.height);
    const start = { x: 2 + side, y: y + whole / 2 };
    shapes.push(...left.at(2, start.y - left.height / 2));
    let top = y + (whole - height) / 2;
    for (const [i, right] of rights.entries()) {
      const centre = top + rows[i]! / 2;
      shapes.push(...right.at(width - side - 2, centre - right.height / 2));
      shapes.push(...bent(start, { x: width - side - 4, y: centre }, k));
      shapes.push(...wordOn(told[i]!, group[i]!.word === "?", start.x + middle / 2, centre, type));
      top += rows[i]! + 14 * k;
    }
    y += whole + 22 * k;
  }
  return {
    width,
    height: y - 20 * k,
    label: ways.map(({ from, word, to }) => `${tongue.name(from)} ${word} ${tongue.name(to)}`).join("; "),
    shapes,
  };
}

/** Out of one box, along the height of the other, into it. */
function bent(from: { x: number; y: number }, to: { x: number; y: number }, k: number): Shape[] {
  const turn = from.x + 8 * k;
  return [
    { is: "path", d: `M${from.x} ${from.y}L${turn} ${from.y}L${turn} ${to.y}`, stroke: "ink", thick: 1.8, fill: "none" },
    ...arrow({ x: turn, y: to.y }, to, "ink", false, 9 * k),
  ];
}

/** The word over an arrow, on the ground of the picture so that no line runs through it. */
function wordOn(told: string[], asked: boolean, x: number, y: number, type: number): Shape[] {
  const line = type * 1.25;
  if (asked)
    return [{ is: "text", x: x + type * 0.3, y: y - type * 0.5, words: "?", size: type * 1.3, weight: 700, anchor: "middle", ink: "ink" }];
  return told.map((words, i) => ({
    is: "text",
    x: x + type * 0.3,
    y: y - (told.length - i) * line + type * 0.75,
    words,
    size: type,
    anchor: "middle",
    ink: "quiet",
  }));
}
