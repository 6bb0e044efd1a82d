// What a note touches, slips aside: a claim, a work, a voice, a value, an event, a concept.
import type { Note, Thing } from "./document";
import type { Graph } from "./graph";
import { local } from "./thing";

const slips = (note: Note): boolean => local(note.kind) === "slip";

/** The doubts and contradictions that touch a thing, the weightiest first; a value is touched by what touches its series too. */
export function touching(graph: Graph, thing: Thing): Note[] {
  const value = graph.value.get(thing);
  const own = graph.warningsOn.get(thing) ?? [];
  if (!value) return own.filter((note) => !slips(note));
  const about = [thing, value.indicator, value.publisher, value.claim].flatMap((one) => (one && graph.notesOn.get(one)) || []);
  return [...new Set([...own, ...about])].filter((note) => !slips(note));
}

/** Who or what is listed on both sides of an opposition. */
export const onBothSides = (graph: Graph, thing: Thing): boolean => graph.sharedMembers.some(({ member }) => member === thing);

export const isDoubted = (graph: Graph, thing: Thing): boolean => onBothSides(graph, thing) || touching(graph, thing).length > 0;
