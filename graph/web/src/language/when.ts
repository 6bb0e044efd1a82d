// Times in words: years, open ends, decades and centuries as the article gives them.
import { when as section } from "words";
import type { Event, Lang } from "../graph/document";
import { dateInKazakh } from "./kazakh";
import type { Tongue } from "./tongue";
import { worded } from "./words";

// What is open at its end: since a year, since a decade; a day or a century stands before a dash.
const WORDS = worded(section);

/** Languages that write dates as browsers do not know. */
const DATES: Record<Lang, typeof dateInKazakh> = { kk: dateInKazakh };

/** An EDTF date in words: 2005, 2006-04-12 as the language writes days, 195X as a decade, 19XX as a century. */
export function dateInWords(date: string, tongue: Tongue): string {
  if (/^\d{3}X$/.test(date)) return tongue.t(WORDS.decade, `${date.slice(0, 3)}0`);
  if (/^\d\dXX$/.test(date))
    return tongue.t(WORDS.century, tongue.lang === "en" ? ordinal(Number(date.slice(0, 2)) + 1) : roman(Number(date.slice(0, 2)) + 1));
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return date;
  const own = DATES[tongue.lang];
  if (own) return own(year!, month, day);
  const options: Intl.DateTimeFormatOptions = day ? { year: "numeric", month: "long", day: "numeric" } : { year: "numeric", month: "long" };
  return new Intl.DateTimeFormat(tongue.lang, { ...options, timeZone: "UTC" }).format(Date.UTC(year!, month - 1, day || 1));
}

export function when(event: Event, tongue: Tongue): string {
  const start = event.starts && event.starts !== ".." ? dateInWords(event.starts, tongue) : event.start_year?.toString();
  const end = event.ends && event.ends !== ".." ? dateInWords(event.ends, tongue) : event.end_year?.toString();
  if (start && event.open_end) return since(event.starts ?? start, start, tongue);
  if (start && end && start !== end && event.ends) return `${start} – ${end}`;
  if (!start && end) return tongue.t(WORDS.until, end);
  return start ?? tongue.t(WORDS.undated);
}

function since(date: string, words: string, tongue: Tongue): string {
  if (/^\d{3}X$/.test(date)) return tongue.t(WORDS.since_decade, `${date.slice(0, 3)}0`);
  return /^\d{4}$/.test(date) ? tongue.t(WORDS.since_year, date) : `${words} – …`;
}

/** Centuries are counted in Roman numerals in Kazakh and Russian. */
const roman = (n: number): string => "X".repeat(Math.floor(n / 10)) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n % 10]!;

function ordinal(n: number): string {
  const form = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${n}${{ one: "st", two: "nd", few: "rd" }[form as string] ?? "th"}`;
}
