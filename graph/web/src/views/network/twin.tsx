// The twin of a picture: what it shows and how that hangs together, as tables in the same order.
import type { JSX } from "preact";
import { useExplorer } from "../../explorer";
import { around, type Tie } from "../../graph/around";
import type { Thing } from "../../graph/document";
import { claimsOf, type Link, type Picture } from "../../graph/picture";
import { DataTable } from "../../parts/table";
import { ThingLink } from "../../parts/thing";
import { sorted } from "../../picture/box";
import { tiesIn } from "../../picture/group";
import { calledOf, counted, holdersOf, kindIn, placeOf, standing } from "../../picture/items";
import { WORDS } from "../../picture/words";
import type { Level } from "./levels";

interface Told {
  things: Thing[];
  links: Link[];
}

/** What a level shows: boxes in their order, in each what weighs most first; claims of groups in the order of the text. */
export function toldOf(level: Level, picture: Picture, graph: ReturnType<typeof useExplorer>["graph"]): Told {
  if (level.name === "picture")
    return {
      things: [...picture.shown].sort((a, b) => a.theme - b.theme || a.rank - b.rank).map(({ thing }) => thing),
      links: picture.links,
    };
  if (level.name === "around") {
    const ties = Object.values(around(graph, level.thing)).flatMap((side: Tie[]) => side);
    const link = ({ thing, family, stated, mutual, towards }: Tie): Link => ({
      source: towards ? thing : level.thing,
      target: towards ? level.thing : thing,
      family,
      stated,
      mutual,
      via: 0,
    });
    return { things: [level.thing, ...ties.map(({ thing }) => thing)], links: ties.map(link) };
  }
  const within = picture.themes.filter(({ theme }) => level.name !== "theme" || theme === level.theme);
  const groups = within.flatMap((theme) => theme.groups).filter(({ group }) => level.name !== "group" || group === level.group);
  const things = groups.flatMap(({ claims }) => sorted([...claims], picture));
  const links = groups.flatMap(({ claims }) =>
    tiesIn(claims, graph).map(({ from, to, ...tie }): Link => ({ ...tie, source: claims[from]!, target: claims[to]!, via: 0 })),
  );
  return { things, links };
}

export function Twin({ picture, level }: { picture: Picture; level: Level }): JSX.Element {
  const { tongue, graph } = useExplorer();
  const t = tongue.t.bind(tongue);
  const { placed } = picture;
  const { things, links } = toldOf(level, picture, graph);
  const box = new Map(picture.themes.flatMap((theme) => claimsOf(theme).map((claim) => [claim, theme.theme])));
  for (const { thing, theme } of picture.shown) box.set(thing, theme);
  const theme = (thing: Thing) => calledOf(picture.themes.find((one) => one.theme === box.get(thing))?.names ?? [], tongue);
  const kind = (thing: Thing) => (thing === picture.thesis ? t(WORDS.conclusion) : kindIn(thing, tongue));
  const basis = ({ stated, via, family }: Link) =>
    family === "says" ? null : `${t(stated ? "explicit" : "inferred")}${via ? ` · ${t(WORDS.via)}: ${via}` : ""}`;
  const where = (thing: Thing) => placeOf(picture, thing);
  return (
    <>
      <DataTable
        name="tuiin-network-things"
        caption={t(WORDS.things)}
        rows={things}
        columns={[
          { name: t(WORDS.theme), value: theme },
          { name: t("kind"), value: kind },
          { name: t(WORDS.claim), value: (thing) => tongue.name(thing), show: (thing) => <ThingLink thing={thing} /> },
          { name: t(WORDS.holder), value: (thing) => (placed.has(thing) ? holdersOf(thing, tongue).join(", ") : null) },
          { name: t("stance"), value: (thing) => standing(picture, thing, tongue) || null },
          { name: t(WORDS.place), value: where },
          { name: t(WORDS.for), value: (thing) => counted(thing, links)[0] },
          { name: t(WORDS.against), value: (thing) => counted(thing, links)[1] },
        ]}
      />
      <DataTable
        name="tuiin-network-links"
        caption={t(WORDS.links)}
        rows={links}
        columns={[
          { name: t(WORDS.from), value: ({ source }) => tongue.name(source), show: ({ source }) => <ThingLink thing={source} /> },
          { name: `${t(WORDS.place)} 1`, head: t(WORDS.place), value: ({ source }) => where(source) },
          { name: t(WORDS.family), value: ({ family }) => t(WORDS[family]) },
          { name: t(WORDS.to), value: ({ target }) => tongue.name(target), show: ({ target }) => <ThingLink thing={target} /> },
          { name: `${t(WORDS.place)} 2`, head: t(WORDS.place), value: ({ target }) => where(target) },
          { name: t(WORDS.basis), value: basis },
        ]}
      />
    </>
  );
}
