import assert from "node:assert/strict";
import { test } from "node:test";
import { ends, inTime, lanes, series, storyOf, toldUntil } from "../src/graph/lanes";
import { timeBeside } from "../src/views/timeline/row";
import { event, graphOf } from "./toy";

const article = { article: "id:article/a", published: "2022-04-30", journal: null, language: "en" };
const value = (id: string, year: number, more: object = {}) => ({
  figure: `id:value/${id}`,
  article: "id:article/a",
  indicator: "id:concept/i",
  subject: "id:actor/k",
  year,
  edition: null,
  value: 3,
  status: null,
  unit: "unit:rank",
  out_of: null,
  region: null,
  publisher: null,
  claim: "id:c",
  ...more,
});

test("what goes on ends with the day on which the article appeared, never with the reader's own", () => {
  const open = event({ starts: "2006", ends: "..", start_year: 2006, open_end: true });
  assert.ok(Math.abs(ends(graphOf({ articles: [article], events: [open] }), open) - 2022.33) < 0.01);
  const undated = graphOf({
    articles: [{ ...article, published: null }],
    events: [open, event({ event: "id:x", start_year: 2010, end_year: 2011 })],
  });
  assert.equal(ends(undated, open), 2012);
});

test("a year ends with its last day, a month and a day with theirs; what happened in a year is no span", () => {
  const graph = graphOf({ articles: [article] });
  const span = (starts: string, last: string | null, more = {}) =>
    ends(graph, event({ starts, ends: last, start_year: 1997, end_year: last ? 2000 : 1997, ...more }));
  assert.equal(span("1997", "2000"), 2001);
  assert.equal(span("1997", "2000-06"), 2000.5);
  assert.equal(span("1997", null), 1997);
  assert.equal(span("1997", null, { type: "event-type:programme" }), 1998);
  assert.equal(span("18XX", null, { start_year: 1800, end_year: 1899 }), 1900);
});

const stage = (n: number) =>
  event({
    event: `id:s${n}`,
    type: "event-type:stage",
    order: n,
    part_of: "id:whole",
    starts: `${1990 + n}`,
    start_year: 1990 + n,
    end_year: 1990 + n,
  });
const story = graphOf({
  articles: [article],
  events: [
    event({ event: "id:elsewhere", start_year: 2000, end_year: 2000 }),
    event({ event: "id:here", start_year: 2001, end_year: 2001 }),
    event({ event: "id:part", start_year: 2002, end_year: 2002, part_of: "id:s3" }),
    event({ event: "id:century", type: "event-type:period", starts: "19XX", ends: "19XX", start_year: 1900, end_year: 1999 }),
    event({ event: "id:phase", type: "event-type:period", starts: "198X", start_year: 1980, end_year: 1989 }),
    event({ event: "id:programme", type: "event-type:programme", starts: "2003", start_year: 2003, end_year: 2003 }),
    stage(2),
    stage(1),
    stage(3),
    event({ event: "id:whole", type: "event-type:period", starts: "1991", ends: "1993", start_year: 1991, end_year: 1993 }),
  ],
  actors: [{ actor: "id:actor/k", type: "actor-type:state" }],
  involvements: [
    { event: "id:here", actor: "id:actor/k" },
    { event: "id:whole", actor: "id:actor/k" },
  ],
});

test("stages, programmes, events here and elsewhere and phases run in lanes of their own; a century comes last", () => {
  assert.equal(storyOf(story), "id:actor/k");
  const found = lanes(story, story.events).map(({ name, events }) => [name, ...events.map((one) => one.event.slice(3))]);
  assert.deepEqual(found, [
    ["stages", "whole", "s1", "s2", "s3"],
    ["programmes", "programme"],
    ["here", "here", "part"],
    ["elsewhere", "elsewhere"],
    ["phases", "phase", "century"],
  ]);
});

test("where nobody's story is told, events run in one lane", () => {
  const graph = graphOf({ articles: [article], events: [event({ start_year: 1, end_year: 1 })] });
  assert.deepEqual(
    lanes(graph, graph.events).map(({ name }) => name),
    ["here"],
  );
});

test("what has no date comes after all that has", () => {
  const graph = graphOf({
    articles: [article],
    events: [event({ event: "id:none" }), event({ event: "id:late", start_year: 2020, end_year: 2020 })],
  });
  assert.deepEqual(
    inTime(graph, graph.events).map((one) => one.event),
    ["id:late", "id:none"],
  );
});

test("ranks and statuses for two dates or more are drawn in time, a share or a lone rank is not", () => {
  const graph = graphOf({
    values: [
      value("late", 2020),
      value("early", 2005),
      value("lone", 2010, { indicator: "id:concept/other" }),
      value("share1", 1980, { unit: "unit:percent", indicator: "id:concept/share" }),
      value("share2", 1990, { unit: "unit:percent", indicator: "id:concept/share" }),
    ],
  });
  assert.deepEqual(
    series(graph).map((values) => values.map(({ figure }) => figure)),
    [["id:value/early", "id:value/late"]],
  );
});

test("an article without a date is told until the last year in it", () => {
  const graph = graphOf({ articles: [{ ...article, published: null }], events: [event({ start_year: 1999 })], values: [value("v", 2005)] });
  assert.equal(toldUntil(graph, "id:article/a"), 2006);
});

test("a label tells no date twice", () => {
  assert.equal(timeBeside("New tools in offices (since the 1950s)", "since the 1950s"), "");
  assert.equal(timeBeside("XIX ғасыр", "ХІХ ғасыр"), "");
  assert.equal(timeBeside("Election of 2016", "2016"), "");
  assert.equal(timeBeside("Stage I", "1997 – 2000"), "1997 – 2000");
  assert.equal(timeBeside("Report of 2016", "2016 – 2019"), "2016 – 2019");
});
