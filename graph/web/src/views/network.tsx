// Everything in one picture: the whole network where it is small enough, else what lies around a thing; the same as tables.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { href, useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { short } from "../graph/thing";
import { Cut } from "../parts/cut";
import { save } from "../parts/save";
import { ThingLink } from "../parts/thing";
import { Canvas } from "./network/canvas";
import { hiddenIn, Legend } from "./network/legend";
import { LIMIT, MOST_STEPS, type Sight, Ties } from "./network/near";
import type { Scene } from "./network/scene";
import { pngOfPicture, svgOfPicture } from "./network/svg";
import { Tables } from "./network/tables";
import { WORDS } from "./network/words";

const known = new WeakMap<Graph, Ties>();
function tiesOf(graph: Graph): Ties {
  const ties = known.get(graph) ?? new Ties(graph);
  known.set(graph, ties);
  return ties;
}

export function NetworkView(): JSX.Element {
  const { graph, tongue } = useExplorer();
  return <div class="network">{graph.nodes.length ? <Shown ties={tiesOf(graph)} /> : <p class="hint">{tongue.t(WORDS.nothing)}</p>}</div>;
}

function Shown({ ties }: { ties: Ties }): JSX.Element {
  const { graph, tongue, state, go } = useExplorer();
  const { filters } = state;
  const large = graph.nodes.length > LIMIT;
  const steps = Math.min(Math.max(Math.trunc(Number(filters.focus)) || 0, large ? 1 : 0), MOST_STEPS);
  const around = useAround(ties, steps > 0);
  const hidden = useMemo(() => hiddenIn(filters), [filters.hide]);
  const sight = useMemo(
    () => (steps ? ties.near(around, steps, hidden) : ties.whole(hidden)),
    [ties, steps, steps ? around : null, hidden],
  );
  const [asTables, setAsTables] = useState(false);
  const scene = useRef<Scene | null>(null);
  return (
    <>
      <p class="hint">{tongue.t(large ? WORDS.large : WORDS.intro)}</p>
      <div class="bar">
        <div class="reach" role="group" aria-label={tongue.t(WORDS.reach)}>
          {!large && (
            <button type="button" aria-pressed={!steps} onClick={() => go({ filters: { focus: null, from: null } })}>
              {tongue.t(WORDS.whole)}
            </button>
          )}
          {Array.from({ length: MOST_STEPS }, (_, i) => i + 1).map((n) => (
            <button key={n} type="button" aria-pressed={steps === n} onClick={() => go({ filters: { focus: String(n) } })}>
              {tongue.count("n_steps", n)}
            </button>
          ))}
        </div>
        <Counted sight={sight} />
        <div class="tools">
          {!asTables && <Zoom scene={() => scene.current!} />}
          <button type="button" aria-pressed={asTables} onClick={() => setAsTables(!asTables)}>
            {tongue.t(asTables ? "as_picture" : "as_table")}
          </button>
        </div>
      </div>
      <div class="beside">
        <div>
          {asTables ? <Tables sight={sight} /> : <Canvas sight={sight} scene={scene} />}
          {!asTables && (
            <p class="hint keys" id="network-keys">
              {tongue.t(WORDS.keys)}
            </p>
          )}
          <More sight={sight} />
        </div>
        <Legend hidden={hidden} counts={ties.counts} />
      </div>
      {steps > 0 && <Connected ties={ties} />}
    </>
  );
}

/** The thing that a neighbourhood is around: the chosen one, else the last one (the address keeps it), at first the most connected. */
function useAround(ties: Ties, near: boolean): Thing {
  const { graph, state, go } = useExplorer();
  const start = ties.connected[0]!;
  const chosen = state.node && graph.node.has(state.node) ? state.node : null;
  const from = state.filters.from ? `id:${state.filters.from}` : null;
  const last = useRef<Thing | null>(null);
  if (chosen) last.current = chosen;
  const around = chosen ?? last.current ?? (from && graph.node.has(from) ? from : start);
  useEffect(() => {
    const kept = short(around);
    if (near && !chosen && around !== start && state.filters.from !== kept) go({ filters: { from: kept } }, true);
  }, [near, chosen, around]);
  return around;
}

function Counted({ sight }: { sight: Sight }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const all = sight.spots.length < graph.nodes.length ? ` (${tongue.t(WORDS.of_all, tongue.number(graph.nodes.length))})` : "";
  return (
    <p class="counted" role="status">
      {sight.centre && <b>{tongue.t(WORDS.around, tongue.name(sight.centre))} · </b>}
      {tongue.count(WORDS.n_things, sight.spots.length)}
      {all} · {tongue.count(WORDS.n_links, sight.edges.length)}
    </p>
  );
}

function Zoom({ scene }: { scene: () => Scene }): JSX.Element {
  const { tongue, state } = useExplorer();
  const file = `tuiin-network-${state.lang}`;
  const named = (words: string) => ({ "aria-label": words, title: words });
  const takeSvg = () => save(`${file}.svg`, "image/svg+xml", svgOfPicture(scene().shown(), tongue.t("network")));
  const takePng = async () => {
    const { colours } = scene().shown();
    save(`${file}.png`, "image/png", await pngOfPicture(scene().canvas, colours["--paper"]!));
  };
  return (
    <>
      <button type="button" {...named(tongue.t(WORDS.closer))} onClick={() => scene().zoom(1.3)}>
        +
      </button>
      <button type="button" {...named(tongue.t(WORDS.farther))} onClick={() => scene().zoom(1 / 1.3)}>
        −
      </button>
      <button type="button" {...named(tongue.t(WORDS.fit))} onClick={() => scene().fit()}>
        ⤢
      </button>
      <button type="button" onClick={takeSvg}>
        {tongue.t("save_svg")}
      </button>
      <button type="button" onClick={() => void takePng()}>
        {tongue.t("save_png")}
      </button>
    </>
  );
}

/** What a neighbourhood was cut by: for each thing that has more neighbours than are drawn, the others as a list. */
function More({ sight }: { sight: Sight }): JSX.Element | null {
  const { tongue } = useExplorer();
  const left = [...sight.more].sort(([, a], [, b]) => b.length - a.length);
  if (!left.length) return null;
  const total = new Set(left.flatMap(([, things]) => things)).size;
  return (
    <details class="more-things">
      <summary>{tongue.count(WORDS.more, total)}</summary>
      <Cut items={left} first={5}>
        {([thing, others]) => <Others key={thing} thing={thing} others={others} />}
      </Cut>
    </details>
  );
}

const STEP = 20;

function Others({ thing, others }: { thing: Thing; others: Thing[] }): JSX.Element {
  const { tongue } = useExplorer();
  const [shown, setShown] = useState(STEP);
  return (
    <section>
      <h2>
        <ThingLink thing={thing} /> <small>+{tongue.number(others.length)}</small>
      </h2>
      <ul>
        {others.slice(0, shown).map((other) => (
          <li key={other}>
            <ThingLink thing={other} />
          </li>
        ))}
      </ul>
      {shown < others.length && (
        <p class="tools">
          <button type="button" onClick={() => setShown(shown + 5 * STEP)}>
            {tongue.t("show_more")}
          </button>
        </p>
      )}
    </section>
  );
}

const MOST = 24;

function Connected({ ties }: { ties: Ties }): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  return (
    <details class="connected">
      <summary>{tongue.t(WORDS.connected)}</summary>
      <ol>
        {ties.connected.slice(0, MOST).map((thing) => (
          <li key={thing}>
            <a href={href(explorer, { node: thing })}>{tongue.name(thing)}</a>{" "}
            <small>{tongue.count(WORDS.n_links, ties.degree(thing))}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}
