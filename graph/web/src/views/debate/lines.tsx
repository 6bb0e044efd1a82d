// The steps of reasoning between two columns of claims, drawn where the claims stand on the page.

import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import { attacking, type Crossing, inferred } from "../../graph/debate";
import type { Thing } from "../../graph/document";
import { gather } from "../../graph/gather";
import { worded } from "../../language/words";

const WORDS = worded(debate.lines);
const PORT = 13;
const EDGE = 4;

interface Line {
  crossing: Crossing;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
interface Drawn {
  width: number;
  height: number;
  lines: Line[];
}

export function CrossingLines({
  crossings,
  frame,
  hot,
}: {
  crossings: Crossing[];
  frame: RefObject<HTMLDivElement | null>;
  hot: Thing | null;
}): JSX.Element {
  const { tongue } = useExplorer();
  const [drawn, setDrawn] = useState<Drawn>({ width: 0, height: 0, lines: [] });
  useLayoutEffect(() => {
    const measure = () => setDrawn(draw(frame.current!, crossings));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame.current!);
    for (const claim of frame.current!.querySelectorAll("[data-claim]")) observer.observe(claim);
    return () => observer.disconnect();
  }, [crossings.map(({ step, from }) => step.argument + from).join(" "), tongue.lang]);
  const some = drawn.lines.some(({ crossing }) => crossing.from === hot || crossing.to === hot);
  if (!crossings.length)
    return (
      <div class="gap">
        <span class="versus" aria-hidden="true">
          ⇄
        </span>
      </div>
    );
  return (
    <div class="gap">
      <span class="versus narrow" aria-hidden="true">
        ⇄
      </span>
      <svg
        class="crossings"
        width={drawn.width}
        height={drawn.height}
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        role="img"
        aria-label={tongue.t(WORDS.picture, crossings.length)}
      >
        {drawn.lines.map((line) => (
          <Drawing
            key={line.crossing.step.argument + line.crossing.from}
            line={line}
            faint={some && line.crossing.from !== hot && line.crossing.to !== hot}
          />
        ))}
      </svg>
    </div>
  );
}

/** A curve with an arrow at the claim it leads to, and a sign of its kind near the claim it starts from. */
function Drawing({ line, faint }: { line: Line; faint: boolean }): JSX.Element {
  const { crossing, x1, y1, x2, y2 } = line;
  const bend = (x2 - x1) * 0.45;
  const direction = Math.sign(x2 - x1);
  const curve = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - direction * 7} ${y2}`;
  const [x, y] = along(0.3, [x1, x1 + bend, x2 - bend, x2], [y1, y1, y2, y2]);
  const kind = attacking(crossing) ? "attacks" : "supports";
  return (
    <g class={faint ? "faint" : undefined}>
      <path class={inferred(crossing) ? `${kind} inferred` : kind} d={curve} />
      <path class={`head ${kind}`} d={`M${x2} ${y2}l${-direction * 9} -4.5v9z`} />
      <circle class="ground" cx={x} cy={y} r="8" />
      <text class={kind} x={x} y={y} text-anchor="middle" dominant-baseline="central">
        {attacking(crossing) ? "✕" : "✚"}
      </text>
    </g>
  );
}

type Four = [number, number, number, number];

/** A point of a Bézier curve. */
function along(t: number, xs: Four, ys: Four): [number, number] {
  const at = ([a, b, c, d]: Four) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
  return [at(xs), at(ys)];
}

/**
 * Where the lines run: each claim gives every line a port of its own, in the order of the other ends, so that lines of one claim do not
 * lie on each other.
 */
function draw(frame: HTMLElement, crossings: Crossing[]): Drawn {
  const gap = frame.querySelector(".gap")!.getBoundingClientRect();
  const boxes = new Map(
    [...frame.querySelectorAll<HTMLElement>("[data-claim]")].map((element) => [element.dataset.claim!, element.getBoundingClientRect()]),
  );
  const known = crossings.filter(({ from, to }) => boxes.has(from) && boxes.has(to));
  const middle = (claim: Thing) => (boxes.get(claim)!.top + boxes.get(claim)!.bottom) / 2 - gap.top;
  const onLeft = (claim: Thing) => boxes.get(claim)!.left < gap.left;
  const ends = gather(
    known.flatMap((crossing) => [
      { claim: crossing.from, crossing, other: crossing.to },
      { claim: crossing.to, crossing, other: crossing.from },
    ]),
    (end) => end.claim,
  );
  for (const list of ends.values()) list.sort((a, b) => middle(a.other) - middle(b.other));
  const port = (claim: Thing, crossing: Crossing) => {
    const list = ends.get(claim)!;
    const at = list.findIndex((end) => end.crossing === crossing);
    return middle(claim) + (at - (list.length - 1) / 2) * Math.min(PORT, (boxes.get(claim)!.height - 6) / list.length);
  };
  const x = (claim: Thing) => (onLeft(claim) ? EDGE : gap.width - EDGE);
  return {
    width: gap.width,
    height: gap.height,
    lines: known.map((crossing) => ({
      crossing,
      x1: x(crossing.from),
      y1: port(crossing.from, crossing),
      x2: x(crossing.to),
      y2: port(crossing.to, crossing),
    })),
  };
}
