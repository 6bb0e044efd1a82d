// Rows by what they have in common.
import type { Thing } from "./document";

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function gather<R, V = R>(rows: R[], key: (row: R) => Thing, value: (row: R) => V = (row) => row as unknown as V): Map<Thing, V[]> {
  const map = new Map<Thing, V[]>();
  for (const row of rows) push(map, key(row), value(row));
  return map;
}

export const keyed = <R>(rows: R[], key: (row: R) => Thing): Map<Thing, R> => new Map(rows.map((row) => [key(row), row]));
