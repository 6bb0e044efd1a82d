// The guided reading: one step at a time, each a heading, a picture, and three sentences that lead to what they are made of.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { ExplorerContext, href, useExplorer } from "../explorer";
import { Canvas, Notes, Stretches } from "../findings/frame";
import { ShareButton } from "../findings/share";
import { type Chapter, chapter } from "../findings/steps";
import type { Article, Thing } from "../graph/document";
import { guide, type Step } from "../graph/guide";
import { short } from "../graph/thing";
import { Filter } from "../parts/filter";
import { markRead } from "../readmarks";
import { Told } from "./steps/told";
import { WORDS } from "./steps/words";

export function StepsView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const guides = useMemo(() => graph.articles.map((article) => ({ article, steps: guide(graph, article.article) })), [graph]);
  const there = guides.filter(({ steps }) => steps.length);
  const shown = there.find(({ article }) => short(article.article) === state.filters.article) ?? there[0];
  if (!shown)
    return (
      <>
        <h1 id="view-title">{tongue.t("steps")}</h1>
        <p>{tongue.t(WORDS.none)}</p>
      </>
    );
  return (
    <div class="steps">
      <h1 id="view-title" class="unseen" tabIndex={-1}>
        {tongue.t("steps")}
      </h1>
      {there.length > 1 && (
        <div class="filters">
          <Filter
            name="article"
            label={tongue.t("article")}
            choices={there.map(({ article }) => ({ value: short(article.article), label: tongue.name(article.article) }))}
          />
        </div>
      )}
      <Guide key={shown.article.article} article={shown.article} steps={shown.steps} />
    </div>
  );
}

function Guide({ article, steps }: { article: Article; steps: Step[] }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state, go } = explorer;
  const chapters = useMemo(() => steps.map((step) => chapter(graph, tongue, step)), [graph, tongue, steps]);
  const at = Math.min(Math.max(Math.floor(Number(state.filters.step)) || 1, 1), steps.length);
  const lead = (step: number) => step >= 1 && step <= steps.length && go({ filters: { step: String(step) } });
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus({ preventScroll: true });
    if (!first.current) scrollTo({ top: 0 });
    first.current = false;
  }, [at]);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
      if (target.closest("input, select, textarea, dialog, [contenteditable], nav.spine, [role=grid], .card")) return;
      const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (by) lead(at + by);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [at, steps]);
  const here = chapters[at - 1]!;
  useEffect(() => markRead(here.places.map(({ passage }) => passage)), [at]);
  return (
    <Lighting chapter={here}>
      <ol class="ladder" aria-label={tongue.t("steps")}>
        {chapters.map((one, i) => (
          <li key={one.key} data-done={i < at}>
            <a href={href(explorer, { filters: { step: String(i + 1) } })} aria-current={i + 1 === at ? "step" : undefined}>
              <b>{i + 1}</b> <span>{one.short}</span>
            </a>
          </li>
        ))}
      </ol>
      {chapters.map((one, i) => (
        <StepOf
          key={one.key}
          chapter={one}
          number={i + 1}
          of={chapters.length}
          shown={i + 1 === at}
          heading={i + 1 === at ? heading : null}
        >
          <p class="onward">
            {i > 0 ? (
              <a class="button" rel="prev" href={href(explorer, { filters: { step: String(i) } })}>
                ← {chapters[i - 1]!.short}
              </a>
            ) : (
              <span />
            )}
            {i + 1 < chapters.length ? (
              <a class="button first" rel="next" href={href(explorer, { filters: { step: String(i + 2) } })}>
                {chapters[i + 1]!.short} →
              </a>
            ) : (
              <a class="button first" rel="next" href={href(explorer, { view: "read" })}>
                {tongue.t("read")} →
              </a>
            )}
          </p>
        </StepOf>
      ))}
      <p class="unseen" aria-live="polite">
        {tongue.t(WORDS.of, at, steps.length)}: {here.heading}
      </p>
      {graph.articles.length > 1 && <p class="hint">{tongue.name(article.article)}</p>}
    </Lighting>
  );
}

/** While a step is read, its places are lit on the spine; what is pointed at in it lights its own places in their stead. */
function Lighting({ chapter: { places }, children }: { chapter: Chapter; children: ComponentChildren }): JSX.Element {
  const explorer = useExplorer();
  const { light, state } = explorer;
  const own = useMemo(() => places.map(({ passage }) => passage), [places]);
  useEffect(() => {
    const later = setTimeout(() => light(own));
    return () => {
      clearTimeout(later);
      light(null);
    };
  }, [own, state]);
  const value = useMemo(() => ({ ...explorer, light: (passages: readonly Thing[] | null) => light(passages ?? own) }), [explorer, own]);
  return <ExplorerContext.Provider value={value}>{children}</ExplorerContext.Provider>;
}

interface Shown {
  chapter: Chapter;
  number: number;
  of: number;
  shown: boolean;
  heading: { current: HTMLHeadingElement | null } | null;
  children: JSX.Element;
}

/** A step: on the page only the one that is read, on paper all of them, each half a page. */
function StepOf({ chapter: one, number, of, shown, heading, children }: Shown): JSX.Element | null {
  const { tongue } = useExplorer();
  return (
    <article class="step" hidden={!shown} data-step={number} aria-labelledby={`step-${number}`}>
      <div class="step-words">
        <p class="count">{tongue.t(WORDS.of, number, of)}</p>
        <h2 id={`step-${number}`} tabIndex={-1} ref={heading}>
          {one.heading}
        </h2>
      </div>
      <figure class="framed">
        {one.picture.subtitle && (
          <figcaption>
            <p class="of-what">{one.picture.subtitle}</p>
          </figcaption>
        )}
        <Canvas picture={one.picture} />
        <Notes notes={one.picture.notes} />
        <div class="under">
          <p class="cited">{one.picture.places.length > 0 && <Stretches places={one.picture.places} />}</p>
          <ShareButton picture={one.picture} />
        </div>
      </figure>
      <div class="step-said">
        <ul class="sentences">
          {one.sentences.map((sentence, i) => (
            <Told key={i} sentence={sentence} />
          ))}
        </ul>
        {!one.curated && <p class="by-rule">{tongue.t(WORDS.by_rule)}</p>}
        {children}
      </div>
    </article>
  );
}
