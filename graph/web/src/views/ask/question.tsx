// A ready question with its answer: parameters by name, a table whose names and places are links, and the query as a footnote.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ask } from "words";
import { href, useExplorer } from "../../explorer";
import { type Asked, asked, chosen, inNames, rowsOf } from "../../graph/asked";
import { bind, term } from "../../graph/bind";
import type { Cell, Question } from "../../graph/document";
import type { Offer } from "../../graph/offers";
import { reference } from "../../graph/thing";
import { columnName } from "../../language/columns";
import { spoken, type Tongue } from "../../language/tongue";
import { worded } from "../../language/words";
import { Picker } from "../../parts/picker";
import { DataTable } from "../../parts/table";
import { placeInWords, plain, Shown } from "./cells";

const WORDS = worded(ask);

/** A question in words, with names where it is asked of something. */
export function inWords(question: Question, values: Record<string, string>, tongue: Tongue): string {
  const said = spoken(question.named, tongue.lang) ?? spoken(question.words, tongue.lang);
  return inNames(said?.text ?? question.name, (name) => (values[name] ? called(values[name], tongue) : ""));
}

/** What a value of a parameter is called: a thing by its name, a sentence by its place. */
const called = (value: string, tongue: Tongue): string => (value.includes(":") ? tongue.name(value) : placeInWords(value));

/** The filters of the address that lead to a question. */
export const leadingTo = ({ question, values }: Offer): Record<string, string | null> => ({
  words: null,
  q: question.name,
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`p.${name}`, value ? reference(value) : null])),
});

export function QuestionLink({ offer }: { offer: Offer }): JSX.Element {
  const explorer = useExplorer();
  return (
    <a href={href({ ...explorer, state: { ...explorer.state, filters: {} } }, { view: "ask", filters: leadingTo(offer) })}>
      {inWords(offer.question, offer.values, explorer.tongue)}
    </a>
  );
}

export function Answer({ question }: { question: Question }): JSX.Element {
  const { graph, tongue, state, go } = useExplorer();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [question]);
  const it = asked(graph.document, question, tongue.words);
  const values = chosen(it, (name) => state.filters[`p.${name}`]);
  const rows = rowsOf(it, values);
  const named = Object.fromEntries(question.parameters.map(({ name }, i) => [name, values[i]!]));
  return (
    <div class="answer">
      <h2 ref={heading} tabIndex={-1}>
        {inWords(question, named, tongue)}
      </h2>
      {it.rows.length > 0 && question.parameters.length > 0 && (
        <div class="filters">
          {question.parameters.map(({ name, open, words }, i) => (
            <Picker
              key={name}
              label={tongue.t(words)}
              value={values[i]!}
              open={open}
              choices={choices(it.values[i]!, tongue)}
              choose={(value) => go({ filters: { [`p.${name}`]: value ? reference(value) : null } })}
            />
          ))}
        </div>
      )}
      {rows.length ? <Rows question={question} rows={rows} /> : <p>{tongue.t(WORDS.none)}</p>}
      <Footnote asked={it} values={named} />
    </div>
  );
}

const choices = (values: Map<string, number>, tongue: Tongue) =>
  [...values]
    .map(([value, count]) => ({ value, count, label: called(value, tongue) }))
    .sort((a, b) => (a.label.startsWith("¶") ? 0 : tongue.compare(a.label, b.label)));

function Rows({ question, rows }: { question: Question; rows: Cell[][] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const own = question.columns.map((column, i) => ({ ...column, i })).slice(question.parameters.length);
  return (
    <DataTable
      name={question.name}
      caption={tongue.t(question.words)}
      rows={rows}
      columns={own.map(({ name, type, i }) => ({
        name: columnName(name, tongue, question.heads, graph.document.heads),
        value: (row: Cell[]) => plain(name, type, row[i] ?? null, tongue),
        show: (row: Cell[]) => <Shown column={name} type={type} value={row[i] ?? null} />,
      }))}
    />
  );
}

/** The query that gave the answer, and the way to the page where it can be changed. */
function Footnote({ asked: { question }, values }: { asked: Asked; values: Record<string, string> }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const bound = Object.entries(values).filter(([, value]) => value);
  const terms = Object.fromEntries(bound.map(([name, value]) => [name, term(value.includes(":") ? graph.iri(value) : value, () => null)]));
  const to = new URLSearchParams({
    q: question.name,
    ...Object.fromEntries(bound.map(([name, value]) => [`p.${name}`, reference(value)])),
  });
  to.set("lang", tongue.lang);
  return (
    <details class="footnote">
      <summary>{tongue.t(WORDS.query)}</summary>
      <pre tabIndex={0} aria-label={tongue.t(WORDS.query)}>
        {bind(question.sparql, terms)}
      </pre>
      <p class="tools">
        <a href={`query.html#${to.toString().replaceAll("%2F", "/")}`} title={tongue.t(WORDS.beside)}>
          {tongue.t(WORDS.editor)}
        </a>
      </p>
    </details>
  );
}
