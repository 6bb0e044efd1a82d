// The card: all that the graph knows of the chosen thing, each part a way on.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { homeOf, href, useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { turtle } from "../graph/turtle";
import type { Key } from "../language/words";
import { NoteLine } from "../parts/note";
import { copyText } from "../parts/save";
import { Part } from "../parts/section";
import { Glyph, Say } from "../parts/thing";
import { ClaimParts } from "./claim";
import { ThingParts } from "./facts";
import { Pointing, Rest, Tied } from "./rest";
import { Reviewed } from "./reviewed";

export function Card({ thing, focus }: { thing: Thing; focus: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, go } = explorer;
  const kind = graph.kindOf(thing);
  const card = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    const from = document.activeElement;
    if (from && from !== document.body && !card.current!.contains(from)) cameFrom.current = from;
    // Who walks by keys from thing to thing goes on walking.
    if (focus && !document.activeElement?.closest("[data-keeps-focus]")) heading.current?.focus({ preventScroll: innerWidth > 900 });
  }, [thing]);
  // Whoever closes it, or goes back, is again where the card was opened from.
  useLayoutEffect(() => {
    const it = card.current!;
    return () => {
      if (!it.contains(document.activeElement)) return;
      const there = cameFrom.current instanceof HTMLElement || cameFrom.current instanceof SVGElement ? cameFrom.current : null;
      (there?.isConnected ? there : document.getElementById("main"))?.focus();
    };
  }, []);
  const home = homeOf(graph, thing);
  return (
    <aside class="card" aria-label={tongue.t("details")} ref={card}>
      <header>
        <p class="what">
          <Glyph kind={kind} />
          {kind ? tongue.t(kind as Key) : ""}
        </p>
        <button type="button" class="close" onClick={() => go({ node: null })} aria-label={tongue.t("close")}>
          ✕
        </button>
        <h2 tabIndex={-1} ref={heading}>
          {kind ? <Say words={tongue.say(thing)} /> : tongue.t("not_found")}
        </h2>
      </header>
      <Reviewed thing={thing} />
      {kind === "claim" ? <ClaimParts key={thing} claim={thing} /> : <ThingParts key={thing} thing={thing} kind={kind} />}
      {kind !== "claim" && <Rest thing={thing} />}
      <Pointing thing={thing} />
      <Tied thing={thing} />
      <NotesOn thing={thing} />
      <footer>
        <p class="identifier">
          <span class="unseen">{tongue.t("identifier")}: </span>
          <code>{graph.iri(thing)}</code>
        </p>
        <div class="tools">
          <a href={href(explorer, { view: home })}>
            {tongue.t("open_in")}: {tongue.t(home)}
          </a>
          {home !== "network" && graph.node.has(thing) && (
            <a href={href(explorer, { view: "network" })}>
              {tongue.t("open_in")}: {tongue.t("network")}
            </a>
          )}
          {kind === "claim" && <Copy key={`turtle ${thing}`} words={tongue.t("copy_turtle")} text={() => turtle(graph, thing)} />}
          <Copy key={`link ${thing}`} words={tongue.t("copy_link")} text={() => location.href} />
        </div>
      </footer>
    </aside>
  );
}

function Copy({ words, text }: { words: string; text: () => string }): JSX.Element {
  const { tongue } = useExplorer();
  const [done, setDone] = useState(false);
  const copy = () => {
    void copyText(text()).then(() => {
      setDone(true);
      setTimeout(() => setDone(false), 2000);
    });
  };
  return (
    <button type="button" onClick={copy}>
      <span aria-live="polite">{done ? tongue.t("copied") : words}</span>
    </button>
  );
}

function NotesOn({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const notes = graph.warningsOn.get(thing) ?? [];
  return (
    <Part title={tongue.t("notes")} count={notes.length}>
      <ul class="notes">
        {notes.map((note) => (
          <li key={note.note}>
            <NoteLine note={note} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
