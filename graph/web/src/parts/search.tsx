// The search in the head of the page: things by name, claims, notes and questions; what is found is lit on the spine meanwhile.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { idOf } from "../graph/doubts";
import type { Graph } from "../graph/graph";
import { placesOf } from "../graph/outline";
import { short } from "../graph/thing";
import { type Entry, find } from "../language/search";
import type { Spoken, Tongue } from "../language/tongue";
import type { Key } from "../language/words";
import type { Patch } from "../state";
import { useIndex } from "./index";
import { Before, Glyph, Say } from "./thing";

const [SHOWN, LIT] = [30, 12];

/** What an entry says: its name, its words, a question's words. */
export function saidOf({ thing, kind }: Entry, graph: Graph, tongue: Tongue): Spoken {
  const question = kind === "question" && graph.document.questions.find(({ name }) => name === thing);
  if (question) return { text: tongue.t(question.words), lang: tongue.lang };
  return (kind === "note" && tongue.remark(thing)) || tongue.say(thing);
}

/** Where an entry leads: a question to its answer, a note to its place among the doubts, all else to its card. */
function leadTo({ thing, kind }: Entry, graph: Graph): Patch {
  if (kind === "question") return { view: "ask", node: null, filters: { q: thing, words: null } };
  const note = kind === "note" && graph.notes.find((one) => one.note === thing);
  return note ? { view: "doubts", node: null, filters: { open: idOf(graph, note) } } : { node: thing };
}

export function Search(): JSX.Element {
  const { graph, tongue, go, light } = useExplorer();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const index = useIndex(query !== "");
  const found = useMemo(() => (query && index ? find(index, query) : []), [index, query]);
  const shown = found.slice(0, SHOWN);
  useEffect(() => {
    if (!found.length) return;
    const lit = at >= 0 ? found.slice(at, at + 1) : found.slice(0, LIT);
    light(lit.flatMap(({ thing }) => placesOf(graph, thing).map(({ passage }) => passage)));
    return () => light(null);
  }, [found, at]);
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
    go(leadTo(entry, graph));
  };
  const ask = () => {
    setQuery("");
    setAt(-1);
    go({ view: "ask", node: null, filters: { words: query, q: null } });
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
        <p role="status">
          {index && query && (found.length ? tongue.t("search_found", tongue.number(found.length)) : tongue.t("search_none"))}
        </p>
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
              {entry.kind === "claim" && <Before claim={entry.thing} />}
              <Say words={saidOf(entry, graph, tongue)} /> <small>{tongue.t(entry.kind as Key)}</small>
            </li>
          ))}
        </ul>
        {found.length > 0 && (
          <button type="button" class="all-found" tabIndex={-1} onClick={ask}>
            {tongue.t("all_found", query)}
          </button>
        )}
      </div>
    </search>
  );
}
