// What the frame shows, as an SVG file of its own: lines, outlines and names, text as text.
import { type Camera, inFrame, seen } from "./camera";
import { outline } from "./kinds";
import { type Label, LINE } from "./labels";
import type { Palette } from "./palette";
import type { Picture } from "./picture";
import { arrowsAt, markRadius, radius, TYPE } from "./sizes";
import { FAINT, grouped, headAt, headOf, meets, touches, trimmed, weightAt } from "./strokes";

/** What is to be seen: the picture, its camera, and the names that are written. */
export interface Shown {
  picture: Picture;
  camera: Camera;
  labels: Label[];
  colours: Palette;
}

const MARKUP: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text as XML holds it; a character that XML has no place for becomes a mark of its loss. */
export const escaped = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  text.replace(/[&<>"]/g, (mark) => MARKUP[mark]!).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, "\ufffd");

/** An element that holds markup already made. */
function element(name: string, attributes: Record<string, string | number>, ...children: string[]): string {
  const value = (one: string | number) => escaped(String(typeof one === "number" ? Math.round(one * 100) / 100 : one));
  const open = [name, ...Object.entries(attributes).map(([key, one]) => `${key}="${value(one)}"`)].join(" ");
  return children.length ? `<${open}>${children.join("")}</${name}>` : `<${open}/>`;
}

export function svgOfPicture(shown: Shown, title: string): string {
  const { camera, colours } = shown;
  const { width, height } = camera;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": colours.font,
      "font-size": TYPE,
    },
    element("title", {}, escaped(title)),
    element("rect", { width, height, fill: colours["--paper"]! }),
    lines(shown),
    things(shown),
    names(shown),
  );
}

function lines({ picture, camera, colours }: Shown): string {
  const view = seen(camera);
  const { scale } = camera;
  const groups = grouped(picture.lines.filter((line) => meets(line, view))).map(({ family: { name, stroke }, faint, lines: own }) => {
    const colour = colours[stroke.colour]!;
    const drawn = own.flatMap((line) => {
      const at = trimmed(line, (units) => radius(units, scale) / scale);
      if (!at) return [];
      const lit = picture.chosen !== null && touches(line, picture.chosen.thing);
      const opacity = lit ? 1 : Math.min(faint ? FAINT : 1, picture.behind);
      const [from, to] = [inFrame(camera, { x: at.x1, y: at.y1 }), inFrame(camera, { x: at.x2, y: at.y2 })];
      const stem = element("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, opacity });
      if (!lit && !stroke.arrow && !arrowsAt(scale)) return [stem];
      const corners = headOf(at, headAt(scale) / scale).map((corner) => inFrame(camera, corner));
      const path = corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
      return [stem, element("path", { d: `M${path}Z`, stroke: "none", opacity })];
    });
    const look = { "stroke-width": stroke.width * weightAt(scale), "stroke-dasharray": stroke.dashes.join(" ") || "none" };
    return element("g", { class: name, stroke: colour, fill: colour, ...look }, ...drawn);
  });
  return element("g", {}, ...groups);
}

function things({ picture, camera, colours }: Shown): string {
  const { width, height, scale } = camera;
  const drawn = picture.sight.spots.flatMap((spot) => {
    const { x, y } = inFrame(camera, spot);
    const reach = radius(spot.size, scale);
    if (x < -reach || y < -reach || x > width + reach || y > height + reach) return [];
    const fill = colours[`--${spot.kind}`] ?? colours["--quiet"]!;
    const transform = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${reach.toFixed(2)})`;
    const look = { fill, "stroke-width": 1.2 / reach, opacity: picture.strength(spot.thing) };
    const shape = element("path", { class: spot.kind, d: outline(spot.kind), transform, ...look });
    if (spot !== picture.chosen) return [shape];
    const ring = { cx: x, cy: y, r: markRadius(spot.size, scale), fill: "none", stroke: colours["--accent"]!, "stroke-width": 2.5 };
    return [shape, element("circle", ring)];
  });
  return element("g", { stroke: colours["--paper"]! }, ...drawn);
}

function names({ labels, camera: { origin, width, height }, colours }: Shown): string {
  const drawn = labels.flatMap((label) => {
    const [left, right, top] = [label.left + origin.x, label.right + origin.x, label.top + origin.y];
    if (right < 0 || left > width || top + LINE < 0 || top > height) return [];
    const x = label.align === "left" ? left : label.align === "right" ? right : (left + right) / 2;
    const anchor = { left: "start", right: "end", center: "middle" }[label.align];
    const rows = label.lines.map((text, i) => element("tspan", { x, y: top + LINE * (i + 0.5) }, escaped(text)));
    return [element("text", { "text-anchor": anchor, x }, ...rows)];
  });
  const stroke = { stroke: colours["--paper"]!, "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round" };
  return element("g", { fill: colours["--ink"]!, ...stroke, "dominant-baseline": "central" }, ...drawn);
}

/** What the frame shows, as it is drawn, on the paper's colour. */
export function pngOfPicture(drawn: HTMLCanvasElement, paper: string): Promise<Blob> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [drawn.width, drawn.height];
  const context = canvas.getContext("2d")!;
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png"));
}
