// Lanes on one axis of years: a row an event, its name over its shape; ranks and statuses under the stages; where the article ends.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { timeline } from "words";
import { useExplorer } from "../../explorer";
import type { Event, Thing, Value } from "../../graph/document";
import { firsts, rivals } from "../../graph/firsts";
import type { Graph } from "../../graph/graph";
import { begins, ends, first, type LaneName, lanes, long, storyOf, toldUntil } from "../../graph/lanes";
import { yearInWords } from "../../language/when";
import { worded } from "../../language/words";
import { More, useCut } from "../../parts/cut";
import { linear, ticks } from "../../parts/scale";
import { useChosenInSight } from "../../parts/sight";
import { useWidth } from "../../parts/width";
import { type Laid, laid, Row } from "./row";
import { type LaidSeries, laidSeries, SeriesRow } from "./values";

const WORDS = worded(timeline);
const TOP = 46;
const HEAD = 30;
const SIDE = 14;
/** So many events at once: more than an article has. */
const MANY = 120;

interface Drawn {
  caption: string;
  events: Event[];
  from: number | null;
  to: number | null;
  values: Value[][];
}

export function Drawing({ caption, events, from, to, values: told }: Drawn): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const [place, width] = useWidth();
  useChosenInSight(place, state.node, width);
  const flags = useMemo(() => flagsOf(graph), [graph]);
  const years = span(graph, events, told, from, to);
  const x = linear(years, [SIDE, Math.max(width - SIDE, 200)]);
  const story = storyOf(graph);
  const heads = { stages: WORDS.stages, programmes: WORDS.programmes, here: WORDS.here, elsewhere: WORDS.elsewhere, phases: WORDS.phases };
  const headOf = (name: LaneName) =>
    name === "here" ? (story ? tongue.t(WORDS.here, tongue.name(story)) : tongue.t(WORDS.events)) : tongue.t(heads[name]);
  const rows: (Laid | LaidSeries | { head: string; y: number })[] = [];
  let y = TOP;
  const valuesHere = () => {
    if (!told.length) return;
    rows.push({ head: tongue.t(WORDS.values), y });
    y += HEAD;
    for (const one of told) {
      const row = laidSeries(one, y, width, tongue);
      rows.push(row);
      y += row.height;
    }
  };
  const all = useMemo(() => lanes(graph, events), [graph, events]);
  const cut = useCut(
    useMemo(() => all.flatMap((lane) => lane.events), [all]),
    { first: MANY, step: MANY, chosen: ({ event }) => event === state.node },
  );
  const seen = new Set(cut.shown);
  if (all[0]?.name !== "stages") valuesHere();
  for (const lane of all) {
    const shown = lane.events.filter((event) => seen.has(event));
    if (!shown.length) continue;
    rows.push({ head: headOf(lane.name), y });
    y += HEAD;
    for (const event of shown) {
      const row = laid(event, y, width, flags.get(event.event) ?? "", tongue);
      rows.push(row);
      y += row.height;
    }
    if (lane.name === "stages") valuesHere();
    y += 8;
  }
  return (
    <div ref={place}>
      <svg width={width} height={y} viewBox={`0 0 ${width} ${y}`} role="group" aria-label={caption}>
        <Axis years={years} x={x} width={width} height={y} />
        <Published years={years} x={x} height={y} width={width} />
        {rows.map((row) => {
          if ("head" in row) return <LaneHead key={row.head} {...row} width={width} />;
          if ("series" in row) return <SeriesRow key={row.series[0]!.figure} row={row} x={x} width={width} />;
          return <Row key={row.event.event} row={row} width={width} bar={barOf(graph, row.event, years, x, width)} />;
        })}
      </svg>
      <More {...cut.more} />
    </div>
  );
}

/** What is called the first of its kind, and what contends for that. */
function flagsOf(graph: Graph): Map<Thing, string> {
  const contested = new Set(
    rivals(graph)
      .flat()
      .map((claim) => graph.claim.get(claim)!.subject),
  );
  return new Map([...firsts(graph).keys()].map((thing) => [thing, contested.has(thing) ? "⚑⚑ " : "⚑ "]));
}

/** From when to when is drawn: ages stretch no axis, the article's own date is always on it. */
function span(graph: Graph, events: Event[], told: Value[][], from: number | null, to: number | null): [number, number] {
  const near = events.filter((event) => !long(graph, event));
  const counted = near.length ? near : events;
  const dates = told.flat().map((value) => (value.year ?? value.edition)!);
  const start = from ?? Math.min(...counted.map((event) => first(event)!), ...dates);
  const last = Math.max(...counted.map((event) => ends(graph, event)), ...dates.map((year) => year + 1));
  const end = to ?? Math.max(last, ...counted.filter(({ open_end }) => open_end).map(({ article }) => toldUntil(graph, article)));
  return [start, Math.max(Math.ceil(end), start + 1)];
}

/** Where the shape of an event lies, and whether it goes on beyond what is drawn. */
function barOf(graph: Graph, event: Event, [start, end]: [number, number], x: (year: number) => number, width: number) {
  const until = ends(graph, event);
  const left = Math.min(Math.max(x(event.start_year === null ? start : begins(event)), SIDE), width - SIDE);
  return {
    over: until <= start,
    left,
    right: Math.max(Math.min(x(until), width - SIDE), left),
    openLeft: event.start_year === null || event.start_year < start,
    openRight: event.open_end === true || until > end,
  };
}

function Axis({
  years,
  x,
  width,
  height,
}: {
  years: [number, number];
  x: (year: number) => number;
  width: number;
  height: number;
}): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <>
      {ticks(years, Math.max(2, width / 110))
        .filter(Number.isInteger)
        .map((year) => (
          <g key={year} class="tick">
            <line x1={x(year)} x2={x(year)} y1={24} y2={height} />
            <text x={Math.min(Math.max(x(year), 18), width - 18)} y={15} text-anchor="middle">
              {yearInWords(year, tongue)}
            </text>
          </g>
        ))}
    </>
  );
}

/** A line where an article appeared: nothing that it calls open is drawn beyond. */
function Published({
  years,
  x,
  height,
  width,
}: {
  years: [number, number];
  x: (year: number) => number;
  height: number;
  width: number;
}): JSX.Element {
  const { graph, tongue } = useExplorer();
  const dates = graph.articles.filter(({ published }) => published).map(({ article }) => toldUntil(graph, article));
  return (
    <>
      {[...new Set(dates)]
        .filter((date) => date > years[0] && date <= years[1])
        .map((date) => (
          <g key={date} class="published">
            <line x1={x(date)} x2={x(date)} y1={36} y2={height} />
            <text x={Math.min(x(date), width - 2)} y={33} text-anchor={x(date) > width / 2 ? "end" : "start"}>
              {tongue.t(WORDS.article)}
            </text>
          </g>
        ))}
    </>
  );
}

function LaneHead({ head, y, width }: { head: string; y: number; width: number }): JSX.Element {
  return (
    <g class="lane">
      <line x1={0} x2={width} y1={y + 4} y2={y + 4} />
      <text x={0} y={y + 22}>
        {head}
      </text>
    </g>
  );
}
