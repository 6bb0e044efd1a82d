// The picture as it is sent on: 1200 by 630, drawn for that size, with the page's colours and type in it.
import { render } from "preact";
import type { Explorer } from "../../explorer";
import { embedded } from "../../findings/files";
import { SIZE } from "../../findings/poster";
import type { Alone } from "../../findings/share";
import { standing } from "../../findings/standing";
import type { Picture } from "../../graph/picture";
import { svgOf } from "../../parts/save";
import { GAP } from "../../picture/box";
import { Line } from "../../picture/lines";
import { Poster } from "../../picture/poster";
import { FrameShape, Frames, NodeShape } from "../../picture/shapes";
import { type Laid, laidOut } from "./laid";
import { wantedOf } from "./levels";

const MARGIN = 24;
const MOST = 6; // claims of a picture that is sent on

/** The picture of an article, by itself. */
export function sentOn(picture: Picture, explorer: Explorer): Alone {
  const room = { width: SIZE.width - 2 * MARGIN, height: SIZE.height - 2 * MARGIN };
  const wanted = wantedOf(explorer, room.width);
  const laid = laidOut(picture, explorer, room, { ...wanted, most: Math.min(wanted.most, MOST) }, true);
  const { title, second, source } = laid.caption;
  const label = [title, second, `${source}.`].filter(Boolean).join(" ");
  return { svg: drawnApart(laid), label, key: "network", article: picture.article };
}

/** What the page shows of a level below, with its title over it and the source under it. */
export function asShown(picture: Picture, { graph, tongue }: Explorer, title: string, name: string): Alone {
  const drawn = document.querySelector<SVGSVGElement>(".pictured svg.poster")!;
  const alone = standing(graph, tongue, [picture.article], { title, picture: svgOf(drawn) });
  return { ...alone, key: `network-${name}`, article: picture.article };
}

/** Drawn where nobody sees it, for colours and type are those that the page's style gives it. */
function drawnApart({ frame, scene }: Laid): string {
  const place = document.createElement("div");
  place.className = "pictured";
  place.style.cssText = `position: fixed; left: -9999px; width: ${scene.width}px`;
  document.body.append(place);
  render(
    <Poster scene={scene} frame={frame} label="">
      <Frames scene={scene} />
      {scene.ways.map((way) => (
        <Line key={`${way.source} ${way.target} ${way.family}`} way={way} lit={true} />
      ))}
      {scene.frames.map((one) => (
        <FrameShape key={one.theme} frame={one} size={scene.size} pad={GAP.pad} />
      ))}
      {scene.nodes.map((node) => (
        <g key={node.thing} class={`spot ${node.cell.item.kind} by-${node.cell.item.by ?? "none"}`}>
          <NodeShape node={node} />
        </g>
      ))}
    </Poster>,
    place,
  );
  const file = framedFile(place.querySelector("svg")!);
  render(null, place);
  place.remove();
  return file;
}

/** The drawing in the middle of a file of its size. */
function framedFile(drawn: SVGSVGElement): string {
  const file = new DOMParser().parseFromString(svgOf(drawn), "image/svg+xml");
  const svg = file.documentElement;
  const [left, top] = [-MARGIN, Math.min(-MARGIN, (Number(svg.getAttribute("height")) - SIZE.height) / 2)];
  const ground = svg.firstElementChild!;
  for (const [element, values] of [
    [svg, { ...SIZE, viewBox: `${left} ${top} ${SIZE.width} ${SIZE.height}` }],
    [ground, { ...SIZE, x: left, y: top }],
  ] as const)
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
  // As text: an element of style would be held to the policy of this page.
  return new XMLSerializer().serializeToString(file).replace(">", `><style>${embedded()}</style>`);
}
