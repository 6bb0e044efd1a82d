// The editing page: reading an article and turning it into a claim graph.
import { render } from "preact";
import "../style/fonts.css";
import "../style/base.css";
import "../style/edit.css";
import { start } from "./start";
import { Whole } from "./views/whole";

const app = document.getElementById("app")!;
void start((page) => render(<Whole page={page} />, app));
