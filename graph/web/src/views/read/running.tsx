// Running paragraphs: the sentences of the text, or the curator's paraphrases of them, each with its number and its signs.
import type { HTMLAttributes, JSX } from "preact";
import { reading } from "words";
import { href, useExplorer } from "../../explorer";
import type { Passage } from "../../graph/document";
import { markOf } from "../../graph/outline";
import { placeOf } from "../../graph/passage";
import { joined, phrases, type Span } from "../../graph/phrase";
import { lastTold, type Piece, type Sentence, sentenceOf } from "../../graph/sentences";
import { local } from "../../graph/thing";
import type { Spoken } from "../../language/tongue";
import { worded } from "../../language/words";
import { Sign } from "../../parts/sign";
import { Say } from "../../parts/thing";
import { Retold } from "./claims";
import { useFootnotes } from "./footnotes";
import { useReading } from "./pointing";

const WORDS = worded(reading);

/** What the element of a sentence says of itself. */
function useSentence(passage: Passage, name: string): HTMLAttributes<HTMLSpanElement> {
  const { lit, chosen } = useReading();
  const on = lit.passages.has(passage.passage) || chosen === passage;
  return {
    class: on ? `${name} lit` : name,
    "data-at": passage.id,
    "data-passage": passage.passage,
    "aria-current": chosen === passage || undefined,
  } as HTMLAttributes<HTMLSpanElement>;
}

/** The number of a sentence as a link to it, with its signs, and on paper the numbers of its notes. */
function Place({ sentence: { passage }, brief }: { sentence: Sentence; brief: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const { focus } = useReading();
  const { sign, contradiction } = markOf(graph, passage);
  const footnotes = useFootnotes(passage);
  return (
    <>
      <a
        class={focus === passage ? "where focus" : "where"}
        href={href(explorer, { node: null, filters: { at: placeOf(graph, passage) } })}
        title={tongue.t("sentence", passage.paragraph, passage.sentence)}
      >
        {brief ? passage.sentence : `${passage.paragraph}.${passage.sentence}`}
        {contradiction && <Sign name="contradiction" />}
        {sign && <Sign name={sign} />}
      </a>
      {footnotes.length > 0 && <sup class="footnote-mark">&#8288;{footnotes.join(",")}</sup>}
      {brief ? "\u00a0" : " "}
    </>
  );
}

/** A paragraph of the text itself; a sentence that the reader's copy lacks is told in its paraphrase. */
export function Text({ piece }: { piece: Piece }): JSX.Element {
  const { graph } = useExplorer();
  const { article, words } = useReading();
  return (
    <p class="running text" lang={article.language ?? undefined} dir="auto">
      {piece.passages.map((passage) => (
        <TextSentence key={passage.passage} sentence={sentenceOf(graph, passage)} text={words?.get(passage.passage)} />
      ))}
    </p>
  );
}

function TextSentence({ sentence, text }: { sentence: Sentence; text: string | undefined }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { article, lit } = useReading();
  const { passage, notes, told } = sentence;
  const attributes = useSentence(passage, "sentence");
  if (text === undefined)
    return (
      <span {...attributes} lang={tongue.words} dir={graph.direction(tongue.words)}>
        <Place sentence={sentence} brief />
        <span class="missing">
          [{tongue.t(WORDS.missing)}: <Told sentence={sentence} />]
        </span>{" "}
      </span>
    );
  const claims = lit.passages.has(passage.passage) ? told.filter(({ claim }) => lit.claims.has(claim)) : [];
  const accents = joined(claims.flatMap(({ claim }) => phrases(graph, claim, text, article.language)));
  return (
    <span {...attributes}>
      <Place sentence={sentence} brief />
      <span class="own">
        <Marked text={text} accents={accents} slips={slipsIn(text, notes)} />
      </span>{" "}
    </span>
  );
}

/** Where the printed forms of slips stand. */
function slipsIn(text: string, notes: Sentence["notes"]): Span[] {
  return notes.flatMap(({ kind, printed }) => {
    const at = printed && local(kind) === "slip" ? text.indexOf(printed) : -1;
    return at < 0 ? [] : [[at, at + printed!.length] as const];
  });
}

/** Words with what is accented in them and what is a slip in print. */
function Marked({ text, accents, slips }: { text: string; accents: Span[]; slips: Span[] }): JSX.Element {
  const edges = [...new Set([0, text.length, ...accents.flat(), ...slips.flat()])].sort((a, b) => a - b);
  const within = (spans: Span[], at: number) => spans.some(([start, end]) => start <= at && at < end);
  return (
    <>
      {edges.slice(0, -1).map((start, i) => {
        const part = text.slice(start, edges[i + 1]);
        const shown = within(slips, start) ? <u class="slip">{part}</u> : part;
        return within(accents, start) ? (
          <b key={start} class="phrase">
            {shown}
          </b>
        ) : (
          shown
        );
      })}
    </>
  );
}

/** So many sentences, or about as many, in a paragraph of paraphrases, which are shorter and more of a kind than those of a text. */
const FEW = 5;

/** A paragraph in the curator's words: the claims of each sentence, then its number. Alone, a long one is divided. */
export function Paraphrase({ piece, under = false }: { piece: Piece; under?: boolean }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const sentences = piece.passages.map((passage) => sentenceOf(graph, passage));
  const parts = under ? 1 : Math.ceil(sentences.length / FEW);
  const cut = (part: number): number => Math.round((part * sentences.length) / parts);
  return (
    <>
      {Array.from({ length: parts }, (_, part) => (
        <p key={part} class={under ? "running under" : "running"} lang={tongue.words} dir={graph.direction(tongue.words)}>
          {sentences.slice(cut(part), cut(part + 1)).map((sentence, i) => (
            <ParaphraseSentence
              key={sentence.passage.passage}
              sentence={sentence}
              last={sentences[cut(part) + i - 1]}
              next={sentences[cut(part) + i + 1]}
              name={under ? "again" : "sentence"}
            />
          ))}
        </p>
      ))}
    </>
  );
}

interface ParaphraseProps {
  sentence: Sentence;
  last: Sentence | undefined;
  next: Sentence | undefined;
  name: string;
}

function ParaphraseSentence({ sentence, last, next, name }: ParaphraseProps): JSX.Element {
  const told = lastTold(sentence, next);
  // Of several that nobody has read it is said once.
  const again = !told.length && sentence.passage.unread && last?.passage.unread;
  return (
    <span {...useSentence(sentence.passage, name)}>
      {!again && (told.length || !sentence.told.length) ? <Told sentence={{ ...sentence, told }} plain={name === "again"} /> : null}
      <Place sentence={sentence} brief={false} />
    </span>
  );
}

/** The claims of a sentence, or why there are none. */
function Told({ sentence: { told, passage }, plain = false }: { sentence: Sentence; plain?: boolean }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { article } = useReading();
  if (told.length)
    return (
      <>
        {told.map((one, i) => (
          <Retold key={one.claim} told={one} first={i === 0} plain={plain} />
        ))}
      </>
    );
  if (passage.silence === "title") return <Retitled words={[tongue.say(article.article)]} />;
  const authors = graph.authorsOf.get(article.article) ?? [];
  if (passage.silence === "byline" && authors.length) return <Retitled words={authors.map((one) => tongue.say(one))} />;
  if (passage.unread)
    return (
      <span class="silent" lang={tongue.lang}>
        {tongue.t(WORDS.unread)}{" "}
      </span>
    );
  const name = `silence_${passage.silence}`;
  const why = Object.hasOwn(WORDS, name) ? tongue.t(WORDS[name as keyof typeof WORDS]) : (passage.silence ?? "–");
  return (
    <span class="silent" lang={tongue.lang}>
      {tongue.t(WORDS.silent, why)}{" "}
    </span>
  );
}

/** What the curator calls what is printed at the head. */
function Retitled({ words }: { words: Spoken[] }): JSX.Element {
  return (
    <>
      {words.map((one, i) => (
        <span key={one.text}>
          {i > 0 && ", "}
          <Say words={one} />
        </span>
      ))}{" "}
    </>
  );
}
