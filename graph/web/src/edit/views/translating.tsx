// A text to be put into another language: what it says above, a line for it below; Enter saves it and goes on.
import type { JSX } from "preact";
import { kindOf } from "../known";
import type { Mode } from "../mode";
import type { Page } from "../page";
import { name, WORDS } from "../said";
import { untranslated } from "../translate";
import { passOver, saveTranslation } from "../translating";
import { Chips } from "./chips";
import { Cap } from "./hint";

type Translating = Extract<Mode, { name: "translate" }>;

export function TranslateView({ page, mode }: { page: Page; mode: Translating }): JSX.Element {
  const { known, speech } = page;
  const list = untranslated(known, mode.lang);
  const names = new Intl.DisplayNames([page.ui.lang], { type: "language" });
  const called = (tag: string): string => names.of(tag) ?? tag;
  const one = list[Math.min(mode.at, list.length - 1)];
  const chips = mode.tongues.map((tag) => ({ name: tag, words: called(tag) }));
  const title = speech.t(WORDS.translate.title, called(mode.lang));
  return (
    <section class="translating" aria-label={title}>
      <h2 class="where">
        {title}: {speech.count(WORDS.translate.left, list.length)}
      </h2>
      {chips.length > 1 && (
        <Chips
          label={speech.t(WORDS.translate.into)}
          chips={chips}
          chosen={mode.lang}
          choose={(lang) => page.set({ mode: { ...mode, lang, at: 0, words: "" }, focus: "translation" })}
        />
      )}
      {!one && <p>{speech.t(WORDS.translate.none)}</p>}
      {one && (
        <div class="sheet">
          <p class="about">
            {one.at && <span class="place">{one.at}</span>} {speech.t(WORDS.kinds[kindOf(one.ref) as keyof typeof WORDS.kinds])}{" "}
            {one.field !== "label" && one.field !== "text" && <small lang={known.article.language}>{name(known, one.ref)}</small>}
          </p>
          {Object.entries(one.words).map(([tag, words]) => (
            <blockquote key={tag} lang={tag} class={tag === Object.keys(one.words)[0] ? "original" : "other"}>
              {words} <small lang={page.ui.lang}>{called(tag)}</small>
            </blockquote>
          ))}
          <label for="translation" class="unseen">
            {title}
          </label>
          <textarea
            id="translation"
            rows={2}
            lang={mode.lang}
            dir="auto"
            value={mode.words}
            onInput={(event) => page.set({ mode: { ...mode, words: event.currentTarget.value.replace(/\n/g, " ") } })}
          />
          <div class="last">
            <button type="button" class="quiet" onClick={() => passOver(page, mode, 1)}>
              {speech.t(WORDS.translate.pass)} <Cap page={page} name="alt+down" />
            </button>
            <button type="button" class="main" onClick={() => saveTranslation(page, mode)}>
              {speech.t(WORDS.translate.save)} <Cap page={page} name="enter" />
            </button>
          </div>
        </div>
      )}
      <button type="button" class="quiet" onClick={() => page.read()}>
        {speech.t(WORDS.does.leave)} <Cap page={page} name="escape" />
      </button>
    </section>
  );
}
