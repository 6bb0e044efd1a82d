// Bundles the pages into graph/tuiin/assets/web, from where the Python package takes them; nothing there is committed.

import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { fonts } from "./fonts.mjs";
import { words } from "./words.mjs";

const out = new URL("../tuiin/assets/web/", import.meta.url).pathname;
const find = createRequire(import.meta.url).resolve;
const shared = {
  bundle: true,
  minify: true,
  charset: "utf8",
  plugins: [words, fonts],
  target: "es2022",
  legalComments: "none",
  outdir: out,
  logLevel: "warning",
  format: "iife",
  metafile: true,
};
const preact = { jsx: "automatic", jsxImportSource: "preact" };

await mkdir(out, { recursive: true });
const made = await Promise.all([
  build({
    ...shared,
    ...preact,
    entryPoints: { explorer: "src/main.tsx", network: "src/network/main.tsx", query: "src/query/main.tsx", edit: "src/edit/main.tsx" },
  }),
  // The engine is handed its WebAssembly, so where its script lies does not matter.
  build({ ...shared, entryPoints: { worker: "src/query/worker.ts" }, define: { "import.meta.url": '"file:///none"' } }),
]);
await writeFile(`${out}oxigraph.wasm.gz`, gzipSync(await readFile(find("oxigraph/web_bg.wasm")), { level: 9 }));
const yasgui = new URL("node_modules/@zazuko/yasgui/build/", import.meta.url).pathname;
await copyFile(`${yasgui}yasgui.min.js`, `${out}yasgui.js`);
await copyFile(`${yasgui}yasgui.min.css`, `${out}yasgui.css`);
await writeFile(`${out}LICENSES.txt`, await licences(made.flatMap(({ metafile }) => Object.keys(metafile.inputs))));

/** The licences of all packages that went into the bundles, which their authors want to travel with the code. */
async function licences(inputs) {
  const packages = new Set(["@zazuko/yasgui"]);
  for (const input of inputs) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (name) packages.add(name);
  }
  const texts = [];
  for (const name of [...packages].sort()) {
    const folder = new URL(`node_modules/${name}/`, import.meta.url);
    const { version, license } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
    texts.push(`${name} ${version} (${license})\n\n${file ? await readFile(new URL(file, folder), "utf8") : ""}`);
  }
  return texts.join(`\n${"=".repeat(80)}\n\n`);
}
