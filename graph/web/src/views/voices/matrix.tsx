// Voices against topics: how many claims for, against, and left open; each cell a way to its claims.

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { voices } from "words";
import { href, useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import { SIDES, type Side } from "../../graph/stance";
import { full, short } from "../../graph/thing";
import { type Said, type School, schools, tally, topics, type Voice } from "../../graph/voices";
import { worded } from "../../language/words";
import { More, useCut } from "../../parts/cut";
import { ThingLink } from "../../parts/thing";
import { useWidth } from "../../parts/width";

export const WORDS = worded(voices.matrix);
export const MARKS: Record<Side, string> = { for: "●", against: "✕", open: "◌" };
/** So many columns at most until more are asked for, and so few at least. */
const [COLUMNS, LEAST] = [9, 3];
const STEP = 12;
/** So many rows at once: more than an article has voices. */
const MANY = 100;

/** The cell that the address names, by its voice: what it says stands right under its row. */
export const cellOf = (filters: Readonly<Record<string, string>>): Thing | null => (filters.holder ? full(filters.holder) : null);

export function Matrix({ said, told }: { said: Said[]; told: ComponentChildren }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const [asking, setAsking] = useState(0);
  const groups = useMemo(() => schools(graph, said), [graph, said]);
  const rows = useMemo(() => groups.flatMap(({ voices: these }) => these), [groups]);
  const cut = useCut(rows, { first: MANY, step: MANY, chosen: ({ holder }) => holder === (cellOf(state.filters) ?? state.node) });
  const seen = new Set(cut.shown);
  const under = state.filters.under ? full(state.filters.under) : null;
  const things = useMemo(() => topics(graph, said, under), [graph, said, under]);
  const asked = state.filters.concept ? full(state.filters.concept) : null;
  const [place, fit] = useFit(`${tongue.lang} ${things.length} ${under} ${asked}`);
  const shown = asking || fit;
  const columns = [...(under ? [under] : []), ...things.slice(0, shown)];
  if (asked && !columns.includes(asked) && graph.labels.has(asked)) columns.push(asked);
  return (
    <div class="matrix">
      <p class="hint">
        {tongue.t(WORDS.hint)} {tongue.t(WORDS.rolled)}
      </p>
      <p class="key">
        {SIDES.map((one) => (
          <span key={one} class={`side-${one}`}>
            <span aria-hidden="true">{MARKS[one]}</span> {tongue.t(WORDS[one])}
          </span>
        ))}
        <span class="silence-key">{tongue.t(WORDS.silent)}</span>
      </p>
      {under && (
        <p class="path">
          <a href={href(explorer, { filters: { under: null } })}>{tongue.t(WORDS.broadest)}</a> <span aria-hidden="true">›</span>{" "}
          <b>{tongue.name(under)}</b>
        </p>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label={tongue.t(WORDS.caption)} ref={place}>
        <table>
          <caption class="unseen">{tongue.t(WORDS.caption)}</caption>
          <thead>
            <tr>
              <th scope="col" class="corner">
                {tongue.t("voice")}
              </th>
              <th scope="col">{tongue.t(WORDS.all)}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class={`${column === asked ? "asked " : ""}${tongue.name(column).length > 36 ? "long" : ""}`}>
                  <Topic thing={column} under={under} />
                </th>
              ))}
            </tr>
          </thead>
          {groups
            .filter(({ voices: these }) => seen.has(these[0]!))
            .map(({ school, voices: these }) => (
              <tbody key={school}>
                <SchoolHead school={school} voices={these} columns={columns.length + 2} alone={groups.length === 1} />
                {these
                  .filter((voice) => seen.has(voice))
                  .map(({ holder, said: held }) => (
                    <>
                      <Row
                        key={holder}
                        holder={holder}
                        said={held}
                        columns={columns}
                        author={school === "authors"}
                        alone={these.length === 1}
                      />
                      {cellOf(state.filters) === holder && (
                        <tr key={`${holder} told`} class="cell-told">
                          <td colSpan={columns.length + 2}>
                            <div>{told}</div>
                          </td>
                        </tr>
                      )}
                    </>
                  ))}
              </tbody>
            ))}
        </table>
      </div>
      <More {...cut.more} />
      <p class="tools">
        {shown < things.length && (
          <button type="button" onClick={() => setAsking(shown + STEP)}>
            {tongue.count(WORDS.more, Math.min(STEP, things.length - shown))}
          </button>
        )}
        {asking > 0 && (
          <button type="button" onClick={() => setAsking(0)}>
            {tongue.t(WORDS.fewer)}
          </button>
        )}
      </p>
    </div>
  );
}

/** The place of a table, and how many columns fit into it; counted anew where it or what stands in it changes. */
function useFit(what: string): [ReturnType<typeof useWidth>[0], number] {
  const [place, width] = useWidth(0);
  const key = `${width} ${what}`;
  const [found, setFound] = useState({ key, fit: COLUMNS });
  const fit = found.key === key ? found.fit : COLUMNS;
  useLayoutEffect(() => {
    const { scrollWidth, clientWidth } = place.current!;
    if (scrollWidth > clientWidth && fit > LEAST) setFound({ key, fit: fit - 1 });
  }, [key, fit]);
  return [place, fit];
}

/** The head of a column: the topic, and a way to the narrower ones where there are such. */
function Topic({ thing, under }: { thing: Thing; under: Thing | null }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const wider = thing !== under && (graph.narrowerOf.get(thing) ?? []).some((narrower) => graph.claimsAbout.has(narrower));
  const label = tongue.t(WORDS.narrower, tongue.name(thing));
  return (
    <>
      <ThingLink thing={thing} />
      {wider && (
        <a class="narrower" href={href(explorer, { filters: { under: short(thing) } })} aria-label={label} title={label}>
          <span aria-hidden="true">▾</span>
        </a>
      )}
    </>
  );
}

/** Where the voices under it stand; nothing where a viewpoint speaks alone, or all stand nowhere. */
function SchoolHead({ school, voices: these, columns, alone }: { school: School; voices: Voice[]; columns: number; alone: boolean }) {
  const { graph, tongue } = useExplorer();
  const itself = these.length === 1 && these[0]!.holder === school;
  if (alone || school === "authors" || itself) return null;
  const against = (graph.opponentsOf.get(school) ?? []).map((other) => tongue.name(other));
  return (
    <tr class="school">
      <th scope="rowgroup" colSpan={columns}>
        <span>
          {school === "none" ? tongue.t(WORDS.nowhere) : school === "both" ? tongue.t(WORDS.both) : tongue.name(school)}
          {against.length > 0 && <small> ⇄ {against.join(", ")}</small>}
        </span>
      </th>
    </tr>
  );
}

interface Held {
  holder: Thing;
  said: Said[];
  columns: Thing[];
  author: boolean;
  /** The only voice where it stands: then its row says what it is opposed to. */
  alone: boolean;
}

function Row({ holder, said, columns, author, alone }: Held): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <tr class={author ? "author" : undefined}>
      <th scope="row">
        <ThingLink thing={holder} />
        {author && <small> {tongue.t("author")}</small>}
        {alone && (graph.opponentsOf.get(holder) ?? []).map((other) => <small key={other}> ⇄ {tongue.name(other)}</small>)}
      </th>
      <td class="total">
        <Cell holder={holder} concept={null} said={said} />
      </td>
      {columns.map((column) => {
        const about = said.filter((one) => one.about.has(column));
        return (
          <td key={column} class={about.length ? undefined : "silent"}>
            <Cell holder={holder} concept={column} said={about} />
          </td>
        );
      })}
    </tr>
  );
}

/** A count of each side with its sign; a link that narrows the list to it. */
function Cell({ holder, concept, said }: { holder: Thing; concept: Thing | null; said: Said[] }): JSX.Element | null {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  if (!said.length) return null;
  const filters = { holder: short(holder), concept: concept && short(concept) };
  const chosen = state.filters.holder === filters.holder && (state.filters.concept ?? null) === filters.concept;
  const counted = tally(said);
  const sides = SIDES.filter((one) => counted[one]);
  const where = [tongue.name(holder), ...(concept ? [tongue.name(concept)] : [])].join(", ");
  return (
    <a
      class="cell"
      href={href(explorer, { filters: chosen ? { holder: null, concept: null } : filters })}
      aria-current={chosen || undefined}
    >
      <span class="unseen">{where}:</span>
      {sides.map((one) => (
        <span key={one} class={`side-${one}`}>
          <i aria-hidden="true">{MARKS[one]}</i>
          <span class="unseen">{tongue.t(WORDS[one])}</span>
          <b>{tongue.number(counted[one])}</b>
        </span>
      ))}
    </a>
  );
}
