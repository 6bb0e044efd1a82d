// Parts of the card: a heading with what stands under it, nothing where that would be empty.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { ClaimLine, ThingLink } from "./thing";

/** A part of the card with a heading; nothing where it would be empty. */
export function Part({ title, children, count }: { title: string; children: ComponentChildren; count?: number }): JSX.Element | null {
  if (count === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Things({ title, things }: { title: string; things: Thing[] | undefined }): JSX.Element | null {
  const { tongue } = useExplorer();
  const sorted = [...(things ?? [])].sort(tongue.byName);
  return (
    <Part title={title} count={sorted.length}>
      <p class="things">
        {sorted.map((thing) => (
          <ThingLink key={thing} thing={thing} chip />
        ))}
      </p>
    </Part>
  );
}

const BRIEF = 12;

/** A list of claims in the order of the text. */
export function Claims({ title, claims }: { title: string; claims: Thing[] }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const [all, setAll] = useState(false);
  const place = (claim: Thing): number => graph.claim.get(claim)?.order ?? 0;
  const ordered = [...claims].sort((a, b) => place(a) - place(b));
  const shown = all ? ordered : ordered.slice(0, BRIEF);
  return (
    <Part title={`${title} · ${tongue.number(claims.length)}`} count={claims.length}>
      <ul>
        {shown.map((claim) => (
          <li key={claim}>
            <ClaimLine claim={claim} />
          </li>
        ))}
      </ul>
      {shown.length < claims.length && (
        <button type="button" onClick={() => setAll(true)}>
          {tongue.t("show_more")}
        </button>
      )}
    </Part>
  );
}
