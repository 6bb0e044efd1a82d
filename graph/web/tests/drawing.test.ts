// Where the parts of drawn pictures stand: an argument in boxes, all reasoning at once, scales and curves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chains, part } from "../src/graph/chains";
import { grouped } from "../src/graph/groups";
import { Tongue } from "../src/language/tongue";
import { level, spline, straight } from "../src/parts/curves";
import { linear, ticks } from "../src/parts/scale";
import { BOX, layout } from "../src/views/argument/layout";
import { passage, position, reasoned, type Step } from "./toy";

const STEPS: Step[] = [
  { from: ["a", "b"], to: "c" },
  { from: ["x"], to: "c", kind: "attacks" },
  { from: ["c"], to: "d" },
  { from: ["d"], to: "a" },
];

test("the boxes of an argument stand from grounds on the left to the conclusion on the right, and never on each other", () => {
  const graph = reasoned(STEPS);
  const shown = part(chains(graph, {}), "id:d", 9, 40);
  const plan = layout(graph, new Tongue(graph, "en"), shown, () => ({ who: "somebody", flag: "disputed" }));
  const at = new Map(plan.boxes.map((box) => [box.claim, box]));
  assert.deepEqual([...at.keys()].sort(), ["id:a", "id:b", "id:c", "id:d", "id:x"]);
  for (const ground of ["a", "b", "x"]) assert.ok(at.get(`id:${ground}`)!.x < at.get("id:c")!.x, ground);
  assert.ok(at.get("id:c")!.x < at.get("id:d")!.x);
  for (const one of plan.boxes) {
    assert.ok(
      one.x - BOX / 2 >= 0 && one.x + BOX / 2 <= plan.width && one.y - one.height / 2 >= 0 && one.y + one.height / 2 <= plan.height,
    );
    for (const other of plan.boxes)
      if (one !== other) assert.ok(Math.abs(one.x - other.x) >= BOX || Math.abs(one.y - other.y) >= (one.height + other.height) / 2);
  }
});

test("premises that are grounds together meet in a joint, an attack says what it is, and what goes back is marked so", () => {
  const graph = reasoned(STEPS);
  const plan = layout(graph, new Tongue(graph, "en"), part(chains(graph, {}), "id:d", 9, 40), () => ({ who: "", flag: "" }));
  const joint = (id: string) => plan.joints.find((one) => one.step.argument === `id:argument/${id}`)!;
  assert.deepEqual([joint("a+b-c").joint, joint("a+b-c").word], [true, ""]);
  assert.deepEqual([joint("x-c").joint, joint("x-c").word], [false, "argument-kind:attacks"]);
  const lines = (id: string) => plan.lines.filter((one) => one.step.argument === `id:argument/${id}`);
  assert.deepEqual([lines("a+b-c").length, lines("x-c").length, lines("c-d").length], [3, 2, 1]);
  assert.deepEqual([lines("d-a").some((one) => one.back), lines("c-d")[0]!.back], [true, false]);
  const tips = plan.lines.filter((one) => one.last && !one.back && one.step.conclusion === "id:c").map((one) => one.points.at(-1)!.y);
  assert.equal(new Set(tips).size, 2);
});

test("all reasoning by the parts of the article: every claim once, steps between parts summed, those of an opened part by claim", () => {
  const names = ["a", "b", "c", "d", "x"];
  const passages = [passage(1, 1), passage(2, 1)];
  const places = names.map((name, i) => ({ thing: `id:position/${name}/h`, passage: passages[i < 2 ? 0 : 1]!.passage }));
  const graph = reasoned(STEPS, {
    articles: [{ article: "id:article/a", published: "2020" }],
    passages,
    places,
    positions: names.map((name) => position(name, "h")),
  });
  const found = chains(graph, {});
  const { groups, flows } = grouped(graph, found, null);
  assert.deepEqual(
    groups.map(({ claims, inside }) => [claims.length, inside]),
    [
      [2, 0],
      [3, 2],
    ],
  );
  const [first, second] = groups.map(({ key }) => key);
  assert.deepEqual(
    flows.map(({ from, to, attack, stated }) => [from, to, attack, stated]),
    [
      [first, second, false, 1],
      [second, first, false, 1],
    ],
  );
  const opened = grouped(graph, found, second!).flows.map(({ from, to }) => `${from} ${to}`);
  assert.ok(opened.includes(`${first} id:c`) && opened.includes("id:x id:c") && opened.includes(`id:d ${first}`));
});

test("a scale maps a span onto a stretch, upside down too, a single number into its middle", () => {
  assert.deepEqual([2005, 2010, 2020].map(linear([2005, 2020], [100, 400])), [100, 200, 400]);
  assert.equal(linear([193, 1], [24, 186])(193), 24);
  assert.equal(linear([5, 5], [0, 10])(5), 5);
});

test("marks stand at round numbers, as d3 puts them", () => {
  assert.deepEqual(ticks([1, 193], 4), [50, 100, 150]);
  assert.deepEqual(ticks([193, 1], 4), [150, 100, 50]);
  assert.deepEqual(ticks([0, 1], 4), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(ticks([1950, 2026], 9), [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]);
  assert.deepEqual(ticks([7, 7], 4), [7]);
});

test("curves begin and end at their points, as d3 draws them", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 60, y: 12 },
    { x: 120, y: 0 },
  ];
  assert.equal(straight(points), "M0,0L60,12L120,0");
  assert.equal(level(points), "M0,0C30,0,30,12,60,12C90,12,90,0,120,0");
  assert.equal(spline(points), "M0,0L10,2C20,4,40,8,60,8C80,8,100,4,110,2L120,0");
  assert.equal(spline(points.slice(0, 2)), "M0,0L60,12");
  assert.equal(straight([{ x: 1 / 3, y: 2 / 3 }]), "M0.333,0.667");
});
