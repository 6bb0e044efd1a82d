// Claims that do not go together: face to face, and why.

import type { JSX } from "preact";
import { debate } from "words";
import { useExplorer } from "../explorer";
import { notesOf } from "../graph/debate";
import type { Tension, Thing } from "../graph/document";
import { tensionName } from "../language/tensions";
import { worded } from "../language/words";
import { ClaimLine, Places, Say, Stance, ThingLink } from "./thing";

const WORDS = worded(debate.tensions);
const MARKS: Record<string, string> = { polarity: "±", relation: "⇅", stance: "≠", note: "✎" };

/** Two claims face to face; or one, where positions on it differ. */
export function Pair({ one, other }: { one: Thing; other: Thing }): JSX.Element {
  if (one === other)
    return (
      <div class="pair one">
        <ClaimLine claim={one} />
      </div>
    );
  return (
    <div class="pair">
      <ClaimLine claim={one} />
      <span class="versus" aria-hidden="true">
        ⇄
      </span>
      <ClaimLine claim={other} />
    </div>
  );
}

/** Of which kind a tension is, and why. */
export function Reasons({ tensions }: { tensions: Tension[] }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <>
      {tensions.map((tension) => (
        <div key={tension.tension} class="why">
          <span class="kind">
            <span aria-hidden="true">{MARKS[tension.kind] ?? "⇄"}</span> {tensionName(tension.kind, tongue)}
          </span>
          <Why tension={tension} />
        </div>
      ))}
    </>
  );
}

function Why({ tension }: { tension: Tension }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { kind } = tension;
  const [one, other] = [graph.claim.get(tension.one), graph.claim.get(tension.other)];
  if (kind === "polarity") return <span>{tongue.t(WORDS.affirmed)}</span>;
  if (kind === "relation")
    return <span>{tongue.t(WORDS.relations, tongue.name(one?.relation ?? null), tongue.name(other?.relation ?? null))}</span>;
  if (kind === "stance") {
    const parties = [tension.party, tension.counterparty].flatMap((party) => (party ? (graph.position.get(party) ?? []) : []));
    return (
      <span class="parties">
        {parties.map((position) => (
          <span key={position.position}>
            <ThingLink thing={position.holder} /> <Stance stance={position.stance} />{" "}
            <Places places={graph.placesOf.get(position.position) ?? []} />
          </span>
        ))}
      </span>
    );
  }
  return (
    <>
      {notesOf(graph, tension).map((note) => {
        const words = tongue.remark(note.note);
        return (
          <span key={note.note}>
            {words && <Say words={words} />} <Places places={graph.placesOf.get(note.note) ?? []} />
          </span>
        );
      })}
    </>
  );
}
