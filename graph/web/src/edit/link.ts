// The link to the server: acts are applied at once and sent in order; what the server answers takes their place. While it is gone, acts
// are kept; when it is back, or another one in its place, it is asked first how things are, and what was kept is sent. What others change
// comes by events.

import { type Known, known } from "./known";
import type { FormMode } from "./mode";
import { type Patch, patched } from "./patch";
import type { Act, Agreement, Changes, Choice, Conflict, Done, Entry, Ref, Refused, Settled, State } from "./protocol";
import { renamed } from "./renamed";

export interface Item {
  what: "act" | "undo" | "redo";
  /** What it changes, as far as the page knows; null where only the server does. */
  patch: Patch | null;
  act?: Act;
  seen: number;
  /** What the page knew of the entries that it writes, when it began to change them. */
  before?: Record<Ref, Entry | null>;
  /** The form that it was made in: it is there again where the act is refused. */
  form?: FormMode;
  id?: string;
  run?: string;
}

/** What the link tells the page. */
export interface Told {
  changed(shown: Known, names: Record<Ref, Ref>): void;
  saved(at: string, item: Item, done: Done): void;
  outside(changes: Changes): void;
  conflict(item: Item, conflict: Conflict): void;
  refused(item: Item, refused: Refused): void;
  /** The server is gone, or cannot write, since a time; null when it is back. */
  trouble(since: string | null, message: string): void;
  /** The server is back, and so many steps that were kept are saved. */
  back(steps: number): void;
  reloaded(shown: Known): void;
}

const AGAIN = 1000;
const KEEP = 2000;
/** Characters that a browser sends for sure though the page is gone. */
const ALIVE = 20_000;

export class Link {
  base!: Known;
  shown!: Known;
  queue: Item[] = [];
  private running = false;
  private held: Changes[] = [];
  private since: string | null = null;
  /** Whether the server was gone: before anything is sent it is asked how things are. */
  private gone = false;
  private heard = false;
  /** Steps that were kept and are saved now. */
  private late = 0;
  private number = 0;
  private keeping: { form: unknown } | null = null;
  private timer = 0;
  /** What tells this page from other windows. */
  private readonly window = crypto.randomUUID();

  constructor(
    readonly address: string,
    private readonly told: Told,
    private readonly ask: typeof fetch = (...request) => fetch(...request),
  ) {}

  /** Says whether one's own judgement comes first. */
  judgeFirst(first: boolean): Known {
    this.base = { ...this.base, first };
    this.show();
    return this.shown;
  }

  async load(lang: string): Promise<Known> {
    const answer = await this.ask(`${this.address}state?lang=${lang}`, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    this.base = { ...known((await answer.json()) as State), first: this.base?.first ?? false };
    this.show();
    return this.shown;
  }

  /** Applies an act at once, and sends it when those before it are saved. */
  push(item: Item): void {
    this.queue.push({ ...item, id: `${this.window} ${++this.number}`, run: item.act?.run || this.base.run });
    if (item.patch) this.shown = patched(this.shown, item.patch);
    void this.run();
  }

  /** Listens for what others change. */
  listen(): void {
    const source = new EventSource(`${this.address}news`);
    source.onmessage = ({ data }) => {
      this.held.push(JSON.parse(data as string) as Changes);
      if (!this.running) this.hear();
    };
    source.onopen = () => {
      this.gone ||= this.heard; // what was told meanwhile nobody has heard
      this.heard = true;
      void this.run();
    };
    source.onerror = () => {
      this.held = [];
      this.gone = true;
      this.lost("");
      if (source.readyState === EventSource.CLOSED) window.setTimeout(() => this.listen(), AGAIN);
    };
  }

  /** Sends an act again after a conflict, as it was settled; null gives it up. */
  settle(item: Item, conflict: Conflict, act: Act | null): void {
    this.take(conflict.changes);
    this.queue.shift();
    const { run } = this.base;
    const before = { ...item.before, ...Object.fromEntries(conflict.conflicts.map(({ ref, there }) => [ref, there])) };
    if (act)
      this.queue.unshift({ ...item, act, patch: { ...item.patch!, entries: act.write }, before, seen: conflict.changes.version, run });
    this.show();
    this.told.changed(this.shown, {});
    void this.run();
  }

  /** Keeps the letters of an open form with the server, at most every two seconds. */
  keep(form: unknown): void {
    this.keeping = { form };
    if (this.timer) return;
    this.timer = window.setTimeout(() => this.flush(), KEEP);
  }

  /** Sends now what is to be kept of an open form: the page may be gone in a moment. */
  flush(): void {
    if (!this.timer) return;
    window.clearTimeout(this.timer);
    this.timer = 0;
    const body = JSON.stringify(this.keeping);
    this.ask(`${this.address}form`, { method: "POST", headers: JSON_TYPE, body, keepalive: body.length < ALIVE }).catch(() => undefined);
  }

  /** How words would stand in a dictionary. */
  async label(words: string, sentence: string): Promise<string> {
    try {
      const asked = `${this.address}label?words=${encodeURIComponent(words)}&sentence=${sentence}`;
      const answer = await this.ask(asked);
      return answer.ok ? ((await answer.json()) as { label: string }).label : words;
    } catch {
      return words;
    }
  }

  /** Claims with the words that they would have, of those in which nobody has typed; nothing where the server does not tell. */
  async say(act: Partial<Act>): Promise<Record<Ref, Entry>> {
    try {
      const answer = await this.ask(`${this.address}say`, { method: "POST", headers: JSON_TYPE, body: JSON.stringify(act) });
      return answer.ok ? ((await answer.json()) as Record<Ref, Entry>) : {};
    } catch {
      return {};
    }
  }

  /** How far this reading and that of somebody else agree; words where the server does not tell it. */
  async agreement(name: string): Promise<Agreement | string> {
    const answer = await this.ask(`${this.address}agreement?with=${encodeURIComponent(name)}`, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Agreement) : ((await answer.json()) as Refused).message;
  }

  /** Carries out a choice between two readings. */
  async choose(choice: Choice): Promise<Settled | string> {
    const body = JSON.stringify({ ...choice, window: this.window });
    const answer = await this.ask(`${this.address}settle`, { method: "POST", headers: JSON_TYPE, body });
    return answer.ok ? ((await answer.json()) as Settled) : (((await answer.json()) as Refused).message ?? String(answer.status));
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.gone || this.queue.length) {
      const item = this.queue[0];
      const there = !this.gone || (await this.join());
      const answer = there && item ? await this.send(item) : null;
      if (answer && item) {
        if (!(await this.answered(item, answer))) break;
      } else if (!there || item) await new Promise((go) => window.setTimeout(go, AGAIN));
    }
    this.running = false;
    this.hear();
  }

  /** Asks anew how things are, and puts what is kept on top; false where nobody answers. */
  private async join(): Promise<boolean> {
    try {
      await this.load(document.documentElement.lang);
    } catch {
      return false;
    }
    this.gone = false;
    this.told.changed(this.shown, {});
    if (this.keeping) this.keep(this.keeping.form);
    if (!this.queue.length) this.found();
    return true;
  }

  /** The answer of the server; null where there is none, or none that means anything for good. */
  private async send(item: Item): Promise<Response | null> {
    const { id, run, before } = item;
    const body = JSON.stringify({ ...item.act, seen: item.seen, window: this.window, id, run, before });
    try {
      const answer = await this.ask(`${this.address}${item.what}`, { method: "POST", headers: JSON_TYPE, body });
      if (answer.status < 500 && answer.status !== 404) return answer;
      const said = (await answer.json().catch(() => null)) as Refused | null;
      this.lost(said?.message ?? "");
    } catch {
      this.gone = true;
      this.lost("");
    }
    return null;
  }

  private lost(message: string): void {
    if (this.since) return;
    this.late = 0;
    this.since = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    this.told.trouble(this.since, message);
  }

  /** Tells that all is well again, once nothing is left that was kept. */
  private found(): void {
    if (this.there()) this.told.back(this.late);
  }

  /** Takes back that the server is gone or cannot write, and says whether that was told. */
  private there(): boolean {
    if (!this.since) return false;
    this.since = null;
    this.told.trouble(null, "");
    return true;
  }

  /** Takes an answer; false where the queue has to wait for the reader. */
  private async answered(item: Item, answer: Response): Promise<boolean> {
    const said: unknown = await answer.json().catch(() => ({ message: String(answer.status) }));
    if (answer.ok) {
      const done = said as Done;
      this.take(done.changes);
      this.queue.shift();
      const names = Object.fromEntries(Object.entries(done.names).filter(([key, value]) => key !== value));
      if (Object.keys(names).length) this.queue = this.queue.map((one) => renamed(one, names));
      if (done.changes.reload) await this.load(document.documentElement.lang);
      this.show();
      this.told.changed(this.shown, names);
      this.told.saved(done.saved, item, done);
      this.late++;
      if (!this.queue.length) this.found();
      return true;
    }
    if (answer.status === 409 && item.act) {
      this.there();
      this.told.conflict(item, said as Conflict);
      return false;
    }
    this.queue.shift();
    if (answer.status === 409) this.take((said as Conflict).changes);
    this.show();
    this.told.changed(this.shown, {});
    this.told.refused(item, said as Refused);
    if (!this.queue.length) this.found();
    return true;
  }

  private hear(): void {
    const news = this.held;
    this.held = [];
    for (const changes of news) {
      if (changes.version <= this.base.version) {
        this.check(changes);
        continue;
      }
      if (changes.reload) return void this.reload();
      this.take(changes);
      this.show();
      this.told.changed(this.shown, {});
      this.told.outside(changes);
    }
  }

  /** What a check of the files says of the version that is known already. */
  private check({ findings, unreadable }: Changes): void {
    if (!findings && unreadable === undefined) return;
    this.base = { ...this.base, ...(findings && { findings }), ...(unreadable !== undefined && { unreadable }) };
    this.show();
    this.told.changed(this.shown, {});
  }

  private async reload(): Promise<void> {
    const lang = document.documentElement.lang;
    this.told.reloaded(await this.load(lang));
  }

  private take(changes: Changes): void {
    if (changes.version < this.base.version) return;
    const after = patched(this.base, changes);
    const { version, undo, redo } = changes;
    this.base = { ...after, version, undo, redo, findings: changes.findings ?? after.findings };
    if (changes.unreadable !== undefined) this.base.unreadable = changes.unreadable;
  }

  private show(): void {
    this.shown = this.queue.reduce((so, { patch }) => (patch ? patched(so, patch) : so), this.base);
  }
}
const JSON_TYPE = { "content-type": "application/json" };
