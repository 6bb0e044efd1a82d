// Who made the graph of an article, under which licence; how to cite the article and the graph; how it was made, in numbers.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { gist as words } from "words";
import { useExplorer } from "../../explorer";
import { voices } from "../../graph/claimed";
import type { Article, Passage } from "../../graph/document";
import { local } from "../../graph/thing";
import { licenceName } from "../../language/licence";
import { ended } from "../../language/sentence";
import type { Tongue } from "../../language/tongue";
import { dateInWords } from "../../language/when";
import { worded } from "../../language/words";
import { forget, isRead, subscribe } from "../../readmarks";

const WORDS = worded(words);

export function About({ article }: { article: Article }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const curators = graph.curatorsOf.get(article.article) ?? [];
  const licence = article.graph_licence;
  return (
    <div class="about">
      <p>
        {curators.length ? tongue.t(WORDS.made_by, curators.join(", ")) : tongue.t(WORDS.by_nobody)}
        {article.curated && `, ${licence ? dateInWords(article.curated, tongue) : ended(dateInWords(article.curated, tongue))}`}
        {licence ? (
          <>
            {", "}
            <a href={licence} rel="license noreferrer">
              {licenceName(licence)}
            </a>
            .
          </>
        ) : (
          !article.curated && "."
        )}{" "}
        {!article.licence && tongue.t(WORDS.no_text)} {!article.url && tongue.t(WORDS.no_address)}
      </p>
      <details>
        <summary>{tongue.t(WORDS.cite)}</summary>
        <Citation article={article} />
      </details>
      <details>
        <summary>{tongue.t(WORDS.made)}</summary>
        <Made article={article} />
      </details>
    </div>
  );
}

/** Two lines to copy: the article as it was printed, and the graph of it. */
function Citation({ article }: { article: Article }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const authors = (graph.authorsOf.get(article.article) ?? []).map((author) => tongue.name(author)).join(", ");
  const [title, year, day] = [titles(article, tongue), article.published?.slice(0, 4), article.curated];
  const [address, curators] = [graph.iri(article.article), (graph.curatorsOf.get(article.article) ?? []).join(", ")];
  const original = [
    authors,
    title,
    article.journal && tongue.name(article.journal),
    article.published,
    article.url && graph.iri(article.url),
  ];
  const ours = [curators, tongue.t(WORDS.graph_of, [authors, year].filter(Boolean).join(" ")), day];
  return (
    <dl class="cite">
      <dt>{tongue.t("article")}</dt>
      <dd>{sentences(original)}</dd>
      <dt>{tongue.t(WORDS.graph)}</dt>
      <dd>
        {sentences(ours)} <code>{address}</code>
      </dd>
    </dl>
  );
}

/** What is said one after the other, each as a sentence. */
const sentences = (parts: (string | null | undefined | false)[]): string => parts.flatMap((one) => (one ? [ended(one)] : [])).join(" ");

/** The title in the article's own language, and in that of the reader in brackets, where they differ. */
function titles({ article, language }: Article, tongue: Tongue): string {
  const own = (language && tongue.graph.labels.get(article)?.[language]) || "";
  const read = tongue.name(article);
  return own && own !== read ? `${own} [${read}]` : read;
}

/** What was read and what was inferred, in numbers; and what the curator is to the article. */
function Made({ article }: { article: Article }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const claims = graph.claims.filter((claim) => claim.article === article.article).length;
  const inferred = graph.arguments.filter((step) => local(step.basis) === "inferred").length;
  const sentences = graph.passages.filter((passage) => passage.article === article.article);
  const spoken = sentences.filter(({ passage }) => graph.positionsAt.has(passage)).length;
  return (
    <>
      <p>{tongue.t(WORDS.curator_is)}</p>
      <ul>
        <li>
          {tongue.count("n_claims", claims)}, {tongue.count("n_voices", voices(graph).length)};{" "}
          {tongue.t(WORDS.sentences, tongue.number(spoken), tongue.number(sentences.length))}
        </li>
        <li>{tongue.t(WORDS.steps, tongue.number(graph.arguments.length - inferred), tongue.number(inferred))}</li>
        <li>
          {tongue.count("n_notes", graph.notes.filter((note) => note.article === article.article).length)},{" "}
          {tongue.count("n_statements", graph.document.statements)}
        </li>
      </ul>
      <p>{tongue.t("offline_note")}</p>
      <ReadSoFar sentences={sentences} />
    </>
  );
}

/** How much of it the reader has read, as this browser remembers, and the way to forget that. */
function ReadSoFar({ sentences }: { sentences: Passage[] }): JSX.Element | null {
  const { tongue } = useExplorer();
  const count = () => sentences.filter(({ passage }) => isRead(passage)).length;
  const [read, setRead] = useState(count);
  useEffect(() => subscribe(() => setRead(count())), [sentences.length]);
  if (!read) return null;
  return (
    <p>
      {tongue.t(WORDS.you_read, tongue.number(read), tongue.number(sentences.length))}{" "}
      <button type="button" onClick={forget}>
        {tongue.t(WORDS.forget)}
      </button>
    </p>
  );
}
