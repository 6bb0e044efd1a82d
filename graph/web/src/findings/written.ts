// A scene as an SVG file: shapes and text in the light colours, and the fonts that it is measured in.
import { SHAPES } from "../parts/sign";
import { familyOf } from "./measure";
import type { Ink, Scene, Shape } from "./scene";
import { INK_OF } from "./signed";

/** The light colours, as files have them on any ground. */
const LIGHT: Record<Ink, string> = {
  paper: "#fbfaf7",
  raised: "#ffffff",
  sunk: "#f1efe8",
  ink: "#1d1d1b",
  quiet: "#57554f",
  edge: "#857f73",
  hair: "#dcd8cd",
  accent: "#0b5f8a",
  "accent-ground": "#e4f0f6",
  second: "#1f6b42",
  conclusion: "#123f73",
  doubt: "#7d4c00",
  "doubt-ground": "#fff2d3",
  against: "#a5281b",
  "against-ground": "#fbeae7",
};
const ink = (name: Ink | "none" | undefined): string => (name && name !== "none" ? LIGHT[name] : "none");

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Value = string | number | undefined;
const tag = (name: string, values: Record<string, Value>, inside = ""): string => {
  const told = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${typeof value === "number" ? Math.round(value * 100) / 100 : escaped(value)}"`,
  );
  return inside ? `<${name}${told.join("")}>${inside}</${name}>` : `<${name}${told.join("")}/>`;
};

/** The file; it says what it shows to those who do not see it. */
export function written({ width, height, label, shapes }: Scene, fonts = ""): string {
  const size = { width, height: Math.ceil(height), viewBox: `0 0 ${width} ${Math.ceil(height)}`, role: "img" };
  const head = `<title>${escaped(label)}</title>${fonts ? `<style>${fonts}</style>` : ""}`;
  return tag("svg", { xmlns: "http://www.w3.org/2000/svg", ...size }, head + shapes.map(shapeOf).join(""));
}

function shapeOf(shape: Shape): string {
  switch (shape.is) {
    case "text": {
      const { x, y, words, size, weight, anchor, serif, lang } = shape;
      const type = { "font-family": familyOf(!!serif), "font-size": size, "font-weight": weight, "text-anchor": anchor };
      const round = shape.halo ? { stroke: ink("raised"), "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
      return tag("text", { x, y, ...type, fill: ink(shape.ink ?? "ink"), ...round, "xml:lang": lang }, escaped(words));
    }
    case "box": {
      const { x, y, width, height, round, stroke, thick } = shape;
      const edge = stroke ? { stroke: ink(stroke), "stroke-width": thick ?? 1.4 } : {};
      return tag("rect", { x, y, width, height, rx: round, fill: ink(shape.fill), ...edge });
    }
    case "path": {
      const { d, stroke, thick, dash, fill } = shape;
      const line = stroke
        ? { stroke: ink(stroke), "stroke-width": thick ?? 1.6, "stroke-dasharray": dash, "stroke-linejoin": "round" }
        : {};
      return tag("path", { d, fill: ink(fill), ...line, "stroke-linecap": dash && stroke ? "round" : undefined });
    }
    case "ring":
      return tag("circle", {
        class: "ring",
        "data-of": shape.of,
        cx: shape.x,
        cy: shape.y,
        r: shape.radius,
        fill: ink("raised"),
        stroke: ink(shape.ink),
        "stroke-width": shape.radius * 0.2,
      });
    case "sign": {
      const { solid, line } = SHAPES[shape.mark];
      const colour = ink(INK_OF[shape.mark]);
      const drawn = { fill: "none", stroke: colour, "stroke-width": 1.8, "stroke-linejoin": "round", "stroke-linecap": "round" };
      const paths = (solid ? tag("path", { d: solid, fill: colour }) : "") + (line ? tag("path", { d: line, ...drawn }) : "");
      const at = `translate(${shape.x.toFixed(2)} ${shape.y.toFixed(2)}) scale(${(shape.size / 16).toFixed(3)})`;
      return tag("g", { "data-sign": shape.mark, transform: at }, paths);
    }
    case "link":
      return tag("g", { "data-of": shape.to }, shape.shapes.map(shapeOf).join(""));
  }
}
