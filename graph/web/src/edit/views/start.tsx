// What a new reader is told where an article has no claim yet.
import type { JSX } from "preact";
import type { Page } from "../page";
import { WORDS } from "../said";
import { Cap, KeyOf } from "./hint";

export function Start({ page }: { page: Page }): JSX.Element {
  const { speech } = page;
  const words = WORDS.start;
  const around = (text: string, key: JSX.Element) => {
    const [before, after] = text.split("{0}");
    return (
      <>
        {before}
        {key}
        {after}
      </>
    );
  };
  return (
    <section class="start">
      <h3>{speech.t(words.title)}</h3>
      <ol>
        <li>{speech.t(words.read)}</li>
        <li>
          <KeyOf page={page} command="new" /> {speech.t(words.name)}
        </li>
        <li>{around(speech.t(words.say), <Cap page={page} name="enter" />)}</li>
        <li>
          <KeyOf page={page} command="done" /> {speech.t(words.done)} <KeyOf page={page} command="nothing" /> {speech.t(words.nothing)}
        </li>
      </ol>
      <p>{around(speech.t(words.undo), <KeyOf page={page} command="undo" />)}</p>
    </section>
  );
}
