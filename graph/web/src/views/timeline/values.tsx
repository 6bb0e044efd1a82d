// Ranks and statuses on the axis of the events: a point a value, the first rank on top; a status as a level line.

import type { JSX } from "preact";
import { timeline } from "words";
import { href, useExplorer } from "../../explorer";
import type { Thing, Value } from "../../graph/document";
import { dateOf } from "../../graph/series";
import { local } from "../../graph/thing";
import { isDoubted } from "../../graph/touched";
import type { Tongue } from "../../language/tongue";
import { worded } from "../../language/words";
import { doubtSaid } from "../../parts/doubted";
import { linear } from "../../parts/scale";
import { SignShape } from "../../parts/sign";
import { widthOf } from "../../parts/width";
import { wrap } from "../../parts/wrap";
import { LINE, Lines } from "./lines";

const WORDS = worded(timeline);
const PLOT = 30;
const SIDE = 14;
/** Narrower than this, labels of neighbours may meet: the later one stands under its point. */
const NARROW = 600;

export interface LaidSeries {
  series: Value[];
  y: number;
  height: number;
  lines: string[];
  /** The labels of the values, each in as many lines as it needs. */
  labels: string[][];
}

/** Room for a sign behind a label. */
const SIGN = 18;
const WEIGHT = 600;

export function laidSeries(series: Value[], y: number, width: number, tongue: Tongue): LaidSeries {
  const [{ indicator, subject, region }] = series as [Value];
  const name = [tongue.name(indicator), tongue.name(subject), ...(region ? [tongue.name(region)] : [])].join(" · ");
  const room = Math.max(width - 2 * SIDE, 60);
  const lines = wrap(name, room, 4, 14);
  const labels = series.map((value, i) => wrap(saidOf(value, series[i - 1], tongue), room - SIGN, 4, 14, WEIGHT));
  const status = local(series[0]!.unit) === "status";
  const higher = most(labels) * LINE * (width < NARROW ? 2 : 1);
  return { series, y, lines, labels, height: lines.length * LINE + (status ? 0 : PLOT) + 27 + higher };
}

const most = (labels: string[][]): number => Math.max(...labels.map((lines) => lines.length));

export function SeriesRow({ row, x, width }: { row: LaidSeries; x: (year: number) => number; width: number }): JSX.Element {
  const { series, y, lines, labels } = row;
  const top = y + (lines.length + most(labels)) * LINE + 8;
  const status = local(series[0]!.unit) === "status";
  const worst = Math.max(...series.map((value) => value.out_of ?? value.value ?? 1));
  const scale = linear([1, worst], [top, top + PLOT]);
  const height = (value: Value) => (status ? top : scale(value.value ?? 1));
  const points = series.map((value) => ({ value, at: x(dateOf(value)!), y: height(value) }));
  return (
    <g class={status ? "series status" : "series"}>
      <Lines x={SIDE} y={y + 15} lines={lines} />
      {points.slice(1).map((point, i) => (
        <path
          key={point.value.figure}
          class={status && point.value.status === points[i]!.value.status ? "stays" : "between"}
          d={`M${points[i]!.at} ${points[i]!.y}L${point.at} ${point.y}`}
        />
      ))}
      {points.map((point, i) => (
        <Point key={point.value.figure} {...point} width={width} said={labels[i]!} under={width < NARROW && i % 2 === 1} />
      ))}
    </g>
  );
}

/** What a value is: a rank out of how many, or a status where it is not that of before. */
function saidOf(value: Value, before: Value | undefined, tongue: Tongue): string {
  const date = `${dateOf(value)}`;
  if (value.status) return before?.status === value.status ? date : `${date}: ${tongue.name(value.status)}`;
  const rank = tongue.number(value.value ?? 0);
  return `${date}: ${value.out_of === null ? rank : tongue.t(WORDS.out_of, rank, tongue.number(value.out_of))}`;
}

interface Spot {
  value: { figure: Thing };
  at: number;
  y: number;
  width: number;
  said: string[];
  under: boolean;
}

function Point({ value, at, y, width, said, under }: Spot): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const doubt = isDoubted(graph, value.figure) ? doubtSaid(graph, tongue, value.figure) : "";
  const wide = Math.max(...said.map((line) => widthOf(line, 14, WEIGHT))) + (doubt ? SIGN : 0);
  const left = Math.max(SIDE, Math.min(at - wide / 2, width - SIDE - wide));
  const last = under ? y + 25 + (said.length - 1) * LINE : y - 11;
  return (
    <a
      href={href(explorer, { node: value.figure })}
      class="value"
      aria-current={state.node === value.figure || undefined}
      aria-label={`${said.join(" ")}${doubt && `; ${doubt}`}`}
    >
      <circle class="target" cx={at} cy={y} r={12} />
      {doubt && <circle class="ring" cx={at} cy={y} r={8} />}
      <circle class="point" cx={at} cy={y} r={4.5} />
      <Lines x={left} y={last - (said.length - 1) * LINE} lines={said} />
      {doubt && (
        <g data-doubted>
          <title>{doubt}</title>
          <SignShape name="doubt" x={left + widthOf(said.at(-1)!, 14, WEIGHT) + 11} y={last - 5} />
        </g>
      )}
    </a>
  );
}
