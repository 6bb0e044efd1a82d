// Findings as sentences, made from values alone: whose, from where to where, when. Nothing is said that a note doubts.
import type { Value } from "../graph/document";
import type { Graph } from "../graph/graph";
import type { Chart } from "../graph/lead";
import { dateOf, doubtsOnValue, points, type Series } from "../graph/series";
import type { Tongue } from "../language/tongue";
import { dateWords, upper, valueWords, WORDS } from "./words";

/** A rank by itself: 7th place, 7-е место, 7-орын. */
export const placeWords = (tongue: Tongue, n: number): string => tongue.t(WORDS.places, placed(tongue, n));

/** The place of a rank as the language says it: 65th, 65-орын, 65-е. */
function placed(tongue: Tongue, n: number): string {
  if (tongue.lang !== "en") return tongue.t(WORDS.nth, tongue.number(n));
  const form = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${tongue.number(n)}${{ one: "st", two: "nd", few: "rd" }[form as string] ?? "th"}`;
}

/** The first and the last value of a series. */
const ends = (one: Series): [Value, Value] => {
  const found = points(one);
  return [found[0]![0]!, found.at(-1)![0]!];
};

const period = (tongue: Tongue, from: Value, to: Value): string =>
  from.year !== null && to.year !== null ? `${from.year}–${to.year}` : `${dateWords(tongue, from)} – ${dateWords(tongue, to)}`;

/** From where to where a series went: 65th → 29th of 193. How many were ranked is left out where a note doubts a value. */
function way(graph: Graph, tongue: Tongue, one: Series): string {
  const [from, to] = ends(one);
  if (one.unit !== "rank") return `${valueWords(tongue, from)} → ${valueWords(tongue, to)}`;
  const [first, last] = [placed(tongue, from.value!), placed(tongue, to.value!)];
  const doubted = [from, to].some((value) => doubtsOnValue(graph, value).length);
  if (doubted || !from.out_of || !to.out_of) return tongue.t(WORDS.way, first, last);
  return from.out_of === to.out_of
    ? tongue.t(WORDS.way_of, first, last, tongue.number(to.out_of))
    : tongue.t(WORDS.way_other, first, tongue.number(from.out_of), last, tongue.number(to.out_of));
}

/** Whose it is, as the head of a sentence: an actor by name, else what is measured. */
const head = (graph: Graph, tongue: Tongue, one: Series): string =>
  upper(tongue.name(graph.kindOf(one.subject) === "actor" ? one.subject : one.indicator));

/** What one indicator tells. */
export function figureTitle(graph: Graph, tongue: Tongue, one: Series): string {
  const whose = head(graph, tongue, one);
  if (points(one).length < 2) return `${whose}: ${valueWords(tongue, one.values[0]!)}`;
  const [from, to] = ends(one);
  if (one.unit === "status")
    return tongue.t(stays(one) ? WORDS.same_status : WORDS.other_status, whose, dateWords(tongue, from), dateWords(tongue, to));
  return `${whose}: ${way(graph, tongue, one)} (${period(tongue, from, to)})`;
}

const stays = (one: Series): boolean => new Set(one.values.filter((value) => dateOf(value) !== null).map(({ status }) => status)).size < 2;

/** What several tell together: which way the ranks went, and whether the status stayed; with the numbers where it stands alone. */
export function chartTitle(graph: Graph, tongue: Tongue, chart: Chart, numbers: boolean): string {
  const all = [...chart.lines, ...chart.levels];
  if (all.length < 2) return figureTitle(graph, tongue, all[0]!);
  const tail = chart.levels.length ? tongue.t(chart.levels.every(stays) ? WORDS.status_stayed : WORDS.status_moved) : "";
  const moved = numbers || chart.unit !== "rank" ? listed(graph, tongue, chart) : tongue.t(WORDS[`ranks_${direction(chart)}`]);
  if (!moved) return upper(tail);
  return tail ? `${moved}; ${tail}` : moved;
}

function listed(graph: Graph, tongue: Tongue, { lines, subject, unit }: Chart): string {
  if (!lines.length) return "";
  const pairs = lines.map((one) => {
    const [from, to] = ends(one);
    return unit === "rank"
      ? `${placed(tongue, from.value!)} → ${placed(tongue, to.value!)}`
      : `${tongue.name(one.indicator)} ${way(graph, tongue, one)}`;
  });
  const together = pairs.length > 1 ? tongue.t(WORDS.and, pairs.slice(0, -1).join(", "), pairs.at(-1)!) : pairs[0]!;
  return `${upper(tongue.name(subject))}: ${unit === "rank" ? tongue.t(WORDS.places, together) : together}`;
}

function direction({ lines }: Chart): "up" | "down" | "both" {
  const signs = new Set(
    lines.map((one) => {
      const [from, to] = ends(one);
      return Math.sign(from.value! - to.value!);
    }),
  );
  return signs.size === 1 && signs.has(1) ? "up" : signs.size === 1 && signs.has(-1) ? "down" : "both";
}

/** Of what a chart is: whose values, what they mean, and that the article cites them. */
export function chartSubtitle(tongue: Tongue, { subject, unit, lines, levels }: Chart, only: Series | undefined): string {
  const what = unit === "rank" ? (levels.length && lines.length ? WORDS.of_rank_status : WORDS.of_rank) : WORDS.of_values;
  const name = only
    ? `${upper(tongue.name(only.indicator))}${only.subject === subject ? `, ${tongue.name(subject)}` : ""}`
    : upper(tongue.name(subject));
  return tongue.t(only && unit === "status" ? WORDS.of_values : what, name);
}
