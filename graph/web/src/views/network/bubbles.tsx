// All claims of an article: a bubble for each group in the box of its theme, and the links between groups that weigh most.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useExplorer } from "../../explorer";
import { claimsOf, type Picture } from "../../graph/picture";
import { capital } from "../../language/capital";
import { named, sourceOf } from "../../picture/items";
import { framed, type Sample } from "../../picture/poster";
import { BubbleShape, FrameShape } from "../../picture/shapes";
import { wholeScene } from "../../picture/whole";
import { WORDS } from "../../picture/words";
import { to } from "./levels";
import { type Spot, Stage } from "./stage";

export function Bubbles({ picture, room }: { picture: Picture; room: { width: number; height: number } }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, graph, state } = explorer;
  const groups = picture.themes.flatMap((theme) => theme.groups);
  const title = tongue.t(WORDS.all_title, tongue.number(picture.placed.size), tongue.number(groups.length));
  const { scene, frame } = useMemo(() => {
    const samples = (["for", "against", "inferred"] as const).map((kind): Sample => ({ kind, words: tongue.t(WORDS[kind]) }));
    const frame = framed({ title, second: null, samples, source: sourceOf(picture.article, tongue) }, room);
    const names = (number: number) => {
      const theme = picture.themes.find((one) => one.theme === number)!;
      return named(theme.names, claimsOf(theme).length, tongue);
    };
    const called = (number: number) => {
      const group = groups.find((one) => one.group === number)!;
      return group.names.slice(0, 2).map((thing) => capital(tongue.name(thing), tongue.lang));
    };
    const taken = frame.top + frame.bottom;
    const height = room.width < 600 ? Number.POSITIVE_INFINITY : Math.max(room.height - taken, 480);
    return {
      frame,
      scene: wholeScene(picture, graph, names, called, {
        width: room.width,
        height,
        from: room.width < 600 ? 14 : 16,
        to: 12.5,
        calm: 13.5,
        least: 17,
      }),
    };
  }, [picture, tongue, room.width, room.height]);
  const spots = scene.frames.flatMap((box): Spot[] => {
    const inside = scene.bubbles.filter(({ theme }) => theme === box.theme);
    return [
      {
        id: `theme-${box.theme}`,
        x: box.x + 4,
        y: box.y + 4,
        w: box.w - 8,
        h: Math.max(24, box.title.length * 1.25 * scene.size + 8),
        to: to({ name: "theme", theme: box.theme }),
        says: [tongue.t(WORDS.theme), box.title.join(" "), box.count].filter(Boolean).join(": "),
        class: "heading",
        shape: <FrameShape frame={box} size={scene.size} pad={0.85} />,
        near: inside.map(({ id }) => id),
        passages: [],
      },
      ...inside.map(
        (bubble): Spot => ({
          id: bubble.id,
          x: bubble.x,
          y: bubble.y,
          w: bubble.w,
          h: Math.max(24, bubble.h),
          to: to({ name: "group", group: bubble.group }),
          says: `${tongue.t(WORDS.group)}: ${bubble.title.join(" ")} · ${tongue.count("n_claims", bubble.claims)}`,
          class: "bubbled",
          shape: <BubbleShape bubble={bubble} size={scene.size} />,
          near: [`theme-${bubble.theme}`],
          passages: groups
            .find(({ group }) => group === bubble.group)!
            .claims.flatMap((claim) => graph.placesOfClaim(claim).map(({ passage }) => passage)),
        }),
      ),
    ];
  });
  return (
    <Stage
      key={state.lang}
      scene={scene}
      frame={frame}
      label={title}
      about={title}
      spots={spots}
      first={scene.bubbles[0]?.id ?? null}
      ground={scene.frames.map((box) => (
        <rect key={box.theme} class="frame" x={box.x} y={box.y} width={box.w} height={box.h} rx={scene.size * 0.55} />
      ))}
    />
  );
}
