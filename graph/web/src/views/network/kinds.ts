// Kinds of things and of links: their shapes, their strokes, and the families in which the legend names them.
import { edges, families } from "words";
import type { Words } from "../../graph/document";
import type { Standing } from "../../graph/stance";
import { local } from "../../graph/thing";
import { OUTLINES } from "../../language/kinds";
import type { Tongue } from "../../language/tongue";
import { worded } from "../../language/words";

export const outline = (kind: string): string => OUTLINES[kind] ?? OUTLINES.claim!;

/** How a link is drawn: its colour by the name of a variable of the style, its width, its dashes, and whether its arrow always shows. */
export interface Stroke {
  colour: string;
  width: number;
  dashes: number[];
  arrow: boolean;
}
export interface Family {
  name: string;
  words: Words;
  stroke: Stroke;
  /** Kinds of links that take no side by the ontology. */
  kinds: string[];
}

const quiet = (dashes: number[] = []): Stroke => ({ colour: "--edge", width: 0.8, dashes, arrow: false });

const NAMES = worded(families);
export const FAMILIES: Family[] = [
  {
    name: "for",
    words: NAMES.for,
    stroke: { colour: "--second", width: 1.6, dashes: [], arrow: true },
    kinds: [],
  },
  {
    name: "against",
    words: NAMES.against,
    stroke: { colour: "--against", width: 1.8, dashes: [7, 4], arrow: true },
    kinds: ["opposes"],
  },
  {
    name: "open",
    words: NAMES.open,
    stroke: { colour: "--doubt", width: 1.6, dashes: [1.5, 3.5], arrow: true },
    kinds: [],
  },
  { name: "says", words: NAMES.says, stroke: quiet(), kinds: [] },
  {
    name: "about",
    words: NAMES.about,
    stroke: quiet(),
    kinds: ["subject", "object", "scope", "indicator", "stated in", "focus"],
  },
  {
    name: "belongs",
    words: NAMES.belongs,
    stroke: quiet(),
    kinds: ["broader", "member", "member of", "part of", "author", "publisher", "involves", "cites"],
  },
];
const REST = FAMILIES[FAMILIES.length - 1]!;
const BY_KIND = new Map(FAMILIES.flatMap((family) => family.kinds.map((kind) => [kind, family] as const)));

const BY_NAME = new Map(FAMILIES.map((family) => [family.name, family]));

/** The family of a kind of link: as it stands to the claim at its end, if it does; one that is new here goes with the last. */
export const familyOf = (kind: string, standing?: Standing): Family => (standing && BY_NAME.get(standing)) ?? BY_KIND.get(kind) ?? REST;

const LINKS: Record<string, Words> = worded(edges);

/** What a kind of link says, in words: stances and kinds of arguments are called as the ontology calls them. */
export function linkName(kind: string, tongue: Tongue): string {
  const listed = [...tongue.graph.sides.keys()].find((value) => local(value) === kind);
  if (listed) return tongue.name(listed);
  return LINKS[kind] ? tongue.t(LINKS[kind]) : kind;
}
