// A picture that stands alone: 1200 by 630, with the finding as its title, the drawing, what is doubted, the source, the licence, the address.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { licenceName } from "../language/licence";
import { readSoFar } from "../language/partly";
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

/** Ways to fit all of it: large first, then smaller, at last without what the title says already. */
const WAYS = [
  { title: 35, notes: 19, foot: 17, subtitle: true },
  { title: 35, notes: 17, foot: 17, subtitle: true },
  { title: 31, notes: LEAST, foot: LEAST, subtitle: true },
  { title: 28, notes: LEAST, foot: LEAST, subtitle: false },
];

export function poster(graph: Graph, tongue: Tongue, picture: Picture): Scene {
  const width = SIZE.width - 2 * SIDE;
  let made: Scene | null = null;
  for (const way of WAYS) {
    const title = titled(picture.full, width, way.title);
    const foot = footed(graph, tongue, picture, width, way.foot);
    const notes = noted(tongue, picture, width, way.notes);
    const head = TOP + title.height;
    const subtitle = way.subtitle && picture.subtitle ? balanced(picture.subtitle, width, LEAST + 1) : [];
    const above = head + subtitle.length * 22 + 8;
    const room = SIZE.height - above - notes.height - foot.height - 10;
    const scene = fitted(picture, width, room, way === WAYS.at(-1));
    if (!scene) continue;
    const shapes: Shape[] = [
      { is: "box", x: 0, y: 0, width: SIZE.width, height: SIZE.height, fill: "paper" },
      ...moved(title.shapes, SIDE, TOP),
      ...subtitle.map((words, i): Shape => ({ is: "text", x: SIDE, y: head + 16 + i * 22, words, size: LEAST + 1, ink: "quiet" })),
      ...moved(scene.shapes, SIDE + (width - scene.width) / 2, above + Math.max(0, (room - scene.height) / 3)),
      ...moved(notes.shapes, SIDE, SIZE.height - foot.height - notes.height),
      ...moved(foot.shapes, SIDE, SIZE.height - foot.height),
    ];
    made = { ...SIZE, label: spoken(tongue, picture), shapes };
    break;
  }
  return made!;
}

/** What it says to those who do not see it: the title and the doubts. */
export const spoken = (tongue: Tongue, picture: Picture): string =>
  [picture.full, ...picture.notes.map(({ note }) => tongue.remark(note.note)?.text ?? tongue.name(note.kind))].join(". ");

/** The drawing in the largest type in which it fits into the room; where it must, in the least one. */
function fitted(picture: Picture, width: number, height: number, must: boolean): Scene | null {
  for (const type of [20, 18, LEAST]) {
    const scene = picture.draw({ width, type, height });
    if (scene.height <= height + 1) return scene;
  }
  return must ? picture.draw({ width, type: LEAST, height, strict: true }) : null;
}

/** Lines of about the same length, as few as there must be. */
function balanced(words: string, width: number, size: number, weight = 400, serif = false): string[] {
  const least = lines(words, width, size, weight, serif);
  if (least.length < 2) return least;
  let [low, high] = [width / 2, width];
  while (high - low > 8) {
    const middle = (low + high) / 2;
    if (lines(words, middle, size, weight, serif).length > least.length) low = middle;
    else high = middle;
  }
  return lines(words, high, size, weight, serif);
}

interface Part {
  height: number;
  shapes: Shape[];
}

/** The title in two lines, smaller where it is long; it is never cut. */
function titled(words: string, width: number, most: number): Part {
  const sizes = [most, most - 4, most - 7, most - 10].filter((one) => one >= 20);
  const size = sizes.find((one) => lines(words, width, one, 650, true).length <= 2) ?? 20;
  const found = balanced(words, width, size, 650, true);
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
function footed(graph: Graph, tongue: Tongue, picture: Picture, width: number, size: number): Part {
  const { address, rights } = credit(graph, picture.article);
  const right = Math.max(wide(address, size), wide(rights, size, 600));
  const row = size * 1.36;
  const beside = width - right - 30;
  const source = sourced(tongue, picture);
  // The last two lines stand beside the address; what is longer stands over them in full width.
  const cite = lines(cited(graph, tongue, picture), source ? width : beside, size);
  const told = source ? [...cite, ...lines(source, beside, size)] : cite;
  const rows = Math.max(told.length, 2);
  const meets = (words: string, i: number) => i >= rows - 2 && wide(words, size) > beside;
  const extra = told.some((words, i) => meets(words, i + rows - told.length)) ? 1 : 0;
  const base = (i: number) => 12 + size + i * row;
  const all = rows + extra;
  return {
    height: base(all - 1) + 24,
    shapes: [
      { is: "path", d: `M0 4L${width} 4`, stroke: "ink", thick: 2, fill: "none" },
      ...told.map((words, i): Shape => ({ is: "text", x: 0, y: base(i), words, size, ink: "quiet" })),
      { is: "text", x: width, y: base(all - 2), words: rights, size, anchor: "end", weight: 600 },
      { is: "text", x: width, y: base(all - 1), words: address, size, anchor: "end" },
    ],
  };
}

/** Author, title, journal, date, and the sentences; and how far it is read. */
export function cited(graph: Graph, tongue: Tongue, { article, places }: Pick<Picture, "article" | "places">): string {
  const row = graph.articles.find((one) => one.article === article);
  const authors = (graph.authorsOf.get(article) ?? []).map((author) => tongue.name(author));
  const who =
    authors.length > 3 ? `${authors.slice(0, 3).join(", ")}, ${tongue.t(WORDS.and_more, authors.length - 3)}` : authors.join(", ");
  const journal = row?.journal ? tongue.name(row.journal) : "";
  const when = row?.published ? dateInWords(row.published, tongue) : "";
  const told = [who, tongue.name(article), journal, when, ranges(places)].filter(Boolean).join(", ");
  return [told, readSoFar(tongue, article)].filter(Boolean).join(". ");
}

const sourced = (tongue: Tongue, { sources }: Picture): string =>
  sources.length ? tongue.t(WORDS.figures_by, sources.map((source) => tongue.name(source)).join(", ")) : "";

/** The permanent address of an article, and who made the graph under which licence. */
export function credit(graph: Graph, article: Thing): { address: string; iri: string; rights: string } {
  const iri = graph.iri(article);
  const row = graph.articles.find((one) => one.article === article);
  const named = row?.graph_licence ? licenceName(row.graph_licence) : "";
  return { address: iri.replace(/^https?:\/\//, ""), iri, rights: ["tuiin", named].filter(Boolean).join(" · ") };
}
