// What browsers do not know of Kazakh: Chromium has neither its order of letters nor its months, and writes numbers as in English.

/** The Kazakh Cyrillic alphabet (42 letters): Ә follows А, Қ follows К, Ұ and Ү follow У, І follows Ы. */
const ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
const RANK = new Map([...ALPHABET].map((letter, i) => [letter, i]));
const other = new Intl.Collator("ru", { numeric: true, sensitivity: "base" });

/** Words in the order of the Kazakh alphabet; whatever is no letter of it (digits, Latin) as Unicode collates it, before it. */
export function compareKazakh(a: string, b: string): number {
  const [one, two] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(one.length, two.length); i++) {
    const [x, y] = [one[i]!, two[i]!];
    const [p, q] = [RANK.get(x), RANK.get(y)];
    const order =
      p !== undefined && q !== undefined ? p - q : p === undefined && q === undefined ? other.compare(x, y) : p === undefined ? -1 : 1;
    if (order) return order;
  }
  return one.length - two.length;
}

/** Letters one by one, numbers and Latin words whole; punctuation and spaces part words and count for nothing else. */
const parts = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize("NFC")
    .match(/[а-яёәғқңөұүһі]|\d+|[^\s\p{P}а-яёәғқңөұүһі\d]+|\s+/gu) ?? [];

const MONTHS = ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];

/** A date as Kazakh writes it: 2006 жылғы 12 сәуір. */
export const dateInKazakh = (year: number, month: number, day?: number): string =>
  `${year} жылғы ${day ? `${day} ` : ""}${MONTHS[month - 1] ?? month}`;
