// The beginning: what is known is asked for, keys and presses are heard, and each is drawn within its own task.

import { landWords } from "./formsteps";
import { isOver, placesOf } from "./index";
import { keyOf, script } from "./keys";
import { Link } from "./link";
import { focusOf, isForm, nameOf } from "./mode";
import { press } from "./modes";
import { openHead, openNew, openNote } from "./opening";
import { Page } from "./page";
import { firstLanguage, WORDS } from "./said";
import { clear, selected } from "./selection";
import { kept, putAside, restore } from "./shelf";
import { markedSeen, seen } from "./sight";
import { openTranslation } from "./translating";

export async function start(draw: (page: Page) => void): Promise<void> {
  const lang = firstLanguage(new URLSearchParams(location.search).get("lang"), navigator.languages);
  document.documentElement.lang = lang;
  let drawing = false;
  /** A field that goes while it has the focus tells of its change in the middle of a drawing: that is drawn already. */
  const redraw = () => {
    if (drawing) return;
    drawing = true;
    try {
      draw(page);
    } finally {
      drawing = false;
    }
    keep(page);
  };
  const show = () => {
    redraw();
    if (!drawing) attend(page);
  };
  const page = new Page(lang, show);
  page.link = linkOf(page, show);
  page.known = await page.link.load(lang);
  // Where two curators read, each judges first; one alone may switch it on.
  page.set({ keys: stored("tuiin-edit-keys", {}) });
  page.judgeFirst(stored("tuiin-edit-own", Boolean(page.known.others?.length)));
  document.title = page.speech.t(WORDS.title, Object.values(page.known.article.title)[0] ?? "");
  const first = page.known.order.find((id) => !isOver(page.known, id));
  if (page.known.order.length) page.go(first ?? page.known.order[0]!);
  restore(page, page.known.form);
  const asked = new URLSearchParams(location.search).get("translate");
  if (page.ui.mode.name === "read" && asked) openTranslation(page, asked);
  else if (page.ui.mode.name === "read" && !page.known.begun && !page.ui.asked) openHead(page);
  page.link.listen();
  hear(page, show, redraw);
  show();
}

const sent = new WeakMap<Page, unknown[]>();
/** What is open and what was put aside goes to the server, as soon as it is another. */
function keep(page: Page): void {
  const { mode, aside, waiting, asked } = page.ui;
  const now = [isForm(mode) ? mode : null, aside, waiting, asked];
  const before = sent.get(page);
  sent.set(page, now);
  if (before?.some((one, i) => one !== now[i])) page.link.keep(kept(page));
}

function stored<T>(name: string, otherwise: T): T {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? "null") as T | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function linkOf(page: Page, show: () => void): Link {
  return new Link("", {
    changed: (known, names) => {
      page.took(known, names);
      if (!page.known.sentences[page.ui.at]) page.go(page.known.order[0]!);
      else if (page.ui.card && !page.card) page.go(page.ui.at); // a draft that is another now
      show();
    },
    saved: (at, item, done) => {
      page.set({ saved: at, saving: page.link.queue.length > 0 });
      if (!item.patch && done.back) page.go(done.back.sentence, done.back.card);
      page.resume();
      show();
    },
    outside: (changes) => {
      const { outside } = changes;
      if (!outside) return;
      const places = Object.values(changes.entries).flatMap((entry) => (entry ? placesOf(entry) : []));
      page.set({ flashed: places });
      page.say(page.speech.t(WORDS.said.outside, outside.file, outside.added.length, outside.changed.length, outside.removed.length));
      show();
    },
    conflict: (item, conflict) => {
      page.set({ conflict: { item, conflict } });
      const about = conflict.conflicts[0]?.ref;
      const place = about && placesOf(page.known.entries[about] ?? { at: [] })[0];
      if (place && page.ui.mode.name === "read") page.go(place, about);
      show();
    },
    refused: ({ form }, { message, problems, used }) => {
      page.forget();
      if (form && page.ui.mode.name === "read") page.set({ mode: form, opened: "", focus: focusOf(form) });
      else if (form) page.set({ aside: { ...page.ui.aside, [nameOf(form)]: form } });
      const why = message || (problems ? "" : page.speech.t(WORDS.conflict.title)) || (problems ?? []).map((one) => one.message).join("; ");
      const more = used?.length ? ` ${page.speech.t(WORDS.said.in_use, used.join(", "))}` : "";
      page.say(page.speech.t(WORDS.said.refused, why + more), { alert: true });
      page.set({ saving: page.link.queue.length > 0 });
      page.go(form && form.name !== "head" ? form.form.sentence : page.ui.at, page.ui.card);
      show();
    },
    trouble: (since, message) => {
      page.set({ trouble: since ? { since, message } : null });
      show();
    },
    back: (steps) => {
      page.say(steps ? page.speech.count(WORDS.said.online, steps) : page.speech.t(WORDS.said.there));
      show();
    },
    reloaded: (known) => {
      page.known = known;
      page.forget();
      putAside(page);
      page.read();
      page.go(known.sentences[page.ui.at] ? page.ui.at : known.order[0]!);
      page.say(page.speech.t(WORDS.said.reloaded));
      show();
    },
  });
}

/** The focus goes where the page says, and the marked sentence into sight, before the next key can come. */
function attend(page: Page): void {
  const { focus } = page.ui;
  const wanted = focus ? document.getElementById(focus) : null;
  if (wanted && document.activeElement !== wanted)
    wanted.focus({ preventScroll: focus === "text" || focus === "left" || focus === "argue" });
  if (page.ui.midway) {
    if (wanted?.matches("input, textarea")) toEnd(wanted as HTMLInputElement);
    page.set({ midway: false });
  }
  seen(page.ui.at);
  markedSeen();
}

/** Puts the caret behind what is typed. */
function toEnd(field: HTMLInputElement): void {
  if (["text", "textarea"].includes(field.type)) field.setSelectionRange(field.value.length, field.value.length);
}

function hear(page: Page, show: () => void, redraw: () => void): void {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.defaultPrevented) {
      show(); // a row has taken the key
      return;
    }
    const told = script(event);
    const shown = page.ui;
    if (told && page.ui.cyrillic !== (told === "other")) page.set({ cyrillic: told === "other" });
    const target = event.target as HTMLElement;
    const typing = target.matches("input:not([type=checkbox]), textarea, select");
    const button = target.matches("button, [role=radio], input[type=checkbox]");
    const key = keyOf(event, page.ui.cyrillic && !typing);
    if (button && (key === "enter" || key === "space") && target.id !== "f-save") return;
    if ((key === "tab" && !typing) || (button && key.length === 1 && target.closest(".top"))) return;
    const before = selected();
    if (before && page.ui.mode.name === "read" && page.ui.focus === "text" && withSelection(page, key, before)) event.preventDefault();
    else if (press(page, key, typing)) event.preventDefault();
    if (page.ui !== shown) show(); // a letter that a field takes is drawn with the field
  });
  document.addEventListener("focusin", (event) => {
    const id = (event.target as HTMLElement).id;
    if (id === page.ui.focus) return;
    page.set({ focus: id });
    if (id.startsWith("f-")) show();
  });
  for (const kind of ["input", "drop"]) document.addEventListener(kind, () => show());
  // A field tells of its change when the focus leaves it: nobody calls it back then.
  document.addEventListener("change", () => redraw());
  document.addEventListener("click", ({ target }) => {
    // What is ticked tells of it by its change, after the press.
    if (!(target as Element).closest("label, input, select")) show();
  });
  document.addEventListener("mouseup", (event) => pointed(page, event, show));
  window.addEventListener("pagehide", () => page.link.flush());
  window.addEventListener("beforeunload", (event) => {
    page.link.flush();
    if (page.link.queue.length) event.preventDefault();
  });
}

/** Words selected while one reads: the subject of a new claim, or what a note is about. */
function withSelection(page: Page, key: string, { id, from, to }: { id: string; from: number; to: number }): boolean {
  if (key !== "n" && key !== "m") return false;
  page.go(id, page.ui.card);
  if (key === "n") {
    openNew(page);
    landWords(page, id, from, to);
  } else openNote(page, page.known.sentences[id]!.words.slice(from, to).trim());
  clear();
  return true;
}

/** A press on the text: it marks the sentence; words selected while a field waits land in it. */
function pointed(page: Page, event: MouseEvent, show: () => void): void {
  const sentence = (event.target as HTMLElement).closest<HTMLElement>(".sentence");
  const id = sentence?.dataset.id;
  if (!id || event.button) return;
  const words = selected();
  const { mode } = page.ui;
  if (words && mode.name === "form") {
    if (landWords(page, words.id, words.from, words.to)) clear();
  } else if (words && mode.name === "note" && words.id === mode.form.sentence) {
    const printed = page.known.sentences[words.id]!.words.slice(words.from, words.to).trim();
    page.set({ mode: { name: "note", form: { ...mode.form, printed } }, focus: "n-probably" });
    clear();
  } else if (!words && mode.name === "form" && mode.form.more) {
    const at = mode.form.at.includes(id) ? mode.form.at.filter((one) => one !== id) : [...mode.form.at, id];
    if (at.length) page.set({ mode: { name: "form", form: { ...mode.form, at } } });
  } else if (
    mode.name === "read" ||
    mode.name === "reject" ||
    mode.name === "judge" ||
    mode.name === "silence" ||
    mode.name === "insert" ||
    mode.name === "head"
  ) {
    if (mode.name === "head") putAside(page);
    if (id !== page.ui.at) page.go(id);
    page.read({ message: null });
  }
  show();
}
