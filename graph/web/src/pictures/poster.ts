// A picture that stands alone: 1200 by 630, with the finding as its title, the drawing, what is doubted, the source, the licence, the address.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import type { Tongue } from "../language/tongue";
import { dateInWords } from "../language/when";
import { lines, wide } from "./measure";
import type { Picture } from "./picture";
import { ranges } from "./ranges";
import { moved, type Scene, type Shape } from "./scene";
import { INK_OF } from "./signed";
import { WORDS } from "./words";

export const SIZE = { width: 1200, height: 630 };
const [SIDE, TOP] = [48, 34];
/** Nothing is smaller than this. */
const LEAST = 16;

export function poster(graph: Graph, tongue: Tongue, picture: Picture): Scene {
  const width = SIZE.width - 2 * SIDE;
  const title = titled(picture.full, width);
  const foot = footed(graph, tongue, picture, width);
  const head = TOP + title.height;
  const subtitle = picture.subtitle ? lines(picture.subtitle, width, LEAST + 2) : [];
  const above = head + subtitle.length * 24 + 4;
  let notes = noted(tongue, picture, width, 19);
  if (above + notes.height + foot.height > 350) notes = noted(tongue, picture, width, LEAST);
  const room = SIZE.height - above - notes.height - foot.height - 12;
  const scene = fitted(picture, width, room);
  const shapes: Shape[] = [
    { is: "box", x: 0, y: 0, width: SIZE.width, height: SIZE.height, fill: "paper" },
    ...moved(title.shapes, SIDE, TOP),
    ...subtitle.map((words, i): Shape => ({ is: "text", x: SIDE, y: head + 18 + i * 24, words, size: LEAST + 2, ink: "quiet" })),
    ...moved(scene.shapes, SIDE + (width - scene.width) / 2, above),
    ...moved(notes.shapes, SIDE, SIZE.height - foot.height - notes.height),
    ...moved(foot.shapes, SIDE, SIZE.height - foot.height),
  ];
  return { ...SIZE, label: spoken(tongue, picture), shapes };
}

/** What it says to those who do not see it: the title and the doubts. */
export const spoken = (tongue: Tongue, picture: Picture): string =>
  [picture.full, ...picture.notes.map(({ note }) => tongue.remark(note.note)?.text ?? tongue.name(note.kind))].join(". ");

/** The drawing in the largest type in which it fits into the room. */
function fitted(picture: Picture, width: number, height: number): Scene {
  const sizes = [20, 18, 17, LEAST];
  const made = sizes.map((type) => picture.draw({ width, type, height }));
  return made.find((scene) => scene.height <= height + 1) ?? made.at(-1)!;
}

interface Part {
  height: number;
  shapes: Shape[];
}

/** The title in two lines, smaller where it is long; it is never cut. */
function titled(words: string, width: number): Part {
  const sizes = [35, 31, 28, 25, 22];
  const size = sizes.find((one) => lines(words, width, one, 650, true).length <= 2) ?? 20;
  const found = lines(words, width, size, 650, true);
  const line = size * 1.2;
  return {
    height: found.length * line + 6,
    shapes: found.map((text, i) => ({ is: "text", x: 0, y: i * line + size * 0.9, words: text, size, weight: 650, serif: true })),
  };
}

/** All doubts in words, one after the other, each behind its sign. */
function noted(tongue: Tongue, { notes }: Picture, width: number, size: number): Part {
  if (!notes.length) return { height: 0, shapes: [] };
  const line = size * 1.28;
  const shapes: Shape[] = [];
  let y = size;
  for (const { note, number, mark } of notes) {
    const told = tongue.remark(note.note);
    const ink = INK_OF[mark];
    shapes.push({ is: "sign", mark, x: size / 2, y: y - size * 0.36, size: size * 0.95 });
    shapes.push({ is: "text", x: size + 3, y, words: String(number), size, weight: 650, ink });
    const start = size * 2.3;
    for (const words of lines(told?.text ?? tongue.name(note.kind), width - start, size)) {
      shapes.push({ is: "text", x: start, y, words, size, lang: told?.lang && told.lang !== tongue.lang ? told.lang : undefined });
      y += line;
    }
  }
  return { height: y - size + 12, shapes };
}

/** Where it is from: author, journal, date and places, whose figures they are; who made the graph, its licence, its address. */
function footed(graph: Graph, tongue: Tongue, picture: Picture, width: number): Part {
  const { address, rights } = credit(graph, picture.article);
  const right = Math.max(wide(address, 17), wide(rights, 17));
  const told = [cited(graph, tongue, picture), sourced(tongue, picture)].filter(Boolean);
  const left = told.flatMap((words) => lines(words, width - right - 30, 17));
  const rows = Math.max(left.length, 2);
  return {
    height: 16 + rows * 23 + 22,
    shapes: [
      { is: "path", d: `M0 4L${width} 4`, stroke: "ink", thick: 2, fill: "none" },
      ...left.map((words, i): Shape => ({ is: "text", x: 0, y: 30 + i * 23, words, size: 17, ink: "quiet" })),
      { is: "text", x: width, y: 30 + (rows - 2) * 23, words: rights, size: 17, anchor: "end", weight: 600 },
      { is: "text", x: width, y: 30 + (rows - 1) * 23, words: address, size: 17, anchor: "end" },
    ],
  };
}

/** Author, title, journal, date, and the sentences. */
export function cited(graph: Graph, tongue: Tongue, { article, places }: Pick<Picture, "article" | "places">): string {
  const row = graph.articles.find((one) => one.article === article);
  const authors = (graph.authorsOf.get(article) ?? []).map((author) => tongue.name(author));
  const who =
    authors.length > 3 ? `${authors.slice(0, 3).join(", ")}, ${tongue.t(WORDS.and_more, authors.length - 3)}` : authors.join(", ");
  const journal = row?.journal ? tongue.name(row.journal) : "";
  const when = row?.published ? dateInWords(row.published, tongue) : "";
  return [who, tongue.name(article), journal, when, ranges(places)].filter(Boolean).join(", ");
}

const sourced = (tongue: Tongue, { sources }: Picture): string =>
  sources.length ? tongue.t(WORDS.figures_by, sources.map((source) => tongue.name(source)).join(", ")) : "";

/** The permanent address of an article, and who made the graph under which licence. */
export function credit(graph: Graph, article: Thing): { address: string; iri: string; rights: string } {
  const iri = graph.iri(article);
  const row = graph.articles.find((one) => one.article === article);
  const licence = /creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/.exec(row?.graph_licence ?? "");
  const named = licence ? `CC ${licence[1]!.toUpperCase()} ${licence[2]}` : (row?.graph_licence ?? "");
  return { address: iri.replace(/^https?:\/\//, ""), iri, rights: ["tuiin", named].filter(Boolean).join(" · ") };
}
