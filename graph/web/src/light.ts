// What is lit on the spine while something is pointed at: told beside the state, so that pointing draws nothing else anew.
import type { Thing } from "./graph/document";

export type Lit = ReadonlySet<Thing>;
const NONE: Lit = new Set();

export class Lamp {
  private readonly listeners = new Set<(lit: Lit) => void>();
  lit: Lit = NONE;

  /** Lights these sentences and no others; null lights none. */
  readonly light = (passages: readonly Thing[] | null): void => {
    if (!passages?.length && !this.lit.size) return;
    this.lit = passages?.length ? new Set(passages) : NONE;
    for (const listener of this.listeners) listener(this.lit);
  };

  /** Tells of each change; returns how to stop. */
  readonly follow = (listener: (lit: Lit) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
