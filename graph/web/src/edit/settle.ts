// A conflict with another program settled: what is there, what is here, or both where no field differs on both sides.
import type { Page } from "./page";
import type { Conflict, Entry, Ref } from "./protocol";

export interface Differing {
  field: string;
  before: unknown;
  there: unknown;
  here: unknown;
}

/** The fields in which the sides differ from what was before, by entry. */
export function differing({ before, there, here }: Conflict["conflicts"][number]): Differing[] {
  const fields = new Set([before, there, here].flatMap((entry) => Object.keys(entry ?? {})));
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return [...fields]
    .map((field) => ({ field, before: before?.[field], there: there?.[field], here: here?.[field] }))
    .filter((one) => !same(one.before, one.there) || !same(one.before, one.here));
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
    if (which === "there") delete write[one.ref];
    else write[one.ref] = one[which];
  }
  const nothing = which === "there" && !Object.keys(write).length && !Object.keys(item.act!.decide ?? {}).length;
  page.set({ conflict: null });
  page.link.settle(item, conflict, nothing ? null : { ...item.act!, write });
  return true;
}
