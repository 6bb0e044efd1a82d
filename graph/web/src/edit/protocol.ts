// What the editing page and its server say to each other, as JSON. The server keeps the files; the page knows an article as entries.
// All addresses lie below the one the page was loaded from, which holds a key that nobody else knows.

/** A reference to an entry: `claim/x`, `concept/tax`. What an act makes anew may have a number for a name: `concept/?1`. */
export type Ref = string;
/** The id of a sentence: `p4s12`. */
export type SentenceId = string;
/** A language tag. */
export type Tag = string;
export type Text = Record<Tag, string>;

/** An entry in long form, as the model has its record: references whole, positions as a list, words by language. */
export type Entry = { label?: Text; text?: Text; kind?: string; at?: SentenceId[] } & Record<string, unknown>;

export interface Position {
  holder?: Ref;
  stance: string;
  certainty: string;
  at?: SentenceId[];
  source?: Ref;
  voices?: Position[];
}

/** Two offsets in code points of the whole text. */
export type Span = [start: number, end: number];

/** A group of words of a sentence that can be pointed at, in citation form; `ref` where an entry or a candidate is called so. */
export interface Group {
  span: Span;
  label: string;
  ref?: Ref;
}

/** A figure that stands in a sentence. */
export interface Figure {
  span: Span;
  value: string;
  unit: string;
  year?: string;
  out_of?: number;
}

export interface Sentence {
  id: SentenceId;
  words: string;
  /** Where it begins in the whole text, in code points. */
  start: number;
  zone: "head" | "heading" | "body" | "caption" | "bibliography" | "furniture";
  /** Why it claims nothing; empty where that is not said. */
  silent: string;
  /** Whether somebody has ticked it off: nothing is missing here. */
  done: boolean;
  groups: Group[];
  /** Where signs of somebody else's voice stand, with the names near them, nearest first. */
  voices: { span: Span; near: Ref[] }[];
  /** What the wording says of stance and certainty, and by which words. */
  judged?: { stance?: string; certainty?: string; span?: Span };
  figures: Figure[];
  /** What it seems to be for, by its wording and its place; empty outside of the body. */
  role: string;
  /** Of a paragraph whose drafts are held back, where one judges first, until it is read. */
  blank?: boolean;
}

/** A line of the draft: an entry that nobody has decided upon. `open` are fields that are still wanted. */
export interface Candidate {
  key: string;
  id: Ref;
  entry: Entry;
  at: SentenceId[];
  spans: Span[];
  by: string;
  confidence: number;
  fields?: Record<string, Span>;
  cues?: Span[];
  open?: string[];
  doubts?: string[];
}

/** What was decided upon a candidate, for good: a new draft does not offer it again. */
export interface Decision {
  what: "accepted" | "corrected" | "rejected" | "merged";
  /** Of a rejection: `not-said`, `wrong-reading`, `duplicate`, `trivial`, `other`. */
  reason?: string;
  words?: string;
  by: string;
  when: string;
  /** The entry that became of it. */
  ref?: Ref;
}

/** Something that `tuiin check` says, beside the thing that it is about. */
export interface Finding {
  about: Ref | SentenceId | "";
  message: string;
  file?: string;
  line?: number;
  severity: "error" | "warning" | "info";
  /** The rule that says so, where it is one of the ontology: `ValueHasYear`. */
  shape?: string;
  /** Set where something is not there yet and can wait: the page asks for it in its own words. */
  wanted?: boolean;
}

/** A value of a closed list, by the words that the ontology has for it; `other` are everyday words that mean the same. */
export interface Listed {
  name: string;
  words: Text;
  other: Record<Tag, string[]>;
  definition: Text;
}

export interface Step {
  kind: ActKind;
  sentence: SentenceId;
  card?: string;
}

export interface State {
  version: number;
  /** Which run of the server counts these versions. */
  run: string;
  /** Languages of the project, and of the interface the one that was asked for. */
  languages: Tag[];
  article: { slug: string; title: Text; language: Tag; speaker: Ref | ""; authors: Ref[]; entry: Entry };
  curator: { id: string; name: string };
  /** All curators of the project by their keys: their names. */
  curators: Record<string, string>;
  /** Whether anything was ever decided here: where nothing was, the page asks first what the article itself is. */
  begun: boolean;
  sentences: Sentence[];
  entries: Record<Ref, Entry>;
  candidates: Candidate[];
  decisions: Record<string, Decision>;
  findings: Finding[];
  /** Words by which a label is that of an organisation; legal forms in capitals. */
  bodies: string[];
  /** Closed lists: `relation`, `stance`, `certainty`, `claim-kind`, `role`, `argument-kind`, `actor-type`, `event-type`, `unit`, … */
  lists: Record<string, Listed[]>;
  /** By kind of entry, the fields that are texts in languages. */
  texts: Record<string, string[]>;
  undo: Step | null;
  redo: Step | null;
  /** What is open and what was put aside, as the page sent it. */
  form: unknown;
  /** A file that cannot be read just now; work goes on, and is written when it can be read again. */
  unreadable: { file: string; line: number; reason: string } | null;
  /** Whether this is a reading of the curator's own (`tuiin edit --own`), and not the article itself. */
  own?: boolean;
  /** Who else has a reading of the article: with each of them, there is an agreement. */
  others?: string[];
}

export type ActKind =
  | "accept"
  | "correct"
  | "add"
  | "change"
  | "reject"
  | "remove"
  | "split"
  | "merge"
  | "voice"
  | "argue"
  | "note"
  | "join"
  | "done"
  | "silent"
  | "boundary" // sentences joined, or one parted
  | "article"
  | "back" // a decision or a tick taken back
  | "settle"; // a difference between two curators settled; comes by POST settle alone

/** What can be said of the article itself; `speaker` is who holds what no other holder is named for. */
export interface Head {
  title: Text;
  authors: Ref[];
  speaker: Ref;
  published: string;
  language: Tag;
  curators: string[];
}

/** POST act: one step, saved whole or not at all. */
export interface Act {
  kind: ActKind;
  /** Tells this act from all others: one that comes twice, since its answer was lost, is done once. */
  id: string;
  sentence: SentenceId;
  /** The version that the page knew: what others changed since then is kept, and asked about where both changed the same. */
  seen: number;
  /** The run of the server that counted it. */
  run: string;
  /** What the page knew of the entries when it began to change them. */
  before?: Record<Ref, Entry | null>;
  /** The page itself: what it changed it knows. */
  window: string;
  /** Entries as they shall be; null takes one away. */
  write: Record<Ref, Entry | null>;
  /** Those of them that are new: the server may give another id, and puts it wherever the act refers to it. */
  create: Ref[];
  /** Claims in whose words nobody has typed: the server says them anew where they are the tool's. */
  say?: Ref[];
  /** What is said of the article itself. */
  article?: Partial<Head>;
  silent?: Record<SentenceId, string>;
  done?: Record<SentenceId, boolean>;
  decide?: Record<string, Pick<Decision, "what" | "reason" | "words" | "ref"> | null>;
  /** Since the sentence was marked. */
  seconds: number;
  keys: number;
  /** What the curator judged before the draft's own judgement was shown. */
  judged?: { stance: string; certainty: string };
  /** Which card was chosen: an undo brings back to it. */
  card?: string;
  boundary?: Boundary;
}

/** Where sentences end otherwise: those from one to another are one, or a second begins at an offset of the text, in code points. */
export type Boundary = { join: [first: SentenceId, last: SentenceId] } | { part: SentenceId; at: number };

/** What has changed, by this page or by anybody. */
export interface Changes {
  version: number;
  entries: Record<Ref, Entry | null>;
  sentences: Record<SentenceId, Partial<Sentence>>;
  decisions: Record<string, Decision | null>;
  article?: Partial<Head>;
  findings?: Finding[];
  undo: Step | null;
  redo: Step | null;
  /** Set where another program changed files: what a message tells. */
  outside?: { file: string; added: Ref[]; changed: Ref[]; removed: Ref[] };
  unreadable?: State["unreadable"];
  /** The whole has to be loaded anew: many files changed at once, or the text did. */
  reload?: boolean;
}

/** The answer to `POST act`, `POST undo`, `POST redo` with status 200. */
export interface Done {
  changes: Changes;
  /** The ids that new entries have got. */
  names: Record<Ref, Ref>;
  /** When it was saved: `14:06:51`. */
  saved: string;
  /** Of an undo and a redo: where the act was made. */
  back?: Step;
}

/** Status 409: somebody changed the same entry since. The page shows it, and sends the act again with what shall be written. */
export interface Conflict {
  changes: Changes;
  conflicts: {
    ref: Ref;
    before: Entry | null;
    there: Entry | null;
    here: Entry | null;
    /** Both changes together, where no field was changed otherwise on both sides. */
    both: Entry | null;
    /** The fields that were, and what comes of choosing a side: they are as there, or as here, and all else is of both. */
    clash?: string[];
    taken?: { there: Entry; here: Entry };
  }[];
}

/** Status 4xx and 5xx: what is wrong, in words; with the fields of an entry where it is about some. */
export interface Refused {
  message: string;
  problems?: { ref: Ref; field: string; message: string }[];
  /** Who refers to a thing that should go. */
  used?: Ref[];
}

/** GET label?words=…&sentence=…: how words of the text would stand in a dictionary. */
export interface Labelled {
  label: string;
}

// --- two curators ---
// Each works in a reading of their own, which the other does not see. `agreement` puts the page's reading (`one`) beside that of somebody
// else (`other`), in the paragraphs that both have ticked off (or said to be silent): of all others nothing is told, so nobody is led.
// A choice is an act on the article's own files; the readings themselves, and all figures, stay as they are.

/** What one side says where two readings differ: by ids, and in words; `ref` is empty where that side has no such entry. */
export interface Side {
  ref: Ref | "";
  /** What it says in the field, as the entry has it; true where only one side has the entry, and this is it; null for nothing. */
  said: unknown;
  /** The same in labels of the article's language, a text a value: `["W3C TAG ▸ unnamed"]` of holders; empty where there is nothing. */
  words: string[];
  /** The whole entry of this side. What it refers to is in `State.entries`, or, of the other side alone, in `Agreement.things`. */
  entry?: Entry;
  /** When the entry was first written in this reading (ISO 8601), and how many seconds after its sentence was marked. */
  when?: string;
  seconds?: number;
}

/** One thing in which both differ: one row of the list. An entry with two of them is written when both are settled. */
export interface Differs {
  /** Stays the same whichever side asks, and after it is settled. */
  key: string;
  /** Of what: `claim`, `argument`, `value`, `note`, …; `sentence` for why it claims nothing. */
  kind: string;
  /**
   * In what: a field of the entry (`subject`, `object`, `relation`, `polarity`, `condition`, …); of a claim's positions `holder`, `stance`,
   * `certainty`, `source`, `at`; `only-one` where one side has the entry alone; `silent` of a sentence.
   */
  field: string;
  at: SentenceId[];
  /** What the entry is, in labels: `tracking networks threatens privacy`. */
  about: string;
  sides: [one: Side, other: Side];
  comments: { by: string; when: string; words: string }[];
  /** Whose word holds: one name, both names where both stand, none for a third that somebody edited; `refs` are what came of it. */
  settled?: { whose: string[]; by: string; when: string; refs?: Ref[] };
}

/** How many things are the same in both (`both`), of how many of each side; `f` is F1, where neither side is the right one. */
export interface Rate {
  f: number;
  both: number;
  one: number;
  other: number;
}

/** GET agreement?with=NAME: everything in one piece, again after each choice. The first name is the page's own, in all that follows. */
export interface Agreement {
  readings: [one: string, other: string];
  /** Sentences of the article; `figures.read` are those of which something is told. */
  sentences: number;
  /** Claims that both have, and that differ in nothing. `alike` takes them over. */
  alike: number;
  /** Differences that are not settled. */
  left: number;
  figures: {
    read: number;
    /** Claims that are paired; `begun` of them are as both began with them. */
    pairs: number;
    begun: number;
    /** `claim.sentence`, `claim`, `frame`, `frame.relation`, `place`, `argument`. */
    rates: Record<string, Rate>;
    /** Krippendorff's alpha of first judgements, by `stance` and `certainty`; null where it is not defined: all said the same. */
    alpha: Record<string, number | null>;
    /** Over how many pairs of judgements. */
    judged: Record<string, number>;
    /** How often the first chose what where the other chose what: `matrix.stance.asserts.denies`. */
    matrix: Record<string, Record<string, Record<string, number>>>;
    /** What each decided upon drafts, and which share was taken as it was (null where none was decided). */
    drafts: [Drafts, Drafts];
  };
  /** Things that are one under two ids, by a label or by a match: no difference; put forward to be joined. */
  joined: { one: Ref; other: Ref; by: "label" | "match"; label: string; other_label: string }[];
  differences: Differs[];
  /** Things of the other side that differences name and this page does not have. */
  things: Record<Ref, Entry>;
}

export interface Drafts {
  accepted: number;
  corrected: number;
  rejected: number;
  merged: number;
  agreed: number | null;
}

/**
 * POST settle: a choice. `1` this page's side, `2` the other, `3` both stand: places and lists of both, two positions, or two claims where
 * a field can say one thing alone; `e` the `entry` as it shall be, with new things in `create` (as in an act, under names such as
 * `concept/?1`); `c` a comment (no words: takes it back); `alike` takes over what both have alike, and ticks off what is settled; `undo`
 * takes back the last of these. `1`, `2`, `3` go for all `keys`, or for whatever is open in a `field`: `{choice: "3", field: "at"}` is
 * "all places: the wider".
 */
export interface Choice {
  with: string;
  choice: "1" | "2" | "3" | "e" | "c" | "alike" | "undo";
  keys?: string[];
  field?: string;
  entry?: Entry;
  create?: Record<Ref, Entry>;
  words?: string;
  window?: string;
}

/** The answer to a choice, with status 200; 400 Refused, 503 where another process edits the article itself just now. */
export interface Settled {
  agreement: Agreement;
  saved: string;
}

// GET state → State · GET news → events (server-sent), each Changes · POST act → Done, Conflict, Refused
// POST undo {seen, window, id} → Done, Conflict · POST redo {seen, window, id} → Done, Conflict
// POST form {form} → 204, at most every two seconds · POST say Act → the entries of its `say` with their words as they would be
// GET agreement?with=NAME → Agreement, Refused · POST settle Choice → Settled, Refused, Conflict
