// The scheme as a tree of links that folds; the keys of a tree move in it, and every row is also reached by Tab.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import { above, type Scheme } from "../../graph/scheme";
import { ThingLink } from "../../parts/thing";
import { WORDS } from "./words";

interface Props {
  held: Scheme;
  roots: Thing[];
  matches: Set<Thing> | null;
}

export function ConceptTree({ held, roots, matches }: Props): JSX.Element {
  const { tongue, state, go } = useExplorer();
  const [turned, setTurned] = useState<ReadonlyMap<Thing, boolean>>(new Map());
  const region = useRef<HTMLDivElement>(null);
  const wanted = useMemo(() => (matches ? new Set([...matches].flatMap((one) => [...above(one, held)])) : null), [matches, held]);
  const chosen = state.node;
  const leading = useMemo(() => (chosen ? above(chosen, held) : new Set<Thing>()), [chosen, held]);
  useLayoutEffect(() => setTurned(new Map()), [chosen, state.filters.open, state.filters.q]);
  useLayoutEffect(() => {
    const [box, row] = [region.current!, region.current!.querySelector<HTMLElement>("[aria-current]")];
    if (row) box.scrollTop += row.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }, [chosen]);
  const all = state.filters.open === "all";
  const only = roots.length === 1;
  const leads = (concept: Thing): boolean => (wanted ? held.narrower(concept).some((one) => wanted.has(one)) : leading.has(concept));
  const isOpen = (concept: Thing): boolean => turned.get(concept) ?? (all || leads(concept) || (only && concept === roots[0]));
  const turn = (concept: Thing, open: boolean) => setTurned(new Map(turned).set(concept, open));
  return (
    <section class="tree">
      <div class="tree-head">
        <h2 id="tree-title">{tongue.t(WORDS.tree)}</h2>
        <p class="tools">
          <button type="button" aria-pressed={all} onClick={() => go({ filters: { open: all ? null : "all" } })}>
            {tongue.t(all ? WORDS.fold : WORDS.unfold)}
          </button>
        </p>
      </div>
      <div
        class="scroll"
        ref={region}
        tabIndex={0}
        role="region"
        aria-labelledby="tree-title"
        onKeyDown={(event) => walk(region.current!, event, turn)}
      >
        <ul>
          {[...roots].sort(tongue.byName).map((root) => (
            <Row key={root} concept={root} path={[]} held={held} wanted={wanted} matches={matches} isOpen={isOpen} turn={turn} />
          ))}
        </ul>
      </div>
    </section>
  );
}

interface RowProps {
  concept: Thing;
  path: Thing[];
  held: Scheme;
  wanted: Set<Thing> | null;
  matches: Set<Thing> | null;
  isOpen: (concept: Thing) => boolean;
  turn: (concept: Thing, open: boolean) => void;
}

function Row({ concept, path, ...rest }: RowProps): JSX.Element | null {
  const { tongue } = useExplorer();
  const { held, wanted, matches, isOpen, turn } = rest;
  if (wanted && !wanted.has(concept) && !path.some((one) => matches!.has(one))) return null;
  const narrower = held
    .narrower(concept)
    .filter((one) => one !== concept && !path.includes(one))
    .sort(tongue.byName);
  const open = narrower.length > 0 && isOpen(concept);
  const total = held.total.get(concept)!;
  return (
    <li>
      <div class={`row${matches?.has(concept) ? " match" : ""}`} data-concept={concept}>
        {narrower.length > 0 ? (
          <button
            type="button"
            class="turn"
            aria-expanded={open}
            aria-label={`${tongue.name(concept)}. ${tongue.t(WORDS.toggle, narrower.length)}`}
            onClick={() => turn(concept, !open)}
          >
            <span aria-hidden="true">{open ? "▾" : "▸"}</span>
          </button>
        ) : (
          <span class="turn" />
        )}
        <span class="called">
          <ThingLink thing={concept} />
        </span>
        <span class="number" title={tongue.count("n_claims", total)}>
          {total > 0 && tongue.number(total)}
        </span>
      </div>
      {open && (
        <ul>
          {narrower.map((one) => (
            <Row key={one} concept={one} path={[...path, concept]} {...rest} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Up and down between rows, right and left to unfold and fold. */
function walk(region: HTMLElement, event: KeyboardEvent, turn: (concept: Thing, open: boolean) => void): void {
  const rows = [...region.querySelectorAll<HTMLElement>(".row")];
  const row = (event.target as HTMLElement).closest<HTMLElement>(".row");
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  if (step) rows[rows.indexOf(row) + step]?.querySelector("a")?.focus();
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") turn(row.dataset.concept!, event.key === "ArrowRight");
  else return;
  event.preventDefault();
}
