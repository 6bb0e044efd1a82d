// A picker of names: what is typed narrows the list, arrows and Enter choose, and what is no name of the list is told to be unknown.
import type { JSX } from "preact";
import { useEffect, useId, useMemo, useState } from "preact/hooks";
import { picker } from "words";
import { useExplorer } from "../explorer";
import { near, slip, tokens } from "../language/near";
import { worded } from "../language/words";

export interface Named {
  value: string;
  label: string;
  count?: number;
}
interface Picking {
  label: string;
  value: string;
  choices: readonly Named[];
  /** Whether nothing may be chosen, which is all of them. */
  open: boolean;
  choose: (value: string) => void;
  /** Asked for choices once the reader comes to the field. */
  wanted?: () => void;
  /** What is no name, but a value all the same, such as an IRI. */
  taken?: (typed: string) => boolean;
}

const WORDS = worded(picker);
const SHOWN = 60;

/** Choices each of whose typed words is near a word of the name, the nearest first. */
export function fitting(choices: readonly Named[], typed: string): Named[] {
  const words = tokens(typed);
  const fit = ({ label }: Named): number => {
    const names = tokens(label);
    const each = words.map((word) => Math.max(0, ...names.map((name) => Math.max(near(word, name, true), slip(word, name)))));
    return each.every((one) => one >= 0.5) ? each.reduce((sum, one) => sum + one, 0) / Math.sqrt(names.length || 1) : 0;
  };
  if (!words.length) return [...choices];
  return choices
    .map((choice) => ({ choice, how: fit(choice) }))
    .filter(({ how }) => how > 0)
    .sort((a, b) => b.how - a.how)
    .map(({ choice }) => choice);
}

export function Picker({ label, value, choices, open, choose, wanted, taken }: Picking): JSX.Element {
  const { tongue } = useExplorer();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const [unknown, setUnknown] = useState("");
  const list = useMemo(() => (typed === null ? [] : fitting(choices, typed).slice(0, SHOWN)), [choices, typed]);
  const now = choices.find((choice) => choice.value === value)?.label ?? value;
  const close = () => {
    setTyped(null);
    setAt(-1);
  };
  const take = (one: string) => {
    setUnknown("");
    close();
    if (one !== value) choose(one);
  };
  /** What was typed is a name, the start of one alone, nothing, or unknown. */
  const settle = () => {
    if (typed === null || typed === now) return close();
    if (!typed.trim() && open) return take("");
    if (!typed.trim()) return close();
    if (taken?.(typed.trim())) return take(typed.trim());
    const [first] = list;
    if (first) return take(first.value);
    setUnknown(typed);
    close();
  };
  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") {
      setTyped(typed ?? "");
      setAt(Math.min(at + 1, list.length - 1));
    } else if (event.key === "ArrowUp") setAt(Math.max(at - 1, -1));
    else if (event.key === "Enter") at >= 0 ? take(list[at]!.value) : settle();
    else if (event.key === "Escape" && typed !== null) close();
    else return;
    event.preventDefault();
  };
  return (
    <div class="filter picker">
      <label for={id}>{label}</label>
      <span class="field">
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          spellcheck={false}
          aria-expanded={typed !== null}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          aria-invalid={unknown ? true : undefined}
          placeholder={open ? tongue.t("all") : tongue.t(WORDS.type)}
          value={typed ?? now}
          title={now}
          onFocus={(event) => {
            wanted?.();
            event.currentTarget.select();
          }}
          onClick={() => setTyped(typed ?? "")}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(-1);
            setUnknown("");
          }}
          onKeyDown={onKeyDown}
          onBlur={settle}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={typed === null} onMouseDown={(event) => event.preventDefault()}>
          {open && typed !== null && (
            <li role="option" aria-selected={false} onClick={() => take("")}>
              {tongue.t("all")}
            </li>
          )}
          {list.map((choice, i) => (
            <li
              key={choice.value}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              data-value={choice.value}
              onClick={() => take(choice.value)}
            >
              {choice.label} {choice.count !== undefined && <small>{tongue.number(choice.count)}</small>}
            </li>
          ))}
        </ul>
      </span>
      {unknown && (
        <span class="wrong" role="alert">
          {tongue.t(WORDS.unknown, unknown)}
        </span>
      )}
    </div>
  );
}
