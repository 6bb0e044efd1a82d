// A picture in its frame: title, subtitle, the drawing at the width that there is, the notes by number, the places, and the way to share it.
import { Fragment, type JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { beside, type Explorer, href, useExplorer } from "../explorer";
import type { Note, Passage, Thing } from "../graph/document";
import { idOf } from "../graph/doubts";
import type { Numbered } from "../graph/noted";
import { placesOf } from "../graph/outline";
import { placeOf } from "../graph/passage";
import { local } from "../graph/thing";
import type { Tongue } from "../language/tongue";
import { Sign } from "../parts/sign";
import { Say } from "../parts/thing";
import { Unbroken } from "../parts/unbroken";
import { useWidth } from "../parts/width";
import { Drawn } from "./drawn";
import type { Picture } from "./picture";
import { stretches, stretchWords } from "./ranges";
import { ShareButton } from "./share";
import { WORDS } from "./words";

interface Props {
  picture: Picture;
  /** The heading of the frame; none where the view says it already. */
  level?: 2 | 3 | null;
  height?: number;
}

export function Framed({ picture, level = 2, height }: Props): JSX.Element {
  const { tongue } = useExplorer();
  const Title = level === 3 ? "h3" : "h2";
  return (
    <figure class="framed">
      <figcaption>
        {level && (
          <Title class="finding-title">
            <Unbroken words={picture.title} />
          </Title>
        )}
        <p class="of-what">
          <Unbroken words={picture.subtitle} />
        </p>
      </figcaption>
      <Canvas picture={picture} height={height} />
      <Notes notes={picture.notes} />
      <div class="under">
        {picture.places.length > 0 && (
          <p class="cited">
            {tongue.t(WORDS.cited_in)} <Stretches places={picture.places} />
          </p>
        )}
        <ShareButton picture={picture} />
      </div>
    </figure>
  );
}

/** The drawing itself: drawn anew when its place or its type changes, never scaled. */
export function Canvas({ picture, height }: { picture: Picture; height?: number | undefined }): JSX.Element {
  const explorer = useExplorer();
  const { graph, state, tongue, light } = explorer;
  const noteOf = (thing: Thing) => picture.notes.find(({ note }) => note.note === thing)?.note;
  const [place, width] = useWidth(430);
  const fonts = useFonts();
  const scene = useMemo(
    () => picture.draw({ width: Math.max(width, 240), type: 14, ...(height ? { height } : {}) }),
    [picture, width, height, fonts, tongue],
  );
  return (
    <div class="canvas" ref={place}>
      <Drawn
        scene={scene}
        ways={{
          href: (thing) => {
            const note = noteOf(thing);
            return note ? toDoubt(explorer, note) : beside(explorer, { node: thing });
          },
          chosen: state.node,
          point: (thing) => light(thing ? placesOf(graph, thing).map(({ passage }) => passage) : null),
          noted: (thing) => {
            const note = noteOf(thing);
            return note && remarked(tongue, note);
          },
        }}
      />
    </div>
  );
}

/** Whether the page's own type has come: words are measured anew then. */
export function useFonts(): boolean {
  const [there, setThere] = useState(document.fonts.status === "loaded");
  useEffect(() => {
    let gone = false;
    void document.fonts.ready.then(() => !gone && setThere(true));
    return () => {
      gone = true;
    };
  }, []);
  return there;
}

/** The way to a note among the doubts. */
const toDoubt = (explorer: Explorer, note: Note): string =>
  href(explorer, { view: "doubts", node: null, filters: { open: idOf(explorer.graph, note) } });

/** What a note says, else of what kind it is. */
const remarked = (tongue: Tongue, note: Note): string => tongue.remark(note.note)?.text ?? tongue.name(note.kind);

/** The sign of a note: a triangle for a doubt, a bow-tie for a contradiction. */
export const NoteSign = ({ note }: { note: Note }): JSX.Element => (
  <Sign name={local(note.kind) === "contradiction" ? "contradiction" : "doubt"} />
);

/** The notes of a picture, each with the sign and the number that stand on it. */
export function Notes({ notes }: { notes: Numbered[] }): JSX.Element | null {
  const explorer = useExplorer();
  const { tongue } = explorer;
  if (!notes.length) return null;
  return (
    <ul class="numbered" aria-label={tongue.t(WORDS.doubted)}>
      {notes.map(({ number, note, mark }) => {
        const words = tongue.remark(note.note);
        return (
          <li key={note.note} class={`of-${mark}`}>
            <a class="number" href={toDoubt(explorer, note)}>
              <NoteSign note={note} />
              <b>{number}</b>
            </a>{" "}
            <span>{words ? <Say words={words} /> : tongue.name(note.kind)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Sentences as stretches, each a link to where it begins. */
export function Stretches({ places }: { places: Passage[] }): JSX.Element {
  const explorer = useExplorer();
  return (
    <span class="places">
      {stretches(places).map((stretch, i) => (
        <Fragment key={stretch[0].passage}>
          {i > 0 && " "}
          <a href={href(explorer, { view: "read", filters: { at: placeOf(explorer.graph, stretch[0]), article: null } })}>
            {i === 0 && "¶"}
            {stretchWords(stretch)}
          </a>
        </Fragment>
      ))}
    </span>
  );
}
