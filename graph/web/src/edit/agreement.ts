// Two readings of one article beside each other: what differs is settled one by one, or a whole kind at once.
import type { Page } from "./page";
import type { Agreement, Choice } from "./protocol";
import { WORDS } from "./said";

/** Asks how far this reading and somebody else's agree, and shows it. */
export async function openAgreement(page: Page, name: string): Promise<void> {
  const agreement = await page.link.agreement(name);
  if (typeof agreement === "string") page.say(agreement, { alert: true });
  else page.set({ mode: { name: "agreement", agreement, at: firstOpen(agreement, -1), words: null }, focus: "agreement", message: null });
  page.show();
}

/** The first difference after one that nobody has settled; else where one is. */
function firstOpen({ differences }: Agreement, from: number): number {
  const open = differences.findIndex(({ settled }, i) => i > from && !settled);
  return open >= 0 ? open : Math.max(0, Math.min(from, differences.length - 1));
}

export const modeOf = (page: Page) => (page.ui.mode.name === "agreement" ? page.ui.mode : null);

/** Carries out a choice on the marked difference, or on all that differ in the same field. */
export async function choose(page: Page, choice: Choice["choice"], more: Partial<Choice> = {}): Promise<void> {
  const mode = modeOf(page)!;
  const { readings, differences } = mode.agreement;
  const one = differences[mode.at];
  const keys = one && !more.field && choice !== "alike" && choice !== "undo" ? [one.key] : undefined;
  const done = await page.link.choose({ with: readings[1], choice, ...(keys && { keys }), ...more });
  if (typeof done === "string") page.say(done, { alert: true });
  else {
    const at = choice === "c" || choice === "undo" ? mode.at : firstOpen(done.agreement, mode.at);
    page.set({ mode: { ...mode, agreement: done.agreement, at, words: null }, focus: "agreement", saved: done.saved });
    if (choice !== "c") page.say(page.speech.t(choice === "undo" ? WORDS.said.undone : WORDS.agree.settled, one?.about ?? ""));
  }
  page.show();
}

/** A key in the view of agreement; true where it did something. */
export function pressAgreement(page: Page, key: string, typing: boolean): boolean {
  const mode = modeOf(page)!;
  const { differences } = mode.agreement;
  if (mode.words !== null) {
    if (key === "escape") page.set({ mode: { ...mode, words: null }, focus: "agreement" });
    else if (key === "enter") void choose(page, "c", { words: mode.words.trim() });
    else return false;
    return true;
  }
  if (typing) return false;
  if (key === "escape" || key === "g") page.read();
  else if (key === "down" || key === "up") {
    const at = Math.max(0, Math.min(differences.length - 1, mode.at + (key === "down" ? 1 : -1)));
    page.set({ mode: { ...mode, at } });
  } else if (!differences.length && key !== "u" && key !== "a") return false;
  else if (key === "1" || key === "2" || key === "3") void choose(page, key);
  else if (key === "a") void choose(page, "alike");
  else if (key === "u") void choose(page, "undo");
  else if (key === "c") page.set({ mode: { ...mode, words: "" }, focus: "agreement-words" });
  else return false;
  return true;
}
