// What a reader sees of the query page: questions, parameters, editor, answer.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { NO_COPIES } from "../copies";
import { ExplorerContext } from "../explorer";
import { bind, term } from "../graph/bind";
import type { Document, Heads, Lang, Parameter, Question, Words } from "../graph/document";
import { Graph } from "../graph/graph";
import { prefixed, reference } from "../graph/thing";
import { fold } from "../language/near";
import { shownIn, Tongue } from "../language/tongue";
import { LANGS } from "../language/words";
import { Switches } from "../parts/switches";
import { Answered, type Binding, type Outcome, type Results } from "./answer";
import { Editor } from "./editor";
import { Ended, type Engine, type Reply } from "./engine";
import { WORDS } from "./words";

/** A question as it ships: in words and in SPARQL; here it is asked, so no answers come with it. */
type Shipped = Omit<Question, "columns" | "answers" | "parameters"> & { sparql: string; whole: string; parameters: Fixable[] };
/** A parameter, with the query that asks what it can be. */
type Fixable = Parameter & { choices: string };

export interface Held {
  title: Words;
  /** The graph of words of each language, the dearest first. */
  words: Record<Lang, string>;
  prefixes: Record<string, string>;
  /** Where the things of the first article live, for kinds that belong to an article. */
  article: string;
  questions: Shipped[];
  heads: Heads;
  terms: ({ name: string } & Words)[];
}

interface Address {
  lang: Lang;
  question: string | null;
  sparql: string | null;
  values: Record<string, string>;
}

const START = "SELECT ?kind (COUNT(?thing) AS ?n) WHERE {\n  ?thing a ?kind .\n}\nGROUP BY ?kind\nORDER BY DESC(?n)";
const SHARED = ["actor", "concept", "work"];

function address(): Address {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const wanted = [parameters.get("lang"), ...navigator.languages.map((tag) => tag.slice(0, 2)), "en"];
  const values = Object.fromEntries(
    [...parameters].filter(([name]) => name.startsWith("p.")).map(([name, value]) => [name.slice(2), value]),
  );
  return {
    lang: wanted.find((tag) => tag && LANGS.includes(tag)) ?? "en",
    question: parameters.get("q"),
    sparql: parameters.get("sparql"),
    values,
  };
}

function follow({ lang, question, sparql, values }: Address): void {
  const parameters = new URLSearchParams({ lang });
  if (question) parameters.set("q", question);
  for (const [name, value] of Object.entries(question ? values : {})) parameters.set(`p.${name}`, value);
  if (sparql && !question) parameters.set("sparql", sparql);
  if (location.hash !== `#${parameters}`) history.pushState(null, "", `#${parameters}`);
}

export function QueryPage({ held, empty, engine, offset }: { held: Held; empty: Document; engine: Engine; offset: number }): JSX.Element {
  const [at, setAt] = useState(address);
  const [shown, setShown] = useState({ text: "" });
  const text = useRef("");
  const show = (words: string) => {
    text.current = words;
    setShown({ text: words });
  };
  const [outcome, setOutcome] = useState<Outcome>({ state: "starting" });
  const graph = useMemo(() => new Graph(empty), [empty]);
  const tongue = useMemo(() => new Tongue(graph, at.lang), [graph, at.lang]);
  const question = held.questions.find(({ name }) => name === at.question);
  const values = at.values;
  const written = (lang: Lang) => (question ? textOf(question, values, lang, held) : (at.sparql ?? START));

  const runs = useRef(0);
  const run = async (query: string) => {
    const mine = ++runs.current;
    setOutcome({ state: "running" });
    const said = await engine.ask(query).then(
      (reply): Outcome => ({ state: "answered", reply, query }),
      (error: unknown): Outcome =>
        error instanceof Ended ? { state: "ended", why: error.why } : { state: "failed", message: String(error) },
    );
    if (mine === runs.current) setOutcome(said); // else a later question has been asked
  };
  const go = (patch: Partial<Address>) => {
    const target = { ...at, ...patch };
    follow(target);
    setAt(target);
  };
  useEffect(() => {
    const back = () => setAt(address());
    addEventListener("popstate", back);
    void engine.ready.then(
      (ready) => setOutcome((now) => (now.state === "starting" ? { state: "ready", ready } : now)),
      (error: unknown) => setOutcome({ state: "failed", message: String(error) }),
    );
    return () => removeEventListener("popstate", back);
  }, []);
  /** What the reader has written and not yet run stays as it is when only the language changes. */
  const kept = useRef(false);
  const speak = (lang: Lang) => {
    kept.current = text.current !== written(at.lang);
    if (kept.current) show(text.current);
    go({ lang });
  };
  // Before it is painted: an answer never stands under a question that it does not belong to.
  useLayoutEffect(() => {
    document.documentElement.lang = at.lang;
    document.title = `${tongue.t(WORDS.title)} — ${tongue.t(held.title)}`;
    const keep = kept.current;
    kept.current = false;
    if (keep) return;
    show(written(at.lang));
    if (question || at.sparql) void run(written(at.lang));
  }, [at]);

  const runText = () => go(text.current === written(at.lang) && question ? {} : { question: null, sparql: text.current });
  const home = `explorer.html#${new URLSearchParams({ view: "ask", lang: at.lang })}`;
  return (
    <ExplorerContext.Provider
      value={{
        graph,
        tongue,
        state: { view: "ask", lang: at.lang, content: null, node: null, filters: {} },
        go: () => undefined,
        copies: NO_COPIES,
        light: () => undefined,
      }}
    >
      <header class="top plain">
        <a class="title" href={home}>
          ← {tongue.t(held.title)}
        </a>
        <Switches lang={at.lang} choose={speak} tongue={tongue} />
      </header>
      <main id="main" class="query" tabIndex={-1}>
        <h1 id="view-title">{tongue.t(WORDS.title)}</h1>
        <Questions held={held} chosen={at.question} tongue={tongue} choose={(name) => go({ question: name, values: {}, sparql: null })} />
        <section class="ask" aria-label={tongue.t(WORDS.editor)}>
          {question && <h2>{tongue.t(question.words)}</h2>}
          {question && question.parameters.length > 0 && (
            <Parameters
              key={question.name}
              question={question}
              values={values}
              tongue={tongue}
              ask={outcome.state === "running" ? null : (query) => engine.ask(bind(query, spokenIn(at.lang, held)))}
              prefixes={held.prefixes}
              choose={(next) => go({ values: next })}
            />
          )}
          <Editor
            key={at.lang}
            shown={shown}
            label={tongue.t(WORDS.editor)}
            phrases={{ Completions: tongue.t(WORDS.completions) }}
            terms={held.terms.map((one) => ({ name: one.name, label: tongue.t(one) }))}
            onChange={(words) => (text.current = words)}
            onRun={runText}
          />
          <div class="tools run">
            {outcome.state === "running" ? (
              <button type="button" onClick={() => engine.stop()}>
                {tongue.t(WORDS.stop)}
              </button>
            ) : (
              <button type="button" class="primary" onClick={runText}>
                {tongue.t(WORDS.run)}
              </button>
            )}
            <span class="hint">{tongue.t(WORDS.hint)}</span>
          </div>
          <Answered
            outcome={outcome}
            tongue={tongue}
            name={at.question ?? "answer"}
            heads={question ? [question.heads, held.heads] : []}
            prefixes={held.prefixes}
            offset={offset}
          />
        </section>
      </main>
    </ExplorerContext.Provider>
  );
}

/** A question as it is run: in this language, with these values. */
function textOf(question: Shipped, values: Record<string, string>, lang: Lang, held: Held): string {
  const resolve = (reference: string): string | null => {
    const [kind, ...rest] = reference.split("/");
    if (!rest.length || !/^[a-z-]+$/.test(kind!)) return null;
    return (SHARED.includes(kind!) ? held.prefixes.id! : `${held.article}/`) + reference;
  };
  const bound = Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value)
      .map(([name, value]) => [name, term(value, resolve)]),
  );
  const settled = question.parameters.every(({ name, open }) => open || bound[name]);
  return bind(settled ? question.sparql : question.whole, { ...spokenIn(lang, held), ...bound });
}

/** The variables that say in which language words are found. */
function spokenIn(lang: Lang, held: Held): Record<string, string> {
  const words = shownIn(lang, Object.keys(held.words));
  return { lang: `"${words}"`, words: `<${held.words[words]}>` };
}

function Questions({
  held,
  chosen,
  tongue,
  choose,
}: {
  held: Held;
  chosen: string | null;
  tongue: Tongue;
  choose: (name: string) => void;
}): JSX.Element {
  const [filter, setFilter] = useState("");
  const words = fold(filter).split(/\s+/).filter(Boolean);
  const shown = held.questions
    .filter((question) => words.every((word) => fold(`${tongue.t(question.words)} ${question.name}`).includes(word)))
    .sort((a, b) => tongue.compare(tongue.t(a.words), tongue.t(b.words)));
  return (
    <nav class="questions" aria-label={tongue.t(WORDS.questions)}>
      <h2>
        {tongue.t(WORDS.questions)} <small>{shown.length}</small>
      </h2>
      <input
        type="search"
        value={filter}
        aria-label={tongue.t("find_question")}
        placeholder={tongue.t("find_question")}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <ul class="scroll">
        {shown.map((question) => (
          <li key={question.name}>
            <button
              type="button"
              data-question={question.name}
              aria-pressed={question.name === chosen}
              onClick={() => choose(question.name)}
            >
              {tongue.t(question.words)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Parameters({
  question,
  values,
  tongue,
  ask,
  prefixes,
  choose,
}: {
  question: Shipped;
  values: Record<string, string>;
  tongue: Tongue;
  /** Asks the engine, where it has nothing else to do. */
  ask: ((query: string) => Promise<Reply>) | null;
  prefixes: Record<string, string>;
  choose: (values: Record<string, string>) => void;
}): JSX.Element {
  const [written, setWritten] = useState(values);
  const [choices, setChoices] = useState<Record<string, [value: string, called: string][]>>({});
  const offer = (parameter: Fixable) => {
    if (!ask || choices[parameter.name]) return;
    void ask(parameter.choices).then((reply) => {
      if (reply.kind !== "table") return;
      const rows = (JSON.parse(reply.json) as Results).results?.bindings ?? [];
      setChoices((known) => ({ ...known, [parameter.name]: offered(rows, parameter.name, prefixes) }));
    });
  };
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        choose(written);
      }}
    >
      {question.parameters.map((parameter) => (
        <label class="filter" key={parameter.name}>
          <span>
            {parameter.name} — {tongue.t(parameter.words)}
          </span>
          <input
            list={`choices-${parameter.name}`}
            value={written[parameter.name] ?? ""}
            title={tongue.t(WORDS.parameter_hint)}
            placeholder={tongue.t(WORDS.parameter_hint)}
            onFocus={() => offer(parameter)}
            onInput={(event) => setWritten({ ...written, [parameter.name]: event.currentTarget.value })}
          />
          <datalist id={`choices-${parameter.name}`}>
            {choices[parameter.name]?.map(([value, called]) => (
              <option key={value} value={value} label={called} />
            ))}
          </datalist>
        </label>
      ))}
      <button type="submit">{tongue.t(WORDS.run)}</button>
    </form>
  );
}

/** What a parameter can be, as a reader writes it, with what it is called. */
function offered(rows: Record<string, Binding>[], name: string, prefixes: Record<string, string>): [string, string][] {
  const found = new Map<string, string>();
  for (const row of rows) {
    const term = row[name];
    if (!term) continue;
    const value = term.type === "uri" ? reference(prefixed(term.value, prefixes)) : term.value;
    if (!found.has(value)) found.set(value, row.called?.value ?? "");
  }
  return [...found];
}
