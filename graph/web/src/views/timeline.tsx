// What happened when, in lanes: the stages of the story with ranks and statuses on the same axis, programmes, events, phases.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { timeline } from "words";
import { useExplorer } from "../explorer";
import { Picture } from "../findings/twin";
import type { Event, Value } from "../graph/document";
import { rivals } from "../graph/firsts";
import type { Graph } from "../graph/graph";
import { begins, ends, first, inTime, long, series } from "../graph/lanes";
import { stagesOf } from "../graph/lead";
import { local } from "../graph/thing";
import { yearInWords } from "../language/when";
import { worded } from "../language/words";
import { doubtColumn } from "../parts/doubted";
import { Filter } from "../parts/filter";
import { DataTable } from "../parts/table";
import { ClaimLine, Places, ThingLink } from "../parts/thing";
import { Drawing } from "./timeline/drawing";
import { Shape } from "./timeline/shape";

const WORDS = worded(timeline);
const TYPES = ["event-type:event", "event-type:stage", "event-type:programme", "event-type:period"];

export function TimelineView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const type = state.filters.type;
  const events = useMemo(() => inTime(graph, graph.events).filter((event) => !type || local(event.type) === type), [graph, type]);
  const dated = events.filter((event) => first(event) !== null);
  const undated = events.filter((event) => first(event) === null);
  const split = useMemo(() => divide(graph, dated), [graph, dated]);
  const values = useMemo(() => (type ? [] : series(graph)), [graph, type]);
  if (!graph.events.length && !values.length) return <p>{tongue.t(WORDS.none)}</p>;
  const early =
    split === null ? [] : dated.filter((event) => event.start_year !== null && event.start_year < split && !lasts(graph, event, split));
  const late = dated.filter((event) => !early.includes(event));
  return (
    <div class="timeline">
      {graph.events.length > 0 && <Head />}
      {(late.length > 0 || values.length > 0) && (
        <Panel
          name="timeline"
          caption={split === null ? tongue.t(WORDS.whole) : tongue.t(WORDS.since, yearInWords(split, tongue))}
          events={late}
          from={split}
          values={values}
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

/** Whether an event that began before a year goes on after it. */
const lasts = (graph: Graph, event: Event, year: number): boolean => ends(graph, event) > year;

/** The year from which on most dated events lie close together, and all stages of the story; null where one scale serves all. Ages count for neither. */
function divide(graph: Graph, events: Event[]): number | null {
  const years = events
    .filter((event) => !long(graph, event))
    .map(begins)
    .sort((a, b) => a - b);
  if (years.length < 6 || years.at(-1)! - years[0]! < 45) return null;
  const decade = Math.floor(years[Math.floor(years.length * 0.35)]! / 10) * 10;
  const stages = graph.articles.flatMap(({ article }) => stagesOf(graph, article)).map((event) => Math.floor(begins(event) / 5) * 5);
  return Math.min(decade, ...stages.filter((year) => year > decade - 20));
}

function Head(): JSX.Element {
  const { graph, tongue } = useExplorer();
  const types = TYPES.map((one) => ({ one, count: graph.events.filter((event) => event.type === one).length })).filter(
    ({ count }) => count,
  );
  return (
    <div class="filters">
      <Filter
        name="type"
        label={tongue.t("kind")}
        choices={types.map(({ one, count }) => ({ value: local(one), label: tongue.name(one), count }))}
      />
      <ul class="legend">
        {types.map(({ one }) => (
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
  );
}

interface Shown {
  name: string;
  caption: string;
  events: Event[];
  from: number | null;
  to?: number | null;
  values?: Value[][];
}

function Panel({ name, caption, events, from, to = null, values = [] }: Shown): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <section>
      <h2>{caption}</h2>
      <Picture name={name} caption="" title={`${tongue.t("timeline")}: ${caption}`} twin={<Twin events={events} />}>
        <Drawing caption={caption} events={events} from={from} to={to} values={values} />
      </Picture>
    </section>
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
        { name: tongue.t(WORDS.what), value: (event) => tongue.name(event.event), show: (event) => <ThingLink thing={event.event} bare /> },
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
        doubtColumn<Event>(graph, tongue, ({ event }) => event),
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
