// A picture as it is sent on: what it says above it, the drawing, what its signs mean and where it comes from below.
import type { ComponentChildren, JSX, RefObject } from "preact";
import type { Family } from "../graph/picture";
import { pathOf } from "./lines";
import { broken, type Face, widthOf } from "./measure";
import type { Scene } from "./scene";

export interface Sample {
  kind: Family | "viewpoint" | "claim" | "voice" | "inferred";
  words: string;
}
export interface Caption {
  title: string;
  second: string | null;
  samples: Sample[];
  source: string;
  /** Where it is found, in no language. */
  address?: string;
}
interface Block {
  lines: string[];
  size: number;
  leading: number;
}
export interface Frame {
  title: Block;
  second: Block | null;
  top: number;
  bottom: number;
  samples: { x: number; y: number; sample: Sample }[];
  source: Block;
  address: Block | null;
  /** The size of what explains and of where it is from. */
  small: number;
  /** How far behind the source's last line the address begins; null where it stands below. */
  beside: number | null;
}

const SAMPLE = 30;
const BETWEEN = 16; // one sample and the next

/** The sizes of the type above and below a picture in a room; in a low one a title of three lines is smaller. */
const LOW = 640;
const typeFor = ({ width, height }: Place) => ({ title: width < 600 ? 18 : width < 900 || height < LOW ? 20 : 23, small: 12 });
interface Place {
  width: number;
  height: number;
}

/** How much room what is said above and below takes, before anything is drawn. */
export function framed({ title, second, samples, source, address }: Caption, room: Place, wanted = typeFor(room)): Frame {
  const { width, height } = room;
  const { small } = wanted;
  const size =
    width >= 600 && height < LOW && block(title, wanted.title, width, "title").lines.length > 2 ? wanted.title * 0.9 : wanted.title;
  const heading = block(title, size, width, "title");
  const under = second ? block(second, Math.round(size * 0.68), width, "bold") : null;
  const top = heightOf(heading) + (under ? heightOf(under) + 4 : 0) + 12;
  const placed: Frame["samples"] = [];
  let [x, y] = [0, 0];
  for (const sample of samples) {
    const wide = SAMPLE + 6 + widthOf(sample.words, "plain") * small;
    if (x && x + wide > width) [x, y] = [0, y + small + 8];
    placed.push({ x, y, sample });
    x += wide + BETWEEN;
  }
  const from = block(source, small - 0.5, width, "plain");
  const found = address ? block(address, small - 0.5, width, "plain") : null;
  // The address stands behind the source where there is room for both.
  const behind = widthOf(`${from.lines.at(-1)} · `, "plain") * from.size;
  const beside = found && behind + widthOf(address!, "plain") * from.size <= width ? behind : null;
  const bottom = 14 + (samples.length ? y + small + 8 : 0) + heightOf(from) + (found && beside === null ? heightOf(found) : 0) + 4;
  return { title: heading, second: under, top, bottom, samples: placed, source: from, address: found, small, beside };
}

function block(text: string, size: number, width: number, face: Face): Block {
  return { lines: broken(text, width / size, face).lines, size, leading: size * 1.25 };
}
const heightOf = ({ lines, leading }: Block): number => lines.length * leading;

/** The whole as one SVG; `children` draw the scene. */
export function Poster({
  scene,
  frame,
  label,
  place,
  children,
  ...rest
}: {
  scene: Scene;
  frame: Frame;
  label: string;
  place?: RefObject<SVGSVGElement | null>;
  children: ComponentChildren;
  onKeyDown?: (event: KeyboardEvent) => void;
}): JSX.Element {
  const height = frame.top + scene.height + frame.bottom;
  const { width } = scene;
  const below = frame.address && frame.beside === null ? heightOf(frame.address) : 0;
  return (
    <svg
      ref={place}
      class="poster"
      role="group"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...rest}
    >
      <g aria-hidden="true">
        <Lines block={frame.title} y={0} face="title" />
        {frame.second && <Lines block={frame.second} y={heightOf(frame.title) + 4} face="bold second" />}
      </g>
      <g transform={`translate(0 ${frame.top})`}>{children}</g>
      <g aria-hidden="true" transform={`translate(0 ${frame.top + scene.height + 14})`}>
        {frame.samples.map(({ x, y, sample }) => (
          <g key={sample.kind} transform={`translate(${x} ${y})`}>
            <Sign kind={sample.kind} />
            <text class="plain" font-size={frame.small} x={SAMPLE + 6} y={8 + frame.small / 3}>
              {sample.words}
            </text>
          </g>
        ))}
        <Lines block={frame.source} y={frame.bottom - 18 - heightOf(frame.source) - below} face="plain quiet" />
        {frame.address && frame.beside === null && (
          <Lines block={frame.address} y={frame.bottom - 18 - below} face="plain quiet" lang="en" />
        )}
        {frame.address && frame.beside !== null && (
          <g transform={`translate(${frame.beside} 0)`}>
            <Lines block={frame.address} y={frame.bottom - 18 - frame.address.leading} face="plain quiet" lang="en" />
          </g>
        )}
      </g>
    </svg>
  );
}

function Lines({ block: { lines, size, leading }, y, face, lang }: { block: Block; y: number; face: string; lang?: string }): JSX.Element {
  return (
    <text class={face} font-size={size} lang={lang}>
      {lines.map((line, i) => (
        <tspan key={i} x={0} y={y + size * 0.95 + i * leading}>
          {`${line} `}
        </tspan>
      ))}
    </text>
  );
}

/** A sample of each kind of thing and of link. */
function Sign({ kind }: { kind: Sample["kind"] }): JSX.Element {
  const line = pathOf([
    { x: 1, y: 8 },
    { x: SAMPLE - 2, y: 8 },
  ]);
  if (kind === "viewpoint") return <rect class="filled" x={3} y={2} width={24} height={12} rx={2} />;
  if (kind === "voice") return <rect class="pill" x={3} y={2} width={24} height={12} rx={6} />;
  if (kind === "claim")
    return (
      <g class="by-asserts">
        <rect class="leaf" x={3} y={2} width={24} height={12} rx={2} />
        <path class="who" d="M3 2h4v12h-4z" />
      </g>
    );
  if (kind === "inferred")
    return (
      <>
        <g class="link for inferred">
          <path class="stem" d="M1 5H28" stroke-width={1.3} />
        </g>
        <g class="link against inferred">
          <path class="stem" d="M1 11H28" stroke-width={1.3} />
        </g>
      </>
    );
  return (
    <g class={`link ${kind}`}>
      <path class="stem" d={line} stroke-width={kind === "says" ? 1.3 : 2.2} />
      {kind === "for" && <path class="head" d="M29 8L21 4.2V11.8Z" />}
      {kind === "against" && <path class="bar" d="M3 2.5V13.5M26 2.5V13.5" />}
    </g>
  );
}
