// Words in the picture, broken into lines that begin under one another.

import type { JSX } from "preact";

/** From the top of one line to the top of the next, in pixels. */
export const LINE = 19;

interface Props {
  x: number;
  y: number;
  lines: string[];
  /** What a pointer that rests on the words is told. */
  title?: string;
}

export function Lines({ x, y, lines, title }: Props): JSX.Element {
  return (
    <text x={x} y={y}>
      {title && <title>{title}</title>}
      {lines.map((line, i) => (
        <tspan key={line} x={x} dy={i ? LINE : 0}>
          {line}{" "}
        </tspan>
      ))}
    </text>
  );
}
