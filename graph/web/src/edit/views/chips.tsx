// Rows of which one is chosen: by a digit, by arrows, or by a press.
import type { JSX } from "preact";

export interface Chip {
  name: string;
  words: string;
}
interface Row {
  id?: string;
  label: string;
  chips: readonly Chip[];
  chosen: string;
  choose: (name: string) => void;
  lang?: string;
}

/** A group of radio buttons: one stop of the Tab key; digits and arrows choose in it. */
export function Chips({ id, label, chips, chosen, choose, lang }: Row): JSX.Element {
  const at = chips.findIndex(({ name }) => name === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
    const to = digit ? Number(digit) - 1 : step ? (Math.max(at, 0) + step + chips.length) % chips.length : -1;
    const chip = chips[to];
    if (!chip || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(chip.name);
  };
  return (
    <div id={id} class="chips" role="radiogroup" aria-label={label} tabIndex={id ? 0 : undefined} onKeyDown={onKeyDown} lang={lang}>
      {chips.map(({ name, words }, i) => (
        <span key={name} class="chip" role="radio" aria-checked={name === chosen} onClick={() => choose(name)} data-name={name}>
          {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>} {words}
        </span>
      ))}
    </div>
  );
}
