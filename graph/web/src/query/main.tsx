// The query page: ready questions beside an editor, answered by an engine that runs in the page itself.
import { render } from "preact";
import "../style/fonts.css";
import "../style/base.css";
import "../style/shell.css";
import "../style/kinds.css";
import "../style/parts.css";
import "../style/picker.css";
import "../style/query.css";
import type { Document } from "../graph/document";
import { bytes, text } from "../parts/packed";
import { Engine } from "./engine";
import { type Held, QueryPage } from "./page";

const held = JSON.parse(text("document")) as Held;
const prefixes = Object.entries(held.known)
  .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}> `)
  .join("");
const engine = new Engine(text("worker"), { engine: bytes("engine"), graph: bytes("graph"), prefixes });
const empty: Document = {
  format: "",
  languages: [],
  prefixes: held.prefixes,
  things: [],
  texts: [],
  tables: {},
  network: { nodes: { columns: [], rows: [] } },
  picture: {},
  questions: [],
  heads: held.heads,
  statements: 0,
};
render(<QueryPage held={held} empty={empty} engine={engine} offset={prefixes.length} />, document.getElementById("app")!);
