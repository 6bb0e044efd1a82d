// The names of things: with a prefix, as the address writes them, in full.
import type { Thing } from "./tables";

/** The part of a controlled name after its prefix: asserts of stance:asserts. */
export const local = (thing: Thing | null): string => (thing ? thing.slice(thing.indexOf(":") + 1) : "");

const ID = "https://w3id.org/tuiin/id/";

/** A thing as the address writes it, actor/united-nations, and back, also from its IRI. */
export const short = (thing: Thing): string => thing.replace(/^id:/, "");
export const full = (written: string): Thing =>
  written.startsWith(ID) ? `id:${written.slice(ID.length)}` : /^[a-z-]+:/.test(written) ? written : `id:${written}`;

/** A thing as curators write it: kind/id, also of what belongs to an article. */
export const reference = (thing: Thing): string => short(thing).replace(/^article\/[^/]+\/(?=.)/, "");

/** A full IRI as a name with a prefix, where one fits. */
export function prefixed(iri: string, prefixes: Record<string, string>): Thing {
  const fitting = Object.entries(prefixes).filter(([, base]) => iri.startsWith(base));
  const [prefix, base] = fitting.sort((a, b) => b[1].length - a[1].length)[0] ?? ["", ""];
  return prefix ? `${prefix}:${iri.slice(base.length)}` : iri;
}
