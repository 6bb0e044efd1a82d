// What the article cites: who wrote it, for what it is used and where, on which side it stands, whether it is known for sure.

import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { works as section } from "words";
import { useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { full, local, short } from "../graph/thing";
import { type Cited, cited, IDENTITIES } from "../graph/works";
import { saidUse } from "../language/cited";
import { fold } from "../language/near";
import type { Tongue } from "../language/tongue";
import { worded } from "../language/words";
import { Cut } from "../parts/cut";
import { type Choice, Filter, Folded } from "../parts/filter";
import { useChosenInSight } from "../parts/sight";
import { Entry } from "./works/entry";
import { Take } from "./works/take";

const WORDS = worded(section.view);
const IDENTITY = worded(section.identity);
const NAMED = "named";
/** So many entries at once: more than an article has. */
const MANY = 120;

/** All that an entry has a way to. */
const names = ({ work, authors, publisher, claims }: Cited): (Thing | null)[] => [work, ...authors, publisher ?? work, ...claims];

export function WorksView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const root = useRef<HTMLDivElement>(null);
  useChosenInSight(root, state.node);
  const all = useMemo(() => cited(graph), [graph]);
  const shown = useMemo(() => ordered(narrowed(all, state.filters, tongue), state.filters.by, tongue), [all, state.filters, tongue]);
  if (!all.length) return <p>{tongue.t(WORDS.none)}</p>;
  return (
    <div class="works" ref={root}>
      <p class="hint">{tongue.t(WORDS.hint)}</p>
      <Folded names={[...Object.keys(TESTS), "q"]} wide>
        <Search />
        <Narrow all={all} />
        <By />
      </Folded>
      <div class="works-head">
        <p aria-live="polite">
          {shown.length === all.length
            ? tongue.count("n_works", all.length)
            : tongue.t(WORDS.of, tongue.number(shown.length), tongue.count("n_works", all.length))}
        </p>
        <Take works={shown} />
      </div>
      {!shown.length && <p class="hint">{tongue.t(WORDS.no_match)}</p>}
      <ol>
        <Cut as="li" items={shown} first={MANY} step={MANY} chosen={(one) => names(one).includes(state.node)}>
          {(one) => <Entry key={one.work} cited={one} />}
        </Cut>
      </ol>
    </div>
  );
}

/** What each filter asks of a work. */
const TESTS: Record<string, (one: Cited, wanted: string) => boolean> = {
  kind: ({ kind }, wanted) => local(kind) === wanted,
  use: ({ uses }, wanted) => (wanted === NAMED ? !uses.length : uses.includes(wanted)),
  side: ({ sides, both }, wanted) => (wanted === "both" ? both : sides.includes(full(wanted))),
  identity: ({ identity }, wanted) => identity === wanted,
};

type Filters = Readonly<Record<string, string>>;

function narrowed(all: Cited[], filters: Filters, tongue: Tongue): Cited[] {
  const asked = Object.keys(TESTS).filter((name) => filters[name]);
  const words = fold(filters.q ?? "")
    .split(/\s+/)
    .filter(Boolean);
  return all.filter(
    (one) =>
      asked.every((name) => TESTS[name]!(one, filters[name]!)) &&
      (!words.length || words.every((word) => fold(allSaid(one, tongue)).includes(word))),
  );
}

/** All that is said of a work: titles and authors in every language, as printed, who published it, the claims. */
function allSaid({ work, authors, publisher, citations, claims, year }: Cited, tongue: Tongue): string {
  const things = [work, ...authors, ...(publisher ? [publisher] : []), ...claims];
  const named = things.flatMap((thing) => [
    ...Object.values(tongue.graph.labels.get(thing) ?? {}),
    ...(tongue.graph.names.get(thing) ?? []),
  ]);
  return [...named, ...citations.map(({ printed }) => printed), year].join(" ");
}

/** In the order of the text, if nothing else is asked for. */
function ordered(list: Cited[], by: string | undefined, tongue: Tongue): Cited[] {
  const named = ({ work, authors }: Cited) => tongue.name(authors[0] ?? work);
  const orders: Record<string, (a: Cited, b: Cited) => number> = {
    name: (a, b) => tongue.compare(named(a), named(b)),
    year: (a, b) => (b.year ?? Number.NEGATIVE_INFINITY) - (a.year ?? Number.NEGATIVE_INFINITY),
    kind: (a, b) => tongue.compare(tongue.name(a.kind), tongue.name(b.kind)),
    claims: (a, b) => b.claims.length - a.claims.length,
  };
  const order = by && Object.hasOwn(orders, by) ? orders[by] : undefined;
  return order ? [...list].sort(order) : list;
}

function Search(): JSX.Element {
  const { tongue, state, go } = useExplorer();
  return (
    <label class="filter">
      <span>{tongue.t(WORDS.search)}</span>
      <input
        type="search"
        value={state.filters.q ?? ""}
        onInput={(event) => go({ filters: { q: event.currentTarget.value || null } }, true)}
      />
    </label>
  );
}

function Narrow({ all }: { all: Cited[] }): JSX.Element {
  const { tongue } = useExplorer();
  const counted = (valuesOf: (one: Cited) => string[], label: (value: string) => string): Choice[] => {
    const counts = new Map<string, number>();
    for (const one of all) for (const value of valuesOf(one)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, count]) => ({ value, label: label(value), count })).sort((a, b) => tongue.compare(a.label, b.label));
  };
  const kinds = counted(
    ({ kind }) => (kind ? [local(kind)] : []),
    (value) => tongue.name(`work-kind:${value}`),
  );
  const uses = counted(
    (one) => (one.uses.length ? one.uses : [NAMED]),
    (value) => (value === NAMED ? tongue.t(WORDS.named) : saidUse(value, tongue)),
  );
  const sides = counted(
    ({ sides, both }) => [...sides.map(short), ...(both ? ["both"] : [])],
    (value) => (value === "both" ? tongue.t(WORDS.both) : tongue.name(full(value))),
  );
  const known = IDENTITIES.map((value) => ({
    value,
    label: tongue.t(IDENTITY[value]),
    count: all.filter(({ identity }) => identity === value).length,
  })).filter(({ count }) => count > 0);
  return (
    <>
      <Filter name="kind" label={tongue.t("kind")} choices={kinds} />
      <Filter name="use" label={tongue.t(WORDS.use)} choices={uses} />
      {sides.length > 0 && <Filter name="side" label={tongue.t(WORDS.side)} choices={sides} />}
      <Filter name="identity" label={tongue.t(WORDS.identity)} choices={known} />
    </>
  );
}

const ORDERS = { name: WORDS.by_name, year: WORDS.by_year, kind: WORDS.by_kind, claims: WORDS.by_claims };

function By(): JSX.Element {
  const { tongue, state, go } = useExplorer();
  return (
    <label class="filter">
      <span>{tongue.t(WORDS.order)}</span>
      <select value={state.filters.by ?? ""} onChange={(event) => go({ filters: { by: event.currentTarget.value || null } })}>
        <option value="">{tongue.t(WORDS.by_text)}</option>
        {Object.entries(ORDERS).map(([one, words]) => (
          <option key={one} value={one}>
            {tongue.t(words)}
          </option>
        ))}
      </select>
    </label>
  );
}
