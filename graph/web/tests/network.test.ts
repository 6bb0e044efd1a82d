// The picture of the network without its canvas: neighbourhoods, places of names, lines, the camera, the SVG file.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Edge, Node } from "../src/graph/document";
import { KINDS, OUTLINES } from "../src/language/kinds";
import {
  between,
  type Camera,
  inFrame,
  looking,
  middle,
  moved,
  onPlane,
  type Point,
  resized,
  seen,
  zoomed,
} from "../src/views/network/camera";
import { fitted, spread, wideIn } from "../src/views/network/fit";
import { FAMILIES, familyOf, linkName } from "../src/views/network/kinds";
import { type Label, placed } from "../src/views/network/labels";
import { LIMIT, MOST_STEPS, type Sight, type Spot, Ties } from "../src/views/network/near";
import type { Palette } from "../src/views/network/palette";
import { Picture } from "../src/views/network/picture";
import { radius } from "../src/views/network/sizes";
import { distance, grouped, linesOf, meets, trimmed } from "../src/views/network/strokes";
import { escaped, svgOfPicture } from "../src/views/network/svg";
import { edge, graphOf, kazakh, node } from "./toy";

const ties = (nodes: Node[], edges: Edge[]) => new Ties(graphOf({}, nodes, edges));
const spot = (thing: string, x: number, y: number, more: Partial<Spot> = {}): Spot => ({
  thing,
  kind: "concept",
  x,
  y,
  size: 8,
  degree: 1,
  ...more,
});
const NONE = new Set<string>();

/** Random numbers, the same each time. */
function random(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
}

// --- neighbourhoods ---

test("a neighbourhood is what has a link with a thing, in rings around it", () => {
  const all = ties(
    [node("a"), node("b"), node("c", "claim"), node("d", "claim"), node("e")],
    [edge("a", "b"), edge("c", "a", "object"), edge("c", "d", "supports"), edge("d", "e"), edge("a", "a")],
  );
  const names = (sight: Sight) => sight.spots.map((one) => one.thing);
  assert.deepEqual(names(all.near("id:a", 1, NONE)), ["id:a", "id:c", "id:b"]);
  assert.deepEqual(names(all.near("id:a", 2, NONE)), ["id:a", "id:c", "id:b", "id:d"]);
  assert.equal(all.near("id:a", 9, NONE).spots.length, 5);
  assert.deepEqual(names(all.near("id:a", 2, new Set(["claim"]))), ["id:a", "id:b"]);
  assert.deepEqual(names(all.near("id:a", 1, new Set(["object"]))), ["id:a", "id:b"]);
  assert.equal(all.near("id:a", 1, NONE).edges.length, 3);
  assert.deepEqual(all.near("id:a", 1, NONE).spots[0], { thing: "id:a", kind: "concept", x: 0, y: 0, size: 8, degree: 3 });
});

test("a hub is cut: each kind of link in turn, the most connected first, the rest told", () => {
  const many = Array.from({ length: 100 }, (_, i) => `n${i}`);
  const edges = [...many.map((one) => edge("hub", one)), edge("hub", "few", "supports"), edge("n99", "n98")];
  const all = ties([node("hub"), node("few"), ...many.map((one) => node(one))], edges);
  const sight = all.near("id:hub", 1, NONE);
  assert.equal(sight.spots.length, 61);
  const shown = new Set(sight.spots.map((one) => one.thing));
  for (const wanted of ["id:few", "id:n98", "id:n99"]) assert.ok(shown.has(wanted), wanted);
  assert.equal(sight.more.get("id:hub")!.length, 41);
  assert.equal(new Set([...shown, ...sight.more.get("id:hub")!]).size, 102);
  assert.equal(all.connected[0], "id:hub");
});

test("however many steps, a neighbourhood stays a picture, and no two things lie on each other", () => {
  const any = random();
  const names = Array.from({ length: LIMIT + 1 }, (_, i) => `n${i}`);
  const pick = () => names[Math.floor(any() ** 2 * names.length)]!;
  const all = ties(
    names.map((one) => node(one)),
    Array.from({ length: 6000 }, () => edge(pick(), pick())),
  );
  const sight = all.near(all.connected[0]!, MOST_STEPS, NONE);
  assert.ok(sight.spots.length > 100 && sight.spots.length <= 151, String(sight.spots.length));
  assert.equal(new Set(sight.spots.map(({ x, y }) => `${x} ${y}`)).size, sight.spots.length);
  assert.deepEqual(all.near(all.connected[0]!, MOST_STEPS, NONE), sight);
});

test("the whole is what is not hidden, where the document puts it; links need both ends and their kind", () => {
  const all = ties([node("a", "concept", { x: 3, y: 4 }), node("b", "claim")], [edge("a", "b"), edge("b", "a", "object")]);
  assert.deepEqual(
    all.whole(NONE).spots.map(({ thing, x, y }) => [thing, x, y]),
    [
      ["id:a", 3, 4],
      ["id:b", 0, 0],
    ],
  );
  assert.equal(all.whole(NONE).edges.length, 2);
  assert.equal(all.whole(new Set(["object"])).edges.length, 1);
  assert.equal(all.whole(new Set(["claim"])).edges.length, 0);
  assert.deepEqual(
    [...all.counts.edges],
    [
      ["subject", 1],
      ["object", 1],
    ],
  );
});

test("every kind has its outline, and every link a family and words", () => {
  assert.deepEqual(Object.keys(OUTLINES).sort(), [...KINDS].sort());
  for (const family of FAMILIES) for (const kind of family.kinds) assert.equal(familyOf(kind), family);
  assert.equal(familyOf("brand new").name, "belongs");
  const { edges } = graphOf(
    {},
    [],
    ["asserts", "denies", "questions", "supports", "attacks", "qualifies", "subject"].map((kind) => edge("a", "b", kind)),
  );
  assert.deepEqual(
    edges.map(({ kind, standing }) => familyOf(kind, standing).name),
    ["says", "against", "open", "for", "against", "open", "about"],
  );
  assert.equal(linkName("brand new", kazakh), "brand new");
  for (const kind of FAMILIES.flatMap((family) => family.kinds)) assert.notEqual(linkName(kind, kazakh), kind, kind);
});

// --- names ---

const asked = (spots: Spot[], more: Partial<Parameters<typeof placed>[0]> = {}) =>
  placed({
    spots,
    scale: 1,
    most: spots.length,
    circles: spots,
    radius: () => 8,
    within: null,
    outward: false,
    measure: () => ({ lines: ["a name"], width: 60 }),
    ...more,
  });
const meet = (a: Label, b: Label) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("names cover neither each other nor things, and most of them find a place", () => {
  const any = random();
  const spots = Array.from({ length: 300 }, (_, i) => spot(`id:${i}`, any() * 2400 - 1200, any() * 1600 - 800));
  const labels = asked(spots);
  assert.ok(labels.length > 150, String(labels.length));
  labels.forEach((one, i) => {
    for (const other of labels.slice(i + 1)) assert.ok(!meet(one, other), `${one.thing} ${other.thing}`);
    for (const { thing, x, y } of spots) {
      const over = thing !== one.thing && x + 8 > one.left && x - 8 < one.right && y + 8 > one.top && y - 8 < one.bottom;
      assert.ok(!over, `${one.thing} over ${thing}`);
    }
  });
});

test("the first come first, no more than asked for, and none is cut off by the frame", () => {
  const heap = Array.from({ length: 50 }, (_, i) => spot(`id:${i}`, 0, i));
  assert.equal(asked(heap)[0]!.thing, "id:0");
  assert.equal(asked([spot("id:a", 0, 0), spot("id:b", 500, 0)], { most: 1 }).length, 1);
  const within = { left: -70, right: 70, top: -20, bottom: 20 };
  const [label] = asked([spot("id:a", 60, 5)], { within });
  assert.deepEqual([label!.align, label!.right <= 70, label!.bottom <= 20], ["right", true, true]);
  assert.deepEqual(asked([spot("id:a", 200, 0)], { within }), []);
});

test("in a neighbourhood names stand outwards", () => {
  const sides = (
    [
      [300, 20],
      [-300, 20],
      [0, 300],
      [0, -300],
    ] as const
  ).map(([x, y]) => asked([spot("id:a", x, y)], { outward: true })[0]!);
  assert.deepEqual(
    sides.map((one) => one.align),
    ["left", "right", "center", "center"],
  );
  assert.ok(sides[2]!.top > 300 && sides[3]!.bottom < -300);
});

// --- lines ---

test("lines run from rim to rim, beside each other where there are several, and not at all where there is no room", () => {
  const sight: Sight = {
    spots: [spot("id:a", 0, 0), spot("id:b", 100, 0, { degree: 40 })],
    edges: [edge("a", "b", "supports"), edge("b", "a", "attacks"), edge("a", "b", "subject")],
    more: new Map(),
    centre: null,
  };
  const lines = linesOf(sight);
  assert.deepEqual(
    lines.map(({ y1, faint }) => [y1, faint]),
    [
      [0, false],
      [-5, false],
      [10, true],
    ],
  );
  const at = trimmed(lines[0]!, (units) => units)!;
  assert.deepEqual([at.x1, at.x2, at.ux], [8, 92, 1]);
  assert.equal(
    trimmed(lines[0]!, () => 50),
    null,
  );
  assert.equal(distance(lines[0]!, { x: 50, y: 7 }), 7);
  assert.equal(distance(lines[0]!, { x: 103, y: 4 }), 5);
  assert.equal(meets(lines[0]!, { left: 40, right: 60, top: -1, bottom: 1 }), true);
  assert.equal(meets(lines[0]!, { left: 40, right: 60, top: 1, bottom: 2 }), false);
  assert.deepEqual(
    grouped(lines).map(({ family }) => family.name),
    ["about", "against", "for"],
  );
});

test("a chosen thing lights up its neighbours and lets the others fade", () => {
  const picture = new Picture();
  picture.show({ spots: ["a", "b", "c"].map((id) => spot(`id:${id}`, 0, 0)), edges: [edge("a", "b")], more: new Map(), centre: null });
  picture.choose("id:a");
  assert.deepEqual([...picture.lit], ["id:a", "id:b"]);
  assert.deepEqual([picture.strength("id:b"), picture.strength("id:c"), picture.behind], [1, 0.22, 0.12]);
  assert.equal(picture.groups.front[0]!.lines.length, 1);
  picture.choose("id:nothing");
  assert.deepEqual([picture.chosen, picture.strength("id:c"), picture.behind], [null, 1, 1]);
});

// --- the camera ---

const CAMERA: Camera = { scale: 0.5, origin: { x: 120, y: 80 }, width: 800, height: 600 };
const near = (a: Point, b: Point) => assert.ok(Math.hypot(a.x - b.x, a.y - b.y) < 1e-6, JSON.stringify([a, b]));

test("a point of the plane and its place in the frame are one another's", () => {
  near(onPlane(CAMERA, inFrame(CAMERA, { x: 33, y: -7 })), { x: 33, y: -7 });
  assert.deepEqual(seen(CAMERA), { left: -240, top: -160, right: 1360, bottom: 1040 });
});

test("zooming leaves the point under the pointer, moving shifts, looking brings into the middle", () => {
  const at = { x: 700, y: 10 };
  near(onPlane(zoomed(CAMERA, 2, at), at), onPlane(CAMERA, at));
  near(inFrame(moved(CAMERA, 5, -6), { x: 0, y: 0 }), { x: 125, y: 74 });
  near(inFrame(looking(CAMERA, { x: 9, y: 9 }, 3), { x: 9, y: 9 }), middle(CAMERA));
});

test("in another frame the middle stays, and the picture grows as the frame does", () => {
  const centre = onPlane(CAMERA, middle(CAMERA));
  for (const [width, height, scale] of [
    [400, 600, 0.25],
    [800, 1200, 1],
    [400, 1200, 0.625],
    [800, 600, 0.5],
  ] as const) {
    const camera = resized(CAMERA, width, height);
    assert.equal(camera.scale, scale);
    near(onPlane(camera, middle(camera)), centre);
  }
  assert.deepEqual(resized({ ...CAMERA, width: 0, height: 0 }, 800, 600), CAMERA);
});

test("the way from one view to another begins and ends there, and goes straight", () => {
  const to = looking(CAMERA, { x: 500, y: 100 }, 4);
  const way = [0, 0.25, 0.5, 0.75, 1].map((time) => between(CAMERA, to, time));
  near(way[0]!.origin, CAMERA.origin);
  near(way[4]!.origin, to.origin);
  assert.deepEqual([way[0]!.scale, way[4]!.scale], [CAMERA.scale, to.scale]);
  assert.ok(way.every(({ scale }, i) => i === 0 || scale > way[i - 1]!.scale));
  assert.equal(between(CAMERA, moved(CAMERA, 90, 0), 0.3).scale, CAMERA.scale);
});

test("all of a sight fits into the frame, with room for names, and takes the shape of the frame", () => {
  const any = random();
  const wide = Array.from({ length: 60 }, (_, i) => spot(`id:${i}`, any() * 4000 - 900, any() * 900));
  const high = wide.map((one) => ({ ...one, x: one.y, y: one.x }));
  for (const spots of [wide, high])
    for (const centre of [null, "id:0"])
      for (const [width, height] of [
        [1034, 438],
        [356, 352],
      ] as const) {
        const frame = { width, height };
        const sight = spread({ spots, edges: [], more: new Map(), centre }, frame);
        const camera = fitted(sight, frame);
        const beside = centre ? wideIn(frame) : Math.min(70, width / 8);
        const at = sight.spots.map((one) => inFrame(camera, one));
        assert.ok(at.every(({ x }) => x >= beside - 1e-6 && x <= width - beside + 1e-6));
        assert.ok(at.every(({ y }) => y >= 42 - 1e-6 && y <= height - 42 + 1e-6));
      }
  const none = fitted({ spots: [], edges: [], more: new Map(), centre: null }, { width: 300, height: 200 });
  assert.deepEqual([none.scale, none.origin], [1.4, { x: 150, y: 100 }]);
});

// --- the file ---

const colours = new Proxy(
  { font: '"A", sans-serif' },
  { get: (own, name) => (name === "font" ? own.font : `colour(${String(name)})`) },
) as Palette;

test("the SVG holds lines, outlines, names as text, and the ring of what is chosen", () => {
  const picture = new Picture();
  picture.show({
    spots: [spot("id:a", 0, 0), spot("id:b", 100, 0, { kind: "claim" }), spot("id:far", 9e4, 0)],
    edges: [edge("a", "b", "supports")],
    more: new Map(),
    centre: null,
  });
  picture.choose("id:a");
  const camera: Camera = { scale: 1, origin: { x: 50, y: 50 }, width: 300, height: 100 };
  const label: Label = { thing: "id:a", lines: ['a <b> & "c"', "d"], left: -20, right: 40, top: 12, bottom: 42, align: "center" };
  const gone: Label = { ...label, left: 900, right: 960, lines: ["out of sight"] };
  const svg = svgOfPicture({ picture, camera, labels: [label, gone], colours }, "Желі");
  assert.match(
    svg,
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="300" height="100" viewBox="0 0 300 100" font-family="&quot;A&quot;, sans-serif"/,
  );
  assert.ok(svg.includes("<title>Желі</title>"));
  assert.ok(svg.includes(`<line x1="${50 + radius(8, 1)}" y1="50" x2="${150 - radius(8, 1)}" y2="50" opacity="1"/>`));
  assert.ok(svg.includes('<tspan x="60" y="69.5">a &lt;b&gt; &amp; &quot;c&quot;</tspan><tspan x="60" y="84.5">d</tspan>'));
  assert.equal(svg.match(/<path class="(concept|claim)"/g)!.length, 2);
  assert.equal(svg.match(/<circle/g)!.length, 1);
  assert.ok(!svg.includes("out of sight"));
});

test("whatever text holds, XML stays XML", () => {
  assert.equal(escaped("</text><script>&\"'"), "&lt;/text&gt;&lt;script&gt;&amp;&quot;'");
  assert.equal(escaped("a\u0000b\u001fc\ufffed\ud800e\tf\n😀"), "a\ufffdb\ufffdc\ufffdd\ufffde\tf\n😀");
});
