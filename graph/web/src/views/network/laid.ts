// The default picture laid out: as much of it as fits into a room, in the largest type at which that fits, with what is said above and below.
import type { Explorer } from "../../explorer";
import { credit } from "../../findings/poster";
import { claimsOf, type Picture, part, type Wanted } from "../../graph/picture";
import type { Room } from "../../picture/columns";
import type { Item } from "../../picture/item";
import { headline, itemOf, named, sourceOf } from "../../picture/items";
import { type Caption, type Frame, framed, type Sample } from "../../picture/poster";
import { pictureFits, pictureScene, type Scene } from "../../picture/scene";
import { WORDS } from "../../picture/words";

const FEW = 20; // claims of an article below which type may be larger
const MODERATE = 8; // claims of a picture that is higher than its window
/** A picture that is sent on: it may say less, and never in small print. */
const SENT = { title: 25, small: 14 };

export interface Laid {
  /** What of the picture is drawn. */
  shown: Picture;
  caption: Caption;
  frame: Frame;
  scene: Scene;
}

/** The picture in a room; one that is sent on leaves out what speaks against its thesis rather than a claim, for that is in the picture too. */
export function laidOut(picture: Picture, { graph, tongue }: Explorer, room: Place, wanted: Wanted, sent = false): Laid {
  const items = new Map<string, Item>(picture.shown.map(({ thing }) => [thing, itemOf(picture, thing, tongue)]));
  const namesOf = (brief: boolean) => (number: number) => {
    const theme = picture.themes.find((one) => one.theme === number)!;
    return { ...named(theme.names, claimsOf(theme).length, tongue), brief };
  };
  const head = headline(picture, tongue);
  const total = picture.placed.size;
  const { address, rights } = credit(graph, picture.article);
  const tried = ({ second = true, brief = false, ...less }: Less) => {
    const shown = part(picture, { ...wanted, ...less });
    const claims = shown.shown.filter(({ thing }) => picture.placed.has(thing)).length;
    const source = [sourceOf(picture.article, tongue), tongue.t(WORDS.shown, tongue.number(claims), tongue.number(total))];
    if (picture.left) source.push(tongue.t(WORDS.not_drawn, picture.left));
    const caption: Caption = {
      title: head.title,
      second: second ? head.second : null,
      samples: samples(shown, (words) => tongue.t(words)),
      source: source.join(" · "),
      address: `${rights} · ${address}`,
    };
    const frame = framed(caption, room, sent ? SENT : undefined);
    return { shown, caption, frame, names: namesOf(brief), space: sizes(room, frame.top + frame.bottom, total, sent) };
  };
  let made = tried({});
  for (const less of smaller(wanted, sent)) {
    if (pictureFits(made.shown, items, made.names, made.space)) break;
    made = tried(less);
  }
  return { ...made, scene: pictureScene(made.shown, items, made.names, made.space) };
}
interface Place {
  width: number;
  height: number;
}
type Less = Partial<Wanted> & { second?: boolean; brief?: boolean };

/**
 * What a window has of a picture that does not fit into it: no voices that say nothing of what is shown, then themes named in brief, then a
 * claim fewer each time; and where nothing fits, a moderate picture that is higher than the window. So many as are asked for are drawn in
 * any window.
 */
function* smaller({ most, least }: Wanted, sent: boolean): Generator<Less> {
  if (sent) for (let count = most; count > 0; count--) yield* [true, false].map((second) => ({ most: count, idle: false, second }));
  else {
    for (let count = most; count >= least; count--) yield* [false, true].map((brief) => ({ most: count, idle: false, brief }));
    yield least === most ? {} : { most: Math.min(most, MODERATE), idle: false };
  }
}

/** The room that is left for the drawing, and in which sizes of type it may be drawn. */
function sizes({ width, height }: Place, taken: number, claims: number, sent: boolean): Room {
  const left = Math.max(height - taken, 240);
  const least = claims < FEW ? 20 : 23;
  if (sent) return { width, height: left, from: 21, to: 14.25, calm: 14.25, least };
  if (width < 600) return { width, height: Number.POSITIVE_INFINITY, from: claims < FEW ? 16 : 14, to: 12, calm: 14, least: 0 };
  return { width, height: left, from: claims < FEW ? 22 : 17, to: 12.5, calm: 13.25, least };
}

/** What the legend explains: what is in the picture. */
function samples(shown: Picture, t: (words: (typeof WORDS)["for"]) => string): Sample[] {
  const { links, placed } = shown;
  const found: Sample[] = [];
  for (const family of ["for", "against", "says"] as const)
    if (links.some((link) => link.family === family)) found.push({ kind: family, words: t(WORDS[family]) });
  const others = shown.shown.filter(({ thing }) => !placed.has(thing));
  if (others.some(({ claims }) => claims === null)) found.push({ kind: "viewpoint", words: t(WORDS.viewpoint) });
  found.push({ kind: "claim", words: t(WORDS.key_claim) });
  if (others.some(({ claims }) => claims !== null)) found.push({ kind: "voice", words: t(WORDS.voice) });
  if (links.some(({ stated }) => !stated)) found.push({ kind: "inferred", words: t(WORDS.inferred) });
  return found;
}
