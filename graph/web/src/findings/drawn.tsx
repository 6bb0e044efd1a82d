// A scene drawn on the page: in the colours of its theme, with links.
import type { JSX } from "preact";

import type { Thing } from "../graph/document";
import { SHAPES } from "../parts/sign";
import type { Ink, Scene, Shape } from "./scene";
import { INK_OF } from "./signed";

/** What a drawing needs to know of where it is drawn. */
export interface Ways {
  href: (thing: Thing) => string;
  chosen: Thing | null;
  point: (thing: Thing | null) => void;
  /** What a link to a note says besides its number. */
  noted?: (note: Thing) => string | undefined;
}

const themed = (ink: Ink | "none" | undefined): string => (ink && ink !== "none" ? `var(--${ink})` : "none");

export function Drawn({ scene, ways }: { scene: Scene; ways: Ways }): JSX.Element {
  const { width, height, label, shapes } = scene;
  return (
    <svg
      class="scene"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      width={width}
      height={Math.ceil(height)}
      role="group"
      aria-label={label}
    >
      {shapes.map((shape, i) => (
        <One key={i} shape={shape} ways={ways} />
      ))}
    </svg>
  );
}

function One({ shape, ways }: { shape: Shape; ways: Ways }): JSX.Element {
  switch (shape.is) {
    case "text":
      return (
        <text
          x={round(shape.x)}
          y={round(shape.y)}
          font-family={shape.serif ? "var(--serif)" : "var(--sans)"}
          font-size={shape.size}
          font-weight={shape.weight ?? 400}
          text-anchor={shape.anchor ?? "start"}
          fill={themed(shape.ink ?? "ink")}
          lang={shape.lang}
          {...(shape.halo ? { stroke: themed("raised"), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } : {})}
        >
          {/* The space parts one line from the next where they are read as one. */}
          {`${shape.words} `}
        </text>
      );
    case "box":
      return (
        <rect
          x={round(shape.x)}
          y={round(shape.y)}
          width={round(shape.width)}
          height={round(shape.height)}
          rx={shape.round ?? 0}
          fill={themed(shape.fill)}
          stroke={themed(shape.stroke)}
          stroke-width={shape.stroke ? (shape.thick ?? 1.4) : 0}
        />
      );
    case "path":
      return (
        <path
          class={shape.kind}
          d={shape.d}
          fill={themed(shape.fill)}
          stroke={themed(shape.stroke)}
          stroke-width={shape.stroke ? (shape.thick ?? 1.6) : 0}
          stroke-dasharray={shape.dash}
          stroke-linecap={shape.dash ? "round" : "butt"}
          stroke-linejoin="round"
        >
          {shape.says && <title>{shape.says}</title>}
        </path>
      );
    case "ring":
      return (
        <circle
          class="ring"
          data-of={shape.of}
          cx={round(shape.x)}
          cy={round(shape.y)}
          r={shape.radius}
          fill={themed("raised")}
          stroke={themed(shape.ink)}
          stroke-width={shape.radius * 0.2}
        />
      );
    case "sign":
      return <SignOf shape={shape} />;
    case "link":
      return <LinkOf shape={shape} ways={ways} />;
  }
}

function SignOf({ shape: { mark, x, y, size } }: { shape: Extract<Shape, { is: "sign" }> }): JSX.Element {
  const { solid, line } = SHAPES[mark];
  const ink = themed(INK_OF[mark]);
  return (
    <g class="mark" data-sign={mark} transform={`translate(${round(x)} ${round(y)}) scale(${round(size / 16)})`}>
      {solid && <path d={solid} fill={ink} stroke="none" />}
      {line && <path d={line} fill="none" stroke={ink} stroke-width={1.8} stroke-linejoin="round" stroke-linecap="round" />}
    </g>
  );
}

function LinkOf({ shape: { to, words, hit, shapes }, ways }: { shape: Extract<Shape, { is: "link" }>; ways: Ways }): JSX.Element {
  const inner = shapes.map((one, i) => <One key={i} shape={one} ways={ways} />);
  const note = ways.noted?.(to);
  return (
    <a
      href={ways.href(to)}
      aria-label={note ? `${words}: ${note}` : shapes.some((shape) => shape.is === "text" && shape.words) ? undefined : words}
      aria-current={ways.chosen === to || undefined}
      onMouseEnter={() => ways.point(to)}
      onMouseLeave={() => ways.point(null)}
      onFocus={() => ways.point(to)}
      onBlur={() => ways.point(null)}
    >
      <rect class="hit" x={round(hit.x)} y={round(hit.y)} width={round(hit.width)} height={round(hit.height)} fill="transparent" />
      {inner}
    </a>
  );
}

const round = (n: number): number => Math.round(n * 100) / 100;
