// The shipped questions with their answers; the editor, where any question can be asked, is the page beside this one.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ask } from "words";
import { href, useExplorer } from "../explorer";
import { type Cell, cell, type Parameter, type Question } from "../graph/document";
import { reference, short } from "../graph/thing";
import { columnName } from "../language/columns";
import { fold } from "../language/near";
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
          <Questions list={questions.filter(answered)} chosen={chosen} />
          {!questions.every(answered) && (
            <details class="unanswered" open={(chosen && !answered(chosen)) || undefined}>
              <summary>{tongue.count(WORDS.unanswered, questions.filter((question) => !answered(question)).length)}</summary>
              <Questions list={questions.filter((question) => !answered(question))} chosen={chosen} />
            </details>
          )}
        </nav>
        {chosen && <Answer key={chosen.name} question={chosen} />}
      </div>
    </div>
  );
}

const answered = (question: Question): boolean => Object.values(question.answers).some((rows) => rows.length > 0);

function Questions({ list, chosen }: { list: Question[]; chosen: Question | undefined }): JSX.Element {
  const explorer = useExplorer();
  return (
    <ul>
      {list.map((question) => (
        <li key={question.name}>
          <a href={href(explorer, { filters: { q: question.name } })} aria-current={question === chosen || undefined}>
            {explorer.tongue.t(question.words)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A question with its answer; what its parameters can be is what gives one, and whoever chooses a value chooses rows. */
function Answer({ question }: { question: Question }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const read = (row: Cell[], i: number): Cell => cell(graph.document, question.columns[i]!.type, row[i] ?? null);
  const all = question.answers[tongue.words] ?? [];
  const { chosen, rows } = useChosen(question, all, read);
  const own = question.columns.map((column, i) => ({ ...column, i })).slice(question.parameters.length);
  return (
    <div class="answer">
      <h2>{tongue.t(question.words)}</h2>
      {all.length > 0 && question.parameters.length > 0 && (
        <div class="filters">
          {question.parameters.map((parameter, i) => (
            <Choose key={parameter.name} parameter={parameter} value={chosen[i]!} values={countsOf(all, i, read)} />
          ))}
        </div>
      )}
      {rows.length === 0 && <p>{tongue.t(WORDS.none)}</p>}
      {rows.length > 0 && (
        <DataTable
          name={question.name}
          caption={tongue.t(question.words)}
          rows={rows}
          columns={own.map(({ name, type, i }) => ({
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

type Read = (row: Cell[], i: number) => Cell;

/** How many rows each value of a parameter has, the value as its cell says it. */
function countsOf(rows: Cell[][], i: number, read: Read): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(read(row, i)), (counts.get(String(read(row, i))) ?? 0) + 1);
  return counts;
}

/** The value of each parameter, empty where it is open, and the rows that are left: each once, since what is open says nothing of itself. */
function useChosen(question: Question, all: Cell[][], read: Read): { chosen: string[]; rows: Cell[][] } {
  const { state } = useExplorer();
  const chosen = question.parameters.map(({ name, open }, i) => {
    const counts = countsOf(all, i, read);
    const asked = state.filters[`p.${name}`];
    const wanted = asked && [...counts.keys()].find((value) => [value, short(value), reference(value)].includes(asked));
    return wanted || (open ? "" : ([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ""));
  });
  const seen = new Set<string>();
  const rows = all.filter((row) => {
    const told = JSON.stringify(row.slice(chosen.length));
    if (seen.has(told) || chosen.some((value, i) => value && String(read(row, i)) !== value)) return false;
    seen.add(told);
    return true;
  });
  return { chosen, rows };
}

/** The menu of a parameter: everything that has an answer, by name. */
function Choose({ parameter, value, values }: { parameter: Parameter; value: string; values: Map<string, number> }): JSX.Element {
  const { tongue, go } = useExplorer();
  const named = [...values].map(([one, count]) => ({ one, count, label: tongue.name(one) }));
  named.sort((a, b) => tongue.compare(a.label, b.label));
  const name = `p.${parameter.name}`;
  return (
    <label class="filter">
      <span>{tongue.t(parameter.words)}</span>
      <select value={value} onChange={(event) => go({ filters: { [name]: reference(event.currentTarget.value) || null } })}>
        {parameter.open && <option value="">{tongue.t("all")}</option>}
        {named.map(({ one, count, label }) => (
          <option key={one} value={one}>
            {`${label.length > 90 ? `${label.slice(0, 89)}…` : label} (${tongue.number(count)})`}
          </option>
        ))}
      </select>
    </label>
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
    return <a href={href(explorer, { view: "read", filters: { at: String(value) } })}>{String(value)}</a>;
  if (type === "number") return <>{YEARS.test(column) ? value : explorer.tongue.number(Number(value))}</>;
  if (DATES.test(column)) return <>{dateInWords(String(value), explorer.tongue)}</>;
  return <>{plain(column, type, value, explorer.tongue)}</>;
}
