// The explorer: reads the document that the page holds, and shows it.
import { render } from "preact";
import "./style/base.css";
import "./style/parts.css";
import "./style/views.css";
import { App } from "./app";
import { type Document, Graph } from "./document";

/** The document as the page holds it: as it is, or packed (gzip in base64), a quarter as long. */
async function held(block: HTMLScriptElement): Promise<Document> {
  const text = block.textContent!;
  if (block.type !== "application/gzip") return JSON.parse(text) as Document;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return (await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json()) as Document;
}

void held(document.getElementById("document") as HTMLScriptElement).then((read) =>
  render(<App graph={new Graph(read)} />, document.getElementById("app")!),
);
