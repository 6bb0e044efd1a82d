// What the frame shows, as an SVG file of its own: lines, outlines and names, text as text.
import { outline } from "./kinds";
import { LINE } from "./labels";
import { arrowsAt, type Camera, inFrame, markRadius, radius, seen, TYPE } from "./painter";
import type { Scene } from "./scene";
import { FAINT, grouped, headAt, headOf, meets, touches, trimmed, weightAt } from "./strokes";

const SVG = "http://www.w3.org/2000/svg";

function element(name: string, attributes: Record<string, string | number>, ...children: (Element | string)[]): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, String(typeof value === "number" ? Math.round(value * 100) / 100 : value));
  made.append(...children);
  return made;
}

export function svgOfScene(scene: Scene, title: string): string {
  const camera = scene.camera();
  const { width, height } = camera;
  const { colours } = scene.painter;
  const picture = element(
    "svg",
    { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": colours.font, "font-size": TYPE },
    element("title", {}, title),
  );
  picture.append(
    element("rect", { width, height, fill: colours["--paper"]! }),
    lines(scene, camera),
    things(scene, camera),
    names(scene, camera),
  );
  return new XMLSerializer().serializeToString(picture);
}

function lines({ picture, painter }: Scene, camera: Camera): SVGElement {
  const view = seen(camera);
  const { scale } = camera;
  const groups = grouped(picture.lines.filter((line) => meets(line, view))).map(({ family: { name, stroke }, faint, lines: own }) => {
    const colour = painter.colours[stroke.colour]!;
    const group = element("g", {
      class: name,
      stroke: colour,
      fill: colour,
      "stroke-width": stroke.width * weightAt(scale),
      "stroke-dasharray": stroke.dashes.join(" ") || "none",
    });
    for (const line of own) {
      const at = trimmed(line, (units) => radius(units, scale) / scale);
      if (!at) continue;
      const lit = picture.chosen !== null && touches(line, picture.chosen.thing);
      const opacity = lit ? 1 : Math.min(faint ? FAINT : 1, picture.behind);
      const [from, to] = [inFrame(camera, { x: at.x1, y: at.y1 }), inFrame(camera, { x: at.x2, y: at.y2 })];
      group.append(element("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, opacity }));
      const corners = headOf(at, headAt(scale) / scale)
        .map((corner) => inFrame(camera, corner))
        .map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
      if (lit || stroke.arrow || arrowsAt(scale)) group.append(element("path", { d: `M${corners.join("L")}Z`, stroke: "none", opacity }));
    }
    return group;
  });
  return element("g", {}, ...groups);
}

function things({ picture, painter: { colours } }: Scene, camera: Camera): SVGElement {
  const { width, height, scale } = camera;
  const group = element("g", { stroke: colours["--paper"]! });
  for (const spot of picture.sight.spots) {
    const { x, y } = inFrame(camera, spot);
    const reach = radius(spot.size, scale);
    if (x < -reach || y < -reach || x > width + reach || y > height + reach) continue;
    const fill = colours[`--${spot.kind}`] ?? colours["--quiet"]!;
    group.append(
      element("path", {
        class: spot.kind,
        d: outline(spot.kind),
        transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${reach.toFixed(2)})`,
        fill,
        "stroke-width": 1.2 / reach,
        opacity: picture.strength(spot.thing),
      }),
    );
    if (spot === picture.chosen)
      group.append(
        element("circle", {
          cx: x,
          cy: y,
          r: markRadius(spot.size, scale),
          fill: "none",
          stroke: colours["--accent"]!,
          "stroke-width": 2.5,
        }),
      );
  }
  return group;
}

function names({ painter: { colours, labels } }: Scene, { origin, width, height }: Camera): SVGElement {
  const look = {
    fill: colours["--ink"]!,
    stroke: colours["--paper"]!,
    "stroke-width": 3.5,
    "paint-order": "stroke",
    "stroke-linejoin": "round",
  };
  const group = element("g", { ...look, "dominant-baseline": "central" });
  for (const label of labels) {
    const [left, right, top] = [label.left + origin.x, label.right + origin.x, label.top + origin.y];
    if (right < 0 || left > width || top + LINE < 0 || top > height) continue;
    const x = label.align === "left" ? left : label.align === "right" ? right : (left + right) / 2;
    const anchor = { left: "start", right: "end", center: "middle" }[label.align];
    group.append(
      element(
        "text",
        { "text-anchor": anchor, x },
        ...label.lines.map((text, i) => element("tspan", { x, y: top + LINE * (i + 0.5) }, text)),
      ),
    );
  }
  return group;
}

/** What the frame shows, as it is drawn, on the paper's colour. */
export function pngOfScene(scene: Scene, drawn: HTMLCanvasElement): Promise<Blob> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [drawn.width, drawn.height];
  const context = canvas.getContext("2d")!;
  context.fillStyle = scene.painter.colours["--paper"]!;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 0);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png"));
}
