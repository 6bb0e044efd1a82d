// Forms that somebody left: put aside, taken up again, thrown away; and what is kept of an open page, so that it comes back after a reload.

import { type ClaimForm, newForm, type Since, slotOf } from "./form";
import { headForm } from "./headform";
import { indexed, thing } from "./index";
import { type CommandName, capOf, keysOf } from "./keys";
import type { Known } from "./known";
import { type FormMode, focusOf, isForm, nameOf, type Shelf } from "./mode";
import type { Page, Ui } from "./page";
import type { SentenceId } from "./protocol";
import { WORDS } from "./said";
import { THINGS, thingForm } from "./thingform";

/** What the server keeps of a page. */
export interface Kept {
  open: FormMode | null;
  at: SentenceId;
  card: string;
  focus: string;
  aside: Shelf;
  waiting: Ui["waiting"];
  asked: boolean;
}

const content = (mode: FormMode): string => JSON.stringify(mode.form);

/** Opens a form; one that was put aside there is taken up again. */
export function openForm(page: Page, mode: FormMode, focus: string): void {
  const { [nameOf(mode)]: aside, ...rest } = page.ui.aside;
  if (!aside) page.set({ mode, opened: content(mode), focus: focus || focusOf(mode), message: null });
  else resume(page, aside, fitting(aside, focus), { aside: rest, message: null });
}

/** Goes on with a form in a field; what was typed there goes on too, unless it has led to a thing already. */
function resume(page: Page, mode: FormMode, focus: string, part: Partial<Ui>): void {
  const slot = mode.name === "form" ? slotOf(mode.form, focus.replace(/^f-/, "")) : undefined;
  const led = slot && ("name" in slot ? slot.name : slot.chosen);
  page.set({ mode, opened: "", focus, midway: !led || slot?.step === "label", ...part });
}

/** The field that was asked for, where the form has it; of a new claim the first that lacks something. */
function fitting(mode: FormMode, focus: string): string {
  if (mode.name !== "form") return focusOf(mode);
  const field = focus.replace(/^f-/, "");
  return mode.form.what !== "add" && (field === "words" || slotOf(mode.form, field)) ? focus : focusOf(mode);
}

/** Whether a form holds anything that would be lost. */
export const begun = (page: Page): boolean => isForm(page.ui.mode) && content(page.ui.mode) !== page.ui.opened;

/** The command by which a form is taken up again. */
function opens(mode: FormMode): CommandName {
  if (mode.name === "head") return "head";
  if ((mode.name === "note" || mode.name === "thing") && mode.form.ref) return "all_fields";
  if (mode.name === "note") return "note";
  if (mode.name === "thing") return "insert";
  return mode.form.what === "add" ? "new" : mode.form.what === "split" ? "split" : "all_fields";
}

/** Puts the open form aside, not away. */
export function putAside(page: Page): void {
  const { mode, aside } = page.ui;
  if (!isForm(mode)) return;
  const kept = begun(page);
  page.read({ ...(kept && { aside: { ...aside, [nameOf(mode)]: mode } }) });
  page.go(page.ui.at, page.ui.card);
  if (kept) page.say(page.speech.t(WORDS.said.aside, capIn(page, opens(mode)), capIn(page, "discard")));
}

const capIn = (page: Page, command: CommandName): string =>
  capOf(keysOf(command, page.ui.keys)[0] ?? "", page.ui.cyrillic, page.speech.t(WORDS.keys.space));

/** The forms that were put aside at the marked sentence, and that of the article. */
export function asideHere(page: Page): FormMode[] {
  const { at } = page.ui;
  const here = new Set(
    indexed(page.known)
      .cards.get(at)
      ?.map(({ key }) => key),
  );
  return Object.values(page.ui.aside).filter(
    (mode) => mode.name === "head" || mode.form.sentence === at || (mode.name === "form" && here.has(mode.form.card)),
  );
}

/** Throws a form away, the open one or one that was put aside; this can be undone. */
export function discard(page: Page, mode: FormMode): void {
  const words = page.speech.t(WORDS.said.thrown, titleOf(page, mode));
  page.throwAway(nameOf(mode), mode, words);
}

/** What a form is about, in a few words. */
export function titleOf(page: Page, mode: FormMode): string {
  const { speech } = page;
  if (mode.name === "head") return speech.t(WORDS.article.title);
  if (mode.name === "note") return [speech.t(WORDS.note.title), mode.form.printed || mode.form.remark].filter(Boolean).join(" ");
  if (mode.name === "thing") return [speech.t(WORDS.kinds[mode.form.kind as keyof typeof WORDS.kinds]), mode.form.label].join(" ").trim();
  const { subject, relation, object, words } = mode.form;
  return [subject.typed, relation.typed, object.typed].filter(Boolean).join(" ") || words || speech.t(WORDS.form.new);
}

/** What is to be kept of a page. */
export function kept({ ui }: Page): Kept {
  const { mode, at, card, focus, aside, waiting, asked } = ui;
  return { open: isForm(mode) ? mode : null, at, card, focus, aside, waiting, asked };
}

/** Brings back what was kept; what this page does not understand is left out. */
export function restore(page: Page, said: unknown): void {
  const { known } = page;
  const was = (said ?? {}) as Partial<Kept> & { aside?: unknown };
  const forms = Object.values((was.aside ?? {}) as object).map((mode) => formFrom(known, mode));
  const aside = Object.fromEntries(forms.flatMap((mode) => (mode ? [[nameOf(mode), mode]] : [])));
  page.set({ aside, waiting: Array.isArray(was.waiting) ? was.waiting : [], asked: Boolean(was.asked) });
  const open = formFrom(known, was.open);
  if (!open) return;
  const at = open.name === "head" ? was.at : open.form.sentence;
  if (at && known.sentences[at]) page.go(at, was.card);
  resume(page, open, was.focus || focusOf(open), {});
  page.say(page.speech.t(WORDS.said.resumed));
}

/** What a form began with that does not tell it: nothing that was seen in this run. */
const LONG_AGO: Since = { seen: 0, run: "?" };

function formFrom(known: Known, said: unknown): FormMode | null {
  const mode = said as FormMode | null | undefined;
  if (!mode?.form || typeof mode.form !== "object") return null;
  if (mode.name === "head") return { ...mode, form: { ...headForm(known), ...mode.form } };
  const { sentence } = mode.form;
  if (!known.sentences[sentence]) return null;
  if ((mode.name === "note" || mode.name === "thing") && mode.form.ref && !thing(known, mode.form.ref)) return null;
  if (mode.name === "note") return { ...mode, form: { ...LONG_AGO, ...mode.form, picked: mode.form.picked ?? [] } };
  if (mode.name === "thing")
    return THINGS.includes(mode.form.kind)
      ? { ...mode, form: { ...thingForm(known, mode.form.kind, sentence, ""), ...LONG_AGO, ...mode.form } }
      : null;
  if (mode.name !== "form" || !Array.isArray(mode.form.rows)) return null;
  const form: ClaimForm = { ...newForm(known, sentence), ...LONG_AGO, ...mode.form };
  return form.what === "add" || indexed(known).card.has(form.card) ? { ...mode, form } : null;
}
