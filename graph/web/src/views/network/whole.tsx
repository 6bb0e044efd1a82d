// The default picture: boxes of themes in the order of the text, debates face to face, cards, voices, and how all of it hangs together.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../../explorer";
import { claimsOf, type Picture, part } from "../../graph/picture";
import { GAP } from "../../picture/box";
import type { Room } from "../../picture/columns";
import type { Item } from "../../picture/item";
import { counted, headline, holdersOf, itemOf, kindIn, named, sourceOf, standing } from "../../picture/items";
import { framed, type Sample } from "../../picture/poster";
import { type Node, pictureScene, type Scene } from "../../picture/scene";
import { FrameShape, NodeShape } from "../../picture/shapes";
import { WORDS } from "../../picture/words";
import { to, wantedOf } from "./levels";
import { type Spot, Stage } from "./stage";

const FEW = 20; // claims of an article below which type may be larger

export function Whole({ picture, room }: { picture: Picture; room: { width: number; height: number } }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, graph, state } = explorer;
  const wanted = wantedOf(explorer, room.width);
  const shown = useMemo(() => part(picture, wanted), [picture, wanted.most, state.filters.without]);
  const { caption, frame, scene } = useMemo(() => {
    const items = new Map<string, Item>(shown.shown.map(({ thing }) => [thing, itemOf(picture, thing, tongue)]));
    const names = (number: number) => {
      const theme = picture.themes.find((one) => one.theme === number)!;
      return named(theme.names, claimsOf(theme).length, tongue);
    };
    const told = headline(picture, tongue);
    const total = picture.placed.size;
    const claims = shown.shown.filter(({ thing }) => picture.placed.has(thing)).length;
    const source = [sourceOf(picture.article, tongue), tongue.t(WORDS.shown, tongue.number(claims), tongue.number(total))];
    if (picture.left) source.push(tongue.t(WORDS.not_drawn, picture.left));
    const address = graph.iri(picture.article).replace("https://", "");
    const caption = { ...told, samples: samples(shown, (words) => tongue.t(words)), source: source.join(" · "), address };
    const frame = framed(caption, room.width);
    return { caption, frame, scene: pictureScene(shown, items, names, sizes(room, frame.top + frame.bottom, total)) };
  }, [shown, tongue, room.width, room.height]);
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
      ground={scene.frames.map((one) => (
        <rect
          key={one.theme}
          class={one.empty ? "frame empty" : "frame"}
          x={one.x}
          y={one.y}
          width={one.w}
          height={one.h}
          rx={scene.size * 0.55}
        />
      ))}
    />
  );
}

/** The room that is left for the drawing, and in which sizes of type it may be drawn. */
function sizes({ width, height }: { width: number; height: number }, taken: number, claims: number): Room {
  const left = Math.max(height - taken, Math.min(600, width * 0.56));
  if (width < 600) return { width, height: Number.POSITIVE_INFINITY, from: claims < FEW ? 16 : 14, to: 12, calm: 14, least: 0 };
  return { width, height: left, from: claims < FEW ? 22 : 17, to: 13.25, calm: 13.25, least: claims < FEW ? 20 : 28 };
}

/** What the legend explains: what is in the picture. */
function samples(shown: Picture, t: (words: (typeof WORDS)["for"]) => string): Sample[] {
  const { links, placed } = shown;
  const found: Sample[] = [];
  for (const family of ["for", "against", "says"] as const)
    if (links.some((link) => link.family === family)) found.push({ kind: family, words: t(WORDS[family]) });
  const others = shown.shown.filter(({ thing }) => !placed.has(thing));
  if (others.some(({ claims }) => claims === null)) found.push({ kind: "viewpoint", words: t(WORDS.viewpoint) });
  found.push({ kind: "claim", words: t(WORDS.key_claim) });
  if (others.some(({ claims }) => claims !== null)) found.push({ kind: "voice", words: t(WORDS.voice) });
  if (links.some(({ stated }) => !stated)) found.push({ kind: "inferred", words: t(WORDS.inferred) });
  return found;
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
