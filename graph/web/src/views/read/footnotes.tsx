// Notes on paper: numbered through in the order of the text, and told under the section in which each first stands.
import type { JSX } from "preact";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Note, Passage, Thing } from "../../graph/document";
import { push } from "../../graph/gather";
import type { Graph } from "../../graph/graph";
import type { Piece } from "../../graph/sentences";
import { NoteLine } from "../../parts/note";

export interface Footnotes {
  numbers: ReadonlyMap<Thing, number>;
  /** The notes that first stand in a piece, by its key. */
  under: ReadonlyMap<string, Note[]>;
}

export function footnotesOf(graph: Graph, pieces: readonly Piece[]): Footnotes {
  const numbers = new Map<Thing, number>();
  const under = new Map<string, Note[]>();
  for (const { key, passages } of pieces)
    for (const { passage } of passages)
      for (const note of graph.notesAt.get(passage) ?? []) {
        if (numbers.has(note.note)) continue;
        numbers.set(note.note, numbers.size + 1);
        push(under, key, note);
      }
  return { numbers, under };
}

export const FootnotesContext = createContext<Footnotes>({ numbers: new Map(), under: new Map() });

/** The numbers of the notes on a sentence. */
export function useFootnotes(passage: Passage): number[] {
  const { graph } = useExplorer();
  const { numbers } = useContext(FootnotesContext);
  return (graph.notesAt.get(passage.passage) ?? []).flatMap(({ note }) => numbers.get(note) ?? []).sort((a, b) => a - b);
}

export function FootnoteList({ piece }: { piece: Piece }): JSX.Element | null {
  const { numbers, under } = useContext(FootnotesContext);
  const notes = under.get(piece.key) ?? [];
  if (!notes.length) return null;
  return (
    <ol class="footnotes" start={numbers.get(notes[0]!.note)}>
      {notes.map((note) => (
        <li key={note.note} value={numbers.get(note.note)}>
          <NoteLine note={note} />
        </li>
      ))}
    </ol>
  );
}
