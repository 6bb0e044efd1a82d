// The claims in the order of the text; with the reader's own copy dropped on the page, the sentences stand beside them, marked.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { reading } from "words";
import { href, useExplorer } from "../explorer";
import { type Copy, checkCopy } from "../graph/copy";
import type { Article, Passage, Position } from "../graph/document";
import { push } from "../graph/gather";
import type { Graph } from "../graph/graph";
import { holderStyles, passageAt, placeOf } from "../graph/passage";
import { full, local, short } from "../graph/thing";
import { worded } from "../language/words";
import { Filter } from "../parts/filter";
import { NoteLine } from "../parts/note";
import { Certainty, Say, Stance, ThingLink } from "../parts/thing";
import type { State } from "../state";

const WORDS = worded(reading);
export function ReadingView(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const several = graph.articles.length > 1;
  const article = toRead(graph, state);
  if (!article) return <p>{tongue.t("not_found")}</p>;
  return (
    <div class="reading">
      {several && (
        <nav class="articles" aria-label={tongue.t("article")}>
          {graph.articles.map((one) => (
            <a
              key={one.article}
              class="chip"
              href={href(explorer, { filters: { article: short(one.article), at: null } })}
              aria-current={one === article || undefined}
            >
              {tongue.name(one.article)}
            </a>
          ))}
        </nav>
      )}
      <ArticleText key={article.article} article={article} several={several} />
    </div>
  );
}

/** One article at a time: where the address points, else where the chosen thing stands, else the first. */
function toRead(graph: Graph, { filters, node }: State): Article | undefined {
  const pointed = filters.at ? passageAt(graph, filters.at)?.article : undefined;
  const chosen = node ? (graph.placesOfClaim(node)[0] ?? graph.placesOf.get(node)?.[0])?.article : undefined;
  const wanted = filters.article ? full(filters.article) : (pointed ?? chosen);
  return graph.articles.find((one) => one.article === wanted) ?? graph.articles[0];
}

function ArticleText({ article, several }: { article: Article; several: boolean }): JSX.Element {
  const { graph, tongue, state, copies, keep } = useExplorer();
  const copy = copies.get(article.article) ?? null;
  const passages = useMemo(() => graph.passages.filter((passage) => passage.article === article.article), [graph, article]);
  const paragraphs = useMemo(() => {
    const found = new Map<number, Passage[]>();
    for (const passage of passages) push(found, passage.paragraph, passage);
    return [...found];
  }, [passages]);
  const holders = useMemo(() => holderStyles(graph, passages), [graph, passages]);
  const { holder, only } = state.filters;
  const shown = (passage: Passage): boolean =>
    (!holder || (graph.positionsAt.get(passage.passage) ?? []).some((position) => position.holder === holder)) &&
    (only !== "notes" || graph.notesAt.has(passage.passage));
  const root = useRef<HTMLDivElement>(null);
  const current = state.filters.at ? passageAt(graph, state.filters.at) : undefined;
  useEffect(() => {
    const wanted = current ?? (state.node ? graph.placesOfClaim(state.node)[0] : undefined);
    if (wanted?.article === article.article)
      root.current?.querySelector(`#${CSS.escape(anchor(article, wanted.id))}`)?.scrollIntoView({ block: "center" });
  }, [state.filters.at, state.node, copy]);
  return (
    <div ref={root}>
      {several && (
        <h2>
          <Say words={tongue.say(article.article)} />
        </h2>
      )}
      <Drop article={article} passages={passages} copy={copy} setCopy={(copy) => keep(article.article, copy)} />
      <div class="filters">
        <Filter
          name="holder"
          label={tongue.t("voice")}
          choices={[...holders]
            .map(([value, { count }]) => ({ value, label: tongue.name(value), count }))
            .sort((a, b) => tongue.compare(a.label, b.label))}
        />
        <Filter
          name="only"
          label={tongue.t(WORDS.show)}
          choices={[
            {
              value: "notes",
              label: tongue.t(WORDS.with_notes),
              count: passages.filter((passage) => graph.notesAt.has(passage.passage)).length,
            },
          ]}
        />
      </div>
      {paragraphs.map(([paragraph, sentences]) => {
        const visible = sentences.filter(shown);
        return (
          visible.length > 0 && (
            <section key={paragraph} class="paragraph" aria-label={paragraph ? tongue.t("paragraph", paragraph) : tongue.t(WORDS.head)}>
              <h2>{paragraph ? tongue.t("paragraph", paragraph) : tongue.t(WORDS.head)}</h2>
              {visible.map((passage) => (
                <Sentence
                  key={passage.passage}
                  article={article}
                  passage={passage}
                  copy={copy}
                  holders={holders}
                  current={passage === current}
                />
              ))}
            </section>
          )
        );
      })}
    </div>
  );
}

const anchor = (article: Article, id: string): string => `at-${local(article.article).replace(/\W+/g, "-")}-${id}`;

/** One sentence: its place, its words where the reader has them, its claims, its notes. */
function Sentence({
  article,
  passage,
  copy,
  holders,
  current,
}: {
  article: Article;
  passage: Passage;
  copy: Copy | null;
  holders: Map<string, { style: number }>;
  current: boolean;
}): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const positions = (graph.positionsAt.get(passage.passage) ?? []).filter(
    (position) => !state.filters.holder || graph.chain(position).some((link) => link.holder === state.filters.holder),
  );
  const reporting = new Set(positions.map((position) => position.reported_by));
  const told = positions.filter((position) => !reporting.has(position.position));
  const notes = graph.notesAt.get(passage.passage) ?? [];
  const text = copy?.sentences.get(passage.passage);
  const voices = [...new Set(told.map((position) => position.holder))];
  return (
    <div class="sentence" id={anchor(article, passage.id)} data-at={passage.id} aria-current={current || undefined}>
      <a
        class="where"
        href={href(explorer, { filters: { at: placeOf(graph, passage) } })}
        title={tongue.t("sentence", passage.paragraph, passage.sentence)}
      >
        {passage.paragraph}.{passage.sentence}
      </a>
      <div class="what">
        {text !== undefined && (
          <p class="own" lang={article.language ?? undefined}>
            <mark class={`voice-${holders.get(voices[0] ?? "")?.style ?? 0}`} title={voices.map((voice) => tongue.name(voice)).join(", ")}>
              <Marked text={text} slips={notes.flatMap((note) => (note.printed ? [note.printed] : []))} />
            </mark>
          </p>
        )}
        {told.map((position) => (
          <Told key={position.position} position={position} style={holders.get(position.holder)?.style ?? 0} />
        ))}
        {told.length === 0 && passage.silence && (
          <p class="silent">
            {tongue.t(
              WORDS.silent,
              Object.hasOwn(WORDS, `silence_${passage.silence}`)
                ? tongue.t(WORDS[`silence_${passage.silence}` as keyof typeof WORDS])
                : passage.silence,
            )}
          </p>
        )}
        {notes.length > 0 && (
          <ul class="notes">
            {notes.map((note) => (
              <li key={note.note}>
                <NoteLine note={note} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** A claim as this sentence brings it: through whom, how, how surely. */
function Told({ position, style }: { position: Position; style: number }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  return (
    <div class={`told voice-${style}`}>
      <a class="paraphrase" href={href(explorer, { node: position.claim })} aria-current={state.node === position.claim || undefined}>
        <Say words={tongue.say(position.claim)} />
      </a>
      <span class="held">
        {graph.chain(position).map((link, i) => (
          <span key={link.position}>
            {i > 0 && <span aria-hidden="true">→ </span>}
            <ThingLink thing={link.holder} /> <Stance stance={link.stance} brief />{" "}
          </span>
        ))}
        <Certainty certainty={position.certainty} brief />
      </span>
    </div>
  );
}

/** The reader's own sentence with what the editor calls a slip underlined. */
function Marked({ text, slips }: { text: string; slips: string[] }): JSX.Element {
  const found = slips
    .map((slip) => ({ slip, at: text.indexOf(slip) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  const parts: (string | JSX.Element)[] = [];
  let end = 0;
  for (const { slip, at } of found) {
    if (at < end) continue;
    parts.push(
      text.slice(end, at),
      <u class="slip" key={at}>
        {slip}
      </u>,
    );
    end = at + slip.length;
  }
  return <>{[...parts, text.slice(end)]}</>;
}

const LARGEST = 5_000_000;

/** Where a copy of the text is dropped or chosen, and what was found of it. */
function Drop({
  article,
  passages,
  copy,
  setCopy,
}: {
  article: Article;
  passages: Passage[];
  copy: Copy | null;
  setCopy: (copy: Copy | null) => void;
}): JSX.Element {
  const { tongue } = useExplorer();
  const [state, setState] = useState<"none" | "reading" | "big">("none");
  const [over, setOver] = useState(false);
  const [name, setName] = useState("");
  const files = useRef(0);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const mine = ++files.current;
    setName(file.name);
    setCopy(null);
    if (file.size > LARGEST) return setState("big");
    setState("reading");
    const checked = await checkCopy(new Uint8Array(await file.arrayBuffer()), article, passages);
    if (mine !== files.current) return; // a later file has been given
    setCopy(checked);
    setState("none");
  };
  const said = (): string => {
    if (state === "reading") return tongue.t(WORDS.reading_file);
    if (state === "big") return tongue.t(WORDS.too_big, name);
    if (!copy) return "";
    if (copy.same) return tongue.t(WORDS.very, name, tongue.number(passages.length));
    return copy.sentences.size
      ? tongue.t(WORDS.shifted, name, tongue.number(copy.sentences.size), tongue.number(passages.length))
      : tongue.t(WORDS.wrong, name);
  };
  return (
    <div
      class="drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <p class="hint">{tongue.t(WORDS.hint)}</p>
      <p class="ways-in">
        <label class="button">
          {tongue.t(WORDS.choose)}
          <input
            type="file"
            accept=".txt,text/plain"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
        </label>
        <span>{tongue.t(WORDS.drop)}</span>
        {copy && (
          <button type="button" onClick={() => setCopy(null)}>
            {tongue.t(WORDS.remove)}
          </button>
        )}
      </p>
      <p role="status" class={state === "big" || (copy && !copy.same) ? "wrong" : "good"}>
        {said()}
      </p>
    </div>
  );
}
