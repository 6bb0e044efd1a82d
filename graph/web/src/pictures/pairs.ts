// What does not fit: two claims face to face with a bow-tie between them, or what the curator doubts with a triangle.
import type { Note, Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { Numbers } from "../graph/noted";
import type { Tongue } from "../language/tongue";
import { box } from "./boxes";
import { inOrder, type Picture } from "./picture";
import type { Room, Scene, Shape } from "./scene";
import { signed } from "./signed";

export function pairsPicture(graph: Graph, tongue: Tongue, article: Thing, title: string, notes: Note[]): Picture {
  const numbers = new Numbers();
  const numbered = numbers.of(notes);
  const sides = notes.map((note) => sidesOf(graph, note));
  return {
    key: "doubts",
    article,
    title,
    full: title,
    subtitle: "",
    draw: (room) => pairsScene(tongue, sides, numbered, room),
    notes: numbered,
    claims: sides.flat().filter((thing) => graph.claim.has(thing)),
    places: inOrder(
      graph,
      notes.flatMap((note) => graph.placesOf.get(note.note) ?? []),
    ),
    sources: [],
  };
}

/** What a note is about, in the order of the text, at most two: claims before other things. */
function sidesOf(graph: Graph, note: Note): Thing[] {
  const about = graph.concernedBy.get(note.note) ?? [];
  const start = (thing: Thing) => graph.placesOfClaim(thing)[0]?.start ?? graph.placesOf.get(thing)?.[0]?.start ?? 1e9;
  const claims = about.filter((thing) => graph.claim.has(thing)).sort((a, b) => start(a) - start(b));
  return (claims.length ? claims : [...about].sort((a, b) => start(a) - start(b))).slice(0, 2);
}

function pairsScene(tongue: Tongue, sides: Thing[][], numbered: ReturnType<Numbers["of"]>, { width, type }: Room): Scene {
  const k = type / 14;
  const stacked = width < 360 * k;
  const shapes: Shape[] = [];
  let y = 2;
  for (const [i, things] of sides.entries()) {
    const signs = signed([numbered[i]!], type);
    const gap = signs.width + 20 * k;
    if (things.length < 2 || stacked) {
      const whole = width - 4 - gap;
      for (const thing of things) {
        const made = box(tongue.name(thing), whole, { type, left: true }, thing);
        shapes.push(...made.at(2 + gap, y));
        y += made.height + 6 * k;
      }
      const ground = y - 6 * k;
      shapes.push(...signs.at(2 + 4 * k, ground - 12 * k));
      y += 14 * k;
      continue;
    }
    const each = (width - 4 - gap) / 2;
    const made = things.map((thing) => box(tongue.name(thing), each, { type, left: true }, thing));
    const height = Math.max(...made.map((one) => one.height));
    const middle = y + height / 2;
    shapes.push(...made[0]!.at(2, middle - made[0]!.height / 2), ...made[1]!.at(2 + each + gap, middle - made[1]!.height / 2));
    shapes.push(...signs.at(2 + each + 10 * k, middle + type * 0.36));
    y += height + 18 * k;
  }
  return {
    width,
    height: y - 14 * k,
    label: sides.map((things) => things.map((thing) => tongue.name(thing)).join(" ⇄ ")).join("; "),
    shapes,
  };
}
