// An article as it is read: ways of reading, running text, what stands beside it, and who is pointed at and chosen.
import type { ComponentChildren, JSX, RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { reading } from "words";
import { useExplorer } from "../../explorer";
import type { Article, Passage } from "../../graph/document";
import { placeOf } from "../../graph/passage";
import { type Piece, pieces as piecesOf } from "../../graph/sentences";
import { worded } from "../../language/words";
import { Say } from "../../parts/thing";
import { useWidth } from "../../parts/width";
import { MODES, type Mode, placeIn, setHere } from "../../place";
import { line, useArrival } from "./arrival";
import { Beside } from "./beside";
import { CopyLine, OpenCopy } from "./copy";
import { FootnoteList, FootnotesContext, footnotesOf } from "./footnotes";
import { Line } from "./line";
import { Misfits } from "./misfits";
import { type Reading, ReadingContext } from "./pointing";
import { Paraphrase, Text } from "./running";
import { Sheet } from "./sheet";
import { useFocus, useNear, useReadMarks } from "./sight";
import { usePointing } from "./touch";

const WORDS = worded(reading);
/** As wide as two columns need, in pixels. */
const TWO = 760;

export function ArticleText({ article }: { article: Article }): JSX.Element {
  const { graph, state, go, copies } = useExplorer();
  const pieces = useMemo(() => piecesOf(graph, article.article), [graph, article]);
  const footnotes = useMemo(() => footnotesOf(graph, pieces), [pieces]);
  const all = useMemo(() => pieces.flatMap(({ passages }) => passages), [pieces]);
  const copy = copies.at.get(article.article) ?? null;
  const [mode, choose] = useMode(article, copy !== null);
  const [root, width] = useWidth(innerWidth > 1100 ? 900 : innerWidth - 32);
  const wide = width >= TWO;
  const text = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chosen = useArrival({ article, root: text, wide, mode, copy });
  const place = placeIn(article.article);
  const seen = useFocus(text, {
    line,
    tell: (passage, offset) => Object.assign(place, { top: passage, offset }),
    chosen: chosen?.passage ?? null,
  });
  useReadMarks(text);
  const focus = (seen && graph.passage.get(seen)) || chosen || (all[0] ?? null);
  useEffect(() => setHere(focus?.passage ?? null), [focus]);
  useEffect(() => () => setHere(null), []);
  const select = (passage: Passage | null) => {
    go({ node: null, filters: { at: passage && placeOf(graph, passage) } }, passage === null);
  };
  const ask = (wanted: Mode) => {
    choose(wanted);
    if (wanted !== "paraphrase" && !copy && navigator.userActivation.isActive) input.current?.click();
  };
  const { lit, listeners } = usePointing({ select, chosen });
  const near = useNear(pieces, text, pieceOf(pieces, chosen)?.key ?? null);
  const authors = useMemo(() => new Set(graph.authorsOf.get(article.article) ?? []), [graph, article]);
  const value: Reading = { article, authors, words: copy?.sentences ?? null, lit, focus, chosen, choose: select };
  return (
    <ReadingContext.Provider value={value}>
      <FootnotesContext.Provider value={footnotes}>
        <div class={wide ? "read wide" : "read narrow"} ref={root} data-mode={mode} {...listeners}>
          <Bar mode={mode} choose={ask} asks={copy === null}>
            <CopyLine article={article} of={all.length} />
          </Bar>
          <Columns pieces={pieces} near={near} mode={mode} wide={wide} text={text}>
            {mode === "paraphrase" && wide && <Misfits passages={sectionOf(pieces, focus)} />}
            {!copy && <OpenCopy article={article} input={input} />}
          </Columns>
          {!wide && !state.node && chosen && <Opened all={all} chosen={chosen} />}
        </div>
      </FootnotesContext.Provider>
    </ReadingContext.Provider>
  );
}

/** The way of reading: what was asked for, as far as there is a text to show; the text where nothing was. */
function useMode({ article }: Article, text: boolean): [Mode, (mode: Mode) => void] {
  const place = placeIn(article);
  const [asked, setAsked] = useState<Mode | null>(place.mode);
  const choose = (mode: Mode) => {
    place.mode = mode;
    setAsked(mode);
  };
  return [text ? (asked ?? "text") : "paraphrase", choose];
}

const pieceOf = (pieces: Piece[], passage: Passage | null): Piece | undefined =>
  passage ? pieces.find(({ passages }) => passages.includes(passage)) : undefined;

/** The sentences of the section in which one stands; the head of the article goes with the first. */
function sectionOf(pieces: Piece[], passage: Passage | null): Passage[] {
  const at = pieces.indexOf(pieceOf(pieces, passage)!);
  let [first, last] = [at, at + Number(pieces[at]?.paragraph === 0)];
  while (first > 0 && !pieces[first]!.section) first--;
  while (last + 1 < pieces.length && !pieces[last + 1]!.section) last++;
  return pieces.slice(Math.max(first, 0), last + 1).flatMap(({ passages }) => passages);
}

interface BarProps {
  mode: Mode;
  choose: (mode: Mode) => void;
  /** Whether a reader who chooses the text is asked for a copy of it first. */
  asks: boolean;
  children: ComponentChildren;
}

function Bar({ mode, choose, asks, children }: BarProps): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <div class="read-bar">
      <div class="modes" role="group" aria-label={tongue.t(WORDS.modes)}>
        {MODES.map((one) => (
          <button key={one} type="button" aria-pressed={one === mode} onClick={() => choose(one)}>
            {tongue.t(WORDS[`mode_${one}`])}
            {asks && one !== "paraphrase" && "…"}
          </button>
        ))}
      </div>
      {mode === "paraphrase" && <p class="not-words">{tongue.t(WORDS.not_words)}</p>}
      {children}
    </div>
  );
}

interface ColumnsProps {
  pieces: Piece[];
  near: ReadonlySet<string>;
  mode: Mode;
  wide: boolean;
  text: RefObject<HTMLDivElement | null>;
  children: ComponentChildren;
}

/** The running text, and beside it the claims or, without a text, what does not fit. */
function Columns({ pieces, near, mode, wide, text, children }: ColumnsProps): JSX.Element {
  const { tongue } = useExplorer();
  const columns = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => pieces.filter(({ key }) => near.has(key)).flatMap(({ passages }) => passages), [pieces, near]);
  // What is pointed at reaches those that ask for it by themselves: the blocks need not be drawn anew for it.
  const blocks = useMemo(
    () => pieces.map((piece) => <Block key={piece.key} piece={piece} mode={mode} near={near.has(piece.key)} />),
    [pieces, near, mode, tongue],
  );
  const beside = wide && mode !== "paraphrase";
  return (
    <div class="columns" ref={columns}>
      <div class="column" ref={text}>
        {blocks}
      </div>
      <div class="aside">
        {beside && <Beside passages={shown} text={text} />}
        <div class="side-panel">{children}</div>
      </div>
      {beside && <Line columns={columns} text={text} />}
    </div>
  );
}

/** How high a piece is that is not drawn, from its length in the text: letters in a line, pixels of a line. */
const [LETTERS, LINE] = [72, 30];

function Block({ piece, mode, near }: { piece: Piece; mode: Mode; near: boolean }): JSX.Element {
  const { passages, section, paragraph, key } = piece;
  const length = passages.at(-1)!.end - passages[0]!.start;
  return (
    <section class="piece" data-piece={key} style={near ? undefined : { height: `${Math.ceil(length / LETTERS) * LINE}px` }}>
      {(section || paragraph === 0) && <Heading piece={piece} />}
      {near && mode !== "paraphrase" && <Text piece={piece} />}
      {near && mode !== "text" && <Paraphrase piece={piece} under={mode === "both"} />}
      {near && <FootnoteList piece={piece} />}
    </section>
  );
}

function Heading({ piece: { section, paragraph } }: { piece: Piece }): JSX.Element {
  const { tongue } = useExplorer();
  if (!section) return <h2 class="article-head">{tongue.t(WORDS.head)}</h2>;
  const numbered = section.paragraph !== null && section.paragraph > 0;
  return (
    <h2>
      {section.thing && numbered && <span class="number">{section.paragraph} </span>}
      {section.thing ? <Say words={tongue.heading(section.thing)} /> : tongue.t("paragraph", paragraph)}
    </h2>
  );
}

/** The sheet of the chosen sentence. */
function Opened({ all, chosen }: { all: Passage[]; chosen: Passage }): JSX.Element {
  const at = all.indexOf(chosen);
  return <Sheet passage={chosen} before={all[at - 1]} after={all[at + 1]} />;
}
