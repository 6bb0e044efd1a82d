// The scheme of concepts as a tree and as a map, and the definitions with who gives them.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { href, useExplorer } from "../explorer";
import { Picture } from "../findings/twin";
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { definitions, type Scheme, scheme, within } from "../graph/scheme";
import { short } from "../graph/thing";
import { fold } from "../language/near";
import { Filter } from "../parts/filter";
import { DataTable } from "../parts/table";
import { ThingLink } from "../parts/thing";
import { DefinitionOf, Definitions } from "./concepts/definitions";
import { ConceptMap } from "./concepts/map";
import { ConceptTree } from "./concepts/tree";
import { WORDS } from "./concepts/words";

export function ConceptsView(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state, go } = explorer;
  const { branch, q = "", related } = state.filters;
  const held = useMemo(() => scheme(graph), [graph]);
  const roots = useMemo(() => (held.own.has(`id:${branch}`) ? [`id:${branch}`] : held.tops), [held, branch]);
  const inside = useMemo(() => new Set(roots.flatMap((root) => [...within(root, held.narrower)])), [held, roots]);
  const matches = useMemo(() => found(graph, inside, q), [graph, inside, q]);
  const chosen = state.node !== null && held.own.has(state.node) ? state.node : null;
  if (!held.concepts.length)
    return (
      <div class="concepts">
        <p class="hint">{tongue.t(WORDS.empty)}</p>
      </div>
    );
  return (
    <div class="concepts">
      <p class="hint">{tongue.t(WORDS.intro, tongue.count("n_concepts", held.concepts.length), tongue.number(held.tops.length))}</p>
      <div class="filters">
        <label class="filter">
          <span>{tongue.t(WORDS.find)}</span>
          <input
            type="search"
            value={q}
            autoComplete="off"
            spellcheck={false}
            onInput={(event) => go({ filters: { q: event.currentTarget.value || null } }, true)}
          />
        </label>
        <Filter
          name="branch"
          label={tongue.t(WORDS.branch)}
          choices={[...new Set([...held.tops, ...(roots.length === 1 ? roots : [])])]
            .sort(tongue.byName)
            .map((top) => ({ value: short(top), label: tongue.name(top), count: within(top, held.narrower).size }))}
        />
        <p role="status">{matches && (matches.size ? tongue.t(WORDS.found, tongue.number(matches.size)) : tongue.t("search_none"))}</p>
      </div>
      {branch && roots.length === 1 && (
        <p class="back">
          <a href={href(explorer, { filters: { branch: null } })}>← {tongue.t(WORDS.whole)}</a>
        </p>
      )}
      {chosen && <DefinitionOf thing={chosen} />}
      <div class="pair">
        <ConceptTree held={held} roots={roots} matches={matches} />
        <Picture
          name="concepts"
          caption={tongue.t(WORDS.map)}
          title={tongue.t(WORDS.map)}
          twin={<ConceptTable held={held} concepts={[...inside].filter((one) => !matches || matches.has(one))} />}
        >
          <p class="hint">{tongue.t(WORDS.map_note)}</p>
          {graph.related.length > 0 && (
            <p class="tools related">
              <button type="button" aria-pressed={related === "all"} onClick={() => go({ filters: { related: related ? null : "all" } })}>
                {tongue.t(WORDS.links)}
              </button>
            </p>
          )}
          <ConceptMap held={held} roots={roots} matches={matches} />
        </Picture>
      </div>
      {!chosen && <Definitions />}
    </div>
  );
}

/** The concepts whose names, in any language and spelling, have all the words; null where none are asked for. */
function found(graph: Graph, concepts: Set<Thing>, query: string): Set<Thing> | null {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  const names = (concept: Thing) =>
    fold([...Object.values(graph.labels.get(concept) ?? {}), ...(graph.names.get(concept) ?? [])].join(" · "));
  return new Set([...concepts].filter((concept) => words.every((word) => names(concept).includes(word))));
}

function ConceptTable({ held, concepts }: { held: Scheme; concepts: Thing[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const given = useMemo(() => new Map(definitions(graph).map((one) => [one.thing, one.claims])), [graph]);
  const rows = useMemo(() => [...concepts].sort(tongue.byName), [concepts, tongue]);
  const names = (things: Thing[]) =>
    [...things]
      .sort(tongue.byName)
      .map((thing) => tongue.name(thing))
      .join("; ");
  const holders = (claim: Thing) => (graph.positionsOf.get(claim) ?? []).map((position) => tongue.name(position.holder)).join(", ");
  return (
    <DataTable
      name="concepts"
      caption={tongue.t(WORDS.map)}
      rows={rows}
      columns={[
        { name: tongue.t("concept"), value: (one) => tongue.name(one), show: (one) => <ThingLink thing={one} /> },
        { name: tongue.t("broader"), value: (one) => names(held.broader(one)) },
        { name: tongue.t(WORDS.own), value: (one) => held.own.get(one) ?? 0 },
        { name: tongue.t(WORDS.total), value: (one) => held.total.get(one) ?? 0 },
        { name: tongue.t("related"), value: (one) => names(graph.relatedTo.get(one) ?? []) },
        { name: tongue.t(WORDS.ours), value: (one) => tongue.definition(one)?.text ?? "" },
        {
          name: tongue.t(WORDS.given),
          value: (one) => (given.get(one) ?? []).map((claim) => `${tongue.name(claim)} (${holders(claim)})`).join("; "),
        },
      ]}
    />
  );
}
