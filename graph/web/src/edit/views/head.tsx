// The top line: the article, how far it is read, and what is kept.
import type { JSX } from "preact";
import { page as pageWords } from "words";
import { LANGS, LANGUAGE_NAMES, worded } from "../../language/words";
import { run } from "../commands";
import { cardsAt, isOver, isRead, paragraphOf } from "../index";
import { kindOf } from "../known";
import type { Page } from "../page";
import type { SentenceId } from "../protocol";
import { Speech, said, WORDS } from "../said";

export function Head({ page }: { page: Page }): JSX.Element {
  const { known, speech, ui } = page;
  const title = said(known, known.article.title);
  const read = known.order.filter((id) => isRead(known, id)).length;
  const claims = Object.keys(known.entries).filter((ref) => kindOf(ref) === "claim").length;
  const left = new Set(
    known.order.flatMap((id) =>
      cardsAt(known, id)
        .filter(({ state }) => state === "drafted")
        .map(({ key }) => key),
    ),
  ).size;
  return (
    <header class="top">
      <h1 lang={title?.lang ?? known.article.language} title={title?.text}>
        {title?.text}
      </h1>
      <Strip page={page} />
      <button type="button" class="counts" onClick={() => run(page, "left")} title={speech.t(WORDS.head.left)}>
        <b>{read}</b>
        {speech.count(WORDS.head.sentences, known.order.length)} · {speech.count(WORDS.head.claims, claims)}
        {known.candidates.length > 0 && ` · ${speech.count(WORDS.head.to_decide, left)}`}
      </button>
      <label class="own" title={speech.t(WORDS.head.own_means)}>
        <input
          type="checkbox"
          checked={ui.own}
          onInput={(event) => {
            page.judgeFirst(event.currentTarget.checked);
            page.set({ focus: "text" });
            localStorage.setItem("tuiin-edit-own", String(event.currentTarget.checked));
          }}
        />{" "}
        {speech.t(WORDS.head.own)}
      </label>
      <Saved page={page} />
      <div class="languages" role="group" aria-label={speech.t(worded(pageWords).language)}>
        {LANGS.map((lang) => (
          <button type="button" lang={lang} aria-pressed={ui.lang === lang} title={LANGUAGE_NAMES[lang]} onClick={() => speak(page, lang)}>
            <span aria-hidden="true">{lang}</span>
            <span class="unseen">{LANGUAGE_NAMES[lang]}</span>
          </button>
        ))}
      </div>
    </header>
  );
}

function speak(page: Page, lang: string): void {
  page.speech = new Speech(lang);
  document.documentElement.lang = lang;
  const address = new URL(location.href);
  address.searchParams.set("lang", lang);
  history.replaceState(null, "", address);
  page.set({ lang, message: null, focus: "text" });
}

function Saved({ page }: { page: Page }): JSX.Element {
  const { ui, speech } = page;
  if (ui.trouble) {
    return (
      <span class="saved" data-trouble="true">
        {speech.t(WORDS.head.not_saved, ui.trouble.since)}
      </span>
    );
  }
  const words = ui.saving ? speech.t(WORDS.head.saving) : ui.saved ? speech.t(WORDS.head.saved_at, ui.saved) : speech.t(WORDS.head.saved);
  return <span class="saved">{words}</span>;
}

/** A segment for each paragraph, as wide as it has sentences, filled as they are read. */
function Strip({ page }: { page: Page }): JSX.Element {
  const { known, speech, ui } = page;
  const paragraphs = new Map<string, SentenceId[]>();
  for (const id of known.order) paragraphs.set(paragraphOf(id), [...(paragraphs.get(paragraphOf(id)) ?? []), id]);
  return (
    <nav class="strip" aria-label={speech.t(WORDS.head.progress)}>
      {[...paragraphs].map(([name, ids]) => {
        const read = ids.filter((id) => isRead(known, id)).length;
        const label = speech.t(WORDS.head.paragraph, name.slice(1), read, ids.length);
        return (
          <button
            key={name}
            type="button"
            tabIndex={-1}
            title={label}
            aria-label={label}
            aria-current={ids.includes(ui.at) ? "location" : undefined}
            data-flashed={ids.some((id) => ui.flashed.includes(id))}
            style={{ flexGrow: ids.length }}
            onClick={() => {
              page.go(ids.find((id) => !isOver(known, id)) ?? ids[0]!);
              page.read();
            }}
          >
            <span style={{ width: `${(100 * read) / ids.length}%` }} />
          </button>
        );
      })}
    </nav>
  );
}
