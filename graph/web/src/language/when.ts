// Times in words: years, open ends, decades and centuries as the article gives them.
import { when as section } from "words";
import { POINT } from "../graph/dates";
import type { Event, Lang } from "../graph/document";
import { dateInKazakh } from "./kazakh";
import type { Tongue } from "./tongue";
import { worded } from "./words";

// What is open at its end: since a year, since a decade; a day or a century stands before a dash.
const WORDS = worded(section);

/** Languages that write dates as browsers do not know. */
const DATES: Record<Lang, typeof dateInKazakh> = { kk: dateInKazakh };

const SEASONS = [WORDS.spring, WORDS.summer, WORDS.autumn, WORDS.winter];

/** An EDTF date in words: 2005, 2006-04-12 as the language writes days, 195X as a decade, 19XX as a century; a span by its two ends. */
export function dateInWords(date: string, tongue: Tongue): string {
  const [from, to] = date.split("/");
  if (to === undefined) return pointInWords(date, tongue);
  const [start, end] = [from!, to].map((point) => (point === "" || point === ".." ? null : pointInWords(point, tongue)));
  if (start && end) return `${start} – ${end}`;
  return start ? since(from!, start, tongue) : tongue.t(WORDS.until, end!);
}

/** A year as people count it: there is none between 1 and 1 before our era, where astronomers have 0. */
export const yearInWords = (year: number, tongue: Tongue): string =>
  year > 0 ? String(year) : tongue.t(WORDS.before_era, String(1 - year));

function pointInWords(date: string, tongue: Tongue): string {
  const doubt = /[?~%]$/.exec(date)?.[0];
  const words = exactly(date.replace(/(-XX)*[?~%]?$/, ""), tongue);
  const about = doubt === "~" || doubt === "%" ? tongue.t(WORDS.about, words) : words;
  return doubt === "?" || doubt === "%" ? tongue.t(WORDS.unsure, about) : about;
}

function exactly(date: string, tongue: Tongue): string {
  if (/^Y-?\d+$/.test(date)) return yearInWords(Number(date.slice(1)), tongue);
  const round = /^(-?)(\d\d)(X|\d)X$/.exec(date);
  if (round) return decadeOrCentury(round[1] === "-", round[2]!, round[3]!, tongue);
  const [, year, month, day] = POINT.exec(date)?.map(Number) ?? [];
  if (year === undefined) return date;
  if (!month) return yearInWords(year, tongue);
  const season = SEASONS[month - 21];
  if (season) return tongue.t(season, yearInWords(year, tongue));
  const counted = dayInWords(year > 0 ? year : 1 - year, month, day || undefined, tongue);
  return year > 0 ? counted : tongue.t(WORDS.before_era, counted);
}

function decadeOrCentury(before: boolean, hundreds: string, tens: string, tongue: Tongue): string {
  const century = Number(hundreds) + 1;
  const decade = Number(`${hundreds}${tens}0`);
  const words =
    tens === "X"
      ? tongue.t(WORDS.century, tongue.lang === "en" ? ordinal(century) : roman(century))
      : before
        ? `${decade + 10}–${decade + 1}`
        : tongue.t(WORDS.decade, String(decade));
  return before ? tongue.t(WORDS.before_era, words) : words;
}

function dayInWords(year: number, month: number, day: number | undefined, tongue: Tongue): string {
  const own = DATES[tongue.lang];
  if (own) return own(year, month, day);
  const options: Intl.DateTimeFormatOptions = day ? { year: "numeric", month: "long", day: "numeric" } : { year: "numeric", month: "long" };
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day || 1); // Date.UTC takes the years 0 to 99 for those of the last century
  return new Intl.DateTimeFormat(tongue.lang, { ...options, timeZone: "UTC" }).format(at);
}

export function when(event: Event, tongue: Tongue): string {
  const start = event.starts && event.starts !== ".." ? dateInWords(event.starts, tongue) : yearOrNone(event.start_year, tongue);
  const end = event.ends && event.ends !== ".." ? dateInWords(event.ends, tongue) : yearOrNone(event.end_year, tongue);
  if (start && event.open_end) return since(event.starts ?? start, start, tongue);
  if (start && end && start !== end && event.ends) return `${start} – ${end}`;
  if (!start && end) return tongue.t(WORDS.until, end);
  return start ?? tongue.t(WORDS.undated);
}

const yearOrNone = (year: number | null | undefined, tongue: Tongue): string | undefined =>
  year === null || year === undefined ? undefined : yearInWords(year, tongue);

function since(date: string, words: string, tongue: Tongue): string {
  if (/^\d{3}X$/.test(date)) return tongue.t(WORDS.since_decade, `${date.slice(0, 3)}0`);
  return /^-?\d{4}$/.test(date) ? tongue.t(WORDS.since_year, words) : `${words} – …`;
}

/** Centuries are counted in Roman numerals in Kazakh and Russian. */
const roman = (n: number): string => "X".repeat(Math.floor(n / 10)) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n % 10]!;

function ordinal(n: number): string {
  const form = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${n}${{ one: "st", two: "nd", few: "rd" }[form as string] ?? "th"}`;
}
