// The shipped questions with their answers; the editor, where any question can be asked, is the page beside this one.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ask } from "words";
import { href, useExplorer } from "../explorer";
import { type Cell, cell, type Question } from "../graph/document";
import { prefixed } from "../graph/thing";
import { columnName } from "../language/columns";
import { fold } from "../language/search";
import { tensionName } from "../language/tensions";
import type { Tongue } from "../language/tongue";
import { dateInWords } from "../language/when";
import { worded } from "../language/words";
import { DataTable } from "../parts/table";
import { ThingLink } from "../parts/thing";

const WORDS = worded(ask);
export function AskView(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const [filter, setFilter] = useState("");
  const words = fold(filter).split(/\s+/).filter(Boolean);
  const questions = graph.document.questions
    .filter((question) => words.every((word) => fold(`${tongue.t(question.words)} ${question.name}`).includes(word)))
    .sort((a, b) => tongue.compare(tongue.t(a.words), tongue.t(b.words)));
  const chosen = graph.document.questions.find((question) => question.name === state.filters.q);
  return (
    <div class="ask-view">
      <p class="hint">
        {tongue.t(WORDS.hint)}{" "}
        <a href={`query.html#lang=${tongue.lang}`} title={tongue.t(WORDS.beside)}>
          {tongue.t(WORDS.own)}
        </a>
        .
      </p>
      <div class="ask-columns">
        <nav aria-label={tongue.t("ask")}>
          <input
            type="search"
            value={filter}
            aria-label={tongue.t("find_question")}
            placeholder={tongue.t("find_question")}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
          <ul>
            {questions.map((question) => (
              <li key={question.name}>
                <a href={href(explorer, { filters: { q: question.name } })} aria-current={question === chosen || undefined}>
                  {tongue.t(question.words)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {chosen && <Answer key={chosen.name} question={chosen} />}
      </div>
    </div>
  );
}

function Answer({ question }: { question: Question }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { columns } = question;
  const rows = question.answers[tongue.words] ?? [];
  const asked = question.parameters.flatMap(({ words, value }) =>
    value ? [`${tongue.t(words)} — ${tongue.name(prefixed(value, graph.document.prefixes))}`] : [],
  );
  const read = (row: Cell[], i: number): Cell => cell(graph.document, columns[i]!.type, row[i] ?? null);
  return (
    <div class="answer">
      <h2>{tongue.t(question.words)}</h2>
      {asked.length > 0 && <p class="hint">{tongue.t(WORDS.asked_of, asked.join("; "))}</p>}
      {rows.length === 0 && <p>{tongue.t(WORDS.none)}</p>}
      {rows.length > 0 && (
        <DataTable
          name={question.name}
          caption={tongue.t(question.words)}
          rows={rows}
          columns={columns.map(({ name, type }, i) => ({
            name: columnName(name, tongue, question.heads, graph.document.heads),
            value: (row: Cell[]) => plain(name, type, read(row, i), tongue),
            show: (row: Cell[]) => <Shown column={name} type={type} value={read(row, i)} />,
          }))}
        />
      )}
      <p class="tools">
        <a href={`query.html#q=${encodeURIComponent(question.name)}&lang=${tongue.lang}`} title={tongue.t(WORDS.beside)}>
          {tongue.t(WORDS.editor)}
        </a>
      </p>
    </div>
  );
}

/** What a cell says in words or numbers. */
function plain(column: string, type: string, value: Cell, tongue: Tongue): Cell {
  if (value === null) return null;
  if (type === "thing") return tongue.name(String(value));
  if (type === "boolean") return tongue.t(value ? "yes" : "no");
  return column === "why" ? tensionName(String(value), tongue) : value;
}

const SENTENCE = /^p\d+s\d+$/;
const YEARS = /year|^from$|^to$|^edition$/;
const DATES = /^(day|starts|ends|since)$/;

/** A cell: a thing is a link to its card, a sentence a link into the text, anything else words. */
function Shown({ column, type, value }: { column: string; type: string; value: Cell }): JSX.Element | null {
  const explorer = useExplorer();
  if (value === null) return null;
  if (type === "thing") return <ThingLink thing={String(value)} />;
  if (type === "text" && SENTENCE.test(String(value)))
    return <a href={href(explorer, { view: "reading", filters: { at: String(value) } })}>{String(value)}</a>;
  if (type === "number") return <>{YEARS.test(column) ? value : explorer.tongue.number(Number(value))}</>;
  if (DATES.test(column)) return <>{dateInWords(String(value), explorer.tongue)}</>;
  return <>{plain(column, type, value, explorer.tongue)}</>;
}
