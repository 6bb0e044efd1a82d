// The claims beside the text: gathered a sentence at a time, level with it, the sentence in focus with all that there is.
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { reading } from "words";
import { useExplorer } from "../../explorer";
import type { Passage } from "../../graph/document";
import { type Sentence, sentenceOf } from "../../graph/sentences";
import { local } from "../../graph/thing";
import { worded } from "../../language/words";
import { level } from "../../parts/level";
import { Places } from "../../parts/thing";
import { line } from "./arrival";
import { Claim, NoteBox } from "./claims";
import { useReading } from "./pointing";
import { sentencesIn } from "./sight";

const WORDS = worded(reading);
/** Between two groups; and at the foot of the window, where the signs stand. */
const [GAP, EDGE] = [8, 40];

export function Beside({ passages, text }: { passages: Passage[]; text: RefObject<HTMLElement | null> }): JSX.Element {
  const column = useRef<HTMLDivElement>(null);
  const { graph } = useExplorer();
  const { focus } = useReading();
  const place = () => column.current && text.current && arrange(column.current, text.current);
  useLayoutEffect(() => void place());
  useEffect(() => {
    const observer = new ResizeObserver(() => void place());
    observer.observe(text.current!);
    void document.fonts.ready.then(place);
    const scrolled = () => {
      pending ||= requestAnimationFrame(() => {
        pending = 0;
        place();
      });
    };
    let pending = 0;
    addEventListener("scroll", scrolled, { passive: true });
    return () => {
      observer.disconnect();
      removeEventListener("scroll", scrolled);
      cancelAnimationFrame(pending);
    };
  }, []);
  return (
    <div class="beside" ref={column}>
      {passages.map((passage) => (
        <Group key={passage.passage} sentence={sentenceOf(graph, passage)} open={passage === focus} />
      ))}
    </div>
  );
}

/**
 * Puts each group level with its sentence, as far as there is room: those whose sentences are within a window's height of the window. All
 * others wait out of sight, for together they may need more room than the text. The sentence in focus comes first, or one that is pointed
 * at, where its group would else be out of sight.
 */
function arrange(column: HTMLElement, text: HTMLElement): void {
  const top = column.getBoundingClientRect().top;
  const sentences = new Map(sentencesIn(text).map((element) => [element.dataset.passage, element]));
  const groups = [...column.children] as HTMLElement[];
  const all = groups.map((group) => ({
    group,
    at: (sentences.get(group.dataset.passage)?.getClientRects()[0]?.top ?? top) - top,
    height: group.offsetHeight,
    open: group.dataset.open === "true",
  }));
  const near = all.filter(({ at }) => at + top > -innerHeight && at + top < 2 * innerHeight);
  const focus = near.findIndex(({ open }) => open);
  const pointed = near.findIndex(({ group }) => group.dataset.pointed === "true");
  const least = near[0] === all[0] ? 0 : Number.NEGATIVE_INFINITY;
  let places = level(near, focus, GAP, least);
  const inSight = (i: number) => places[i]! + top > line() && places[i]! + top + near[i]!.height < innerHeight - EDGE;
  if (pointed >= 0 && !inSight(pointed)) places = level(near, pointed, GAP, least);
  for (const { group } of all) group.classList.add("away");
  for (const [i, { group }] of near.entries()) {
    group.classList.remove("away");
    group.style.top = `${Math.round(places[i]!)}px`;
  }
  const last = near.at(-1);
  column.style.minHeight = last && last === all.at(-1) ? `${Math.ceil(places.at(-1)! + last.height)}px` : "";
}

function Group({ sentence, open }: { sentence: Sentence; open: boolean }): JSX.Element | null {
  const { lit, chosen } = useReading();
  const { passage } = sentence.passage;
  if (!open && !brief(sentence)) return null;
  const on = lit.passages.has(passage) || chosen?.passage === passage;
  const pointed = lit.passage === passage && !lit.claims.size && !lit.note;
  return (
    <div class={on ? "group lit" : "group"} data-passage={passage} data-open={open} data-pointed={pointed}>
      {open ? <Whole sentence={sentence} /> : <Brief sentence={sentence} />}
    </div>
  );
}

/** What a sentence shows that is not in focus: its first claim, or else its first note that is no slip. */
const brief = ({ told, notes }: Sentence) => told[0] ?? notes.find(({ kind }) => local(kind) !== "slip");

function Brief({ sentence }: { sentence: Sentence }): JSX.Element {
  const { tongue } = useExplorer();
  const { choose } = useReading();
  const { told, passage } = sentence;
  if (!told[0]) return <NoteBox note={sentence.notes[0]!} />;
  return (
    <Claim told={told[0]}>
      <Places places={[passage]} />
      {told.length > 1 && (
        <button type="button" class="more" onClick={() => choose(passage)}>
          {tongue.count(WORDS.more, told.length - 1)}
        </button>
      )}
    </Claim>
  );
}

/** All claims and notes of a sentence. */
export function Whole({ sentence, place = true }: { sentence: Sentence; place?: boolean }): JSX.Element {
  const { told, notes, passage } = sentence;
  return (
    <>
      {told.map((one, i) => (
        <Claim key={one.claim} told={one}>
          {place && i === 0 && <Places places={[passage]} />}
        </Claim>
      ))}
      {notes.map((note) => (
        <NoteBox key={note.note} note={note} />
      ))}
    </>
  );
}
