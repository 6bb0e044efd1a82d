// The argument as a picture: boxes with their words, lines that say whether a step is stated or inferred, marks where it is weak.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { beside, useExplorer } from "../../explorer";
import { attacks, type Break, inferred, type Part } from "../../graph/chains";
import type { Thing } from "../../graph/document";
import type { Graph } from "../../graph/graph";
import { STANCES } from "../../graph/stance";
import { local, short } from "../../graph/thing";
import { claimName } from "../../language/holding";
import type { Tongue } from "../../language/tongue";
import { level, spline } from "../../parts/curves";
import { Pan } from "../../parts/pan";
import { type Box, boxWidth, type Joint, LINE, type Line, layout, PAD, type Place, SIZE } from "./layout";
import { WORDS } from "./words";

interface Drawing {
  part: Part;
  flaws: Map<Thing, Break[]>;
  /** How wide it may be. */
  width: number;
  /** How many steps are drawn: it stays so when a claim is chosen, though there is less room then. */
  depth: string;
}

export function Drawing({ part, flaws, width: room, depth }: Drawing): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const plan = useMemo(
    () =>
      layout(
        graph,
        tongue,
        part,
        (claim) => ({ who: holders(graph, tongue, claim), flag: flagged(tongue, flaws.get(claim)) }),
        boxWidth(graph, tongue, part, room),
      ),
    [graph, tongue, part, flaws, room],
  );
  const label = tongue.t(WORDS.picture, part.claims.length, part.steps.length);
  const chosen = plan.boxes.find((box) => box.claim === state.node) ?? plan.boxes.find((box) => box.claim === part.root)!;
  return (
    <Pan label={label} width={plan.width} height={plan.height} eye={{ x: chosen.x, y: chosen.y, key: `${chosen.claim} ${part.root}` }}>
      {({ width, height }) => (
        <svg viewBox={`0 0 ${plan.width} ${plan.height}`} width={width} height={height} role="group" aria-label={label}>
          {plan.lines.map((one) => (
            <Path key={`${one.step.argument} ${one.points[0]!.x},${one.points[0]!.y}`} line={one} />
          ))}
          {plan.joints.map((one) => (
            <JointMark key={one.step.argument} joint={one} />
          ))}
          {plan.boxes.map((box) => (
            <BoxMark key={box.claim} box={box} part={part} weak={flaws.get(box.claim)} depth={depth} />
          ))}
        </svg>
      )}
    </Pan>
  );
}

/** Who holds it, and how surely where that is not certain. */
function holders(graph: Graph, tongue: Tongue, claim: Thing): string {
  const positions = graph.positionsOf.get(claim) ?? [];
  const [first, ...others] = new Set(positions.map((position) => position.holder));
  if (!first) return "";
  const unsure = positions.every(({ certainty }) => local(certainty) !== "certain") ? ` · ${tongue.name(positions[0]!.certainty)}` : "";
  return `${tongue.name(first)}${others.length ? ` +${others.length}` : ""}${unsure}`;
}

const flagged = (tongue: Tongue, flaws: Break[] = []): string => flaws.map((one) => tongue.t(WORDS[`flag_${one.flaw}`])).join(" · ");

function Path({ line: { step, points, last, back: returns } }: { line: Line }): JSX.Element {
  const kind = attacks(step) ? "attack" : "support";
  return (
    <g class={`step ${kind} ${inferred(step) ? "inferred" : "explicit"}`}>
      <path class="way" d={(returns ? spline : level)(points)} />
      {last && <path class="end" d={(attacks(step) ? bar : arrow)(end(points, returns))} />}
    </g>
  );
}

interface End {
  x: number;
  y: number;
  dx: number;
  dy: number;
}

/** The end of a line and the direction in which it comes in: level, unless it goes back. */
function end(points: Place[], returns: boolean): End {
  const [before, tip] = [points[points.length - 2]!, points[points.length - 1]!];
  if (!returns) return { x: tip.x, y: tip.y, dx: 1, dy: 0 };
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  return { x: tip.x, y: tip.y, dx: (tip.x - before.x) / length, dy: (tip.y - before.y) / length };
}

const arrow = ({ x, y, dx, dy }: End): string =>
  `M${x} ${y}L${x - 9 * dx - 4.5 * dy} ${y - 9 * dy + 4.5 * dx}L${x - 9 * dx + 4.5 * dy} ${y - 9 * dy - 4.5 * dx}Z`;

const bar = ({ x, y, dx, dy }: End): string =>
  `M${x - 3 * dx - 7 * dy} ${y - 3 * dy + 7 * dx}L${x - 3 * dx + 7 * dy} ${y - 3 * dy - 7 * dx}`;

function JointMark({ joint: { step, word, joint, x, y, width } }: { joint: Joint }): JSX.Element | null {
  if (!word) return joint ? <circle class="joint" cx={x} cy={y} r={4.5} /> : null;
  return (
    <g class={`word ${attacks(step) ? "attack" : "support"}`}>
      <rect x={x - width / 2} y={y - 11} width={width} height={22} rx={11} />
      <text x={x} y={y + 4} text-anchor="middle">
        {word}
      </text>
    </g>
  );
}

function BoxMark({ box, part, weak, depth }: { box: Box; part: Part; weak: Break[] | undefined; depth: string }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const [left, top] = [box.x - box.width / 2, box.y - box.height / 2];
  const positions = graph.positionsOf.get(box.claim) ?? [];
  const position = positions[0];
  const foot = top + PAD + box.lines.length * LINE + 15;
  const chosen = state.node === box.claim;
  const tensions = graph.tensionsOf.get(box.claim)?.length ?? 0;
  const beyond = part.beyond.get(box.claim);
  return (
    <g class={`box${box.claim === part.root ? " root" : ""}${chosen ? " chosen" : ""}${weak ? " weak" : ""}`}>
      <a href={beside(explorer, { node: box.claim, filters: { root: short(part.root), depth } })} aria-current={chosen || undefined}>
        <title>
          {spokenBox(
            tongue,
            box,
            positions.map((one) => `${tongue.name(one.holder)}: ${tongue.name(one.stance)}, ${tongue.name(one.certainty)}`),
          )}
        </title>
        <rect x={left} y={top} width={box.width} height={box.height} rx={7} />
        {box.lines.map((words, i) => (
          <text key={i} x={left + PAD} y={top + PAD + 11 + i * LINE} font-size={SIZE}>
            {words}
          </text>
        ))}
        <text class="who" x={left + PAD} y={foot}>
          <tspan>{box.who} </tspan>
          {position && <tspan class={`side-${position.side}`}>{STANCES[local(position.stance)] ?? "·"} </tspan>}
        </text>
        {box.flag && (
          <text class={`flag${weak?.some((one) => one.flaw !== "inferred_only") ? "" : " mild"}`} x={left + PAD} y={foot + LINE}>
            {box.flag}
          </text>
        )}
      </a>
      {tensions > 0 && (
        <Corner
          x={left + box.width - 17}
          y={top + box.height}
          link={beside(explorer, { view: "debate", node: box.claim })}
          words={tongue.t(WORDS.tension, tensions)}
          kind="tension"
        >
          ⚡
        </Corner>
      )}
      {beyond !== undefined && (
        <Corner
          x={part.up ? left + box.width + 9 : left - 9}
          y={box.y}
          link={beside(explorer, { node: box.claim, filters: { root: short(box.claim) } })}
          words={tongue.t(WORDS.further, tongue.number(beyond))}
          kind="further"
        >{`+${beyond}`}</Corner>
      )}
    </g>
  );
}

/** A small round link on the edge of a box. */
function Corner({
  x,
  y,
  link,
  words,
  kind,
  children,
}: {
  x: number;
  y: number;
  link: string;
  words: string;
  kind: string;
  children: string;
}): JSX.Element {
  return (
    <a href={link} class={`corner ${kind}`} aria-label={`${children} ${words}`}>
      <title>{words}</title>
      <circle cx={x} cy={y} r={12.5} />
      <text x={x} y={y + 4} text-anchor="middle">
        {children}
      </text>
    </a>
  );
}

const spokenBox = (tongue: Tongue, box: Box, voices: string[]): string =>
  [claimName(tongue, box.claim, true), ...voices, box.flag].filter(Boolean).join("\n");
