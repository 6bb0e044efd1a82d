// A picture as the page places and shares it: its finding as a sentence, what it is of, how it is drawn, what is doubted, where it stands.
import type { Passage, Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import type { Chart } from "../graph/lead";
import type { Numbered } from "../graph/noted";
import type { Tongue } from "../language/tongue";
import { chartScene } from "./chart";
import { noted } from "./charted";
import { chartSubtitle, chartTitle, figureTitle } from "./findings";
import type { Room, Scene } from "./scene";

export interface Picture {
  /** Its name in files. */
  key: string;
  article: Thing;
  /** The finding as a sentence, and the same with its numbers, for where it stands alone. */
  title: string;
  full: string;
  subtitle: string;
  draw: (room: Room) => Scene;
  /** What the curator doubts of what is drawn, by number. */
  notes: Numbered[];
  /** The claims that it is made of, and the sentences in which they stand. */
  claims: Thing[];
  places: Passage[];
  /** Who publishes what it shows. */
  sources: Thing[];
}

/** Sentences in the order of the text, each once. */
export const inOrder = (graph: Graph, places: readonly Passage[]): Passage[] => {
  const wanted = new Set(places);
  return graph.passages.filter((passage) => wanted.has(passage));
};

export const placesOfClaims = (graph: Graph, claims: readonly Thing[]): Passage[] =>
  inOrder(
    graph,
    claims.flatMap((claim) => graph.placesOfClaim(claim)),
  );

/** A chart as a picture; alone says that it is of one indicator, which its title then speaks of. */
export function chartPicture(graph: Graph, tongue: Tongue, chart: Chart, alone = false): Picture {
  const told = noted(graph, chart);
  const series = [...chart.lines, ...chart.levels];
  const values = series.flatMap((one) => one.values);
  const claims = [...new Set(values.map(({ claim }) => claim))];
  const own = values.flatMap(({ figure }) => graph.placesOf.get(figure) ?? []);
  const stages = chart.stages.flatMap(({ event }) => graph.placesOf.get(event) ?? []);
  const only = alone ? series[0] : undefined;
  return {
    key: only ? nameOf(only.indicator) : "figures",
    article: chart.article,
    title: only ? figureTitle(graph, tongue, only) : chartTitle(graph, tongue, chart, false),
    full: only ? figureTitle(graph, tongue, only) : chartTitle(graph, tongue, chart, true),
    subtitle: chartSubtitle(tongue, chart, only),
    draw: (room) => chartScene(graph, tongue, told, room),
    notes: told.numbers.all,
    claims,
    places: inOrder(graph, [...own, ...claims.flatMap((claim) => graph.placesOfClaim(claim)), ...stages]),
    sources: [...new Set(values.flatMap(({ publisher }) => publisher ?? []))],
  };
}

/** The last part of a thing's name, as it stands in the name of a file. */
export const nameOf = (thing: Thing): string =>
  thing
    .split("/")
    .at(-1)!
    .replace(/[^\w-]+/g, "-");
