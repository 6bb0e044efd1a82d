// Forms opened: a new claim, one that is corrected, a voice, a note, a thing, the head of the article.

import type { ArgumentKind } from "./acts/argue";
import { NOTES, type NoteForm } from "./acts/sentence";
import { type ClaimForm, empty, type Field, formOf, freshRow, newForm, since } from "./form";
import { emptyHead, type HeadField, headForm } from "./headform";
import { type Card, indexed, thing } from "./index";
import { kindOf, speakerOf } from "./known";
import type { Page } from "./page";
import type { Ref } from "./protocol";
import { said } from "./said";
import { openForm } from "./shelf";
import { type THINGS, thingForm, thingFormOf } from "./thingform";

const claims = (card: Card | undefined): card is Card => card !== undefined && kindOf(card.ref) === "claim";

export function openClaim(page: Page, form: ClaimForm, field: Field): void {
  openForm(page, { name: "form", form }, `f-${field}`);
}

export const openNew = (page: Page): void => openClaim(page, newForm(page.known, page.ui.at), "subject");

/** Opens the chosen card: a claim, or a draft of one, on a field. */
export function openCard(page: Page, field: Field): void {
  const { card } = page;
  if (!claims(card)) {
    if (card) openOther(page, card);
    return;
  }
  const what = card.state === "drafted" ? "correct" : "change";
  openClaim(page, formOf(page.known, card, page.ui.at, what, page.ui.own && what === "correct"), field);
}

/** Opens a card that is no claim: a note, an argument that was drafted, or a thing. */
function openOther(page: Page, { ref, key, entry }: Card): void {
  if (kindOf(ref) === "note") openWritten(page, ref);
  else if (kindOf(ref) === "argument") {
    const [kind, premises] = [entry.kind as ArgumentKind, (entry.premises as Ref[]).map((one) => thing(page.known, one)?.ref ?? one)];
    page.set({ mode: { name: "argue", kind, premises, words: null, draft: key }, focus: "argue", message: null });
  } else openThingOf(page, ref);
}

/** Opens something that there is, or was drafted, in the form in which it is made; false for what has none. */
export function openThingOf(page: Page, ref: Ref): boolean {
  const form = thingFormOf(page.known, ref, page.ui.at);
  if (form) openForm(page, { name: "thing", form }, "");
  return form !== null;
}

/** Opens a note that was written. */
export function openWritten(page: Page, ref: Ref): void {
  const entry = page.known.entries[ref];
  if (!entry) return;
  const kind = NOTES.find((one) => one === entry.kind) ?? "doubt";
  const [printed, probably] = [entry.printed, entry.probably].map((one) => (typeof one === "string" ? one : ""));
  const remark = said(page.known, entry.text)?.text ?? "";
  const concerns = (entry.concerns as Ref[] | undefined) ?? [];
  const form: NoteForm = {
    kind,
    sentence: page.ui.at,
    printed: printed!,
    probably: probably!,
    remark,
    own: true,
    concerns,
    picked: [],
    ref,
    base: entry,
    ...since(page.known),
  };
  openForm(page, { name: "note", form }, "n-remark");
}

/** A second claim that starts from the frame of the chosen one. */
export function openSplit(page: Page): void {
  const card = page.card!;
  const form = formOf(page.known, card, page.ui.at, "split", page.ui.own && card.state === "drafted");
  openClaim(page, { ...form, object: empty() }, "object");
}

/** Somebody else holds it: asks only who. A holder that is still wanted is asked for first. */
export function openVoice(page: Page): void {
  const card = page.card!;
  const drafted = card.state === "drafted";
  const form = formOf(page.known, card, page.ui.at, drafted ? "correct" : "voice", page.ui.own && drafted);
  const speaker = speakerOf(page.known);
  const [only] = form.rows;
  const alone = form.rows.length === 1 && only?.slot.chosen && "ref" in only.slot.chosen && only.slot.chosen.ref === speaker;
  const wanted = form.rows.findIndex(({ slot }) => !slot.chosen);
  const row = freshRow(form.blind);
  const rows = wanted >= 0 ? form.rows : alone ? [row] : [...form.rows, row];
  openClaim(page, { ...form, rows }, `holder-${wanted >= 0 ? wanted : rows.length - 1}`);
}

/** A note on the marked sentence; words that are selected are what is printed. */
export function openNote(page: Page, printed = ""): void {
  const concerns = [page.ui.card, ...page.ui.marked].flatMap((key) => {
    const card = indexed(page.known).card.get(key);
    return claims(card) && page.known.entries[card.ref] ? [card.ref] : [];
  });
  const form = {
    kind: "slip" as const,
    sentence: page.ui.at,
    printed,
    probably: "",
    remark: "",
    own: false,
    picked: [],
    ref: "",
    base: null,
    ...since(page.known),
  };
  openForm(page, { name: "note", form: { ...form, concerns: [...new Set(concerns)] } }, "");
}

export function openThing(page: Page, kind: (typeof THINGS)[number], selected = ""): void {
  openForm(page, { name: "thing", form: thingForm(page.known, kind, page.ui.at, selected) }, "");
}

/** The head of the article, on a field, or on the first that is empty. */
export function openHead(page: Page, field?: HeadField): void {
  const form = headForm(page.known);
  openForm(page, { name: "head", form }, "");
  page.set({ asked: true, focus: `h-${field ?? emptyHead(form) ?? "save"}` });
}
