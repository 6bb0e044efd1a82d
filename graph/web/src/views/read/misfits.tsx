// What does not fit in the section that is being read: contradictions and doubts, slips in print folded.
import type { JSX } from "preact";
import { reading } from "words";
import { useExplorer } from "../../explorer";
import type { Note, Passage } from "../../graph/document";
import { local } from "../../graph/thing";
import { worded } from "../../language/words";
import { NoteBox } from "./claims";

const WORDS = worded(reading);

export function Misfits({ passages }: { passages: Passage[] }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const all = [...new Set(passages.flatMap(({ passage }) => graph.notesAt.get(passage) ?? []))];
  const of = (kind: string): Note[] => all.filter((note) => local(note.kind) === kind);
  const [weighty, slips] = [[...of("contradiction"), ...of("doubt")], of("slip")];
  if (!all.length) return null;
  return (
    <section class="misfits" aria-labelledby="misfits">
      <h2 id="misfits">{tongue.t(WORDS.misfits)}</h2>
      {weighty.map((note) => (
        <NoteBox key={note.note} note={note} />
      ))}
      {slips.length > 0 && (
        <details>
          <summary>{tongue.t(WORDS.slips, tongue.number(slips.length))}</summary>
          {slips.map((note) => (
            <NoteBox key={note.note} note={note} />
          ))}
        </details>
      )}
    </section>
  );
}
