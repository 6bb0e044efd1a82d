// Which sentences the reader has read: kept in this browser alone, under one name, and forgotten when asked.
import type { Thing } from "./graph/tables";
import { keep, kept } from "./stored";

const NAME = "tuiin:read";
const heard = new Set<() => void>();
let marks: Set<Thing> | null = null;

/** The marks, read once; what somebody else wrote under the name counts for nothing. */
function all(): Set<Thing> {
  if (marks) return marks;
  try {
    const found: unknown = JSON.parse(kept(NAME) ?? "[]");
    marks = new Set(Array.isArray(found) ? found.filter((one): one is Thing => typeof one === "string") : []);
  } catch {
    marks = new Set();
  }
  return marks;
}

const tell = (): void => {
  for (const listener of heard) listener();
};

export const isRead = (passage: Thing): boolean => all().has(passage);

/** Marks sentences as read, and tells of it if that is news. */
export function markRead(passages: Iterable<Thing>): void {
  const held = all();
  const before = held.size;
  for (const passage of passages) held.add(passage);
  if (held.size === before) return;
  keep(NAME, JSON.stringify([...held]));
  tell();
}

/** Calls back whenever a mark comes or all go; returns how to stop. */
export function subscribe(listener: () => void): () => void {
  heard.add(listener);
  return () => void heard.delete(listener);
}

export function forget(): void {
  marks = new Set();
  keep(NAME, null);
  tell();
}
