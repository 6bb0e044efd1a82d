// The steps of a guided reading in words and pictures: heading, picture, sentences, places.
import { guide as words } from "words";
import type { Passage, Thing } from "../graph/document";
import { isConclusion } from "../graph/ending";
import type { Graph } from "../graph/graph";
import { isRoled, type Step } from "../graph/guide";
import { type Sentence, sentences } from "../graph/guided";
import { local } from "../graph/thing";
import { before } from "../language/holding";
import type { Tongue } from "../language/tongue";
import { when } from "../language/when";
import { worded } from "../language/words";
import { aroundPicture } from "./around";
import { askedPicture, foundPicture } from "./arrows";
import { barsPicture } from "./bars";
import { facesPicture } from "./faces";
import { figureTitle } from "./findings";
import { pairsPicture } from "./pairs";
import { chartPicture, inOrder, type Picture } from "./picture";
import { upper } from "./words";

const WORDS = worded(words);

/** A piece of a sentence: plain words, or words that lead to a thing. */
export interface Piece {
  words: string;
  to: Thing | null;
  lang: string | null;
}

export interface Saying {
  pieces: Piece[];
  sign: "doubt" | "contradiction" | "conclusion" | null;
  places: Passage[];
  /** All that it is made of. */
  things: Thing[];
}

export interface Chapter {
  key: string;
  heading: string;
  /** Its name among the others. */
  short: string;
  picture: Picture;
  sentences: Saying[];
  places: Passage[];
  curated: boolean;
}

export function chapter(graph: Graph, tongue: Tongue, step: Step): Chapter {
  const own = step.gists.map((gist) => (graph.labels.has(gist) ? tongue.say(gist) : null)).find(Boolean);
  const heading = own?.text ?? headed(graph, tongue, step);
  const picture = pictureOf(graph, tongue, step, heading);
  const said = sentences(graph, step).map((sentence) => saying(graph, tongue, sentence));
  return {
    key: `${step.name} ${picture.key}`,
    heading,
    short: shortName(tongue, step),
    picture,
    sentences: said,
    places: inOrder(graph, [...picture.places, ...said.flatMap(({ places }) => places)]),
    curated: step.gists.length > 0,
  };
}

function shortName(tongue: Tongue, { name, material }: Step): string {
  if (material.is === "conclusion") return tongue.t(WORDS.short[material.name]);
  return tongue.t(WORDS.short[name]);
}

/** The heading of a step that the curator gave none: a sentence of what its picture shows. */
function headed(graph: Graph, tongue: Tongue, { material }: Step): string {
  switch (material.is) {
    case "question":
      return tongue.t(WORDS.heads.question);
    case "faces":
      return facesPicture(graph, tongue, material.faces).title;
    case "stages":
      return upper(tongue.name(material.whole));
    case "values":
      return chartPicture(graph, tongue, material.chart).title;
    case "conclusion":
      return tongue.t(WORDS.heads[material.name]);
    case "doubts":
      return tongue.t(WORDS.heads.doubts);
  }
}

function pictureOf(graph: Graph, tongue: Tongue, { material, article, gists }: Step, heading: string): Picture {
  const drawnOn = gists.flatMap((gist) => graph.drawnOn.get(gist) ?? []);
  const first = (claims: Thing[]): Thing[] => {
    const named = claims.filter((claim) => drawnOn.includes(claim));
    return named.length ? named : claims;
  };
  switch (material.is) {
    case "question":
      return askedPicture(graph, tongue, article, heading, first(material.questions.length ? material.questions : material.methods));
    case "faces":
      return facesPicture(graph, tongue, material.faces);
    case "stages":
      return barsPicture(graph, tongue, article, material.whole, material.stages);
    case "values":
      return chartPicture(graph, tongue, material.chart);
    case "conclusion":
      return isRoled(material)
        ? foundPicture(graph, tongue, article, heading, first(material.claims))
        : aroundPicture(graph, tongue, article, material.claims);
    case "doubts": {
      const told = graph.notes.filter(({ note }) => drawnOn.includes(note));
      const notes = told.length ? told.sort((a, b) => drawnOn.indexOf(a.note) - drawnOn.indexOf(b.note)) : material.notes;
      return pairsPicture(graph, tongue, article, heading, notes);
    }
  }
}

const placesOf = (graph: Graph, things: Thing[]): Passage[] =>
  inOrder(
    graph,
    things.flatMap((thing) => (graph.claim.has(thing) ? graph.placesOfClaim(thing) : (graph.placesOf.get(thing) ?? []))),
  );

/** A sentence in words, with what it leads to. */
function saying(graph: Graph, tongue: Tongue, sentence: Sentence): Saying {
  const { things } = sentence;
  const places = placesOf(graph, sentence.is === "note" ? [sentence.note.note] : things);
  return { pieces: piecesOf(graph, tongue, sentence), sign: signOf(graph, sentence), places, things };
}

function signOf(graph: Graph, sentence: Sentence): Saying["sign"] {
  if (sentence.is === "claims") return sentence.concluded ? "conclusion" : null;
  if (sentence.is === "note") return local(sentence.note.kind) === "contradiction" ? "contradiction" : "doubt";
  if (sentence.is !== "gist") return null;
  const kinds = sentence.things.flatMap((thing) => graph.notes.find(({ note }) => note === thing)?.kind ?? []).map(local);
  if (kinds.length) return kinds.includes("contradiction") ? "contradiction" : kinds.includes("doubt") ? "doubt" : null;
  return sentence.things.some((thing) => isConclusion(graph, thing)) ? "conclusion" : null;
}

const plain = (text: string): Piece => ({ words: text, to: null, lang: null });

function piecesOf(graph: Graph, tongue: Tongue, sentence: Sentence): Piece[] {
  switch (sentence.is) {
    case "gist":
      return [spokenPiece(tongue.remark(sentence.gist), null)];
    case "note":
      return [spokenPiece(tongue.remark(sentence.note.note) ?? tongue.say(sentence.note.kind), null)];
    case "claims":
      return joined(sentence.things.map((claim) => claimPieces(tongue, claim)));
    case "series":
      return joined(
        sentence.series.map((one) => [{ words: seriesWords(graph, tongue, one), to: one.values[0]!.figure, lang: null }]),
        "; ",
      );
    case "opposed":
      return joined(
        sentence.faces.map((one) => [spokenPiece(tongue.say(one), one)]),
        " ⇄ ",
      );
    case "spread":
      return joined(
        [sentence.from, sentence.to].map((event) => {
          const row = graph.event.get(event)!;
          return [spokenPiece(tongue.say(event), event), plain(` (${when(row, tongue)})`)];
        }),
        " → ",
      );
    case "grounds":
      return [plain(tongue.t(WORDS.grounds[sentence.stated ? (sentence.inferred ? "both" : "stated") : "inferred"]))];
  }
}

const seriesWords = (graph: Graph, tongue: Tongue, one: Parameters<typeof figureTitle>[2]): string =>
  `${upper(tongue.name(one.indicator))} — ${figureTitle(graph, tongue, one)}`;

const spokenPiece = (said: { text: string; lang: string | null } | null, to: Thing | null): Piece => ({
  words: said?.text ?? "",
  to,
  lang: said?.lang ?? null,
});

/** A claim, with what is said before it. */
function claimPieces(tongue: Tongue, claim: Thing): Piece[] {
  const first = before(tongue, claim);
  const own = spokenPiece(tongue.say(claim), claim);
  return first ? [plain(`${first} `), own] : [own];
}

const joined = (all: Piece[][], by = " "): Piece[] => all.flatMap((pieces, i) => (i ? [plain(by), ...pieces] : pieces));
