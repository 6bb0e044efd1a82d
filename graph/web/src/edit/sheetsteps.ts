// What keys do in the smaller forms: a note, a thing that is made by itself, the head of the article. In a row digits and arrows choose;
// letters go into the first field; Enter takes what is shown and goes to what is missing.

import { concernsOf, NOTES, type NoteForm, note, PAIR } from "./acts/sentence";
import { holding } from "./form";
import { actorOf, HEAD_FIELDS, type HeadForm, lackingHead, parts, saveHead } from "./headform";
import { kindOf } from "./known";
import type { FormMode } from "./mode";
import { findWords } from "./offsets";
import type { Page } from "./page";
import { name, WORDS } from "./said";
import { discard, putAside } from "./shelf";
import { lacking, rowOf, saveThing, type ThingForm } from "./thingform";

/** The keys that leave a form; true where this was one. */
function leaves(page: Page, key: string): boolean {
  if (key === "escape") putAside(page);
  else if (key === "alt+x") discard(page, page.ui.mode as FormMode);
  else return false;
  return true;
}

/** A field that lacks something gets the focus, and is named. */
function ask(page: Page, focus: string, words: string): void {
  page.set({ focus });
  page.say(page.speech.t(WORDS.card.wants, words));
}

/** Letters typed on a row belong into the field behind it. */
function intoField(page: Page, key: string, focus: string): void {
  if (/^[^\d]$/u.test(key) || /^shift\+.$/u.test(key) || ["process", "dead", "unidentified"].includes(key)) page.set({ focus });
}

// --- notes ---

const firstOf = ({ kind }: NoteForm): string => (kind === "slip" ? "n-printed" : "n-remark");

export function chooseNote(page: Page, form: NoteForm, kind: NoteForm["kind"]): void {
  const after = { ...form, kind };
  page.set({ mode: { name: "note", form: after }, focus: firstOf(after) });
}

export function pressNote(page: Page, key: string): boolean {
  const { form } = page.ui.mode as { name: "note"; form: NoteForm };
  const { focus } = page.ui;
  if (leaves(page, key)) return true;
  if (/^alt\+[1-3]$/.test(key)) chooseNote(page, form, NOTES[Number(key[4]) - 1]!);
  else if (focus === "n-kind" && key === "enter") page.set({ focus: firstOf(form) });
  else if (focus === "n-kind") {
    intoField(page, key, firstOf(form));
    return false;
  } else if (key === "enter" && focus === "n-printed") {
    if (findWords(page.known.sentences[form.sentence]!, form.printed)) page.set({ focus: "n-probably" });
    else if (form.printed.trim()) page.say(page.speech.t(WORDS.said.not_here, form.printed));
    else ask(page, "n-printed", page.speech.t(WORDS.note.printed));
  } else if (key === "enter" || key === "ctrl+enter") saveNote(page);
  else return false;
  return true;
}

/** The remark: the reader's own, or what the page says of a slip. */
export function remarkOf(page: Page, form: NoteForm): string {
  if (form.own || form.kind !== "slip") return form.remark;
  const words = WORDS.note.remark_slip;
  const tag = page.known.article.language;
  const text = (words as Record<string, string>)[tag] ?? words.en ?? "";
  return form.printed && form.probably ? text.replace("{0}", form.printed.trim()).replace("{1}", form.probably.trim()) : "";
}

/** What a note lacks: of a slip the printed words or the right ones; but a remark alone is a doubt, and lacks nothing. */
function lackingNote(page: Page, form: NoteForm): "printed" | "probably" | "remark" | "other" | null {
  const words = findWords(page.known.sentences[form.sentence]!, form.printed);
  if (form.kind === "slip" && !words) return "printed";
  if (form.kind === "slip" && !form.probably.trim()) return "probably";
  if (!remarkOf(page, form).trim()) return "remark";
  return form.kind === "contradiction" && concernsOf(form).length < PAIR ? "other" : null;
}

/** A slip of which nothing is said but a remark is a doubt: which word is wrong nobody has said. */
const meant = (form: NoteForm): NoteForm =>
  form.kind === "slip" && !form.printed.trim() && !form.probably.trim() && form.remark.trim() ? { ...form, kind: "doubt" } : form;

export function saveNote(page: Page): void {
  const form = meant((page.ui.mode as { name: "note"; form: NoteForm }).form);
  const lack = lackingNote(page, form);
  if (lack) {
    const at = lack === "other" ? `-${form.picked[0] && form.concerns.length + 1 < PAIR ? 1 : 0}` : "";
    ask(page, `n-${lack}${at}`, page.speech.t(WORDS.note[lack]));
    return;
  }
  const remark = remarkOf(page, form);
  const said = page.speech.t(WORDS.said.note, `${page.speech.t(WORDS.note[form.kind])}: ${remark}`);
  page.act(note(page.known, form, remark, page.fresh), said);
  page.read({ marked: [] });
  page.go(page.ui.at, page.ui.card);
}

// --- things ---

export function pressThing(page: Page, key: string): boolean {
  const { form } = page.ui.mode as { name: "thing"; form: ThingForm };
  const { focus } = page.ui;
  if (leaves(page, key)) return true;
  if (key === "enter" && focus === "t-label" && form.label.trim() && rowOf(page.known, form) && form.kind === "actor") {
    page.set({ focus: "t-type" });
    return true;
  }
  if (key === "ctrl+enter" || key === "enter") return saveThingForm(page, form);
  return false;
}

export function saveThingForm(page: Page, form: ThingForm): boolean {
  const typed = form.work.typed.trim();
  if (form.kind === "citation" && !form.work.chosen && typed) {
    const named = Object.keys(page.known.entries).find(
      (ref) => kindOf(ref) === "work" && name(page.known, ref).toLowerCase() === typed.toLowerCase(),
    );
    const work = named ? holding(page.known, named) : { ...form.work, chosen: { make: { kind: "work", label: typed } } };
    return saveThingForm(page, { ...form, work });
  }
  const lack = lacking(form);
  if (lack) ask(page, `t-${lack}`, page.speech.t(WORDS.insert[lack]));
  else {
    page.act(
      saveThing(page.known, form, page.fresh),
      page.speech.t(form.ref ? WORDS.said.change : WORDS.said.add, form.label || form.work.typed),
    );
    page.read();
    page.go(page.ui.at, page.ui.card);
  }
  return true;
}

// --- the head of the article ---

export function pressHead(page: Page, key: string): boolean {
  const { form } = page.ui.mode as { name: "head"; form: HeadForm };
  if (leaves(page, key)) return true;
  if (key === "ctrl+enter") saveHeadForm(page);
  else if (key === "enter") {
    const at = HEAD_FIELDS.findIndex((field) => page.ui.focus === `h-${field}`);
    const next = HEAD_FIELDS.find((field, i) => i > at && !parts(form[field]).length);
    if (at < 0) saveHeadForm(page);
    else page.set({ focus: `h-${next ?? "save"}` });
  } else return false;
  return true;
}

export function saveHeadForm(page: Page): void {
  const { form } = page.ui.mode as { name: "head"; form: HeadForm };
  const lack = lackingHead(form);
  if (lack) {
    ask(page, `h-${lack}`, page.speech.t(WORDS.article[lack]));
    return;
  }
  const intent = saveHead(page.known, form, page.fresh);
  const made = parts(form.authors).filter((label) => !actorOf(page.known, label));
  if (intent) page.act(intent, page.speech.t(WORDS.article.saved, [form.title, ...made].join(" · ")));
  page.read();
  page.go(page.ui.at, page.ui.card);
}
