// What lies over the page while it is open: all keys, what was found, what is left.
import type { JSX } from "preact";
import { page as pageWords } from "words";
import { worded } from "../../language/words";
import { found } from "../find";
import { commandWords, type Group, keysOf, TABLE } from "../keys";
import { aboutOf, mend, remaining, saidOf } from "../left";
import type { Mode } from "../mode";
import type { Page } from "../page";
import { WORDS } from "../said";
import { Cap } from "./hint";

type In<N extends Mode["name"]> = Extract<Mode, { name: N }>;
const GROUPS: readonly Group[] = ["read", "decide", "repair", "make", "argue", "undo"];

function Close({ page }: { page: Page }): JSX.Element {
  return (
    <button type="button" class="close" onClick={() => page.read()}>
      {page.speech.t(worded(pageWords).close)} <Cap page={page} name="escape" />
    </button>
  );
}

export function Keys({ page }: { page: Page }): JSX.Element {
  const { speech, ui } = page;
  const mode = ui.mode as In<"keys">;
  const reset = () => {
    localStorage.removeItem("tuiin-edit-keys");
    page.set({ keys: {} });
  };
  return (
    <section id="keys" class="over keys" role="dialog" aria-label={speech.t(WORDS.keys.all)} tabIndex={-1}>
      <h2>{speech.t(WORDS.keys.all)}</h2>
      <dl>
        {GROUPS.map((group) => (
          <>
            <dt>{speech.t(WORDS.keys[group])}</dt>
            <dd>
              {group === "read" && (
                <span class="key">
                  <kbd>↓ ↑</kbd> {speech.t(WORDS.does.sentence)} <kbd>← →</kbd> {speech.t(WORDS.does.card)}
                </span>
              )}
              {group === "argue" && (
                <span class="key">
                  <kbd>1–5</kbd> {speech.t(WORDS.does.argument)}
                </span>
              )}
              {TABLE.filter((one) => one.group === group).map(({ name }) => (
                <button
                  type="button"
                  class="key"
                  aria-pressed={mode.changing === name}
                  onClick={() => page.set({ mode: { name: "keys", changing: mode.changing === name ? "" : name }, focus: "keys" })}
                >
                  {mode.changing === name ? (
                    <kbd>{speech.t(WORDS.keys.press)}</kbd>
                  ) : keysOf(name, ui.keys).length ? (
                    keysOf(name, ui.keys).map((key) => <Cap page={page} name={key} />)
                  ) : (
                    <kbd>{speech.t(WORDS.keys.off)}</kbd>
                  )}{" "}
                  {speech.t(commandWords(name))}
                </button>
              ))}
            </dd>
          </>
        ))}
      </dl>
      <p>{speech.t(WORDS.keys.note, "↵", "⌫")}</p>
      <p class="last">
        <button type="button" class="quiet" onClick={reset}>
          {speech.t(WORDS.keys.reset)}
        </button>
        <Close page={page} />
      </p>
    </section>
  );
}

export function Finding({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const mode = page.ui.mode as In<"find">;
  const list = found(page, mode.words);
  return (
    <section class="over find" role="dialog" aria-label={speech.t(WORDS.find.title)}>
      <label for="find">{speech.t(WORDS.find.title)}</label>
      <input
        id="find"
        role="combobox"
        autoComplete="off"
        aria-expanded={list.length > 0}
        aria-controls={list.length ? "find-list" : undefined}
        aria-activedescendant={list[mode.at] ? `find-${mode.at}` : undefined}
        value={mode.words}
        onInput={(event) => page.set({ mode: { name: "find", words: event.currentTarget.value, at: 0 } })}
      />
      {list.length > 0 && (
        <ul id="find-list" role="listbox" aria-label={speech.t(WORDS.find.title)} lang={known.article.language}>
          {list.map((one, i) => (
            <li
              id={`find-${i}`}
              role="option"
              aria-selected={i === mode.at}
              onClick={() => {
                page.read();
                page.go(one.id, one.card);
              }}
            >
              <span class="place">{one.id}</span> {one.words}
            </li>
          ))}
        </ul>
      )}
      <Close page={page} />
    </section>
  );
}

export function Remaining({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const mode = page.ui.mode as In<"left">;
  const list = remaining(known);
  return (
    <section class="over left" role="dialog" aria-label={speech.t(WORDS.left.title)}>
      <h2>{speech.t(WORDS.left.title)}</h2>
      <ul
        id="left"
        role="listbox"
        tabIndex={0}
        aria-label={speech.t(WORDS.left.title)}
        aria-activedescendant={list.length ? `left-${mode.at}` : undefined}
      >
        {list.length === 0 && (
          <li role="option" aria-selected={false}>
            {speech.t(WORDS.left.nothing)}
          </li>
        )}
        {list.map((one, i) => (
          <li id={`left-${i}`} role="option" aria-selected={i === mode.at} onClick={() => mend(page, one)}>
            <span class="place">{one.head ? "" : one.id}</span>{" "}
            {one.finding ? (
              <span data-severity={one.finding.severity}>
                {saidOf(speech, one.finding)} <small lang={known.article.language}>{aboutOf(known, one)}</small>
              </span>
            ) : (
              <span>
                <small>{speech.t(WORDS.text[one.mark!])}</small> <span lang={known.article.language}>{known.sentences[one.id]!.words}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Close page={page} />
    </section>
  );
}
