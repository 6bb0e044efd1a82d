// The spine: the article's own outline beside every view, a tick for each sentence; what is in sight or pointed at is lit there.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { spine } from "words";
import { href, useExplorer } from "../explorer";
import type { Passage, Thing } from "../graph/document";
import { articleInSight, type Mark, markOf, outline, placesOf, type Section } from "../graph/outline";
import { passageAt, placeOf } from "../graph/passage";
import { full } from "../graph/thing";
import { worded } from "../language/words";
import type { Lamp } from "../light";
import { SignShape } from "../parts/sign";
import { Say } from "../parts/thing";
import * as place from "../place";
import * as readmarks from "../readmarks";

const WORDS = worded(spine);
/** How many sections show their ticks at once, and how many sentences have a tick each: beyond, only what is read does, and a tick is five. */
const [MOST_SECTIONS, MOST_TICKS, BUNDLE] = [25, 400, 5];
const [TICK, HEIGHT, WIDE] = [13, 20, 196];
/** A sentence that no curator has read: two dots where a bar would be. */
const UNREAD = "M0-3.5V-3.4M0 3.4V3.5";

/** Sentences that share a tick; `unread` where no curator has read any of them. */
interface Tick {
  passages: Passage[];
  mark: Mark;
  unread: boolean;
}

export function Spine({ lamp }: { lamp: Lamp }): JSX.Element | null {
  const { graph, tongue, state } = useExplorer();
  const at = state.filters.at ? passageAt(graph, state.filters.at) : undefined;
  const wanted = { node: state.node, ...(at && { at }), ...(state.filters.article && { article: full(state.filters.article) }) };
  const article = articleInSight(graph, wanted)?.article;
  const sections = useMemo(() => (article ? outline(graph, article) : []), [graph, article]);
  const ticks = useMemo(() => ticksOf(sections, (passage) => markOf(graph, passage)), [sections]);
  const places = useMemo(() => (state.node ? placesOf(graph, state.node) : at ? [at] : []), [graph, state.node, at]);
  const pointed = useLit(lamp);
  const lit = pointed.size ? pointed : new Set(places.map(({ passage }) => passage));
  const pointedOut = sections.find(({ passages }) => places[0] && passages.includes(places[0]));
  const current = useBeingRead(sections) ?? pointedOut;
  useReadMarks();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [state]);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (row) row.parentElement!.scrollIntoView?.({ block: "nearest" });
  }, [current]);
  if (!sections.length) return null;
  const few = sections.length <= MOST_SECTIONS;
  return (
    <>
      <Ribbon ticks={[...ticks.values()].flat()} lit={lit} open={open} unfold={() => setOpen(!open)} section={current} />
      <nav
        class="spine"
        aria-label={tongue.t(WORDS.contents)}
        data-open={open}
        onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      >
        <p class="spine-head">
          {tongue.t(WORDS.contents)}
          <span>
            <svg class="ticks" viewBox="0 0 6 13" width="6" height="13" aria-hidden="true">
              <path class="bar" d="M3 2V11" />
            </svg>{" "}
            {tongue.t(WORDS.not_read)}
          </span>
        </p>
        {sections.some(({ passages }) => passages.some(({ unread }) => unread)) && (
          <p class="spine-partly">
            <svg class="ticks" viewBox="0 0 6 13" width="6" height="13" aria-hidden="true">
              <path class="bar unread" d={UNREAD} transform="translate(3 6.5)" />
            </svg>{" "}
            {tongue.t(WORDS.not_curated)}
          </p>
        )}
        <ol ref={list}>
          {sections.map((section) => (
            <Row
              key={section.key}
              section={section}
              ticks={few || section === current ? ticks.get(section)! : []}
              lit={litIn(ticks.get(section)!, lit)}
              current={section === current}
            />
          ))}
        </ol>
      </nav>
    </>
  );
}

/** The part that is being read, while the text is in view. */
function useBeingRead(sections: Section[]): Section | null {
  const partOf = useMemo(
    () => new Map(sections.flatMap((section) => section.passages.map(({ passage }) => [passage, section] as const))),
    [sections],
  );
  const [part, setPart] = useState<Section | null>(null);
  useEffect(() => {
    const look = () => setPart(partOf.get(place.here() ?? "") ?? null);
    look();
    return place.subscribe(look);
  }, [partOf]);
  return part && sections.includes(part) ? part : null;
}

/** Draws anew whenever a sentence was read. */
function useReadMarks(): void {
  const [, tell] = useState(0);
  useEffect(() => readmarks.subscribe(() => tell((times) => times + 1)), []);
}

function useLit(lamp: Lamp): ReadonlySet<Thing> {
  const [lit, setLit] = useState(lamp.lit);
  useEffect(() => lamp.follow(setLit), [lamp]);
  return lit;
}

function ticksOf(sections: Section[], mark: (passage: Passage) => Mark): Map<Section, Tick[]> {
  const all = sections.reduce((sum, { passages }) => sum + passages.length, 0);
  const size = all > MOST_TICKS ? BUNDLE : 1;
  const bundles = (passages: Passage[]) =>
    Array.from({ length: Math.ceil(passages.length / size) }, (_, i) => passages.slice(i * size, (i + 1) * size));
  return new Map(
    sections.map((section) => [
      section,
      bundles(section.passages).map((bundle) => ({
        passages: bundle,
        mark: strongest(bundle.map(mark)),
        unread: bundle.every(({ unread }) => unread),
      })),
    ]),
  );
}

function strongest(marks: Mark[]): Mark {
  const signs = marks.map(({ sign }) => sign);
  const sign = (["conclusion", "doubt"] as const).find((one) => signs.includes(one)) ?? null;
  return { sign, contradiction: marks.some(({ contradiction }) => contradiction) };
}

const isRead = ({ passages }: Tick): boolean => passages.every(({ passage }) => readmarks.isRead(passage));

/** Which ticks are lit, by number, as text: equal where nothing changes. */
const litIn = (ticks: Tick[], lit: ReadonlySet<Thing>): string =>
  lit.size ? ticks.flatMap(({ passages }, i) => (passages.some(({ passage }) => lit.has(passage)) ? [i] : [])).join() : "";

interface RowProps {
  section: Section;
  ticks: Tick[];
  lit: string;
  current: boolean;
}

function Row({ section, ticks, lit, current }: RowProps): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, go } = explorer;
  const [at, setAt] = useState(-1);
  const unread = section.passages.every((passage) => passage.unread);
  const patch = (i: number) => ({
    view: "read" as const,
    node: null,
    filters: { at: placeOf(graph, ticks[i]?.passages[0] ?? section.passages[0]!), article: null },
  });
  // The row leads to its first sentence, a tick to its own.
  const onClick = (event: MouseEvent) => {
    const drawn = (event.target as Element).closest(".ticks")?.getBoundingClientRect();
    if (!drawn || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(patch(Math.min(Math.floor(((event.clientX - drawn.left) / drawn.width) * ticks.length), ticks.length - 1)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && ticks.length) setAt(Math.min(Math.max(at + step, 0), ticks.length - 1));
    else if (event.key === "Enter" && at >= 0) go(patch(at));
    else return;
    event.preventDefault();
  };
  return (
    <li>
      <a
        href={href(explorer, patch(-1))}
        aria-current={current ? "true" : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onBlur={() => setAt(-1)}
        onPointerEnter={() => explorer.light(section.passages.map(({ passage }) => passage))}
        onPointerLeave={() => explorer.light(null)}
      >
        <span class="number">{section.paragraph ?? ""}</span>
        <span class={unread ? "heading unread" : "heading"}>
          {section.thing ? <Say words={tongue.heading(section.thing)} /> : tongue.t("paragraph", section.paragraph ?? 0)}
          {unread && <span class="unseen"> ({tongue.t(WORDS.not_curated)})</span>}
        </span>
        {ticks.length > 0 && <Ticks ticks={ticks} lit={new Set(lit ? lit.split(",").map(Number) : [])} at={at} />}
        <span class="unseen" aria-live="polite">
          {at >= 0 && spokenTick(ticks[at]!, at)}
        </span>
      </a>
    </li>
  );

  function spokenTick({ passages, mark }: Tick, i: number): string {
    const said = [tongue.t("sentence", passages[0]!.paragraph, passages[0]!.sentence)];
    if (mark.contradiction) said.push(tongue.t(WORDS.contradiction));
    if (mark.sign) said.push(tongue.t(WORDS[mark.sign]));
    if (ticks[i]!.unread) said.push(tongue.t(WORDS.not_curated));
    else if (!isRead(ticks[i]!)) said.push(tongue.t(WORDS.not_read));
    return `${said.join(", ")} (${i + 1}/${ticks.length})`;
  }
}

function Ticks({ ticks, lit, at }: { ticks: Tick[]; lit: Set<number>; at: number }): JSX.Element {
  const step = Math.min(TICK, WIDE / ticks.length);
  const width = step * ticks.length + 2;
  return (
    <svg class="ticks" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {ticks.map((tick, i) => (
        <g key={i} transform={`translate(${1 + step * (i + 0.5)} 6.5)`}>
          {(lit.has(i) || i === at) && <rect class="lit" x={-step / 2} y={-6} width={step} height={HEIGHT - 1} />}
          {tick.mark.sign ? (
            <SignShape name={tick.mark.sign} size={Math.min(11, step)} />
          ) : (
            <path class={`bar${tick.unread ? " unread" : isRead(tick) ? " read" : ""}`} d={tick.unread ? UNREAD : "M0-4.5V4.5"} />
          )}
          {tick.mark.contradiction && <SignShape name="contradiction" y={8} size={Math.min(8, step)} />}
        </g>
      ))}
    </svg>
  );
}

interface RibbonProps {
  ticks: Tick[];
  lit: ReadonlySet<Thing>;
  open: boolean;
  unfold: () => void;
  section: Section | undefined;
}

/** All sentences in one line, for narrow windows; a press opens the outline. */
function Ribbon({ ticks, lit, open, unfold, section }: RibbonProps): JSX.Element {
  const { tongue } = useExplorer();
  const numbered = section ? tongue.t("paragraph", section.paragraph ?? 0) : tongue.t(WORDS.contents);
  const shown = section?.thing ? tongue.heading(section.thing).text : numbered;
  return (
    <button type="button" class="ribbon" aria-expanded={open} onClick={unfold}>
      <span>
        {shown} <span aria-hidden="true">▾</span>
      </span>
      <svg viewBox={`0 0 ${ticks.length} 25`} preserveAspectRatio="none" aria-hidden="true">
        {ticks.map(({ passages, mark, unread }, i) => {
          const on = passages.some(({ passage }) => lit.has(passage));
          const kind = mark.sign ?? (mark.contradiction ? "contradiction" : unread ? "unread" : "plain");
          const short = (kind === "plain" || kind === "unread") && !on;
          return (
            <path key={passages[0]!.passage} class={on ? "lit" : kind} d={`M${i + 0.5} ${short ? 9 : 3}V${on ? 25 : unread ? 10 : 19}`} />
          );
        })}
      </svg>
    </button>
  );
}
