// Text search over everything that has a card: names in all languages, other spellings, misprints, paraphrases.
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";

export interface Entry {
  thing: Thing;
  kind: string;
  name: string;
  all: string;
}

/** Letters that a keyboard may lack, and marks, fold together: what is typed without them finds what has them. */
const LIKE: Record<string, string> = { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", һ: "х", і: "и", ё: "е" };
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\u0438\u0306/g, "й")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[әғқңөұүһіё]/g, (letter) => LIKE[letter]!);

export function entries(graph: Graph): Entry[] {
  const found: Entry[] = [];
  for (const [thing, words] of graph.labels) {
    const kind = graph.kindOf(thing);
    if (!kind || !thing.startsWith("id:")) continue;
    const name = fold(Object.values(words).join(" · "));
    found.push({ thing, kind, name, all: `${name} · ${fold((graph.names.get(thing) ?? []).join(" · "))}` });
  }
  return found;
}

const RANK = ["viewpoint", "concept", "actor", "work", "event", "article", "claim", "value"];

/** What is found: words of names before words inside, things before claims. */
export function find(index: Entry[], query: string): Entry[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const score = (entry: Entry): number => {
    const starts = entry.name.split(" · ").some((name) => name.startsWith(words[0]!)) ? 0 : 20;
    return starts + RANK.indexOf(entry.kind) + (words.every((word) => entry.name.includes(word)) ? 0 : 10);
  };
  return index
    .filter((entry) => words.every((word) => entry.all.includes(word)))
    .map((entry) => [score(entry), entry] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, entry]) => entry);
}
