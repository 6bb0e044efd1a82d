// The claims of the chosen sentence on a narrow screen: a sheet over the lower half at most, so that the sentence stays in sight above it.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { reading } from "words";
import { useExplorer } from "../../explorer";
import type { Passage } from "../../graph/document";
import { sentenceOf } from "../../graph/sentences";
import { worded } from "../../language/words";
import { Whole } from "./beside";
import { useReading } from "./pointing";

const WORDS = worded(reading);
/** So far down a finger has to move to close the sheet, in pixels. */
const FAR = 60;

interface SheetProps {
  passage: Passage;
  before: Passage | undefined;
  after: Passage | undefined;
}

const numbered = ({ paragraph, sentence }: Passage): string => `${paragraph}.${sentence}`;

export function Sheet({ passage, before, after }: SheetProps): JSX.Element {
  const { graph, tongue } = useExplorer();
  const sentence = sentenceOf(graph, passage);
  const { choose } = useReading();
  const sheet = useRef<HTMLElement>(null);
  useSwipe(sheet, () => choose(null));
  useEffect(() => {
    sheet.current!.scrollTop = 0;
  }, [passage]);
  return (
    <aside class="sheet" ref={sheet} aria-labelledby="sheet-title" data-passage={passage.passage}>
      <div class="sheet-head">
        <h2 id="sheet-title">
          ¶{numbered(passage)}: {tongue.count("n_claims", sentence.told.length)}
        </h2>
        <Step to={before} name={tongue.t(WORDS.before)} shown={(number) => `‹ ${number}`} />
        <Step to={after} name={tongue.t(WORDS.after)} shown={(number) => `${number} ›`} />
        <button type="button" class="close" aria-label={tongue.t("close")} onClick={() => choose(null)}>
          ✕
        </button>
      </div>
      <Whole sentence={sentence} place={false} />
    </aside>
  );
}

function Step({ to, name, shown }: { to: Passage | undefined; name: string; shown: (number: string) => string }): JSX.Element | null {
  const { choose } = useReading();
  if (!to) return null;
  return (
    <button type="button" class="step" title={name} onClick={() => choose(to)}>
      <span class="unseen">{name}: </span>
      {shown(numbered(to))}
    </button>
  );
}

/** Closes a sheet that a finger pushes down from its beginning. */
function useSwipe(sheet: { current: HTMLElement | null }, close: () => void): void {
  useEffect(() => {
    const element = sheet.current!;
    let from: number | null = null;
    const begin = (event: TouchEvent) => {
      from = element.scrollTop <= 0 ? event.touches[0]!.clientY : null;
    };
    const move = (event: TouchEvent) => {
      if (from !== null) element.style.translate = `0 ${Math.max(0, event.touches[0]!.clientY - from)}px`;
    };
    const end = (event: TouchEvent) => {
      element.style.translate = "";
      if (from !== null && event.changedTouches[0]!.clientY - from > FAR) close();
    };
    element.addEventListener("touchstart", begin, { passive: true });
    element.addEventListener("touchmove", move, { passive: true });
    element.addEventListener("touchend", end);
    return () => {
      element.removeEventListener("touchstart", begin);
      element.removeEventListener("touchmove", move);
      element.removeEventListener("touchend", end);
    };
  });
}
