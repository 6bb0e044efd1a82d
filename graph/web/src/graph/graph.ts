// The graph as the page asks it: the rows of the document's tables, indexed once by what they are about.
import {
  type Argument,
  type Article,
  type Change,
  type Citation,
  type Claim,
  type Document,
  type Event,
  type Membership,
  type Node,
  type Note,
  type Passage,
  type Position,
  type Rest,
  records,
  rowsOf,
  type SharedMember,
  type Standstill,
  type Tension,
  type Thing,
  type Value,
  type Viewpoint,
  type Words,
  type Work,
} from "./document";
import { gather, keyed, push } from "./gather";
import { inOrder } from "./order";
import type { Side } from "./stance";
import type { Tables } from "./tables";
import { rank as weightOf } from "./weight";

/** Everything that the views ask for, indexed once. */
export class Graph {
  readonly articles: Article[];
  readonly claims: Claim[];
  readonly positions: Position[];
  readonly passages: Passage[];
  readonly arguments: Argument[];
  readonly viewpoints: Viewpoint[];
  readonly memberships: Membership[];
  readonly works: Work[];
  readonly events: Event[];
  readonly values: Value[];
  readonly citations: Citation[];
  readonly notes: Note[];
  readonly tensions: Tension[];
  readonly changes: Change[];
  readonly standstills: Standstill[];
  readonly sharedMembers: SharedMember[];
  readonly oppositions: { one: Thing; other: Thing }[];
  readonly broader: { concept: Thing; broader: Thing }[];
  readonly related: { one: Thing; other: Thing }[];
  readonly graphs: { graph: Thing; triples: number; rule: Thing | null }[];
  readonly nodes: Node[];

  /** The side that each stance and each kind of argument takes, as the ontology says. */
  readonly sides: ReadonlyMap<Thing, Side>;
  readonly labels = new Map<Thing, Words>();
  /** Shorter titles of articles. */
  readonly shortTitles = new Map<Thing, Words>();
  readonly definitions = new Map<Thing, Words>();
  readonly conditions = new Map<Thing, Words>();
  /** What the curator's notes and gists say. */
  readonly remarks = new Map<Thing, Words>();
  /** The tags of the languages that words are in, the dearest first. */
  readonly languages: string[];
  /** What no other table says: of a thing, and of what it is said. */
  readonly restOf: Map<Thing, Rest[]>;
  readonly restTo: Map<Thing, Rest[]>;
  /** Other spellings, misprints, forms as printed. */
  readonly names: Map<Thing, string[]>;

  readonly claim: Map<Thing, Claim>;
  readonly position: Map<Thing, Position>;
  readonly passage: Map<Thing, Passage>;
  readonly argument: Map<Thing, Argument>;
  readonly event: Map<Thing, Event>;
  readonly value: Map<Thing, Value>;
  readonly work: Map<Thing, Work>;
  readonly actorType: Map<Thing, Thing>;
  readonly viewpoint: Map<Thing, Viewpoint>;
  readonly node: Map<Thing, Node>;

  /** Where each thing stands in the text, in the order of the text. */
  readonly placesOf: Map<Thing, Passage[]>;
  readonly positionsOf: Map<Thing, Position[]>;
  readonly positionsBy: Map<Thing, Position[]>;
  readonly premisesOf: Map<Thing, Thing[]>;
  /** Steps of reasoning that lead to a claim, and those that start from it. */
  readonly argumentsTo: Map<Thing, Argument[]>;
  readonly argumentsFrom: Map<Thing, Argument[]>;
  /** What a claim is limited to, and which kind of limit that is. */
  readonly limitsOf: Map<Thing, Tables["scopes"][]>;
  readonly scopesOf: Map<Thing, Thing[]>;
  readonly membersOf: Map<Thing, Membership[]>;
  readonly viewpointsOf: Map<Thing, Membership[]>;
  readonly opponentsOf: Map<Thing, Thing[]>;
  readonly notesOn: Map<Thing, Note[]>;
  /** What a note is about. */
  readonly concernedBy: Map<Thing, Thing[]>;
  /** All that touches a thing, the weightiest first: notes on it and, for a claim, on what it speaks of and who holds it. */
  readonly warningsOn: Map<Thing, Note[]>;
  readonly tensionsOf: Map<Thing, Tension[]>;
  readonly citationsFor: Map<Thing, Citation[]>;
  readonly citationsOf: Map<Thing, Citation[]>;
  readonly citedFor: Map<Thing, Thing[]>;
  readonly authorsOf: Map<Thing, Thing[]>;
  readonly worksBy: Map<Thing, Thing[]>;
  readonly involvedIn: Map<Thing, Thing[]>;
  readonly affiliationsOf: Map<Thing, Thing[]>;
  readonly affiliatesOf: Map<Thing, Thing[]>;
  readonly eventsOf: Map<Thing, Thing[]>;
  readonly partsOf: Map<Thing, Thing[]>;
  readonly publishedBy: Map<Thing, Thing[]>;
  /** Figures of an indicator, of whom they tell, who publishes them, and which claim states them. */
  readonly figuresOf: Map<Thing, Thing[]>;
  /** The same thing in catalogues elsewhere, as full IRIs. */
  readonly sameAs: Map<Thing, Thing[]>;
  readonly broaderOf: Map<Thing, Thing[]>;
  readonly narrowerOf: Map<Thing, Thing[]>;
  readonly relatedTo: Map<Thing, Thing[]>;
  /** The actor that a concept is about, and the concept of an actor. */
  readonly focusOf: Map<Thing, Thing[]>;
  /** Claims that have a thing as subject, object or scope. */
  readonly claimsAbout: Map<Thing, Claim[]>;
  /** Positions that stand in a passage, by passage. */
  readonly positionsAt: Map<Thing, Position[]>;
  readonly notesAt: Map<Thing, Note[]>;
  /** The parts of an article, the sentences of its gist, of what a gist is made, and who curated an article. */
  readonly sectionsOf: Map<Thing, Tables["sections"][]>;
  readonly gistsOf: Map<Thing, Tables["gists"][]>;
  readonly drawnOn: Map<Thing, Thing[]>;
  readonly curatorsOf: Map<Thing, string[]>;
  /** How a thing came about, as far as it is known. */
  readonly reviewOf: Map<Thing, Tables["reviews"]>;

  constructor(readonly document: Document) {
    const table = <K extends keyof Tables>(name: K): Tables[K][] => rowsOf(document, name);
    /** For each thing of one column of a table, what stands beside it in another. */
    const each = <K extends keyof Tables, W extends keyof Tables[K]>(name: K, by: keyof Tables[K], what: W): Map<Thing, Tables[K][W][]> =>
      gather(
        table(name),
        (row) => row[by] as Thing,
        (row) => row[what],
      );
    this.articles = table("articles");
    this.claims = inOrder(table("claims"), this.articles);
    this.sides = new Map(table("sides").map(({ value, side }) => [value, side as Side]));
    const rank = new Map(this.claims.map(({ claim }, i) => [claim, i]));
    const place = ({ claim }: { claim: Thing }): number => rank.get(claim) ?? rank.size;
    this.positions = table("positions")
      .map((row) => ({ ...row, side: this.side(row.stance) }))
      .sort((a, b) => place(a) - place(b));
    this.passages = table("passages");
    this.arguments = table("arguments").map((row) => ({ ...row, side: this.side(row.kind) }));
    this.viewpoints = table("viewpoints");
    this.memberships = table("memberships");
    this.works = table("works");
    this.events = table("events");
    this.values = table("values");
    this.citations = table("citations");
    this.notes = table("notes");
    this.tensions = table("tensions");
    this.changes = table("changes");
    this.standstills = table("standstills");
    this.sharedMembers = table("shared_members");
    this.oppositions = table("oppositions");
    this.broader = table("broader");
    this.related = table("related");
    this.graphs = table("graphs");
    this.nodes = records(document, document.network.nodes);

    this.languages = document.languages.map(({ tag }) => tag);
    const kinds: Record<string, Map<Thing, Words>> = {
      "skos:prefLabel": this.labels,
      "tn:paraphrase": this.labels,
      "dcterms:alternative": this.shortTitles,
      "skos:definition": this.definitions,
      "dcterms:description": this.definitions,
      "tn:condition": this.conditions,
      "rdfs:comment": this.remarks,
    };
    for (const { thing, property, lang, text } of table("words")) {
      const words = kinds[property];
      words?.set(thing, { ...words.get(thing), [lang]: text });
    }
    const rest = table("rest");
    this.restOf = gather(rest, (row) => row.thing);
    this.restTo = gather(
      rest.filter((row) => row.value),
      (row) => row.value!,
    );
    this.names = each("names", "thing", "name");

    this.claim = keyed(this.claims, (row) => row.claim);
    this.position = keyed(this.positions, (row) => row.position);
    this.passage = keyed(this.passages, (row) => row.passage);
    this.argument = keyed(this.arguments, (row) => row.argument);
    this.event = keyed(this.events, (row) => row.event);
    this.value = keyed(this.values, (row) => row.figure);
    this.work = keyed(this.works, (row) => row.work);
    this.viewpoint = keyed(this.viewpoints, (row) => row.viewpoint);
    this.node = keyed(this.nodes, (row) => row.node);
    this.actorType = new Map(table("actors").map((row) => [row.actor, row.type]));

    const order = new Map(this.passages.map((passage, index) => [passage.passage, index]));
    const places = table("places").filter((row) => order.has(row.passage));
    places.sort((a, b) => order.get(a.passage)! - order.get(b.passage)!);
    this.placesOf = gather(
      places,
      (row) => row.thing,
      (row) => this.passage.get(row.passage)!,
    );
    this.positionsOf = gather(this.positions, (row) => row.claim);
    this.positionsBy = gather(this.positions, (row) => row.holder);
    this.premisesOf = each("premises", "argument", "premise");
    this.argumentsTo = gather(this.arguments, (row) => row.conclusion);
    this.argumentsFrom = new Map();
    for (const [argument, premises] of this.premisesOf)
      for (const premise of premises) push(this.argumentsFrom, premise, this.argument.get(argument)!);
    this.limitsOf = gather(table("scopes"), (row) => row.claim);
    this.scopesOf = each("scopes", "claim", "scope");
    this.membersOf = gather(this.memberships, (row) => row.viewpoint);
    this.viewpointsOf = gather(this.memberships, (row) => row.member);
    this.opponentsOf = new Map();
    for (const { one, other } of this.oppositions) {
      push(this.opponentsOf, one, other);
      push(this.opponentsOf, other, one);
    }
    const note = keyed(this.notes, (row) => row.note);
    const concerns = table("concerns");
    this.notesOn = gather(
      concerns.filter((row) => note.has(row.note)),
      (row) => row.thing,
      (row) => note.get(row.note)!,
    );
    this.concernedBy = each("concerns", "note", "thing");
    this.warningsOn = new Map([...this.notesOn].map(([thing, notes]) => [thing, [...notes]]));
    for (const row of table("warnings")) {
      const known = note.get(row.note);
      if (known && !this.warningsOn.get(row.claim)?.includes(known)) push(this.warningsOn, row.claim, known);
    }
    for (const notes of this.warningsOn.values()) notes.sort((a, b) => weightOf(a) - weightOf(b));
    this.tensionsOf = new Map();
    for (const tension of this.tensions) for (const claim of new Set([tension.one, tension.other])) push(this.tensionsOf, claim, tension);
    const citation = keyed(this.citations, (row) => row.citation);
    const citedFor = table("cited_for");
    this.citationsFor = gather(
      citedFor,
      (row) => row.claim,
      (row) => citation.get(row.citation)!,
    );
    this.citedFor = gather(
      citedFor,
      (row) => row.citation,
      (row) => row.claim,
    );
    this.citationsOf = gather(this.citations, (row) => row.work);
    const authors = table("authors");
    this.authorsOf = gather(
      authors,
      (row) => row.work,
      (row) => row.author,
    );
    this.worksBy = gather(
      authors,
      (row) => row.author,
      (row) => row.work,
    );
    const involvements = table("involvements");
    this.involvedIn = gather(
      involvements,
      (row) => row.event,
      (row) => row.actor,
    );
    this.eventsOf = gather(
      involvements,
      (row) => row.actor,
      (row) => row.event,
    );
    this.partsOf = gather(
      this.events.filter((event) => event.part_of),
      (event) => event.part_of!,
      (event) => event.event,
    );
    this.publishedBy = gather(
      this.works.filter((work) => work.publisher),
      (work) => work.publisher!,
      (work) => work.work,
    );
    const affiliations = table("affiliations");
    this.affiliationsOf = gather(
      affiliations,
      (row) => row.actor,
      (row) => row.organization,
    );
    this.affiliatesOf = gather(
      affiliations,
      (row) => row.organization,
      (row) => row.actor,
    );
    this.figuresOf = new Map();
    for (const { figure, indicator, subject, status, region, publisher, claim } of this.values)
      for (const thing of new Set([indicator, subject, status, region, publisher, claim])) if (thing) push(this.figuresOf, thing, figure);
    this.sameAs = each("same", "thing", "same");
    this.broaderOf = gather(
      this.broader,
      (row) => row.concept,
      (row) => row.broader,
    );
    this.narrowerOf = gather(
      this.broader,
      (row) => row.broader,
      (row) => row.concept,
    );
    this.relatedTo = new Map();
    for (const { one, other } of this.related) {
      push(this.relatedTo, one, other);
      push(this.relatedTo, other, one);
    }
    this.focusOf = new Map();
    for (const { concept, focus } of table("concepts")) {
      if (!focus) continue;
      push(this.focusOf, concept, focus);
      push(this.focusOf, focus, concept);
    }
    this.claimsAbout = new Map();
    for (const claim of this.claims)
      for (const thing of new Set([claim.subject, claim.object, ...(this.scopesOf.get(claim.claim) ?? [])]))
        push(this.claimsAbout, thing, claim);
    this.positionsAt = new Map();
    for (const position of this.positions)
      for (const place of this.placesOf.get(position.position) ?? []) push(this.positionsAt, place.passage, position);
    this.notesAt = new Map();
    for (const row of this.notes) for (const place of this.placesOf.get(row.note) ?? []) push(this.notesAt, place.passage, row);
    this.sectionsOf = gather(table("sections"), (row) => row.article);
    this.gistsOf = gather(table("gists"), (row) => row.article);
    this.drawnOn = each("draws_on", "gist", "thing");
    this.curatorsOf = each("curators", "article", "name");
    this.reviewOf = keyed(table("reviews"), (row) => row.thing);
  }

  /** The full IRI of a thing. */
  iri(thing: Thing): string {
    const colon = thing.indexOf(":");
    const prefix = thing.slice(0, colon);
    return Object.hasOwn(this.document.prefixes, prefix) ? this.document.prefixes[prefix]! + thing.slice(colon + 1) : thing;
  }

  /** The language of the text of an article. */
  spokenIn(article: Thing | null): string | undefined {
    return this.articles.find((one) => one.article === article)?.language ?? undefined;
  }

  /** In which direction a language is written, as far as the document says it. */
  direction(lang: string | null): "ltr" | "rtl" | undefined {
    return this.document.languages.find(({ tag }) => tag === lang)?.direction;
  }

  /** Which side a stance or a kind of argument takes: for, against, or neither. */
  side(value: Thing): Side {
    return this.sides.get(value) ?? "open";
  }

  /** What kind of thing it is: claim, concept, actor, work, viewpoint, event, value, article, or "" for none that a card can show. */
  kindOf(thing: Thing): string {
    const known = this.node.get(thing)?.kind;
    if (known) return known;
    if (this.claim.has(thing)) return "claim";
    if (this.value.has(thing)) return "value";
    if (this.event.has(thing)) return "event";
    if (this.viewpoint.has(thing)) return "viewpoint";
    if (this.work.has(thing)) return "work";
    if (this.actorType.has(thing)) return "actor";
    return this.labels.has(thing) && thing.startsWith("id:concept/") ? "concept" : "";
  }

  /** Where a claim stands: the places of its positions, in the order of the text. */
  placesOfClaim(claim: Thing): Passage[] {
    const found = new Set((this.positionsOf.get(claim) ?? []).flatMap((position) => this.placesOf.get(position.position) ?? []));
    return [...found].sort((a, b) => a.start - b.start);
  }

  /** The voices of a position, from the one who reports to the one who is reported: [the author, …, the holder]. */
  chain(position: Position): Position[] {
    const chain = [position];
    for (let next = position; next.reported_by && chain.length < 9; ) {
      const reporter = this.position.get(next.reported_by);
      if (!reporter) break;
      chain.unshift(reporter);
      next = reporter;
    }
    return chain;
  }
}
