// The shape of each type of event: a diamond, a bar, a rounded bar, a thin line with caps; an arrow where it goes on.
import type { JSX } from "preact";
import type { Thing } from "../../graph/document";
import { local } from "../../graph/thing";

/** Whether a bar goes on beyond what is drawn, or has no end. */
export interface Ends {
  y: number;
  openLeft: boolean;
  openRight: boolean;
}

export function Shape({ type, x, width, y, openLeft, openRight }: { type: Thing; x: number; width: number } & Ends): JSX.Element {
  const kind = local(type);
  const mark = kind === "event" ? "event-mark" : kind;
  const right = x + width;
  const arrow = (
    <>
      {openLeft && <path class={`shape ${mark} on`} d={`M${x + 2} ${y - 6} L${x - 7} ${y} L${x + 2} ${y + 6} Z`} />}
      {openRight && <path class={`shape ${mark} on`} d={`M${right - 2} ${y - 6} L${right + 7} ${y} L${right - 2} ${y + 6} Z`} />}
    </>
  );
  if (!width) return arrow;
  const diamond = (at: number) => <path class="shape event-mark" d={`M${at} ${y - 6} L${at + 6} ${y} L${at} ${y + 6} L${at - 6} ${y} Z`} />;
  if (kind === "event" && width <= 24) return diamond(x);
  if (kind === "event")
    return (
      <>
        {diamond(x)}
        <rect class="shape event-mark" x={x} y={y - 1.5} width={width} height={3} />
        {diamond(right)}
        {arrow}
      </>
    );
  if (kind === "stage" || kind === "programme") {
    const half = kind === "stage" ? 5 : 4;
    return (
      <>
        <rect class={`shape ${kind}`} x={x} y={y - half} width={width} height={2 * half} rx={kind === "stage" ? 2 : 4} />
        {arrow}
      </>
    );
  }
  return (
    <>
      <rect class="shape period" x={x} y={y - 1.5} width={width} height={3} />
      {!openLeft && <path class="shape period" d={`M${x} ${y - 6} v12`} />}
      {!openRight && <path class="shape period" d={`M${right} ${y - 6} v12`} />}
      {arrow}
    </>
  );
}
