// How a thing came about, in a line of its card: what drafted it, or who decided upon it and when.
import type { JSX } from "preact";
import { card } from "words";
import { useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { isDraft } from "../graph/drafts";
import { dateInWords } from "../language/when";
import { worded } from "../language/words";
import { Sign } from "../parts/sign";

const WORDS = worded(card.review);

export function Reviewed({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const review = graph.reviewOf.get(thing);
  if (!review) return null;
  const { status, by, at, drafted_by, confidence } = review;
  if (isDraft(graph, thing))
    return (
      <p class="reviewed is-draft">
        <Sign name="draft" /> {tongue.t(WORDS.drafted, drafted_by ?? "?", confidence === null ? "?" : tongue.number(confidence))}
      </p>
    );
  const day = at && dateInWords(at.slice(0, 10), tongue);
  return (
    <p class="reviewed">
      {tongue.t(WORDS.head)}: {[tongue.name(status), by, day].filter(Boolean).join(", ")}
    </p>
  );
}
