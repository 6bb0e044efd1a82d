// The parts of a person's name, for references: family, given name, particle, suffix. The twin of the names in tuiin.exports.bibliography.
import type { Thing, Words } from "./document";
import type { Graph } from "./graph";
import { local } from "./thing";

/** A name with its parts told apart; `whole` alone where they cannot be. */
export interface Name {
  whole: string;
  family: string;
  given: string;
  particle: string;
  suffix: string;
}

const SUFFIXES = ["Jr", "Sr", "II", "III", "IV"];
const SON_OF = ["ibn", "bin", "bint", "abu", "umm"];

/** The words in the first language that they are there in: the wanted ones, then those of the graph. */
export function inLanguage(words: Words | undefined, wanted: string[], languages: string[]): [string, string] {
  const tag = [...wanted, ...languages, ...Object.keys(words ?? {})].find((one) => words?.[one]);
  return tag ? [words![tag]!.split(/\s+/).join(" "), tag] : ["", ""];
}

/** Which part of what somebody is called is the family's, by language, where the graph says so. */
function familyOf(graph: Graph, author: Thing): Words {
  const told = (graph.restOf.get(author) ?? []).filter(({ property }) => property === "foaf:familyName");
  return Object.fromEntries(told.map(({ lang, text }) => [lang, text])) as Words;
}

/**
 * The name of an author as it is written in a language. What the graph says of the family tells where in the name it stands, else the
 * author's id does, which begins with it; small words before it are its particle. A name that begins with a particle, or with a word for
 * "son of", is a family's as a whole where nobody tells.
 */
export function nameOf(graph: Graph, author: Thing, language: string): Name {
  const labels = graph.labels.get(author);
  const [whole, tag] = inLanguage(labels, [language], graph.languages);
  const alone = { whole, family: "", given: "", particle: "", suffix: "" };
  if (local(graph.actorType.get(author) ?? null) !== "person") return alone;
  const families = familyOf(graph, author);
  const own = families[tag] ?? "";
  let parts = whole.split(" ");
  if (own && parts.length === 1 && own !== whole && whole.includes(own)) return { ...alone, family: own, given: whole.replace(own, "") };
  const [family, told] = inLanguage(families, [tag, "en"], []);
  let model = inLanguage(labels, [told || "en"], graph.languages)[0].split(" ");
  if (parts.length === 1 || (!told && (small(model[0]!) || SON_OF.includes(folded(model[0]!))))) return { ...alone, family: whole };
  const ended = parts.length === model.length && model.length > 2 && SUFFIXES.includes(model.at(-1)!.replaceAll(".", ""));
  const suffix = ended ? parts.at(-1)! : "";
  const trimmed = (some: string[]) => some.slice(0, -1).map((part) => part.replace(/,$/, ""));
  if (ended) [parts, model] = [trimmed(parts), trimmed(model)];
  let [start, end] = told ? within(family.split(" "), model) : begun(author.split("/").at(-1)!.split("-"), model.map(folded));
  if (parts.length !== model.length || start === end) return alone;
  while (end - start > 1 && small(parts[start]!) && end === parts.length) start++;
  let first = start;
  while (first > (told ? 0 : 1) && small(parts[first - 1]!)) first--;
  const joined = (...some: string[][]) => some.flat().join(" ");
  return {
    whole,
    family: joined(parts.slice(start, end)),
    given: joined(parts.slice(0, first), parts.slice(end)),
    particle: joined(parts.slice(first, start)),
    suffix,
  };
}

const small = (part: string): boolean => part !== part.toUpperCase() && part === part.toLowerCase();

/** A part of a name as ids have it: small letters, without marks above and below them. */
const folded = (part: string): string =>
  part
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "");

type Span = [number, number];
const same = (one: string[], other: string[]): boolean => one.length === other.length && one.every((part, i) => part === other[i]);

/** Where in a name the family stands, the last time that it does. */
function within(family: string[], name: string[]): Span {
  for (let start = name.length - family.length; start >= 0; start--)
    if (same(name.slice(start, start + family.length), family)) return [start, start + family.length];
  return [0, 0];
}

/** Where in a name the family stands: the most of its parts with which the id begins, but not all. */
function begun(id: string[], name: string[]): Span {
  for (let size = name.length - 1; size > 0; size--)
    for (let start = 0; start + size <= name.length; start++)
      if (same(name.slice(start, start + size), id.slice(0, size))) return [start, start + size];
  return [0, 0];
}
