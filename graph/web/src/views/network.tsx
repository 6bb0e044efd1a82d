// The network as a picture: what the article concludes, what speaks for it and against it, and the way down to every claim.
import type { ComponentType, JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import type { Document } from "../graph/document";
import { type Picture, part, pictures } from "../graph/picture";
import { useWidth } from "../parts/width";
import { calledOf, headline } from "../picture/items";
import { forget } from "../picture/measure";
import { WORDS } from "../picture/words";
import { AroundThing } from "./network/around";
import { Bubbles } from "./network/bubbles";
import { Groups } from "./network/groups";
import { above, idOf, type Level, levelOf, namesOf, to, wantedOf } from "./network/levels";
import { arriveAt } from "./network/stage";
import { asShown, sentOn } from "./network/taken";
import { Articles, Draw, Path, Take } from "./network/tools";
import { Twin } from "./network/twin";
import { Whole } from "./network/whole";

const known = new WeakMap<Document, Picture[]>();
function picturesOf(document: Document): Picture[] {
  const found = known.get(document) ?? pictures(document).filter(({ themes }) => themes.length);
  known.set(document, found);
  return found;
}

/** The view; `points` draws every node as a point, where a page can. */
export function NetworkView({ points: Points }: { points?: ComponentType<object> }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const all = useMemo(() => picturesOf(graph.document), [graph]);
  const [place, width] = useWidth(0);
  const ready = useFonts();
  const [stand, height] = useHeight();
  const paper = usePaper();
  const picture = all.find(({ article }) => article.endsWith(`/${state.filters.article}`)) ?? ofThing(all, explorer.state.node) ?? all[0];
  const level: Level = picture ? levelOf(explorer, picture, Boolean(Points)) : { name: "picture" };
  useUp(level, picture);
  if (!picture)
    return (
      <div ref={place}>
        <h1 id="view-title">{tongue.t("network")}</h1>
        <p class="hint">{tongue.t(WORDS.nothing)}</p>
      </div>
    );
  const table = Boolean(state.filters.table);
  const title = titleOf(level, picture, explorer);
  const made = () => (level.name === "picture" ? sentOn(picture, explorer) : asShown(picture, explorer, title, level.name));
  const told = level.name === "picture" ? part(picture, wantedOf(explorer, width || 900)) : picture;
  return (
    <div class="network" ref={place}>
      <h1 id="view-title" class="unseen">
        {title}
      </h1>
      <Articles all={all} picture={picture} />
      <div class="bar">
        <Path picture={picture} level={level} dotted={Boolean(Points)} />
        {level.name === "picture" && <Draw width={width} />}
        <Take table={table} made={table || level.name === "points" ? null : made} />
      </div>
      {Points && level.name === "points" && !table && <Points />}
      <div ref={stand}>
        {ready && width > 0 && height > 0 && !table && level.name !== "points" && (
          <Shown picture={picture} level={level} room={{ width, height }} />
        )}
      </div>
      {(table || paper) && (
        <div class="twin">
          <Twin picture={told} level={level} />
        </div>
      )}
    </div>
  );
}

/** Esc leads up, wherever the focus is, unless it closes something else. */
function useUp(level: Level, picture: Picture | undefined): void {
  const { state, go } = useExplorer();
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const elsewhere = event.defaultPrevented || (event.target as HTMLElement).closest("input, select, textarea");
      if (event.key !== "Escape" || elsewhere || state.node || !picture || level.name === "picture") return;
      arriveAt(idOf(level));
      go(to(above(level, picture).at(-1) ?? { name: "picture" }));
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [state, picture]);
}

/** The picture of the article that a chosen thing is of. */
const ofThing = (all: Picture[], thing: string | null): Picture | undefined =>
  thing ? all.find(({ article }) => thing.startsWith(`${article}/`)) : undefined;

/** A level as it is drawn. */
function Shown({ picture, level, room }: { picture: Picture; level: Level; room: { width: number; height: number } }): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  if (level.name === "around") return <AroundThing picture={picture} thing={level.thing} room={room} />;
  if (level.name === "all") return <Bubbles picture={picture} room={room} />;
  if (level.name === "picture") return <Whole picture={picture} room={room} />;
  const groups = picture.themes
    .flatMap((theme) => theme.groups)
    .filter(({ group, theme }) => (level.name === "theme" ? theme === level.theme : level.name === "group" && group === level.group));
  return <Groups picture={picture} groups={groups} title={groups.map(({ names }) => calledOf(names, tongue)).join("; ")} room={room} />;
}

function titleOf(level: Level, picture: Picture, { tongue }: ReturnType<typeof useExplorer>): string {
  if (level.name === "around") return tongue.name(level.thing);
  if (level.name === "picture" || level.name === "all") return headline(picture, tongue).title;
  return calledOf(namesOf(level, picture), tongue) || tongue.t("network");
}

/** Whether the fonts of the page are there to be measured. */
function useFonts(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const wanted = ["400 16px Literata", "600 16px Literata", "400 16px 'Golos Text'", "600 16px 'Golos Text'"];
    void Promise.allSettled(wanted.map((font) => document.fonts.load(font, "aәж"))).then(() => {
      forget();
      setReady(true);
    });
  }, []);
  return ready;
}

/** Whether the page is being printed: on paper the tables stand below the picture. */
function usePaper(): boolean {
  const [paper, setPaper] = useState(false);
  useEffect(() => {
    const media = matchMedia("print");
    const follow = () => setPaper(media.matches);
    const [begin, end] = [() => setPaper(true), () => setPaper(false)];
    media.addEventListener("change", follow);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      media.removeEventListener("change", follow);
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return paper;
}

const LEAST = 320;
const BELOW = 43; // the line that tells what is in hand, and some air

/** Where a picture stands, and the height that the window has left for it there. */
function useHeight(): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!place.current) return;
      const above = place.current.getBoundingClientRect().top + scrollY;
      const foot = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--foot")) || 0;
      setHeight(Math.max(LEAST, Math.floor(innerHeight - above - foot - BELOW)));
    };
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return [place, height];
}
