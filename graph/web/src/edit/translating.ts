// The list of what is to be translated, one text after the other: Enter saves and goes on, Alt and an arrow pass over.
import type { Mode } from "./mode";
import type { Page } from "./page";
import type { Tag } from "./protocol";
import { WORDS } from "./said";
import { tongues, translated, untranslated } from "./translate";

type Translating = Extract<Mode, { name: "translate" }>;

/** Opens the list in a language, else in the first of the project's others that lacks something. */
export function openTranslation(page: Page, asked?: Tag): void {
  const all = tongues(page.known);
  if (!all.length) {
    page.say(page.speech.t(WORDS.translate.alone));
    return;
  }
  const lang = all.find((tag) => tag === asked) ?? all.find((tag) => untranslated(page.known, tag).length) ?? all[0]!;
  show(page, { name: "translate", lang, tongues: all, at: 0, words: "" });
}

/** Shows one text of the list, with the sentence at which it stands. */
function show(page: Page, mode: Translating): void {
  const one = untranslated(page.known, mode.lang)[mode.at];
  if (one?.at) page.go(one.at);
  page.set({ mode, focus: "translation", message: null });
}

/** Goes on without a word, or back. */
export function passOver(page: Page, mode: Translating, step: 1 | -1): void {
  const { length } = untranslated(page.known, mode.lang);
  if (length) show(page, { ...mode, at: (mode.at + step + length) % length, words: "" });
}

/** Saves what was typed, and goes on to the next; where nothing was, only goes on. */
export function saveTranslation(page: Page, mode: Translating): void {
  const one = untranslated(page.known, mode.lang)[mode.at];
  if (!one) return;
  if (!mode.words.trim()) {
    passOver(page, mode, 1);
    return;
  }
  page.act(translated(page.known, one, mode.lang, mode.words), page.speech.t(WORDS.said.change, mode.words.trim()));
  const { message } = page.ui;
  const { length } = untranslated(page.known, mode.lang);
  show(page, { ...mode, at: mode.at < length ? mode.at : 0, words: "" });
  page.set({ message });
}

export function pressTranslation(page: Page, key: string): boolean {
  const mode = page.ui.mode as Translating;
  if (key === "escape") page.read();
  else if (key === "enter" || key === "ctrl+enter") saveTranslation(page, mode);
  else if (key === "alt+down" || key === "alt+up") passOver(page, mode, key === "alt+down" ? 1 : -1);
  else return false;
  return true;
}
