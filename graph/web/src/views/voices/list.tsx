// The claims of each voice: the same as the matrix, in words; reported words with the chain of those who pass them on.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { voices } from "words";
import { useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import { SIDES } from "../../graph/stance";
import { full } from "../../graph/thing";
import { authors, holders, type Said, tally } from "../../graph/voices";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { doubtHead, doubtSaid } from "../../parts/doubted";
import { csv, save } from "../../parts/save";
import { Certainty, ClaimLine, Places, Stance, ThingLink, Voice } from "../../parts/thing";
import { MARKS, WORDS as SIDE_WORDS } from "./matrix";

const WORDS = worded(voices.list);
/** So many voices at once: more than an article has. */
const MANY = 100;
const FIRST = 3;
const FIRST_OF_ONE = 40;

export function Grouped({ said }: { said: Said[] }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const groups = useMemo(() => holders(graph, said), [graph, said]);
  return (
    <section class="said">
      <div class="said-head">
        <h2 id="voices-claims" tabIndex={-1}>
          {useTitle()} <small aria-live="polite">{tongue.count(WORDS.n_positions, said.length)}</small>
        </h2>
        {said.length > 0 && (
          <div class="tools">
            <SaveCsv said={said} />
          </div>
        )}
      </div>
      {!said.length && <p class="hint">{tongue.t(WORDS.none)}</p>}
      <Cut
        items={groups}
        first={MANY}
        step={MANY}
        chosen={({ holder, said: held }) => holder === state.node || held.some(involves(state.node))}
      >
        {({ holder, said: held }) => (
          <Group
            key={`${holder} ${JSON.stringify(state.filters)}`}
            holder={holder}
            said={held}
            first={groups.length === 1 ? FIRST_OF_ONE : FIRST}
          />
        )}
      </Cut>
    </section>
  );
}

/** Whose claims, and about what, as far as the filters say. */
function useTitle(): string {
  const { tongue, state } = useExplorer();
  const { holder, concept } = state.filters;
  if (holder && concept) return tongue.t(WORDS.about, tongue.name(full(holder)), tongue.name(full(concept)));
  if (concept) return tongue.t(WORDS.about_only, tongue.name(full(concept)));
  return holder ? tongue.name(full(holder)) : tongue.t(WORDS.title);
}

const involves =
  (node: Thing | null) =>
  ({ claim, position }: Said): boolean =>
    node !== null && (claim.claim === node || position.source === node);

function Group({ holder, said, first }: { holder: Thing; said: Said[]; first: number }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const counted = tally(said);
  const type = graph.actorType.get(holder);
  const author = authors(graph).has(holder);
  return (
    <div class={state.node === holder ? "group chosen" : "group"}>
      <div class="who">
        <h3>
          <ThingLink thing={holder} />
        </h3>
        <p>
          <small>{author ? tongue.t("author") : type ? tongue.heading(type).text : tongue.t("viewpoint")}</small>
          {SIDES.filter((one) => counted[one]).map((one) => (
            <span key={one} class={`side-${one}`}>
              <span aria-hidden="true">{MARKS[one]}</span> {tongue.number(counted[one])} {tongue.t(SIDE_WORDS[one])}
            </span>
          ))}
        </p>
      </div>
      <ul>
        <Cut as="li" items={said} first={first} step={50} chosen={involves(state.node)}>
          {(one) => (
            <li key={one.position.position}>
              <Line said={one} />
            </li>
          )}
        </Cut>
      </ul>
    </div>
  );
}

/** A claim and how it is held: the whole chain where the words are passed on, else without repeating whose they are. */
function Line({ said: { claim, position } }: { said: Said }): JSX.Element {
  const { graph, tongue } = useExplorer();
  return (
    <>
      <ClaimLine claim={claim.claim} voices={false} told />
      <div class="held">
        {position.reported_by ? (
          <Voice position={position} />
        ) : (
          <span class="voice">
            <Stance stance={position.stance} /> <Certainty certainty={position.certainty} />
            {position.source && (
              <span class="source">
                {tongue.t("on_source", "")}
                <ThingLink thing={position.source} />
              </span>
            )}
            <Places places={graph.placesOf.get(position.position) ?? []} />
          </span>
        )}
      </div>
    </>
  );
}

function SaveCsv({ said }: { said: Said[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const take = () => {
    const head = [
      tongue.t("voice"),
      tongue.t("stance"),
      tongue.t("certainty"),
      tongue.t(WORDS.claim),
      tongue.t("kind"),
      tongue.t(WORDS.reporter),
      tongue.t("place"),
      doubtHead(tongue),
      tongue.t("identifier"),
    ];
    const rows = said.map(({ position, claim }) => [
      tongue.name(position.holder),
      tongue.name(position.stance),
      tongue.name(position.certainty),
      tongue.name(claim.claim),
      tongue.name(claim.kind),
      graph
        .chain(position)
        .slice(0, -1)
        .map((link) => tongue.name(link.holder))
        .join(" → "),
      (graph.placesOf.get(position.position) ?? []).map((place) => `${place.paragraph}.${place.sentence}`).join(" "),
      doubtSaid(graph, tongue, claim.claim),
      graph.iri(claim.claim),
    ]);
    save(`tuiin-voices-${tongue.lang}.csv`, "text/csv", csv([head, ...rows]));
  };
  return (
    <button type="button" onClick={take}>
      {tongue.t("save_csv")}
    </button>
  );
}
