// The page as data: what is known, where the reader is, what is open. Whatever is done goes through here, and is drawn at once.

import type { Lang } from "../graph/document";
import { type Card, cardsAt, indexed } from "./index";
import type { Intent, Known } from "./known";
import type { Item, Link } from "./link";
import { type FormMode, focusOf, isForm, type Mode, nameOf, type Shelf } from "./mode";
import { inverse, type Patch, patchOf } from "./patch";
import type { Act, Conflict, Entry, Ref, SentenceId } from "./protocol";
import { renamed } from "./renamed";
import { Speech, WORDS } from "./said";

export interface Message {
  words: string;
  undo: boolean;
  alert?: boolean;
}
/** A step that this page made, and what takes it back. */
interface Made {
  said: string;
  sentence: SentenceId;
  card: string;
  patch: Patch;
  /** Null where only the server can. */
  back: Patch | null;
  /** A form that was thrown away, which the server knows nothing of. */
  thrown?: FormMode;
}
/** An argument whose other end is a draft that nobody has decided upon. */
export interface Waiting {
  entry: Entry;
  draft: string;
}

export interface Ui {
  lang: Lang;
  at: SentenceId;
  card: string;
  marked: string[];
  mode: Mode;
  message: Message | null;
  /** Own judgement first. */
  own: boolean;
  /** What the open form held when it was opened; empty where it was begun before. */
  opened: string;
  /** Forms put aside. */
  aside: Shelf;
  /** Whether the page has asked what the article itself is. */
  asked: boolean;
  waiting: Waiting[];
  rejected: boolean;
  /** Whether the keyboard types Cyrillic letters: hints name those. */
  cyrillic: boolean;
  keys: Record<string, string>;
  saved: string;
  saving: boolean;
  trouble: { since: string; message: string } | null;
  conflict: { item: Item; conflict: Conflict } | null;
  /** The id of the element that has the focus, if the page cares. */
  focus: string;
  /** Whether the field that gets it was half typed: the caret goes to its end. */
  midway: boolean;
  /** Things chosen last, latest first. */
  recent: Ref[];
  lastArgument: Ref;
  /** The draft's judgement of what was accepted last, which a key takes. */
  draftJudged: { ref: Ref; stance: string; certainty: string } | null;
  /** Where the finding of the article's head stands that was gone to last; -1 where it was one of the text. */
  found: number;
  /** Sentences that others changed a moment ago. */
  flashed: SentenceId[];
}

export class Page {
  known!: Known;
  ui: Ui;
  link!: Link;
  speech: Speech;
  private made: Made[] = [];
  private undone: Made[] = [];
  /** Steps back that only the server knows, which wait until it has answered what was done before. */
  private later: ("undo" | "redo")[] = [];
  private number = 0;
  private since = Date.now();
  private pressed = 0;

  constructor(
    lang: Lang,
    private readonly draw: () => void,
  ) {
    this.speech = new Speech(lang);
    this.ui = {
      lang,
      at: "",
      card: "",
      marked: [],
      mode: { name: "read" },
      message: null,
      own: false,
      opened: "",
      aside: {},
      asked: false,
      waiting: [],
      rejected: false,
      cyrillic: false,
      keys: {},
      saved: "",
      saving: false,
      trouble: null,
      conflict: null,
      focus: "text",
      midway: false,
      recent: [],
      lastArgument: "",
      draftJudged: null,
      found: -1,
      flashed: [],
    };
  }

  set(part: Partial<Ui>): void {
    this.ui = { ...this.ui, ...part };
  }
  show(): void {
    this.draw();
  }
  count(): void {
    this.pressed++;
  }
  say(words: string, more: Partial<Message> = {}): void {
    this.set({ message: { words, undo: false, ...more } });
  }
  read(part: Partial<Ui> = {}): void {
    this.set({ mode: { name: "read" }, focus: "text", ...part });
  }
  fresh = (kind: string): Ref => `${kind}/?${++this.number}`;

  /** Whether one's own judgement comes first: of drafts, and of the paragraphs that are read without them. */
  judgeFirst(own: boolean): void {
    this.known = this.link.judgeFirst(own);
    this.set({ own });
    if (this.ui.at) this.go(this.ui.at, this.ui.card);
  }

  get card(): Card | undefined {
    return this.ui.card ? indexed(this.known).card.get(this.ui.card) : undefined;
  }
  get cards(): Card[] {
    return cardsAt(this.known, this.ui.at, this.ui.rejected);
  }

  /** Marks a sentence; its first undecided card is chosen. */
  go(id: SentenceId, card?: string): void {
    if (id !== this.ui.at) [this.since, this.pressed] = [Date.now(), 0];
    const cards = cardsAt(this.known, id, this.ui.rejected);
    const chosen = card && cards.some(({ key }) => key === card) ? card : undefined;
    this.set({ at: id, card: chosen ?? (cards.find(({ state }) => state === "drafted") ?? cards[0])?.key ?? "" });
  }

  /** Carries an act out: shown at once, sent in its turn; the words say what was done. */
  act(intent: Intent, said: string): void {
    const act: Act = {
      id: "",
      run: "",
      sentence: this.ui.at,
      write: {},
      create: [],
      card: this.ui.card,
      seen: this.known.version,
      ...intent,
      window: "",
      seconds: Math.round((Date.now() - this.since) / 100) / 10,
      keys: this.pressed,
    };
    this.pressed = 0;
    const patch = patchOf(this.known, act, new Date().toISOString());
    const back = inverse(this.known, patch);
    const knew = Object.entries(back?.entries ?? {}).filter(([ref]) => !act.create.includes(ref));
    const before = { ...Object.fromEntries(knew), ...intent.before };
    const { mode } = this.ui;
    this.made.push({ said, sentence: act.sentence, card: act.card ?? "", patch, back });
    this.undone = [];
    this.send({ what: "act", act, patch, seen: act.seen, before, ...(isForm(mode) && { form: mode }) });
    this.set({ message: { words: said, undo: true }, draftJudged: null, lastArgument: "" });
  }

  /** Throws a form away; it comes back with an undo. */
  throwAway(name: string, mode: FormMode, said: string): void {
    this.made.push({ said, sentence: this.ui.at, card: this.ui.card, patch: NOTHING, back: NOTHING, thrown: mode });
    this.undone = [];
    this.shelve(name, null);
    this.set({ message: { words: said, undo: true } });
  }

  /** Puts a form on the shelf, or takes what is there away; none is open afterwards. */
  shelve(name: string, mode: FormMode | null): void {
    const { [name]: _, ...rest } = this.ui.aside;
    this.read({ aside: mode ? { ...rest, [name]: mode } : rest });
    this.go(this.ui.at, this.ui.card);
  }

  /** Takes the last step back, or does it again; what was done before the page was opened only the server knows. */
  step(what: "undo" | "redo"): boolean {
    const last = (what === "undo" ? this.made : this.undone).pop();
    if (!last && this.link.queue.length) {
      this.later.push(what);
      return true;
    }
    if (!last && !this.known[what]) return false;
    if (last) (what === "undo" ? this.undone : this.made).push(last);
    if (last?.thrown) {
      this.shelve(nameOf(last.thrown), null);
      if (what === "undo") this.set({ mode: last.thrown, opened: "", focus: focusOf(last.thrown) });
      this.say(this.speech.t(what === "undo" ? WORDS.said.undone : WORDS.said.redone, last.said));
      return true;
    }
    const patch = last ? (what === "undo" ? last.back : last.patch) : null;
    this.send({ what, patch, seen: this.known.version });
    const words = this.speech.t(what === "undo" ? WORDS.said.undone : WORDS.said.redone, last?.said ?? this.speech.t(WORDS.said.an_act));
    this.set({ draftJudged: null, message: { words, undo: false } });
    if (last) this.read({ at: last.sentence });
    if (last) this.go(last.sentence, last.card);
    return true;
  }

  /** Takes the next step that has waited, once nothing is left to be answered. */
  resume(): void {
    if (this.link.queue.length) return;
    const what = this.later.shift();
    if (what && !this.step(what)) {
      this.later = [];
      this.say(this.speech.t(what === "undo" ? WORDS.said.no_undo : WORDS.said.no_redo));
    }
  }

  private send(item: Item): void {
    this.link.push(item);
    this.known = this.link.shown;
    this.set({ saving: true });
  }

  /** What the server made of an act: names change wherever they stand. */
  took(shown: Known, names: Record<Ref, Ref>): void {
    this.known = shown;
    if (!Object.keys(names).length) return;
    this.made = renamed(this.made, names);
    this.undone = renamed(this.undone, names);
    this.renamed(names);
  }

  /** What is open or chosen follows things and sentences that are called otherwise now. */
  renamed(names: Record<string, string>): void {
    const { card, marked, mode, aside, waiting, recent, lastArgument, draftJudged } = this.ui;
    this.set(renamed({ card, marked, mode, waiting, recent, lastArgument, draftJudged }, names));
    const forms = Object.values(aside).map((form) => renamed(form, names));
    this.set({ aside: Object.fromEntries(forms.map((form) => [nameOf(form), form])) });
  }

  /** What the server did not take is gone from the steps too. */
  forget(): void {
    this.made = [];
    this.undone = [];
  }
}
const NOTHING: Patch = { entries: {}, sentences: {}, decisions: {} };
