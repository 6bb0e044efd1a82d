// The words that are selected in the text, as offsets in the string of their sentence.

export interface Selected {
  id: string;
  from: number;
  to: number;
}

/** What is selected within one sentence, without the spaces around it; null where nothing is. */
export function selected(): Selected | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const words = elementOf(range.startContainer)?.closest(".words");
  const id = words?.closest<HTMLElement>(".sentence")?.dataset.id;
  if (!words || !id) return null;
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(range.startContainer, range.startOffset);
  const text = words.textContent ?? "";
  let from = before.toString().length;
  let to = Math.min(text.length, from + range.toString().length);
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return from < to ? { id, from, to } : null;
}
const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

export const clear = (): void => window.getSelection()?.removeAllRanges();
