// The reader's own copy of the text: where to get it, how it is opened, kept and taken away.
import type { JSX, RefObject } from "preact";
import { reading } from "words";
import { useExplorer } from "../../explorer";
import type { Article } from "../../graph/document";
import { worded } from "../../language/words";

const WORDS = worded(reading);

/** What there is of the reader's copy, and what became of the last file. */
export function CopyLine({ article, of }: { article: Article; of: number }): JSX.Element {
  const { tongue, copies } = useExplorer();
  const { given, denied } = copies;
  const copy = copies.at.get(article.article);
  const own = copies.own.has(article.article);
  const failed = given?.how === "none" || given?.how === "big" ? given.how : null;
  const news = given?.how === "reading" ? tongue.t(WORDS.reading_file) : failed ? tongue.t(WORDS[failed], given!.name) : "";
  return (
    <div class="copy-line">
      <p role="status">
        {news && <span class={failed ? "wrong" : undefined}>{news} </span>}
        {copy && own && <span>{tongue.t(WORDS.copy_found, tongue.number(copy.sentences.size), tongue.number(of))}</span>}
        {denied && <span class="wrong"> {tongue.t(WORDS.denied)}</span>}
      </p>
      {copy && own && (
        <>
          <label>
            <input
              type="checkbox"
              checked={copies.kept.has(article.article)}
              onChange={(event) => {
                copies.keep(article.article, event.currentTarget.checked);
                event.currentTarget.checked = copies.kept.has(article.article);
              }}
            />
            {tongue.t(WORDS.keep)}
          </label>
          <button type="button" class="plain" onClick={() => copies.remove(article.article)}>
            {tongue.t(WORDS.remove)}
          </button>
        </>
      )}
    </div>
  );
}

/** Where the text is to be had, and a way to open a copy of it. */
export function OpenCopy({ article, input }: { article: Article; input: RefObject<HTMLInputElement | null> }): JSX.Element {
  const { graph, tongue, copies } = useExplorer();
  const url = article.url ? graph.iri(article.url) : null;
  return (
    <div class="open-copy">
      <p>{tongue.t(WORDS.get)}</p>
      <p class="ways-in">
        <label class="button">
          {tongue.t(WORDS.open)}
          <input
            ref={input}
            type="file"
            accept=".txt,text/plain"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void copies.take(file, article.article);
              event.currentTarget.value = "";
            }}
          />
        </label>
        {url && /^https?:/.test(url) && (
          <a href={url} rel="noreferrer">
            {tongue.t(WORDS.original)} <span aria-hidden="true">↗</span>
          </a>
        )}
      </p>
    </div>
  );
}
