// Things and sentences that are called otherwise now, wherever they are named.

/** The same with the names that entries or sentences have got, wherever they stand. */
export function renamed<T>(value: T, names: Record<string, string>): T {
  if (typeof value === "string") return (names[value] ?? value) as T;
  if (Array.isArray(value)) {
    const list = value.map((one) => renamed(one, names));
    return (list.some((one, i) => one !== value[i]) ? list : value) as T;
  }
  if (value === null || typeof value !== "object") return value;
  let changed = false;
  const pairs = Object.entries(value).map(([key, one]) => {
    const pair = [names[key] ?? key, renamed(one, names)] as const;
    changed ||= pair[0] !== key || pair[1] !== one;
    return pair;
  });
  return (changed ? Object.fromEntries(pairs) : value) as T;
}
