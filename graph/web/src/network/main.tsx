// The network page: the picture of the explorer by itself, and every node as a point, as pyvis placed them.
import type { JSX } from "preact";
import { render } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import "../style/fonts.css";
import "../style/base.css";
import "../style/shell.css";
import "../style/kinds.css";
import "../style/parts.css";
import "../style/pictures.css";
import "../style/network.css";
import "../style/page.css";
import { NO_COPIES } from "../copies";
import { ExplorerContext, useExplorerState } from "../explorer";
import type { Document } from "../graph/document";
import { Graph } from "../graph/graph";
import { short } from "../graph/thing";
import { firstLanguage } from "../language/reader";
import { Tongue } from "../language/tongue";
import { held } from "../parts/packed";
import { Switches } from "../parts/switches";
import { NetworkView } from "../views/network";
import { Points } from "../views/network/points";

const nothing = () => {};

function NetworkPage({ graph }: { graph: Graph }): JSX.Element {
  const fallback = useMemo(() => firstLanguage(graph), [graph]);
  const [asked, go] = useExplorerState(fallback);
  // There is no card here: whatever is chosen is looked at with what lies around it.
  const filters = asked.node ? { ...asked.filters, around: short(asked.node) } : asked.filters;
  const state = { ...asked, view: "network" as const, node: null, filters };
  const tongue = useMemo(() => new Tongue(graph, state.lang, state.content), [graph, state.lang, state.content]);
  const title = graph.articles.map(({ article }) => tongue.name(article)).join(" · ");
  useEffect(() => {
    document.documentElement.lang = state.lang;
    document.title = title || "tuiin";
  }, [state.lang, title]);
  return (
    <ExplorerContext.Provider value={{ graph, tongue, state, go, copies: NO_COPIES, light: nothing }}>
      <header class="page-head">
        <p>{title}</p>
        <Switches lang={state.lang} choose={(lang) => go({ lang })} tongue={tongue} />
      </header>
      <main id="main" data-view="network" aria-labelledby="view-title">
        <NetworkView points={Points} />
      </main>
    </ExplorerContext.Provider>
  );
}

void held<Document>("document").then((it) => render(<NetworkPage graph={new Graph(it)} />, document.getElementById("app")!));
