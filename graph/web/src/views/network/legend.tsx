// The legend is the filter: each kind of node and each family of links, which a click hides and shows.
import type { JSX } from "preact";
import { useExplorer } from "../../explorer";
import { standings } from "../../graph/stance";
import { KINDS } from "../../language/kinds";
import type { Key } from "../../language/words";
import { FAMILIES, type Family, familyOf, linkName, outline } from "./kinds";
import { WORDS } from "./words";

/** What the address says is hidden: kinds of nodes and of links. */
export const hiddenIn = (filters: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set((filters.hide ?? "").split(",").filter(Boolean));

/** Hide these kinds if all of them show, else show them. */
function toggled(hidden: ReadonlySet<string>, kinds: string[]): string | null {
  const open = kinds.some((kind) => hidden.has(kind));
  const next = open ? [...hidden].filter((kind) => !kinds.includes(kind)) : [...hidden, ...kinds];
  return next.sort().join(",") || null;
}

interface Counts {
  nodes: ReadonlyMap<string, number>;
  edges: ReadonlyMap<string, number>;
}

export function Legend({ hidden, counts }: { hidden: ReadonlySet<string>; counts: Counts }): JSX.Element {
  const { graph, tongue, go } = useExplorer();
  const standing = standings(graph.sides);
  const toggle = (kinds: string[]) => go({ filters: { hide: toggled(hidden, kinds) } });
  const families = FAMILIES.map((family) => ({
    family,
    kinds: [...counts.edges.keys()].filter((kind) => familyOf(kind, standing.get(kind)) === family),
  })).filter(({ kinds }) => kinds.length);
  return (
    <div class="legend">
      <div role="group" aria-label={tongue.t(WORDS.nodes)}>
        <h2>{tongue.t(WORDS.nodes)}</h2>
        {KINDS.filter((kind) => counts.nodes.has(kind)).map((kind) => (
          <button key={kind} type="button" aria-pressed={!hidden.has(kind)} onClick={() => toggle([kind])}>
            <svg viewBox="-1.4 -1.4 2.8 2.8" aria-hidden="true">
              <path class={`kind-${kind}`} d={outline(kind)} />
            </svg>
            {tongue.t(kind as Key)} <small>{tongue.number(counts.nodes.get(kind)!)}</small>
          </button>
        ))}
      </div>
      <div role="group" aria-label={tongue.t(WORDS.links)}>
        <h2>{tongue.t(WORDS.links)}</h2>
        {families.map(({ family, kinds }) => (
          <button
            key={family.name}
            type="button"
            aria-pressed={!kinds.every((kind) => hidden.has(kind))}
            onClick={() => toggle(kinds)}
            title={kinds.map((kind) => linkName(kind, tongue)).join(" · ")}
          >
            <Sample family={family} />
            {tongue.t(family.words)} <small>{tongue.number(kinds.reduce((sum, kind) => sum + counts.edges.get(kind)!, 0))}</small>
          </button>
        ))}
        {hidden.size > 0 && (
          <button type="button" class="clear" onClick={() => go({ filters: { hide: null } })}>
            {tongue.t(WORDS.shown_all)}
          </button>
        )}
      </div>
      <details>
        <summary>{tongue.t(WORDS.each_kind)}</summary>
        <div role="group" aria-label={tongue.t(WORDS.each_kind)}>
          {families.flatMap(({ family, kinds }) =>
            kinds.map((kind) => (
              <button key={kind} type="button" aria-pressed={!hidden.has(kind)} onClick={() => toggle([kind])}>
                <Sample family={family} />
                {linkName(kind, tongue)} <small>{tongue.number(counts.edges.get(kind)!)}</small>
              </button>
            )),
          )}
        </div>
      </details>
    </div>
  );
}

function Sample({ family: { name, stroke } }: { family: Family }): JSX.Element {
  return (
    <svg class={`sample family-${name}`} viewBox="0 0 28 10" aria-hidden="true">
      <path d="M0 5H26" stroke-width={stroke.width} stroke-dasharray={stroke.dashes.join(" ") || undefined} />
      {stroke.arrow && <path class="head" d="M28 5L20 1.6V8.4Z" />}
    </svg>
  );
}
