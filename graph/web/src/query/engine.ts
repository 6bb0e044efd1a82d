// The engine as the page sees it: ask, get an answer or an error, stop.
import type { Answer, Ask, Load } from "./worker";

export interface Ready {
  size: number;
  milliseconds: number;
}
export type Reply = Exclude<Answer, { kind: "ready" }>;

/** What ends a query besides its answer: the reader, the limit of time, or the engine itself. */
export class Ended extends Error {
  constructor(readonly why: "stopped" | "too long" | "broken") {
    super(why);
  }
}

const LIMIT = 60_000;

export class Engine {
  ready: Promise<Ready>;
  private worker!: Worker;
  private end: ((why: Ended) => void) | null = null;
  private count = 0;

  /** packed: the engine and the graph as gzip; source: the worker's script. */
  constructor(
    private readonly source: string,
    private readonly packed: Load,
  ) {
    this.ready = this.start();
  }

  private start(): Promise<Ready> {
    const address = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    this.worker = new Worker(address);
    const ready = new Promise<Ready>((resolve, reject) => {
      this.worker.onmessage = ({ data }: MessageEvent<Answer>) => data.kind === "ready" && resolve(data);
      this.worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message));
      };
    });
    void ready.finally(() => URL.revokeObjectURL(address)).catch(() => undefined);
    this.worker.postMessage(this.packed);
    return ready;
  }

  /** The answer to a query; rejects with Ended where there will be none. One query runs at a time: what still runs is stopped. */
  ask(query: string): Promise<Reply> {
    if (this.end) this.stop();
    const id = ++this.count;
    return new Promise<Reply>((resolve, reject) => {
      let timer = 0;
      const done = () => {
        clearTimeout(timer);
        this.end = null;
      };
      this.end = (why) => {
        done();
        reject(why);
      };
      const begin = () => {
        if (id !== this.count) return; // stopped while the engine was starting
        timer = window.setTimeout(() => this.stop("too long"), LIMIT);
        this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          if (data.id !== id || data.kind === "ready") return;
          done();
          resolve(data);
        };
        this.worker.onerror = (event) => {
          event.preventDefault();
          this.stop("broken");
        };
        this.worker.postMessage({ id, query } satisfies Ask);
      };
      this.ready.then(begin, (error: unknown) => {
        done();
        reject(error as Error);
      });
    });
  }

  /** End what runs, and start the engine anew. */
  stop(why: Ended["why"] = "stopped"): void {
    const end = this.end;
    this.count++;
    this.worker.terminate();
    this.ready = this.start();
    end?.(new Ended(why));
  }
}
