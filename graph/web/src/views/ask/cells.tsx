// The cells of an answer: names as links, places as ¶ links, numbers and dates as the language writes them.
import { Fragment, type JSX } from "preact";
import { useExplorer } from "../../explorer";
import type { Cell, Thing } from "../../graph/document";
import type { Graph } from "../../graph/graph";
import { passageAt } from "../../graph/passage";
import { tensionName } from "../../language/tensions";
import type { Tongue } from "../../language/tongue";
import { dateInWords } from "../../language/when";
import { Places, ThingLink } from "../../parts/thing";

const PLACES = /^p\d+s\d+( p\d+s\d+)*$/;
const SEVERAL = "; "; // between names in one cell
const YEARS = /year|edition|^from$|^to$/;
const DATES = /^(day|starts|ends|since)$/;
/** Whose name a text is taken for, where several are called so. */
const KINDS = ["claim", "actor", "work", "viewpoint", "event", "concept", "article"];
/** In which columns another kind is meant first. */
const MEANT: Record<string, string> = { figure: "concept", term: "concept", concept: "concept" };

/** Places as readers write them, p4s12 as ¶4.12; anything else as it is. */
export const placeInWords = (value: string): string => (PLACES.test(value) ? value.replace(/p(\d+)s(\d+)/g, "¶$1.$2") : value);

/** What a cell says in words or numbers. */
export function plain(column: string, type: string, value: Cell, tongue: Tongue): Cell {
  if (value === null) return null;
  if (type === "thing") return tongue.name(String(value));
  if (type === "boolean") return tongue.t(value ? "yes" : "no");
  return column === "why" || column === "wherein" ? tensionName(String(value), tongue) : value;
}

const known = new WeakMap<Graph, Map<string, Map<string, Thing[]>>>();

/** Things with a card by what they are called in a language, those that are meant first before others of the same name. */
function calledSo(graph: Graph, lang: string): Map<string, Thing[]> {
  const before = known.get(graph) ?? new Map<string, Map<string, Thing[]>>();
  known.set(graph, before);
  let found = before.get(lang);
  if (!found) {
    found = new Map();
    const rank = (thing: Thing): number => KINDS.indexOf(graph.kindOf(thing));
    for (const [thing, words] of graph.labels) {
      const name = words[lang];
      if (name && rank(thing) >= 0)
        found.set(
          name,
          [...(found.get(name) ?? []), thing].sort((a, b) => rank(a) - rank(b)),
        );
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
  const places = type === "text" && PLACES.test(text) ? text.split(" ").map((place) => passageAt(graph, place)) : [];
  if (places.length && places.every((place) => place !== undefined)) return <Places places={places} />;
  if (DATES.test(column)) return <>{dateInWords(text, tongue)}</>;
  const meant = (all: Thing[] | undefined) => all?.find((thing) => graph.kindOf(thing) === MEANT[column]) ?? all?.[0];
  const called = calledSo(graph, tongue.words);
  const things = type === "text" ? namesIn(text, (name) => meant(called.get(name))) : [];
  return things.length ? <Names things={things} /> : <span>{plain(column, type, value, tongue)}</span>;
}

/** The things that a text names: the one that is called so, else several one after the other; none where any of them is unknown. */
function namesIn(text: string, called: (name: string) => Thing | undefined): Thing[] {
  const whole = called(text);
  if (whole) return [whole];
  const several = text.split(SEVERAL).map(called);
  return several.every((thing) => thing !== undefined) ? several : [];
}

const Names = ({ things }: { things: Thing[] }): JSX.Element => (
  <>
    {things.map((thing, i) => (
      <Fragment key={thing}>
        {i > 0 && SEVERAL}
        <ThingLink thing={thing} />
      </Fragment>
    ))}
  </>
);
