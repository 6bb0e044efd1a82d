// The card: all that the graph knows of the chosen thing, each part a way on.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { homeOf, href, useExplorer } from "../explorer";
import type { Argument, Tension, Thing } from "../graph/document";
import { gather } from "../graph/gather";
import { local } from "../graph/thing";
import { turtle } from "../graph/turtle";
import { citedAs } from "../language/cited";
import { tensionName } from "../language/tensions";
import type { Key } from "../language/words";
import { NoteLine } from "../parts/note";
import { copyText } from "../parts/save";
import { Part, Things } from "../parts/section";
import { ClaimLine, Glyph, Places, Quotes, Say, ThingLink, Voice } from "../parts/thing";
import { ThingParts } from "./facts";
import { head, Pointing, Rest, Tied } from "./rest";

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

function ClaimParts({ claim }: { claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const it = graph.claim.get(claim)!;
  const positions = graph.positionsOf.get(claim) ?? [];
  const reporting = new Set(positions.map((position) => position.reported_by));
  const to = graph.argumentsTo.get(claim) ?? [];
  const from = graph.argumentsFrom.get(claim) ?? [];
  const against = (argument: Argument) => argument.side === "against";
  const tensions = graph.tensionsOf.get(claim) ?? [];
  const citations = graph.citationsFor.get(claim) ?? [];
  return (
    <>
      <Part title={tongue.t("says")}>
        <ul class="voices">
          {positions
            .filter((position) => !reporting.has(position.position))
            .map((position) => (
              <li key={position.position}>
                <Voice position={position} />
                <Quotes places={graph.placesOf.get(position.position) ?? []} />
                {graph.chain(position).map((voice) => (
                  <Rest key={voice.position} thing={voice.position} />
                ))}
              </li>
            ))}
        </ul>
      </Part>
      <Part title={tongue.t("frame")}>
        <p class="frame">
          {it.quantifier && <em>{tongue.name(it.quantifier)} </em>}
          <ThingLink thing={it.subject} />{" "}
          <b>
            {local(it.polarity) === "negative" && `${tongue.t("not")} `}
            {tongue.name(it.relation)}
          </b>{" "}
          <ThingLink thing={it.object} />
        </p>
        <dl>
          <dt>{tongue.t("kind")}</dt>
          <dd>{tongue.name(it.kind)}</dd>
          {it.role && (
            <>
              <dt>{head(tongue, "tn:role")}</dt>
              <dd>{tongue.name(it.role)}</dd>
            </>
          )}
          {[...gather(graph.limitsOf.get(claim) ?? [], (limit) => limit.kind)].map(([kind, limits]) => (
            <>
              <dt>{head(tongue, kind)}</dt>
              <dd>
                {limits.map(({ scope }) => (
                  <ThingLink key={scope} thing={scope} chip />
                ))}
              </dd>
            </>
          ))}
          {graph.conditions.has(claim) && (
            <>
              <dt>{tongue.t("condition")}</dt>
              <dd>{graph.conditions.get(claim)![tongue.lang]}</dd>
            </>
          )}
        </dl>
        <Rest thing={claim} />
      </Part>
      <Steps title={tongue.t("supported_by")} steps={to.filter((step) => !against(step))} towards />
      <Steps title={tongue.t("disputed_by")} steps={to.filter(against)} towards />
      <Steps title={tongue.t("supports")} steps={from.filter((step) => !against(step))} />
      <Steps title={tongue.t("disputes")} steps={from.filter(against)} />
      <Part title={tongue.t("in_tension")} count={tensions.length}>
        <ul>
          {tensions.map((tension) => (
            <li key={tension.tension}>
              <Against tension={tension} claim={claim} />
            </li>
          ))}
        </ul>
      </Part>
      <Things title={tongue.t("figures")} things={graph.figuresOf.get(claim)} />
      <Part title={tongue.t("citations")} count={citations.length}>
        <ul>
          {citations.map((one) => (
            <li key={one.citation}>
              <ThingLink thing={one.work} />{" "}
              {one.printed && (
                <q lang={graph.spokenIn(one.article)} dir="auto">
                  {one.printed}
                </q>
              )}{" "}
              <small>{citedAs(one, tongue)}</small> <Places places={graph.placesOf.get(one.citation) ?? []} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

/** What a claim does not go with: another claim, or, among its own voices, who stands against whom. */
function Against({ tension, claim }: { tension: Tension; claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const parties = [tension.party, tension.counterparty].flatMap((one) => (one && graph.position.get(one)) || []);
  return (
    <>
      {tension.one === tension.other ? (
        parties.map((position) => <Voice key={position.position} position={position} />)
      ) : (
        <ClaimLine claim={tension.one === claim ? tension.other : tension.one} />
      )}
      <small>{tensionName(tension.kind, tongue)}</small>
    </>
  );
}

/** Steps of reasoning that lead here or from here: of which kind, said or inferred, and from or to which claims. */
function Steps({ title, steps, towards = false }: { title: string; steps: Argument[]; towards?: boolean }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  return (
    <Part title={title} count={steps.length}>
      <ul class="steps">
        {steps.map((step) => (
          <li key={step.argument} class={`basis-${local(step.basis)}`}>
            {(towards ? (graph.premisesOf.get(step.argument) ?? []) : [step.conclusion]).map((claim) => (
              <ClaimLine key={claim} claim={claim} voices={false} />
            ))}
            <small>
              {tongue.name(step.kind)} · {tongue.t(local(step.basis) === "inferred" ? "inferred" : "explicit")}
              {step.holder && (
                <>
                  {" "}
                  · <ThingLink thing={step.holder} />
                </>
              )}{" "}
              <Places places={graph.placesOf.get(step.argument) ?? []} />
            </small>
          </li>
        ))}
      </ul>
    </Part>
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
