// The explorer: reads the document that the page holds, and shows it.
import { render } from "preact";
import "./style/fonts.css";
import "./style/base.css";
import "./style/shell.css";
import "./style/spine.css";
import "./style/kinds.css";
import "./style/parts.css";
import "./style/views.css";
import { App } from "./app";
import type { Document } from "./graph/document";
import { Graph } from "./graph/graph";
import { held } from "./parts/packed";

void held<Document>("document").then((it) => render(<App graph={new Graph(it)} />, document.getElementById("app")!));
