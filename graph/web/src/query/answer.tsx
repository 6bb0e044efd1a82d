// The answer: a table with links, a yes or a no, triples, or what went wrong and where.

import type { JSX } from "preact";
import type { Heads } from "../graph/document";
import { prefixed } from "../graph/thing";
import { columnName } from "../language/columns";
import type { Tongue } from "../language/tongue";
import { save } from "../parts/save";
import { DataTable } from "../parts/table";
import { complaint } from "./complaint";
import type { Ended, Ready, Reply } from "./engine";
import { WORDS } from "./words";

export type Outcome =
  | { state: "starting" }
  | { state: "ready"; ready: Ready }
  | { state: "running" }
  | { state: "answered"; reply: Reply; query: string }
  | { state: "ended"; why: Ended["why"] }
  | { state: "failed"; message: string };

export interface Binding {
  type: "uri" | "literal" | "bnode";
  value: string;
  "xml:lang"?: string;
  datatype?: string;
}
export interface Results {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Binding>[] };
}

const ENDED = { stopped: WORDS.stopped, "too long": WORDS.too_long, broken: WORDS.broken };

export function Answered({
  outcome,
  tongue,
  name,
  heads,
  prefixes,
  offset,
}: {
  outcome: Outcome;
  tongue: Tongue;
  name: string;
  /** The words of columns, where a question gives some. */
  heads: Heads[];
  prefixes: Record<string, string>;
  offset: number;
}): JSX.Element {
  const said = (): string => {
    switch (outcome.state) {
      case "starting":
        return tongue.t(WORDS.loading);
      case "ready":
        return tongue.t(WORDS.ready, tongue.number(outcome.ready.size), tongue.number(Math.round(outcome.ready.milliseconds)));
      case "running":
        return tongue.t(WORDS.running);
      case "ended":
        return tongue.t(ENDED[outcome.why]);
      case "failed":
        return tongue.t(WORDS.failed, outcome.message);
      case "answered":
        return answered(outcome.reply, outcome.query);
    }
  };
  const answered = (reply: Reply, query: string): string => {
    if (reply.kind === "error") return complaint(reply.message, query, tongue, offset);
    if (reply.kind === "large") return tongue.t(WORDS.too_large, tongue.number(reply.megabytes));
    return tongue.t(
      WORDS.milliseconds,
      tongue.number(reply.milliseconds < 10 ? Math.round(reply.milliseconds * 10) / 10 : Math.round(reply.milliseconds)),
    );
  };
  const wrong =
    outcome.state === "failed" ||
    outcome.state === "ended" ||
    (outcome.state === "answered" && ["error", "large"].includes(outcome.reply.kind));
  return (
    <div class="answer">
      <p role="status" data-state={outcome.state} class={wrong ? "wrong" : "hint"}>
        {said()}
      </p>
      {outcome.state === "answered" && outcome.reply.kind === "table" && (
        <Table json={outcome.reply.json} tongue={tongue} name={name} heads={heads} prefixes={prefixes} />
      )}
      {outcome.state === "answered" && outcome.reply.kind === "triples" && (
        <Triples text={outcome.reply.text} tongue={tongue} name={name} />
      )}
    </div>
  );
}

function Table({
  json,
  tongue,
  name,
  heads,
  prefixes,
}: {
  json: string;
  tongue: Tongue;
  name: string;
  heads: Heads[];
  prefixes: Record<string, string>;
}): JSX.Element {
  const results = JSON.parse(json) as Results;
  if (results.boolean !== undefined)
    return (
      <p class="truth">
        <b>{tongue.t(results.boolean ? "yes" : "no")}</b>
      </p>
    );
  const rows = results.results?.bindings ?? [];
  const columns = (results.head.vars ?? []).map((variable) => ({
    name: variable,
    head: columnName(variable, tongue, ...heads),
    value: (row: Record<string, Binding>) => plain(row[variable]),
    show: (row: Record<string, Binding>) => <Cell binding={row[variable]} prefixes={prefixes} lang={tongue.lang} />,
  }));
  return <DataTable name={name} caption={tongue.t(WORDS.answer)} columns={columns} rows={rows} />;
}

const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
const plain = (binding: Binding | undefined): string | number | null =>
  !binding ? null : binding.datatype && NUMBER.test(binding.datatype) ? Number(binding.value) : binding.value;

function Cell({
  binding,
  prefixes,
  lang,
}: {
  binding: Binding | undefined;
  prefixes: Record<string, string>;
  lang: string;
}): JSX.Element | null {
  if (!binding) return null;
  if (binding.type === "literal") return <span lang={binding["xml:lang"]}>{binding.value}</span>;
  const shown = prefixed(binding.value, prefixes);
  const id = prefixes.id!;
  if (!binding.value.startsWith(id)) return <span title={binding.value}>{shown}</span>;
  return <a href={`explorer.html#${new URLSearchParams({ view: "gist", node: binding.value.slice(id.length), lang })}`}>{shown}</a>;
}

const SHOWN = 500;

function Triples({ text, tongue, name }: { text: string; tongue: Tongue; name: string }): JSX.Element {
  const lines = text.split("\n").filter(Boolean);
  return (
    <>
      <pre tabIndex={0} aria-label={tongue.t(WORDS.answer)}>
        {lines.slice(0, SHOWN).join("\n")}
      </pre>
      <p class="tools">
        <span>{tongue.count("n_statements", lines.length)}</span>
        <button type="button" onClick={() => save(`${name}.nt`, "application/n-triples", text)}>
          {tongue.t(WORDS.download_nt)}
        </button>
      </p>
    </>
  );
}
