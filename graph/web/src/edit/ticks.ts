// A sentence that is done, or claims nothing: it is ticked off, and the next one is gone to.
import { done, silent } from "./acts/sentence";
import { heldBack, isOver, paragraphOf, undecided } from "./index";
import type { Page } from "./page";
import { WORDS } from "./said";

/** Ticks the sentence off and goes to the next that is not; refuses while a draft is undecided. */
export function tick(page: Page): void {
  const left = undecided(page.known, page.ui.at).length;
  if (left) {
    page.say(page.speech.count(WORDS.said.undecided, left));
    return;
  }
  page.act(done(page.known, page.ui.at), page.speech.t(WORDS.said.done, page.ui.at));
  onward(page);
}

export function silence(page: Page, why: string): void {
  const id = page.ui.at;
  const words = page.speech.t(WORDS.silences[why as keyof typeof WORDS.silences]);
  const left = undecided(page.known, id).length;
  if (why !== "later" && left) {
    page.read();
    page.say(page.speech.count(WORDS.said.undecided, left));
    return;
  }
  if (why === "later") page.say(page.speech.t(WORDS.said.later, id));
  else page.act(silent(id, why), page.speech.t(WORDS.said.silent, id, words));
  page.read();
  onward(page);
}

/**
 * Goes to the next sentence that is neither ticked off nor silent; to the next one where there is none. Where a blank paragraph has just
 * been read to its end, its drafts come as a second look.
 */
function onward(page: Page): void {
  const mine = page.known.order.filter((id) => paragraphOf(id) === paragraphOf(page.ui.at));
  if (page.known.first && page.known.sentences[page.ui.at]?.blank && !heldBack(page.known).has(paragraphOf(page.ui.at))) {
    const left = mine.filter((id) => undecided(page.known, id).length);
    if (left[0]) {
      const drafts = new Set(left.flatMap((id) => undecided(page.known, id).map(({ key }) => key)));
      page.go(left[0]);
      page.say(page.speech.count(WORDS.said.second_look, drafts.size), { undo: true });
      return;
    }
  }
  const { order } = page.known;
  const from = order.indexOf(page.ui.at);
  const after = order.slice(from + 1);
  const id = after.find((one) => !isOver(page.known, one)) ?? after[0];
  if (id) page.go(id);
}
