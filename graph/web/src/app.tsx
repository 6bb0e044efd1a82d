// The frame of the page: its head, the spine, the view itself, the card beside it, and the signs at the foot.
import type { ComponentType, JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Card } from "./card/card";
import { useCopies } from "./copies";
import { ExplorerContext, useExplorer, useExplorerState } from "./explorer";
import { type Copy, checkCopy } from "./graph/copy";
import type { Thing } from "./graph/document";
import type { Graph } from "./graph/graph";
import { placeOf } from "./graph/passage";
import { standIn } from "./graph/standin";
import { short } from "./graph/thing";
import { firstLanguage } from "./language/reader";
import { Tongue } from "./language/tongue";
import { Lamp } from "./light";
import { follow, live, textOf } from "./live";
import { Dropping } from "./parts/dropping";
import { Header } from "./shell/header";
import { Signs } from "./shell/signs";
import { Spine } from "./shell/spine";
import type { View } from "./state";
import { ArgumentView } from "./views/argument";
import { AskView } from "./views/ask";
import { ConceptsView } from "./views/concepts";
import { DebateView } from "./views/debate";
import { DoubtsView } from "./views/doubts";
import { FiguresView } from "./views/figures";
import { GistView } from "./views/gist";
import { NetworkView } from "./views/network";
import { ReadView } from "./views/read";
import { StepsView } from "./views/steps";
import { TimelineView } from "./views/timeline";
import { VoicesView } from "./views/voices";
import { WorksView } from "./views/works";

const SHOWN: Record<View, ComponentType> = {
  gist: GistView,
  steps: StepsView,
  read: ReadView,
  debate: DebateView,
  voices: VoicesView,
  argument: ArgumentView,
  network: () => <NetworkView />,
  timeline: TimelineView,
  figures: FiguresView,
  doubts: DoubtsView,
  works: WorksView,
  concepts: ConceptsView,
  ask: AskView,
};

/** Views whose first heading is the article's, not their own name. */
const OWN_HEAD: ReadonlySet<View> = new Set(["gist", "steps", "read", "network"]);

export function App({ graph }: { graph: Graph }): JSX.Element {
  const fallback = useMemo(() => firstLanguage(graph), [graph]);
  const [state, go, onward] = useExplorerState(fallback);
  const words = state.content && graph.languages.includes(state.content) ? state.content : null;
  const tongue = useMemo(() => new Tongue(graph, state.lang, words), [graph, state.lang, words]);
  const title = graph.articles.map((article) => tongue.name(article.article)).join(" · ");
  useEffect(() => {
    document.documentElement.lang = state.lang;
    document.title = `${tongue.t(state.view)} — ${title}`;
  }, [state.lang, state.view, title]);
  const copies = useCopies(graph);
  const wrong = useLive(graph, copies.lay);
  const lamp = useMemo(() => new Lamp(), []);
  useEffect(() => lamp.light(null), [state]);
  const settled = useRef(false);
  useEffect(() => {
    settled.current = true;
  }, []);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const elsewhere = event.defaultPrevented || (event.target as HTMLElement).closest("select, textarea");
      if (event.key === "Escape" && state.node && !elsewhere) go({ node: null });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [state.node]);
  useEffect(() => {
    const other = state.node && !graph.kindOf(state.node) && standIn(graph, state.node);
    if (other && "thing" in other) go({ node: other.thing }, true);
    else if (other) go({ view: "read", node: null, filters: { at: placeOf(graph, other.place), article: null } }, true);
  }, [graph, state.node]);
  useTop(state.view, state.view === "read" || !!(state.filters.at ?? state.filters.open), onward);
  const Shown = SHOWN[state.view];
  return (
    <ExplorerContext.Provider value={{ graph, tongue, state, go, copies, light: lamp.light }}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        {tongue.t("skip")}
      </a>
      <Header title={title} />
      {wrong.length > 0 && (
        <div class="wrong-files" role="alert">
          <p>{tongue.t("files_wrong")}</p>
          <ul>
            {wrong.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <div class={state.node ? "body with-card" : "body"}>
        <Spine lamp={lamp} />
        <main id="main" tabIndex={-1} aria-labelledby="view-title" data-view={state.view}>
          {!OWN_HEAD.has(state.view) && (
            <div class="view-head">
              <h1 id="view-title">{tongue.t(state.view)}</h1>
              <TakeAway />
            </div>
          )}
          <Shown key={state.view} />
        </main>
        {state.node && <Card key="card" thing={state.node} focus={settled.current} />}
      </div>
      <Dropping />
      <Signs />
    </ExplorerContext.Provider>
  );
}

/**
 * Another view begins at its top, unless the address names a place in it, which the view itself brings into sight, or the reader goes
 * back to it: then it stands where it was left, as browsers do by themselves.
 */
function useTop(view: View, placed: boolean, onward: { current: boolean }): void {
  useLayoutEffect(() => {
    if (onward.current && !placed) scrollTo(0, 0);
    onward.current = false;
  }, [view]);
}

/** What is wrong with the files that the page was made of, where it follows them; the texts that lie beside them are read at once. */
function useLive(graph: Graph, keep: (article: Thing, copy: Copy | null) => void): string[] {
  const [wrong, setWrong] = useState<string[]>([]);
  useEffect(() => {
    const held = live();
    if (!held) return;
    for (const article of graph.articles.filter((one) => held.texts.includes(short(one.article).replace(/^article\//, "")))) {
      const passages = graph.passages.filter((passage) => passage.article === article.article);
      void textOf(short(article.article).replace(/^article\//, ""))
        .then((text) => text && checkCopy(text, article, passages))
        .then((copy) => copy && keep(article.article, copy));
    }
    return follow(held, setWrong);
  }, [graph, keep]);
  return wrong;
}

/** The whole view on paper. */
function TakeAway(): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <div class="tools">
      <button type="button" onClick={() => print()}>
        {tongue.t("print")}
      </button>
    </div>
  );
}
