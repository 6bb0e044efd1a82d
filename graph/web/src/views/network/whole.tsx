// The default picture: boxes of themes in the order of the text, debates face to face, cards, voices, and how all of it hangs together.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Picture } from "../../graph/picture";
import { GAP } from "../../picture/box";
import { counted, holdersOf, kindIn, standing } from "../../picture/items";
import type { Node, Scene } from "../../picture/scene";
import { FrameShape, Frames, NodeShape } from "../../picture/shapes";
import { WORDS } from "../../picture/words";
import { laidOut } from "./laid";
import { to, wantedOf } from "./levels";
import { type Spot, Stage } from "./stage";

export function Whole({ picture, room }: { picture: Picture; room: { width: number; height: number } }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  const { shown, caption, frame, scene } = useMemo(
    () => laidOut(picture, explorer, room, wantedOf(explorer, room.width)),
    [picture, state.filters, tongue, room.width, room.height],
  );
  const spots = useMemo(() => spotsOf(shown, scene, explorer), [shown, scene, state]);
  const debates = shown.shown.filter(({ thing, side, claims }) => side && claims === null && !picture.placed.has(thing) && thing < side);
  const about = [
    caption.title,
    caption.second ?? "",
    ...debates.map(({ thing, side }) => tongue.t(WORDS.debate, tongue.name(thing), tongue.name(side))),
  ];
  return (
    <Stage
      scene={scene}
      frame={frame}
      label={caption.title}
      about={about.filter(Boolean).join(" ")}
      spots={spots}
      first={picture.thesis}
      ground={<Frames scene={scene} />}
    />
  );
}

function spotsOf(shown: Picture, scene: Scene, explorer: ReturnType<typeof useExplorer>): Spot[] {
  const { tongue, graph } = explorer;
  const pad = scene.width < 600 ? GAP.lane : GAP.pad;
  return scene.frames.flatMap((frame) => {
    const inside = scene.nodes.filter(({ theme }) => theme === frame.theme);
    const title: Spot = {
      id: `theme-${frame.theme}`,
      x: frame.x + 4,
      y: frame.y + 4,
      w: frame.w - 8,
      h: Math.max(24, frame.title.length * 1.25 * scene.size + 8),
      to: to({ name: "theme", theme: frame.theme }),
      says: [tongue.t(WORDS.theme), `${frame.title.join(" ")}`, frame.count].filter(Boolean).join(": "),
      class: "heading",
      shape: <FrameShape frame={frame} size={scene.size} pad={pad} />,
      near: inside.map(({ thing }) => thing),
      passages: [],
    };
    return [
      title,
      ...inside.map(
        (node): Spot => ({
          id: node.thing,
          x: node.x,
          y: node.y,
          w: node.w,
          h: node.h,
          to: to({ name: "around", thing: node.thing }),
          says: told(node, shown, explorer),
          class: `${node.cell.item.kind} by-${node.cell.item.by ?? "none"}`,
          shape: <NodeShape node={node} />,
          near: [`theme-${frame.theme}`],
          passages: graph.claim.has(node.thing) ? graph.placesOfClaim(node.thing).map(({ passage }) => passage) : [],
        }),
      ),
    ];
  });
}

/** What is said of a thing to whoever listens: kind, words, who, where, and how many links it has. */
export function told(
  { thing, cell }: Pick<Node, "thing" | "cell">,
  shown: Picture,
  { tongue, graph }: ReturnType<typeof useExplorer>,
): string {
  const { item } = cell;
  const kind = kindIn(thing, tongue);
  const [supports, against] = counted(thing, shown.links);
  const claim = graph.claim.has(thing);
  const parts = [
    `${item.tag ?? kind}: ${item.text}`,
    item.place ?? "",
    claim ? standing(shown, thing, tongue) : item.count ? tongue.count("n_claims", Number(item.count)) : "",
    claim ? holdersOf(thing, tongue).slice(0, 3).join(", ") : "",
    supports + against ? tongue.t(WORDS.told, supports, against) : "",
  ];
  return parts.filter(Boolean).join(" · ");
}
