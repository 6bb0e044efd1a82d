// Figures: each titled by its finding, with what is doubted on the picture and under it; single figures as words; all as a table.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { figures } from "words";
import { href, useExplorer } from "../explorer";
import { placeWords } from "../findings/findings";
import { Framed, NoteSign } from "../findings/frame";
import { chartPicture, type Picture } from "../findings/picture";
import { dateWords, valueWords } from "../findings/words";
import type { Note, Thing, Value } from "../graph/document";
import type { Graph } from "../graph/graph";
import { charted, chartOf } from "../graph/lead";
import { dateOf, dates, doubtsOnSeries, doubtsOnValue, type Series, series } from "../graph/series";
import { local } from "../graph/thing";
import { capital } from "../language/capital";
import type { Tongue } from "../language/tongue";
import { worded } from "../language/words";
import { Cut } from "../parts/cut";
import { Filter } from "../parts/filter";
import { DataTable, type TableColumn } from "../parts/table";
import { Places, Say, ThingLink } from "../parts/thing";

const WORDS = worded(figures);

export function FiguresView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const all = useMemo(() => series(graph), [graph]);
  const { of: wanted } = state.filters;
  const shown = all.filter((one) => !wanted || [one.indicator, one.subject, ...one.also].includes(wanted));
  const pictures = useMemo(() => drawn(graph, tongue, shown, !wanted), [graph, tongue, wanted]);
  const single = shown.flatMap((one) => (dates(one).length > 1 ? one.values.filter((value) => dateOf(value) === null) : one.values));
  const indicators = [...new Set(graph.values.map(({ indicator }) => indicator))].sort(tongue.byName);
  if (!graph.values.length) return <p>{tongue.t(WORDS.none)}</p>;
  return (
    <div class="figures">
      {indicators.length > 1 && (
        <div class="filters">
          <Filter name="of" label={tongue.t(WORDS.indicator)} choices={indicators.map((value) => ({ value, label: tongue.name(value) }))} />
        </div>
      )}
      {pictures.length > 0 && (
        <div class="charts">
          <Cut items={pictures} first={12}>
            {(picture) => <Framed key={picture.article + picture.key} picture={picture} />}
          </Cut>
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
        <Twin values={shown.flatMap((one) => one.values)} all={all} />
      </section>
    </div>
  );
}

/** What is drawn together first, then each indicator by itself. */
function drawn(graph: Graph, tongue: Tongue, shown: Series[], together: boolean): Picture[] {
  const moving = shown.filter((one) => dates(one).length > 1);
  const each = moving.map((one) => chartPicture(graph, tongue, charted(graph, one.article, [one]), true));
  if (!together) return each;
  const joint = graph.articles
    .flatMap(({ article }) => chartOf(graph, article) ?? [])
    .filter(({ lines, levels }) => lines.length + levels.length > 1);
  return [...joint.map((chart) => chartPicture(graph, tongue, chart)), ...each];
}

/** Units that a value says by itself: a place, one of so many, a share, a status. */
const SAID = new Set(["rank", "count", "percent", "status"]);

function Single({ value }: { value: Value }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const rank = local(value.unit) === "rank";
  const notes = [
    value.region && tongue.t(WORDS.among, tongue.name(value.region)),
    dateWords(tongue, value),
    rank && value.out_of === null && tongue.t(WORDS.no_pool),
  ].filter(Boolean);
  return (
    <li>
      <a class="figure" href={href(explorer, { node: value.figure })} aria-current={state.node === value.figure || undefined}>
        <b>{rank && value.out_of === null && value.value !== null ? placeWords(tongue, value.value) : valueWords(tongue, value)}</b>{" "}
        {!SAID.has(local(value.unit)) && <span>{tongue.name(value.unit)}</span>}
      </a>
      <p>
        <ThingLink thing={value.indicator} /> · <ThingLink thing={value.subject} />
      </p>
      <p class="hint">
        {notes.join(" · ")} <Places places={graph.placesOf.get(value.figure) ?? []} />
      </p>
      <Doubted notes={doubtsOnValue(graph, value)} />
    </li>
  );
}

/** What is doubted, in words behind its sign. */
function Doubted({ notes }: { notes: Note[] }): JSX.Element | null {
  const { tongue } = useExplorer();
  if (!notes.length) return null;
  return (
    <ul class="touched">
      {notes.map((note) => {
        const words = tongue.remark(note.note);
        return (
          <li key={note.note}>
            <NoteSign note={note} /> {words ? <Say words={words} /> : tongue.name(note.kind)}
          </li>
        );
      })}
    </ul>
  );
}

/** Columns with heads that begin with a capital. */
const headed = (columns: TableColumn<Value>[]): TableColumn<Value>[] => columns.map((one) => ({ ...one, head: capital(one.name) }));

function Twin({ values, all }: { values: Value[]; all: Series[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const notesOf = (value: Value): Note[] => {
    const one = all.find((other) => other.values.includes(value));
    return [...new Set([...doubtsOnValue(graph, value), ...(one ? doubtsOnSeries(graph, one) : [])])];
  };
  const thing = (name: string, of: (value: Value) => Thing) => ({
    name,
    value: (value: Value) => tongue.name(of(value)),
    show: (value: Value) => <ThingLink thing={of(value)} />,
  });
  return (
    <DataTable
      name="figures"
      caption={tongue.t("figures")}
      rows={values}
      columns={headed([
        thing(tongue.t(WORDS.indicator), (value) => value.indicator),
        thing(tongue.t(WORDS.whose), (value) => value.subject),
        {
          name: tongue.t(WORDS.year),
          value: (value) =>
            dateOf(value) === null ? null : value.until === null && value.year !== null ? value.year : dateWords(tongue, value),
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
        {
          name: tongue.t(WORDS.doubt),
          value: (value) =>
            notesOf(value)
              .map(({ note }) => tongue.remark(note)?.text ?? "")
              .join(" "),
          show: (value) => <Doubted notes={notesOf(value)} />,
        },
      ])}
    />
  );
}
