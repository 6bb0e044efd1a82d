// What the reader looks at is what the address says: view, chosen thing, language and filters live in the fragment, nowhere else.
import type { Lang, Thing } from "./graph/document";
import { full, short } from "./graph/thing";
import { LANGS } from "./language/words";

/** The views of the first rank, in the order in which they are offered, and those that stand behind "More". */
export const FIRST = ["gist", "steps", "read", "debate", "network", "figures", "doubts", "works"] as const;
export const FURTHER = ["argument", "voices", "timeline", "concepts", "ask"] as const;
export const VIEWS = [...FIRST, ...FURTHER] as const;
export type View = (typeof VIEWS)[number];
/** What views were once called: addresses that somebody kept still lead there. */
const ONCE: Readonly<Record<string, View>> = { overview: "gist", reading: "read" };

export interface State {
  view: View;
  lang: Lang;
  /** The language of the graph's words, where the reader chose one apart from that of the page. */
  content: Lang | null;
  /** The chosen thing, which the card tells of, or null. */
  node: Thing | null;
  /** What a view is narrowed to, by name; each view has its own names. */
  filters: Readonly<Record<string, string>>;
}

export type Patch = Partial<Omit<State, "filters">> & { filters?: Record<string, string | null> };

const fits = <T extends string>(values: readonly T[], value: string | null): value is T => values.includes(value as T);

export function read(fragment: string, fallback: Lang): State {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const named = parameters.get("view") ?? "";
  const view = Object.hasOwn(ONCE, named) ? ONCE[named]! : named;
  const lang = parameters.get("lang");
  const node = parameters.get("node");
  const filters = Object.fromEntries([...parameters].filter(([name]) => !["view", "lang", "content", "node"].includes(name)));
  return {
    view: fits(VIEWS, view) ? view : "gist",
    lang: lang && LANGS.includes(lang) ? lang : fallback,
    content: parameters.get("content"),
    node: node ? full(node) : null,
    filters,
  };
}

export function write(state: State): string {
  const parameters = new URLSearchParams({ view: state.view });
  if (state.node) parameters.set("node", short(state.node));
  parameters.set("lang", state.lang);
  if (state.content) parameters.set("content", state.content);
  for (const [name, value] of Object.entries(state.filters)) if (value) parameters.set(name, value);
  return `#${parameters.toString().replaceAll("%2F", "/").replaceAll("%3A", ":")}`;
}

/** The state that a patch leads to; another view drops the filters of the last one. */
export function next(state: State, patch: Patch): State {
  const kept = patch.view && patch.view !== state.view ? {} : state.filters;
  const filters = Object.fromEntries(Object.entries({ ...kept, ...patch.filters }).filter(([, value]) => value)) as Record<string, string>;
  return { ...state, ...patch, filters };
}
