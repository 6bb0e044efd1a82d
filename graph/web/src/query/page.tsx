// What a reader sees of the query page: questions, parameters, editor, answer.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { NO_COPIES } from "../copies";
import { ExplorerContext, useExplorer } from "../explorer";
import { bind, term } from "../graph/bind";
import type { Document, Heads, Lang, Question, Words } from "../graph/document";
import { Graph } from "../graph/graph";
import { bySubject, type Subject } from "../graph/offers";
import { subjectName } from "../language/subjects";
import { shownIn, Tongue } from "../language/tongue";
import { LANGS } from "../language/words";
import { fitting } from "../parts/picker";
import { Switches } from "../parts/switches";
import { Answered, type Outcome } from "./answer";
import { Editor } from "./editor";
import { Ended, type Engine } from "./engine";
import { EXAMPLES } from "./examples";
import { type Fixable, Parameters } from "./parameters";
import { type Term, Terms } from "./terms";
import { unknown } from "./unknown";
import { WORDS } from "./words";

/** A question as it ships: in words and in SPARQL; here it is asked, so no answers come with it. */
type Shipped = Omit<Question, "columns" | "answers" | "parameters"> & { sparql: string; whole: string; parameters: Fixable[] };

export interface Held {
  title: Words;
  /** The graph of words of each language, the dearest first. */
  words: Record<Lang, string>;
  prefixes: Record<string, string>;
  /** All that a query need not declare: one for each kind of thing, too. */
  known: Record<string, string>;
  /** Where the things of the first article live, for kinds that belong to an article. */
  article: string;
  questions: Shipped[];
  heads: Heads;
  terms: Term[];
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
  const [put, setPut] = useState<{ text: string } | null>(null);
  const names = useMemo(() => new Set(held.terms.map(({ name }) => name)), [held]);
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
  /** What the page asks for itself; a reader's query waits for it, and never stops it. */
  const aside = useRef<Promise<unknown>>(Promise.resolve());
  const busy = useRef(false);
  const askAside = (query: string) => {
    if (busy.current) return Promise.reject(new Ended("stopped"));
    const asked = aside.current.then(() => engine.ask(query));
    aside.current = asked.catch(() => undefined);
    return asked;
  };
  const run = async (query: string) => {
    const mine = ++runs.current;
    busy.current = true;
    setOutcome({ state: "running" });
    await aside.current;
    if (mine !== runs.current) return;
    const said = await engine.ask(query).then(
      (reply): Outcome => ({ state: "answered", reply, query }),
      (error: unknown): Outcome =>
        error instanceof Ended ? { state: "ended", why: error.why } : { state: "failed", message: String(error) },
    );
    if (mine !== runs.current) return; // a later question has been asked
    busy.current = false;
    setOutcome(said);
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
  /** Put a name that is known in the place of one that is not, and run what is then written. */
  const mend = (from: string, to: string) => {
    const mended = text.current.replaceAll(from, to);
    show(mended);
    go({ question: null, sparql: mended });
  };
  const asking = useRef<HTMLElement>(null);
  /** Where the questions stand below, the answer comes into sight. */
  const choose = (name: string) => {
    go({ question: name, values: {}, sparql: null });
    if (matchMedia("(max-width: 900px)").matches) asking.current?.scrollIntoView();
  };
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
        <a class="home" href={home}>
          <span aria-hidden="true">←</span>
          <span class="title">{tongue.t(held.title)}</span>
        </a>
        <Switches lang={at.lang} choose={speak} tongue={tongue} />
      </header>
      <main id="main" class="query" tabIndex={-1}>
        <h1 id="view-title">{tongue.t(WORDS.title)}</h1>
        <Questions held={held} chosen={at.question} tongue={tongue} choose={choose} />
        <section class="ask" ref={asking} aria-label={tongue.t(WORDS.editor)}>
          {!question && (
            <Examples
              tongue={tongue}
              choose={(sparql) => go({ question: null, values: {}, sparql: bind(sparql, spokenIn(at.lang, held)) })}
            />
          )}
          {question && <h2>{tongue.t(question.words)}</h2>}
          {question && question.parameters.length > 0 && (
            <Parameters
              key={`${question.name} ${at.lang}`}
              parameters={question.parameters}
              values={values}
              tongue={tongue}
              lang={at.lang}
              ask={outcome.state === "running" ? null : (query) => askAside(bind(query, spokenIn(at.lang, held)))}
              prefixes={held.prefixes}
              choose={(next) => go({ values: next })}
            />
          )}
          <Editor
            key={at.lang}
            shown={shown}
            put={put}
            label={tongue.t(WORDS.editor)}
            phrases={{ Completions: tongue.t(WORDS.completions) }}
            terms={held.terms.map((one) => ({ name: one.name, label: tongue.t(one.words) }))}
            onChange={(words) => (text.current = words)}
            onRun={runText}
          />
          <Strange query={outcome.state === "answered" ? outcome.query : ""} names={names} mend={mend} />
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
          <Terms terms={held.terms} put={(name) => setPut({ text: name })} />
          <Answered
            outcome={outcome}
            tongue={tongue}
            name={at.question ?? "answer"}
            heads={question ? [question.heads, held.heads] : [held.heads]}
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
  const named = held.questions.map((question) => ({ value: question.name, label: tongue.t(question.words), question }));
  const found = fitting(named, filter).flatMap(({ value }) => named.find((one) => one.value === value)?.question ?? []);
  const groups: [Subject | null, Shipped[]][] = filter.trim() ? [[null, found]] : bySubject(held.questions);
  return (
    <nav class="questions" aria-label={tongue.t(WORDS.questions)}>
      <h2>
        {tongue.t(WORDS.questions)} <small>{found.length}</small>
      </h2>
      <input
        type="search"
        value={filter}
        aria-label={tongue.t("find_question")}
        placeholder={tongue.t("find_question")}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      <div class="scroll">
        {groups.map(([subject, those]) => (
          <section key={subject}>
            {subject !== null && <h3>{subjectName(subject, tongue)}</h3>}
            <ul>
              {those.map((question) => (
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
          </section>
        ))}
      </div>
    </nav>
  );
}

/** Whole queries to begin from. */
function Examples({ tongue, choose }: { tongue: Tongue; choose: (sparql: string) => void }): JSX.Element {
  return (
    <section class="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">{tongue.t(WORDS.examples_title)}</h2>
      <ul>
        {EXAMPLES.map(({ words, sparql }) => (
          <li key={sparql}>
            <button type="button" onClick={() => choose(sparql)}>
              {tongue.t(words)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Names of the query that the ontology does not have, each with the nearest that it has. */
function Strange({
  query,
  names,
  mend,
}: {
  query: string;
  names: ReadonlySet<string>;
  mend: (from: string, to: string) => void;
}): JSX.Element | null {
  const { tongue } = useExplorer();
  const found = useMemo(() => unknown(query, names), [query, names]);
  if (!found.length) return null;
  return (
    <ul class="strange" role="alert">
      {found.map(({ name, nearest }) => (
        <li key={name}>
          {tongue.t(WORDS.unknown_term, name)}{" "}
          {nearest && (
            <button type="button" onClick={() => mend(name, nearest)}>
              {tongue.t(WORDS.put_right, nearest)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
