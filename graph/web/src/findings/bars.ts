// Stages as bars on an axis of time, one under the other, each with its name beside it where it fits, else under it.

import { yearOf } from "../graph/dates";
import type { Event, Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { type Numbered, Numbers } from "../graph/noted";
import { serious } from "../graph/series";
import type { Tongue } from "../language/tongue";
import { when } from "../language/when";
import { linear } from "../parts/scale";
import { endOf } from "./charted";
import { lines, wide } from "./measure";
import { inOrder, nameOf, type Picture } from "./picture";
import type { Room, Scene, Shape } from "./scene";
import { signed } from "./signed";
import { upper, WORDS } from "./words";

export function barsPicture(graph: Graph, tongue: Tongue, article: Thing, whole: Thing, stages: Event[]): Picture {
  const numbers = new Numbers();
  const on = new Map(stages.map(({ event }) => [event, numbers.of(serious(graph.notesOn.get(event) ?? []))]));
  const claims = (graph.claimsAbout.get(whole) ?? []).map(({ claim }) => claim);
  const onWhole = numbers.of(serious([whole, ...claims].flatMap((thing) => graph.notesOn.get(thing) ?? [])));
  const title = upper(tongue.name(whole));
  const own = graph.event.get(whole);
  return {
    key: nameOf(whole),
    article,
    title,
    full: title,
    subtitle: own ? when(own, tongue) : "",
    draw: (room) => barsScene(graph, tongue, article, stages, on, onWhole, room),
    notes: numbers.all,
    claims,
    places: inOrder(
      graph,
      [whole, ...stages.map(({ event }) => event)].flatMap((event) => graph.placesOf.get(event) ?? []),
    ),
    sources: [],
  };
}

function barsScene(
  graph: Graph,
  tongue: Tongue,
  article: Thing,
  stages: Event[],
  on: Map<Thing, Numbered[]>,
  onWhole: Numbered[],
  room: Room,
): Scene {
  const { width, type } = room;
  const k = type / 14;
  const published = yearOf(graph.articles.find((one) => one.article === article)?.published ?? null);
  const ends = stages.map((stage) => endOf(stage, published));
  const span: [number, number] = [Math.min(...stages.map(({ start_year }) => start_year!)), Math.max(...ends)];
  const x = linear(span, [2, width - 2]);
  const line = type * 1.28;
  const shapes: Shape[] = [];
  let y = 4;
  for (const [i, stage] of stages.entries()) {
    const [left, right] = [x(stage.start_year!), x(ends[i]!)];
    const signs = signed(on.get(stage.event) ?? [], type);
    const name = upper(tongue.name(stage.event));
    const bar = 22 * k;
    const beside = width - right - 10 * k - signs.width - 6 * k;
    // Beside the bar, if that leaves room for a few words; else under it.
    const roomy = beside >= Math.min(wide(name, type), 190 * k);
    const told = lines(`${name} · ${when(stage, tongue)}`, roomy ? beside : width - signs.width - 8 * k, type);
    const start = roomy ? right + 10 * k : 2;
    const top = roomy ? y : y + bar + 2 * k;
    const last = wide(told.at(-1)!, type);
    shapes.push({
      is: "link",
      to: stage.event,
      words: name,
      hit: { x: left, y, width: Math.max(right - left, 24 * k), height: Math.max(bar, 24 * k) },
      shapes: [
        { is: "box", x: left, y, width: Math.max(right - left, 3), height: bar, fill: "accent-ground", stroke: "accent", thick: 1.6 },
        ...told.map((words, row): Shape => ({ is: "text", x: start, y: top + row * line + type * 1.12, words, size: type, ink: "ink" })),
      ],
    });
    shapes.push(...signs.at(start + last + 7 * k, top + (told.length - 1) * line + type * 1.12));
    y = Math.max(y + bar, top + told.length * line) + 12 * k;
  }
  shapes.push({ is: "path", d: `M2 ${y}L${width - 2} ${y}`, stroke: "edge", thick: 1, fill: "none" });
  const foot = y + type * 1.4;
  const [first, last] = [String(Math.floor(span[0])), String(Math.floor(span[1]))];
  shapes.push({ is: "text", x: 2, y: foot, words: first, size: type, ink: "quiet" });
  shapes.push({ is: "text", x: width - 2, y: foot, words: last, size: type, ink: "quiet", anchor: "end" });
  const signs = signed(onWhole, type);
  if (signs.width) shapes.push(...signs.at((width - signs.width) / 2, foot));
  return { width, height: foot + type * 0.5, label: tongue.t(WORDS.stages, stages.length), shapes };
}
