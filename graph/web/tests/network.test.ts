// The picture of the network without a page: what a smaller one shows, how lines break, where boxes and links go, where keys lead.
import "./browser";
import assert from "node:assert/strict";
import { test } from "node:test";
import { around } from "../src/graph/around";
import { type Link, type Picture, part, type Shown, type Wanted } from "../src/graph/picture";
import { boxed, named, partOf, type Row } from "../src/picture/box";
import { planned, type Room, type Shaped } from "../src/picture/columns";
import { type Item, sized } from "../src/picture/item";
import { broken, widthOf } from "../src/picture/measure";
import { type End, type Point, routed } from "../src/picture/route";
import { next, read } from "../src/state";
import { above, type Level, levelOf, to } from "../src/views/network/levels";
import { nearest } from "../src/views/network/walk";
import { reasoned } from "./toy";

const shown = (thing: string, more: Partial<Shown> = {}): Shown => ({ rank: 1, thing, theme: 1, side: null, claims: null, ...more });
const link = (source: string, target: string, family: Link["family"] = "for", more: Partial<Link> = {}): Link => ({
  source,
  target,
  family,
  stated: true,
  mutual: false,
  via: 0,
  ...more,
});

/** A picture of a debate between X and Y, a thesis, an opponent, and a voice that says one claim of it. */
function picture(): Picture {
  const claims = ["t", "o", "x1", "y1", "r1", "r2"];
  const placed = claims.map((claim, i) => [claim, { claim, group: 1, score: 1, by: "asserts", paragraph: i + 1, sentence: 1 }] as const);
  return {
    article: "id:article/a",
    thesis: "t",
    opponent: "o",
    left: 0,
    themes: [{ theme: 1, names: [], groups: [{ group: 1, theme: 1, names: [], claims }] }],
    shown: [
      shown("t"),
      shown("o"),
      shown("x1", { side: "X" }),
      shown("y1", { side: "Y" }),
      shown("r1"),
      shown("r2"),
      shown("X", { side: "Y" }),
      shown("Y", { side: "X" }),
      shown("v", { claims: 3 }),
      shown("w", { claims: 2 }),
    ],
    links: [
      link("o", "t", "against", { mutual: true, stated: false }),
      link("v", "x1", "says"),
      link("r1", "t"),
      link("r2", "r1", "for", { stated: false }),
    ],
    placed: new Map(placed),
  };
}
const item = (
  thing: string,
  kind: Item["kind"] = "claim",
  text = `a claim called ${thing} of some length, long enough for lines`,
): Item => ({
  thing,
  kind,
  text,
  lang: null,
  rtl: false,
  by: null,
  tag: null,
  place: "¶1.1",
  count: null,
});
const items = new Map(
  picture().shown.map(({ thing, claims, side }) => [
    thing,
    item(thing, claims !== null ? "voice" : side && /^[A-Z]/.test(thing) ? "viewpoint" : "claim"),
  ]),
);
const all: Wanted = { most: 10, least: 10, families: new Set(["for", "against", "says"]), inferred: true, voices: true, idle: true };
const things = ({ shown }: Picture) => shown.map(({ thing }) => thing);

// --- what is shown ---

test("a smaller picture is the beginning of a larger one and has no side of a debate alone", () => {
  assert.deepEqual(things(part(picture(), { ...all, most: 4, voices: false })), ["t", "o", "x1", "y1", "X", "Y"]);
  assert.deepEqual(things(part(picture(), { ...all, most: 3, voices: false })), ["t", "o"]);
});

test("what is filtered out is not there, and no link hangs in the air", () => {
  assert.deepEqual(
    part(picture(), { ...all, inferred: false }).links.map(({ source }) => source),
    ["v", "r1"],
  );
  assert.deepEqual(part(picture(), { ...all, families: new Set(["against"]) }).links.length, 1);
  assert.deepEqual(
    part(picture(), { ...all, voices: false }).links.filter(({ family }) => family === "says"),
    [],
  );
  assert.deepEqual(things(part(picture(), { ...all, idle: false })).slice(-1), ["v"]);
});

// --- lines ---

test("lines are no wider than their room, and a word that is breaks before a syllable with a hyphen", () => {
  for (const width of [5, 8, 13, 30]) {
    const { lines } = broken("the institutionalisation of цифрландырудың қорытындысы is slow", width, "words");
    for (const line of lines) assert.ok(widthOf(line, "words") <= width, `${line} in ${width}`);
  }
  assert.deepEqual(broken("құндылықтардың", 5, "words").lines, ["құндылық-", "тардың"]);
  assert.deepEqual(broken("one two", 50, "words"), { lines: ["one two"], broken: 0, last: widthOf("one two", "words") });
});

test("a card is as high as its lines, and its place has a line of its own only where the last one is full", () => {
  const [low, high] = [
    sized(item("a", "claim", "short"), 20),
    sized(item("a", "claim", "a text that is exactly as long as the line is wide"), 20),
  ];
  assert.equal(low.lines.length, 1);
  assert.equal(low.below, false);
  assert.ok(high.h > low.h);
});

test("a bar shrinks its type before it breaks a word", () => {
  const bar = sized(item("X", "viewpoint", "Instrumentalistisch"), 10);
  assert.ok(bar.scale < 1);
  assert.equal(bar.broken, 0);
});

test("a theme is named by as many members as fit, and none is cut", () => {
  const names = ["One", "Two of them", "A third that is much longer"];
  assert.equal(named(names, 60).join(" ").replaceAll("\u00a0", " "), "One · Two of them · A third that is much longer");
  assert.equal(named(names, 10).join(" ").replaceAll("\u00a0", " "), "One · Two of them");
  assert.deepEqual(named(names, 3), ["One"]);
});

// --- boxes ---

test("the sides of a debate face each other, their claims beneath, the opponent beside the thesis last", () => {
  const { rows, voices } = partOf(picture(), picture().themes[0]!, items);
  const names = rows.map((row: Row) => row.map(({ thing }) => thing).join(" "));
  assert.deepEqual(names, ["X Y", "x1 y1", "r2 r1", "o t"]);
  assert.deepEqual(
    voices.map(({ thing }) => thing),
    ["v", "w"],
  );
});

test("in a box nothing stands on anything else, at any width", () => {
  const own = partOf(picture(), picture().themes[0]!, items);
  for (const [width, narrow] of [
    [50, false],
    [30, false],
    [24, false],
    [26, true],
  ] as const) {
    const box = boxed({ theme: 1, names: ["Theme"], count: "6 claims", ...own }, width, 0, narrow);
    assert.equal(box.laid.length, 10);
    for (const one of box.laid) {
      assert.ok(
        one.x >= 0 && one.y >= box.head && one.x + one.w <= width && one.y + one.h <= box.h + 0.01,
        `${one.item.thing} at ${width}`,
      );
      for (const other of box.laid)
        if (one !== other)
          assert.ok(
            one.x + one.w <= other.x || other.x + other.w <= one.x || one.y + one.h <= other.y || other.y + other.h <= one.y,
            `${one.item.thing} on ${other.item.thing}`,
          );
    }
  }
});

const room = (width: number, more: Partial<Room> = {}): Room => ({ width, height: 700, from: 17, to: 12, calm: 13, least: 17, ...more });
const sheet = (heights: number[]) => ({ count: heights.length, box: (i: number, w: number): Shaped => ({ w, h: heights[i]!, gaps: 0 }) });

test("boxes keep their order in columns, one column on a phone, and type is as large as fits", () => {
  const wide = planned(sheet([10, 10, 10, 10]), room(1200));
  assert.equal(wide.size, 17);
  assert.ok(wide.columns > 1);
  assert.deepEqual(
    [...wide.boxes].sort((a, b) => a.x - b.x || a.y - b.y),
    wide.boxes,
  );
  assert.equal(planned(sheet([10, 10, 10]), room(390)).columns, 1);
  const full = planned(sheet([40, 40, 40, 40]), room(1200));
  assert.ok(full.size < 17);
  assert.ok(full.height <= 700);
  const over = planned(sheet([400, 400]), room(1200));
  assert.equal(over.size, 13);
  assert.ok(over.height > 700);
});

// --- links ---

const ENDS: End[] = [
  { id: "a", x: 20, y: 20, w: 80, h: 40 },
  { id: "b", x: 300, y: 20, w: 80, h: 40 },
  { id: "wall", x: 160, y: 0, w: 60, h: 90 },
  { id: "c", x: 300, y: 140, w: 80, h: 40 },
];
const ground = { width: 420, height: 220, step: 6, ends: ENDS, avoid: [], frames: [] };
const inside = ({ x, y, w, h }: End, point: Point) =>
  point.x > x + 0.1 && point.x < x + w - 0.1 && point.y > y + 0.1 && point.y < y + h - 0.1;

test("a link goes from edge to edge in straight parts, around what stands in between", () => {
  const ways = routed(ground, [
    { source: "a", target: "b", order: 0 },
    { source: "a", target: "c", order: 0 },
  ]);
  for (const way of ways) {
    assert.ok(way);
    for (let i = 1; i < way.length; i++) {
      const [one, other] = [way[i - 1]!, way[i]!];
      assert.ok(one.x === other.x || one.y === other.y, "a slanted part");
      for (let step = 0; step <= 20; step++) {
        const at = { x: one.x + ((other.x - one.x) * step) / 20, y: one.y + ((other.y - one.y) * step) / 20 };
        assert.ok(!ENDS.some((end) => inside(end, at)), `${at.x} ${at.y}`);
      }
    }
  }
});

test("two links do not run on one lane where there is room for two", () => {
  const [one, other] = routed(ground, [
    { source: "a", target: "b", order: 0 },
    { source: "b", target: "a", order: 1 },
  ]);
  assert.notDeepEqual([...other!].reverse(), one);
});

test("where there is no way there is none", () => {
  const walls: End[] = [
    { id: "in", x: 100, y: 100, w: 20, h: 20 },
    { id: "n", x: 60, y: 60, w: 100, h: 20 },
    { id: "s", x: 60, y: 140, w: 100, h: 20 },
    { id: "w", x: 60, y: 60, w: 20, h: 100 },
    { id: "e", x: 140, y: 60, w: 20, h: 100 },
    { id: "out", x: 300, y: 100, w: 40, h: 40 },
  ];
  assert.deepEqual(routed({ ...ground, ends: walls }, [{ source: "in", target: "out", order: 0 }]), [null]);
});

// --- around a thing ---

test("around a claim lie its grounds, what it speaks for or against, and what is against it", () => {
  const graph = reasoned([
    { from: ["a"], to: "c" },
    { from: ["x"], to: "c", kind: "attacks" },
    { from: ["c"], to: "d" },
    { from: ["c"], to: "y", kind: "attacks" },
  ]);
  const { left, right, below } = around(graph, "id:c");
  assert.deepEqual(
    left.map(({ thing }) => thing),
    ["id:a"],
  );
  assert.deepEqual(
    right.map(({ thing, family }) => [thing, family]),
    [
      ["id:d", "for"],
      ["id:y", "against"],
    ],
  );
  assert.deepEqual(
    below.map(({ thing }) => thing),
    ["id:x"],
  );
});

// --- the way ---

test("a level is an address, and the way up leads through its group and its theme", () => {
  const graph = reasoned([{ from: ["t"], to: "o" }]);
  const levels: Level[] = [{ name: "picture" }, { name: "theme", theme: 1 }, { name: "group", group: 1 }, { name: "all" }];
  for (const level of levels) {
    const state = next(read("#view=network&lang=en&around=claim/x", "en"), to(level));
    assert.deepEqual(levelOf({ graph, state } as never, picture(), false), level);
  }
  const up = above({ name: "around", thing: "t" }, picture());
  assert.deepEqual(up, [levels[0], levels[1], levels[2]]);
  const state = read("#view=network&group=99&lang=en", "en");
  assert.deepEqual(levelOf({ graph, state } as never, picture(), false), { name: "picture" });
});

test("an arrow leads to the nearest thing in its direction, and nowhere where there is none", () => {
  const spots = ENDS.filter(({ id }) => id !== "wall");
  assert.equal(nearest(spots[0]!, spots, "ArrowRight"), "b");
  assert.equal(nearest(spots[1]!, spots, "ArrowDown"), "c");
  assert.equal(nearest(spots[0]!, spots, "ArrowUp"), null);
  assert.equal(nearest(spots[0]!, spots, "x"), null);
});
