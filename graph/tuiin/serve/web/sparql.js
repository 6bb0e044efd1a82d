// Starts the editor, and opens a shipped question in a tab of its own. Nothing here asks any other server.
"use strict";

const questions = JSON.parse(document.getElementById("questions").textContent);
Yasgui.Yasqe.defaults.autocompleters = ["prefixes", "variables"]; // the others ask a server for words
const endpoint = new URL("/sparql", location.href).href;
const editor = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint },
  copyEndpointOnNewTab: false,
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  persistenceId: "tuiin",
});

const open = (question) => {
  editor.addTab(true, { name: question.words, requestConfig: { endpoint }, yasqe: { value: question.query } });
};

for (const button of document.querySelectorAll("button[data-question]")) {
  button.addEventListener("click", () => open(questions.find((question) => question.name === button.dataset.question)));
}
