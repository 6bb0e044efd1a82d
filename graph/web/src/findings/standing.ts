// A picture of the page made to stand alone: over it its title, under it what is doubted on it, the article, the curators' licence and the address.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { capital } from "../language/capital";
import { ended } from "../language/sentence";
import type { Tongue } from "../language/tongue";
import { embedded } from "./files";
import { familyOf, lines } from "./measure";
import { cited, credit } from "./poster";

const SVG = "http://www.w3.org/2000/svg";
const PAD = 24;
const LEAST = 560;

/** What the signs on a picture say, each once: it is not sent on without. */
const doubtsOn = (picture: Element): string[] => [
  ...new Set([...picture.querySelectorAll("[data-doubted] > title")].map(({ textContent }) => textContent ?? "")),
];

/** The file: the picture as it is, in a frame of words, in the colours that the page has now; and the same in words alone. */
export function standing(
  graph: Graph,
  tongue: Tongue,
  articles: Thing[],
  { title, picture }: { title: string; picture: string },
): { svg: string; label: string } {
  const inner = new DOMParser().parseFromString(picture, "image/svg+xml").documentElement;
  const [drawn, tall] = [Number(inner.getAttribute("width")), Number(inner.getAttribute("height"))];
  const width = Math.max(drawn + 2 * PAD, LEAST);
  const head = lines(title, width - 2 * PAD, 22, 650, true);
  const doubts = doubtsOn(inner).map((words) => capital(words, tongue.lang));
  const told = doubts.flatMap((words) => lines(words, width - 2 * PAD, 15));
  const source = articles.flatMap((article) => {
    const { address, rights } = credit(graph, article);
    return [
      ...lines(cited(graph, tongue, { article, places: [] }), width - 2 * PAD, 15),
      ...lines(`${rights} · ${address}`, width - 2 * PAD, 15),
    ];
  });
  const foot = [...told, ...source];
  const top = PAD + head.length * 28 + 8;
  const height = Math.ceil(top + tall + 20 + foot.length * 21 + PAD);
  const style = getComputedStyle(document.documentElement);
  const file = document.implementation.createDocument(SVG, "svg");
  const root = file.documentElement;
  set(root, { width, height, viewBox: `0 0 ${width} ${height}` });
  const add = (name: string, values: Record<string, string | number>, words = "") => {
    const element = file.createElementNS(SVG, name);
    set(element, values);
    element.textContent = words;
    root.append(element);
  };
  add("title", {}, title);
  add("rect", { width, height, fill: style.backgroundColor });
  head.forEach((words, i) => {
    add(
      "text",
      { x: PAD, y: PAD + 20 + i * 28, "font-size": 22, "font-weight": 650, "font-family": familyOf(true), fill: style.color },
      words,
    );
  });
  set(inner, { x: (width - drawn) / 2, y: top });
  root.append(file.importNode(inner, true));
  foot.forEach((words, i) => {
    add("text", { x: PAD, y: top + tall + 34 + i * 21, "font-size": 15, "font-family": familyOf(false), fill: style.color }, words);
  });
  // The style goes in as text: as an element the policy of the page would take it for one of its own.
  const svg = new XMLSerializer().serializeToString(file).replace("</title>", `</title><style>${embedded()}</style>`);
  return { svg, label: [title, ...doubts].map(ended).join(" ") };
}

function set(element: Element, values: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
}
