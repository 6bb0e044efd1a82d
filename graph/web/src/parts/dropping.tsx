// A file that is dropped anywhere on the page: caught, so that the browser does not leave the page for it, and taken for a copy of a text.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { reading } from "words";
import type { Given } from "../copies";
import { href, useExplorer } from "../explorer";
import { placeOf } from "../graph/passage";
import { full } from "../graph/thing";
import { worded } from "../language/words";

const WORDS = worded(reading);
const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

export function Dropping(): JSX.Element {
  const { tongue, state, copies } = useExplorer();
  const [over, setOver] = useState(false);
  const wanted = state.filters.article ? full(state.filters.article) : null;
  useEffect(() => {
    let inside = 0; // a drag enters and leaves every element on its way
    const moved = (by: number) => (event: DragEvent) => {
      if (!holdsFile(event)) return;
      inside = Math.max(0, inside + by);
      setOver(inside > 0);
    };
    const [enter, leave] = [moved(1), moved(-1)];
    const drag = (event: DragEvent) => holdsFile(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      inside = 0;
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void copies.take(file, wanted);
    };
    const heard = { dragenter: enter, dragleave: leave, dragover: drag, drop };
    for (const [name, listener] of Object.entries(heard)) addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(heard)) removeEventListener(name, listener as EventListener);
    };
  });
  return (
    <>
      {over && <p class="drop-here">{tongue.t(WORDS.drop)}</p>}
      {state.view !== "read" && <News />}
    </>
  );
}

/** What became of a file that was dropped outside of the reading view. */
function News(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, copies } = explorer;
  const { given } = copies;
  const [closed, close] = useState<Given | null>(null);
  const passages = graph.passages.filter(({ article }) => article === given?.article);
  const found = (given?.article && copies.at.get(given.article)?.sentences.size) || 0;
  const said = (): string => {
    if (!given || given === closed) return "";
    if (given.how === "reading") return tongue.t(WORDS.reading_file);
    if (given.how === "found") return found ? tongue.t(WORDS.copy_found, tongue.number(found), tongue.number(passages.length)) : "";
    return tongue.t(WORDS[given.how], given.name);
  };
  const words = said();
  return (
    <div class={words ? "copy-news" : "unseen"}>
      <p role="status">
        {words}{" "}
        {words && given?.how === "found" && (
          <a href={href(explorer, { view: "read", filters: { at: placeOf(graph, passages[0]!) } })}>{tongue.t("read")}</a>
        )}
      </p>
      {words && (
        <button type="button" class="close" aria-label={tongue.t("close")} onClick={() => close(given)}>
          ✕
        </button>
      )}
    </div>
  );
}
