// The document that the page holds: tables made from the store by queries, one table a query.
// Its schema is ontology/explorer/schema.json.

export type Lang = "kk" | "ru" | "en";
export const LANGS: readonly Lang[] = ["kk", "ru", "en"];
/** A thing by its name with a prefix, such as id:actor/united-nations or stance:asserts. */
export type Thing = string;
export type Words = Partial<Record<Lang, string>>;
export type Cell = string | number | boolean | null;
export interface Column {
  name: string;
  type: "thing" | "text" | "number" | "boolean";
}
export interface Table {
  columns: Column[];
  rows: Cell[][];
}
/** A variable that may be fixed in advance, its default as a full IRI or as text, and what it means. */
export interface Parameter {
  name: string;
  value: string | null;
  meaning: string;
}
export interface Question {
  name: string;
  words: Record<Lang, string>;
  parameters: Parameter[];
  answers: Record<Lang, Table>;
}
export interface Document {
  format: string;
  prefixes: Record<string, string>;
  /** Every thing and every text of the tables, once; a cell of a column of type "thing" or "text" is an index into these lists. */
  things: Thing[];
  texts: string[];
  tables: Record<string, Table>;
  network: { nodes: Table; edges: Table };
  questions: Question[];
  statements: number;
}

export interface Article {
  article: Thing;
  published: string | null;
  journal: Thing | null;
  language: string | null;
  licence: string | null;
  curated: string | null;
  sha256: string;
  length: number;
  first_line: number;
  last_line: number;
}
export interface Claim {
  claim: Thing;
  article: Thing;
  kind: Thing;
  subject: Thing;
  relation: Thing;
  object: Thing;
  polarity: Thing;
  quantifier: Thing | null;
  kk: string | null;
  ru: string | null;
  en: string | null;
}
export interface Position {
  position: Thing;
  claim: Thing;
  holder: Thing;
  stance: Thing;
  certainty: Thing;
  source: Thing | null;
  reported_by: Thing | null;
}
export interface Passage {
  passage: Thing;
  article: Thing;
  id: string;
  paragraph: number;
  sentence: number;
  start: number;
  end: number;
  sha256: string;
  silence: string | null;
}
export interface Argument {
  argument: Thing;
  kind: Thing;
  conclusion: Thing;
  basis: Thing;
  holder: Thing | null;
}
export interface Viewpoint {
  viewpoint: Thing;
  article: Thing;
  open_list: boolean | null;
}
export interface Membership {
  membership: Thing;
  viewpoint: Thing;
  member: Thing;
}
export interface Work {
  work: Thing;
  kind: Thing | null;
  publisher: Thing | null;
  published: string | null;
  year: number | null;
}
export interface Event {
  event: Thing;
  article: Thing;
  type: Thing;
  starts: string | null;
  ends: string | null;
  start_year: number | null;
  end_year: number | null;
  open_end: boolean | null;
  order: number | null;
  part_of: Thing | null;
}
export interface Value {
  figure: Thing;
  indicator: Thing;
  subject: Thing;
  year: number | null;
  edition: number | null;
  value: number | null;
  status: Thing | null;
  unit: Thing;
  out_of: number | null;
  region: Thing | null;
  direction: Thing;
  publisher: Thing | null;
  claim: Thing;
}
export interface Citation {
  citation: Thing;
  work: Thing;
  characterization: Thing | null;
  printed: string | null;
}
export interface Note {
  note: Thing;
  article: Thing;
  kind: Thing;
  printed: string | null;
  probably: string | null;
  kk: string | null;
  ru: string | null;
  en: string | null;
}
/** Two claims that do not go together; or one claim (one = other) and two positions on it. */
export interface Tension {
  tension: Thing;
  kind: string;
  one: Thing;
  other: Thing;
  party: Thing | null;
  counterparty: Thing | null;
}
export interface Change {
  change: Thing;
  from: Thing;
  to: Thing;
  difference: number;
  improved: boolean | null;
  same_pool: boolean | null;
}
export interface Standstill {
  standstill: Thing;
  from: Thing;
  to: Thing;
  status: Thing;
  change: Thing;
}
export interface SharedMember {
  member: Thing;
  one: Thing;
  other: Thing;
}
export interface Node {
  node: Thing;
  kind: string;
  x: number;
  y: number;
  size: number;
}
export interface Edge {
  source: Thing;
  target: Thing;
  kind: string;
}

/** The rows of a table as objects; things as names. */
export function records<T>(document: Document, table: Table | undefined): T[] {
  if (!table) return [];
  return table.rows.map((row) => {
    const record: Record<string, Cell> = {};
    for (const [i, { name, type }] of table.columns.entries()) record[name] = cell(document, type, row[i] ?? null);
    return record as T;
  });
}

/** What a cell of a column of this type says. */
export function cell(document: Document, type: Column["type"], raw: Cell): Cell {
  if (typeof raw !== "number") return raw;
  if (type === "thing") return document.things[raw] ?? null;
  return type === "text" ? (document.texts[raw] ?? null) : raw;
}
