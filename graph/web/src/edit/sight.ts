// What is marked is kept in sight: the sentence in the upper half of the text, as long as it is not there already; a line of a list.

export function seen(id: string): void {
  const sentence = document.getElementById(`s-${id}`);
  const text = document.getElementById("text");
  if (!sentence || !text || text.dataset.seen === id) return;
  text.dataset.seen = id;
  const [at, frame] = [sentence.getBoundingClientRect(), text.getBoundingClientRect()];
  if (at.top < frame.top + 8 || at.bottom > frame.top + frame.height * 0.8) {
    const upper = frame.height * 0.35;
    text.scrollTop += at.top - frame.top - Math.min(upper, Math.max(8, frame.height - at.height - 8));
  }
}

/** The marked option of the list that has the focus, or that belongs to the field that has it, is kept in sight. */
export function markedSeen(): void {
  const field = document.activeElement;
  const id = field?.id === "text" ? null : field?.getAttribute("aria-activedescendant");
  if (id) document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}
