// Read: the text beside its claims, or without it the curator's paraphrases in order; one sentence is always in focus.
import type { JSX } from "preact";
import { reading } from "words";
import { href, useExplorer } from "../explorer";
import { articleInSight } from "../graph/outline";
import { passageAt } from "../graph/passage";
import { full, short } from "../graph/thing";
import { worded } from "../language/words";
import { Say } from "../parts/thing";
import { ArticleText } from "./read/article";

const WORDS = worded(reading);

/** One article at a time: where the address points, else where the chosen thing stands, else the first. */
export function ReadView(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const several = graph.articles.length > 1;
  const at = state.filters.at ? passageAt(graph, state.filters.at) : undefined;
  const wanted = state.filters.article ? full(state.filters.article) : undefined;
  const article = articleInSight(graph, { node: state.node, ...(at && { at }), ...(wanted && { article: wanted }) });
  return (
    <div class="read-view">
      <h1 id="view-title" class="unseen">
        {tongue.t("read")}
      </h1>
      {several && (
        <nav class="articles" aria-label={tongue.t("article")}>
          {graph.articles.map((one) => (
            <a
              key={one.article}
              class="chip"
              href={href(explorer, { filters: { article: short(one.article), at: null } })}
              aria-current={one === article || undefined}
            >
              <Say words={tongue.shortTitle(one.article)} />
            </a>
          ))}
        </nav>
      )}
      {article ? <ArticleText key={article.article} article={article} /> : <p>{tongue.t(WORDS.nothing)}</p>}
    </div>
  );
}
