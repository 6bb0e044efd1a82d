// What the keys do while one reads: each command of the table as a step of the page.

import { type ArgumentKind, argue, argument, flipped } from "./acts/argue";
import { accept, merge, reject, remove, restore } from "./acts/decide";
import { again } from "./acts/sentence";
import { openAgreement } from "./agreement";
import { cut, joinNext } from "./bounds";
import { type ClaimForm, formOf, missing, twinOf } from "./form";
import { innermost, judged } from "./holders";
import { type Card, indexed, isOver } from "./index";
import { type CommandName, capOf, keysOf } from "./keys";
import { type Intent, kindOf } from "./known";
import { nextFinding } from "./left";
import { openCard, openHead, openNew, openNote, openSplit, openVoice } from "./opening";
import type { Page } from "./page";
import type { Entry, Position, Ref } from "./protocol";
import { framed, listed, name, named, WORDS } from "./said";
import { asideHere, discard } from "./shelf";
import { tick } from "./ticks";
import { openTranslation } from "./translating";

/** What a card is called in a message. */
export function title(page: Page, card: Card): string {
  const { entry, ref } = card;
  if (kindOf(ref) === "claim") return framed(page.known, entry);
  if (kindOf(ref) === "argument") return `${page.speech.t(WORDS.argue[entry.kind as ArgumentKind])}: ${name(page.known, entry.conclusion)}`;
  return named(page.known, ref).text;
}

export const cap = (page: Page, command: CommandName): string =>
  capOf(keysOf(command, page.ui.keys)[0] ?? "", page.ui.cyrillic, page.speech.t(WORDS.keys.space));

const drafted = (page: Page): Card | undefined => (page.card?.state === "drafted" ? page.card : undefined);
const claims = (card: Card | undefined): boolean => card !== undefined && kindOf(card.ref) === "claim";

/** Whether a command does something now: it is shown in the bar then. */
export function works(page: Page, command: CommandName): boolean {
  const { card, ui, known } = page;
  switch (command) {
    case "accept":
      return Boolean(drafted(page));
    case "reject":
      return card !== undefined && card.state !== "rejected";
    case "subject":
    case "relation":
    case "object":
    case "own_words":
    case "voice":
    case "split":
    case "mark":
      return claims(card) && card?.state !== "rejected";
    case "all_fields":
      return card !== undefined && card.state !== "rejected";
    case "merge":
      return claims(card) && ui.marked.some((key) => key !== card?.key);
    case "again":
      return isOver(known, ui.at);
    case "agreement":
      return Boolean(known.others?.length);
    case "flip":
      return Boolean(ui.lastArgument);
    case "draft_judgement":
      return Boolean(ui.draftJudged);
    case "join_next":
      return !known.own && ui.at !== known.order.at(-1);
    case "cut":
      return !known.own;
    case "discard":
      return asideHere(page).length > 0;
    case "finding":
      return known.findings.length > 0;
    default:
      return true;
  }
}

/** Carries a command out; a key that does nothing here says so, and what would. */
export function run(page: Page, asked: CommandName): void {
  const { speech } = page;
  const command = asked === "agreement" && page.ui.draftJudged ? "draft_judgement" : asked;
  if (!works(page, command)) {
    const nothing = page.card ? speech.t(WORDS.said.decided) : speech.t(WORDS.said.no_card, cap(page, "new"));
    const words =
      command === "merge"
        ? speech.t(WORDS.said.no_marked, cap(page, "mark"))
        : command === "finding"
          ? speech.t(WORDS.said.no_findings)
          : command === "agreement"
            ? speech.t(WORDS.agree.alone)
            : command === "join_next" || command === "cut"
              ? speech.t(page.known.own ? WORDS.said.not_own : WORDS.said.no_next)
              : nothing;
    page.say(words);
    return;
  }
  RUN[command](page);
}

const RUN: Record<CommandName, (page: Page) => void> = {
  next: (page) => {
    const order = page.known.order;
    const from = order.indexOf(page.ui.at);
    const left = [...order.slice(from + 1), ...order.slice(0, from)].find((id) => !isOver(page.known, id));
    if (left) page.go(left);
    else page.say(page.speech.t(WORDS.said.all_done));
  },
  finding: (page) => nextFinding(page),
  find: (page) => page.set({ mode: { name: "find", words: "", at: 0 }, focus: "find" }),
  left: (page) => page.set({ mode: { name: "left", at: 0 }, focus: "left" }),
  agreement: (page) => void openAgreement(page, page.known.others![0]!),
  accept: (page) => acceptCard(page, page.card!),
  reject: (page) => {
    if (page.card!.state === "drafted") {
      page.set({ mode: { name: "reject", words: null } });
      return;
    }
    page.act(remove(page.known, page.card!), page.speech.t(WORDS.said.remove, title(page, page.card!)));
    page.set({ message: { ...page.ui.message!, alert: true } }); // nobody is asked: what is gone is told so that it is seen
    page.go(page.ui.at);
  },
  done: (page) => tick(page),
  nothing: (page) => page.set({ mode: { name: "silence" } }),
  join_next: (page) => joinNext(page),
  cut: (page) => cut(page),
  translate: (page) => openTranslation(page),
  again: (page) => {
    page.act(again(page.known, page.ui.at), page.speech.t(WORDS.said.back, page.ui.at));
    page.go(page.ui.at);
  },
  subject: (page) => openCard(page, "subject"),
  relation: (page) => openCard(page, "relation"),
  object: (page) => openCard(page, "object"),
  own_words: (page) => openCard(page, "words"),
  all_fields: (page) => openCard(page, "subject"),
  voice: (page) => openVoice(page),
  split: (page) => openSplit(page),
  mark: (page) => {
    const { key } = page.card!;
    const marked = page.ui.marked.includes(key) ? page.ui.marked.filter((one) => one !== key) : [...page.ui.marked, key];
    page.set({ marked });
    page.say(marked.includes(key) ? page.speech.t(WORDS.said.marked, title(page, page.card!)) : page.speech.t(WORDS.said.unmarked));
  },
  merge: (page) => {
    const index = indexed(page.known);
    const others = page.ui.marked.flatMap((key) => index.card.get(key) ?? []).filter((card) => card !== page.card);
    const into = page.card!;
    page.act(merge(page.known, into, others), page.speech.t(WORDS.said.merge, title(page, into)));
    page.set({ marked: [] });
    page.go(page.ui.at, into.key);
  },
  new: (page) => openNew(page),
  note: (page) => openNote(page),
  head: (page) => openHead(page),
  discard: (page) => discard(page, asideHere(page).at(-1)!),
  insert: (page) => page.set({ mode: { name: "insert" } }),
  flip: (page) => {
    const intent = flipped(page.known, page.ui.lastArgument);
    const entry = intent?.write?.[page.ui.lastArgument];
    const { lastArgument } = page.ui;
    if (intent && entry) page.act(intent, page.speech.t(WORDS.said.flip, listed(page.known, "basis", entry.basis)));
    page.set({ lastArgument });
  },
  draft_judgement: (page) => {
    const { ref, stance, certainty } = page.ui.draftJudged!;
    const entry = page.known.entries[ref];
    if (!entry) return;
    const positions = judged(entry.positions as Position[], stance, certainty);
    page.act({ kind: "change", write: { [ref]: { ...entry, positions } }, create: [] }, page.speech.t(WORDS.said.took));
  },
  undo: (page) => {
    if (!page.step("undo")) page.say(page.speech.t(WORDS.said.no_undo));
  },
  redo: (page) => {
    if (!page.step("redo")) page.say(page.speech.t(WORDS.said.no_redo));
  },
  keys: (page) => page.set({ mode: { name: "keys", changing: "" }, focus: "keys" }),
};

/** Accepts a draft, or opens the form on what it still wants; with one's own judgement first, asks for that. */
export function acceptCard(page: Page, card: Card): void {
  page.set({ card: card.key });
  const wants = claims(card) ? missing(formOf(page.known, card, page.ui.at, "correct")) : [];
  if (wants.length) {
    openCard(page, wants[0]!);
    return;
  }
  if (page.ui.own && claims(card)) {
    page.set({ mode: { name: "judge", stance: "" } });
    return;
  }
  page.act(withWaiting(page, card, accept(page.known, card)), page.speech.t(WORDS.said.accept, title(page, card)));
  page.go(page.ui.at);
  page.set({ focus: "text" });
}

/** Accepts a draft with the reader's own judgement, and only then says what the draft's was. */
export function acceptJudged(page: Page, stance: string, certainty: string): void {
  const card = page.card!;
  const before = innermost(card.entry.positions as Position[]);
  const words = page.speech.t(WORDS.said.accept, title(page, card));
  page.act(withWaiting(page, card, accept(page.known, card, { stance, certainty })), words);
  tellDraft(page, card.ref, before, { stance, certainty }, words);
  page.read();
  page.go(page.ui.at);
}

export function tellDraft(
  page: Page,
  ref: Ref,
  before: Position | undefined,
  own: { stance: string; certainty: string },
  words: string,
): void {
  if (!before) return;
  const { known, speech } = page;
  const differs = before.stance !== own.stance || before.certainty !== own.certainty;
  const had = `${listed(known, "stance", before.stance)} · ${listed(known, "certainty", before.certainty)}`;
  if (differs) page.set({ draftJudged: { ref, stance: before.stance, certainty: before.certainty } });
  const more = differs ? speech.t(WORDS.said.draft_had, had, cap(page, "draft_judgement")) : speech.t(WORDS.said.same_judgement);
  page.say(`${words}. ${more}`, { undo: true });
}

/** The act by which a draft becomes a claim, with the arguments that waited for it. */
export function withWaiting(page: Page, card: Card, intent: Intent): Intent {
  const mine = page.ui.waiting.filter(({ draft }) => draft === card.key);
  if (!mine.length) return intent;
  page.set({ waiting: page.ui.waiting.filter((one) => !mine.includes(one)) });
  const { became } = indexed(page.known);
  const now = (ref: Ref): Ref => became.get(ref) ?? ref;
  const made = mine.map(({ entry }): [Ref, Entry] => [
    page.fresh("argument"),
    { ...entry, premises: (entry.premises as Ref[]).map(now), conclusion: now(entry.conclusion as Ref) },
  ]);
  const create = [...(intent.create ?? []), ...made.map(([ref]) => ref)];
  return { ...intent, write: { ...intent.write, ...Object.fromEntries(made) }, create };
}

export function rejectCard(page: Page, reason: string, words = ""): void {
  const card = page.card!;
  const said = page.speech.t(WORDS.reasons[reason as keyof typeof WORDS.reasons]);
  page.act(reject(card, reason, words), page.speech.t(WORDS.said.reject, title(page, card), words || said));
  const left = page.ui.waiting.filter(({ draft }) => draft !== card.key);
  if (left.length < page.ui.waiting.length)
    page.say(`${page.ui.message?.words ?? ""}. ${page.speech.t(WORDS.said.waited)}`, { undo: true });
  page.set({ waiting: left });
  page.read();
  page.go(page.ui.at);
}

export function restoreCard(page: Page, card: Card): void {
  page.act(restore(card), page.speech.t(WORDS.said.back, title(page, card)));
  page.go(page.ui.at, card.key);
}

/** Makes an argument; one that leads to a draft waits for it. */
export function makeArgument(page: Page, kind: ArgumentKind, premises: readonly Ref[], conclusion: Ref): void {
  const corrected = page.ui.mode.name === "argue" ? page.ui.mode.draft : undefined;
  const { known, speech } = page;
  const entry = argument(known, kind, premises, conclusion);
  const index = indexed(known);
  const open = [...premises, conclusion].map((ref) => index.card.get(ref)).find((card) => card?.state === "drafted");
  page.read({ marked: [] });
  if (open) {
    page.set({ waiting: [...page.ui.waiting, { entry, draft: open.key }] });
    page.say(speech.t(WORDS.said.waiting));
    return;
  }
  const made = argue(entry, page.fresh, page.ui.card);
  const intent = corrected ? { ...made, decide: { [corrected]: { what: "corrected" as const, ref: made.create![0]! } } } : made;
  const words = premises.map((ref) => name(known, ref)).join(" + ");
  page.act(
    intent,
    speech.t(WORDS.said.argue, words, speech.t(WORDS.argue[kind]), name(known, conclusion), listed(known, "basis", entry.basis)),
  );
  page.set({ lastArgument: intent.create![0]! });
}

export const twinCard = (page: Page, form: ClaimForm): Card | undefined => {
  const ref = twinOf(page.known, form);
  return ref ? indexed(page.known).card.get(ref) : undefined;
};
