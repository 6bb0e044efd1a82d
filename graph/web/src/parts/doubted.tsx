// The signs of doubt on a thing, wherever it is shown: one a sort, with the words of the notes.

import type { JSX } from "preact";
import { doubts as section } from "words";
import { href, useExplorer } from "../explorer";
import type { Note, Thing } from "../graph/document";
import { idOf, SORTS } from "../graph/doubts";
import type { Graph } from "../graph/graph";
import { local } from "../graph/thing";
import { onBothSides, touching } from "../graph/touched";
import type { Tongue } from "../language/tongue";
import { worded } from "../language/words";
import { Sign } from "./sign";
import type { TableColumn } from "./table";

const WORDS = worded(section.marks);

interface Mark {
  sort: "contradiction" | "doubt";
  notes: Note[];
  /** The words of the notes, and of what a rule finds. */
  words: string;
}

/** What is to be doubted about a thing: nothing, doubts, contradictions, or both. */
function marksOn(graph: Graph, tongue: Tongue, thing: Thing): Mark[] {
  const notes = touching(graph, thing);
  const said = (note: Note) => tongue.remark(note.note)?.text ?? [note.printed, note.probably].filter(Boolean).join(" → ");
  return SORTS.flatMap((sort) => {
    if (sort === "slip") return [];
    const these = notes.filter((note) => local(note.kind) === sort);
    const ruled = sort === "contradiction" && onBothSides(graph, thing) ? [tongue.t(WORDS.both)] : [];
    const words = [...these.map(said), ...ruled];
    return words.length ? [{ sort, notes: these, words: words.join(" ") }] : [];
  });
}

/** The same in words: for a table, for a file. */
export const doubtSaid = (graph: Graph, tongue: Tongue, ...things: (Thing | null)[]): string => {
  const marks = things.flatMap((thing) => (thing ? marksOn(graph, tongue, thing) : []));
  return [...new Set(marks.map(({ sort, words }) => `${tongue.name(`note-kind:${sort}`)}: ${words}`))].join(" ");
};

export const doubtHead = (tongue: Tongue): string => tongue.t(WORDS.column);

/** The column of a table that says what is doubted about what its rows are about. */
export const doubtColumn = <R,>(graph: Graph, tongue: Tongue, thingOf: (row: R) => Thing): TableColumn<R> => ({
  name: doubtHead(tongue),
  value: (row) => doubtSaid(graph, tongue, thingOf(row)),
  show: (row) => <DoubtWords thing={thingOf(row)} />,
});

/** Signs with the words of the notes as their names: to be set beside the name of a thing, or into it. */
export function Doubted({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const marks = marksOn(graph, tongue, thing);
  if (!marks.length) return null;
  return (
    <span class="doubt-signs">
      {marks.map(({ sort, words }) => (
        <Sign key={sort} name={sort} says={`${tongue.name(`note-kind:${sort}`)}: ${words}`} />
      ))}
    </span>
  );
}

/** The same as links to the row of the weightiest note, with how many notes there are. */
export function DoubtLinks({ thing }: { thing: Thing }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const marks = marksOn(graph, tongue, thing).filter(({ notes }) => notes.length);
  if (!marks.length) return null;
  return (
    <span class="doubt-signs">
      {marks.map(({ sort, notes, words }) => (
        <a
          key={sort}
          class={`mark mark-${sort}`}
          href={href(explorer, { view: "doubts", filters: { open: idOf(graph, notes[0]!) } })}
          title={words}
        >
          <Sign name={sort} says={`${tongue.name(`note-kind:${sort}`)}: ${words}`} />
          {notes.length > 1 && <b>{tongue.number(notes.length)}</b>}
        </a>
      ))}
    </span>
  );
}

/** Signs and words, where there is room to say why; bare: without the signs, which stand elsewhere. */
export function DoubtWords({ thing, bare = false }: { thing: Thing; bare?: boolean }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const marks = marksOn(graph, tongue, thing);
  if (!marks.length) return null;
  return (
    <span class="doubt-words">
      {marks.map(({ sort, words }) => (
        <span key={sort} class={`mark-${sort}`}>
          {!bare && <Sign name={sort} />} {words}
        </span>
      ))}
    </span>
  );
}
