// The engine in a thread of its own: it holds the graph, answers one query at a time, and can be ended from outside.
import init, { Store } from "oxigraph/web.js";
import { unpacked } from "../parts/packed";

export interface Load {
  engine: ArrayBuffer;
  graph: ArrayBuffer;
  prefixes: string;
}
export interface Ask {
  id: number;
  query: string;
}
/** A table of RDF terms (SPARQL JSON), triples as N-Triples, more than a page can hold, or what went wrong and where. */
export type Answer =
  | { id: number; kind: "ready"; size: number; milliseconds: number }
  | { id: number; kind: "table"; json: string; milliseconds: number }
  | { id: number; kind: "triples"; text: string; milliseconds: number }
  | { id: number; kind: "large"; megabytes: number; milliseconds: number }
  | { id: number; kind: "error"; message: string };

/** Characters of an answer that a page still shows with ease. */
const MOST = 40_000_000;

let store: Store;
let prologue = "";

/** The form of a query: its first keyword outside comments, strings and addresses. */
export function isGraphQuery(query: string): boolean {
  const bare = query.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<[^<>\s]*>|#[^\n]*/g, " ");
  return /^(construct|describe)$/i.test(/(?<![\w?$:-])(select|ask|construct|describe)\b(?![\w-]*:)/i.exec(bare)?.[1] ?? "");
}

async function load({ engine, graph, prefixes }: Load): Promise<void> {
  const start = performance.now();
  const [wasm, quads] = await Promise.all([engine, graph].map((packed) => unpacked(packed).arrayBuffer()));
  await init({ module_or_path: wasm });
  const text = new TextDecoder().decode(quads);
  store = new Store();
  store.load(text, { format: "application/n-quads", lenient: true, no_transaction: true });
  // Each triple once in the default graph: the engine's own union counts a triple once per graph that holds it.
  const triples = new Set<string>();
  for (const line of text.split("\n")) if (line) triples.add(line.replace(/ <[^<>]*> \.$/, " ."));
  store.load([...triples].join("\n"), { format: "application/n-triples", lenient: true, no_transaction: true });
  prologue = prefixes;
  postMessage({ id: 0, kind: "ready", size: triples.size, milliseconds: performance.now() - start } satisfies Answer);
}

function ask({ id, query }: Ask): void {
  const start = performance.now();
  try {
    const graphs = isGraphQuery(query);
    const answer = store.query(`${prologue}${query}`, {
      results_format: graphs ? "application/n-triples" : "application/sparql-results+json",
    }) as string;
    const milliseconds = performance.now() - start;
    if (answer.length > MOST) postMessage({ id, kind: "large", megabytes: Math.round(answer.length / 1e6), milliseconds } satisfies Answer);
    else
      postMessage(
        (graphs ? { id, kind: "triples", text: answer, milliseconds } : { id, kind: "table", json: answer, milliseconds }) satisfies Answer,
      );
  } catch (error) {
    // A trap or a full stack leaves the engine broken, whatever it still answers: the page starts a new one.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
    postMessage({ id, kind: "error", message: String((error as Error).message ?? error) } satisfies Answer);
  }
}

addEventListener("message", ({ data }: MessageEvent<Load | Ask>) => ("engine" in data ? void load(data).catch(fail) : ask(data)));

/** An error of a promise ends no worker and tells nobody; thrown here, it reaches the page. */
const fail = (error: unknown) =>
  setTimeout(() => {
    throw error;
  });
