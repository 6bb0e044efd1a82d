// Times in words: years, open ends, decades and centuries as the article gives them.
import type { Event } from "./document";
import type { Tongue } from "./text";
import { dateInKazakh } from "./kazakh";
import { w } from "./words";

const DECADE = w("{0}-жылдар", "{0}-е годы", "{0}s");
const CENTURY = w("{0}-ғасыр", "{0}-й век", "{0} century");
const OPEN = w("{0} жылдан бері", "с {0} года", "since {0}");
const UNTIL = w("{0} жылға дейін", "до {0} года", "until {0}");
const UNDATED = w("мерзімі аталмаған", "без даты", "no date given");

/** An EDTF date in words: 2005, 2006-04-12 as the language writes days, 195X as a decade, 19XX as a century. */
export function dateInWords(date: string, tongue: Tongue): string {
  if (/^\d{3}X$/.test(date)) return tongue.t(DECADE, `${date.slice(0, 3)}0`);
  if (/^\d\dXX$/.test(date)) return tongue.t(CENTURY, tongue.lang === "en" ? ordinal(Number(date.slice(0, 2)) + 1) : Number(date.slice(0, 2)) + 1);
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return date;
  if (tongue.lang === "kk") return dateInKazakh(year!, month, day);
  const options: Intl.DateTimeFormatOptions = day ? { year: "numeric", month: "long", day: "numeric" } : { year: "numeric", month: "long" };
  return new Intl.DateTimeFormat(tongue.lang, { ...options, timeZone: "UTC" }).format(Date.UTC(year!, month - 1, day || 1));
}

export function when(event: Event, tongue: Tongue): string {
  const start = event.starts && event.starts !== ".." ? dateInWords(event.starts, tongue) : event.start_year?.toString();
  const end = event.ends && event.ends !== ".." ? dateInWords(event.ends, tongue) : event.end_year?.toString();
  if (start && event.open_end) return tongue.t(OPEN, start);
  if (start && end && start !== end && event.ends) return `${start} – ${end}`;
  if (!start && end) return tongue.t(UNTIL, end);
  return start ?? tongue.t(UNDATED);
}

function ordinal(n: number): string {
  const form = new Intl.PluralRules("en", { type: "ordinal" }).select(n);
  return `${n}${{ one: "st", two: "nd", few: "rd" }[form as string] ?? "th"}`;
}
