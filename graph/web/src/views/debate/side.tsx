// One viewpoint: what it is, whom the text lists under it, and what it and its members assert.

import type { JSX } from "preact";
import { debate } from "words";
import { href, useExplorer } from "../../explorer";
import type { Asserted } from "../../graph/debate";
import type { Position, Thing } from "../../graph/document";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { DoubtLinks } from "../../parts/doubted";
import { Draft } from "../../parts/draft";
import { Before, Certainty, Places, Say, Stance, ThingLink } from "../../parts/thing";

const WORDS = worded(debate.side);
const FIRST = 8;

interface Shown {
  viewpoint: Thing;
  claims: Asserted[];
  shared?: Thing[];
  onHot?: (claim: Thing | null) => void;
}

export function Side({ viewpoint, claims, shared = [], onHot }: Shown): JSX.Element {
  const { tongue, state } = useExplorer();
  const definition = tongue.definition(viewpoint);
  const own = claims.filter((claim) => claim.own);
  const members = claims.filter((claim) => !claim.own);
  return (
    <article class={state.node === viewpoint ? "side chosen" : "side"} aria-label={tongue.name(viewpoint)}>
      <h3>
        <ThingLink thing={viewpoint} />
      </h3>
      {definition && (
        <p class="definition">
          <Say words={definition} />
        </p>
      )}
      <Members viewpoint={viewpoint} shared={shared} />
      {own.length > 0 && (
        <>
          <h4>{tongue.t(WORDS.asserts)}</h4>
          <Claims claims={own} viewpoint={viewpoint} onHot={onHot} />
        </>
      )}
      {members.length > 0 && (
        <>
          <h4>{tongue.t(WORDS.members_say)}</h4>
          <Claims claims={members} viewpoint={viewpoint} onHot={onHot} />
        </>
      )}
      {!claims.length && <p class="hint">{tongue.t(WORDS.silent)}</p>}
    </article>
  );
}

function Members({ viewpoint, shared }: { viewpoint: Thing; shared: Thing[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const open = graph.viewpoint.get(viewpoint)?.open_list;
  const members = [...(graph.membersOf.get(viewpoint) ?? [])].sort((a, b) => tongue.byName(a.member, b.member));
  return (
    <div class="members">
      <ul aria-label={tongue.t("members")}>
        {members.map(({ membership, member }) => (
          <li key={membership}>
            <ThingLink thing={member} chip>
              <Say words={tongue.say(member)} />
              {shared.includes(member) && (
                <em class="shared">
                  <span aria-hidden="true">⇄ </span>
                  {tongue.t(WORDS.both)}
                </em>
              )}
            </ThingLink>
          </li>
        ))}
        {!members.length && (
          <li>
            <small>{tongue.t(WORDS.nobody)}</small>
          </li>
        )}
        {open && (
          <li class="open-list">
            <small>
              <span aria-hidden="true">… </span>
              {tongue.t(WORDS.open)}
            </small>
          </li>
        )}
      </ul>
    </div>
  );
}

function Claims({
  claims,
  viewpoint,
  onHot,
}: {
  claims: Asserted[];
  viewpoint: Thing;
  onHot?: (claim: Thing | null) => void;
}): JSX.Element {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  return (
    <ul class="asserted">
      <Cut items={claims} as="li" first={FIRST} chosen={({ claim }) => claim === state.node}>
        {({ claim, positions }) => (
          <li
            key={claim}
            data-claim={claim}
            onMouseEnter={() => onHot?.(claim)}
            onMouseLeave={() => onHot?.(null)}
            onFocusCapture={() => onHot?.(claim)}
            onBlurCapture={() => onHot?.(null)}
          >
            <Before claim={claim} told />
            <a class="paraphrase" href={href(explorer, { node: claim })} aria-current={state.node === claim || undefined}>
              <Say words={tongue.say(claim)} />
            </a>{" "}
            <Draft thing={claim} /> <DoubtLinks thing={claim} />
            {positions.map((position) => (
              <Held key={position.position} position={position} viewpoint={viewpoint} />
            ))}
          </li>
        )}
      </Cut>
    </ul>
  );
}

/** How it is held: by whom where not by the viewpoint itself, and who reports it. */
function Held({ position, viewpoint }: { position: Position; viewpoint: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const reporter = position.reported_by ? graph.position.get(position.reported_by)?.holder : undefined;
  const [before = "", after = ""] = tongue.t("reported_by", "\0").split("\0");
  return (
    <p class="held">
      {position.holder !== viewpoint && <ThingLink thing={position.holder} />}
      <Stance stance={position.stance} /> <Certainty certainty={position.certainty} />
      {reporter && (
        <span>
          {before}
          <ThingLink thing={reporter} />
          {after}
        </span>
      )}
      <Places places={graph.placesOf.get(position.position) ?? []} />
    </p>
  );
}
