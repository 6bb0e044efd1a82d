// The rooms of the sources: who may import from whom, and that nothing goes round in a circle.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { test } from "node:test";

/** Each may import from itself and from those before it. */
const ROOMS = [
  "graph",
  "language",
  "state",
  "light",
  "stored",
  "copies",
  "explorer",
  "readmarks",
  "place",
  "parts",
  "findings",
  "picture",
  "card",
  "views",
  "live",
  "shell",
  "app",
  "main",
  "network",
];
/** The page of queries stands beside the explorer: on all that is before the card. */
const QUERY = ["graph", "language", "state", "light", "stored", "copies", "explorer", "readmarks", "place", "parts", "query"];
/** The editing page needs words and the reader's language alone. */
const EDIT = ["graph", "language", "edit"];
const MOST = 400;
/** What a command makes, nobody reads from top to bottom. */
const MADE = "graph/tables.ts";

const files = (readdirSync("src", { recursive: true }) as string[]).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"));
const text = new Map(files.map((name) => [name, readFileSync(join("src", name), "utf8")]));
const imports = new Map(files.map((name) => [name, importsOf(name)]));

function importsOf(name: string): string[] {
  const asked = [...text.get(name)!.matchAll(/^(?:import|export)\b[^"';]*?(?:from )?"(\.[^"]+)"/gm)].map(([, path]) => path!);
  return asked
    .map((path) => normalize(join(dirname(name), path)))
    .flatMap((path) => files.filter((file) => file === path || file === `${path}.ts` || file === `${path}.tsx`));
}

const roomOf = (name: string): string => name.split("/")[0]!.replace(/\.tsx?$/, "");

test("every file stands in a room", () => {
  assert.deepEqual([...new Set(files.map(roomOf))].sort(), [...new Set([...ROOMS, ...QUERY, ...EDIT])].sort());
});

test("imports go one way", () => {
  const wrong = files.flatMap((name) => {
    const order = { query: QUERY, edit: EDIT }[roomOf(name)] ?? ROOMS;
    const mine = order.indexOf(roomOf(name));
    return imports
      .get(name)!
      .filter((other) => !order.slice(0, mine + 1).includes(roomOf(other)))
      .map((other) => `${name} imports ${other}`);
  });
  assert.deepEqual(wrong, []);
});

test("a view imports no other view", () => {
  const viewOf = (name: string): string => name.split("/")[1]!.replace(/\.tsx?$/, "");
  const views = files.filter((name) => roomOf(name) === "views");
  const wrong = views.flatMap((name) => imports.get(name)!.filter((other) => roomOf(other) === "views" && viewOf(other) !== viewOf(name)));
  assert.deepEqual(wrong, []);
});

test("what the graph says and how it is said knows nothing of how it is shown", () => {
  const logic = files.filter((name) => ["graph", "language", "state"].includes(roomOf(name)));
  assert.ok(logic.length > 20);
  for (const name of logic) {
    assert.ok(name.endsWith(".ts"), name);
    assert.doesNotMatch(text.get(name)!, /from "preact|\.css"|\bdocument\.(create|get|query|body)|\bwindow\./, name);
  }
});

test("no import goes round in a circle", () => {
  const done = new Set<string>();
  const visit = (name: string, way: string[]): void => {
    assert.ok(!way.includes(name), [...way.slice(way.indexOf(name)), name].join(" → "));
    if (done.has(name)) return;
    for (const other of imports.get(name)!) visit(other, [...way, name]);
    done.add(name);
  };
  for (const name of files) visit(name, []);
});

test("a page needs every file, and no file is long", () => {
  const needed = new Set(["main.tsx", "network/main.tsx", "query/main.tsx", "query/worker.ts", "edit/main.tsx"]);
  for (const name of needed) for (const other of imports.get(name)!) needed.add(other);
  assert.deepEqual(
    files.filter((name) => !needed.has(name)),
    [],
  );
  assert.deepEqual(
    files.filter((name) => name !== MADE && text.get(name)!.split("\n").length > MOST),
    [],
  );
});
