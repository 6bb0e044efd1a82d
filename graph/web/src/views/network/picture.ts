// What is shown, as it is to be drawn: things and links of a sight, the chosen thing, and what has a link with it.
import type { Thing } from "../../graph/document";
import type { Sight, Spot } from "./near";
import { type Group, grouped, type Line, linesOf, touches } from "./strokes";

export class Picture {
  sight: Sight = { spots: [], edges: [], more: new Map(), centre: null };
  spots: ReadonlyMap<Thing, Spot> = new Map();
  /** The things in the order in which they may be named. */
  ranked: Spot[] = [];
  lines: Line[] = [];
  chosen: Spot | null = null;
  /** The chosen thing and its neighbours. */
  lit: ReadonlySet<Thing> = new Set();
  /** The lines that lie behind, and those of the chosen thing. */
  groups: { back: Group[]; front: Group[] } = { back: [], front: [] };

  show(sight: Sight): void {
    this.sight = sight;
    this.spots = new Map(sight.spots.map((spot) => [spot.thing, spot]));
    this.lines = linesOf(sight);
    const rank = ({ thing, kind, degree }: Spot) =>
      (thing === sight.centre ? 1e6 : 0) + degree + (kind === "viewpoint" || kind === "article" ? 40 : 0);
    this.ranked = [...sight.spots].sort((a, b) => rank(b) - rank(a) || (a.thing < b.thing ? -1 : 1));
    this.choose(this.chosen?.thing ?? null);
  }

  choose(thing: Thing | null): void {
    this.chosen = (thing !== null ? this.spots.get(thing) : null) ?? null;
    const mine = this.chosen?.thing;
    const front = mine ? this.lines.filter((line) => touches(line, mine)) : [];
    this.lit = new Set(mine ? [mine, ...front.flatMap(({ edge }) => [edge.source, edge.target])] : []);
    this.groups = { back: grouped(mine ? this.lines.filter((line) => !touches(line, mine)) : this.lines), front: grouped(front) };
  }

  /** Whether a neighbourhood is shown; else it is the whole. */
  get near(): boolean {
    return this.sight.centre !== null;
  }

  /** How strongly a thing is drawn. */
  strength(thing: Thing): number {
    return this.chosen && !this.near && !this.lit.has(thing) ? 0.22 : 1;
  }

  /** How strongly the lines behind are drawn. */
  get behind(): number {
    return !this.chosen ? 1 : this.near ? 0.3 : 0.12;
  }
}
