// One event: its name and its time in as many lines as they need, its shape under them, a sign where it is doubted.

import type { JSX } from "preact";
import { href, useExplorer } from "../../explorer";
import type { Event } from "../../graph/document";
import { isDoubted } from "../../graph/touched";
import type { Tongue } from "../../language/tongue";
import { when } from "../../language/when";
import { doubtSaid } from "../../parts/doubted";
import { SignShape } from "../../parts/sign";
import { widthOf } from "../../parts/width";
import { wrap } from "../../parts/wrap";
import { LINE, Lines } from "./lines";
import { Shape } from "./shape";

const SIGN = 20;
const MOST = 6;
const SIDE = 14;

/** An event with its words broken into lines: the last begins its time at `told`. */
export interface Laid {
  event: Event;
  y: number;
  height: number;
  lines: string[];
  wide: number;
  label: string;
}

export function laid(event: Event, y: number, width: number, flag: string, tongue: Tongue): Laid {
  const name = tongue.name(event.event);
  const time = timeBeside(name, when(event, tongue));
  const words = `${flag}${name}${time && ` · ${time}`}`;
  const room = Math.max(width - 2 * SIDE - SIGN, 60);
  const lines = wrap(words, room, MOST, 14);
  const wide = Math.max(...lines.map((line) => widthOf(line, 14)));
  return { event, y, height: lines.length * LINE + 24, lines, wide, label: words };
}

/** The time, but not where the name tells it already: by the same numbers, or in the same words. */
export function timeBeside(name: string, time: string): string {
  const numbers = time.match(/\d{2,}/g) ?? [];
  const own = alike(name);
  if (own.includes(alike(time))) return "";
  return numbers.length && numbers.every((number) => own.includes(number)) ? "" : time;
}

/** Roman numbers are written in Latin and in Cyrillic letters. */
const alike = (text: string): string => text.toLowerCase().replaceAll("х", "x").replaceAll("і", "i");

interface Bar {
  /** Over before what is drawn begins. */
  over: boolean;
  left: number;
  right: number;
  openLeft: boolean;
  openRight: boolean;
}

export function Row({ row, width, bar }: { row: Laid; width: number; bar: Bar }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state, light } = explorer;
  const { event, y, height, lines, wide, label } = row;
  const doubt = isDoubted(graph, event.event) ? doubtSaid(graph, tongue, event.event) : "";
  const at = Math.max(SIDE, Math.min(bar.left, width - SIDE - SIGN - wide));
  const lit = () => light((graph.placesOf.get(event.event) ?? []).map(({ passage }) => passage));
  return (
    <a
      href={href(explorer, { node: event.event })}
      class="event"
      aria-current={state.node === event.event || undefined}
      aria-label={`${label}${doubt && `; ${doubt}`}`}
      onPointerEnter={lit}
      onPointerLeave={() => light(null)}
      onFocus={lit}
    >
      <rect class="ground" x={0} y={y} width={width} height={height - 2} rx={6} />
      <Lines x={at} y={y + 15} lines={lines} title={label} />
      {doubt && (
        <g data-doubted>
          <title>{doubt}</title>
          <SignShape name="doubt" x={at + widthOf(lines.at(-1)!, 14) + 14} y={y + 10 + (lines.length - 1) * LINE} />
        </g>
      )}
      <Shape
        type={event.type}
        x={bar.left}
        width={bar.over ? 0 : Math.max(bar.right - bar.left, 6)}
        y={y + lines.length * LINE + 10}
        openLeft={bar.openLeft}
        openRight={bar.openRight}
      />
    </a>
  );
}
