// All claims as bubbles: a group is a bubble as large as it has claims, in the box of its theme; between them what hangs together most.
import type { Graph } from "../graph/graph";
import type { Picture, Theme } from "../graph/picture";
import { local } from "../graph/thing";
import { NAME, named } from "./box";
import { planned, type Room, type Shaped } from "./columns";
import { broken, widthOf } from "./measure";
import { routed } from "./route";
import { type Bubble, framed, type Named, type Scene, STEP, type Titled, titles, type Way } from "./scene";

const WAYS = 14;
const BUBBLES = 40; // of all themes together; a theme opens the rest
const HALVES = 26;

interface Sheet extends Shaped, Titled {
  bubbles: { group: number; x: number; y: number; w: number; h: number; r: number; title: string[]; claims: number; key: boolean }[];
}

/** The whole laid out for a room; `called` names a group. */
export function wholeScene(picture: Picture, graph: Graph, names: Named, called: (group: number) => string[], room: Room): Scene {
  const key = picture.thesis ? picture.placed.get(picture.thesis)?.group : undefined;
  const sheet = {
    count: picture.themes.length,
    box: (i: number, width: number, more: number) => themeBox(picture.themes[i]!, width, more, names, called, key),
  };
  const plan = planned<Sheet>(sheet, room);
  const { size } = plan;
  const bubbles = plan.boxes.flatMap((box) =>
    box.bubbles.map(({ group, x, y, w, h, r, ...rest }): Bubble => {
      const at = { x: (box.x + x) * size, y: (box.y + y) * size, w: w * size, h: h * size, r: r * size };
      return { id: `group-${group}`, group, theme: box.theme, ...at, ...rest };
    }),
  );
  const links = heaviest(picture, graph);
  const there = new Set(bubbles.map(({ id }) => id));
  const drawn = links.filter(({ source, target }) => there.has(source) && there.has(target));
  const ground = {
    width: plan.width,
    height: plan.height + 6,
    step: STEP * size,
    ends: bubbles,
    avoid: titles(plan),
    frames: framed(plan).frames,
  };
  const points = routed(
    ground,
    drawn.map(({ source, target }, order) => ({ source, target, order })),
  );
  const ways = drawn.map((link, i): Way => ({ ...link, points: points[i]! }));
  return { ...framed(plan), nodes: [], headings: [], bubbles, ways };
}

/** How large a bubble of so many claims is, in em. */
const radius = (claims: number): number => 0.65 + 0.24 * Math.sqrt(claims);

function themeBox(
  theme: Theme,
  width: number,
  more: number,
  names: Named,
  called: (group: number) => string[],
  key: number | undefined,
): Sheet {
  const pad = 0.85;
  const room = width - 2 * pad;
  const told = names(theme.theme);
  const title = named(told.names, room - widthOf(told.count, "plain") * NAME.small - 1);
  const head = 0.75 + title.length * NAME.line * NAME.size + 0.7;
  const across = width >= HALVES ? 2 : 1;
  const wide = (room - (across - 1) * 1.8) / across;
  const groups = theme.groups.slice(0, Math.max(3, Math.floor(BUBBLES / 7)));
  const bubbles: Sheet["bubbles"] = [];
  let y = head;
  for (let i = 0; i < groups.length; i += across) {
    const some = groups.slice(i, i + across).map(({ group, claims }, j) => {
      const r = radius(claims.length);
      const [one, two] = called(group);
      const text = two ? `${one}\u00a0· ${two}` : (one ?? "");
      const { lines } = broken(text, (wide - 2 * r - 0.6) / 0.9, "bold");
      const widest = Math.max(...lines.map((line) => widthOf(line, "bold") * 0.9), 0);
      const h = Math.max(2 * r, lines.length * NAME.line * 0.9);
      return {
        group,
        r,
        title: lines,
        claims: claims.length,
        key: group === key,
        x: pad + j * (wide + 1.8),
        y,
        w: 2 * r + 0.4 + widest,
        h,
      };
    });
    const h = Math.max(...some.map((bubble) => bubble.h));
    bubbles.push(...some.map((bubble) => ({ ...bubble, y: y + (h - bubble.h) / 2 })));
    y += h + 1.1 + more;
  }
  const h = y - 1.1 - more + pad;
  const rows = Math.ceil(groups.length / across);
  return { theme: theme.theme, title, count: told.count, empty: false, w: width, h, gaps: Math.max(0, rows - 1), head, bubbles };
}

/** The links between groups of which there are most: two steps or more, or any against. */
export function heaviest({ placed }: Picture, graph: Graph, within: ReadonlySet<number> | null = null): Omit<Way, "points">[] {
  const counts = new Map<string, Omit<Way, "points">>();
  for (const [premise, argument, conclusion] of steps(graph)) {
    const [from, to] = [placed.get(premise)?.group, placed.get(conclusion)?.group];
    const family = argument.side === "against" ? "against" : "for";
    if (from === undefined || to === undefined || from === to || (within && !(within.has(from) && within.has(to)))) continue;
    const key = `${from} ${to} ${family}`;
    const known = counts.get(key);
    const stated = local(argument.basis) === "explicit";
    if (known) Object.assign(known, { weight: known.weight + 1, stated: known.stated || stated });
    else counts.set(key, { source: `group-${from}`, target: `group-${to}`, family, stated, mutual: false, weight: 1 });
  }
  return [...counts.values()]
    .filter(({ weight, family }) => weight > 1 || family === "against")
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        a.source.localeCompare(b.source, "en", { numeric: true }) ||
        a.target.localeCompare(b.target, "en", { numeric: true }),
    )
    .slice(0, WAYS);
}

function* steps(graph: Graph) {
  for (const argument of graph.arguments)
    if (argument.side !== "open" && local(argument.kind) !== "restates")
      for (const premise of graph.premisesOf.get(argument.argument) ?? []) yield [premise, argument, argument.conclusion] as const;
}
