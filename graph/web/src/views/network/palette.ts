// The colours of the page as it stands, for what is drawn where style sheets do not reach.
import { KINDS } from "../../language/kinds";
import { FAMILIES } from "./kinds";

export type Palette = Record<string, string> & { font: string };

const NAMES = [
  "--paper",
  "--ink",
  "--quiet",
  "--accent",
  "--mark",
  ...FAMILIES.map((family) => family.stroke.colour),
  ...KINDS.map((kind) => `--${kind}`),
];

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(name).trim()]));
  return Object.assign(colours, { font: style.fontFamily });
}

/** Calls back when the page turns light or dark, by its own switch or by the system's; the answer ends that. */
export function onTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const own = new MutationObserver(changed);
  own.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  system.addEventListener("change", changed);
  return () => {
    own.disconnect();
    system.removeEventListener("change", changed);
  };
}
