// What the things of a picture say, in the reader's language: words, the line above them, the place, and all of it for whoever listens.
import type { Thing, Words } from "../graph/document";
import { isDraft } from "../graph/drafts";
import { isConclusion } from "../graph/ending";
import { holding, isDoubted } from "../graph/holding";
import type { Link, Picture, Standpoint } from "../graph/picture";
import { local } from "../graph/thing";
import { capital } from "../language/capital";
import { KINDS } from "../language/kinds";
import { readSoFar } from "../language/partly";
import { ended } from "../language/sentence";
import type { Tongue } from "../language/tongue";
import type { Key } from "../language/words";
import { type Item, isolated } from "./item";
import { WORDS } from "./words";

/** The place of a claim as it is printed. */
export function placeOf(picture: Picture, claim: Thing): string | null {
  const at = picture.placed.get(claim);
  return at && at.sentence > 0 ? `¶${at.paragraph}.${at.sentence}` : null;
}

const rtlIn = (lang: string | null, { graph }: Tongue): boolean => graph.direction(lang) === "rtl";

/** That a thing is only drafted, in a word. */
const draftIn = (thing: Thing, tongue: Tongue): string => (isDraft(tongue.graph, thing) ? tongue.t(WORDS.draft) : "");

const marked = (thing: Thing, name: string, tongue: Tongue): string =>
  isDraft(tongue.graph, thing) ? `${name} (${tongue.t(WORDS.draft)})` : name;

/** What is said above a claim of how the author stands to it; whose it is that he only reports a voice beside it says. */
function stands(tongue: Tongue, claim: Thing, by: Standpoint): string {
  if (by === "asserts" || by === "reports") return "";
  const found = holding(tongue.graph, claim);
  return tongue.t(found && isDoubted(found) ? WORDS.doubts : WORDS[by]);
}

/** Of three words the one for what the article comes to: what a curator calls a conclusion, a finding, or what is neither. */
function rolled(tongue: Tongue, thesis: Thing, ...[conclusion, finding, other]: [Words, Words, Words]): Words {
  if (isConclusion(tongue.graph, thesis)) return conclusion;
  return local(tongue.graph.claim.get(thesis)?.role ?? null) === "finding" ? finding : other;
}

/** A claim, a viewpoint or a voice to be drawn. */
export function itemOf(picture: Picture, thing: Thing, tongue: Tongue): Item {
  const said = tongue.say(thing);
  const lang = said.lang === tongue.lang ? null : said.lang;
  const plain = { thing, lang, rtl: rtlIn(said.lang, tongue), by: null, tag: null, place: null, count: null };
  const at = picture.placed.get(thing);
  if (at) {
    const by = thing === picture.thesis ? "thesis" : at.by;
    const tag =
      by === "thesis" ? tongue.t(rolled(tongue, thing, WORDS.conclusion, WORDS.finding, WORDS.key_claim)) : stands(tongue, thing, by);
    const above = [draftIn(thing, tongue), tag].filter(Boolean).join(" · ");
    return { ...plain, kind: "claim", text: said.text, by, tag: above || null, place: placeOf(picture, thing) };
  }
  const text = marked(thing, capital(said.text, said.lang ?? tongue.lang), tongue);
  const kind = tongue.graph.viewpoint.has(thing) ? "viewpoint" : "voice";
  const count = picture.shown.find((one) => one.thing === thing)?.claims;
  return { ...plain, kind, text, count: kind === "voice" && count ? tongue.number(count) : null };
}

/** What themes and groups are called, in all the forms that may be tried, the words of their number. */
export function named(names: Thing[], claims: number, tongue: Tongue): { names: string[]; count: string } {
  const called = names.map((thing) => {
    const { text, lang } = tongue.say(thing);
    return marked(thing, capital(text, lang ?? tongue.lang), tongue);
  });
  return {
    names: called.length ? called : [tongue.count("n_claims", claims)],
    count: called.length ? tongue.count("n_claims", claims) : "",
  };
}

/** The name of a theme or a group in one line. */
export const calledOf = (names: Thing[], tongue: Tongue): string => {
  const [one, two] = names.map((thing) => marked(thing, capital(tongue.name(thing), tongue.lang), tongue));
  return two ? `${one}\u00a0· ${two}` : (one ?? "");
};

/** What the article concludes and what speaks against it, in words; the title of the article where it concludes nothing. */
export function headline(picture: Picture, tongue: Tongue): { title: string; second: string | null } {
  const { thesis, opponent, placed, article } = picture;
  if (!thesis) return { title: tongue.name(article), second: null };
  const quoted = (claim: Thing) => {
    const { text, lang } = tongue.say(claim);
    return isolated(ended(text), rtlIn(lang, tongue));
  };
  const title = tongue.t(rolled(tongue, thesis, WORDS.concludes, WORDS.finds, WORDS.holds), quoted(thesis));
  const by = opponent && placed.get(opponent)?.by;
  const own = opponent && (by === "asserts" || by === "perhaps");
  const second = own ? tongue.t(WORDS.against_it, placeOf(picture, opponent) ?? "", quoted(opponent)) : null;
  return { title, second };
}

/** Who wrote the article, what it is called, when it appeared; and how far it is read. */
export function sourceOf(article: Thing, tongue: Tongue): string {
  const { graph } = tongue;
  const authors = (graph.authorsOf.get(article) ?? []).map((author) => tongue.name(author));
  const year = graph.articles.find((one) => one.article === article)?.published?.slice(0, 4);
  const told = tongue.t(WORDS.source, [...authors, tongue.t(WORDS.quoted, tongue.name(article)), ...(year ? [year] : [])].join(", "));
  return [told, readSoFar(tongue, article)].filter(Boolean).join(". ");
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
  return [draftIn(claim, tongue), by && tongue.t(WORDS[by])].filter(Boolean).join(" · ");
};

/** How many of the links that are drawn support a thing, and how many speak against it. */
export function counted(thing: Thing, links: readonly Pick<Link, "source" | "target" | "family" | "mutual">[]): [number, number] {
  const to = links.filter((link) => link.target === thing || (link.mutual && link.source === thing));
  return [to.filter(({ family }) => family === "for").length, to.filter(({ family }) => family === "against").length];
}
