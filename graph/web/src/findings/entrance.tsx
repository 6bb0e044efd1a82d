// The way into the guided reading: how many steps it has, and how long it takes.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { guide as words } from "words";
import { href, useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { guide } from "../graph/guide";
import { sentences } from "../graph/guided";
import { short } from "../graph/thing";
import { worded } from "../language/words";

const WORDS = worded(words);
/** So many words are read in a minute. */
const PACE = 180;

/** The link; nothing where the article has no guide. */
export function GuideLink({ article }: { article: Thing }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const steps = useMemo(() => guide(graph, article), [graph, article]);
  const minutes = useMemo(() => {
    const said = steps
      .flatMap((step) => sentences(graph, step))
      .flatMap((one) => {
        if (one.is === "gist" || one.is === "note") return [tongue.remark(one.is === "gist" ? one.gist : one.note.note)?.text ?? ""];
        return one.things.map((thing) => tongue.name(thing));
      });
    return Math.max(1, Math.ceil(said.join(" ").split(/\s+/).length / PACE));
  }, [graph, tongue, steps]);
  const count = String(steps.length) as keyof typeof WORDS.go;
  if (!WORDS.go[count]) return null;
  const of = graph.articles.length > 1 ? short(article) : null;
  return (
    <a class="button first" href={href(explorer, { view: "steps", filters: { article: of, step: "1" } })}>
      {tongue.t(WORDS.go[count])}, {tongue.count(WORDS.minutes, minutes)} <span aria-hidden="true">→</span>
    </a>
  );
}
