// Words found in the text and in claims.

import { title } from "./commands";
import { cardsAt } from "./index";
import type { Page } from "./page";
import type { SentenceId } from "./protocol";
import { said } from "./said";

export interface Found {
  id: SentenceId;
  words: string;
  card?: string;
}
const SHOWN = 12;

/** Sentences and cards that have all the words, in the order of the text. */
export function found(page: Page, words: string): Found[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!sought.length) return [];
  const has = (text: string): boolean => sought.every((word) => text.toLowerCase().includes(word));
  const list: Found[] = [];
  for (const id of page.known.order) {
    const sentence = page.known.sentences[id]!;
    if (has(sentence.words) || has(id)) list.push({ id, words: sentence.words });
    for (const card of cardsAt(page.known, id)) {
      const text = `${title(page, card)} · ${said(page.known, card.entry.text)?.text ?? ""}`;
      if (has(text)) list.push({ id, words: text, card: card.key });
    }
    if (list.length >= SHOWN) break;
  }
  return list.slice(0, SHOWN);
}
