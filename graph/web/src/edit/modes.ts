// A key pressed: what it does in each state of the page.

import { ARGUMENT_KINDS, others } from "./acts/argue";
import { REASONS } from "./acts/decide";
import { MORE_SILENCES, SILENCES } from "./acts/sentence";
import { pressAgreement } from "./agreement";
import { cutAt, startOf } from "./bounds";
import { acceptJudged, makeArgument, rejectCard, run } from "./commands";
import { found } from "./find";
import { pressForm } from "./formsteps";
import { commandOf } from "./keys";
import { kindOf } from "./known";
import { mend, remaining } from "./left";
import { openHead, openThing } from "./opening";
import type { Page } from "./page";
import { WORDS } from "./said";
import { settle } from "./settle";
import { pressHead, pressNote, pressThing } from "./sheetsteps";
import { silence } from "./ticks";
import { pressTranslation } from "./translating";

/** The letters of a list of claims, in the order of the keyboard's middle, upper and lower row. */
export const LETTERS = "asdfghjklqwertyuiopzxcvbnm";

/** Carries out a key; true where it meant something, so that the browser does nothing of its own. `typing`: in a field of text. */
export function press(page: Page, key: string, typing: boolean): boolean {
  const { mode, conflict } = page.ui;
  page.count();
  if (conflict && !typing && settle(page, key)) return true;
  switch (mode.name) {
    case "form":
      return pressForm(page, key);
    case "note":
      return pressNote(page, key);
    case "thing":
      return pressThing(page, key);
    case "head":
      return pressHead(page, key);
    case "keys":
      return pressKeys(page, key);
    case "find":
      return pressFind(page, key);
    case "left":
      return pressLeft(page, key);
    case "translate":
      return pressTranslation(page, key);
    case "argue":
      return pressArgue(page, key);
    case "agreement":
      return pressAgreement(page, key, typing);
  }
  if (typing && mode.name !== "reject" && mode.name !== "cut") return false;
  if (mode.name === "reject") return pressReject(page, key);
  if (mode.name === "judge") return pressJudge(page, key);
  if (mode.name === "silence") return pressSilence(page, key);
  if (mode.name === "cut") return pressCut(page, key);
  if (mode.name === "insert") return pressInsert(page, key);
  return pressRead(page, key);
}

function pressRead(page: Page, key: string): boolean {
  const { order } = page.known;
  const at = order.indexOf(page.ui.at);
  const to: Record<string, number> = { down: at + 1, up: at - 1, home: 0, end: order.length - 1 };
  if (key in to) {
    const id = order[to[key]!];
    if (id) page.go(id);
    page.set({ message: null, focus: "text", flashed: [] });
    return true;
  }
  if (key === "right" || key === "left") {
    const cards = page.cards;
    const now = cards.findIndex((card) => card.key === page.ui.card);
    const next = cards[Math.max(0, Math.min(cards.length - 1, now + (key === "right" ? 1 : -1)))];
    if (next) page.set({ card: next.key });
    return true;
  }
  if (key === "escape" && page.ui.marked.length) {
    page.set({ marked: [] });
    page.say(page.speech.t(WORDS.said.unmarked));
    return true;
  }
  if (/^[1-5]$/.test(key)) return begin(page, Number(key));
  const command = commandOf(key, page.ui.keys);
  if (command) run(page, command);
  else if (/^[\p{L}\p{N}]$/u.test(key)) page.say(page.speech.t(WORDS.said.no_key, key));
  return Boolean(command);
}

/** Begins an argument whose premise is the chosen claim, with those marked. */
function begin(page: Page, digit: number): boolean {
  const { card } = page;
  if (!card || kindOf(card.ref) !== "claim" || card.state === "rejected") {
    run(page, "accept");
    return true;
  }
  const marked = page.ui.marked.flatMap((key) => (key === card.key ? [] : key));
  const premises = [card.ref, ...marked.map((key) => page.known.decisions[key]?.ref ?? refOf(page, key))];
  page.set({ mode: { name: "argue", kind: ARGUMENT_KINDS[digit - 1]!, premises, words: null }, focus: "argue", message: null });
  return true;
}
const refOf = (page: Page, key: string): string => page.known.candidates.find((one) => one.key === key)?.id ?? key;

function pressReject(page: Page, key: string): boolean {
  const mode = page.ui.mode as { name: "reject"; words: string | null };
  if (key === "escape") page.read();
  else if (mode.words !== null) {
    if (key !== "enter") return false;
    rejectCard(page, "other", mode.words.trim());
  } else if (/^[1-5]$/.test(key)) {
    const reason = REASONS[Number(key) - 1]!;
    if (reason === "other") page.set({ mode: { name: "reject", words: "" }, focus: "reason" });
    else rejectCard(page, reason);
  } else return away(page, key);
  return true;
}

function pressJudge(page: Page, key: string): boolean {
  const { stance } = page.ui.mode as { name: "judge"; stance: string };
  const list = page.known.lists[stance ? "certainty" : "stance"] ?? [];
  const chosen = list[Number(key) - 1]?.name;
  if (key === "escape") page.read();
  else if (!chosen) return away(page, key);
  else if (stance) acceptJudged(page, stance, chosen);
  else page.set({ mode: { name: "judge", stance: chosen } });
  return true;
}

function pressSilence(page: Page, key: string): boolean {
  const all = [...SILENCES, ...MORE_SILENCES];
  if (key === "escape" || key === "0") page.read();
  else if (/^[1-9]$/.test(key) && all[Number(key) - 1]) silence(page, all[Number(key) - 1]!);
  else return away(page, key);
  return true;
}

/** The words with which the second sentence begins are typed; Enter parts the sentence there. */
function pressCut(page: Page, key: string): boolean {
  const { words } = page.ui.mode as { name: "cut"; words: string };
  if (key === "escape") page.read();
  else if (key !== "enter") return false;
  else {
    const at = startOf(page.known.sentences[page.ui.at]!.words, words);
    if (at) cutAt(page, page.ui.at, at[0]);
    else page.say(page.speech.t(WORDS.said.not_here, words));
  }
  return true;
}

/** A key that chooses nothing leaves what was asked, and does what it does elsewhere. */
function away(page: Page, key: string): boolean {
  if (["shift", "control", "alt", "meta", "altgraph", "capslock"].includes(key.split("+").at(-1)!)) return false;
  page.read();
  return pressRead(page, key);
}

function pressInsert(page: Page, key: string): boolean {
  if (key === "escape") page.read();
  else if (key === "v") {
    run(page, "new");
  } else if (key === "h") openHead(page);
  else {
    const kind = ({ e: "event", p: "viewpoint", c: "citation", w: "work", a: "actor", k: "concept" } as const)[key];
    if (!kind) return away(page, key);
    openThing(page, kind);
  }
  return true;
}

function pressArgue(page: Page, key: string): boolean {
  const mode = page.ui.mode as Extract<Page["ui"]["mode"], { name: "argue" }>;
  const list = others(page.known, mode.premises, mode.words ?? "");
  const finding = page.ui.focus === "argue-find";
  if (key === "escape") page.read();
  else if (finding && (key === "enter" || key === "shift+enter")) {
    if (list.length !== 1) page.set({ focus: "argue" });
    else if (key === "enter") makeArgument(page, mode.kind, mode.premises, list[0]!.ref);
    else makeArgument(page, mode.kind, [list[0]!.ref], mode.premises[0]!);
  } else if (finding) return false;
  else if (key === "/") page.set({ mode: { ...mode, words: mode.words ?? "" }, focus: "argue-find" });
  else if (/^[1-5]$/.test(key)) page.set({ mode: { ...mode, kind: ARGUMENT_KINDS[Number(key) - 1]! } });
  else {
    const turned = key.startsWith("shift+");
    const card = list[LETTERS.indexOf(turned ? key.slice(6) : key)];
    if (!card || key.length > (turned ? 7 : 1)) return false;
    if (turned) makeArgument(page, mode.kind, [card.ref], mode.premises[0]!);
    else makeArgument(page, mode.kind, mode.premises, card.ref);
  }
  return true;
}

function pressFind(page: Page, key: string): boolean {
  const mode = page.ui.mode as { name: "find"; words: string; at: number };
  const list = found(page, mode.words);
  if (key === "escape") page.read();
  else if (key === "down" || key === "up")
    page.set({ mode: { ...mode, at: Math.max(0, Math.min(list.length - 1, mode.at + (key === "down" ? 1 : -1))) } });
  else if (key === "enter") {
    const one = list[mode.at];
    if (!one) page.say(page.speech.t(WORDS.said.not_found));
    else {
      page.read();
      page.go(one.id, one.card);
    }
  } else return false;
  return true;
}

function pressLeft(page: Page, key: string): boolean {
  const mode = page.ui.mode as { name: "left"; at: number };
  const list = remaining(page.known);
  if (key === "down" || key === "up") {
    page.set({ mode: { ...mode, at: Math.max(0, Math.min(list.length - 1, mode.at + (key === "down" ? 1 : -1))) } });
    return true;
  }
  const one = list[mode.at];
  if (key === "enter" && one) {
    mend(page, one);
    return true;
  }
  if (key !== "escape" && key !== "l") return false;
  page.read();
  return true;
}

function pressKeys(page: Page, key: string): boolean {
  const mode = page.ui.mode as { name: "keys"; changing: string };
  if (!mode.changing) {
    if (key !== "escape" && key !== "?") return false;
    page.read();
    return true;
  }
  if (["shift", "control", "alt", "meta"].includes(key.split("+").at(-1)!)) return false;
  const keys = { ...page.ui.keys };
  if (key === "backspace" || key === "delete") keys[mode.changing] = "";
  else if (key !== "escape") keys[mode.changing] = key;
  page.set({ keys, mode: { name: "keys", changing: "" } });
  localStorage.setItem("tuiin-edit-keys", JSON.stringify(keys));
  return true;
}
