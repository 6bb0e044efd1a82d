// What keys and letters do in the form of a claim.

import { fold } from "../language/near";
import { save, take, untouched } from "./acts/claim";
import { tellDraft, title, twinCard, withWaiting } from "./commands";
import { type Asked, type Option, options, preselected } from "./completion";
import { type ClaimForm, deniedWith, type Field, freshRow, missing, nextField, type Slot, slotOf, taking, withSlot } from "./form";
import { innermost } from "./holders";
import { indexed } from "./index";
import { type Known, speakerOf } from "./known";
import { spanOf, wordsAt } from "./offsets";
import type { Page } from "./page";
import { pooled } from "./pool";
import type { Position, Ref, SentenceId } from "./protocol";
import { type RelationOption, relationOptions } from "./relations";
import { framed, listed, WORDS } from "./said";
import { discard, putAside } from "./shelf";
import { kindsOf, twinIn, twinned } from "./warnings";

/** The form, where one is open. */
export const formIn = (page: Page): ClaimForm | null => (page.ui.mode.name === "form" ? page.ui.mode.form : null);

export function setForm(page: Page, form: ClaimForm, focus?: Field | `type-${string}`): void {
  const before = formIn(page);
  page.set({ mode: { name: "form", form }, ...(focus && { focus: `f-${focus}` }) });
  if (before && frameOf(before) !== frameOf(form)) follow(page, form);
}

/** What the words of a claim speak of. */
const frameOf = ({ subject, relation, object, negative, rows, quantifier, figure }: ClaimForm): string =>
  JSON.stringify([subject.chosen, relation.name, object.chosen, negative, quantifier, figure, rows.map(({ slot, ...row }) => row)]);

/** Has words in which nobody has typed said anew, as they will be when the form is saved. */
function follow(page: Page, form: ClaimForm): void {
  if (!untouched(form) || missing(form).length) return;
  let number = 0;
  const intent = save(page.known, form, (kind) => `${kind}/?said${++number}`);
  void page.link.say(intent).then((said) => {
    const now = formIn(page);
    const words = said[intent.say![0]!]?.text?.[page.known.article.language];
    if (!now || !words || !untouched(now) || frameOf(now) !== frameOf(form) || now.card !== form.card) return;
    page.set({ mode: { name: "form", form: { ...now, words, written: words } } });
    page.show();
  });
}

/** What a field is called. */
function fieldWords(field: string) {
  const { form, does } = WORDS;
  const names = { holder: form.holder, stance: form.stance, certainty: form.certainty, value: form.figure, words: form.own_words };
  const more = { scope: form.scope, source: form.source, subject: does.subject, relation: does.relation, object: does.object };
  return { ...names, ...more }[field.replace(/-\d+$/, "") as keyof typeof names];
}

/** Goes to a field and says that it is wanted. */
function ask(page: Page, form: ClaimForm, field: Field): void {
  setForm(page, form, field);
  page.say(page.speech.t(WORDS.card.wants, page.speech.t(fieldWords(field))));
}

/** The field of the form that has the focus: `subject`, `holder-0`, `words` … */
export const focused = (page: Page): Field => page.ui.focus.replace(/^f-/, "") as Field;

const recently = new WeakMap<Known, Map<string, Option[]>>();

function askedOf(page: Page, form: ClaimForm, field: string): Asked {
  const slot = slotOf(form, field)!;
  const holder = field.startsWith("holder-");
  const other = field === "object" ? form.subject : field === "subject" ? form.object : null;
  return {
    typed: slot.chosen ? "" : slot.typed,
    kinds: kindsOf(form, field),
    sentence: form.sentence,
    ...(field === "object" && { relation: form.relation.name }),
    holder,
    asked: holder && Boolean(form.sign),
    recent: page.ui.recent,
    ...(other?.chosen && "ref" in other.chosen && { not: other.chosen.ref }),
  };
}

/** The lines of a field, and which of them Enter takes. */
export function linesOf(page: Page, form: ClaimForm, field: string): { list: Option[]; at: number } {
  const asked = askedOf(page, form, field);
  const made = recently.get(page.known) ?? new Map<string, Option[]>();
  recently.set(page.known, made);
  const key = JSON.stringify([field, asked]);
  const list = made.get(key) ?? options(page.known, asked);
  made.set(key, list);
  return { list, at: slotOf(form, field)!.at ?? preselected(list, asked) };
}

/** The lines of the relation: those that fit; where none does, all of them, and none is taken unasked. */
export function relationLines(page: Page, form: ClaimForm): { list: RelationOption[]; at: number; none: boolean } {
  const uses = new Map<string, number>();
  for (const entry of Object.values(page.known.entries))
    if (typeof entry.relation === "string") uses.set(entry.relation, (uses.get(entry.relation) ?? 0) + 1);
  const typed = form.relation.name ? "" : form.relation.typed;
  const often = (name: string) => Math.log2(1 + (uses.get(name) ?? 0)) * 2;
  const fit = relationOptions(page.known, typed, often);
  const none = !fit.length;
  return { list: none ? relationOptions(page.known, "", often) : fit, at: form.relation.at ?? (typed.trim() && !none ? 0 : -1), none };
}

/** Letters typed into a field that completes. */
export function typed(page: Page, field: string, text: string): void {
  const form = formIn(page);
  const slot = form && slotOf(form, field);
  if (!form || !slot) return;
  if (slot.step === "label" && slot.chosen && "make" in slot.chosen && mends(text, slot.typed))
    setForm(page, withSlot(form, field, { typed: text, chosen: { make: { ...slot.chosen.make, label: text } } }));
  else {
    const anew = { typed: text, chosen: null, at: null, open: true, step: undefined };
    setForm(page, withSlot(form, field, { ...anew, ...(field === "relation" && { name: "" }) }));
  }
}

/** Whether letters put another ending to a word, and do not begin another. */
const mends = (text: string, before: string): boolean => text.trim().length > 1 && fold(text)[0] === fold(before)[0];

/** Takes a line of a list, and goes to what is missing next, unless something is asked of what was taken. */
export function takeOption(page: Page, field: Field, option: Option): void {
  const part = taking(page.known, option);
  const form = withSlot(formIn(page)!, field, part);
  if (option.ref) page.set({ recent: [option.ref, ...page.ui.recent.filter((ref) => ref !== option.ref)].slice(0, 8) });
  setForm(page, form, part.step === "type" ? `type-${field}` : part.step ? field : nextField(form));
  if (option.make?.printed === option.label) citation(page, field, option.label, form.sentence);
}

/** Words of the text as they would stand in a dictionary, which the server knows: shown where they are another than was taken. */
function citation(page: Page, field: Field, words: string, id: SentenceId): void {
  void page.link.label(words, id).then((label) => {
    const now = formIn(page);
    const slot = now && slotOf(now, field);
    if (!now || !slot?.chosen || !("make" in slot.chosen) || slot.chosen.make.label !== words || label === words) return;
    setForm(page, withSlot(now, field, { typed: label, chosen: { make: { ...slot.chosen.make, label } } }));
    page.show();
  });
}

export function takeRelation(page: Page, name: string): void {
  const form = formIn(page)!;
  const negative = deniedWith(form, name);
  const typed = listed(page.known, "relation", name);
  const after = { ...form, negative, relation: { ...form.relation, name, typed, at: null, open: false } };
  setForm(page, after, nextField(after));
}

/** Makes what was typed, whatever the list has; and says so where nearly the same is there. */
function makeTyped(page: Page, field: Field, slot: Slot): void {
  const label = slot.typed.trim();
  const kinds = kindsOf(formIn(page)!, field);
  if (!label) {
    ask(page, formIn(page)!, field);
    return;
  }
  const make = { kind: kinds[0]!, label };
  takeOption(page, field, { ...make, why: "", uses: 0, make, score: 0 });
  const twin = twinIn(page.known, { ...slot, chosen: { make } }, kinds);
  if (twin) page.say(twinSaid(page, label, twin.label));
}
const twinSaid = (page: Page, label: string, twin: string): string => page.speech.t(WORDS.form.twin_thing, label, twin);

/** Denies the claim, or no longer. */
export function deny(page: Page): void {
  const form = formIn(page)!;
  setForm(page, { ...form, negative: !form.negative, denied: !form.negative });
}

/** A key in the form; true where it did something. */
export function pressForm(page: Page, key: string): boolean {
  const form = formIn(page)!;
  const field = focused(page);
  const slot = field === "relation" ? null : slotOf(form, field);
  switch (key) {
    case "escape":
      putAside(page);
      return true;
    case "ctrl+enter":
      saveForm(page);
      return true;
    case "alt+v":
      addVoice(page);
      return true;
    case "alt+n":
      deny(page);
      return true;
    case "alt+x":
      discard(page, { name: "form", form });
      return true;
    case "alt+m":
      setForm(page, { ...form, more: !form.more });
      return true;
    case "alt+t":
      takeTwin(page);
      return true;
    case "alt+right":
    case "alt+left":
      return inside(page, field, key === "alt+right" ? 1 : -1);
  }
  if (field.startsWith("type-") && key === "enter") {
    const after = withSlot(form, field.slice(5), { step: undefined });
    setForm(page, after, nextField(after));
    return true;
  }
  if (field === "save" && pressStance(page, form, key)) return true;
  if (slot && pressSlot(page, field, slot, key)) return true;
  if (field === "relation" && pressRelation(page, form, key)) return true;
  if (key !== "enter" || /^(type|not|more|less|twin|voice|drop|inside|discard)/.test(field)) return false;
  const lack = missing(form).find((one) => one === field);
  if (field === "words" || field === "save") saveForm(page);
  else if (lack) ask(page, form, lack);
  else setForm(page, form, nextField(form));
  return true;
}

/** A digit before all is saved: the stance of whoever was named last. */
function pressStance(page: Page, form: ClaimForm, key: string): boolean {
  const stance = /^[1-9]$/.test(key) ? page.known.lists.stance?.[Number(key) - 1]?.name : undefined;
  if (stance) judge(page, form.rows.length - 1, { stance });
  return stance !== undefined;
}

function pressSlot(page: Page, field: Field, slot: Slot, key: string): boolean {
  const form = formIn(page)!;
  const { list, at } = slot.step ? { list: [], at: -1 } : linesOf(page, form, field);
  if (key === "down" || key === "up") {
    if (slot.step) return false;
    const to = slot.open ? at + (key === "down" ? 1 : -1) : at;
    setForm(page, withSlot(form, field, { at: Math.max(-1, Math.min(list.length - 1, to)), open: true }));
    return true;
  }
  if (key === "shift+enter" && !slot.step) {
    makeTyped(page, field, slot);
    return true;
  }
  if (key === "enter" || (key === "tab" && slot.open && !slot.chosen && slot.typed.trim() && meant(slot, list[at]))) {
    if (slot.step === "type") setForm(page, form, `type-${field}`);
    else if (slot.step) {
      const after = withSlot(form, field, { step: undefined });
      setForm(page, after, nextField(after));
    } else if (slot.open && list[at]) takeOption(page, field, list[at]);
    else if (slot.chosen || (optional(field) && !slot.typed.trim())) setForm(page, form, nextField(form));
    else ask(page, form, field);
    return key === "enter" || page.ui.focus !== `f-${field}`;
  }
  return false;
}
/** Whether Tab takes a line: one that is there, or one that was marked by hand; what is new nobody makes by going on. */
const meant = ({ at }: Slot, option: Option | undefined): boolean => option !== undefined && (at !== null || Boolean(option.ref));
const optional = (field: string): boolean => field === "scope" || field === "source";

function pressRelation(page: Page, form: ClaimForm, key: string): boolean {
  const { list, at, none } = relationLines(page, form);
  if (key === "down" || key === "up") {
    const to = Math.max(-1, Math.min(list.length - 1, form.relation.open ? at + (key === "down" ? 1 : -1) : at));
    setForm(page, withSlot(form, "relation", { at: to, open: true }));
    return true;
  }
  if (key !== "enter" && key !== "tab") return false;
  const typing = form.relation.open && (!form.relation.name || form.relation.at !== null);
  const typed = form.relation.typed.trim();
  const chosen = typing && (key === "enter" || typed) ? list[at] : undefined;
  if (chosen) takeRelation(page, chosen.name);
  else if (none && typed && !form.relation.name) page.say(page.speech.t(WORDS.said.no_relation, typed));
  else if (key === "enter" && form.relation.name) setForm(page, form, nextField(form));
  else if (key === "enter") ask(page, form, "relation");
  return key === "enter" || Boolean(chosen);
}

/** Somebody more who says so. */
export function addVoice(page: Page): void {
  const form = formIn(page)!;
  const speaker = speakerOf(page.known);
  const [first] = form.rows;
  const row = freshRow(form.blind);
  const alone = form.rows.length === 1 && first?.slot.chosen && "ref" in first.slot.chosen && first.slot.chosen.ref === speaker;
  const rows = alone && !form.sign && form.what === "add" ? [row] : [...form.rows, row];
  setForm(page, { ...form, rows }, `holder-${rows.length - 1}`);
}

export function dropVoice(page: Page, at: number): void {
  const form = formIn(page)!;
  setForm(page, { ...form, rows: form.rows.filter((_, i) => i !== at) }, "save");
}

/** Puts a holder inside the one above, who passes it on; or out again. */
export function inside(page: Page, field: string, step: number): boolean {
  const at = Number(/-(\d+)$/.exec(field)?.[1] ?? Number.NaN);
  const form = formIn(page)!;
  const above = form.rows[at - 1];
  const row = form.rows[at];
  if (!row || !above) return false;
  const depth = Math.max(0, Math.min(above.depth + 1, row.depth + step));
  setForm(page, { ...form, rows: form.rows.map((one, i) => (i === at ? { ...one, depth } : one)) });
  return true;
}

export function judge(page: Page, at: number, part: { stance?: string; certainty?: string }): void {
  const form = formIn(page)!;
  setForm(page, { ...form, rows: form.rows.map((row, i) => (i === at ? { ...row, ...part } : row)) });
}

export function saveForm(page: Page): void {
  const form = formIn(page)!;
  const [lack] = missing(form);
  if (lack) {
    ask(page, form, lack);
    return;
  }
  const card = indexed(page.known).card.get(form.card);
  const intent = save(page.known, form, page.fresh);
  const entry = intent.write![intent.create?.find((ref) => ref.startsWith("claim/")) ?? card?.ref ?? ""]!;
  const said = intent.kind === "correct" ? (decided(intent.decide) ? WORDS.said.accept : WORDS.said.correct) : WORDS.said[form.what];
  const draft = card?.state === "drafted" && form.what !== "split" ? card : undefined;
  const words = page.speech.t(said, framed({ ...page.known, entries: { ...page.known.entries, ...live(intent.write!) } }, entry));
  const twins = twinned(page.known, form).map(({ label, twin }) => twinSaid(page, label, twin.label));
  page.act(draft ? withWaiting(page, draft, intent) : intent, [words, ...twins].join(". "));
  if (form.blind && intent.judged)
    tellDraft(page, draft!.ref, innermost((draft!.entry.positions as Position[]) ?? []), intent.judged, words);
  page.read();
  page.go(page.ui.at, draft && cardsLeft(page) ? undefined : intent.card);
}
const live = (write: Record<Ref, unknown>) => Object.fromEntries(Object.entries(write).filter(([, entry]) => entry)) as Known["entries"];
const decided = (decide: Record<string, { what: string } | null> | undefined) =>
  Object.values(decide ?? {}).every((one) => one?.what !== "corrected");
const cardsLeft = (page: Page): boolean => page.cards.some(({ state }) => state === "drafted");

/** Takes what is there already: the claim that says the same, with this holder and place put to it; or the thing of nearly the same name. */
export function takeTwin(page: Page): void {
  const form = formIn(page)!;
  const twin = twinCard(page, form);
  const [thing] = twinned(page.known, form);
  if (twin) {
    page.act(take(page.known, form, twin, page.fresh), page.speech.t(WORDS.said.voice, title(page, twin)));
    page.read();
    page.go(page.ui.at, twin.key);
  } else if (thing) {
    const { ref, label } = thing.twin;
    const after = withSlot(form, thing.field, { typed: label, chosen: { ref }, at: null, open: false, step: undefined });
    setForm(page, after, nextField(after));
    page.say(page.speech.t(WORDS.form.took_twin, label));
  }
}

/** Words selected in the text land in the field that waits; true where one did. */
export function landWords(page: Page, id: SentenceId, from: number, to: number): boolean {
  const form = formIn(page);
  if (!form) return false;
  const field = slotOf(form, focused(page)) && focused(page) !== "relation" ? focused(page) : missing(form)[0];
  if (!field || field === "relation" || !slotOf(form, field)) return false;
  const sentence = page.known.sentences[id]!;
  const words = wordsAt(sentence, spanOf(sentence, [from, to])).trim();
  if (!words) return false;
  const kinds = kindsOf(form, field);
  const folded = fold(words);
  const there = pooled(page.known).things.find((one) => kinds.includes(one.kind) && one.forms.some((form) => form.folded === folded));
  const kind = kinds[0]!;
  if (there) takeOption(page, field, { ...there, why: "", uses: 0, score: 0 });
  else takeOption(page, field, { kind, label: words, why: "words", uses: 0, make: { kind, label: words, printed: words }, score: 0 });
  return true;
}
