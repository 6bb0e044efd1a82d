// The small parts that speak of one thing: its name as a link, a stance, a certainty, a place in the text.
import { type ComponentChildren, Fragment, type JSX } from "preact";
import { href, useExplorer } from "../explorer";
import type { Passage, Position, Thing } from "../graph/document";
import { isDraft } from "../graph/drafts";
import { placeOf } from "../graph/passage";
import { STANCES, USUAL } from "../graph/stance";
import { local } from "../graph/thing";
import { isDoubted } from "../graph/touched";
import { before } from "../language/holding";
import type { Spoken } from "../language/tongue";
import { Doubted, DoubtLinks } from "./doubted";
import { Draft } from "./draft";
import { Unbroken } from "./unbroken";

/** Words with the language they are in; a mark where they are neither in the language of the page nor in that of the words. */
export function Say({ words }: { words: Spoken }): JSX.Element {
  const { graph, tongue } = useExplorer();
  if (words.lang === null || words.lang === tongue.lang) return <Unbroken words={words.text} />;
  const text = (
    <span lang={words.lang} dir={graph.direction(words.lang)}>
      <Unbroken words={words.text} />
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
  const denied = kind === "claim" && !children && <Before claim={thing} told />;
  if (!kind) return <span>{words}</span>;
  const marked = !bare && kind !== "claim" && isDoubted(explorer.graph, thing);
  const link = (
    <a
      class={`${chip ? "chip" : "thing"}${marked ? " is-doubted" : ""}`}
      href={href(explorer, { node: thing })}
      aria-current={explorer.state.node === thing || undefined}
    >
      <Glyph kind={kind} />
      {chip ? <span>{words}</span> : words}
      {chip && marked && <Doubted thing={thing} />}
      {chip && <Draft thing={thing} />}
    </a>
  );
  const draft = isDraft(explorer.graph, thing);
  if (chip || !(marked || draft || denied)) return link;
  return (
    <>
      {denied}
      {link}
      {marked && <Doubted thing={thing} />}
      {draft && <Draft thing={thing} />}
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
  const silent = brief && local(certainty) === USUAL;
  return (
    <span class="certainty">
      <span class={silent ? "unseen" : undefined}>{tongue.name(certainty)}</span>
    </span>
  );
}

/** Where something stands in the text, each place a link into the reading view. */
export function Places({ places }: { places: Passage[] }): JSX.Element | null {
  const explorer = useExplorer();
  if (!places.length) return null;
  return (
    <span class="places">
      {places.map((place, i) => (
        <Fragment key={place.passage}>
          {i > 0 && " "}
          <a
            href={href(explorer, { view: "read", filters: { at: placeOf(explorer.graph, place), article: null } })}
            title={explorer.tongue.t("sentence", place.paragraph, place.sentence)}
          >
            ¶{place.paragraph}.{place.sentence}
          </a>
        </Fragment>
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

/** What is said of a claim before its words, where the author does not simply hold it. `told`: who says it stands beside. */
export function Before({ claim, told = false }: { claim: Thing; told?: boolean }): JSX.Element | null {
  const words = before(useExplorer().tongue, claim, told);
  return words ? <span class="denied">{words} </span> : null;
}

/** A claim in a list: its paraphrase as a link, and who holds it how; `told` where that stands beside it anyway. */
export function ClaimLine({ claim, voices = true, told = voices }: { claim: Thing; voices?: boolean; told?: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const positions = graph.positionsOf.get(claim) ?? [];
  return (
    <div class="claim-line">
      <Before claim={claim} told={told} />
      <a class="paraphrase" href={href(explorer, { node: claim })} aria-current={state.node === claim || undefined}>
        <Say words={tongue.say(claim)} />
      </a>{" "}
      <Draft thing={claim} /> <DoubtLinks thing={claim} />
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
