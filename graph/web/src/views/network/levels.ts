// The way down, as addresses: the whole picture, what lies around a thing, a theme, a group, all claims, every node as a point; and what is to be drawn.
import type { Explorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import type { Family, Picture, Wanted } from "../../graph/picture";
import { full, short } from "../../graph/thing";
import type { Patch } from "../../state";

export type Level =
  | { name: "picture" }
  | { name: "around"; thing: Thing }
  | { name: "theme"; theme: number }
  | { name: "group"; group: number }
  | { name: "all" }
  | { name: "points" };

const NONE = { around: null, theme: null, group: null, all: null, points: null };

/** What is looked at: what the address says, as far as it is there. */
export function levelOf({ graph, state }: Explorer, picture: Picture, dotted: boolean): Level {
  const { around, theme, group, all, points } = state.filters;
  const thing = around ? full(around) : state.node;
  if (thing && graph.kindOf(thing)) return { name: "around", thing };
  if (theme && picture.themes.some((one) => one.theme === Number(theme))) return { name: "theme", theme: Number(theme) };
  if (group && picture.themes.some(({ groups }) => groups.some((one) => one.group === Number(group))))
    return { name: "group", group: Number(group) };
  return { name: points && dotted ? "points" : all ? "all" : "picture" };
}

/** What leads to a level. */
export function to(level: Level): Patch {
  const node = null;
  if (level.name === "around") return { node, filters: { ...NONE, around: short(level.thing) } };
  if (level.name === "theme") return { node, filters: { ...NONE, theme: String(level.theme) } };
  if (level.name === "group") return { node, filters: { ...NONE, group: String(level.group) } };
  return { node, filters: level.name === "picture" ? NONE : { ...NONE, [level.name]: "1" } };
}

/** The levels above one, the highest first: the way back. */
export function above(level: Level, picture: Picture): Level[] {
  const top: Level = { name: "picture" };
  const themeOf = (group: number): Level[] =>
    picture.themes.filter(({ groups }) => groups.some((one) => one.group === group)).map(({ theme }) => ({ name: "theme", theme }));
  if (level.name === "picture") return [];
  if (level.name === "group") return [top, ...themeOf(level.group)];
  const group = level.name === "around" ? picture.placed.get(level.thing)?.group : undefined;
  return group === undefined ? [top] : [top, ...themeOf(group), { name: "group", group }];
}

/** By what a theme or a group is called, of which a level is. */
export function namesOf(level: Level, { themes }: Picture): Thing[] {
  if (level.name === "theme") return themes.find(({ theme }) => theme === level.theme)?.names ?? [];
  if (level.name === "group") return themes.flatMap(({ groups }) => groups).find(({ group }) => group === level.group)?.names ?? [];
  return [];
}

export const FAMILIES: readonly Family[] = ["for", "against", "says"];
export const AMOUNTS = [4, 6, 8, 10];

/** What stands for a level in the picture above it. */
export const idOf = (level: Level): string =>
  level.name === "around"
    ? level.thing
    : level.name === "theme"
      ? `theme-${level.theme}`
      : level.name === "group"
        ? `group-${level.group}`
        : "";

/** What is to be drawn, by the filters of the address; a narrow page shows less unless it is asked for more. */
export function wantedOf({ state }: Explorer, width: number): Wanted {
  const without = new Set((state.filters.without ?? "").split(","));
  const asked = AMOUNTS.find((amount) => amount === Number(state.filters.most));
  return {
    most: asked ?? (width < 600 ? 4 : 10),
    least: asked ?? (width < 600 ? 4 : 6),
    families: new Set(FAMILIES.filter((family) => !without.has(family))),
    inferred: !without.has("inferred"),
    voices: !without.has("voices"),
    idle: width >= 600,
  };
}

/** The filters after something is left out, or drawn again. */
export function toggled({ state }: Explorer, name: string): Patch {
  const without = new Set((state.filters.without ?? "").split(",").filter(Boolean));
  if (!without.delete(name)) without.add(name);
  return { filters: { without: [...without].sort().join(",") || null } };
}
