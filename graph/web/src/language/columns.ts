// What the columns of the shipped questions are called in words, and what their parameters mean; a query itself speaks English.
// The words stand in columns.json, where the tests of the questions read them too.
import { columns, parameters } from "./columns.json";
import type { Tongue } from "./tongue";
import type { Three } from "./words";

export const COLUMNS: Record<string, Three> = columns;
export const PARAMETERS: Record<string, Three> = parameters;

/** The head of a column in the reader's language; of a question that was added later, its variable. */
export const columnName = (variable: string, tongue: Tongue): string =>
  Object.hasOwn(COLUMNS, variable) ? tongue.t(COLUMNS[variable]!) : variable.replaceAll("_", " ");

/** What a parameter means, in the reader's language where there are words. */
export const parameterName = (variable: string, meaning: string, tongue: Tongue): string =>
  Object.hasOwn(PARAMETERS, variable) ? tongue.t(PARAMETERS[variable]!) : meaning;
