// The document that the page holds: tables made from the store by queries, one table a query.
// What a table is, the first lines of its query in ontology/explorer say; tables.ts is made from them.

import type { Side } from "./stance";
import type { Tables, Thing } from "./tables";

export type { Thing } from "./tables";
/** A language by its code. Those that a reader can choose are those of the interface; the graph need not have words in each. */
export type Lang = string;
export type Words = Partial<Record<Lang, string>>;
export type Cell = string | number | boolean | null;
export interface Column {
  name: string;
  type: "thing" | "text" | "number" | "boolean";
  /** Of which class its things are; by which property a cell is said of the thing in the first column; in which language: `?name` is the
   * column that tells it. */
  class?: string[];
  says?: string[];
  lang?: string;
}
export interface Table {
  columns: Column[];
  rows: Cell[][];
}
/** A variable that is fixed when a question is asked, whether it may be left open, and what it means. */
export interface Parameter {
  name: string;
  open: boolean;
  words: Words;
}
/** The words of columns, by variable. */
export type Heads = Record<string, Words>;
export interface Question {
  name: string;
  words: Words;
  /** The same, with [this index|“{indicator}”] for what is said otherwise once a parameter has a value. */
  named: Words;
  /** What it is about: one of the subjects by which questions are offered, or nothing. */
  about: string;
  sparql: string;
  parameters: Parameter[];
  /** What those of its columns are called that mean something of their own. */
  heads: Heads;
  columns: Column[];
  /**
   * Its answers for all values of the parameters, which are its first columns, by the language of the words in it: for each column its
   * cells, nothing at all where there is no answer.
   */
  answers: Record<Lang, Cell[][]>;
}
export interface Document {
  format: string;
  /** The languages of the words, the dearest first. */
  languages: { tag: Lang; direction: "ltr" | "rtl" }[];
  prefixes: Record<string, string>;
  /** Every thing and every text of the tables, once; a cell of a column of type "thing" or "text" is an index into these lists. */
  things: Thing[];
  texts: string[];
  tables: Record<string, Table>;
  network: { nodes: Table };
  /** The picture of each article: what is chosen of it, its themes, and how that hangs together. */
  picture: Partial<Record<"articles" | "themes" | "groups" | "names" | "claims" | "shown" | "links", Table>>;
  questions: Question[];
  /** What columns are called that mean the same in several questions. */
  heads: Heads;
  statements: number;
}

/** A row of each table. */
export type Article = Tables["articles"];
export type Claim = Tables["claims"];
/** A position, and the side that its stance takes. */
export type Position = Tables["positions"] & { side: Side };
export type Passage = Tables["passages"];
/** A step of reasoning, and the side that its kind takes. */
export type Argument = Tables["arguments"] & { side: Side };
export type Viewpoint = Tables["viewpoints"];
export type Membership = Tables["memberships"];
export type Work = Tables["works"];
export type Event = Tables["events"];
export type Value = Tables["values"];
export type Citation = Tables["citations"];
export type Note = Tables["notes"];
/** Two claims that do not go together; or one claim (one = other) and two positions on it. */
export type Tension = Tables["tensions"];
export type Change = Tables["changes"];
export type Standstill = Tables["standstills"];
export type SharedMember = Tables["shared_members"];
export type Rest = Tables["rest"];
export interface Node {
  node: Thing;
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

/** The rows of one of the explorer's own tables. */
export const rowsOf = <K extends keyof Tables>(document: Document, name: K): Tables[K][] => records(document, document.tables[name]);

/** What a cell of a column of this type says. */
export function cell(document: Document, type: Column["type"], raw: Cell): Cell {
  if (typeof raw !== "number") return raw;
  if (type === "thing") return document.things[raw] ?? null;
  return type === "text" ? (document.texts[raw] ?? null) : raw;
}
