// The card: all that the graph knows of the chosen thing, each part a way on.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { local, type Argument, type Note, type Thing } from "./document";
import { href, homeOf, useExplorer } from "./explorer";
import { ClaimLine, Glyph, Places, Say, ThingLink, Voice } from "./parts/thing";
import { turtle } from "./turtle";
import type { Key } from "./words";
import { when } from "./when";

export function Card({ thing, focus }: { thing: Thing; focus: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, go } = explorer;
  const kind = graph.kindOf(thing);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Who walks by keys from thing to thing goes on walking.
    if (focus && !document.activeElement?.closest("[data-keeps-focus]")) heading.current?.focus({ preventScroll: innerWidth > 900 });
  }, [thing]);
  const home = homeOf(graph, thing);
  const onClose = () => go({ node: null });
  return (
    <aside class="card" aria-label={tongue.t("details")} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <header>
        <p class="what"><Glyph kind={kind} />{kind ? tongue.t(kind as Key) : ""}</p>
        <button type="button" class="close" onClick={onClose} aria-label={tongue.t("close")}>✕</button>
        <h2 tabIndex={-1} ref={heading}>{kind ? <Say words={tongue.say(thing)} /> : tongue.t("not_found")}</h2>
      </header>
      {kind === "claim" ? <ClaimParts claim={thing} /> : <ThingParts thing={thing} kind={kind} />}
      <NotesOn thing={thing} />
      <footer>
        <p class="identifier"><span class="unseen">{tongue.t("identifier")}: </span><code>{graph.iri(thing)}</code></p>
        <div class="tools">
          <a href={href(explorer, { view: home })}>{tongue.t("open_in")}: {tongue.t(home)}</a>
          {home !== "network" && graph.node.has(thing) && <a href={href(explorer, { view: "network" })}>{tongue.t("open_in")}: {tongue.t("network")}</a>}
          {kind === "claim" && <Copy words={tongue.t("copy_turtle")} text={() => turtle(graph, thing)} />}
          <Copy words={tongue.t("copy_link")} text={() => location.href} />
        </div>
      </footer>
    </aside>
  );
}

function Copy({ words, text }: { words: string; text: () => string }): JSX.Element {
  const { tongue } = useExplorer();
  const [done, setDone] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text()).then(() => {
      setDone(true);
      setTimeout(() => setDone(false), 2000);
    });
  };
  return <button type="button" onClick={copy}><span aria-live="polite">{done ? tongue.t("copied") : words}</span></button>;
}

/** A part of the card with a heading; nothing where it would be empty. */
function Part({ title, children, count }: { title: string; children: ComponentChildren; count?: number }): JSX.Element | null {
  if (count === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Things({ title, things }: { title: string; things: Thing[] | undefined }): JSX.Element | null {
  const { tongue } = useExplorer();
  const sorted = [...(things ?? [])].sort(tongue.byName);
  return <Part title={title} count={sorted.length}><p class="things">{sorted.map((thing) => <ThingLink key={thing} thing={thing} chip />)}</p></Part>;
}

const BRIEF = 12;

function Claims({ title, claims }: { title: string; claims: Thing[] }): JSX.Element | null {
  const { tongue } = useExplorer();
  const [all, setAll] = useState(false);
  const shown = all ? claims : claims.slice(0, BRIEF);
  return (
    <Part title={`${title} · ${tongue.number(claims.length)}`} count={claims.length}>
      <ul>{shown.map((claim) => <li key={claim}><ClaimLine claim={claim} /></li>)}</ul>
      {shown.length < claims.length && <button type="button" onClick={() => setAll(true)}>{tongue.t("show_more")}</button>}
    </Part>
  );
}

function ClaimParts({ claim }: { claim: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const it = graph.claim.get(claim)!;
  const positions = graph.positionsOf.get(claim) ?? [];
  const reporting = new Set(positions.map((position) => position.reported_by));
  const to = graph.argumentsTo.get(claim) ?? [];
  const from = graph.argumentsFrom.get(claim) ?? [];
  const against = (argument: Argument) => local(argument.kind) === "attacks";
  const tensions = graph.tensionsOf.get(claim) ?? [];
  const citations = graph.citationsFor.get(claim) ?? [];
  return (
    <>
      <Part title={tongue.t("says")}>
        <ul class="voices">{positions.filter((position) => !reporting.has(position.position)).map((position) => <li key={position.position}><Voice position={position} /></li>)}</ul>
      </Part>
      <Part title={tongue.t("frame")}>
        <p class="frame">
          {it.quantifier && <em>{tongue.name(it.quantifier)} </em>}
          <ThingLink thing={it.subject} /> <b>{local(it.polarity) === "negative" && `${tongue.t("not")} `}{tongue.name(it.relation)}</b> <ThingLink thing={it.object} />
        </p>
        <dl>
          <dt>{tongue.t("kind")}</dt><dd>{tongue.name(it.kind)}</dd>
          {graph.scopesOf.has(claim) && <><dt>{tongue.t("scope")}</dt><dd>{graph.scopesOf.get(claim)!.map((scope) => <ThingLink key={scope} thing={scope} chip />)}</dd></>}
          {graph.conditions.has(claim) && <><dt>{tongue.t("condition")}</dt><dd>{graph.conditions.get(claim)![tongue.lang]}</dd></>}
        </dl>
      </Part>
      <Steps title={tongue.t("supported_by")} steps={to.filter((step) => !against(step))} towards />
      <Steps title={tongue.t("disputed_by")} steps={to.filter(against)} towards />
      <Steps title={tongue.t("supports")} steps={from.filter((step) => !against(step))} />
      <Steps title={tongue.t("disputes")} steps={from.filter(against)} />
      <Part title={tongue.t("in_tension")} count={tensions.length}>
        <ul>{tensions.map((tension) => <li key={tension.tension}><ClaimLine claim={tension.one === claim ? tension.other : tension.one} /></li>)}</ul>
      </Part>
      <Part title={tongue.t("citations")} count={citations.length}>
        <ul>{citations.map(({ citation, work, printed }) => <li key={citation}><ThingLink thing={work} /> {printed && <q lang="kk">{printed}</q>} <Places places={graph.placesOf.get(citation) ?? []} /></li>)}</ul>
      </Part>
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
            {(towards ? (graph.premisesOf.get(step.argument) ?? []) : [step.conclusion]).map((claim) => <ClaimLine key={claim} claim={claim} voices={false} />)}
            <small>{tongue.name(step.kind)} · {tongue.t(local(step.basis) === "inferred" ? "inferred" : "explicit")} <Places places={graph.placesOf.get(step.argument) ?? []} /></small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function ThingParts({ thing, kind }: { thing: Thing; kind: string }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const definition = tongue.definition(thing);
  const work = graph.work.get(thing);
  const event = graph.event.get(thing);
  const figure = graph.value.get(thing);
  const viewpoint = graph.viewpoint.get(thing);
  const article = graph.articles.find((one) => one.article === thing);
  const held = [...new Set((graph.positionsBy.get(thing) ?? []).map((position) => position.claim))];
  const citations = graph.citationsOf.get(thing) ?? [];
  const type = graph.actorType.get(thing) ?? work?.kind ?? event?.type;
  const facts: [string, ComponentChildren][] = [];
  if (type) facts.push([tongue.t("kind"), tongue.name(type)]);
  if (event) facts.push([tongue.t("when"), when(event, tongue)]);
  if (event?.part_of) facts.push([tongue.t("part_of"), <ThingLink thing={event.part_of} />]);
  if (work?.published ?? article?.published) facts.push([tongue.t("published"), work?.published ?? article?.published]);
  if (work?.publisher) facts.push([tongue.t("publisher"), <ThingLink thing={work.publisher} />]);
  if (article?.journal) facts.push([tongue.t("journal"), <ThingLink thing={article.journal} />]);
  if (figure) facts.push([tongue.t("stated_in"), <ThingLink thing={figure.claim} />]);
  if (figure?.publisher) facts.push([tongue.t("publisher"), <ThingLink thing={figure.publisher} />]);
  const places = graph.placesOf.get(thing) ?? [];
  if (places.length) facts.push([tongue.t("place"), <Places places={places} />]);
  const names = [...new Set(graph.names.get(thing) ?? [])];
  if (names.length) facts.push([tongue.t("also_called"), names.join(" · ")]);
  return (
    <>
      {definition && <p class="definition"><Say words={definition} /></p>}
      {facts.length > 0 && <dl>{facts.map(([name, value]) => <><dt>{name}</dt><dd>{value}</dd></>)}</dl>}
      <Things title={tongue.t("authors")} things={graph.authorsOf.get(thing)} />
      <Things title={tongue.t("wrote")} things={graph.worksBy.get(thing)} />
      <Things title={tongue.t("member_of")} things={[...(graph.affiliationsOf.get(thing) ?? []), ...(graph.viewpointsOf.get(thing) ?? []).map((membership) => membership.viewpoint)]} />
      <Things title={`${tongue.t("members")}${viewpoint?.open_list ? ` (${tongue.t("open_list")})` : ""}`} things={(graph.membersOf.get(thing) ?? []).map((membership) => membership.member)} />
      <Things title={tongue.t("opposes")} things={graph.opponentsOf.get(thing)} />
      <Things title={tongue.t("involved")} things={graph.involvedIn.get(thing)} />
      <Things title={tongue.t("broader")} things={graph.broaderOf.get(thing)} />
      <Things title={tongue.t("narrower")} things={graph.narrowerOf.get(thing)} />
      <Things title={tongue.t("related")} things={graph.relatedTo.get(thing)} />
      <Claims title={tongue.t("claims_held")} claims={held} />
      <Part title={tongue.t("citations")} count={citations.length}>
        <ul>
          {citations.map((one) => (
            <li key={one.citation}>{one.printed && <q lang="kk">{one.printed}</q>} <Places places={graph.placesOf.get(one.citation) ?? []} />
              {(graph.citedFor.get(one.citation) ?? []).map((claim) => <ClaimLine key={claim} claim={claim} voices={false} />)}
            </li>
          ))}
        </ul>
      </Part>
      {kind !== "article" && <Claims title={tongue.t("claims_about")} claims={(graph.claimsAbout.get(thing) ?? []).map((claim) => claim.claim)} />}
    </>
  );
}

function NotesOn({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const notes = graph.notesOn.get(thing) ?? [];
  return <Part title={tongue.t("notes")} count={notes.length}><ul class="notes">{notes.map((note) => <li key={note.note}><NoteLine note={note} /></li>)}</ul></Part>;
}

/** A note: what is printed, what was probably meant, and the editor's words. */
export function NoteLine({ note }: { note: Note }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const words = note[tongue.lang];
  return (
    <span class="note">
      <b>{tongue.name(note.kind)}</b>
      {note.printed && <span> {tongue.t("as_printed")}: <q lang="kk">{note.printed}</q></span>}
      {note.probably && <span> {tongue.t("probably")}: <q lang="kk">{note.probably}</q></span>}
      {words && <span> {words}</span>} <Places places={graph.placesOf.get(note.note) ?? []} />
    </span>
  );
}

