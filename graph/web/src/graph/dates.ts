// Days, months and years on a line of years.

/** Where on a line of years a day, a month or a year begins; null for what is no such date. */
export function yearOf(date: string | null): number | null {
  const found = POINT.exec(date ?? "");
  if (!found) return null;
  const [, year, month, day] = found.map(Number);
  return year! + (month! >= 1 && month! <= 12 ? (month! - 1) / 12 + (day ? (day - 1) / 372 : 0) : 0);
}

/** Where on a line of years a day, a month or a year ends. */
export function yearAfter(date: string | null): number | null {
  const from = yearOf(date);
  const [, , month, day] = POINT.exec(date ?? "") ?? [];
  const counted = Number(month) >= 1 && Number(month) <= 12;
  return from === null ? null : from + (counted && day ? 1 / 372 : counted ? 1 / 12 : 1);
}

/** A year, with a month and a day where they are known, and what is doubted of it. */
export const POINT = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?$/;
