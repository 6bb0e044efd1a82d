// How things are drawn: cards with a bar that says who stands behind them, filled bars of viewpoints, pills of voices, frames, bubbles.
import type { JSX } from "preact";
import { NAME } from "./box";
import { BAR, FACE, isolated, LINE, PAD, SMALL, TAG } from "./item";
import { widthOf } from "./measure";
import type { Bubble, Frame, Node, Scene } from "./scene";

const BASE = 0.93; // from the top of a line to its letters' foot

/** The frames of a picture, beneath all else. */
export function Frames({ scene: { frames, size } }: { scene: Scene }): JSX.Element {
  return (
    <>
      {frames.map(({ theme, empty, x, y, w, h }) => (
        <rect key={theme} class={empty ? "frame empty" : "frame"} x={x} y={y} width={w} height={h} rx={size * 0.55} />
      ))}
    </>
  );
}

/** The name of a frame and its number of claims; the frame itself lies beneath the links. */
export function FrameShape({ frame, size, pad }: { frame: Frame; size: number; pad: number }): JSX.Element {
  const { x, y, w, title, count } = frame;
  return (
    <>
      <rect class="hit" x={x} y={y} width={w} height={(0.5 + title.length * NAME.line) * size} />
      <text class="bold" font-size={size * NAME.size}>
        {title.map((line, i) => (
          <tspan key={line} x={x + pad * size} y={y + (0.75 + (i + BASE) * NAME.line * NAME.size - 0.1) * size}>
            {`${line} `}
          </tspan>
        ))}
      </text>
      {count && (
        <text
          class="plain quiet"
          font-size={size * NAME.small}
          text-anchor="end"
          x={x + w - pad * size}
          y={y + (0.75 + BASE * NAME.line * NAME.size - 0.1) * size}
        >
          {count}
        </text>
      )}
    </>
  );
}

/** A thing of the picture, by its kind. */
export function NodeShape({ node }: { node: Node }): JSX.Element {
  const { kind } = node.cell.item;
  return kind === "claim" ? <Card node={node} /> : kind === "viewpoint" ? <Bar node={node} /> : <Pill node={node} />;
}

function Card({ node }: { node: Node }): JSX.Element {
  const { x, y, w, h, size, cell } = node;
  const { item, lines, tag } = cell;
  const left = x + (BAR + PAD.left) * size;
  const top = y + (PAD.top + tag.length * TAG * LINE) * size;
  const bar = BAR * size;
  return (
    <>
      <rect class="leaf" x={x} y={y} width={w} height={h} rx={4} />
      <path class="who" d={`M${x + 4} ${y}H${x + bar}V${y + h}H${x + 4}A4 4 0 0 1 ${x} ${y + h - 4}V${y + 4}A4 4 0 0 1 ${x + 4} ${y}Z`} />
      {tag.length > 0 && (
        <text class="bold tag" font-size={size * TAG}>
          {tag.map((line, i) => (
            <tspan key={i} x={left} y={y + (PAD.top + (i * LINE + BASE) * TAG) * size}>
              {i < tag.length - 1 ? `${line} ` : line}
            </tspan>
          ))}
        </text>
      )}
      <text class="words" font-size={size} lang={item.lang ?? undefined}>
        {lines.map((line, i) => (
          <tspan key={i} x={left} y={top + (i * LINE + BASE) * size}>
            {`${isolated(line, item.rtl)} `}
          </tspan>
        ))}
      </text>
      {item.place && (
        <text
          class="plain quiet"
          font-size={size * SMALL}
          text-anchor="end"
          x={x + w - PAD.right * size}
          y={y + h - (PAD.bottom + 0.08) * size}
        >
          {item.place}
        </text>
      )}
    </>
  );
}

function Bar({ node }: { node: Node }): JSX.Element {
  const { x, y, w, h, size, cell } = node;
  const type = size * cell.scale;
  const top = y + (h - cell.lines.length * LINE * type) / 2;
  return (
    <>
      <rect class="filled" x={x} y={y} width={w} height={h} rx={3} />
      <text class="bold on-filled" font-size={type} text-anchor="middle" lang={cell.item.lang ?? undefined}>
        {cell.lines.map((line, i) => (
          <tspan key={i} x={x + w / 2} y={top + (i * LINE + BASE) * type}>
            {`${isolated(line, cell.item.rtl)} `}
          </tspan>
        ))}
      </text>
    </>
  );
}

function Pill({ node }: { node: Node }): JSX.Element {
  const { x, y, w, h, size, cell } = node;
  const type = size * cell.scale;
  const leading = 1.2 * type;
  const top = y + (h - cell.lines.length * leading) / 2;
  const last = cell.lines.at(-1) ?? "";
  const left = x + (1.5 / 2) * size;
  return (
    <>
      <rect class="pill" x={x} y={y} width={w} height={h} rx={Math.min(h / 2, size * 1.2)} />
      <text class="plain" font-size={type} lang={cell.item.lang ?? undefined}>
        {cell.lines.map((line, i) => (
          <tspan key={i} x={left} y={top + i * leading + 0.9 * type}>
            {`${isolated(line, cell.item.rtl)} `}
          </tspan>
        ))}
      </text>
      {cell.item.count && (
        <text
          class="plain quiet"
          font-size={size * SMALL}
          x={left + (widthOf(`${last} `, FACE.voice) * cell.scale + 0.05) * size}
          y={top + (cell.lines.length - 1) * leading + 0.9 * type}
        >
          {cell.item.count}
        </text>
      )}
    </>
  );
}

export function BubbleShape({ bubble, size }: { bubble: Bubble; size: number }): JSX.Element {
  const { x, y, h, r, claims, title, key } = bubble;
  const middle = y + h / 2;
  const leading = NAME.line * size * 0.9;
  return (
    <>
      <circle class={key ? "bubble key" : "bubble"} cx={x + r} cy={middle} r={r} />
      <text class={key ? "bold on-key" : "bold"} font-size={size * 0.85} text-anchor="middle" x={x + r} y={middle + size * 0.3}>
        {claims}
      </text>
      <text class={key ? "bold" : "plain"} font-size={size * 0.9}>
        {title.map((line, i) => (
          <tspan key={i} x={x + 2 * r + size * 0.4} y={middle + (i - (title.length - 1) / 2) * leading + size * 0.3}>
            {`${line} `}
          </tspan>
        ))}
      </text>
    </>
  );
}
