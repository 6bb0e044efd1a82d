// The first screen: what an article says in five lines and a picture, where it stands, who made this graph, and how to cite both.

import { Fragment, type JSX } from "preact";
import { useMemo } from "preact/hooks";
import { gist as words } from "words";
import { href, useExplorer } from "../explorer";
import { GuideLink } from "../findings/entrance";
import { LeadPicture } from "../findings/lead";
import type { Article, Note, Passage, Thing } from "../graph/document";
import { draftsOf } from "../graph/drafts";
import { gist, type Line } from "../graph/gist";
import type { Graph } from "../graph/graph";
import { ASKS, heldAt, holding } from "../graph/holding";
import { placesOf } from "../graph/outline";
import { placeOf } from "../graph/passage";
import { local } from "../graph/thing";
import { claimName } from "../language/holding";
import { partlyRead } from "../language/partly";
import { dateInWords } from "../language/when";
import { languageName, worded } from "../language/words";
import { Sign, type SignName } from "../parts/sign";
import { Before, Say, ThingLink } from "../parts/thing";
import { About } from "./gist/about";

const WORDS = worded(words);
/** The sign before the name of a line. */
const SIGNS: Partial<Record<Line["name"], SignName>> = { conclusion: "conclusion", dispute: "contradiction", doubt: "doubt" };
/** Of what is said last the last place is meant. */
const LAST: ReadonlySet<Line["name"]> = new Set(["last", "final", "so_far"]);
/** So many authors are named. */
const NAMED = 3;

export function GistView(): JSX.Element {
  const { graph } = useExplorer();
  return (
    <div class="gist-view">
      {graph.articles.map((article, i) => (
        <ArticleGist key={article.article} article={article} first={i === 0} />
      ))}
    </div>
  );
}

function ArticleGist({ article, first }: { article: Article; first: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const lines = useMemo(() => gist(graph, article.article), [graph, article]);
  const misprinted = graph.notes.find(
    (note) => note.article === article.article && (graph.placesOf.get(note.note) ?? []).some(({ silence }) => silence === "title"),
  );
  const Heading = first ? "h1" : "h2";
  return (
    <article>
      <div class="gist-main">
        <Heading id={first ? "view-title" : undefined} class="article-title" tabIndex={first ? -1 : undefined}>
          <Say words={tongue.say(article.article)} />
          {misprinted && <Doubtful note={misprinted} />}
        </Heading>
        <Byline article={article} />
        <Drafts article={article} />
        <Partly article={article} />
        <dl class="lines">
          {lines.map((line) => (
            <GistLine key={line.name} line={line} />
          ))}
        </dl>
        <p class="onward">
          <GuideLink article={article.article} />
          <a class="button" href={href(explorer, { view: "read", filters: { at: firstPlace(graph.passages, article.article, explorer) } })}>
            {tongue.t(WORDS.read_through)}
          </a>
        </p>
      </div>
      <aside class="gist-side">
        <LeadPicture article={article.article} />
        <About article={article} />
      </aside>
    </article>
  );
}

function firstPlace(passages: Passage[], article: Thing, { graph }: { graph: Graph }): string | null {
  const first = passages.find((passage) => passage.article === article && passage.paragraph > 0);
  return first ? placeOf(graph, first) : null;
}

function Doubtful({ note }: { note: Note }): JSX.Element {
  const explorer = useExplorer();
  const place = explorer.graph.placesOf.get(note.note)?.[0];
  const says = explorer.tongue.remark(note.note)?.text ?? "";
  return (
    <a class="doubtful" href={href(explorer, { view: "read", filters: { at: place ? placeOf(explorer.graph, place) : null } })}>
      <Sign name={local(note.kind) === "contradiction" ? "contradiction" : "doubt"} says={says} />
    </a>
  );
}

/** How much of the graph nobody has reviewed, where there is such. */
function Drafts({ article }: { article: Article }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const drafts = draftsOf(graph, article.article);
  if (!drafts.length) return null;
  return (
    <p class="drafts" role="note">
      <Sign name="draft" /> {tongue.count(WORDS.drafts, drafts.length)}
    </p>
  );
}

/** How far it is read, where it is not read whole, and what that means for what it comes to. */
function Partly({ article }: { article: Article }): JSX.Element | null {
  const words = partlyRead(useExplorer().tongue, article.article);
  return words ? (
    <p class="drafts partly" role="note">
      {words}
    </p>
  ) : null;
}

/** Who wrote it, where and when it appeared, in which language, and where the original stands. */
function Byline({ article }: { article: Article }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const authors = graph.authorsOf.get(article.article) ?? [];
  const curators = graph.curatorsOf.get(article.article) ?? [];
  const houses = [...new Set(authors.flatMap((author) => graph.affiliationsOf.get(author) ?? []))];
  const parts = [
    <b key="authors">
      {authors.slice(0, NAMED).map((author, i) => (
        <>
          {i > 0 && ", "}
          <ThingLink key={author} thing={author} />
        </>
      ))}
      {authors.length > NAMED && ` ${tongue.count(WORDS.more_authors, authors.length - NAMED)}`}
    </b>,
    ...houses.slice(0, 1).map((house) => <ThingLink key={house} thing={house} />),
    article.journal && (
      <i key="journal">
        <ThingLink thing={article.journal} />
      </i>
    ),
    <span key="date">{article.published ? dateInWords(article.published, tongue) : tongue.t(WORDS.undated)}</span>,
    article.language && <span key="language">{tongue.t(WORDS.in_language, languageName(article.language, tongue.lang))}</span>,
    curators.length > 0 && <span key="curators">{tongue.t(WORDS.read_by, curators.join(", "))}</span>,
    article.url && (
      <a key="url" href={graph.iri(article.url)} rel="noreferrer">
        {tongue.t(WORDS.original)} <span aria-hidden="true">↗</span>
      </a>
    ),
  ].filter(Boolean);
  return (
    <p class="byline">
      {parts.map((part, i) => (
        <>
          {i > 0 && "\u00a0· "}
          {part}
        </>
      ))}
    </p>
  );
}

/** One line: what the curator says of it, or the claims' own paraphrases; then the places, each with the claim that stands there. */
function GistLine({ line }: { line: Line }): JSX.Element {
  const { graph, tongue, light } = useExplorer();
  const sign = SIGNS[line.name];
  const lit = line.things.flatMap((thing) => placesOf(graph, thing)).map(({ passage }) => passage);
  return (
    <div class={`line line-${line.name}`} onPointerEnter={() => light(lit)} onPointerLeave={() => light(null)}>
      <dt>
        {sign && <Sign name={sign} />}
        {tongue.t(WORDS.lines[line.name])}
      </dt>
      <dd>
        <Told line={line} />{" "}
        <span class="places">
          {spots(graph, line).map((spot, i) => (
            <Fragment key={spot.place.passage}>
              {i > 0 && " "}
              <Spot {...spot} />
            </Fragment>
          ))}
        </span>
      </dd>
    </div>
  );
}

/** The sentences in which a line's claims begin (or, of the last paragraph, stand) and its notes stand, each once, with what stands there. */
function spots(graph: Graph, { name, things }: Line): { thing: Thing; place: Passage }[] {
  const shown = (thing: Thing): Passage[] => {
    if (!graph.claim.has(thing)) return placesOf(graph, thing);
    return LAST.has(name) ? heldAt(graph, thing).slice(-1) : placesOf(graph, thing).slice(0, 1);
  };
  const all = things.flatMap((thing) => shown(thing).map((place) => ({ thing, place })));
  const places = all.map(({ place }) => place);
  return all.filter(({ place }, i) => places.indexOf(place) === i);
}

function Told({ line }: { line: Line }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  if (line.gists.length)
    return (
      <>
        {line.gists.map((one) => (
          <span key={one}>
            <Say words={tongue.remark(one) ?? tongue.say(one)} />{" "}
          </span>
        ))}
      </>
    );
  return (
    <>
      {line.things.map((thing) => (
        <span key={thing}>
          {!(line.name === "question" && holding(graph, thing)?.how === ASKS) && <Before claim={thing} />}
          {graph.claim.has(thing) ? (
            <a class="phrase" href={href(explorer, { node: thing })}>
              <Say words={tongue.say(thing)} />
            </a>
          ) : (
            <Say words={tongue.remark(thing) ?? tongue.say(thing)} />
          )}
          {line.name === "dispute" && <Sides claim={thing} />}{" "}
        </span>
      ))}
    </>
  );
}

/** Who is for a claim and who against it, where there are both. */
function Sides({ claim }: { claim: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const held = graph.positionsOf.get(claim) ?? [];
  const who = (wanted: string) =>
    [...new Set(held.filter(({ side }) => side === wanted).map(({ holder }) => tongue.name(holder)))].join(", ");
  if (!who("for") || !who("against")) return null;
  return <small> {tongue.t(WORDS.sides, who("for"), who("against"))}</small>;
}

/** Where a claim of the line stands: the way to the sentence, which has its claims beside it. */
function Spot({ thing, place }: { thing: Thing; place: Passage }): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const claim = graph.claim.has(thing);
  const says = claim ? claimName(tongue, thing) : tongue.remark(thing)?.text;
  const to = href(explorer, { view: "read", node: null, filters: { at: placeOf(graph, place), article: null } });
  return (
    <a href={to} title={says}>
      ¶{place.paragraph}.{place.sentence}
    </a>
  );
}
