// Words of pictures: values, dates and stages as labels say them.
import { pictures } from "words";
import type { Value } from "../graph/document";
import { dateOf } from "../graph/series";
import { local } from "../graph/thing";
import type { Tongue } from "../language/tongue";
import { worded } from "../language/words";

export const WORDS = worded(pictures);

export { capital as upper } from "../language/capital";

export const roman = (n: number): string =>
  `${"X".repeat(Math.floor(n / 10))}${["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n % 10]}`;

/** The year of a value, or the edition that it is from. */
export const dateWords = (tongue: Tongue, value: Value): string =>
  value.year !== null
    ? [value.year, value.until].filter((year) => year !== null).join("–")
    : value.edition !== null
      ? tongue.t(WORDS.edition, String(value.edition))
      : tongue.t(WORDS.no_year);

/** A value as it is said: 65 of 193, 99 %, a status. */
export function valueWords(tongue: Tongue, value: Value): string {
  if (value.value === null) return tongue.name(value.status);
  const number = tongue.number(value.value);
  if (value.out_of !== null) return tongue.t(WORDS.of, number, tongue.number(value.out_of));
  return local(value.unit) === "percent" ? tongue.t(WORDS.percent, number) : number;
}

export const pointWords = (tongue: Tongue, value: Value): string =>
  dateOf(value) === null ? valueWords(tongue, value) : `${dateWords(tongue, value)}: ${valueWords(tongue, value)}`;
