// Words as a sentence.

/** With a stop at the end, where there is none: `2026 г.` gets no other. */
export const ended = (words: string): string => (/[.?!…]$/.test(words) ? words : `${words}.`);
