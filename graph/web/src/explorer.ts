// What every part of the page can ask for: the graph, the tongue, the state, and the way to another state.
import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Copies } from "./copies";
import type { Lang, Thing } from "./graph/document";
import type { Graph } from "./graph/graph";
import type { Tongue } from "./language/tongue";
import type { Lamp } from "./light";
import { next, type Patch, read, type State, type View, write } from "./state";

export interface Explorer {
  graph: Graph;
  tongue: Tongue;
  state: State;
  /** Change what is looked at; quietly: without a step that the back button undoes. */
  go: (patch: Patch, quietly?: boolean) => void;
  /** The reader's own copies of the texts, by article. */
  copies: Copies;
  /** Lights these sentences on the spine, as long as something is pointed at that stands in them; null lights none. */
  light: Lamp["light"];
}

export const ExplorerContext = createContext<Explorer>(null as unknown as Explorer);
export const useExplorer = (): Explorer => useContext(ExplorerContext);

/** The address of what a patch leads to: every way in the page is a link that can be copied, opened beside, and gone back from. */
export const href = (explorer: Explorer, patch: Patch): string => write(next(explorer.state, patch));

/** The same for links in pictures: they name the page too, so that a picture taken away and kept beside the page still leads into it. */
export const beside = (explorer: Explorer, patch: Patch): string =>
  `${location.pathname.split("/").pop()}${location.search}${href(explorer, patch)}`;

/** The view in which a kind of thing is at home. */
const HOME: Record<string, View> = {
  claim: "argument",
  concept: "concepts",
  actor: "voices",
  work: "works",
  viewpoint: "debate",
  event: "timeline",
  value: "figures",
  article: "gist",
};
export const homeOf = (graph: Graph, thing: Thing): View => HOME[graph.kindOf(thing)] ?? "network";

/** What a step of the browser's history holds once the reader has been there; a link or a typed address makes a step without it. */
const SEEN = "seen";

/**
 * The state, how to change it (by a step that the back button undoes, or quietly, without one), and whether the reader came to it by a
 * step onward, not by one back.
 */
export function useExplorerState(fallback: Lang): [State, (patch: Patch, quietly?: boolean) => void, { current: boolean }] {
  const [state, setState] = useState(() => read(location.hash, fallback));
  const onward = useRef(false);
  useEffect(() => {
    const follow = () => setState(read(location.hash, fallback));
    const mark = () => history.state === null && history.replaceState(SEEN, "");
    const come = () => {
      onward.current = history.state === null;
      mark();
      follow();
    };
    mark();
    addEventListener("popstate", come);
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("popstate", come);
      removeEventListener("hashchange", follow);
    };
  }, [fallback]);
  // A page within a page (a notebook shows one so) may have no address to write: then the state is kept here alone.
  const kept = useRef<State | null>(null);
  const go = (patch: Patch, quietly = false) => {
    const target = next(kept.current ?? read(location.hash, fallback), patch);
    onward.current = true;
    try {
      history[quietly ? "replaceState" : "pushState"](SEEN, "", write(target));
    } catch {
      kept.current = target;
    }
    setState(target);
  };
  return [state, go, onward];
}
