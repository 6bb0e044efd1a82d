// The explorer: reads the document that the page holds, and shows it.
import { render } from "preact";
import "./style/base.css";
import "./style/kinds.css";
import "./style/parts.css";
import "./style/views.css";
import { App } from "./app";
import type { Document } from "./graph/document";
import { Graph } from "./graph/graph";

const held = JSON.parse(document.getElementById("document")!.textContent!) as Document;
render(<App graph={new Graph(held)} />, document.getElementById("app")!);
