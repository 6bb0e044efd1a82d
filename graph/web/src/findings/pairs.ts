// What does not fit: two claims face to face with a bow-tie between them, or what the curator doubts with a triangle.
import type { Note, Thing } from "../graph/document";
import type { Graph } from "../graph/graph";
import { Numbers } from "../graph/noted";
import type { Tongue } from "../language/tongue";
import { box } from "./boxes";
import { claimWords, langOf } from "./claims";
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
    draw: (room) => pairsScene(graph, tongue, sides, numbered, room),
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

function pairsScene(graph: Graph, tongue: Tongue, sides: Thing[][], numbered: ReturnType<Numbers["of"]>, { width, type }: Room): Scene {
  const k = type / 14;
  const stacked = width < 360 * k;
  const shapes: Shape[] = [];
  let y = 2;
  for (const [i, things] of sides.entries()) {
    const signs = signed([numbered[i]!], type);
    const gap = signs.width + 20 * k;
    const above = things.length < 2 || stacked;
    const each = above ? width - 4 - gap : (width - 4 - gap) / 2;
    const made = things.map((thing) =>
      box(claimWords(graph, tongue, thing), each, { type, left: true, lang: langOf(tongue, thing) }, thing),
    );
    const height = above
      ? made.reduce((sum, one) => sum + one.height, 0) + (made.length - 1) * 6 * k
      : Math.max(...made.map((one) => one.height), type * 1.5);
    const middle = y + height / 2;
    let top = y;
    for (const [j, one] of made.entries()) {
      shapes.push(...(above ? one.at(2 + gap, top) : one.at(2 + j * (each + gap), middle - one.height / 2)));
      top += one.height + 6 * k;
    }
    shapes.push(...signs.at(above ? 2 + 4 * k : 2 + each + 10 * k, middle + type * 0.36));
    y += height + 18 * k;
  }
  const label = sides.map((things) => things.map((thing) => claimWords(graph, tongue, thing)).join(" ⇄ ")).join("; ");
  return { width, height: y - 14 * k, label, shapes };
}
