// What a card tells of anything but a claim: facts, a name to each, and the lists of what belongs to it.

import type { ComponentChildren, JSX } from "preact";
import { card, concepts } from "words";
import { useExplorer } from "../explorer";
import { claimedBy } from "../graph/claimed";
import type { Thing, Value, Words } from "../graph/document";
import type { Graph } from "../graph/graph";
import { definitions } from "../graph/scheme";
import type { Spoken, Tongue } from "../language/tongue";
import { dateInWords, when, yearInWords } from "../language/when";
import { worded } from "../language/words";
import { Claims, Part, Things } from "../parts/section";
import { Address, ClaimLine, Places, Quotes, Say, ThingLink } from "../parts/thing";
import { Printed } from "./printed";

const WORDS = worded(card.facts);
const GIVEN = worded(concepts);
/** Of how many of its places a thing shows the words. */
const QUOTED = 3;

/** How the article defines a concept, then the curator's gloss, each by its name. */
function Defined({ concept, gloss }: { concept: Thing; gloss: Spoken | null }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const claims = definitions(graph).find(({ thing }) => thing === concept)?.claims ?? [];
  return (
    <>
      <Part title={tongue.t(GIVEN.given)} count={claims.length}>
        {claims.map((claim) => (
          <ClaimLine key={claim} claim={claim} />
        ))}
      </Part>
      {gloss && (
        <Part title={tongue.t(GIVEN.ours)}>
          <p class="definition">
            <Say words={gloss} />
          </p>
        </Part>
      )}
    </>
  );
}

type Fact = [name: string, value: ComponentChildren];

export function ThingParts({ thing, kind }: { thing: Thing; kind: string }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const definition = tongue.definition(thing);
  const viewpoint = graph.viewpoint.get(thing);
  const { made, passed } = claimedBy(graph, thing);
  const facts = factsOf(thing, graph, tongue);
  return (
    <>
      {kind === "concept" ? (
        <Defined concept={thing} gloss={definition} />
      ) : (
        definition && (
          <p class="definition">
            <Say words={definition} />
          </p>
        )
      )}
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      )}
      <Things title={tongue.t("authors")} things={graph.authorsOf.get(thing)} />
      <Things title={tongue.t("wrote")} things={graph.worksBy.get(thing)} />
      <Things title={tongue.t(WORDS.published)} things={graph.publishedBy.get(thing)} />
      <Things
        title={tongue.t("member_of")}
        things={[
          ...(graph.affiliationsOf.get(thing) ?? []),
          ...(graph.viewpointsOf.get(thing) ?? []).map((membership) => membership.viewpoint),
        ]}
      />
      <Things title={tongue.t("members")} things={graph.affiliatesOf.get(thing)} />
      <Members title={`${tongue.t("members")}${viewpoint?.open_list ? ` (${tongue.t("open_list")})` : ""}`} thing={thing} />
      <Things title={tongue.t("opposes")} things={graph.opponentsOf.get(thing)} />
      <Things title={tongue.t("involved")} things={graph.involvedIn.get(thing)} />
      <Things title={tongue.t(WORDS.events)} things={graph.eventsOf.get(thing)} />
      <Things title={tongue.t(WORDS.parts)} things={graph.partsOf.get(thing)} />
      <Things title={tongue.t("broader")} things={graph.broaderOf.get(thing)} />
      <Things title={tongue.t("narrower")} things={graph.narrowerOf.get(thing)} />
      <Things title={tongue.t("related")} things={[...(graph.relatedTo.get(thing) ?? []), ...(graph.focusOf.get(thing) ?? [])]} />
      <Things title={tongue.t("figures")} things={graph.figuresOf.get(thing)} />
      <Claims title={tongue.t("claims_held")} claims={made} />
      <Claims title={tongue.t(WORDS.passed_on)} claims={passed} />
      <Cited thing={thing} />
      {kind !== "article" && (
        <Claims
          title={tongue.t("claims_about", tongue.name(thing))}
          claims={(graph.claimsAbout.get(thing) ?? []).map((claim) => claim.claim)}
        />
      )}
    </>
  );
}

function factsOf(thing: Thing, graph: Graph, tongue: Tongue): Fact[] {
  const work = graph.work.get(thing);
  const event = graph.event.get(thing);
  const figure = graph.value.get(thing);
  const article = graph.articles.find((one) => one.article === thing);
  const facts: Fact[] = [];
  const add = (name: Words | string, value: ComponentChildren) =>
    value !== null && value !== undefined && value !== "" && facts.push([typeof name === "string" ? name : tongue.t(name), value]);
  const link = (other: Thing | null | undefined) => other && <ThingLink thing={other} />;
  const type = graph.actorType.get(thing) ?? work?.kind ?? event?.type;
  add(tongue.t("kind"), type && tongue.name(type));
  if (event) add(tongue.t("when"), when(event, tongue));
  add(tongue.t("part_of"), link(event?.part_of));
  const published = work?.published ?? article?.published;
  add(tongue.t("published"), published && dateInWords(published, tongue));
  add(tongue.t("publisher"), link(work?.publisher ?? figure?.publisher));
  add(tongue.t("journal"), link(article?.journal));
  add(WORDS.licence, article?.licence && <Address iri={graph.iri(article.licence)} />);
  add(WORDS.curated, article?.curated && dateInWords(article.curated, tongue));
  if (figure) for (const [name, value] of figureFacts(figure, tongue)) add(name, value);
  const places = graph.placesOf.get(thing) ?? [];
  add(
    tongue.t("place"),
    places.length > 0 && (
      <>
        <Places places={places} />
        <Quotes places={places.slice(0, QUOTED)} />
      </>
    ),
  );
  add(tongue.t("also_called"), [...new Set(graph.names.get(thing) ?? [])].join(" · "));
  const same = graph.sameAs.get(thing) ?? [];
  add(
    WORDS.elsewhere,
    same.length > 0 &&
      same.map((other) => (
        <div key={other}>
          <Address iri={graph.iri(other)} />
        </div>
      )),
  );
  return facts.filter(([, value]) => value !== false);
}

function figureFacts(figure: Value, tongue: Tongue): [Words | string, ComponentChildren][] {
  const unit = tongue.name(figure.unit);
  return [
    [WORDS.indicator, <ThingLink thing={figure.indicator} />],
    [WORDS.whose, <ThingLink thing={figure.subject} />],
    [WORDS.year, [figure.year, figure.until].flatMap((year) => (year === null ? [] : yearInWords(year, tongue))).join("–") || null],
    [WORDS.edition, figure.edition],
    [
      WORDS.value,
      figure.status ? <ThingLink thing={figure.status} /> : figure.value === null ? null : `${tongue.number(figure.value)} (${unit})`,
    ],
    [WORDS.out_of, figure.out_of === null ? null : tongue.number(figure.out_of)],
    [WORDS.region, figure.region && <ThingLink thing={figure.region} />],
    [WORDS.direction, tongue.name(figure.direction)],
    [tongue.t("stated_in"), <ThingLink thing={figure.claim} />],
  ];
}

/** Who stands in a viewpoint, each with where the text lists it. */
function Members({ title, thing }: { title: string; thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const members = [...(graph.membersOf.get(thing) ?? [])].sort((a, b) => tongue.byName(a.member, b.member));
  return (
    <Part title={title} count={members.length}>
      <ul class="members">
        {members.map(({ membership, member }) => (
          <li key={membership}>
            <ThingLink thing={member} chip /> <Places places={graph.placesOf.get(membership) ?? []} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Where a work is cited, in which words, as what, and for which claims. */
function Cited({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const citations = graph.citationsOf.get(thing) ?? [];
  return (
    <Part title={tongue.t("citations")} count={citations.length}>
      <ul>
        {citations.map((one) => (
          <li key={one.citation}>
            <Printed citation={one} />
            {(graph.citedFor.get(one.citation) ?? []).map((claim) => (
              <ClaimLine key={claim} claim={claim} voices={false} />
            ))}
          </li>
        ))}
      </ul>
    </Part>
  );
}
