// What is left to do: sentences that are not ticked off, and what the checker says.
import { HEAD_FIELDS, type HeadField } from "./headform";
import { indexed, isOver, type Mark, markOf, placesOf } from "./index";
import { type Known, kindOf } from "./known";
import { openCard, openHead, openThingOf, openWritten } from "./opening";
import type { Page } from "./page";
import type { Finding, Ref, SentenceId } from "./protocol";
import { name, placeOf, type Speech, WORDS } from "./said";

export interface Left {
  id: SentenceId;
  card?: string;
  mark?: Mark;
  finding?: Finding;
  /** The field of the article's head that it is about. */
  head?: HeadField;
}

/** Findings first, errors before warnings; then sentences in the order of the text; then what can wait. */
export function remaining(known: Known): Left[] {
  const order = { error: 0, warning: 1, info: 2 };
  const findings = [...known.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  const told = findings.map((finding) => placed(known, finding));
  const open = known.order.filter((id) => !isOver(known, id)).map((id) => ({ id, mark: markOf(known, id) }));
  const waits = ({ finding }: Left): boolean => Boolean(finding?.wanted);
  return [...told.filter((one) => !waits(one)), ...open, ...told.filter(waits)];
}

function placed(known: Known, finding: Finding): Left {
  const { about } = finding;
  const head = headOf(finding);
  const there = known.sentences[about] ? { id: about } : ((head ? null : standing(known, about)) ?? { id: known.order[0]! });
  return { finding, ...there, ...(head && { head }) };
}

/** Where a thing is seen: at its card, at that of the first claim that uses it, however many things lie between, or at its sentence. */
export function standing(known: Known, ref: Ref): Pick<Left, "id" | "card"> | null {
  const index = indexed(known);
  const where = (id: SentenceId): number => known.order.indexOf(id);
  const seen = new Set<Ref>();
  for (let level = [ref]; level.length; ) {
    const cards = level.flatMap((one) => (kindOf(one) === "argument" ? [] : (index.card.get(one) ?? [])));
    const found = cards.map((card) => ({ id: placeOf(known, card.ref), card: card.key })).filter(({ id }) => id);
    if (found.length) return found.reduce((first, one) => (where(one.id) < where(first.id) ? one : first));
    for (const one of level) seen.add(one);
    // An argument shows with its claims, a thing with those that name it.
    const next = level.flatMap((one) => (kindOf(one) === "argument" ? endsOf(known, one) : (index.users.get(one) ?? [])));
    level = [...new Set(next)].filter((one) => !seen.has(one));
  }
  const id = placesOf(known.entries[ref] ?? {}).find((one) => known.sentences[one]);
  return id ? { id } : null;
}

function endsOf(known: Known, ref: Ref): Ref[] {
  const { premises, conclusion } = known.entries[ref] ?? {};
  return [...((premises as Ref[] | undefined) ?? []), conclusion as Ref].filter(Boolean);
}

/** What a finding is about, in words: the thing, and the claim at which it is seen. */
export function aboutOf(known: Known, { finding, card }: Left): string {
  const about = finding?.about ?? "";
  const there = card ? indexed(known).card.get(card)?.ref : undefined;
  const called = [...new Set([about, there ?? ""])].filter((ref) => ref.includes("/"));
  return called.map((ref) => name(known, ref)).join(" · ");
}

/** The field of the article's head that a finding is about. */
export const headOf = ({ about }: Finding): HeadField | undefined => HEAD_FIELDS.find((field) => about === `article.${field}`);

/** A finding in words; what is only missing in those of the page. */
export function saidOf(speech: Speech, finding: Finding): string {
  const field = headOf(finding);
  return field && finding.wanted ? speech.t(WORDS.article.wanted, speech.t(WORDS.article[field])) : finding.message;
}

/** Goes to what is left: the sentence, the card, or the field of the article's head. */
export function goTo(page: Page, { id, card, head }: Left): void {
  page.read();
  page.go(id, card);
  if (head) openHead(page, head);
}

/** Goes to what is left, and opens the field that mends it, where there is one. */
export function mend(page: Page, one: Left): void {
  goTo(page, one);
  const { about = "", message = "", shape = "" } = one.finding ?? {};
  const field = /^\S+?\.(\w+)/.exec(message)?.[1] ?? "";
  const kind = kindOf(about);
  if (kind === "value") openCard(page, shape === "ValueHasYear" || field === "year" ? "year" : "value");
  else if (kind === "note") openWritten(page, about);
  else if (kind !== "claim") openThingOf(page, about);
  else if (FIELDS[field]) openCard(page, FIELDS[field]);
}
const FIELDS: Record<string, "subject" | "relation" | "object" | "words"> = {
  subject: "subject",
  relation: "relation",
  object: "object",
  text: "words",
};

/** Goes to the next finding, in the order of the text; those of the article itself come last. */
export function nextFinding(page: Page): void {
  const { known, ui } = page;
  const list = known.findings.map((finding) => placed(known, finding));
  const where = ({ id, head }: Left): number => (head ? known.order.length + HEAD_FIELDS.indexOf(head) : known.order.indexOf(id));
  const sorted = list.sort((a, b) => where(a) - where(b));
  const from = ui.found >= 0 && sorted.some((one) => where(one) === ui.found) ? ui.found : known.order.indexOf(ui.at);
  const next = sorted.find((one) => where(one) > from) ?? sorted[0];
  if (!next) {
    page.say(page.speech.t(WORDS.said.no_findings));
    return;
  }
  goTo(page, next);
  page.set({ found: next.head ? where(next) : -1 });
  const about = next.card === page.card?.key && page.card?.ref === next.finding!.about ? "" : aboutOf(known, next);
  page.say([saidOf(page.speech, next.finding!), about].filter(Boolean).join(" – "));
}
