// A picture as a file: with its colours and the page's type in it, and a margin around it.

import { embedded } from "../../findings/files";
import { svgOf } from "../../parts/save";

const MARGIN = 24;

/** The drawn picture as an SVG file of its own. */
export function taken(drawn: SVGSVGElement): string {
  const file = new DOMParser().parseFromString(svgOf(drawn), "image/svg+xml");
  const svg = file.documentElement;
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)) + 2 * MARGIN) as [number, number];
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${width} ${height}`);
  const ground = svg.firstElementChild!;
  for (const name of ["x", "y"]) ground.setAttribute(name, String(-MARGIN));
  // As text: an element of style would be held to the policy of this page.
  return new XMLSerializer().serializeToString(file).replace(">", `><style>${embedded()}</style>`);
}
