// The articles and the works that they cite as BibTeX, made in the page. The twin of `bibtex` in tuiin.exports.bibliography.
import type { Note, Thing } from "./document";
import type { Graph } from "./graph";
import { inLanguage, type Name, nameOf } from "./names";
import { local } from "./thing";
import { rank } from "./weight";

/** What each kind of work is in BibTeX. */
const TYPES: Record<string, string> = { article: "article", report: "techreport", "programme-document": "techreport" };
const HOUSES: Record<string, string> = { techreport: "institution", misc: "organization" };
/** What babel calls a language. */
const BABEL: Record<string, string> = {
  ar: "arabic",
  de: "ngerman",
  en: "english",
  es: "spanish",
  fa: "persian",
  fr: "french",
  he: "hebrew",
  it: "italian",
  kk: "kazakh",
  la: "latin",
  pl: "polish",
  pt: "portuguese",
  ru: "russian",
  tr: "turkish",
  uk: "ukrainian",
};
const LATEX: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  ...Object.fromEntries([..."&%$#_"].map((mark) => [mark, `\\${mark}`])),
};

/** The entries of the articles, then of these works in the order of their keys. */
export function bibtex(graph: Graph, works: Thing[]): string {
  const sorted = [...works].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return [...graph.articles.map(({ article }) => article), ...sorted].map((thing) => entry(graph, thing)).join("\n\n");
}

/** The weightiest first, and then by name. */
const byWeight = (a: Note, b: Note): number => rank(a) - rank(b) || (a.note < b.note ? -1 : 1);
const key = (thing: Thing): string => thing.split("/").at(-1)!;

function entry(graph: Graph, thing: Thing): string {
  const article = graph.articles.find((one) => one.article === thing);
  const work = graph.work.get(thing);
  const type = TYPES[article ? "article" : local(work?.kind ?? null)] ?? "misc";
  const language = article?.language ?? "en";
  const [title, tag] = inLanguage(graph.labels.get(thing), [language], graph.languages);
  const others = graph.languages.filter((one) => one !== tag && graph.labels.get(thing)?.[one]);
  const said = (one: string) => inLanguage(graph.labels.get(thing), [one], [])[0];
  const house = work?.publisher ? inLanguage(graph.labels.get(work.publisher), ["en"], graph.languages)[0] : "";
  const journal = article?.journal ? inLanguage(graph.labels.get(article.journal), [language], graph.languages)[0] : "";
  const authors = authorsOf(graph, thing);
  const names = authors.map((author) => nameOf(graph, author, language));
  const notes = [thing, ...authors].flatMap((one) =>
    (graph.notesOn.get(one) ?? []).filter(({ kind }) => local(kind) !== "slip").sort(byWeight),
  );
  const doubts = notes.map(
    ({ note }) => `doubted: ${inLanguage(graph.remarks.get(note), ["en"], graph.languages)[0].split(/\s+/).join(" ")}`,
  );
  const annotation = others.filter((one) => said(one) !== title).map((one) => `${one}: ${said(one)}`);
  const fields: [string, string][] = [
    ["author", names.map(named).join(" and ")],
    ["title", `{${escaped(title)}}`],
    ["journal", escaped(journal)],
    [HOUSES[type] ?? "publisher", house && `{${escaped(house)}}`],
    ...dated(article?.published ?? work?.published ?? ""),
    ["doi", doi(graph, thing)],
    ["langid", article ? (BABEL[language.split("-")[0]!.toLowerCase()] ?? "") : ""],
    ["annotation", escaped([...new Set([...annotation, ...doubts])].join("; "))],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `\t${name} = {${value}}`);
  return `@${type}{${key(thing)},\n${lines.join(",\n")}\n}\n`;
}

/** Those who wrote it, in their order; as a title has them that is made of all their names, for nobody told the order then. */
function authorsOf(graph: Graph, thing: Thing): Thing[] {
  const english = inLanguage(graph.labels.get(thing), ["en"], graph.languages)[0];
  const authors = graph.authorsOf.get(thing) ?? [];
  const place = (author: Thing): number => {
    const parts = inLanguage(graph.labels.get(author), ["en"], graph.languages)[0].split(" ");
    return Math.min(english.length, ...parts.map((part) => english.indexOf(part)).filter((at) => at >= 0));
  };
  const places = new Map(authors.map((author) => [author, place(author)]));
  const named = authors.every((author) => places.get(author)! < english.length);
  return named ? [...authors].sort((a, b) => places.get(a)! - places.get(b)!) : authors;
}

function doi(graph: Graph, thing: Thing): string {
  for (const same of graph.sameAs.get(thing) ?? []) {
    const found = /^https?:\/\/(?:(?:dx|www)\.)?doi\.org\/(?:doi:)?(10\.\d{4,9}\/\S+)$/i.exec(decoded(graph.iri(same)));
    if (found) return found[1]!;
  }
  return "";
}

function decoded(iri: string): string {
  try {
    return decodeURIComponent(iri);
  } catch {
    return iri;
  }
}

/** Year, month and day, which BibTeX itself knows; what only EDTF can say as the `date` of biblatex. */
function dated(date: string): [string, string][] {
  if (/^[1-9]\d{3}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(date))
    return date.split("-").map((part, i) => [["year", "month", "day"][i]!, part.replace(/^0/, "")]);
  return date === ".." ? [] : [["date", date]];
}

/** A name as BibTeX tells its parts apart, in braces where a comma, a space or the word `and` belongs to it. */
function named({ whole, family, given, particle, suffix }: Name): string {
  if (!family) return `{${escaped(whole)}}`;
  const last = /[ ,]/.test(escaped(family)) ? `{${escaped(family)}}` : escaped(family);
  const first = given.includes(",") || given.split(" ").includes("and") ? `{${escaped(given)}}` : escaped(given);
  return [[escaped(particle), last].filter(Boolean).join(" "), escaped(suffix), first].filter(Boolean).join(", ");
}

/** Words in one line in which nothing is a sign of TeX, and no two signs run together as `--` would. */
const escaped = (words: string): string =>
  words
    .split(/\s+/)
    .join(" ")
    .trim()
    .replace(/[\\{}~^&%$#_]/g, (mark) => LATEX[mark]!)
    .replace(/([-'`])(?=\1)/g, "$1{}");
