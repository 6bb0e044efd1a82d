// What the article is, what it says in the end, how much there is of what, what is contested, and the doors to the other views.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { overview } from "words";
import { href, useExplorer } from "../explorer";
import { contested } from "../graph/debate";
import type { Article, Thing, Words } from "../graph/document";
import { gist } from "../graph/gist";
import { local } from "../graph/thing";
import { said } from "../graph/voices";
import { dateInWords } from "../language/when";
import { worded } from "../language/words";
import { NoteLine } from "../parts/note";
import { ClaimLine, Places, Say, ThingLink } from "../parts/thing";
import { VIEWS, type View } from "../state";

const WORDS = worded(overview.view);
const DOORS: Partial<Record<View, Words>> = worded(overview.doors);
export function OverviewView(): JSX.Element {
  const { graph } = useExplorer();
  return (
    <div class="overview">
      {graph.articles.map((article) => (
        <>
          <Masthead key={article.article} article={article} />
          <Gist article={article.article} />
        </>
      ))}
      <Counts />
      <Contested />
      <Stated />
      <Doors />
    </div>
  );
}

function Masthead({ article }: { article: Article }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const authors = graph.authorsOf.get(article.article) ?? [];
  return (
    <div class="masthead">
      <h2>
        <Say words={tongue.say(article.article)} />
      </h2>
      <p>
        {authors.map((author) => (
          <ThingLink key={author} thing={author} chip />
        ))}
        {article.journal && <ThingLink thing={article.journal} chip />}
        {article.published && <span>{dateInWords(article.published, tongue)}</span>}
      </p>
    </div>
  );
}

function Counts(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const holders = new Set(graph.positions.map((position) => position.holder));
  const claimed = new Set([...graph.positionsAt.keys()]);
  const counts: [string, View][] = [
    [tongue.count("n_claims", graph.claims.length), "argument"],
    [tongue.count("n_voices", holders.size), "voices"],
    [tongue.count("n_works", graph.works.length), "voices"],
    [
      tongue.count(
        "n_concepts",
        graph.labels.size ? new Set(graph.nodes.filter((node) => node.kind === "concept").map((node) => node.node)).size : 0,
      ),
      "concepts",
    ],
    [tongue.count("n_arguments", graph.arguments.length), "argument"],
    [tongue.count("n_tensions", graph.tensions.length), "debate"],
    [`${tongue.count("n_sentences", claimed.size)} / ${tongue.number(graph.passages.length)}`, "reading"],
    [tongue.count("n_notes", graph.notes.length), "reading"],
  ];
  return (
    <ul class="counts">
      {counts.map(([words, view]) => {
        const [, number, rest] = /^([\d\s\u00a0\u202f.,]+)(.*)$/s.exec(words) ?? ["", "", words];
        return (
          <li key={words}>
            <a href={href(explorer, { view })}>
              <b>{number}</b> <span>{rest}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** What an article says in a few lines, each made of claims that lead to who holds them, and where. */
function Gist({ article }: { article: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const lines = useMemo(() => gist(graph, article), [graph, article]);
  if (!lines.length) return null;
  return (
    <section>
      <h2>{tongue.t(WORDS.gist)}</h2>
      <p class="hint">{tongue.t(WORDS.gist_note)}</p>
      <dl class="gist">
        {lines.map(({ name, claims, notes }) => (
          <div key={name} class={`line-${name}`}>
            <dt>{tongue.t(WORDS[name])}</dt>
            <dd>
              <ul>
                {claims.map((claim) => (
                  <li key={claim}>
                    <ClaimLine claim={claim} voices={name === "dispute"} />
                    {name !== "dispute" && <Places places={graph.placesOfClaim(claim)} />}
                  </li>
                ))}
                {notes.map((note) => (
                  <li key={note.note}>
                    <NoteLine note={note} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Contested(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const denied = contested(graph);
  const pairs = graph.tensions.filter((tension) => tension.one !== tension.other);
  if (!denied.length && !pairs.length && !graph.oppositions.length)
    return (
      <section>
        <h2>{tongue.t(WORDS.contested)}</h2>
        <p>{tongue.t(WORDS.contested_none)}</p>
      </section>
    );
  return (
    <section>
      <h2>{tongue.t(WORDS.contested)}</h2>
      <div class="columns">
        {graph.oppositions.length > 0 && (
          <div>
            <h3>{tongue.t(WORDS.opposed)}</h3>
            <ul class="pairs">
              {graph.oppositions.map(({ one, other }) => (
                <li key={one + other}>
                  <ThingLink thing={one} /> <span aria-hidden="true">⇄</span> <ThingLink thing={other} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {pairs.length > 0 && (
          <div>
            <h3>{tongue.t(WORDS.tensions)}</h3>
            <ul class="pairs">
              {pairs.slice(0, 3).map((tension) => (
                <li key={tension.tension}>
                  <Pair one={tension.one} other={tension.other} />
                </li>
              ))}
            </ul>
            <a href={href(explorer, { view: "debate" })}>{tongue.count("n_tensions", graph.tensions.length)} →</a>
          </div>
        )}
        {denied.length > 0 && (
          <div>
            <h3>{tongue.t(WORDS.denied)}</h3>
            <ul>
              {denied.slice(0, 3).map((claim) => (
                <li key={claim}>
                  <ClaimLine claim={claim} />
                </li>
              ))}
            </ul>
            <a href={href(explorer, { view: "voices", filters: { side: "against" } })}>{tongue.count("n_claims", denied.length)} →</a>
          </div>
        )}
      </div>
    </section>
  );
}

const Pair = ({ one, other }: { one: Thing; other: Thing }): JSX.Element => (
  <>
    <ClaimLine claim={one} voices={false} />
    <span class="versus" aria-hidden="true">
      ⇄
    </span>
    <ClaimLine claim={other} voices={false} />
  </>
);

function Stated(): JSX.Element {
  const { graph, tongue } = useExplorer();
  const explicit = graph.arguments.filter((step) => local(step.basis) === "explicit").length;
  const inferred = graph.arguments.length - explicit;
  const all = useMemo(() => said(graph), [graph]);
  const [own, reported] = ["own", "reported"].map((words) => all.filter((one) => one.words === words).length);
  const ruled = graph.graphs.filter((one) => one.rule).reduce((sum, one) => sum + one.triples, 0);
  const curated = graph.graphs
    .filter((one) => !one.rule && !/\/(ontology|description|words\/[a-z0-9-]+)$/.test(one.graph))
    .reduce((sum, one) => sum + one.triples, 0);
  return (
    <section>
      <h2>{tongue.t(WORDS.stated)}</h2>
      <Share left={explicit} right={inferred} leftWords={tongue.t(WORDS.steps_explicit)} rightWords={tongue.t(WORDS.steps_inferred)} />
      <Share left={own!} right={reported!} leftWords={tongue.t(WORDS.own_voice)} rightWords={tongue.t(WORDS.reported)} />
      <p class="hint">{tongue.t(WORDS.rules, tongue.number(ruled), tongue.number(curated))}</p>
    </section>
  );
}

/** Two parts of a whole as a bar; the numbers stand beside it in words. */
function Share({
  left,
  right,
  leftWords,
  rightWords,
}: {
  left: number;
  right: number;
  leftWords: string;
  rightWords: string;
}): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <div class="share">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="left" width={(100 * left) / (left + right || 1)} height="4" />
        <rect class="right" x={(100 * left) / (left + right || 1)} width={(100 * right) / (left + right || 1)} height="4" />
      </svg>
      <p>
        <span>
          <b>{tongue.number(left)}</b> {leftWords}
        </span>
        <span>
          <b>{tongue.number(right)}</b> {rightWords}
        </span>
      </p>
    </div>
  );
}

function Doors(): JSX.Element {
  const explorer = useExplorer();
  const { tongue } = explorer;
  return (
    <section>
      <h2>{tongue.t(WORDS.doors)}</h2>
      <ul class="doors">
        {VIEWS.filter((view) => DOORS[view]).map((view) => (
          <li key={view}>
            <a href={href(explorer, { view })}>
              <b>{tongue.t(view)}</b>
              <span>{tongue.t(DOORS[view]!)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
