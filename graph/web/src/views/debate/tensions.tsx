// Pairs of claims that do not go together, and why; or one claim and two positions on it.

import type { JSX } from "preact";
import { debate } from "words";
import { useExplorer } from "../../explorer";
import type { Tension } from "../../graph/document";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { Pair, Reasons } from "../../parts/tension";

const WORDS = worded(debate.tensions);

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
        {(tension) => <Entry key={tension.tension} tension={tension} />}
      </Cut>
    </section>
  );
}

function Entry({ tension }: { tension: Tension }): JSX.Element {
  return (
    <div class="tension" data-kind={tension.kind}>
      <Pair one={tension.one} other={tension.other} />
      <Reasons tensions={[tension]} />
    </div>
  );
}
