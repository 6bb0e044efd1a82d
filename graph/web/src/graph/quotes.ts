// Names put into words: between quotation marks, those in a name become the inner ones.
const INNER: Readonly<Record<string, string>> = { "«": "„", "»": "“", "“": "‘", "”": "’" };

/** Words with each slot filled; a slot is a pattern of one group, and `value` says what comes into it. */
export const filled = (words: string, slot: RegExp, value: (name: string) => string): string =>
  words.replace(new RegExp(`([«“]?)${slot.source}`, "g"), (_, before: string, name: string) => {
    const found = value(name);
    return before + (before ? found.replace(/[«»“”]/g, (mark) => INNER[mark]!) : found);
  });
