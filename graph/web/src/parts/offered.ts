// Which views have something to show for these articles: a way into an empty room is not offered.
import type { Graph } from "../graph/graph";
import { guide } from "../graph/guide";
import { series } from "../graph/lanes";
import { cited } from "../graph/works";
import { VIEWS, type View } from "../state";

type Test = (graph: Graph) => boolean;
const MATERIAL: Partial<Record<View, Test>> = {
  steps: (graph) => graph.articles.some(({ article }) => guide(graph, article).length > 0),
  debate: (graph) => graph.oppositions.length + graph.tensions.length + graph.viewpoints.length > 0 || against(graph),
  figures: (graph) => graph.values.length > 0,
  doubts: (graph) => graph.notes.length + graph.tensions.length > 0,
  works: (graph) => cited(graph).length > 0,
  argument: (graph) => graph.arguments.length > 0,
  timeline: (graph) => graph.events.length + series(graph).length > 0,
};

const against = (graph: Graph): boolean =>
  graph.arguments.some((step) => step.side === "against") || graph.positions.some((position) => position.side === "against");

export const offered = (graph: Graph): Set<View> => new Set(VIEWS.filter((view) => MATERIAL[view]?.(graph) ?? true));
