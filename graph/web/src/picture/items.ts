// What the things of a picture say, in the reader's language: words, the line above them, the place, and all of it for whoever listens.
import type { Thing } from "../graph/document";
import type { Link, Picture } from "../graph/picture";
import { KINDS } from "../language/kinds";
import type { Tongue } from "../language/tongue";
import type { Key } from "../language/words";
import { type Item, isolated } from "./item";
import { WORDS } from "./words";

/** A name as the beginning of a line: with a capital. */
export const capital = (text: string, lang: string): string => {
  const [first = "", ...rest] = [...text];
  return first.toLocaleUpperCase(lang) + rest.join("");
};

/** The place of a claim as it is printed. */
export function placeOf(picture: Picture, claim: Thing): string | null {
  const at = picture.placed.get(claim);
  return at && at.sentence > 0 ? `¶${at.paragraph}.${at.sentence}` : null;
}

const rtlIn = (lang: string | null, { graph }: Tongue): boolean => graph.direction(lang) === "rtl";

/** A claim, a viewpoint or a voice to be drawn. */
export function itemOf(picture: Picture, thing: Thing, tongue: Tongue): Item {
  const said = tongue.say(thing);
  const lang = said.lang === tongue.lang ? null : said.lang;
  const plain = { thing, lang, rtl: rtlIn(said.lang, tongue), by: null, tag: null, place: null, count: null };
  const at = picture.placed.get(thing);
  if (at) {
    const by = thing === picture.thesis ? "thesis" : at.by;
    const tag = by === "thesis" ? WORDS.conclusion : by === "denies" ? WORDS.denies : by === "perhaps" ? WORDS.perhaps : null;
    return { ...plain, kind: "claim", text: said.text, by, tag: tag && tongue.t(tag), place: placeOf(picture, thing) };
  }
  const text = capital(said.text, said.lang ?? tongue.lang);
  const kind = tongue.graph.viewpoint.has(thing) ? "viewpoint" : "voice";
  const count = picture.shown.find((one) => one.thing === thing)?.claims;
  return { ...plain, kind, text, count: kind === "voice" && count ? tongue.number(count) : null };
}

/** What themes and groups are called, in all the forms that may be tried, the words of their number. */
export function named(names: Thing[], claims: number, tongue: Tongue): { names: string[]; count: string } {
  const called = names.map((thing) => {
    const { text, lang } = tongue.say(thing);
    return capital(text, lang ?? tongue.lang);
  });
  return {
    names: called.length ? called : [tongue.count("n_claims", claims)],
    count: called.length ? tongue.count("n_claims", claims) : "",
  };
}

/** The name of a theme or a group in one line. */
export const calledOf = (names: Thing[], tongue: Tongue): string => {
  const [one, two] = names.map((thing) => capital(tongue.name(thing), tongue.lang));
  return two ? `${one}\u00a0· ${two}` : (one ?? "");
};

/** Without the full stop at its end: where it is quoted, the sentence around it has one. */
const unended = (text: string): string => text.replace(/\.$/, "");

/** What the article concludes and what speaks against it, in words; the title of the article where it concludes nothing. */
export function headline(picture: Picture, tongue: Tongue): { title: string; second: string | null } {
  const { thesis, opponent, placed, article } = picture;
  if (!thesis) return { title: tongue.name(article), second: null };
  const quoted = (claim: Thing) => {
    const { text, lang } = tongue.say(claim);
    return isolated(unended(text), rtlIn(lang, tongue));
  };
  const title = ended(tongue.t(WORDS.concludes, quoted(thesis)), tongue);
  const by = opponent && placed.get(opponent)?.by;
  const own = opponent && (by === "asserts" || by === "perhaps");
  const second = own ? ended(tongue.t(WORDS.against_it, placeOf(picture, opponent) ?? "", quoted(opponent)), tongue) : null;
  return { title, second };
}

/** A sentence that ends in a quotation: the full stop within it in English, after it elsewhere. */
function ended(text: string, tongue: Tongue): string {
  return tongue.lang === "en" ? text.replace(/”$/, ".”") : `${text}.`;
}

/** Who wrote the article, what it is called, when it appeared. */
export function sourceOf(article: Thing, tongue: Tongue): string {
  const { graph } = tongue;
  const authors = (graph.authorsOf.get(article) ?? []).map((author) => tongue.name(author));
  const year = graph.articles.find((one) => one.article === article)?.published?.slice(0, 4);
  return tongue.t(WORDS.source, [...authors, tongue.t(WORDS.quoted, tongue.name(article)), ...(year ? [year] : [])].join(", "));
}

/** Of which kind a thing is, in words: somebody who says something is a voice. */
export function kindIn(thing: Thing, tongue: Tongue): string {
  const kind = tongue.graph.kindOf(thing);
  if (kind === "actor") return tongue.t("voice");
  return (KINDS as readonly string[]).includes(kind) ? tongue.t(kind as Key) : "";
}

/** Who holds a claim, by name. */
export const holdersOf = (claim: Thing, tongue: Tongue): string[] => [
  ...new Set((tongue.graph.positionsOf.get(claim) ?? []).map(({ holder }) => tongue.name(holder))),
];

/** How the author stands to a claim, in words. */
export const standing = (picture: Picture, claim: Thing, tongue: Tongue): string => {
  const by = picture.placed.get(claim)?.by;
  return by ? tongue.t(WORDS[by]) : "";
};

/** How many of the links that are drawn support a thing, and how many speak against it. */
export function counted(thing: Thing, links: readonly Pick<Link, "source" | "target" | "family" | "mutual">[]): [number, number] {
  const to = links.filter((link) => link.target === thing || (link.mutual && link.source === thing));
  return [to.filter(({ family }) => family === "for").length, to.filter(({ family }) => family === "against").length];
}
