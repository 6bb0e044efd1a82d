// Names in a query that look like ours and are none: a slip that would find nothing, without a word.
import { TOKEN } from "../graph/bind";
import { near, slip } from "../language/near";

export interface Unknown {
  name: string;
  /** The known name that is nearest to it, or nothing. */
  nearest: string | null;
}

/** The unknown names of a query below these prefixes: those of the vocabulary, whose terms are all known. */
export function unknown(query: string, names: ReadonlySet<string>): Unknown[] {
  const closed = new Set([...names].map((name) => name.slice(0, name.indexOf(":") + 1)));
  const found = new Map<string, Unknown>();
  for (const [token] of query.matchAll(TOKEN)) {
    const at = token.indexOf(":") + 1;
    if (!at || /^["'<#@?$]/.test(token) || at === token.length) continue;
    const name = token.replace(/\.+$/, "");
    if (closed.has(token.slice(0, at)) && !names.has(name)) found.set(name, { name, nearest: nearest(name, names) });
  }
  return [...found.values()];
}

/** The name that is nearest to one, under the same prefix if there is such. */
function nearest(name: string, names: ReadonlySet<string>): string | null {
  const [prefix, own] = parts(name);
  let best: [string | null, number] = [null, 0.5];
  for (const other of names) {
    const [its, local] = parts(other);
    const fit = Math.max(near(own, local), slip(own, local), swapped(own, local), begun(own, local)) - (its === prefix ? 0 : 0.3);
    if (fit >= best[1]) best = [other, fit];
  }
  return best[0];
}

const parts = (name: string): [string, string] => {
  const at = name.indexOf(":");
  return [name.slice(0, at), name.slice(at + 1).toLowerCase()];
};

/** Whether one is the other with its letters in another order: hodler, holder. */
const swapped = (one: string, other: string): number => ([...one].sort().join() === [...other].sort().join() ? 0.6 : 0);

/** Which part of two words is the same beginning. */
function begun(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same / Math.max(one.length, other.length);
}
