// The picture of an article as the document tells it: its themes and groups, what is shown of it in the order of weight, and the links.
import type { Document, Table, Thing } from "./document";
import { records } from "./document";
import { gather, keyed } from "./gather";

export type Family = "for" | "against" | "says";
/** How the author stands to a claim. */
export type Standpoint = "asserts" | "perhaps" | "denies" | "reports";

export interface Group {
  group: number;
  theme: number;
  names: Thing[];
  /** In the order of the text. */
  claims: Thing[];
}
export interface Theme {
  theme: number;
  names: Thing[];
  groups: Group[];
}
/** Where a claim is in all this: its group, how much it counts, how the author stands to it, in which sentence it is most by itself. */
export interface Placed {
  claim: Thing;
  group: number;
  score: number;
  by: Standpoint;
  paragraph: number;
  sentence: number;
}
/** A thing that is shown; `side` is the viewpoint that a claim stands under, or the one that a viewpoint is opposed to. */
export interface Shown {
  rank: number;
  thing: Thing;
  theme: number;
  side: Thing | null;
  /** How many claims a voice has. */
  claims: number | null;
}
export interface Link {
  source: Thing;
  target: Thing;
  family: Family;
  stated: boolean;
  mutual: boolean;
  via: number;
}
export interface Picture {
  article: Thing;
  thesis: Thing | null;
  opponent: Thing | null;
  /** How many links are not shown because they are too many. */
  left: number;
  themes: Theme[];
  shown: Shown[];
  links: Link[];
  placed: ReadonlyMap<Thing, Placed>;
}

type Of<T> = T & { article: Thing };
interface Named {
  article: Thing;
  theme: number;
  group: number | null;
  member: Thing;
}

/** The picture of each article, in the order of the document. */
export function pictures(document: Document): Picture[] {
  const { articles, themes, groups, names, claims, shown, links } = document.picture;
  const table = <T>(one: Table | undefined) => records<T>(document, one);
  const groupOf = gather(table<Of<{ theme: number; group: number }>>(groups), (row) => row.article);
  const namesOf = gather(table<Named>(names), (row) => `${row.article} ${row.theme} ${row.group ?? ""}`);
  const placed = table<Placed>(claims);
  const shownOf = gather(table<Of<Shown>>(shown), (row) => row.article);
  const linksOf = gather(table<Of<Link>>(links), (row) => row.article);
  const themesOf = gather(table<Of<{ theme: number }>>(themes), (row) => row.article);
  return table<Of<Pick<Picture, "thesis" | "opponent" | "left">>>(articles).map((row) => {
    const own = placed.filter(({ claim }) => claim.startsWith(`${row.article}/`));
    const claimsIn = gather(
      own,
      (at) => String(at.group),
      (at) => at.claim,
    );
    const called = (theme: number, group: number | "") =>
      (namesOf.get(`${row.article} ${theme} ${group}`) ?? []).map(({ member }) => member);
    const parts = (groupOf.get(row.article) ?? []).map(({ theme, group }) => ({
      group,
      theme,
      names: called(theme, group),
      claims: claimsIn.get(String(group)) ?? [],
    }));
    return {
      ...row,
      themes: (themesOf.get(row.article) ?? []).map(({ theme }) => ({
        theme,
        names: called(theme, ""),
        groups: parts.filter((part) => part.theme === theme),
      })),
      shown: shownOf.get(row.article) ?? [],
      links: linksOf.get(row.article) ?? [],
      placed: keyed(own, (at) => at.claim),
    };
  });
}

/** All claims of a theme. */
export const claimsOf = (theme: Theme): Thing[] => theme.groups.flatMap((group) => group.claims);

export interface Wanted {
  /** How many claims at most, and with how many a small window makes do. */
  most: number;
  least: number;
  /** Links of these families, and whether those that the curator inferred. */
  families: ReadonlySet<Family>;
  inferred: boolean;
  /** Whether voices, and whether those that say nothing of what is shown. */
  voices: boolean;
  idle: boolean;
}

/** A smaller picture: the first claims, the debates of which both sides are among them, the voices, and the links that are wanted. */
export function part(picture: Picture, wanted: Wanted): Picture {
  const { placed } = picture;
  const claims = picture.shown.filter(({ thing }) => placed.has(thing)).slice(0, wanted.most);
  const sides = new Set(claims.map(({ side }) => side));
  const others = picture.shown.filter(({ thing }) => !placed.has(thing));
  const debated = (one: Shown) => one.side !== null && sides.has(one.thing) && sides.has(one.side);
  const viewpoints = others.filter((one) => one.claims === null && debated(one));
  const paired = new Set(viewpoints.map(({ thing }) => thing));
  const whole = claims.filter(({ side }) => side === null || paired.has(side));
  const said = new Set(picture.links.filter(({ target }) => whole.some(({ thing }) => thing === target)).map(({ source }) => source));
  const voices = others.filter(({ thing, claims: count }) => wanted.voices && count !== null && (wanted.idle || said.has(thing)));
  const shown = [...whole, ...viewpoints, ...voices];
  const there = new Set(shown.map(({ thing }) => thing));
  const links = picture.links.filter(
    (link) => there.has(link.source) && there.has(link.target) && wanted.families.has(link.family) && (wanted.inferred || link.stated),
  );
  return { ...picture, shown, links };
}
