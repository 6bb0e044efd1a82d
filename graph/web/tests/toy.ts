// Small graphs: tables from plain rows, with what a row does not say left empty.
import type { Argument, Cell, Claim, Document, Edge, Event, Node, Passage, Position, Table } from "../src/graph/document";
import { Graph } from "../src/graph/graph";
import { Tongue } from "../src/language/tongue";

type Row = object;

function table(rows: Row[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => ({ name, type: "text" as const }));
  const cells = rows.map((row) => names.map((name) => (row as Record<string, Cell>)[name] ?? null));
  return { columns: columns.map((column, i) => ({ ...column, type: typed(cells.map((row) => row[i]!)) })), rows: cells };
}

const typed = (cells: Cell[]) => (cells.some((cell) => typeof cell === "number") ? ("number" as const) : ("text" as const));

export const PREFIXES = {
  id: "https://w3id.org/tuiin/id/",
  tn: "https://w3id.org/tuiin/ns#",
  stance: "https://w3id.org/tuiin/stance/",
  unused: "https://a.example/",
};

export const documentOf = (tables: Record<string, Row[]>, nodes: Row[] = [], edges: Row[] = []): Document => ({
  format: "toy",
  prefixes: PREFIXES,
  things: [],
  texts: [],
  tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, table(rows)])),
  network: { nodes: table(nodes), edges: table(edges) },
  questions: [],
  statements: 0,
});

export const graphOf = (tables: Record<string, Row[]>, nodes: Row[] = [], edges: Row[] = []): Graph =>
  new Graph(documentOf(tables, nodes, edges));

export const kazakh = new Tongue(graphOf({}), "kk");
export const russian = new Tongue(graphOf({}), "ru");
export const english = new Tongue(graphOf({}), "en");

export const claim = (id: string, more: Partial<Claim> = {}): Claim => ({
  claim: `id:${id}`,
  article: "id:article/a",
  kind: "claim-kind:empirical",
  subject: "id:concept/s",
  relation: "relation:increases",
  object: "id:concept/o",
  polarity: "polarity:positive",
  quantifier: null,
  kk: null,
  ru: null,
  en: `claim ${id}`,
  ...more,
});

/** A position by its claim and its holder; asserted with certainty, if nothing else is said. */
export const position = (about: string, holder: string, stance = "asserts", more: Partial<Position> = {}): Position => ({
  position: `id:position/${about}/${holder}`,
  claim: `id:${about}`,
  holder: `id:${holder}`,
  stance: `stance:${stance}`,
  certainty: "certainty:certain",
  source: null,
  reported_by: null,
  ...more,
});

/** A step from premises to a conclusion, as the two tables that hold it. */
export interface Step {
  from: string[];
  to: string;
  kind?: string;
  basis?: string;
}
export function steps(list: Step[]): { arguments: Argument[]; premises: { argument: string; premise: string }[] } {
  const name = ({ from, to }: Step) => `id:argument/${from.join("+")}-${to}`;
  return {
    arguments: list.map((step) => ({
      argument: name(step),
      kind: `argument-kind:${step.kind ?? "supports"}`,
      conclusion: `id:${step.to}`,
      basis: `basis:${step.basis ?? "explicit"}`,
      holder: null,
    })),
    premises: list.flatMap((step) => step.from.map((premise) => ({ argument: name(step), premise: `id:${premise}` }))),
  };
}

/** A graph of claims (named by what the steps name) and of the steps between them. */
export const reasoned = (list: Step[], more: Record<string, Row[]> = {}): Graph => {
  const names = [...new Set(list.flatMap(({ from, to }) => [...from, to]))];
  return graphOf({ claims: names.map((name) => claim(name)), ...steps(list), ...more });
};

export const passage = (paragraph: number, sentence: number, more: Partial<Passage> = {}): Passage => ({
  passage: `id:passage/p${paragraph}s${sentence}`,
  article: "id:article/a",
  id: `p${paragraph}s${sentence}`,
  paragraph,
  sentence,
  start: paragraph * 1000 + sentence * 10,
  end: paragraph * 1000 + sentence * 10 + 9,
  sha256: "",
  silence: null,
  ...more,
});

export const event = (more: Partial<Event> = {}): Event => ({
  event: "id:event/e",
  article: "id:article/a",
  type: "event-type:event",
  starts: null,
  ends: null,
  start_year: null,
  end_year: null,
  open_end: null,
  order: null,
  part_of: null,
  ...more,
});

export const node = (id: string, kind = "concept", at: Partial<Node> = {}): Node => ({
  node: `id:${id}`,
  kind,
  x: 0,
  y: 0,
  size: 8,
  ...at,
});
export const edge = (source: string, target: string, kind = "subject"): Edge => ({ source: `id:${source}`, target: `id:${target}`, kind });
