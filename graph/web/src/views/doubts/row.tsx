// One thing to doubt in a row: its rank and sign, what it says, what kind it is and where; how much it bears on, and why it stands there.

import type { JSX } from "preact";
import { doubts as section } from "words";
import { href, useExplorer } from "../../explorer";
import type { Thing, Words } from "../../graph/document";
import type { Doubt } from "../../graph/doubts";
import { parties } from "../../graph/parties";
import { local } from "../../graph/thing";
import { tensionName } from "../../language/tensions";
import type { Tongue } from "../../language/tongue";
import { worded } from "../../language/words";
import { Sign } from "../../parts/sign";
import { Before, Places, Say } from "../../parts/thing";
import { Opened } from "./opened";

const WORDS = worded(section.row);
const KINDS = worded(section.kinds);
const WEIGHTS: Record<string, Words> = worded(section.weights);
const weightSaid = (weight: Thing, tongue: Tongue): string => {
  const own = WEIGHTS[local(weight)];
  return own ? tongue.t(own) : tongue.name(weight);
};

export function Row({ doubt, rank, most }: { doubt: Doubt; rank: number; most: number }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state, light } = explorer;
  const lit = () => light(doubt.places.map(({ passage }) => passage));
  const open = state.filters.open === doubt.id;
  const openable = doubt.concerned.length > 0;
  const chosen = open || (state.node !== null && doubt.concerned.includes(state.node));
  return (
    <li
      class={chosen ? "doubt chosen" : "doubt"}
      data-doubt={doubt.id}
      data-sort={doubt.sort}
      onPointerEnter={lit}
      onPointerLeave={() => light(null)}
      onFocusCapture={lit}
    >
      <span class="rank">{tongue.number(rank)}</span>
      <Sign name={doubt.sort} />
      <div class="told-of">
        <p class="tells">
          <Sentence doubt={doubt} />
        </p>
        <p class="sort">
          {graph.articles.length > 1 && `${tongue.name(doubt.article)} · `}
          {doubt.sort === "contradiction" ? tongue.t(KINDS[parties(graph, doubt)]) : tongue.t(KINDS.doubt)}
          {doubt.note === null && ` · ${tongue.t(WORDS.by_rule)}`} · <Places places={doubt.places} />
          {openable && (
            <a class="unfold" href={href(explorer, { filters: { open: open ? null : doubt.id } })} aria-expanded={open}>
              {tongue.t(doubt.sort === "contradiction" ? WORDS.face : WORDS.about)}
            </a>
          )}
        </p>
        {open && <Opened doubt={doubt} />}
      </div>
      <Bearing doubt={doubt} most={most} />
    </li>
  );
}

/** A claim with what is said before it. */
function Claimed({ thing }: { thing: Thing }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <>
      <Before claim={thing} />
      <Say words={tongue.say(thing)} />
    </>
  );
}

/** The note's words; of what a rule found, both claims. */
function Sentence({ doubt }: { doubt: Doubt }): JSX.Element {
  const { tongue } = useExplorer();
  const { note, concerned, tensions } = doubt;
  const words = note && tongue.remark(note.note);
  if (words) return <Say words={words} />;
  if (note) return <>{[note.printed, note.probably].filter(Boolean).join(" → ")}</>;
  const [one, other] = concerned;
  return (
    <>
      {one && <Claimed thing={one} />}{" "}
      {other ? (
        <>
          {tongue.t(WORDS.against)} <Claimed thing={other} />
        </>
      ) : (
        tensions[0] && `(${tensionName(tensions[0].kind, tongue)})`
      )}
    </>
  );
}

/** How many claims hang on it, in words and as a bar, and why it stands at its level. */
function Bearing({ doubt, most }: { doubt: Doubt; most: number }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { conclusions, under, pictured, note, bearsOn } = doubt;
  const places = [...new Set(conclusions.flatMap((claim) => graph.placesOfClaim(claim)))];
  const reasons = [!conclusions.length && under.length > 0 && tongue.t(WORDS.under), pictured.length > 0 && tongue.t(WORDS.pictured)];
  return (
    <div class="bears">
      <span>{tongue.count(WORDS.bears_on, bearsOn.size)}</span>
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="whole" width="100" height="4" />
        <rect class="share" width={(100 * bearsOn.size) / most} height="4" />
      </svg>
      <small>
        {places.length > 0 && (
          <span>
            {tongue.t(WORDS.touches)} <Places places={places} />
          </span>
        )}
        <span>{reasons.filter(Boolean).join(" · ")}</span>
        {note?.weight && <span class="weight">{weightSaid(note.weight, tongue)}</span>}
      </small>
    </div>
  );
}
