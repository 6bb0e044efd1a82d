// A shipped question with its rows: what its parameters can be, which values are chosen, and which rows that leaves.
import { type Cell, cell, type Document, type Question } from "./document";
import { filled } from "./quotes";
import { reference, short } from "./thing";

/** The rows of a question in one language, each cell as it says it. */
export interface Asked {
  question: Question;
  rows: Cell[][];
  /** For each parameter what it can be, with how many rows that has, the most first. */
  values: Map<string, number>[];
}

const known = new WeakMap<Question, Map<string, Asked>>();

export function asked(document: Document, question: Question, lang: string): Asked {
  const before = known.get(question) ?? new Map<string, Asked>();
  known.set(question, before);
  const found = before.get(lang);
  if (found) return found;
  const columns = question.answers[lang] ?? [];
  const rows = (columns[0] ?? []).map((_, at) =>
    question.columns.map(({ type }, i): Cell => cell(document, type, columns[i]?.[at] ?? null)),
  );
  const values = question.parameters.map((_, i) => counted(rows.map((row) => String(row[i]))));
  const made = { question, rows, values };
  before.set(lang, made);
  return made;
}

function counted(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

/** The value of each parameter, empty where it is open: what is wished for, else the only one; one that has to be fixed is the commonest. */
export function chosen({ question, values }: Asked, wished: (name: string) => string | undefined): string[] {
  return question.parameters.map(({ name, open }, i) => {
    const wish = wished(name);
    const there = [...values[i]!.keys()];
    const meant = wish && there.find((value) => [value, short(value), reference(value)].includes(wish));
    if (meant) return meant;
    return open && (wish === "" || there.length > 1) ? "" : (there[0] ?? "");
  });
}

/** The rows that belong to these values, each once, since what is open says nothing of itself. */
export function rowsOf({ rows }: Asked, values: string[]): Cell[][] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const told = JSON.stringify(row.slice(values.length));
    if (seen.has(told) || values.some((value, i) => value && String(row[i]) !== value)) return false;
    seen.add(told);
    return true;
  });
}

export const answered = (question: Question): boolean => Object.values(question.answers).some((columns) => columns.length > 0);

const SLOT = /\[([^[\]|]*)\|([^[\]]*)\]/g;

/** A question in words with names for what it is asked of: [this index|“{indicator}”] is the latter once there is a name. */
export const inNames = (words: string, name: (parameter: string) => string): string =>
  words.replace(SLOT, (_, open: string, named: string) => {
    let lacking = false;
    const said = filled(named, /\{(\w+)\}/, (parameter) => {
      const found = name(parameter).replace(/\.$/, "");
      lacking ||= !found;
      return found;
    });
    return lacking ? open : said;
  });
