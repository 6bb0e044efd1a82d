// The shape of all reasoning at once: claims in layers from grounds to conclusions, islands packed beside each other.
import type { Chains } from "../../graph/chains";
import type { Thing } from "../../graph/document";
import { push } from "../../graph/gather";
import type { Place } from "./layout";

export interface Dot extends Place {
  claim: Thing;
}
export interface Overall {
  width: number;
  height: number;
  dots: Map<Thing, Dot>;
}

const ACROSS = 66;
const DOWN = 15;
/** A numbered dot is large enough for a finger. */
const LARGE = 32;
const GAP = 30;
/** Beside the largest island, smaller ones are drawn only up to so many claims in all. */
const MOST = 900;

/**
 * Layers by the longest way without going round in circles, and within a layer by where the neighbours stand: dagre would take a second
 * for what has no words.
 */
export function overall(found: Chains, width: number, large: Set<Thing>): Overall {
  const next = new Map<Thing, Thing[]>();
  for (const step of found.steps) for (const premise of found.premisesOf.get(step.argument) ?? []) push(next, premise, step.conclusion);
  const islands = islandsOf(next).map((claims) => island(claims, next));
  islands.sort((a, b) => b.size - a.size);
  let drawn = 0;
  const shown = islands.filter(({ size }, i) => {
    drawn += size;
    return i === 0 || drawn <= MOST;
  });
  return pack(shown, width, large);
}

function islandsOf(next: Map<Thing, Thing[]>): Thing[][] {
  const beside = new Map<Thing, Thing[]>();
  for (const [from, tos] of next) {
    for (const to of tos) {
      push(beside, from, to);
      push(beside, to, from);
    }
  }
  const seen = new Set<Thing>();
  const islands: Thing[][] = [];
  for (const start of beside.keys()) {
    if (seen.has(start)) continue;
    const claims = new Set([start]);
    for (const claim of claims) for (const other of beside.get(claim) ?? []) claims.add(other);
    for (const claim of claims) seen.add(claim);
    islands.push([...claims]);
  }
  return islands;
}

interface Island {
  layers: Thing[][];
  size: number;
}

function island(claims: Thing[], next: Map<Thing, Thing[]>): Island {
  const depth = layersOf(claims, next);
  const layers: Thing[][] = [];
  const least = Math.min(...depth.values());
  for (const claim of claims) {
    const layer = depth.get(claim)! - least;
    layers[layer] ??= [];
    layers[layer].push(claim);
  }
  const filled = layers.filter(Boolean);
  const beside = new Map<Thing, Thing[]>();
  for (const claim of claims) {
    for (const other of next.get(claim) ?? []) {
      push(beside, claim, other);
      push(beside, other, claim);
    }
  }
  for (let round = 0; round < 8; round++) settle(round % 2 ? filled : [...filled].reverse(), filled, beside);
  return { layers: filled, size: claims.length };
}

/**
 * Each claim right after the furthest of its grounds, and a mere ground right before what it leads to; a step back to a claim on the way
 * does not count.
 */
function layersOf(claims: Thing[], next: Map<Thing, Thing[]>): Map<Thing, number> {
  const before = new Map<Thing, Thing[]>();
  for (const claim of claims) for (const to of next.get(claim) ?? []) push(before, to, claim);
  const depth = new Map<Thing, number>();
  const open = new Set<Thing>();
  const visit = (claim: Thing): number => {
    const known = depth.get(claim);
    if (known !== undefined) return known;
    open.add(claim);
    const found = Math.max(0, ...(before.get(claim) ?? []).filter((from) => !open.has(from)).map((from) => visit(from) + 1));
    open.delete(claim);
    depth.set(claim, found);
    return found;
  };
  for (const claim of claims) visit(claim);
  for (const claim of claims)
    if (!before.has(claim)) depth.set(claim, Math.min(...(next.get(claim) ?? []).map((to) => depth.get(to)!)) - 1);
  return depth;
}

/** Orders each layer by the mean place of its neighbours, so that lines cross less. */
function settle(order: Thing[][], all: Thing[][], beside: Map<Thing, Thing[]>): void {
  const at = new Map<Thing, number>();
  const stand = (layer: Thing[]) => {
    for (const [i, claim] of layer.entries()) at.set(claim, (i + 0.5) / layer.length);
  };
  all.forEach(stand);
  for (const layer of order) {
    const mean = new Map(
      layer.map((claim) => {
        const places = (beside.get(claim) ?? []).map((other) => at.get(other)!);
        return [claim, places.length ? places.reduce((sum, one) => sum + one, 0) / places.length : at.get(claim)!];
      }),
    );
    layer.sort((a, b) => mean.get(a)! - mean.get(b)!);
    stand(layer);
  }
}

/** Islands in rows, the largest first; beside a tall one the small ones stand below each other. */
function pack(islands: Island[], width: number, large: Set<Thing>): Overall {
  const dots = new Map<Thing, Dot>();
  const slot = (claim: Thing) => (large.has(claim) ? LARGE : DOWN);
  const tall = (layer: Thing[]) => layer.reduce((sum, claim) => sum + slot(claim), 0);
  let [x, y, row, below, column] = [0, 0, 0, 0, 0];
  for (const { layers } of islands) {
    const across = Math.min(ACROSS, width / layers.length);
    const [wide, high] = [layers.length * across, Math.max(...layers.map(tall)) + DOWN];
    if (below + high > row || x + wide > width) [x, below, column] = [x + column, 0, 0];
    if (x + wide > width + 1) [x, y, row] = [0, y + row + GAP / 2, 0];
    layers.forEach((layer, i) => {
      let top = y + below + (high - tall(layer)) / 2;
      for (const claim of layer) {
        dots.set(claim, { claim, x: x + (i + 0.5) * across, y: top + slot(claim) / 2 });
        top += slot(claim);
      }
    });
    row = Math.max(row, high);
    below += high;
    column = Math.max(column, wide + GAP);
  }
  return { width, height: Math.ceil(y + row), dots };
}
