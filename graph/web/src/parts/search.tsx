// The search over everything that has a card: names in all languages, other spellings, misprints, paraphrases.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { short } from "../graph/thing";
import { type Entry, find, indexOf } from "../language/search";
import type { Key } from "../language/words";
import { Glyph, Say } from "./thing";

const SHOWN = 30;

export function Search(): JSX.Element {
  const { graph, tongue, go } = useExplorer();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const index = useMemo(() => (query ? indexOf(graph) : null), [graph, query !== ""]);
  const found = useMemo(() => (index ? find(index, query) : []), [index, query]);
  const shown = found.slice(0, SHOWN);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    field.current?.focus(); // where the card will give the focus back to
    setQuery("");
    setAt(-1);
    go({ node: entry.thing });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && query) setAt(Math.min(at + 1, shown.length - 1));
    else if (event.key === "ArrowUp" && query) setAt(Math.max(at - 1, -1));
    else if (event.key === "Enter" && query) choose(shown[Math.max(at, 0)]);
    else if (event.key === "Escape" && query) setQuery("");
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    if (at >= 0) document.getElementById(`found-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const onLeave = ({ relatedTarget, currentTarget }: FocusEvent) =>
    !(currentTarget as Element).contains(relatedTarget as Element | null) && setQuery("");
  return (
    <search class="search" onFocusOut={onLeave}>
      <input
        ref={field}
        type="search"
        role="combobox"
        list={undefined}
        autoComplete="off"
        spellcheck={false}
        aria-label={tongue.t("search")}
        aria-expanded={query !== ""}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `found-${at}` : undefined}
        placeholder={tongue.t("search_hint")}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="found" hidden={!query} onMouseDown={(event) => event.preventDefault()}>
        <p role="status">{query && (found.length ? tongue.t("search_found", tongue.number(found.length)) : tongue.t("search_none"))}</p>
        <ul id="found" role="listbox" tabIndex={-1} aria-label={tongue.t("search")}>
          {shown.map((entry, i) => (
            <li
              key={entry.thing}
              id={`found-${i}`}
              role="option"
              aria-selected={i === at}
              data-node={short(entry.thing)}
              onClick={() => choose(entry)}
            >
              <Glyph kind={entry.kind} />
              <Say words={tongue.say(entry.thing)} /> <small>{tongue.t(entry.kind as Key)}</small>
            </li>
          ))}
        </ul>
      </div>
    </search>
  );
}
