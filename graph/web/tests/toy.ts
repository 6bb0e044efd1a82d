// Small graphs: tables from plain rows, with what a row does not say left empty.
import type { Cell, Claim, Column, Document, Event, Node, Passage, Table } from "../src/graph/document";
import { Graph } from "../src/graph/graph";
import type { Tables } from "../src/graph/tables";
import { Tongue } from "../src/language/tongue";

type Row = object;

/** What columns of some tables say, as the first lines of their queries have it. */
const SAYS: Record<string, Partial<Record<string, Partial<Column>>>> = {
  claims: {
    claim: { class: ["tn:Claim"] },
    quantifier: { says: ["tn:quantifier"] },
  },
  words: { text: { says: ["?property"], lang: "?lang" } },
  scopes: { scope: { says: ["tn:scope"] } },
  positions: { position: { class: ["tn:Position"] }, stance: { says: ["tn:stance"] }, reported_by: { says: ["tn:reportedBy"] } },
  places: { passage: { says: ["tn:passage"] } },
  memberships: { viewpoint: { says: ["^tn:membership"] } },
};
const THINGS = new Set([
  "claim",
  "quantifier",
  "scope",
  "position",
  "stance",
  "reported_by",
  "thing",
  "passage",
  "value",
  "property",
  "datatype",
]);

function table(rows: Row[], title = ""): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => ({ name, type: "text" as const }));
  const cells = rows.map((row) => names.map((name) => (row as Record<string, Cell>)[name] ?? null));
  return {
    columns: columns.map((column, i) => ({
      ...column,
      type: typed(
        column.name,
        cells.map((row) => row[i]!),
      ),
      ...SAYS[title]?.[column.name],
    })),
    rows: cells,
  };
}

// A thing that is no index is read as it is, so a name can stand in its place.
const typed = (name: string, cells: Cell[]) =>
  cells.some((cell) => typeof cell === "number") ? ("number" as const) : THINGS.has(name) ? ("thing" as const) : ("text" as const);

export const PREFIXES = {
  id: "https://w3id.org/tuiin/id/",
  tn: "https://w3id.org/tuiin/ns#",
  stance: "https://w3id.org/tuiin/stance/",
  unused: "https://a.example/",
};

/** Some stances and kinds of arguments with their sides, as the ontology has them. */
export const SIDED = {
  "stance:asserts": "for",
  "stance:endorses": "for",
  "stance:recommends": "for",
  "stance:reports": "open",
  "stance:questions": "open",
  "stance:hypothesises": "open",
  "stance:denies": "against",
  "stance:disputes": "against",
  "argument-kind:supports": "for",
  "argument-kind:exemplifies": "for",
  "argument-kind:restates": "for",
  "argument-kind:qualifies": "open",
  "argument-kind:attacks": "against",
};

/** Words of a thing as rows, one a language. */
export const words = (thing: string, said: Record<string, string>, property = "skos:prefLabel"): Tables["words"][] =>
  Object.entries(said).map(([lang, text]) => ({ thing, property, lang, text }));

export const documentOf = (tables: Record<string, Row[]>, nodes: Row[] = []): Document => ({
  format: "toy",
  languages: [
    { tag: "kk", direction: "ltr" },
    { tag: "ru", direction: "ltr" },
    { tag: "en", direction: "ltr" },
  ],
  prefixes: PREFIXES,
  things: [],
  texts: [],
  tables: Object.fromEntries(Object.entries({ sides: sided, ...tables }).map(([name, rows]) => [name, table(rows, name)])),
  network: { nodes: table(nodes) },
  picture: {},
  questions: [],
  heads: {},
  statements: 0,
});

const sided = Object.entries(SIDED).map(([value, side]) => ({ value, side }));

export const graphOf = (tables: Record<string, Row[]>, nodes: Row[] = []): Graph => new Graph(documentOf(tables, nodes));

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
  role: null,
  order: null,
  ...more,
});

/** A position by its claim and its holder; asserted with certainty, if nothing else is said. */
export const position = (
  about: string,
  holder: string,
  stance = "asserts",
  more: Partial<Tables["positions"]> = {},
): Tables["positions"] => ({
  position: `id:position/${about}/${holder}`,
  article: "id:article/a",
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
export function steps(list: Step[]): { arguments: Tables["arguments"][]; premises: { argument: string; premise: string }[] } {
  const name = ({ from, to }: Step) => `id:argument/${from.join("+")}-${to}`;
  return {
    arguments: list.map((step) => ({
      argument: name(step),
      article: "id:article/a",
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
  const said = names.flatMap((name) => words(`id:${name}`, { en: `claim ${name}` }, "tn:paraphrase"));
  return graphOf({ claims: names.map((name) => claim(name)), words: said, ...steps(list), ...more });
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
  unread: null,
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

export const node = (id: string, kind = "concept"): Node => ({ node: `id:${id}`, kind });
