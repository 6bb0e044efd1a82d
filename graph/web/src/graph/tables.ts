// The rows of the document's tables. Made by `make generated` from the first lines of the queries in ontology/explorer.

/** A thing by its name with a prefix, such as id:actor/united-nations or stance:asserts. */
export type Thing = string;

export interface Tables {
  /** The actors: people, organisations, states, groups, offices. */
  actors: {
    /** a person, an organisation, a state, a group or an office */
    actor: Thing;
    /** which of these */
    type: Thing;
  };
  /** Which actor belongs to which. */
  affiliations: {
    /** who belongs */
    actor: Thing;
    /** to whom */
    organization: Thing;
  };
  /** The steps of reasoning: of which kind, towards which conclusion, explicit in the text or inferred by the curator, whose. */
  arguments: {
    /** the step of reasoning */
    argument: Thing;
    /** the article it is curated from */
    article: Thing;
    /** supports, attacks, qualifies, exemplifies or restates */
    kind: Thing;
    /** the claim that it leads to */
    conclusion: Thing;
    /** explicit or inferred */
    basis: Thing;
    /** whose reasoning it is */
    holder: Thing | null;
  };
  /** The articles: what each is, which text its offsets count in, and under which licence it stands. */
  articles: {
    /** the article */
    article: Thing;
    /** date of publication, EDTF */
    published: string | null;
    /** where it appeared */
    journal: Thing | null;
    /** tag of its language */
    language: string | null;
    /** the licence of its text, as a full IRI where no prefix fits */
    licence: Thing | null;
    /** the day on which it was last curated */
    curated: string | null;
    /** the address of the original */
    url: Thing | null;
    /** the licence of what was curated, as a full IRI */
    graph_licence: string | null;
    /** digest of the whole text in NFC with LF line ends */
    sha256: string;
    /** its length in Unicode code points */
    length: number;
    /** first line of the article in the text */
    first_line: number;
    /** last line of the article in the text */
    last_line: number;
  };
  /** Who wrote an article or a work, in the order of its authors. */
  authors: {
    /** an article or a work */
    work: Thing;
    /** one who wrote it */
    author: Thing;
  };
  /** Which concept stands under which. */
  broader: {
    /** the narrower concept */
    concept: Thing;
    /** the broader one */
    broader: Thing;
  };
  /** Ranks that moved between two years: by how many places, for better or worse, in the same pool or not. */
  changes: {
    /** the change */
    change: Thing;
    /** the earlier figure */
    from: Thing;
    /** the later figure */
    to: Thing;
    /** by how many places */
    difference: number;
    /** whether for the better */
    improved: boolean | null;
    /** whether as many were ranked */
    same_pool: boolean | null;
  };
  /** Which passage points to which work, as printed there, and what it is cited as. */
  citations: {
    /** the citation */
    citation: Thing;
    /** the article it is curated from */
    article: Thing;
    /** what is cited */
    work: Thing;
    /** what it is cited as, by CiTO */
    characterization: Thing | null;
    /** how the article names it */
    printed: string | null;
  };
  /** For which claims a work is cited. */
  cited_for: {
    /** the citation */
    citation: Thing;
    /** a claim that it is brought for */
    claim: Thing;
  };
  /** The claims: their content frames. Nobody's until a position says whose. */
  claims: {
    /** the claim */
    claim: Thing;
    /** the article it is curated from */
    article: Thing;
    /** causal, definition, statistical … */
    kind: Thing;
    /** what it speaks of */
    subject: Thing;
    /** what it says of it */
    relation: Thing;
    /** with regard to what */
    object: Thing;
    /** positive or negative */
    polarity: Thing;
    /** all, most, some or none */
    quantifier: Thing | null;
    /** question, background, method, discussion, finding, conclusion or plan */
    role: Thing | null;
    /** which of the claims of its article it is, in the order of the text */
    order: number | null;
  };
  /** The concepts, and what each is about where it has a focus. */
  concepts: {
    /** the concept */
    concept: Thing;
    /** the actor that it is about */
    focus: Thing | null;
  };
  /** What a note is about. */
  concerns: {
    /** the note */
    note: Thing;
    /** a thing that it is about */
    thing: Thing;
  };
  /** Who curated an article, by name, in the order of the names. */
  curators: {
    /** the article */
    article: Thing;
    /** the name of a curator */
    name: string;
  };
  /** What a gist is made of. */
  draws_on: {
    /** the gist */
    gist: Thing;
    /** a claim, a note or another thing whose content it tells */
    thing: Thing;
  };
  /** What happened when: events, programmes, stages, periods; years as numbers, an end that is open said to be open. */
  events: {
    /** the event */
    event: Thing;
    /** the article it is curated from */
    article: Thing;
    /** event, stage, programme or period */
    type: Thing;
    /** its beginning, EDTF */
    starts: string | null;
    /** its end, EDTF */
    ends: string | null;
    /** first year of its beginning */
    start_year: number | null;
    /** last year of its end */
    end_year: number | null;
    /** whether it goes on */
    open_end: boolean | null;
    /** its place among the parts of the same whole */
    order: number | null;
    /** the event that it is a part of */
    part_of: Thing | null;
  };
  /** What the curator tells in a few sentences: lines of the gist, and of the steps of a guided reading. */
  gists: {
    /** the sentence */
    gist: Thing;
    /** the article that it tells of */
    article: Thing;
    /** the line or the step that it is for */
    kind: Thing;
    /** its place among those of the same kind */
    order: number | null;
  };
  /** How many statements each named graph holds, and by which rule it was derived, if it was. */
  graphs: {
    /** the named graph */
    graph: Thing;
    /** how many statements it holds */
    triples: number;
    /** the rule that derived them */
    rule: Thing | null;
  };
  /** Who took part in an event. */
  involvements: {
    /** the event */
    event: Thing;
    /** who took part */
    actor: Thing;
  };
  /** Who or what belongs to a viewpoint, as a passage lists it. */
  memberships: {
    /** the membership, which has a place in the text */
    membership: Thing;
    /** the viewpoint */
    viewpoint: Thing;
    /** a work, an actor or another viewpoint */
    member: Thing;
    /** which of the list it is */
    order: number | null;
  };
  /** Further names: other spellings, misprints, forms as printed. For the search. */
  names: {
    /** the thing */
    thing: Thing;
    /** a further name */
    name: string;
    /** tag of its language */
    lang: string;
  };
  /** The editor's notes: slips in print, contradictions, doubts. They correct nothing. */
  notes: {
    /** the note */
    note: Thing;
    /** the article it is curated from */
    article: Thing;
    /** slip, contradiction or doubt */
    kind: Thing;
    /** what is printed */
    printed: string | null;
    /** what was probably meant */
    probably: string | null;
    /** how much it matters to the article: major, moderate or minor */
    weight: Thing | null;
  };
  /** Which viewpoints are opposed to each other. */
  oppositions: {
    /** a viewpoint */
    one: Thing;
    /** the one opposed to it */
    other: Thing;
  };
  /** The sentences: where each begins and ends in the text, in Unicode code points, and its digest. Never its words. */
  passages: {
    /** the sentence */
    passage: Thing;
    /** the article that it stands in */
    article: Thing;
    /** its id, such as p5s30 */
    id: string;
    /** number of the paragraph; 0 is the head */
    paragraph: number;
    /** number of the sentence in it */
    sentence: number;
    /** offset of its first code point */
    start: number;
    /** offset after its last code point */
    end: number;
    /** digest of its words in UTF-8 */
    sha256: string;
    /** why no claim is made there: title, byline, affiliation, heading, caption, references, thanks, question, transition or left-out */
    silence: string | null;
    /** true where no curator has read it yet */
    unread: boolean | null;
  };
  /** Where in the text each thing stands: positions, arguments, events, figures, notes, citations, viewpoints and their members. */
  places: {
    /** the thing */
    thing: Thing;
    /** a sentence in which it stands */
    passage: Thing;
  };
  /** The positions: who holds which claim, with which stance and certainty, on which source, and who reports it. */
  positions: {
    /** the position */
    position: Thing;
    /** the article it is curated from */
    article: Thing;
    /** what it is about */
    claim: Thing;
    /** whose it is */
    holder: Thing;
    /** asserts, reports, denies … */
    stance: Thing;
    /** certain, probable, possible or doubtful */
    certainty: Thing;
    /** the work that it rests on */
    source: Thing | null;
    /** the position through which it reaches us */
    reported_by: Thing | null;
  };
  /** What each step of reasoning starts from. */
  premises: {
    /** the step of reasoning */
    argument: Thing;
    /** a claim that it starts from */
    premise: Thing;
  };
  /** Which concepts are related, each pair once. */
  related: {
    /** a concept */
    one: Thing;
    /** a related one */
    other: Thing;
  };
  /** What a curator says of a thing and no column of another table says: the document leaves out of these rows what one does, and sorts them. */
  rest: {
    /** the thing */
    thing: Thing;
    /** the property */
    property: Thing;
    /** what it points to, where that is a thing */
    value: Thing | null;
    /** what it says, where that is a literal */
    text: string | null;
    /** tag of the language of the literal */
    lang: string | null;
    /** its datatype, where it has no language and is no plain string */
    datatype: Thing | null;
  };
  /** How entries came about, as far as it is known: who decided upon them and when; or what drafted them, where nobody has. */
  reviews: {
    /** the entry */
    thing: Thing;
    /** the article that it belongs to, unless it is of a registry */
    article: Thing | null;
    /** drafted, accepted, corrected or added */
    status: Thing;
    /** the name of the curator who decided */
    by: string | null;
    /** when that was, in UTC */
    at: string | null;
    /** the rules or the model that drafted it */
    drafted_by: string | null;
    /** how sure these are, from 0 to 1 */
    confidence: number | null;
  };
  /** The same thing in catalogues elsewhere. */
  same: {
    /** the thing */
    thing: Thing;
    /** the same elsewhere, as a full IRI where no prefix fits */
    same: Thing;
  };
  /** What a claim is limited to: a region, a time, a field, a population, or something else. */
  scopes: {
    /** the claim */
    claim: Thing;
    /** which kind of limit it is */
    kind: Thing;
    /** the limit */
    scope: Thing;
  };
  /** The parts of an article under headings of the curator's: each goes from its sentence to the one where the next begins. */
  sections: {
    /** the part */
    section: Thing;
    /** the article that it is a part of */
    article: Thing;
    /** the sentence where it begins */
    begins: Thing;
  };
  /** Who or what is listed under two opposed viewpoints. */
  shared_members: {
    /** who or what is listed twice */
    member: Thing;
    /** a viewpoint */
    one: Thing;
    /** the one opposed to it */
    other: Thing;
  };
  /** Which side each stance and each kind of argument takes, as the ontology says. */
  sides: {
    /** the stance or the kind of argument */
    value: Thing;
    /** for, against or open */
    side: string;
  };
  /** Statuses that stayed while a rank of the same subject moved. */
  standstills: {
    /** the standstill */
    standstill: Thing;
    /** the earlier figure */
    from: Thing;
    /** the later figure */
    to: Thing;
    /** the status that stayed */
    status: Thing;
    /** a rank of the same subject that moved meanwhile */
    change: Thing;
  };
  /** What does not go together, as a rule or a note finds it: two claims, or two positions on one claim. */
  tensions: {
    /** the tension */
    tension: Thing;
    /** polarity, relation, stance or note: which rule found it */
    kind: string;
    /** a claim */
    one: Thing;
    /** the other claim, or the same where positions on it differ */
    other: Thing;
    /** a position on the one */
    party: Thing | null;
    /** the position against it */
    counterparty: Thing | null;
  };
  /** The figures and statuses that somebody reports. */
  values: {
    /** the figure */
    figure: Thing;
    /** the article it is curated from */
    article: Thing;
    /** what is measured */
    indicator: Thing;
    /** of whom or what */
    subject: Thing;
    /** the year that it tells of */
    year: number | null;
    /** the last year, where it tells of several */
    until: number | null;
    /** the edition that it is from, where no year is given */
    edition: number | null;
    /** the number */
    value: number | null;
    /** the status, where it is no number */
    status: Thing | null;
    /** rank, percent, count or status */
    unit: Thing;
    /** how many are ranked */
    out_of: number | null;
    /** among whom */
    region: Thing | null;
    /** which way is better */
    direction: Thing;
    /** who publishes it */
    publisher: Thing | null;
    /** the claim that states it */
    claim: Thing;
  };
  /** The viewpoints: schools, camps and models; whether the article says that its list of members is not complete. */
  viewpoints: {
    /** the viewpoint */
    viewpoint: Thing;
    /** the article it is curated from */
    article: Thing;
    /** whether the list of its members is not complete */
    open_list: boolean | null;
  };
  /** Which notes touch a claim: on itself, its value, indicator, source, holder, subject or object. */
  warnings: {
    /** the claim */
    claim: Thing;
    /** the note */
    note: Thing;
  };
  /** The words of everything, in each language that they are there in: names, paraphrases, definitions, descriptions, conditions, remarks. */
  words: {
    /** the thing */
    thing: Thing;
    /** what the words are to it */
    property: Thing;
    /** tag of their language */
    lang: string;
    /** the words */
    text: string;
  };
  /** The works that are cited or named. */
  works: {
    /** the work */
    work: Thing;
    /** scholarly, report, index … */
    kind: Thing | null;
    /** who published it */
    publisher: Thing | null;
    /** date of publication, EDTF */
    published: string | null;
    /** its year */
    year: number | null;
  };
}
