// What hangs together with what: the neighbourhood of a thing, cut where it would be a crowd, and laid out in rings.
import type { Edge, Node, Thing } from "../../graph/document";
import { push } from "../../graph/gather";
import type { Graph } from "../../graph/graph";
import { KINDS } from "../../language/kinds";

/** A thing in its place on the plane. */
export interface Spot {
  thing: Thing;
  kind: string;
  x: number;
  y: number;
  size: number;
  degree: number;
}

/** What is looked at: things, the links among them, and what was left out beside the thing that it hangs on. */
export interface Sight {
  spots: Spot[];
  edges: Edge[];
  more: Map<Thing, Thing[]>;
  centre: Thing | null;
}

/** Above so many things the whole is no picture: the view shows neighbourhoods only, and the document holds no places. */
export const LIMIT = 1500;
/** How many things each ring takes at the most: a neighbourhood is about 150 things. */
const ROOM = [60, 60, 30];
export const MOST_STEPS = ROOM.length;

export class Ties {
  private readonly edges = new Map<Thing, Edge[]>();
  /** The things by how many links they have, most first. */
  readonly connected: Thing[];
  /** How many there are of each kind, in the whole graph. */
  readonly counts = { nodes: new Map<string, number>(), edges: new Map<string, number>() };

  constructor(private readonly graph: Graph) {
    for (const edge of graph.edges) {
      push(this.edges, edge.source, edge);
      if (edge.target !== edge.source) push(this.edges, edge.target, edge);
    }
    for (const { kind } of graph.nodes) this.counts.nodes.set(kind, (this.counts.nodes.get(kind) ?? 0) + 1);
    for (const { kind } of graph.edges) this.counts.edges.set(kind, (this.counts.edges.get(kind) ?? 0) + 1);
    this.connected = graph.nodes.map((node) => node.node).sort((a, b) => this.degree(b) - this.degree(a) || (a < b ? -1 : 1));
  }

  of = (thing: Thing): Edge[] => this.edges.get(thing) ?? [];
  degree = (thing: Thing): number => this.edges.get(thing)?.length ?? 0;
  other = (edge: Edge, thing: Thing): Thing => (edge.source === thing ? edge.target : edge.source);

  /** The whole network in the places that the document gives. */
  whole(hidden: ReadonlySet<string>): Sight {
    const kept = this.graph.nodes.filter((node) => !hidden.has(node.kind));
    return this.sight(
      kept.map((node) => this.spot(node, node)),
      hidden,
      new Map(),
      null,
    );
  }

  /** What is at the most so many steps from a thing, around it in rings. */
  near(centre: Thing, steps: number, hidden: ReadonlySet<string>): Sight {
    const { rings, parents, more } = this.rings(centre, steps, hidden);
    const places = laidOut(rings, parents, (thing) => KINDS.indexOf(this.graph.node.get(thing)!.kind as (typeof KINDS)[number]));
    const spots = rings.flat().map((thing) => this.spot(this.graph.node.get(thing)!, places.get(thing)!));
    return this.sight(spots, hidden, more, centre);
  }

  private spot({ node, kind, size }: Node, { x, y }: { x: number; y: number }): Spot {
    return { thing: node, kind, x, y, size, degree: this.degree(node) };
  }

  private sight(spots: Spot[], hidden: ReadonlySet<string>, more: Map<Thing, Thing[]>, centre: Thing | null): Sight {
    const shown = new Set(spots.map((spot) => spot.thing));
    const edges = spots.flatMap(({ thing }) =>
      this.of(thing).filter((edge) => edge.source === thing && shown.has(edge.target) && !hidden.has(edge.kind)),
    );
    return { spots, edges, more, centre };
  }

  private rings(centre: Thing, steps: number, hidden: ReadonlySet<string>) {
    const rings: Thing[][] = [[centre]];
    const parents = new Map<Thing, Thing>();
    const more = new Map<Thing, Thing[]>();
    const seen = new Set([centre]);
    for (let step = 0; step < Math.min(steps, MOST_STEPS); step++) {
      const inner = rings[step]!;
      const room = ROOM[step]!;
      const ring: Thing[] = [];
      inner.forEach((thing, i) => {
        const fresh = this.neighbours(thing, hidden).filter((other) => !seen.has(other));
        // Each gets its share of the room that is left, so that one hub does not take it all.
        const taken = fresh.slice(0, Math.ceil((room - ring.length) / (inner.length - i)));
        for (const other of taken) {
          seen.add(other);
          parents.set(other, thing);
          ring.push(other);
        }
        if (taken.length < fresh.length) more.set(thing, fresh.slice(taken.length));
      });
      if (!ring.length) break;
      rings.push(ring);
    }
    for (const [thing, others] of more) {
      const left = others.filter((other) => !seen.has(other));
      if (left.length) more.set(thing, left);
      else more.delete(thing);
    }
    return { rings, parents, more };
  }

  /** The things beside a thing, each once: of each kind of link one in turn, the most connected first, so that a few show what there is. */
  private neighbours(thing: Thing, hidden: ReadonlySet<string>): Thing[] {
    const byKind = new Map<string, Set<Thing>>();
    for (const edge of this.of(thing)) {
      const other = this.other(edge, thing);
      const node = this.graph.node.get(other);
      if (!node || other === thing || hidden.has(edge.kind) || hidden.has(node.kind)) continue;
      const key = `${edge.kind} ${edge.source === thing}`;
      byKind.set(key, (byKind.get(key) ?? new Set()).add(other));
    }
    const kinds = [...byKind.keys()]
      .sort()
      .map((key) => [...byKind.get(key)!].sort((a, b) => this.degree(b) - this.degree(a) || (a < b ? -1 : 1)));
    const found = new Set<Thing>();
    for (let turn = 0; kinds.some((list) => turn < list.length); turn++)
      for (const list of kinds) if (turn < list.length) found.add(list[turn]!);
    return [...found];
  }
}

const GAP = 170;
const SPACE = 46;

/** Places in rings around the first: what hangs on one thing stands together, and in it one kind beside the other. */
function laidOut(rings: Thing[][], parents: Map<Thing, Thing>, rank: (thing: Thing) => number): Map<Thing, { x: number; y: number }> {
  const children = new Map<Thing, Thing[]>();
  for (const [child, parent] of parents) push(children, parent, child);
  for (const list of children.values()) list.sort((a, b) => rank(a) - rank(b));
  const leaves = new Map<Thing, number>();
  for (const thing of rings.flat().reverse())
    leaves.set(
      thing,
      Math.max(
        1,
        (children.get(thing) ?? []).reduce((sum, child) => sum + leaves.get(child)!, 0),
      ),
    );
  const radii = [0];
  for (const ring of rings.slice(1)) radii.push(Math.max(radii[radii.length - 1]! + GAP, (ring.length * SPACE) / (2 * Math.PI * 1.2)));
  const places = new Map<Thing, { x: number; y: number }>();
  const place = (thing: Thing, depth: number, from: number, to: number, number: number) => {
    // In a crowded ring every other thing stands a little further out.
    const out = radii[depth]! + (rings[depth]!.length > 24 && number % 2 ? SPACE * 1.1 : 0);
    const angle = (from + to) / 2;
    places.set(thing, { x: Math.round(Math.cos(angle) * out), y: Math.round(Math.sin(angle) * out) });
    let at = from;
    (children.get(thing) ?? []).forEach((child, i) => {
      const end = at + ((to - from) * leaves.get(child)!) / leaves.get(thing)!;
      place(child, depth + 1, at, end, i);
      at = end;
    });
  };
  place(rings[0]![0]!, 0, -Math.PI / 2, Math.PI * 1.5, 0);
  return places;
}
