// What a form of a claim becomes when it is saved: a claim with all that it makes and carries, or its holder put to a claim that is there.

import { type ClaimForm, figureIn, type Slot, sinceOf } from "../form";
import { type Held, innermost, joined, positionsFrom } from "../holders";
import { type Card, indexed } from "../index";
import { type Intent, type Known, kindOf, speakerOf } from "../known";
import type { Entry, Position, Ref } from "../protocol";
import { kindOfRelation } from "../relations";
import { same } from "../same";
import { carry, type Desk, desk, type Fresh, placed } from "./carried";

/** The act that saves a form in which nothing is missing. */
export function save(known: Known, form: ClaimForm, fresh: Fresh): Intent {
  const on = desk();
  const card = indexed(known).card.get(form.card);
  const ref = form.what === "add" || form.what === "split" || !card ? fresh("claim") : card.ref;
  const entry = claimOf(known, form, ref, on, fresh);
  on.write[ref] = entry;
  if (!known.entries[ref]) on.create.unshift(ref);
  if (card?.state === "drafted" && form.what !== "split") {
    const what = same(entry, card.entry) ? ("accepted" as const) : ("corrected" as const);
    on.decide[card.candidate!.key] = { what, ref };
  }
  const judgement = form.blind ? innermost(entry.positions as Position[]) : undefined;
  const own = judgement && { judged: { stance: judgement.stance, certainty: judgement.certainty } };
  const say = untouched(form) ? { say: [ref] } : {};
  const began = { ...sinceOf(form), before: begunWith(form, card) };
  return { kind: form.what, ...carry(known, on), ...began, card: card && form.what !== "split" ? card.key : ref, ...own, ...say };
}

/** The entries that a form changes, as they were when it was opened; a draft was none. */
function begunWith({ what, base, value }: ClaimForm, card: Card | undefined): Record<Ref, Entry | null> {
  if ((what !== "change" && what !== "voice") || !card || !base) return {};
  return { [card.ref]: base, ...(value && { [String(base.object)]: value }) };
}

/** Whether nobody has typed in the words that a claim has already. */
export const untouched = (form: ClaimForm): boolean => Boolean(form.base && form.written) && form.words === form.written;

function claimOf(known: Known, form: ClaimForm, ref: Ref, on: Desk, fresh: Fresh): Entry {
  const tag = known.article.language;
  const put = (slot: Slot): Ref => placed(known, slot.chosen!, on, fresh, [form.sentence]);
  const subject = put(form.subject);
  const named = put(form.object);
  const relation = form.relation.name;
  const object = relation === "has-value" ? figureOf(known, form, ref, subject, named, on, fresh) : named;
  const base = form.what === "split" ? {} : (form.base ?? {});
  const { polarity: _, quantifier: __, condition: ___, role: ____, scope: _____, ...kept } = base;
  const scope = [...(form.scope.chosen ? [put(form.scope)] : []), ...((form.base?.scope as Ref[] | undefined) ?? []).slice(1)];
  return {
    ...kept,
    kind: form.kind || kindOfRelation(relation),
    ...(form.role && { role: form.role }),
    subject,
    relation,
    object,
    ...(form.negative && { polarity: "negative" }),
    ...(form.quantifier && { quantifier: form.quantifier }),
    ...(scope.length && { scope }),
    ...(form.condition.trim() && { condition: { ...(base.condition as Entry["text"]), [tag]: form.condition.trim() } }),
    text: { ...base.text, [tag]: form.words.trim() },
    positions: positionsOf(known, form, put),
  };
}

/** The positions as the rows say; those that nobody touched stay as they were written. */
function positionsOf(known: Known, form: ClaimForm, put: (slot: Slot) => Ref): Position[] {
  const written = form.base?.positions as Position[] | undefined;
  const source = form.source.chosen ? put(form.source) : undefined;
  const same = written?.length && JSON.stringify([form.rows, form.at]) === form.began;
  if (same && innermost(written)?.source === source) return written;
  const rows = form.rows.map((row, i): Held => {
    const kept = { ...row.kept, ...(i === 0 && source && { source }) };
    return { holder: put(row.slot), stance: row.stance, certainty: row.certainty, depth: row.depth, kept };
  });
  return positionsFrom(rows, speakerOf(known), form.at);
}

/** The figure of a claim that says one, as an entry of its own. */
function figureOf(known: Known, form: ClaimForm, claim: Ref, subject: Ref, indicator: Ref, on: Desk, fresh: Fresh): Ref {
  const before = String(form.base?.object ?? "");
  const ref = kindOf(before) === "value" && form.what !== "split" ? before : fresh("value");
  const { unit, year, out_of } = form.figure;
  const { year: _, out_of: __, status: ___, direction, ...kept } = (ref === before && form.value) || {};
  on.write[ref] = {
    ...kept,
    indicator,
    subject,
    value: figureIn(form),
    unit,
    ...(year.trim() && { year: year.trim() }),
    ...(out_of.trim() && { out_of: Number(out_of) }),
    ...(unit === "rank" && { direction: "lower-is-better" }),
    ...(direction !== undefined && unit === kept.unit && { direction }),
    claim,
    at: form.at,
  };
  if (!known.entries[ref]) on.create.push(ref);
  return ref;
}

/** The holder and the place of a form put to a claim that says the same; a draft is accepted with it. */
export function take(known: Known, form: ClaimForm, twin: Card, fresh: Fresh): Intent {
  const on = desk();
  const put = (slot: Slot): Ref => placed(known, slot.chosen!, on, fresh, [form.sentence]);
  const rows = form.rows.filter(({ slot }) => slot.chosen).map(({ slot, ...row }) => ({ ...row, holder: put(slot) }));
  const speaker = speakerOf(known);
  const [stance, certainty] = [form.rows[0]?.stance || "asserts", form.rows[0]?.certainty || "certain"];
  const held = rows.length ? rows : [{ holder: speaker, stance, certainty, depth: 0 }];
  const positions = joined((twin.entry.positions as Position[] | undefined) ?? [], positionsFrom(held, speaker, form.at));
  on.write[twin.ref] = { ...twin.entry, positions };
  if (twin.state === "drafted") {
    on.create.push(twin.ref);
    on.decide[twin.candidate!.key] = { what: "corrected", ref: twin.ref };
  }
  return { kind: "voice", ...carry(known, on), ...sinceOf(form), card: twin.key };
}
