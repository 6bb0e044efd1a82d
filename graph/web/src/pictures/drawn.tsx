// A scene drawn: on the page in the colours of its theme, with links; in files in the light ones, with the signs as shapes.
import type { JSX } from "preact";

import type { Thing } from "../graph/document";
import { SHAPES } from "../parts/sign";
import { familyOf } from "./measure";
import type { Ink, Scene, Shape } from "./scene";

/** What a drawing needs to know of where it is drawn. */
export interface Ways {
  ink: (ink: Ink | "none" | undefined) => string;
  /** Where a link leads; none in files. */
  href?: (thing: Thing) => string;
  chosen?: Thing | null;
  point?: (thing: Thing | null) => void;
}

export const THEMED: Ways["ink"] = (ink) => (ink && ink !== "none" ? `var(--${ink})` : "none");

/** The light colours, as files have them on any ground. */
const LIGHT: Record<Ink, string> = {
  paper: "#fbfaf7",
  raised: "#ffffff",
  sunk: "#f1efe8",
  ink: "#1d1d1b",
  quiet: "#57554f",
  edge: "#857f73",
  hair: "#dcd8cd",
  accent: "#0b5f8a",
  "accent-ground": "#e4f0f6",
  second: "#1f6b42",
  conclusion: "#123f73",
  doubt: "#7d4c00",
  "doubt-ground": "#fff2d3",
  against: "#a5281b",
  "against-ground": "#fbeae7",
};
export const PLAIN: Ways["ink"] = (ink) => (ink && ink !== "none" ? LIGHT[ink] : "none");

export function Drawn({ scene, ways, title }: { scene: Scene; ways: Ways; title?: string }): JSX.Element {
  const { width, height, label, shapes } = scene;
  return (
    <svg
      class="scene"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      width={width}
      height={Math.ceil(height)}
      role={ways.href ? "group" : "img"}
      aria-label={label}
    >
      {title && <title>{title}</title>}
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
          font-family={ways.href ? (shape.serif ? "var(--serif)" : "var(--sans)") : familyOf(!!shape.serif)}
          font-size={shape.size}
          font-weight={shape.weight ?? 400}
          text-anchor={shape.anchor ?? "start"}
          fill={ways.ink(shape.ink ?? "ink")}
          lang={shape.lang}
        >
          {shape.words}
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
          fill={ways.ink(shape.fill)}
          stroke={ways.ink(shape.stroke)}
          stroke-width={shape.stroke ? (shape.thick ?? 1.4) : 0}
        />
      );
    case "path":
      return (
        <path
          d={shape.d}
          fill={ways.ink(shape.fill)}
          stroke={ways.ink(shape.stroke)}
          stroke-width={shape.stroke ? (shape.thick ?? 1.6) : 0}
          stroke-dasharray={shape.dash}
          stroke-linecap={shape.dash ? "round" : "butt"}
          stroke-linejoin="round"
        />
      );
    case "ring":
      return (
        <circle
          class="ring"
          data-of={shape.of}
          cx={round(shape.x)}
          cy={round(shape.y)}
          r={shape.radius}
          fill={ways.ink("raised")}
          stroke={ways.ink(shape.ink)}
          stroke-width={shape.radius * 0.2}
        />
      );
    case "sign":
      return <SignOf shape={shape} ways={ways} />;
    case "link":
      return <LinkOf shape={shape} ways={ways} />;
  }
}

const INKS = { doubt: "doubt", contradiction: "against", conclusion: "conclusion" } as const;

function SignOf({ shape: { mark, x, y, size }, ways }: { shape: Extract<Shape, { is: "sign" }>; ways: Ways }): JSX.Element {
  const { solid, line } = SHAPES[mark];
  const ink = ways.ink(INKS[mark]);
  return (
    <g class="mark" data-sign={mark} transform={`translate(${round(x)} ${round(y)}) scale(${round(size / 16)})`}>
      {solid && <path d={solid} fill={ink} stroke="none" />}
      {line && <path d={line} fill="none" stroke={ink} stroke-width={1.8} stroke-linejoin="round" stroke-linecap="round" />}
    </g>
  );
}

function LinkOf({ shape: { to, words, hit, shapes }, ways }: { shape: Extract<Shape, { is: "link" }>; ways: Ways }): JSX.Element {
  const inner = shapes.map((one, i) => <One key={i} shape={one} ways={ways} />);
  if (!ways.href) return <g>{inner}</g>;
  return (
    <a
      href={ways.href(to)}
      aria-label={words}
      aria-current={ways.chosen === to || undefined}
      onMouseEnter={() => ways.point?.(to)}
      onMouseLeave={() => ways.point?.(null)}
      onFocus={() => ways.point?.(to)}
      onBlur={() => ways.point?.(null)}
    >
      <title>{words}</title>
      <rect class="hit" x={round(hit.x)} y={round(hit.y)} width={round(hit.width)} height={round(hit.height)} fill="transparent" />
      {inner}
    </a>
  );
}

const round = (n: number): number => Math.round(n * 100) / 100;
