// One work: who, what, when; for what it is used, for which claims and where; on which side it stands, and whether it is known for sure.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { works as section } from "words";
import { useExplorer } from "../../explorer";
import { local } from "../../graph/thing";
import type { Cited } from "../../graph/works";
import { citedAs } from "../../language/cited";
import { dateInWords } from "../../language/when";
import { worded } from "../../language/words";
import { DoubtWords } from "../../parts/doubted";
import { usePrinting } from "../../parts/printing";
import { Sign } from "../../parts/sign";
import { Address, ClaimLine, Places, ThingLink } from "../../parts/thing";

const WORDS = worded(section.entry);
const IDENTITY = worded(section.identity);

export function Entry({ cited }: { cited: Cited }): JSX.Element {
  const { graph, state, light } = useExplorer();
  const { work, places, notes, both, identity } = cited;
  const lit = () => light(places.map(({ passage }) => passage));
  const sign = both || notes.some(({ kind }) => local(kind) === "contradiction") ? "contradiction" : notes.length ? "doubt" : null;
  return (
    <li
      class={state.node === work ? "work chosen" : "work"}
      data-work={work.split("/").at(-1)}
      data-identity={identity}
      onPointerEnter={lit}
      onPointerLeave={() => light(null)}
      onFocusCapture={lit}
    >
      <div class="sign-place">{sign && <Sign name={sign} />}</div>
      <div class="what-it-is">
        <h2>
          <ThingLink thing={work} bare />
        </h2>
        <Reference cited={cited} />
        <DoubtWords thing={work} bare />
        {cited.links.map((link) => (
          <p key={link} class="link-out">
            <Address iri={graph.iri(link)} />
          </p>
        ))}
      </div>
      <Uses cited={cited} />
      <Standing cited={cited} />
    </li>
  );
}

/** Who wrote it, of which kind it is, when and by whom it was published. */
function Reference({ cited }: { cited: Cited }): JSX.Element {
  const { tongue } = useExplorer();
  const { authors, kind, publisher, published } = cited;
  return (
    <p class="reference">
      {authors.map((author, i) => (
        <>
          {i > 0 && ", "}
          <ThingLink key={author} thing={author} />
        </>
      ))}
      {authors.length > 0 && " · "}
      {kind && tongue.name(kind)}
      {published && ` · ${dateInWords(published, tongue)}`}
      {publisher && (
        <>
          {" · "}
          <ThingLink thing={publisher} />
        </>
      )}
    </p>
  );
}

/** What it is cited as, where, and as what it is printed there; then the claims that it is brought for. */
function Uses({ cited }: { cited: Cited }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const { citations, claims, places, work } = cited;
  const printing = usePrinting();
  const [asked, setAsked] = useState(false);
  const open = asked || printing || state.node === work || claims.length === 1;
  const uses = [...new Set(citations.map((one) => citedAs(one, tongue)))];
  return (
    <div class="uses">
      <p>
        <b>{uses.join(" · ") || tongue.t(citations.length ? WORDS.cited : WORDS.named)}</b> <Places places={places} />
      </p>
      {citations.some(({ printed }) => printed) && (
        <p class="printed">
          {tongue.t("as_printed")}:{" "}
          {[...new Set(citations.map(({ printed }) => printed).filter(Boolean))].map((printed, i) => (
            <>
              {i > 0 && "; "}
              <q key={printed} lang={graph.spokenIn(citations[0]!.article)} dir="auto">
                {printed}
              </q>
            </>
          ))}
        </p>
      )}
      {claims.length === 0 && citations.length > 0 && <p class="hint">{tongue.t(WORDS.for_none)}</p>}
      {claims.length > 1 && (
        <button type="button" class="unfold" aria-expanded={open} onClick={() => setAsked(!asked)}>
          {tongue.count(WORDS.for_claims, claims.length)}
        </button>
      )}
      {open && claims.map((claim) => <ClaimLine key={claim} claim={claim} voices={false} />)}
    </div>
  );
}

/** On which side it stands, both sides told; and how surely one knows what is meant. */
function Standing({ cited }: { cited: Cited }): JSX.Element {
  const { tongue } = useExplorer();
  const { sides, both, identity } = cited;
  return (
    <div class="standing">
      {sides.length > 0 && (
        <p class="sides-of">
          {both && <b class="on-both">{tongue.t(WORDS.both)}</b>}
          {sides.map((side) => (
            <ThingLink key={side} thing={side} chip bare />
          ))}
        </p>
      )}
      <p class={`identity is-${identity}`}>{tongue.t(IDENTITY[identity])}</p>
    </div>
  );
}
