// Oppositions: two viewpoints as columns that face each other, what each asserts, and the steps of reasoning between them as lines.

import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import { facesPicture } from "../../findings/faces";
import { ShareButton } from "../../findings/share";
import { type Asserted, attacking, type Crossing, inferred, type Opposition } from "../../graph/debate";
import type { Thing } from "../../graph/document";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { useNarrow } from "../../parts/sight";
import { ClaimLine, Places, ThingLink } from "../../parts/thing";
import { CrossingLines } from "./lines";
import { Side } from "./side";

const WORDS = worded(debate.faces);
/** So many at once: more than an article has. */
const MANY = 8;

const takesPart = ({ one, other, left, right, saidBy }: Opposition, node: Thing | null): boolean =>
  node !== null && [one, other, ...saidBy, ...[...left, ...right].map(({ claim }) => claim)].includes(node);

export function Faces({ faces }: { faces: Opposition[] }): JSX.Element {
  const { tongue, state } = useExplorer();
  return (
    <section>
      <h2 id="debate-faces" tabIndex={-1}>
        {tongue.t(WORDS.title)}
      </h2>
      <Cut items={faces} first={MANY} step={MANY} chosen={(face) => takesPart(face, state.node)}>
        {(face) => <Face key={face.one + face.other} face={face} />}
      </Cut>
    </section>
  );
}

function Face({ face }: { face: Opposition }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const picture = useMemo(() => facesPicture(graph, tongue, face), [graph, tongue, face]);
  const [hot, setHot] = useState<Thing | null>(null);
  const columns = useRef<HTMLDivElement>(null);
  const shown = state.filters.basis === "explicit" ? face.between.filter((crossing) => !inferred(crossing)) : face.between;
  const side = (viewpoint: Thing, claims: Asserted[]) => <Side viewpoint={viewpoint} claims={claims} shared={face.shared} onHot={setHot} />;
  return (
    <div class="face">
      <div class="columns" ref={columns}>
        {side(face.one, face.left)}
        <CrossingLines crossings={shown} frame={columns} hot={hot ?? state.node} />
        {side(face.other, face.right)}
      </div>
      {face.shared.length > 0 && (
        <p class="both-sides">
          <b>
            <span aria-hidden="true">⇄ </span>
            {tongue.t(WORDS.both)}:
          </b>{" "}
          {face.shared.map((member) => (
            <ThingLink key={member} thing={member} chip />
          ))}{" "}
          <span>{tongue.t(WORDS.both_note)}</span>
        </p>
      )}
      {face.saidBy.length > 0 && (
        <div class="said-by">
          <h4>{tongue.t(WORDS.opposed_by)}</h4>
          {face.saidBy.map((claim) => (
            <ClaimLine key={claim} claim={claim} />
          ))}
        </div>
      )}
      <Between crossings={shown} some={face.between.length > 0} />
      <p class="under">
        <ShareButton picture={picture} />
      </p>
    </div>
  );
}

/** The lines in words: the list that says the same as the picture. */
function Between({ crossings, some }: { crossings: Crossing[]; some: boolean }): JSX.Element {
  const { tongue } = useExplorer();
  const [open, setOpen] = useState(useNarrow(800));
  if (!crossings.length) return <p class="hint">{tongue.t(some ? WORDS.none_explicit : WORDS.none)}</p>;
  return (
    <div class="between" data-open={open}>
      <p class="key">
        <span>{tongue.count(WORDS.between, crossings.length)}:</span>
        <Key attacks />
        {crossings.some((crossing) => !attacking(crossing)) && <Key />}
        <span class="line-key">
          <svg class="crossings" width="34" height="12" aria-hidden="true">
            <path class="attacks" d="M2 6H32" />
          </svg>{" "}
          {tongue.t("explicit")}
        </span>
        <span class="line-key">
          <svg class="crossings" width="34" height="12" aria-hidden="true">
            <path class="attacks inferred" d="M2 6H32" />
          </svg>{" "}
          {tongue.t("inferred")}
        </span>
        <span class="tools">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {tongue.t("as_list")}
          </button>
        </span>
      </p>
      <ul class="twin">
        {crossings.map((crossing) => (
          <li key={crossing.step.argument + crossing.from} class={inferred(crossing) ? "basis-inferred" : undefined}>
            <Step crossing={crossing} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Key({ attacks = false, children }: { attacks?: boolean; children?: string }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <span class={attacks ? "side-against" : "side-for"}>
      <span aria-hidden="true">{attacks ? "✕" : "✚"}</span> {children ?? tongue.t(attacks ? WORDS.attacks_mark : WORDS.supports_mark)}
    </span>
  );
}

function Step({ crossing }: { crossing: Crossing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { step, from, to } = crossing;
  return (
    <>
      <ClaimLine claim={from} voices={false} />
      <p class="how">
        <Key attacks={attacking(crossing)}>{tongue.name(step.kind)}</Key>{" "}
        <small>
          {tongue.t(inferred(crossing) ? "inferred" : "explicit")}{" "}
          {step.holder && (
            <>
              · <ThingLink thing={step.holder} />
            </>
          )}{" "}
          <Places places={graph.placesOf.get(step.argument) ?? []} />
        </small>
      </p>
      <ClaimLine claim={to} voices={false} />
    </>
  );
}
