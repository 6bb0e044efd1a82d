// Fonts as the pages need them: the letters of the three languages and their neighbours, the weights between regular and bold; a third
// smaller than they come. They lie in the style itself: a page is one file.
import { readFile } from "node:fs/promises";
import subset from "subset-font";

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
/** By the part of a font's name that tells its script. */
const LETTERS = {
  "-latin-": `${range(0x20, 0xff)}–—‘’“”„…•−→←↑↓↗▸▾×€`,
  "-cyrillic-wght": `${range(0x400, 0x45f)}ҐґҰұ№`,
  "-cyrillic-ext-": "ӘәҒғҚқҢңӨөҮүҺһҖҗҘҙҠҡҪҫҲҳҶҷӢӣӮӯ",
};

/** The plugin that answers `url(….woff2)`. */
export const fonts = {
  name: "fonts",
  setup(build) {
    build.onLoad({ filter: /\.woff2$/ }, async ({ path }) => {
      const script = Object.keys(LETTERS).find((part) => path.includes(part));
      const options = { targetFormat: "woff2", variationAxes: { wght: { min: 400, max: 700 } } };
      return { contents: await subset(await readFile(path), LETTERS[script], options), loader: "dataurl" };
    });
  },
};
