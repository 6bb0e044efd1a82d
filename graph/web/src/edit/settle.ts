// A conflict with another program settled: what is there, what is here, or both where no field differs on both sides.
import type { Page } from "./page";
import type { Conflict, Entry, Ref } from "./protocol";
import { same } from "./same";

export interface Differing {
  field: string;
  before: unknown;
  there: unknown;
  here: unknown;
}

/** The fields that are to be decided upon: those that both sides changed, where it is known; else those in which they differ. */
export function differing({ before, there, here, clash }: Conflict["conflicts"][number]): Differing[] {
  const fields = new Set([before, there, here].flatMap((entry) => Object.keys(entry ?? {})));
  return [...fields]
    .map((field) => ({ field, before: before?.[field], there: there?.[field], here: here?.[field] }))
    .filter((one) => !same(one.there, one.here) && (!clash || clash.includes(one.field)));
}

/** Whether both changes can be taken. */
export const mergeable = ({ conflicts }: Conflict): boolean => conflicts.every(({ both }) => both !== null);

/** Carries out a key on an open conflict; true where it settled it. */
export function settle(page: Page, key: string): boolean {
  const { item, conflict } = page.ui.conflict!;
  const which = key === "1" ? "there" : key === "2" ? "here" : key === "enter" && mergeable(conflict) ? "both" : null;
  if (!which) return false;
  const write: Record<Ref, Entry | null> = { ...item.act!.write };
  for (const one of conflict.conflicts) {
    const taken = which === "both" ? one.both : (one.both ?? one.taken?.[which] ?? one[which]);
    if (same(taken, one.there)) delete write[one.ref];
    else write[one.ref] = taken;
  }
  const nothing = which === "there" && !Object.keys(write).length && !Object.keys(item.act!.decide ?? {}).length;
  page.set({ conflict: null });
  page.link.settle(item, conflict, nothing ? null : { ...item.act!, write });
  return true;
}
