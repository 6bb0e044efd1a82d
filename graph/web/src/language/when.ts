// Times in words: years, open ends, decades and centuries as the article gives them.
import type { Event } from "../graph/document";
import { dateInKazakh } from "./kazakh";
import type { Tongue } from "./tongue";
import { w } from "./words";

const DECADE = w("{0}-жылдар", "{0}-е годы", "{0}s");
const CENTURY = w("{0} ғасыр", "{0} век", "{0} century");
// What is open at its end: since a year, since a decade; a day or a century stands before a dash.
const SINCE_YEAR = w("{0} жылдан бері", "с {0} года", "since {0}");
const SINCE_DECADE = w("{0}-жылдардан бері", "с {0}-х годов", "since the {0}s");
const UNTIL = w("{0} жылға дейін", "до {0} года", "until {0}");
const UNDATED = w("мерзімі аталмаған", "без даты", "no date given");

/** An EDTF date in words: 2005, 2006-04-12 as the language writes days, 195X as a decade, 19XX as a century. */
export function dateInWords(date: string, tongue: Tongue): string {
  if (/^\d{3}X$/.test(date)) return tongue.t(DECADE, `${date.slice(0, 3)}0`);
  if (/^\d\dXX$/.test(date))
    return tongue.t(CENTURY, tongue.lang === "en" ? ordinal(Number(date.slice(0, 2)) + 1) : roman(Number(date.slice(0, 2)) + 1));
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return date;
  if (tongue.lang === "kk") return dateInKazakh(year!, month, day);
  const options: Intl.DateTimeFormatOptions = day ? { year: "numeric", month: "long", day: "numeric" } : { year: "numeric", month: "long" };
  return new Intl.DateTimeFormat(tongue.lang, { ...options, timeZone: "UTC" }).format(Date.UTC(year!, month - 1, day || 1));
}

export function when(event: Event, tongue: Tongue): string {
  const start = event.starts && event.starts !== ".." ? dateInWords(event.starts, tongue) : event.start_year?.toString();
  const end = event.ends && event.ends !== ".." ? dateInWords(event.ends, tongue) : event.end_year?.toString();
  if (start && event.open_end) return since(event.starts ?? start, start, tongue);
  if (start && end && start !== end && event.ends) return `${start} – ${end}`;
  if (!start && end) return tongue.t(UNTIL, end);
  return start ?? tongue.t(UNDATED);
}

function since(date: string, words: string, tongue: Tongue): string {
  if (/^\d{3}X$/.test(date)) return tongue.t(SINCE_DECADE, `${date.slice(0, 3)}0`);
  return /^\d{4}$/.test(date) ? tongue.t(SINCE_YEAR, date) : `${words} – …`;
}

/** Centuries are counted in Roman numerals in Kazakh and Russian. */
const roman = (n: number): string => "X".repeat(Math.floor(n / 10)) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][n % 10]!;

function ordinal(n: number): string {
  const form = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${n}${{ one: "st", two: "nd", few: "rd" }[form as string] ?? "th"}`;
}
