// The unit tests of the front end: bundled as the pages are, and run by Node in one process. Options are those of Node's runner,
// such as --test-name-pattern=kazakh.
import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { build } from "esbuild";
import { words } from "./words.mjs";

const here = new URL(".", import.meta.url).pathname;
const out = `${here}node_modules/.cache/tuiin/tests.mjs`;
/** What acts as soon as it is read: the pages themselves, and the engine's worker. */
const ACTING = /(^|\/)(main\.tsx|worker\.ts)$/;

const sources = (await readdir(`${here}src`, { recursive: true })).filter((name) => /\.tsx?$/.test(name) && !/\.d\.ts$/.test(name));
const tests = (await readdir(`${here}tests`)).filter((name) => name.endsWith(".test.ts"));
const read = ["./tests/browser.ts", ...sources.filter((name) => !ACTING.test(name)).map((name) => `./src/${name}`)];
await build({
  stdin: { contents: [...read, ...tests.map((name) => `./tests/${name}`)].map((name) => `import "${name}";`).join("\n"), resolveDir: here },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [words],
  sourcemap: "inline",
  sourcesContent: false,
  logLevel: "warning",
  outfile: out,
});
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test-reporter=dot", ...process.argv.slice(2), out], {
  cwd: here,
  stdio: "inherit",
});
process.exit(status ?? 1);
