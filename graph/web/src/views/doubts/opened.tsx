// What a doubt is about: the claims of a contradiction face to face, as in the debate; else all that it concerns.

import type { JSX } from "preact";
import { useExplorer } from "../../explorer";
import type { Doubt } from "../../graph/doubts";
import { Pair, Reasons } from "../../parts/tension";
import { ClaimLine, ThingLink } from "../../parts/thing";

export function Opened({ doubt }: { doubt: Doubt }): JSX.Element {
  const { graph } = useExplorer();
  const { concerned, tensions, sort } = doubt;
  const claims = concerned.filter((thing) => graph.claim.has(thing));
  const others = concerned.filter((thing) => !graph.claim.has(thing));
  const two = sort === "contradiction" && claims.length === 2;
  return (
    <div class="opened">
      {two ? <Pair one={claims[0]!} other={claims[1]!} /> : claims.map((claim) => <ClaimLine key={claim} claim={claim} />)}
      {others.length > 0 && (
        <p class="things">
          {others.map((thing) => (
            <ThingLink key={thing} thing={thing} chip />
          ))}
        </p>
      )}
      <Reasons tensions={tensions.filter(({ kind }) => kind !== "note")} />
    </div>
  );
}
