// The explorer: reads the document that the page holds, and shows it.
import { render } from "preact";
import "./style/base.css";
import "./style/parts.css";
import "./style/views.css";
import { App } from "./app";
import { Graph, type Document } from "./document";

const held = document.getElementById("document")!.textContent!;
render(<App graph={new Graph(JSON.parse(held) as Document)} />, document.getElementById("app")!);
