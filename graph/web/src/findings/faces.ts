// Two opposed viewpoints face to face: what each says, who belongs to it, and who stands on both sides.

import type { Asserted, Opposition } from "../graph/debate";
import type { Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { Numbers } from "../graph/noted";
import { serious } from "../graph/series";
import { claimName } from "../language/holding";
import type { Tongue } from "../language/tongue";
import { type Boxed, box, chips, framed, prose, stack } from "./boxes";
import { langOf } from "./claims";
import { wide } from "./measure";
import { inOrder, nameOf, type Picture, placesOfClaims } from "./picture";
import type { Room, Scene, Shape } from "./scene";
import { signed } from "./signed";
import { upper, WORDS } from "./words";

const MOST = 2;
const FEW = 4;
/** Below this the two stand one under the other. */
const NARROW = 420;

export function facesPicture(graph: Graph, tongue: Tongue, faces: Opposition): Picture {
  const numbers = new Numbers();
  const sides = [faces.one, faces.other] as const;
  const shared = shareds(graph, faces);
  const notes = numbers.of(
    serious([...sides.flatMap((side) => graph.notesOn.get(side) ?? []), ...shared.flatMap((one) => notesOnBoth(graph, one, faces))]),
  );
  const claims = [...said(faces.left), ...said(faces.right), ...faces.saidBy.slice(0, 1)];
  const members = sides.flatMap((side) => graph.membersOf.get(side) ?? []);
  const title = tongue.t(WORDS.opposed, tongue.name(faces.one), tongue.name(faces.other));
  return {
    key: `${nameOf(faces.one)}-${nameOf(faces.other)}`,
    article: graph.viewpoint.get(faces.one)!.article,
    title,
    full: title,
    subtitle: members.some(({ viewpoint }) => graph.viewpoint.get(viewpoint)?.open_list) ? tongue.t(WORDS.open_lists) : "",
    draw: (room) => facesScene(graph, tongue, faces, shared, notes, room),
    notes,
    claims,
    places: inOrder(graph, [
      ...placesOfClaims(graph, claims),
      ...sides.flatMap((side) => graph.placesOf.get(side) ?? []),
      ...members.flatMap(({ membership }) => graph.placesOf.get(membership) ?? []),
    ]),
    sources: [],
  };
}

const said = (side: Asserted[]): Thing[] => side.slice(0, MOST).map(({ claim }) => claim);

/** Who is listed on both sides, each once. */
const shareds = (_: Graph, { shared }: Opposition): Thing[] => [...new Set(shared)];

/** The notes on that: contradictions between the claims by which a member belongs to either side. */
function notesOnBoth(graph: Graph, member: Thing, { one, other }: Opposition) {
  const people = new Set([member, ...(graph.authorsOf.get(member) ?? [])]);
  const belongs = graph.claims
    .filter(({ subject, object }) => people.has(subject) && [one, other].includes(object))
    .map(({ claim }) => claim);
  return belongs.flatMap((claim) => graph.notesOn.get(claim) ?? []);
}

function facesScene(graph: Graph, tongue: Tongue, faces: Opposition, shared: Thing[], notes: ReturnType<Numbers["of"]>, room: Room): Scene {
  const { width, type } = room;
  const k = type / 14;
  const stacked = width < NARROW * k;
  const gap = (stacked ? 40 : 56) * k;
  const each = stacked ? width - 2 : (width - gap - 2) / 2;
  const pad = 12 * k;
  const many = room.height && room.height < 330 ? 1 : MOST;
  const inside = [
    side(graph, tongue, faces.one, faces.left, each - 2 * pad, type, shared, many),
    side(graph, tongue, faces.other, faces.right, each - 2 * pad, type, shared, many),
  ];
  const height = stacked ? 0 : Math.max(...inside.map((one) => one.height)) + 2 * pad;
  const cards = inside.map((one) => framed({ ...one, width: each - 2 * pad }, pad, height));
  const shapes: Shape[] = [...cards[0]!.at(1, 1)];
  const second = stacked ? { x: 1, y: 1 + cards[0]!.height + gap } : { x: 1 + each + gap, y: 1 };
  shapes.push(...cards[1]!.at(second.x, second.y));
  const bottom = Math.max(1 + cards[0]!.height, second.y + cards[1]!.height);
  const middle = stacked ? { x: width / 2, y: 1 + cards[0]!.height + gap / 2 } : { x: 1 + each + gap / 2, y: 1 + height / 2 };
  shapes.push(...versus(middle.x, middle.y, gap, stacked, k));
  const both = bothBox(tongue, shared, notes, room, bottom, stacked ? null : [1 + each / 2, second.x + each / 2]);
  shapes.push(...both.shapes);
  return { width, height: both.bottom + 2, label: [faces.one, faces.other].map((one) => tongue.name(one)).join(" ⇄ "), shapes };
}

/** The bow-tie between the two. */
function versus(x: number, y: number, gap: number, upright: boolean, k: number): Shape[] {
  const reach = gap / 2 - 5 * k;
  const d = upright ? `M${x} ${y - reach}L${x} ${y + reach}` : `M${x - reach} ${y}L${x + reach} ${y}`;
  return [
    { is: "path", d, stroke: "against", thick: 1.6, dash: `${4 * k} ${5 * k}`, fill: "none" },
    { is: "box", x: x - 11 * k, y: y - 9 * k, width: 22 * k, height: 18 * k, fill: "paper" },
    { is: "sign", mark: "contradiction", x, y, size: 18 * k },
  ];
}

/** One side: its name, what it says, who belongs to it and not to the other. */
function side(
  graph: Graph,
  tongue: Tongue,
  viewpoint: Thing,
  claims: Asserted[],
  width: number,
  type: number,
  shared: Thing[],
  most: number,
): Boxed {
  const members = [...new Set((graph.membersOf.get(viewpoint) ?? []).map(({ member }) => member))].filter(
    (member) => !shared.includes(member),
  );
  return stack(
    [
      prose(upper(tongue.name(viewpoint)), width, type * 1.12, viewpoint, { weight: 650, serif: true, lang: langOf(tongue, viewpoint) }),
      ...claims.slice(0, most).map(({ claim }) =>
        prose(claimName(tongue, claim, true), width, type, claim, {
          bar: true,
          serif: true,
          lang: langOf(tongue, claim),
        }),
      ),
      chips(
        members.slice(0, FEW).map((member) => ({ words: tongue.name(member), to: member })),
        width,
        type,
      ),
    ],
    type * 0.75,
  );
}

/** Who stands on both sides, tied to both. */
function bothBox(
  tongue: Tongue,
  shared: Thing[],
  notes: ReturnType<Numbers["of"]>,
  { width, type }: Room,
  bottom: number,
  ends: [number, number] | null,
): { shapes: Shape[]; bottom: number } {
  if (!shared.length) {
    const signs = signed(notes, type);
    return signs.width
      ? { shapes: signs.at((width - signs.width) / 2, bottom + type * 1.6), bottom: bottom + type * 2 }
      : { shapes: [], bottom };
  }
  const signs = signed(notes, type);
  const words = tongue.t(WORDS.on_both, shared.map((one) => tongue.name(one)).join(", "));
  const own = Math.min(width - 2, wide(words, type, 650) + type * 2 + (signs.width ? signs.width + type : 0) + 4);
  const top = bottom + type * 1.9;
  const made = box(
    words,
    own - (signs.width ? signs.width + type * 0.6 : 0),
    { type, weight: 650, stroke: "against", round: type, thick: 1.8 },
    shared[0]!,
  );
  const x = (width - own) / 2;
  const ways: Shape[] = ends
    ? [
        {
          is: "path",
          d: `M${ends[0]} ${bottom}L${ends[0]} ${bottom + type * 0.9}L${ends[1]} ${bottom + type * 0.9}L${ends[1]} ${bottom}M${(ends[0] + ends[1]) / 2} ${bottom + type * 0.9}L${(ends[0] + ends[1]) / 2} ${top}`,
          stroke: "against",
          thick: 1.8,
          fill: "none",
        },
      ]
    : [];
  return {
    shapes: [...ways, ...made.at(x, top), ...signs.at(x + own - signs.width, top + made.height / 2 + type * 0.36)],
    bottom: top + made.height,
  };
}
