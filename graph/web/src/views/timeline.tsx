// Events as points, stages and periods as bars, open ends as arrows; what is called a first is flagged, and rivals face each other.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { timeline } from "words";
import { href, useExplorer } from "../explorer";
import type { Event, Thing } from "../graph/document";
import { firsts, rivals } from "../graph/firsts";
import type { Graph } from "../graph/graph";
import { local } from "../graph/thing";
import type { Tongue } from "../language/tongue";
import { when, yearInWords, yearOf } from "../language/when";
import { worded } from "../language/words";
import { Filter } from "../parts/filter";
import { Picture } from "../parts/picture";
import { linear, ticks } from "../parts/scale";
import { DataTable } from "../parts/table";
import { ClaimLine, Places, ThingLink } from "../parts/thing";
import { cut, useWidth, widthOf } from "../parts/width";

const WORDS = worded(timeline);
const TYPES = ["event-type:event", "event-type:stage", "event-type:programme", "event-type:period"];

export function TimelineView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const type = state.filters.type;
  const events = useMemo(() => inOrder(graph).filter((event) => !type || local(event.type) === type), [graph, type]);
  const dated = events.filter((event) => first(event) !== null);
  const undated = events.filter((event) => first(event) === null);
  const split = useMemo(() => divide(dated), [dated]);
  if (!graph.events.length) return <p>{tongue.t(WORDS.none)}</p>;
  const early = split === null ? [] : dated.filter((event) => event.start_year !== null && event.start_year < split);
  const late = split === null ? dated : dated.filter((event) => (last(event) ?? first(event)!) >= split);
  return (
    <div class="timeline">
      <div class="filters">
        <Filter
          name="type"
          label={tongue.t("kind")}
          choices={TYPES.map((one) => ({
            value: local(one),
            label: tongue.name(one),
            count: graph.events.filter((event) => event.type === one).length,
          })).filter(({ count }) => count)}
        />
        <ul class="legend">
          {TYPES.map((one) => (
            <li key={one}>
              <svg width="28" height="14" aria-hidden="true">
                <Shape type={one} x={local(one) === "event" ? 14 : 3} width={22} y={7} openLeft={false} openRight={false} />
              </svg>
              {tongue.name(one)}
            </li>
          ))}
          <li>
            <b aria-hidden="true">⚑</b> {tongue.t(WORDS.first)}
          </li>
          <li class="rival">
            <b aria-hidden="true">⚑⚑</b> {tongue.t(WORDS.rival)}
          </li>
        </ul>
      </div>
      {late.length > 0 && (
        <Panel
          name="timeline"
          caption={split === null ? tongue.t(WORDS.whole) : tongue.t(WORDS.since, yearInWords(split, tongue))}
          events={late}
          from={split}
          to={null}
        />
      )}
      {early.length > 0 && (
        <Panel name="timeline-before" caption={tongue.t(WORDS.before, yearInWords(split!, tongue))} events={early} from={null} to={split} />
      )}
      {undated.length > 0 && (
        <section>
          <h2>{tongue.t(WORDS.undated)}</h2>
          <p class="things">
            {undated.map((event) => (
              <ThingLink key={event.event} thing={event.event} chip />
            ))}
          </p>
        </section>
      )}
      <Rivals />
    </div>
  );
}

const first = (event: Event): number | null => event.start_year ?? event.end_year;
const last = (event: Event): number | null => (event.open_end ? new Date().getFullYear() : (event.end_year ?? event.start_year));
/** Where on the line of years an event begins and ends: at its day or month, where that is known. */
const begins = (event: Event): number => yearOf(event.starts) ?? first(event)!;
const ends = (event: Event): number => (event.open_end ? last(event)! : (yearOf(event.ends) ?? event.end_year ?? begins(event)));

/** Events by their beginning; the parts of one after it, in their order. */
function inOrder(graph: Graph): Event[] {
  const key = (event: Event): number[] => [first(event) === null ? 9999 : begins(event), event.order ?? 0, -(last(event) ?? 0)];
  return [...graph.events].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one[0]! - other[0]! || one[1]! - other[1]! || one[2]! - other[2]! || (a.event < b.event ? -1 : 1);
  });
}

/** The decade from which on most dated events lie close together; null where one scale serves all. */
function divide(events: Event[]): number | null {
  const years = events.map((event) => first(event)!).sort((a, b) => a - b);
  if (years.length < 6 || years.at(-1)! - years[0]! < 60) return null;
  const median = years[Math.floor(years.length * 0.35)]!;
  return Math.floor(median / 10) * 10;
}

const ROW = 42;

function Panel({
  name,
  caption,
  events,
  from,
  to,
}: {
  name: string;
  caption: string;
  events: Event[];
  from: number | null;
  to: number | null;
}): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <section>
      <h2>{caption}</h2>
      <Picture name={name} caption="" twin={<Twin events={events} />}>
        <Drawing caption={caption} events={events} from={from} to={to} tongue={tongue} />
      </Picture>
    </section>
  );
}

function Drawing({
  caption,
  events,
  from,
  to,
  tongue,
}: {
  caption: string;
  events: Event[];
  from: number | null;
  to: number | null;
  tongue: Tongue;
}): JSX.Element {
  const explorer = useExplorer();
  const { graph, state } = explorer;
  const [place, width] = useWidth();
  const called = useMemo(() => firsts(graph), [graph]);
  const contested = useMemo(
    () =>
      new Set(
        rivals(graph)
          .flat()
          .map((claim) => graph.claim.get(claim)!.subject),
      ),
    [graph],
  );
  const start = from ?? Math.min(...events.map((event) => first(event)!));
  const end = to ?? Math.min(Math.max(...events.map(ends)), new Date().getFullYear() + 5);
  const years: [number, number] = [start, Math.max(end, start + 1)];
  const x = linear(years, [14, Math.max(width - 14, 200)]);
  const height = events.length * ROW + 34;
  return (
    <div ref={place}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={caption}>
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
        {events.map((event, i) => (
          <Row
            key={event.event}
            event={event}
            y={34 + i * ROW}
            width={width}
            tongue={tongue}
            href={href(explorer, { node: event.event })}
            current={state.node === event.event}
            left={Math.max(x(event.start_year === null ? start : begins(event)), 14)}
            right={Math.min(x(ends(event)), width - 14)}
            openLeft={event.start_year === null || event.start_year < start}
            openRight={event.open_end === true || ends(event) > end}
            flag={contested.has(event.event) ? "⚑⚑ " : called.has(event.event) ? "⚑ " : ""}
          />
        ))}
      </svg>
    </div>
  );
}

interface RowProps extends Ends {
  event: Event;
  width: number;
  left: number;
  right: number;
  tongue: Tongue;
  href: string;
  current: boolean;
  flag: string;
}

/** Roman numbers are written in Latin and in Cyrillic letters. */
const alike = (text: string): string => text.replaceAll("Х", "X").replaceAll("І", "I");

function Row({ event, y, width, left, right, openLeft, openRight, tongue, href: to, current, flag }: RowProps): JSX.Element {
  const name = tongue.name(event.event);
  const told = when(event, tongue);
  const time = alike(told) === alike(name) ? "" : told;
  const shown = cut(`${flag}${name}`, width - 28 - widthOf(` ${time}`, 12), 14);
  const whole = widthOf(shown, 14) + widthOf(` ${time}`, 12) + 12;
  const at = Math.max(14, Math.min(left, width - 14 - whole));
  return (
    <a href={to} class="event" aria-current={current || undefined} aria-label={`${flag}${name}${time && `, ${time}`}`}>
      <rect class="ground" x={0} y={y - 4} width={width} height={ROW - 2} rx={6} />
      <text x={at} y={y + 11}>
        <title>{`${name}${time && `, ${time}`}`}</title>
        {shown} <tspan class="time">{time}</tspan>
      </text>
      <Shape type={event.type} x={left} width={Math.max(right - left, 6)} y={y + 24} openLeft={openLeft} openRight={openRight} />
    </a>
  );
}

/** Whether a bar goes on beyond what is drawn, or has no end. */
interface Ends {
  y: number;
  openLeft: boolean;
  openRight: boolean;
}

/** Each type its own shape: a diamond, a bar, a rounded bar, a thin line with caps; an arrow where it goes on. */
function Shape({ type, x, width, y, openLeft, openRight }: { type: Thing; x: number; width: number } & Ends): JSX.Element {
  const kind = local(type);
  const right = x + width;
  const arrow = (
    <>
      {openLeft && <path class={`shape ${kind} on`} d={`M${x + 2} ${y - 6} L${x - 7} ${y} L${x + 2} ${y + 6} Z`} />}
      {openRight && <path class={`shape ${kind} on`} d={`M${right - 2} ${y - 6} L${right + 7} ${y} L${right - 2} ${y + 6} Z`} />}
    </>
  );
  const diamond = (at: number) => <path class="shape event-mark" d={`M${at} ${y - 6} L${at + 6} ${y} L${at} ${y + 6} L${at - 6} ${y} Z`} />;
  if (kind === "event" && width <= 24) return diamond(x);
  if (kind === "event")
    return (
      <>
        {diamond(x)}
        <rect class="shape event-mark" x={x} y={y - 1.5} width={width} height={3} />
        {diamond(right)}
        {arrow}
      </>
    );
  if (kind === "stage")
    return (
      <>
        <rect class="shape stage" x={x} y={y - 5} width={width} height={10} rx={2} />
        {arrow}
      </>
    );
  if (kind === "programme")
    return (
      <>
        <rect class="shape programme" x={x} y={y - 4} width={width} height={8} rx={4} />
        {arrow}
      </>
    );
  return (
    <>
      <rect class="shape period" x={x} y={y - 1.5} width={width} height={3} />
      {!openLeft && <path class="shape period" d={`M${x} ${y - 6} v12`} />}
      {!openRight && <path class="shape period" d={`M${right} ${y - 6} v12`} />}
      {arrow}
    </>
  );
}

function Twin({ events }: { events: Event[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <DataTable
      name="timeline"
      caption={tongue.t("timeline")}
      rows={events}
      columns={[
        { name: tongue.t(WORDS.what), value: (event) => tongue.name(event.event), show: (event) => <ThingLink thing={event.event} /> },
        { name: tongue.t(WORDS.type), value: (event) => tongue.name(event.type) },
        { name: tongue.t(WORDS.from), value: (event) => event.start_year },
        { name: tongue.t(WORDS.to), value: (event) => (event.open_end ? tongue.t("open_end") : event.end_year) },
        { name: tongue.t("part_of"), value: (event) => tongue.name(event.part_of) },
        {
          name: tongue.t("involved"),
          value: (event) => (graph.involvedIn.get(event.event) ?? []).map((actor) => tongue.name(actor)).join("; "),
        },
        {
          name: tongue.t("place"),
          value: (event) => (graph.placesOf.get(event.event) ?? []).map((place) => place.id).join(" "),
          show: (event) => <Places places={graph.placesOf.get(event.event) ?? []} />,
        },
      ]}
    />
  );
}

function Rivals(): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const pairs = rivals(graph);
  if (!pairs.length) return null;
  return (
    <section class="rivals">
      <h2>{tongue.t(WORDS.rivals)}</h2>
      <p class="hint">{tongue.t(WORDS.rivals_hint)}</p>
      <ul>
        {pairs.map(([one, other]) => (
          <li key={one + other}>
            <ClaimLine claim={one} />
            <span class="versus" aria-hidden="true">
              ⇄
            </span>
            <ClaimLine claim={other} />
          </li>
        ))}
      </ul>
    </section>
  );
}
