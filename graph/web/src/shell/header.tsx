// The head of the page, which stays in sight: whose article it is, the ways to the views, search, language, colours.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { shell } from "words";
import { href, useExplorer } from "../explorer";
import { LANGS, worded } from "../language/words";
import { offered } from "../parts/offered";
import { Search } from "../parts/search";
import { Switches } from "../parts/switches";
import { FIRST, FURTHER, type View } from "../state";

const WORDS = worded(shell);

export function Header({ title }: { title: string }): JSX.Element {
  const { tongue, state, go } = useExplorer();
  return (
    <header class="top">
      <Home title={title} />
      <Ways />
      <Search />
      <Switches lang={state.lang} choose={(lang) => go({ lang })} tongue={tongue} />
      <WordsIn />
    </header>
  );
}

/** The knot, and by what an article is known in a line: its short title, who wrote it and when; of several the titles of the first two. */
function Home({ title }: { title: string }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const [article, ...others] = graph.articles;
  const authors = article ? (graph.authorsOf.get(article.article) ?? []) : [];
  const [other, ...more] = others;
  const by = other
    ? [tongue.shortTitle(other.article).text, more.length && tongue.t(WORDS.more_articles, more.length)]
    : [...authors.slice(0, 1).map((author) => tongue.name(author)), article?.published?.slice(0, 4)];
  const below = by.filter(Boolean).join(", ");
  return (
    <a class="home" href={href(explorer, { view: "gist", node: null })} aria-label={article && below ? undefined : title}>
      <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
        <path d="M2 6C8 6 8 18 16 18M2 18C8 18 8 6 16 6M16 6H22M16 18H22" />
        <circle cx="9.4" cy="12" r="3" />
      </svg>
      {article && below && (
        <span>
          <span>{tongue.shortTitle(article.article).text}</span>
          <small>{below}</small>
        </span>
      )}
    </a>
  );
}

/** The ways to the views that have something to show; those of the second rank behind one more. */
function Ways(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const there = useMemo(() => offered(graph), [graph]);
  const [open, setOpen] = useState(false);
  const [more, setMore] = useState(false);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    setOpen(false);
    setMore(false);
  }, [state]);
  const further = FURTHER.filter((view) => there.has(view));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !more) return;
    event.preventDefault();
    setMore(false);
    nav.current?.querySelector<HTMLElement>(".more button")?.focus();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) =>
    relatedTarget && !nav.current?.querySelector(".more")?.contains(relatedTarget as Node) && setMore(false);
  return (
    <nav ref={nav} class="ways" aria-label={tongue.t("views")} data-open={open} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button type="button" class="unfold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>{tongue.t(state.view)}</b>
        <span aria-hidden="true">{"\u00a0▾"}</span>
      </button>
      <ul>
        {FIRST.filter((view) => there.has(view)).map((view) => (
          <Way key={view} view={view} />
        ))}
        {further.length > 0 && (
          <li class="more" data-open={more}>
            <button
              type="button"
              aria-expanded={more}
              data-current={further.some((view) => view === state.view)}
              onClick={() => setMore(!more)}
            >
              {further.some((view) => view === state.view) ? tongue.t(state.view) : tongue.t(WORDS.more)} <span aria-hidden="true">▾</span>
            </button>
            <ul>
              {further.map((view) => (
                <Way key={view} view={view} />
              ))}
            </ul>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Way({ view }: { view: View }): JSX.Element {
  const explorer = useExplorer();
  return (
    <li>
      <a href={href(explorer, { view })} aria-current={view === explorer.state.view ? "page" : undefined}>
        {explorer.tongue.t(view)}
      </a>
    </li>
  );
}

/** The language of the graph's words, where the page itself does not speak all of them. */
function WordsIn(): JSX.Element | null {
  const { graph, tongue, go } = useExplorer();
  if (graph.languages.length < 2 || graph.languages.every((tag) => LANGS.includes(tag))) return null;
  return (
    <label class="words-in">
      <span class="unseen">{tongue.t("words_in")}</span>
      <select title={tongue.t("words_in")} value={tongue.words} onChange={(event) => go({ content: event.currentTarget.value })}>
        {graph.languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What a language calls itself, as far as the browser knows it. */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
