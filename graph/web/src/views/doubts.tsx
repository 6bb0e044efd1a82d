// What to doubt, the weightiest first: contradictions, the curator's doubts, who or what is meant, slips in print.

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { doubts as section } from "words";
import { href, useExplorer } from "../explorer";
import { type Doubt, doubts, LEVELS, type Level, SORTS, type Sort } from "../graph/doubts";
import type { Tongue } from "../language/tongue";
import { worded } from "../language/words";
import { Cut } from "../parts/cut";
import { NoteLine } from "../parts/note";
import { usePrinting } from "../parts/printing";
import { Row } from "./doubts/row";

const WORDS = worded(section.view);
const FOLDED: readonly Level[] = ["D", "E"];
/** A bar is full for as many claims as hang on the weightiest, but never for fewer than so many. */
const FULL = 6;
/** How many rows of what bears on no conclusion stand there at first. */
const FIRST = 6;

export function DoubtsView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const all = useMemo(() => doubts(graph), [graph]);
  const root = useRef<HTMLDivElement>(null);
  const only = SORTS.find((sort) => sort === state.filters.only) ?? null;
  useOpenInSight(root, state.filters.open);
  if (!all.length) return <p>{tongue.t(WORDS.nothing)}</p>;
  const shown = all.filter(({ sort }) => only === null || sort === only);
  const most = Math.max(FULL, ...all.filter(({ level }) => level !== "E").map(({ bearsOn }) => bearsOn.size));
  return (
    <div class="doubts" ref={root}>
      <p class="hint">{tongue.t(all.some(({ level }) => level === "A") ? WORDS.order : WORDS.order_without)}</p>
      <Only all={all} only={only} />
      {LEVELS.map((level) => {
        const rows = shown.filter((one) => one.level === level);
        return rows.length > 0 && <Part key={`${level} ${only}`} level={level} rows={rows} all={all} only={only} most={most} />;
      })}
    </div>
  );
}

/** Brings the row that the address opens into sight when the page is opened there. */
function useOpenInSight(root: { current: HTMLElement | null }, open: string | undefined): void {
  useEffect(() => {
    if (open) root.current?.querySelector(`[data-doubt="${CSS.escape(open)}"]`)?.scrollIntoView({ block: "center" });
  }, [open]);
}

/** All, or only one sort; each with how many there are. */
function Only({ all, only }: { all: Doubt[]; only: Sort | null }): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  const choices: [Sort | null, number][] = [[null, all.length], ...SORTS.map((sort): [Sort, number] => [sort, count(all, sort)])];
  return (
    <ul class="segments" aria-label={tongue.t(WORDS.show)}>
      {choices
        .filter(([, n]) => n > 0)
        .map(([sort, n]) => (
          <li key={sort}>
            <a href={href(explorer, { filters: { only: sort, open: null } })} aria-current={sort === only || undefined}>
              {tongue.t(sort === null ? WORDS.all : WORDS[sort])} <b>{tongue.number(n)}</b>
            </a>
          </li>
        ))}
    </ul>
  );
}

const count = (list: Doubt[], sort: Sort): number => list.filter((one) => one.sort === sort).length;

/** How many of which sort. */
function mixed(rows: Doubt[], tongue: Tongue): string {
  const [against, doubtful] = [count(rows, "contradiction"), count(rows, "doubt")];
  const told = [against > 0 && tongue.count(WORDS.n_contradictions, against), doubtful > 0 && tongue.count(WORDS.n_doubts, doubtful)];
  return told.filter(Boolean).join(" · ");
}

interface Shown {
  level: Level;
  rows: Doubt[];
  all: Doubt[];
  only: Sort | null;
  most: number;
}

function Part({ level, rows, all, only, most }: Shown): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const printing = usePrinting();
  const roles = all.some((one) => one.level === "A" || one.under.length > 0);
  const alone = level === "C" && !all.some((one) => one.level === "A" || one.level === "B");
  const title = tongue.t(level === "B" && !roles ? WORDS.B_without : alone ? WORDS.C_alone : WORDS[level]);
  const chosen = (row: Doubt) => row.id === state.filters.open || (state.node !== null && row.concerned.includes(state.node));
  const list = (
    <ol>
      <Cut as="li" items={rows} first={level === "C" && only === null ? FIRST : rows.length} step={rows.length} chosen={chosen}>
        {(row) => <Row key={row.id} doubt={row} rank={all.indexOf(row) + 1} most={most} />}
      </Cut>
    </ol>
  );
  if (!FOLDED.includes(level))
    return (
      <section data-level={level}>
        <h2>
          {title} {level === "C" && only === null && <small>{mixed(rows, tongue)}</small>}
        </h2>
        {list}
      </section>
    );
  const open = printing || (level === "E" && only === "slip") || rows.some(chosen);
  return (
    <Fold level={level} open={open} title={title} told={tongue.count(level === "D" ? WORDS.n_meant : WORDS.n_slips, rows.length)}>
      {level === "D" ? (
        list
      ) : (
        <ul class="slips">
          {rows.map(({ id, note }) => (
            <li key={id} data-doubt={id} class={state.filters.open === id ? "chosen" : undefined}>
              {note && <NoteLine note={note} />}
              {graph.articles.length > 1 && note && <small>{tongue.name(note.article)}</small>}
            </li>
          ))}
        </ul>
      )}
    </Fold>
  );
}

function Fold({
  level,
  open,
  title,
  told,
  children,
}: {
  level: Level;
  open: boolean;
  title: string;
  told: string;
  children: ComponentChildren;
}): JSX.Element {
  const [asked, setAsked] = useState(false);
  const shown = asked || open;
  return (
    <section data-level={level}>
      <details open={shown} onToggle={(event) => !open && setAsked(event.currentTarget.open)}>
        <summary>
          <h2>{title}</h2> <small>{told}</small>
        </summary>
        {shown && children}
      </details>
    </section>
  );
}
