// Pairs of claims that do not go together, and why; or one claim and two positions on it.

import type { JSX } from "preact";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import { notesOf } from "../../graph/debate";
import type { Tension } from "../../graph/document";
import { tensionName } from "../../language/tensions";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { ClaimLine, Places, Say, Stance, ThingLink } from "../../parts/thing";

const WORDS = worded(debate.tensions);
const MARKS: Record<string, string> = { polarity: "±", relation: "⇅", stance: "≠", note: "✎" };

export function Tensions({ tensions, of }: { tensions: Tension[]; of: number }): JSX.Element {
  const { tongue, state } = useExplorer();
  return (
    <section>
      <h2 id="debate-tensions" tabIndex={-1}>
        {tongue.t(WORDS.title)}{" "}
        <small>{tensions.length === of ? tongue.number(of) : tongue.t(WORDS.of, tongue.number(tensions.length), tongue.number(of))}</small>
      </h2>
      {!tensions.length && <p class="hint">{tongue.t(WORDS.none)}</p>}
      <Cut items={tensions} first={5} chosen={(tension) => tension.one === state.node || tension.other === state.node}>
        {(tension) => <Pair key={tension.tension} tension={tension} />}
      </Cut>
    </section>
  );
}

function Pair({ tension }: { tension: Tension }): JSX.Element {
  const { tongue } = useExplorer();
  const same = tension.one === tension.other;
  return (
    <div class="tension" data-kind={tension.kind}>
      <div class={same ? "pair one" : "pair"}>
        <ClaimLine claim={tension.one} />
        {!same && (
          <>
            <span class="versus" aria-hidden="true">
              ⇄
            </span>
            <ClaimLine claim={tension.other} />
          </>
        )}
      </div>
      <div class="why">
        <span class="kind">
          <span aria-hidden="true">{MARKS[tension.kind] ?? "⇄"}</span> {tensionName(tension.kind, tongue)}
        </span>
        <Why tension={tension} />
      </div>
    </div>
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
