// The head of the article as a form: what it is called, who wrote it, when, in which language, and who curates it.

import { desk, type Fresh } from "./acts/carried";
import { actorType, type Intent, type Known, kindOf } from "./known";
import type { Head, Ref, Tag } from "./protocol";
import { name, said } from "./said";

export interface HeadForm {
  title: string;
  /** Names, parted by semicolons. */
  authors: string;
  published: string;
  language: Tag;
  /** Keys of tuiin.toml, or names where it has none, parted by semicolons. */
  curators: string;
}
export type HeadField = keyof HeadForm;
export const HEAD_FIELDS: readonly HeadField[] = ["title", "authors", "published", "language", "curators"];

/** What `tuiin new` writes where nothing is known yet. */
const EMPTY: Partial<Record<HeadField, string>> = { title: "title", published: "0000", curators: "your name" };
const filled = (field: HeadField, value: string): string => (value === EMPTY[field] ? "" : value);

/** What is known of the article, as a form. */
export function headForm(known: Known): HeadForm {
  const { entry, language } = known.article;
  const authors = ((entry.authors as Ref[] | undefined) ?? []).filter((ref) => known.entries[ref]);
  const curators = (entry.curators as string[] | undefined) ?? [];
  return {
    title: filled("title", said(known, entry.title as Head["title"])?.text ?? ""),
    authors: authors.map((ref) => name(known, ref)).join("; "),
    published: filled("published", String(entry.published ?? "")),
    language,
    curators: filled("curators", curators.join("; ")) || known.curator.id,
  };
}

export const parts = (typed: string): string[] =>
  typed
    .split(";")
    .map((one) => one.trim())
    .filter(Boolean);

/** What is missing before it can be saved. A date that nobody knows may be left out. */
export const lackingHead = (form: HeadForm): HeadField | null =>
  (["title", "authors"] as const).find((field) => !parts(form[field]).length) ?? null;

/** Which field is still empty, the first that one would fill in. */
export const emptyHead = (form: HeadForm): HeadField | null => HEAD_FIELDS.find((field) => !parts(form[field]).length) ?? null;

/** The actor of this name, if there is one. */
export function actorOf(known: Known, label: string): Ref | null {
  const folded = label.toLowerCase();
  const named = ([ref, entry]: [Ref, Known["entries"][string]]): boolean =>
    kindOf(ref) === "actor" && Object.values(entry.label ?? {}).some((one) => one.toLowerCase() === folded);
  return Object.entries(known.entries).find(named)?.[0] ?? null;
}

/** The act that says it; null where nothing is said that was not known. */
export function saveHead(known: Known, form: HeadForm, fresh: Fresh): Intent | null {
  const on = desk();
  const before = headForm(known);
  const { entry, language } = known.article;
  const same = (field: HeadField): boolean => parts(form[field]).join(";") === parts(before[field]).join(";");
  const authors = parts(form.authors).map((label) => actorOf(known, label) ?? made(label));
  function made(label: string): Ref {
    const ref = fresh("actor");
    on.write[ref] = { kind: actorType(known, label), label: { [language]: label } };
    on.create.push(ref);
    return ref;
  }
  const unnamed = filled("curators", ((entry.curators as string[] | undefined) ?? []).join("; ")) === "";
  const article: Partial<Head> = {
    ...(!same("title") && { title: { ...(entry.title as Head["title"]), [language]: form.title.trim() } }),
    ...(!same("authors") && { authors }),
    ...(!same("published") && { published: form.published.trim() || EMPTY.published! }),
    ...(!same("language") && { language: form.language }),
    ...((!same("curators") || unnamed) && { curators: parts(form.curators) }),
  };
  return Object.keys(article).length ? { kind: "article", write: on.write, create: on.create, article, card: "" } : null;
}
