// Bundles the pages into graph/tuiin/assets/web, from where the Python package takes them; nothing there is committed.
import { build } from "esbuild";
import { rm } from "node:fs/promises";

const out = new URL("../tuiin/assets/web/", import.meta.url).pathname;
await rm(out, { recursive: true, force: true });

const shared = { bundle: true, minify: true, charset: "utf8", target: "es2022", legalComments: "eof", outdir: out, logLevel: "warning" };
await build({
  ...shared,
  format: "iife",
  jsx: "automatic",
  jsxImportSource: "preact",
  entryPoints: { explorer: "src/main.tsx" },
});
