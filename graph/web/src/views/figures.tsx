// Ranks and shares over time, each with how many are ranked; a status that does not move is a flat band; single figures stand as words.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { figures } from "words";
import { href, useExplorer } from "../explorer";
import type { Change, Thing, Value } from "../graph/document";
import type { Graph } from "../graph/graph";
import { local } from "../graph/thing";
import type { Tongue } from "../language/tongue";
import { worded } from "../language/words";
import { straight } from "../parts/curves";
import { doubtColumn } from "../parts/doubted";
import { Filter } from "../parts/filter";
import { Picture } from "../parts/picture";
import { linear, ticks } from "../parts/scale";
import { DataTable } from "../parts/table";
import { Places, ThingLink } from "../parts/thing";
import { cut, useWidth } from "../parts/width";

const WORDS = worded(figures);
/** Figures of one indicator, subject and region, in the order of time. */
interface Series {
  key: string;
  indicator: Thing;
  subject: Thing;
  region: Thing | null;
  unit: string;
  values: Value[];
}

const at = (value: Value): number | null => value.year ?? value.edition;

export function FiguresView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const all = useMemo(() => series(graph), [graph]);
  const { of: wanted } = state.filters;
  const shown = all.filter((one) => !wanted || one.indicator === wanted || one.subject === wanted);
  const drawn = shown.filter((one) => one.values.filter((value) => at(value) !== null).length > 1);
  const single = shown.filter((one) => !drawn.includes(one)).flatMap((one) => one.values);
  const indicators = [...new Set(all.map((one) => one.indicator))].sort(tongue.byName);
  if (!graph.values.length) return <p>{tongue.t(WORDS.none)}</p>;
  const years = drawn.flatMap((one) => one.values.map(at)).filter((year): year is number => year !== null);
  const ranked = drawn.filter((one) => one.unit !== "percent");
  const span = (one: Series): [number, number] => {
    const own = (one.unit === "percent" ? one.values.map(at) : ranked.flatMap((other) => other.values.map(at))).filter(
      (year): year is number => year !== null,
    );
    return [Math.min(...own), Math.max(...own)];
  };
  return (
    <div class="figures">
      {indicators.length > 1 && (
        <div class="filters">
          <Filter name="of" label={tongue.t(WORDS.indicator)} choices={indicators.map((value) => ({ value, label: tongue.name(value) }))} />
        </div>
      )}
      {years.length > 0 && (
        <div class="charts">
          {drawn.map((one) => (
            <Chart key={one.key} series={one} span={span(one)} />
          ))}
        </div>
      )}
      {single.length > 0 && (
        <section>
          <h2>{tongue.t(WORDS.single)}</h2>
          <ul class="singles">
            {single.map((value) => (
              <Single key={value.figure} value={value} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{tongue.t("as_table")}</h2>
        <Twin values={shown.flatMap((one) => one.values)} />
      </section>
    </div>
  );
}

function series(graph: Graph): Series[] {
  const found = new Map<string, Series>();
  for (const value of graph.values) {
    const key = [value.indicator, value.subject, value.region ?? "", local(value.unit)].join(" ");
    if (!found.has(key))
      found.set(key, {
        key,
        indicator: value.indicator,
        subject: value.subject,
        region: value.region,
        unit: local(value.unit),
        values: [],
      });
    found.get(key)!.values.push(value);
  }
  for (const one of found.values()) one.values.sort((a, b) => (at(a) ?? 0) - (at(b) ?? 0));
  const rank = ["rank", "status", "percent", "count"];
  return [...found.values()].sort((a, b) => rank.indexOf(a.unit) - rank.indexOf(b.unit));
}

const name = (one: Series, tongue: Tongue): string => [tongue.name(one.indicator), tongue.name(one.subject)].join(" · ");

function Chart({ series: one, span }: { series: Series; span: [number, number] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const caption = (
    <>
      <ThingLink thing={one.indicator} />{" "}
      <small>
        <ThingLink thing={one.subject} />
        {one.region && <> · {tongue.t(WORDS.among, tongue.name(one.region))}</>}
        {one.values[0]?.publisher && (
          <>
            {" "}
            · <ThingLink thing={one.values[0].publisher} />
          </>
        )}
      </small>
    </>
  );
  const changes = graph.changes.filter((change) => one.values.some((value) => value.figure === change.from));
  const still = graph.standstills.filter((standstill) => one.values.some((value) => value.figure === standstill.from));
  return (
    <div class="chart">
      <Picture name={`figure-${local(one.indicator).replace(/\W+/g, "-")}`} caption={caption} twin={<Twin values={one.values} />}>
        {one.unit === "status" ? <Band series={one} span={span} /> : <Line series={one} span={span} changes={changes} />}
      </Picture>
      {changes.map((change) => (
        <p key={change.change} class={`moved ${change.improved === false ? "worse" : "better"}`}>
          {moved(change, graph, tongue)}
        </p>
      ))}
      {still.length > 0 && (
        <p class="still">
          {tongue.t(WORDS.while_moved)}{" "}
          {[...new Set(still.map((standstill) => standstill.change))].map((id) => {
            const change = graph.changes.find((other) => other.change === id);
            const value = change && graph.value.get(change.from);
            return change && value ? (
              <span key={id}>
                <ThingLink thing={value.indicator} /> — {moved(change, graph, tongue)}.{" "}
              </span>
            ) : null;
          })}
        </p>
      )}
    </div>
  );
}

/** A change in words: the arrow and the places, and whether as many were ranked. */
function moved(change: Change, graph: Graph, tongue: Tongue): string {
  const [from, to] = [graph.value.get(change.from), graph.value.get(change.to)];
  const words = tongue.count(change.improved === false ? WORDS.down : WORDS.up, Math.abs(change.difference));
  const pool =
    change.same_pool === null || !from?.out_of || !to?.out_of
      ? ""
      : change.same_pool
        ? tongue.t(WORDS.pool_same)
        : tongue.t(WORDS.pool_other, tongue.number(from.out_of), tongue.number(to.out_of));
  return `${change.improved === false ? "▼" : "▲"} ${words}${pool ? `; ${pool}` : ""}`;
}

const H = 220;

function Line({ series: one, span, changes }: { series: Series; span: [number, number]; changes: Change[] }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  const [place, width] = useWidth(460);
  const values = one.values.filter((value) => at(value) !== null && value.value !== null);
  const rank = one.unit === "rank";
  const inverted = rank || values.some((value) => local(value.direction) === "lower-is-better");
  const most = rank
    ? Math.max(...values.map((value) => value.out_of ?? value.value!))
    : one.unit === "percent"
      ? 100
      : Math.max(...values.map((value) => value.value!));
  const x = linear(span, [104, Math.max(width - 64, 160)]);
  const heights: [number, number] = inverted ? [rank ? 1 : 0, most] : [most, 0];
  const y = linear(heights, [24, H - 34]);
  const path = straight(values.map((value) => ({ x: x(at(value)!), y: y(value.value!) })));
  const marks = new Set([...ticks(heights, 4), ...(rank ? [1] : [])].filter((tick) => Number.isInteger(tick) && !(rank && tick === 0)));
  const pools = values.filter((value) => value.out_of !== null);
  const label = (value: Value): string =>
    value.out_of
      ? tongue.t(WORDS.of, tongue.number(value.value!), tongue.number(value.out_of))
      : `${tongue.number(value.value!)}${one.unit === "percent" ? " %" : ""}`;
  return (
    <div ref={place}>
      <svg width={width} height={H} viewBox={`0 0 ${width} ${H}`} role="group" aria-label={name(one, tongue)}>
        {[...marks].map((tick) => (
          <g key={tick} class="tick">
            <line x1={52} x2={width - 8} y1={y(tick)} y2={y(tick)} />
            <text x={46} y={y(tick)} dy="0.32em" text-anchor="end">
              {tongue.number(tick)}
            </text>
          </g>
        ))}
        {inverted && (
          <text class="hint" x={width - 8} y={14} text-anchor="end">
            ↑ {tongue.t(WORDS.better)}
          </text>
        )}
        {pools.map((value) => (
          <g key={value.figure} class="pool">
            <line x1={x(at(value)!) - 9} x2={x(at(value)!) + 9} y1={y(value.out_of!)} y2={y(value.out_of!)} />
          </g>
        ))}
        <path class={changes.some((change) => change.same_pool === false) ? "curve other-pool" : "curve"} d={path} />
        {values.map((value, i) => {
          const above = i === 0 ? (values[1] ? values[1].value! : 0) : values[i - 1]!.value!;
          const over = (inverted ? value.value! < above : value.value! > above) || y(value.value!) > H - 62;
          return (
            <a
              key={value.figure}
              href={href(explorer, { node: value.figure })}
              aria-current={state.node === value.figure || undefined}
              aria-label={`${at(value)}: ${label(value)}`}
            >
              <circle class="target" cx={x(at(value)!)} cy={y(value.value!)} r={14} />
              <circle class="point" cx={x(at(value)!)} cy={y(value.value!)} r={5} />
              <text class="label" x={x(at(value)!)} y={y(value.value!) + (over ? -12 : 22)} text-anchor="middle">
                {label(value)}
              </text>
            </a>
          );
        })}
        {values.map((value) => (
          <text key={value.figure} class="year" x={x(at(value)!)} y={H - 10} text-anchor="middle">
            {at(value)}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** A status over time: a flat band where it stays, its name in it. */
function Band({ series: one, span }: { series: Series; span: [number, number] }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  const [place, width] = useWidth(460);
  const values = one.values.filter((value) => at(value) !== null);
  const x = linear(span, [104, Math.max(width - 64, 160)]);
  const bands = values.slice(0, -1).map((value, i) => ({ value, next: values[i + 1]! }));
  return (
    <div ref={place}>
      <svg width={width} height={120} viewBox={`0 0 ${width} 120`} role="group" aria-label={name(one, tongue)}>
        {bands.map(({ value, next }) => {
          const [left, right] = [x(at(value)!), x(at(next)!)];
          const same = value.status === next.status;
          return (
            <a
              key={value.figure}
              href={href(explorer, { node: value.status ?? value.figure })}
              aria-current={state.node === value.status || undefined}
            >
              <rect class={same ? "band" : "band changed"} x={left} y={34} width={Math.max(right - left, 2)} height={40} rx={4} />
              <text class="label" x={left} y={24}>
                {same ? tongue.t(WORDS.unchanged, at(value)!, at(next)!) : ""}
              </text>
              <text class="in-band" x={left + 12} y={59}>
                {cut(tongue.name(value.status), right - left - 24, 14)}
                <title>{tongue.name(value.status)}</title>
              </text>
            </a>
          );
        })}
        {values.map((value) => (
          <g key={value.figure} class="tick">
            <line x1={x(at(value)!)} x2={x(at(value)!)} y1={30} y2={84} />
            <text class="year" x={x(at(value)!)} y={102} text-anchor="middle">
              {value.year ?? `${value.edition}*`}
            </text>
          </g>
        ))}
        {values.some((value) => value.year === null) && (
          <text class="hint" x={width - 8} y={116} text-anchor="end">
            * {tongue.t(WORDS.edition, values.find((value) => value.year === null)!.edition!)}
          </text>
        )}
      </svg>
    </div>
  );
}

function Single({ value }: { value: Value }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const rank = local(value.unit) === "rank";
  const figure = value.status ? tongue.name(value.status) : value.value === null ? "" : tongue.number(value.value);
  const notes = [
    value.region && tongue.t(WORDS.among, tongue.name(value.region)),
    at(value) === null ? tongue.t(WORDS.no_year) : (value.year ?? tongue.t(WORDS.edition, value.edition!)),
    rank && (value.out_of === null ? tongue.t(WORDS.no_pool) : tongue.t(WORDS.of, figure, tongue.number(value.out_of))),
  ].filter(Boolean);
  return (
    <li>
      <a class="figure" href={href(explorer, { node: value.figure })} aria-current={state.node === value.figure || undefined}>
        <b>{figure}</b> <span>{tongue.name(value.unit)}</span>
      </a>
      <p>
        <ThingLink thing={value.indicator} /> · <ThingLink thing={value.subject} />
      </p>
      <p class="hint">
        {notes.join(" · ")} <Places places={graph.placesOf.get(value.figure) ?? []} />
      </p>
    </li>
  );
}

function Twin({ values }: { values: Value[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <DataTable
      name="figures"
      caption={tongue.t("figures")}
      rows={values}
      columns={[
        {
          name: tongue.t(WORDS.indicator),
          value: (value) => tongue.name(value.indicator),
          show: (value) => <ThingLink thing={value.indicator} />,
        },
        { name: tongue.t(WORDS.whose), value: (value) => tongue.name(value.subject), show: (value) => <ThingLink thing={value.subject} /> },
        {
          name: tongue.t(WORDS.year),
          value: (value) => value.year ?? (value.edition === null ? null : tongue.t(WORDS.edition, value.edition)),
        },
        {
          name: tongue.t(WORDS.value),
          value: (value) => (value.status ? tongue.name(value.status) : value.value),
          show: (value) => (
            <ThingLink thing={value.figure}>
              {value.status ? tongue.name(value.status) : value.value === null ? "" : tongue.number(value.value)}
            </ThingLink>
          ),
        },
        { name: tongue.t("kind"), value: (value) => tongue.name(value.unit) },
        { name: tongue.t(WORDS.out_of), value: (value) => value.out_of },
        { name: tongue.t("publisher"), value: (value) => tongue.name(value.publisher) },
        {
          name: tongue.t("place"),
          value: (value) => (graph.placesOf.get(value.figure) ?? []).map((place) => place.id).join(" "),
          show: (value) => <Places places={graph.placesOf.get(value.figure) ?? []} />,
        },
        doubtColumn<Value>(graph, tongue, (value) => value.figure),
      ]}
    />
  );
}
