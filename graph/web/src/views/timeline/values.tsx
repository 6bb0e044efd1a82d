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

const WORDS = worded(timeline);
const LINE = 19;
const PLOT = 30;
const SIDE = 14;
/** Narrower than this, labels of neighbours may meet: the later one stands under its point. */
const NARROW = 600;

export interface LaidSeries {
  series: Value[];
  y: number;
  height: number;
  lines: string[];
}

export function laidSeries(series: Value[], y: number, width: number, tongue: Tongue): LaidSeries {
  const [{ indicator, subject, region }] = series as [Value];
  const name = [tongue.name(indicator), tongue.name(subject), ...(region ? [tongue.name(region)] : [])].join(" · ");
  const lines = wrap(name, Math.max(width - 2 * SIDE, 60), 4, 14);
  const status = local(series[0]!.unit) === "status";
  return { series, y, lines, height: lines.length * LINE + (status ? 0 : PLOT) + 46 + (width < NARROW ? LINE : 0) };
}

export function SeriesRow({ row, x, width }: { row: LaidSeries; x: (year: number) => number; width: number }): JSX.Element {
  const { tongue } = useExplorer();
  const { series, y, lines } = row;
  const top = y + lines.length * LINE + 27;
  const status = local(series[0]!.unit) === "status";
  const worst = Math.max(...series.map((value) => value.out_of ?? value.value ?? 1));
  const scale = linear([1, worst], [top, top + PLOT]);
  const height = (value: Value) => (status ? top : scale(value.value ?? 1));
  const points = series.map((value) => ({ value, at: x(dateOf(value)!), y: height(value) }));
  return (
    <g class={status ? "series status" : "series"}>
      <text x={SIDE} y={y + 15}>
        {lines.map((line, i) => (
          <tspan key={line} x={SIDE} dy={i ? LINE : 0}>
            {line}
          </tspan>
        ))}
      </text>
      {points.slice(1).map((point, i) => (
        <path
          key={point.value.figure}
          class={status && point.value.status === points[i]!.value.status ? "stays" : "between"}
          d={`M${points[i]!.at} ${points[i]!.y}L${point.at} ${point.y}`}
        />
      ))}
      {points.map((point, i) => (
        <Point
          key={point.value.figure}
          {...point}
          width={width}
          said={saidOf(point.value, series[i - 1], tongue)}
          under={width < NARROW && i % 2 === 1}
        />
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
  said: string;
  under: boolean;
}

function Point({ value, at, y, width, said, under }: Spot): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const doubt = isDoubted(graph, value.figure) ? doubtSaid(graph, tongue, value.figure) : "";
  const wide = widthOf(said, 14) + (doubt ? 18 : 0);
  const left = Math.max(SIDE, Math.min(at - wide / 2, width - SIDE - wide));
  return (
    <a
      href={href(explorer, { node: value.figure })}
      class="value"
      aria-current={state.node === value.figure || undefined}
      aria-label={`${said}${doubt && `; ${doubt}`}`}
    >
      <circle class="target" cx={at} cy={y} r={12} />
      {doubt && <circle class="ring" cx={at} cy={y} r={8} />}
      <circle class="point" cx={at} cy={y} r={4.5} />
      <text x={left} y={under ? y + 25 : y - 11}>
        {said}
      </text>
      {doubt && (
        <g>
          <title>{doubt}</title>
          <SignShape name="doubt" x={left + wide - 7} y={under ? y + 20 : y - 16} />
        </g>
      )}
    </a>
  );
}
