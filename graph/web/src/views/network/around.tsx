// The neighbourhood of a thing: what it rests on at the left, what follows at the right, what stands against it below, who says it above.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { beside, type Explorer, useExplorer } from "../../explorer";
import { type Around, around, type Tie } from "../../graph/around";
import type { Thing, Words } from "../../graph/document";
import type { Picture } from "../../graph/picture";
import { aroundScene, type Neighbourhood, type Side } from "../../picture/around";
import { type Item, sized } from "../../picture/item";
import { holdersOf, itemOf, sourceOf } from "../../picture/items";
import { framed, type Sample } from "../../picture/poster";
import { NodeShape } from "../../picture/shapes";
import { WORDS } from "../../picture/words";
import { to } from "./levels";
import { type Spot, Stage } from "./stage";
import { told } from "./whole";

const MOST = 6; // on a side
const WIDE = 10; // where one side has the place of two

export function AroundThing({
  picture,
  thing,
  room,
}: {
  picture: Picture;
  thing: Thing;
  room: { width: number; height: number };
}): JSX.Element {
  const explorer = useExplorer();
  const { tongue, graph, state } = explorer;
  const { scene, frame, near } = useMemo(() => {
    const near = neighbourhood(picture, thing, around(graph, thing), explorer);
    const families = new Set(near.links.map(({ family }) => family));
    // A dotted line to what only speaks of the thing, or belongs to it, says nothing.
    if (!graph.claim.has(thing) && !graph.positionsBy.has(thing)) families.delete("says");
    const samples = (["for", "against", "says"] as const).filter((family) => families.has(family));
    const frame = framed(
      {
        title: "",
        second: null,
        samples: samples.map((kind): Sample => ({ kind, words: tongue.t(WORDS[kind]) })),
        source: sourceOf(picture.article, tongue),
      },
      room,
    );
    return { scene: fitting(near, room, frame.top + frame.bottom), frame, near };
  }, [picture, thing, tongue, room.width, room.height]);
  const spots = scene.nodes.map((node): Spot => {
    const own = node.thing === thing;
    return {
      id: node.thing,
      x: node.x,
      y: node.y,
      w: node.w,
      h: node.h,
      to: own ? { node: thing } : to({ name: "around", thing: node.thing }),
      says: told(node, { ...picture, links: near.links.map((link) => ({ ...link, via: 0 })) }, explorer),
      class: `${node.cell.item.kind} by-${node.cell.item.by ?? "none"}${own ? " centre" : ""}`,
      shape: <NodeShape node={node} />,
      near: [],
      passages: graph.claim.has(node.thing) ? graph.placesOfClaim(node.thing).map(({ passage }) => passage) : [],
    };
  });
  const label = tongue.name(thing);
  return (
    <Stage
      key={`${thing} ${state.lang}`}
      scene={scene}
      frame={frame}
      label={label}
      about={`${label} ${holdersOf(thing, tongue).join(", ")}`}
      spots={spots}
      first={thing}
      ground={scene.headings.map(({ text, x, y, more }) => {
        const written = (
          <text key={text} class="bold quiet" font-size={scene.size * 0.9} x={x} y={y}>
            {text}
          </text>
        );
        return more ? (
          <a key={text} class="more" href={beside(explorer, { filters: { table: "1" } })}>
            {written}
          </a>
        ) : (
          written
        );
      })}
    />
  );
}

/** The largest type at which the neighbourhood fits. */
function fitting(near: Neighbourhood, room: { width: number; height: number }, taken: number) {
  const left = room.height - taken;
  for (let size = room.width < 600 ? 14 : 16; size > 13; size -= 0.5) {
    const scene = aroundScene(near, room.width, size);
    if (scene.height <= left || room.width < 600) return scene;
  }
  return aroundScene(near, room.width, 13.5);
}

function neighbourhood(picture: Picture, thing: Thing, all: Around, explorer: Explorer): Neighbourhood {
  const { tongue } = explorer;
  const claim = tongue.graph.claim.has(thing);
  // What is said of a thing that says nothing itself has all the place.
  const silent = !claim && !all.right.length;
  const found = silent ? { ...all, left: [], right: all.left } : all;
  const most = (ties: Tie[]) => (!claim && ties === found.right && !found.left.length ? WIDE : MOST);
  const side = (ties: Tie[], words: Words): Side => ({
    words: tongue.t(words),
    items: ties.slice(0, most(ties)).map((tie) => itemOf(picture, tie.thing, tongue)),
    more: ties.length > most(ties) ? `+ ${tongue.number(ties.length - most(ties))}` : null,
  });
  const drawn = Object.values(found).flatMap((ties: Tie[]) => ties.slice(0, most(ties)));
  return {
    centre: centre(picture, thing, explorer),
    above: side(found.above, claim ? WORDS.who : WORDS.members),
    left: side(found.left, claim ? WORDS.grounds : WORDS.about),
    right: side(found.right, claim ? WORDS.follows : silent ? WORDS.about : WORDS.said),
    below: side(found.below, claim ? WORDS.opposing : found.below.some(({ mutual }) => mutual) ? WORDS.opposing : WORDS.denied),
    links: drawn.map(({ thing: other, family, stated, mutual, towards }) => ({
      source: towards ? other : thing,
      target: towards ? thing : other,
      family,
      stated,
      mutual,
      weight: 1,
    })),
  };
}

/** The thing itself; its kind stands above a name that says no kind. */
function centre(picture: Picture, thing: Thing, { tongue }: Explorer): Item {
  const item = itemOf(picture, thing, tongue);
  return sized(item, 1).item;
}
