// The cells of an answer: names as links, places as ¶ links, numbers and dates as the language writes them.
import type { JSX } from "preact";
import { href, useExplorer } from "../../explorer";
import type { Cell, Thing } from "../../graph/document";
import type { Graph } from "../../graph/graph";
import { passageAt } from "../../graph/passage";
import { tensionName } from "../../language/tensions";
import type { Tongue } from "../../language/tongue";
import { dateInWords } from "../../language/when";
import { ThingLink } from "../../parts/thing";

const SENTENCE = /^p(\d+)s(\d+)$/;
const YEARS = /year|^from$|^to$|^edition$/;
const DATES = /^(day|starts|ends|since)$/;
/** Whose name a text is taken for, where several are called so. */
const KINDS = ["claim", "actor", "work", "viewpoint", "event", "concept", "article"];

/** A place as readers write it, p4s12 as ¶4.12; anything else as it is. */
export const placeInWords = (value: string): string => value.replace(SENTENCE, "¶$1.$2");

/** What a cell says in words or numbers. */
export function plain(column: string, type: string, value: Cell, tongue: Tongue): Cell {
  if (value === null) return null;
  if (type === "thing") return tongue.name(String(value));
  if (type === "boolean") return tongue.t(value ? "yes" : "no");
  return column === "why" ? tensionName(String(value), tongue) : value;
}

const known = new WeakMap<Graph, Map<string, Map<string, Thing>>>();

/** Things with a card by what they are called in a language. */
function calledSo(graph: Graph, lang: string): Map<string, Thing> {
  const before = known.get(graph) ?? new Map<string, Map<string, Thing>>();
  known.set(graph, before);
  let found = before.get(lang);
  if (!found) {
    found = new Map();
    const rank = (thing: Thing): number => KINDS.indexOf(graph.kindOf(thing));
    for (const [thing, words] of graph.labels) {
      const name = words[lang];
      if (!name || rank(thing) < 0) continue;
      const other = found.get(name);
      if (!other || rank(thing) < rank(other)) found.set(name, thing);
    }
    before.set(lang, found);
  }
  return found;
}

export function Shown({ column, type, value }: { column: string; type: string; value: Cell }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  if (value === null) return null;
  const text = String(value);
  if (type === "thing") return <ThingLink thing={text} />;
  if (type === "number") return <>{YEARS.test(column) ? value : tongue.number(Number(value))}</>;
  if (type === "text" && SENTENCE.test(text) && passageAt(graph, text))
    return (
      <a class="place" href={href(explorer, { view: "read", filters: { at: text } })}>
        {placeInWords(text)}
      </a>
    );
  if (DATES.test(column)) return <>{dateInWords(text, tongue)}</>;
  const thing = type === "text" ? calledSo(graph, tongue.words).get(text) : undefined;
  return thing ? <ThingLink thing={thing} /> : <span>{plain(column, type, value, tongue)}</span>;
}
