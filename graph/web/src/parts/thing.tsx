// The small parts that speak of one thing: its name as a link, a stance, a certainty, a place in the text.
import type { ComponentChildren, JSX } from "preact";
import { href, useExplorer } from "../explorer";
import type { Passage, Position, Thing } from "../graph/document";
import { placeOf } from "../graph/passage";
import { LEVELS, STANCES } from "../graph/stance";
import { local } from "../graph/thing";
import { isDoubted } from "../graph/touched";
import type { Spoken } from "../language/tongue";
import { Doubted, DoubtLinks } from "./doubted";

/** Words with the language they are in; a mark where they are neither in the language of the page nor in that of the words. */
export function Say({ words }: { words: Spoken }): JSX.Element {
  const { graph, tongue } = useExplorer();
  if (words.lang === null || words.lang === tongue.lang) return <>{words.text}</>;
  const text = (
    <span lang={words.lang} dir={graph.direction(words.lang)}>
      {words.text}
    </span>
  );
  if (words.lang === tongue.words) return text;
  return (
    <span>
      {text}
      <abbr class="fallback" title={tongue.t("fallback", tongue.words)}>
        {words.lang}
      </abbr>
    </span>
  );
}

/** The glyph of a kind: a shape of its own, so that colour is never the only code. */
export function Glyph({ kind }: { kind: string }): JSX.Element {
  return <span class={`glyph kind-${kind}`} aria-hidden="true" />;
}

interface Named {
  thing: Thing;
  children?: ComponentChildren;
  chip?: boolean;
  /** Without the signs of doubt: where what is doubted stands in words beside it. */
  bare?: boolean;
}

/** A thing by its name, as a link that opens its card; plain words where the graph has no card for it. */
export function ThingLink({ thing, children, chip = false, bare = false }: Named): JSX.Element {
  const explorer = useExplorer();
  const kind = explorer.graph.kindOf(thing);
  const words = children ?? <Say words={explorer.tongue.say(thing)} />;
  if (!kind) return <span>{words}</span>;
  const marked = !bare && kind !== "claim" && isDoubted(explorer.graph, thing);
  const link = (
    <a
      class={`${chip ? "chip" : "thing"}${marked ? " is-doubted" : ""}`}
      href={href(explorer, { node: thing })}
      aria-current={explorer.state.node === thing || undefined}
    >
      <Glyph kind={kind} />
      {words}
      {chip && marked && <Doubted thing={thing} />}
    </a>
  );
  if (chip || !marked) return link;
  return (
    <>
      {link}
      <Doubted thing={thing} />
    </>
  );
}

export function Stance({ stance, brief = false }: { stance: Thing; brief?: boolean }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const name = tongue.name(stance);
  return (
    <span class={`stance side-${graph.side(stance)}`} title={brief ? name : undefined}>
      <span aria-hidden="true">{STANCES[local(stance)] ?? "·"}</span>
      <span class={brief ? "unseen" : undefined}>{name}</span>
    </span>
  );
}

export function Certainty({ certainty, brief = false }: { certainty: Thing; brief?: boolean }): JSX.Element {
  const { tongue } = useExplorer();
  const level = LEVELS.indexOf(local(certainty)) + 1;
  const name = tongue.name(certainty);
  return (
    <span class="certainty" title={brief ? name : undefined}>
      <span class="level" aria-hidden="true">
        {"▮".repeat(level)}
        <i>{"▮".repeat(LEVELS.length - level)}</i>
      </span>
      <span class={brief ? "unseen" : undefined}>{name}</span>
    </span>
  );
}

/** Where something stands in the text, each place a link into the reading view. */
export function Places({ places }: { places: Passage[] }): JSX.Element | null {
  const explorer = useExplorer();
  if (!places.length) return null;
  return (
    <span class="places">
      {places.map((place) => (
        <a
          key={place.passage}
          href={href(explorer, { view: "read", filters: { at: placeOf(explorer.graph, place), article: null } })}
          title={explorer.tongue.t("sentence", place.paragraph, place.sentence)}
        >
          ¶{place.paragraph}.{place.sentence}
        </a>
      ))}
    </span>
  );
}

/** The words of these places, where the reader has them. */
export function Quotes({ places }: { places: Passage[] }): JSX.Element | null {
  const { graph, copies } = useExplorer();
  const said = places.flatMap((place) => {
    const words = copies.at.get(place.article)?.sentences.get(place.passage);
    return words === undefined ? [] : [{ place, words }];
  });
  if (!said.length) return null;
  return (
    <>
      {said.map(({ place, words }) => (
        <blockquote key={place.passage} class="own" lang={graph.spokenIn(place.article)} dir="auto">
          {words}
        </blockquote>
      ))}
    </>
  );
}

/** Who says it: the chain of voices from the one who reports to the holder, then stance, certainty, source and place. */
export function Voice({ position }: { position: Position }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const chain = graph.chain(position);
  return (
    <span class="voice">
      {chain.map((link, i) => (
        <span key={link.position} class="link">
          {i > 0 && (
            <span class="arrow" aria-hidden="true">
              →
            </span>
          )}
          <ThingLink thing={link.holder} /> <Stance stance={link.stance} />
        </span>
      ))}
      <Certainty certainty={position.certainty} />
      {position.source && (
        <span class="source">
          {tongue.t("on_source", "")}
          <ThingLink thing={position.source} />
        </span>
      )}
      <Places places={graph.placesOf.get(position.position) ?? []} />
    </span>
  );
}

/** A claim that all who speak of it deny or dispute never stands as its bare content: before it stands who does. */
export function Denied({ claim }: { claim: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const held = graph.positionsOf.get(claim) ?? [];
  if (!held.length || !held.every(({ side }) => side === "against")) return null;
  const who = [...new Set(held.map(({ holder }) => tongue.name(holder)))].join(", ");
  const denied = held.every(({ stance }) => local(stance) === "denies");
  return <span class="denied">{tongue.t(denied ? "who_denies" : "who_disputes", who)} </span>;
}

/** A claim in a list: its paraphrase as a link, and who holds it how. */
export function ClaimLine({ claim, voices = true }: { claim: Thing; voices?: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const positions = graph.positionsOf.get(claim) ?? [];
  return (
    <div class="claim-line">
      <Denied claim={claim} />
      <a class="paraphrase" href={href(explorer, { node: claim })} aria-current={state.node === claim || undefined}>
        <Say words={tongue.say(claim)} />
      </a>{" "}
      <DoubtLinks thing={claim} />
      {voices && (
        <div class="held">
          {positions.map((position) => (
            <span key={position.position}>
              <ThingLink thing={position.holder} /> <Stance stance={position.stance} brief />{" "}
              <Certainty certainty={position.certainty} brief />
            </span>
          ))}
          <Places places={graph.placesOfClaim(claim)} />
        </div>
      )}
    </div>
  );
}

/** An address as a link where it is one that a browser may safely follow, else as words. */
export const Address = ({ iri }: { iri: string }): JSX.Element =>
  /^https?:\/\//.test(iri) ? (
    <a href={iri} rel="noreferrer">
      {iri.replace(/^https?:\/\/(www\.)?/, "")}
    </a>
  ) : (
    <span>{iri}</span>
  );
