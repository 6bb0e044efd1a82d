// The words of the interface as the pages import them: one module of all files in graph/tuiin/words, made at bundling.
// In place of each word of the English file stands that word in every language; what a language lacks, it says in English.
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../tuiin/words/", import.meta.url);
const ENGLISH = "en";

/** The plugin that answers `import … from "words"`. */
export const words = {
  name: "words",
  setup(build) {
    build.onResolve({ filter: /^words$/ }, () => ({ path: "words", namespace: "words" }));
    build.onLoad({ filter: /.*/, namespace: "words" }, () => ({ contents: source(files()), loader: "js" }));
  },
};

/** The words by language, English last. */
function files() {
  const codes = readdirSync(FOLDER).flatMap((file) => /^([a-z]{2,3})\.json$/.exec(file)?.[1] ?? []);
  const ordered = [...codes.filter((code) => code !== ENGLISH).sort(), ENGLISH];
  return Object.fromEntries(ordered.map((code) => [code, JSON.parse(readFileSync(new URL(`${code}.json`, FOLDER), "utf8"))]));
}

/** The module: a section of the files is an export, so that a page carries only those that it asks for. */
function source(files) {
  const codes = Object.keys(files);
  const each = (english, others) => {
    if (typeof english === "string") return `/* @__PURE__ */ w(${others.map((word) => JSON.stringify(word ?? english)).join()})`;
    return `{${Object.keys(english).map(
      (key) =>
        `${JSON.stringify(key)}:${each(
          english[key],
          others.map((other) => other?.[key]),
        )}`,
    )}}`;
  };
  const sections = Object.keys(files[ENGLISH]).map((section) => {
    const made = each(
      files[ENGLISH][section],
      codes.map((code) => files[code][section]),
    );
    return `export const ${section} = ${made};`;
  });
  return [`const w = (${codes.map((code) => `_${code}`)}) => ({${codes.map((code) => `${code}:_${code}`)}});`, ...sections].join("\n");
}
