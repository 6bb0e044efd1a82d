// The scheme as a map: fields within fields, each with its name inside, and lines from the chosen concept to what is related to it.

import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { beside, useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import type { Scheme } from "../../graph/scheme";
import { short } from "../../graph/thing";
import { useWidth } from "../../parts/width";
import { arrange, type Called, type Drawn, HEAD, LINE, linesOf, SIZE } from "./plan";
import { WORDS } from "./words";

/** From so many claims on, a field is so dark: areas are nearly in proportion, shades are exact. */
const SHADES = [5, 10, 20, 40];

export function ConceptMap({ held, roots, matches }: { held: Scheme; roots: Thing[]; matches: Set<Thing> | null }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const [place, wide] = useWidth();
  const called: Called = (concept) => {
    const total = held.total.get(concept) ?? 0;
    return { name: tongue.name(concept), number: total > 0 ? tongue.number(total) : "" };
  };
  const plan = useMemo(() => arrange(held, roots, Math.max(280, wide), called), [held, roots, wide, tongue]);
  const fields = useMemo(() => plan.descendants().filter((one) => one.depth > 0) as Drawn[], [plan]);
  const home = useMemo(() => homes(held, fields), [held, fields]);
  const links = useMemo(
    () =>
      graph.related
        .filter(({ one, other }) => state.filters.related === "all" || one === state.node || other === state.node)
        .map(({ one, other }) => [home(one), home(other)] as const)
        .filter((ends): ends is readonly [Drawn, Drawn] => !!ends[0] && !!ends[1] && ends[0] !== ends[1]),
    [graph, home, state.filters.related, state.node],
  );
  const chosen = state.node ? home(state.node) : undefined;
  const beside = new Set(links.flatMap(([one, other]) => (one === chosen ? [other] : other === chosen ? [one] : [])));
  const found = matches && new Set([...matches].map(home));
  const picture = useRef<SVGSVGElement>(null);
  const shown = useRef(state.node);
  useLayoutEffect(() => {
    if (innerWidth > 900 && shown.current !== state.node) picture.current?.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
    shown.current = state.node;
  }, [state.node]);
  const label = `${tongue.t(WORDS.map)}: ${tongue.count("n_concepts", fields.length)}`;
  return (
    <div ref={place}>
      <svg ref={picture} viewBox={`0 0 ${plan.x1} ${plan.y1}`} width={plan.x1} height={plan.y1} role="group" aria-label={label}>
        {fields.map((one) => (
          <FieldMark
            key={one.data.concept}
            field={one}
            total={held.total.get(one.data.concept)!}
            called={called(one.data.concept)}
            chosen={one === chosen}
            related={beside.has(one)}
            match={found?.has(one) ?? null}
          />
        ))}
        {links.map(([one, other]) => (
          <path
            key={`${one.data.concept} ${other.data.concept}`}
            class={one === chosen || other === chosen ? "tie" : "tie mild"}
            d={arc(one, other)}
          />
        ))}
      </svg>
    </div>
  );
}

/** The field that a concept is drawn as, or in. */
function homes(held: Scheme, fields: Drawn[]): (concept: Thing) => Drawn | undefined {
  const own = new Map(fields.map((one) => [one.data.concept, one]));
  return (concept) => {
    const seen = new Set([concept]);
    for (const one of seen) {
      const field = own.get(one);
      if (field) return field;
      for (const broader of held.broader(one)) seen.add(broader);
    }
    return undefined;
  };
}

interface MarkProps {
  field: Drawn;
  total: number;
  called: ReturnType<Called>;
  chosen: boolean;
  related: boolean;
  match: boolean | null;
}

function FieldMark({ field, total, called, chosen, related, match }: MarkProps): JSX.Element {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  const { concept, children, hidden } = field.data;
  const [width, height] = [field.x1 - field.x0, field.y1 - field.y0];
  const inner = children.length > 0;
  const { name, number } = called;
  const lines = useMemo(() => linesOf(field, called), [field, name, number]);
  const marks = { inner, chosen, related, match: match === true, faint: match === false };
  const shade = SHADES.filter((from) => total >= from).length;
  const kind = [
    "field",
    `deep-${field.depth}`,
    `shade-${shade}`,
    ...Object.entries(marks).flatMap(([mark, has]) => (has ? [mark] : [])),
  ].join(" ");
  const zoom = explorer.state.filters.branch !== short(concept) && (hidden > 0 || inner);
  return (
    <>
      <a class={kind} href={beside(explorer, { node: concept })} aria-current={state.node === concept || undefined}>
        <title>{`${name} · ${tongue.count("n_claims", total)}`}</title>
        <rect x={field.x0} y={field.y0} width={width} height={height} rx={5} />
        {lines.map((words, i) => (
          <text key={i} x={field.x0 + 9} y={field.y0 + 19 + i * LINE} font-size={SIZE}>
            {words}
          </text>
        ))}
        {!inner && number && 14 + (lines.length + 1) * LINE < height && (
          <text class="number" x={field.x0 + 9} y={field.y0 + 19 + lines.length * LINE} font-size={SIZE}>
            {number}
          </text>
        )}
      </a>
      {(zoom || hidden > 0) && (
        <Zoom concept={concept} x={field.x1 - 20} y={inner ? field.y0 + 14 : field.y1 - 15} words={hidden ? `+${hidden}` : "⤢"} />
      )}
    </>
  );
}

/** The way into a field: the map of it alone. */
function Zoom({ concept, x, y, words }: { concept: Thing; x: number; y: number; words: string }): JSX.Element {
  const explorer = useExplorer();
  const label = explorer.tongue.t(WORDS.into, explorer.tongue.name(concept));
  return (
    <a class="zoom" href={beside(explorer, { filters: { branch: short(concept) } })} aria-label={`${words} ${label}`}>
      <title>{label}</title>
      <rect x={x - 15} y={y - 12} width={30} height={24} rx={12} />
      <text x={x} y={y + 4.5} text-anchor="middle">
        {words}
      </text>
    </a>
  );
}

/** A line between two fields, bent so that it does not lie along their rows. */
function arc(from: Drawn, to: Drawn): string {
  const middle = (one: Drawn): [number, number] => [
    (one.x0 + one.x1) / 2,
    one.data.children.length ? one.y0 + HEAD / 2 : (one.y0 + one.y1) / 2,
  ];
  const [[ax, ay], [bx, by]] = [middle(from), middle(to)];
  const bend = 0.18;
  return `M${ax} ${ay}Q${(ax + bx) / 2 - (by - ay) * bend} ${(ay + by) / 2 + (bx - ax) * bend} ${bx} ${by}`;
}
