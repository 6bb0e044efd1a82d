// Kinds of things and of links: their shapes, their strokes, and the families in which the legend names them.
import { edges as WORDS } from "../../../../tuiin/assets/network.words.json";
import type { Standing } from "../../graph/stance";
import { OUTLINES } from "../../language/kinds";
import { type Three, w } from "../../language/words";

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
  words: Three;
  stroke: Stroke;
  /** Kinds of links that take no side by the ontology. */
  kinds: string[];
}

const quiet = (dashes: number[] = []): Stroke => ({ colour: "--strong", width: 0.8, dashes, arrow: false });

export const FAMILIES: Family[] = [
  {
    name: "for",
    words: w("Қолдайды", "За", "For"),
    stroke: { colour: "--for", width: 1.6, dashes: [], arrow: true },
    kinds: [],
  },
  {
    name: "against",
    words: w("Қарсы", "Против", "Against"),
    stroke: { colour: "--against", width: 1.8, dashes: [7, 4], arrow: true },
    kinds: ["opposes"],
  },
  {
    name: "open",
    words: w("Жақ таңдамайды", "Не занимает стороны", "Takes no side"),
    stroke: { colour: "--open", width: 1.6, dashes: [1.5, 3.5], arrow: true },
    kinds: [],
  },
  { name: "says", words: w("Кім айтады", "Кто говорит", "Who says it"), stroke: quiet(), kinds: [] },
  {
    name: "about",
    words: w("Не туралы", "О чём", "What it is about"),
    stroke: quiet(),
    kinds: ["subject", "object", "scope", "indicator", "stated in", "focus"],
  },
  {
    name: "belongs",
    words: w("Неге жатады", "К чему относится", "What it belongs to"),
    stroke: quiet(),
    kinds: ["broader", "member", "member of", "part of", "author", "publisher", "involves", "cites"],
  },
];
const REST = FAMILIES[FAMILIES.length - 1]!;
const BY_KIND = new Map(FAMILIES.flatMap((family) => family.kinds.map((kind) => [kind, family] as const)));

const BY_NAME = new Map(FAMILIES.map((family) => [family.name, family]));

/** The family of a kind of link: as it stands to the claim at its end, if it does; one that is new here goes with the last. */
export const familyOf = (kind: string, standing?: Standing): Family => (standing && BY_NAME.get(standing)) ?? BY_KIND.get(kind) ?? REST;

const KNOWN: Record<string, Three> = WORDS;
/** What a kind of link says, in words. */
export const wordsOf = (kind: string): Three => KNOWN[kind] ?? w(kind, kind, kind);
