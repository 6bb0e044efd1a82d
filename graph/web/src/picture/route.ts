// The ways of links: along a grid, around all cards, with few bends, few crossings, and no two on one lane.

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface End extends Rect {
  id: string;
}
export interface Wire {
  source: string;
  target: string;
  /** Later ones give way to earlier ones. */
  order: number;
}
export interface Point {
  x: number;
  y: number;
}
export interface Ground {
  width: number;
  height: number;
  step: number;
  ends: End[];
  /** What may be crossed, but rather not: titles. */
  avoid: Rect[];
  /** Along whose edges no link may seem to run. */
  frames: Rect[];
}

const COST = { step: 1, bend: 7, lane: 10, crossing: 5, avoid: 30, port: 14, close: 3, edge: 8 };
const MARGIN = 4;
const [RIGHT, DOWN, LEFT, UP] = [0, 1, 2, 3];
const DX = [1, 0, -1, 0];
const DY = [0, 1, 0, -1];

/** The way of each link, from the edge of its source to the edge of its target; null where there is none. */
export function routed(ground: Ground, wires: Wire[]): (Point[] | null)[] {
  const grid = new Grid(ground);
  const ways: (Point[] | null)[] = wires.map(() => null);
  const byId = new Map(ground.ends.map((end) => [end.id, end]));
  const far = ({ source, target }: Wire) => distance(byId.get(source)!, byId.get(target)!);
  const order = wires
    .map((wire, i) => ({ wire, i, far: far(wire) }))
    .sort((a, b) => a.wire.order - b.wire.order || a.far - b.far || a.i - b.i);
  for (const { wire, i } of order) ways[i] = grid.way(byId.get(wire.source)!, byId.get(wire.target)!);
  return ways;
}

const distance = (one: Rect, other: Rect): number =>
  Math.max(0, one.x - other.x - other.w, other.x - one.x - one.w) + Math.max(0, one.y - other.y - other.h, other.y - one.y - one.h);

/** A place at the side of a card from which a link can leave: the cell, the direction away, and the point on the card's edge. */
interface Port {
  cell: number;
  away: number;
  edge: Point;
  /** How far it is from the middle of its side. */
  off: number;
}

class Grid {
  private readonly columns: number;
  private readonly rows: number;
  private readonly blocked: Uint8Array;
  private readonly dear: Uint8Array;
  private readonly close: Uint8Array;
  private readonly edges: [Uint8Array, Uint8Array];
  private readonly lanes: [Uint8Array, Uint8Array];
  private readonly used: Uint8Array;
  private readonly cost: Float32Array;
  private readonly from: Int32Array;

  constructor(private readonly ground: Ground) {
    const { width, height, step, ends, avoid, frames } = ground;
    this.columns = Math.floor(width / step) + 1;
    this.rows = Math.floor(height / step) + 1;
    const cells = this.columns * this.rows;
    this.blocked = new Uint8Array(cells);
    this.dear = new Uint8Array(cells);
    this.close = new Uint8Array(cells);
    this.edges = [new Uint8Array(cells), new Uint8Array(cells)];
    this.lanes = [new Uint8Array(cells), new Uint8Array(cells)];
    this.used = new Uint8Array(cells);
    this.cost = new Float32Array(cells * 4);
    this.from = new Int32Array(cells * 4);
    for (const end of ends) {
      this.mark(this.blocked, end, MARGIN);
      this.mark(this.close, end, MARGIN + step);
    }
    for (const { x, y, w, h } of frames)
      for (const at of [0, 1]) {
        this.mark(this.edges[0], { x, y: y + at * h, w, h: 0 }, step * 0.7);
        this.mark(this.edges[1], { x: x + at * w, y, w: 0, h }, step * 0.7);
      }
    for (const rect of avoid) this.mark(this.dear, rect, 0);
  }

  private mark(cells: Uint8Array, { x, y, w, h }: Rect, margin: number): void {
    const { step } = this.ground;
    const [left, right] = [Math.max(0, Math.ceil((x - margin) / step)), Math.min(this.columns - 1, Math.floor((x + w + margin) / step))];
    const [top, bottom] = [Math.max(0, Math.ceil((y - margin) / step)), Math.min(this.rows - 1, Math.floor((y + h + margin) / step))];
    for (let row = top; row <= bottom; row++) cells.fill(1, row * this.columns + left, row * this.columns + right + 1);
  }

  /** The free cells right beside a card. */
  private ports({ x, y, w, h }: Rect): Port[] {
    const { step } = this.ground;
    const found: Port[] = [];
    const add = (column: number, row: number, away: number, edge: Point, off: number) => {
      if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
      const cell = row * this.columns + column;
      if (!this.blocked[cell]) found.push({ cell, away, edge, off });
    };
    const inset = Math.min(8, w / 4, h / 4);
    const [left, right] = [Math.ceil((x - MARGIN) / step) - 1, Math.floor((x + w + MARGIN) / step) + 1];
    const [top, bottom] = [Math.ceil((y - MARGIN) / step) - 1, Math.floor((y + h + MARGIN) / step) + 1];
    for (let column = Math.ceil((x + inset) / step); column * step <= x + w - inset; column++) {
      const off = Math.abs(column * step - x - w / 2) / (w / 2);
      add(column, top, UP!, { x: column * step, y }, off);
      add(column, bottom, DOWN!, { x: column * step, y: y + h }, off);
    }
    for (let row = Math.ceil((y + inset) / step); row * step <= y + h - inset; row++) {
      const off = Math.abs(row * step - y - h / 2) / (h / 2);
      add(left, row, LEFT!, { x, y: row * step }, off);
      add(right, row, RIGHT!, { x: x + w, y: row * step }, off);
    }
    return found;
  }

  /** The cheapest way between two cards, whose lanes are used from then on. */
  way(source: Rect, target: Rect): Point[] | null {
    const starts = this.ports(source);
    const goals = new Map(this.ports(target).map((port) => [port.cell * 4 + ((port.away + 2) % 4), port]));
    if (!starts.length || !goals.size) return null;
    const { cost, from, columns } = this;
    cost.fill(Number.POSITIVE_INFINITY);
    const open = new Heap();
    const middle = { x: (target.x + target.w / 2) / this.ground.step, y: (target.y + target.h / 2) / this.ground.step };
    const reach = { x: target.w / 2 / this.ground.step + 2, y: target.h / 2 / this.ground.step + 2 };
    const ahead = (cell: number) =>
      Math.max(0, Math.abs((cell % columns) - middle.x) - reach.x) + Math.max(0, Math.abs(Math.floor(cell / columns) - middle.y) - reach.y);
    for (const port of starts) {
      const state = port.cell * 4 + port.away;
      cost[state] = this.at(port);
      from[state] = -1;
      open.push(state, cost[state]! + ahead(port.cell));
    }
    const firsts = new Map(starts.map((port) => [port.cell * 4 + port.away, port]));
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let state = open.pop(); state >= 0; state = open.pop()) {
      const spent = cost[state]!;
      if (spent + ahead(state >> 2) >= least) continue;
      const goal = goals.get(state);
      if (goal && spent + this.at(goal) < least) [best, least] = [state, spent + this.at(goal)];
      this.spread(state, spent, open, ahead);
    }
    return best < 0 ? null : this.taken(best, firsts, goals.get(best)!);
  }

  private at(port: Port): number {
    return port.off * 2 + (this.used[port.cell] ? COST.port : 0);
  }

  private spread(state: number, spent: number, open: Heap, ahead: (cell: number) => number): void {
    const { columns, rows, blocked, dear, close, edges, lanes, cost, from } = this;
    const [cell, direction] = [state >> 2, state & 3];
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (let turn = 0; turn < 4; turn++) {
      if ((turn + 2) % 4 === direction) continue;
      const [x, y] = [column + DX[turn]!, row + DY[turn]!];
      if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
      const next = y * columns + x;
      if (blocked[next]) continue;
      const along = turn % 2;
      let price = COST.step + (turn === direction ? 0 : COST.bend) + (dear[next] ? COST.avoid : 0);
      if (close[next]) price += COST.close;
      if (edges[along]![next]) price += COST.edge;
      if (lanes[along]![next]) price += COST.lane;
      else if (lanes[1 - along]![next]) price += COST.crossing;
      const other = next * 4 + turn;
      if (spent + price < cost[other]!) {
        cost[other] = spent + price;
        from[other] = state;
        open.push(other, spent + price + ahead(next));
      }
    }
  }

  /** The way that ends in this state, as corners; its cells are lanes now. */
  private taken(last: number, firsts: Map<number, Port>, goal: Port): Point[] {
    const { step } = this.ground;
    const states: number[] = [];
    for (let state = last; state >= 0; state = this.from[state]!) states.unshift(state);
    const start = firsts.get(states[0]!)!;
    for (const [i, state] of states.entries()) {
      this.lanes[(state & 3) % 2]![state >> 2] = 1;
      const next = states[i + 1];
      if (next !== undefined) this.lanes[(next & 3) % 2]![state >> 2] = 1;
    }
    this.used[start.cell] = this.used[goal.cell] = 1;
    const points = states.map((state) => ({
      x: ((state >> 2) % this.columns) * step,
      y: Math.floor((state >> 2) / this.columns) * step,
    }));
    return corners([start.edge, ...points, goal.edge]);
  }
}

/** A line without the points that lie on the way. */
function corners(points: Point[]): Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

/** States by what they cost, the cheapest first. */
class Heap {
  private readonly states: number[] = [];
  private readonly keys: number[] = [];

  push(state: number, key: number): void {
    const { states, keys } = this;
    let i = states.length;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (keys[up]! <= key) break;
      states[i] = states[up]!;
      keys[i] = keys[up]!;
      i = up;
    }
    states[i] = state;
    keys[i] = key;
  }

  pop(): number {
    const { states, keys } = this;
    const first = states[0];
    if (first === undefined) return -1;
    const [state, key] = [states.pop()!, keys.pop()!];
    const size = states.length;
    if (!size) return first;
    let i = 0;
    for (let down = 1; down < size; down = 2 * i + 1) {
      if (down + 1 < size && keys[down + 1]! < keys[down]!) down++;
      if (keys[down]! >= key) break;
      states[i] = states[down]!;
      keys[i] = keys[down]!;
      i = down;
    }
    states[i] = state;
    keys[i] = key;
    return first;
  }
}
