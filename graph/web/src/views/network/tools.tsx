// Above a picture: where one is and the way back, which article, how much is drawn and what of it, as a table, and the ways to take it away.
import type { ComponentChildren, JSX } from "preact";
import { href, useExplorer } from "../../explorer";
import { type Alone, Share } from "../../findings/share";
import type { Picture } from "../../graph/picture";
import { calledOf } from "../../picture/items";
import { WORDS } from "../../picture/words";
import type { Patch } from "../../state";
import { AMOUNTS, above, FAMILIES, type Level, namesOf, to, toggled, wantedOf } from "./levels";

/** A link that leads within the page also where that has no address of its own. */
function Leads({
  to: patch,
  children,
  ...rest
}: {
  to: Patch;
  children: ComponentChildren;
  class?: string;
  current?: boolean;
}): JSX.Element {
  const explorer = useExplorer();
  const { current, class: kind } = rest;
  return (
    <a
      class={kind}
      href={href(explorer, patch)}
      aria-current={current || undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        explorer.go(patch);
      }}
    >
      {children}
    </a>
  );
}

/** The way from the picture down to where one is. */
export function Path({ picture, level, dotted }: { picture: Picture; level: Level; dotted: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  const names = (one: Level): string => {
    if (one.name === "picture") return tongue.t(WORDS.picture);
    if (one.name === "all") return tongue.t(WORDS.all);
    if (one.name === "points") return tongue.t(WORDS.points);
    if (one.name === "around") return tongue.name(one.thing);
    return calledOf(namesOf(one, picture), tongue) || tongue.t(one.name === "theme" ? WORDS.theme : WORDS.group);
  };
  return (
    <nav class="path" aria-label={tongue.t(WORDS.way)}>
      <ol>
        {above(level, picture).map((one) => (
          <li key={names(one)}>
            <Leads to={to(one)}>{names(one)}</Leads>
          </li>
        ))}
        <li aria-current="page">
          <span>{names(level)}</span>
        </li>
      </ol>
      {level.name === "picture" && (
        <Leads class="other" to={to({ name: "all" })}>
          {tongue.t(WORDS.all)} ({tongue.number(picture.placed.size)})
        </Leads>
      )}
      {level.name === "picture" && dotted && (
        <Leads class="other" to={to({ name: "points" })}>
          {tongue.t(WORDS.points)}
        </Leads>
      )}
    </nav>
  );
}

/** The articles to choose from, where there are several. */
export function Articles({ all, picture }: { all: Picture[]; picture: Picture }): JSX.Element | null {
  const explorer = useExplorer();
  const { tongue } = explorer;
  if (all.length < 2) return null;
  return (
    <p class="chips" role="group" aria-label={tongue.t(WORDS.article)}>
      {all.map(({ article }) => (
        <Leads
          key={article}
          class="chip"
          to={{ node: null, filters: { article: article.split("/").pop()!, around: null, theme: null, group: null } }}
          current={article === picture.article}
        >
          {tongue.name(article)}
        </Leads>
      ))}
    </p>
  );
}

/** What of the default picture is drawn. */
export function Draw({ width }: { width: number }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, go } = explorer;
  const wanted = wantedOf(explorer, width);
  const chips = [
    ...FAMILIES.map((family) => ({ name: family as string, on: wanted.families.has(family), words: tongue.t(WORDS[family]) })),
    { name: "inferred", on: wanted.inferred, words: tongue.t("inferred") },
    { name: "voices", on: wanted.voices, words: tongue.t(WORDS.voices) },
  ];
  return (
    <details class="draw">
      <summary>{tongue.t(WORDS.draw)}</summary>
      <div class="choose" role="group" aria-label={tongue.t(WORDS.draw)}>
        {chips.map(({ name, on, words }) => (
          <button key={name} type="button" aria-pressed={on} onClick={() => go(toggled(explorer, name))}>
            {words}
          </button>
        ))}
      </div>
      <label class="amount">
        {tongue.t(WORDS.amount)}{" "}
        <select value={wanted.most} onChange={(event) => go({ filters: { most: event.currentTarget.value } })}>
          {AMOUNTS.map((amount) => (
            <option key={amount} value={amount}>
              {tongue.number(amount)}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}

/** As a table or as a picture; sent on, on paper. */
export function Take({ table, made }: { table: boolean; made: (() => Alone) | null }): JSX.Element {
  const { tongue, go } = useExplorer();
  return (
    <div class="tools">
      <button type="button" aria-pressed={table} onClick={() => go({ filters: { table: table ? null : "1" } })}>
        {tongue.t(table ? "as_picture" : "as_table")}
      </button>
      {made && <Share made={made} />}
      <button type="button" onClick={() => print()}>
        {tongue.t("print")}
      </button>
    </div>
  );
}
