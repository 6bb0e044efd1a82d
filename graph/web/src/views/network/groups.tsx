// A group or a theme opened: its claims in the order of the text, each leading to what lies around it.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../../explorer";
import type { Group, Picture } from "../../graph/picture";
import { NAME } from "../../picture/box";
import { groupScene, type PlacedEntry } from "../../picture/group";
import { LINE, SMALL, TAG } from "../../picture/item";
import { calledOf, holdersOf, itemOf, named, sourceOf, standing } from "../../picture/items";
import { framed, type Sample } from "../../picture/poster";
import { FrameShape } from "../../picture/shapes";
import { WORDS } from "../../picture/words";
import { to } from "./levels";
import { type Spot, Stage } from "./stage";

export function Groups({
  picture,
  groups,
  title,
  room,
}: {
  picture: Picture;
  groups: Group[];
  title: string;
  room: { width: number; height: number };
}): JSX.Element {
  const explorer = useExplorer();
  const { tongue, graph, state } = explorer;
  const { scene, frame } = useMemo(() => {
    const told = (claim: string) => itemOf(picture, claim, tongue);
    const size = room.width < 600 ? 13.5 : 14.5;
    const wide = { width: room.width, height: Number.POSITIVE_INFINITY, from: size, to: size, calm: size, least: 26 };
    const scene = groupScene(picture, groups, graph, (group) => named(group.names, group.claims.length, tongue), told, wide);
    const samples = (["for", "against"] as const).filter((family) => scene.ways.some((way) => way.family === family));
    const frame = framed(
      {
        title: "",
        second: null,
        samples: samples.map((kind): Sample => ({ kind, words: tongue.t(WORDS[kind]) })),
        source: sourceOf(picture.article, tongue),
      },
      room,
    );
    return { scene, frame };
  }, [picture, groups, tongue, room.width]);
  const shown = new Set(picture.shown.map(({ thing }) => thing));
  const pad = room.width < 600 ? 0.4 : 0.85;
  const spots = scene.frames.flatMap((box): Spot[] => {
    const heading: Spot = {
      id: `group-${box.theme}`,
      x: box.x + 4,
      y: box.y + 4,
      w: box.w - 8,
      h: Math.max(24, box.title.length * NAME.line * scene.size + 8),
      to: to({ name: "group", group: box.theme }),
      says: `${tongue.t(WORDS.group)}: ${box.title.join(" ")} · ${box.count}`,
      class: "heading",
      shape: <FrameShape frame={box} size={scene.size} pad={pad} />,
      near: [],
      passages: [],
    };
    const inside = scene.entries.filter(({ group }) => group === box.theme);
    return [
      ...(groups.length > 1 ? [heading] : []),
      ...inside.map((entry): Spot => {
        const { thing, x, y, w, h } = entry;
        const by = thing === picture.thesis ? "thesis" : (picture.placed.get(thing)?.by ?? "none");
        const who = holdersOf(thing, tongue).slice(0, 3).join(", ");
        return {
          id: thing,
          x,
          y: y - 2,
          w,
          h: Math.max(24, h + 4),
          to: to({ name: "around", thing }),
          says: [tongue.name(thing), entry.place, standing(picture, thing, tongue), who].filter(Boolean).join(" · "),
          class: `entry by-${by}${shown.has(thing) ? " key" : ""}`,
          shape: <EntryShape entry={entry} />,
          near: [],
          passages: graph.placesOfClaim(thing).map(({ passage }) => passage),
        };
      }),
    ];
  });
  return (
    <Stage
      key={`${groups.map(({ group }) => group).join()} ${state.lang}`}
      scene={scene}
      frame={frame}
      label={title}
      about={groups.map((group) => calledOf(group.names, tongue)).join("; ")}
      spots={spots}
      first={scene.entries[0]?.thing ?? null}
      ground={scene.frames.map((box) => (
        <g key={box.theme}>
          <rect class="frame" x={box.x} y={box.y} width={box.w} height={box.h} rx={scene.size * 0.55} />
          {groups.length === 1 && <FrameShape frame={box} size={scene.size} pad={pad} />}
        </g>
      ))}
    />
  );
}

function EntryShape({ entry }: { entry: PlacedEntry }): JSX.Element {
  const { x, y, w, h, size, left, lines, tag, place } = entry;
  const top = y + (tag ? TAG * LINE * size : 0);
  return (
    <>
      <rect class="hit" x={x} y={y - 2} width={w} height={h + 4} />
      <circle class="dot" cx={x + size * 0.45} cy={top + LINE * 0.5 * size} r={size * 0.32} />
      {tag && (
        <text class="bold tag" font-size={size * TAG} x={left} y={y + 0.9 * TAG * size}>
          {tag}
        </text>
      )}
      <text class="words" font-size={size}>
        {lines.map((line, i) => (
          <tspan key={i} x={left} y={top + (i * LINE + 0.9) * size}>
            {`${line} `}
          </tspan>
        ))}
      </text>
      {place && (
        <text class="plain quiet" font-size={size * SMALL} text-anchor="end" x={x + w} y={top + 0.9 * size}>
          {place}
        </text>
      )}
    </>
  );
}
