// What the columns of an answer are called in words: the question says it, or what many questions share; else the variable does.
import type { Heads } from "../graph/document";
import type { Tongue } from "./tongue";

/** The head of a column in the reader's language; the first of these that knows the variable names it. */
export function columnName(variable: string, tongue: Tongue, ...known: Heads[]): string {
  const heads = known.find((one) => Object.hasOwn(one, variable));
  return heads ? tongue.t(heads[variable]!) : inWords(variable);
}

/** The name of a variable as a person would write it. The twin of `in_words` in Python's tuiin.graph.rows. */
export const inWords = (variable: string): string =>
  (variable.replace(/_+|(?<=[a-z0-9])(?=[A-Z])/g, " ").trim() || variable).replace(/(?<= )[A-Z](?![A-Z])/g, (letter) =>
    letter.toLowerCase(),
  );
