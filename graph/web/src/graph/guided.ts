// The three sentences of a step: what, what against it or what more, what to doubt; each of claims, values and notes.
import type { Note, Thing } from "./document";
import type { Graph } from "./graph";
import type { Material, Step } from "./guide";
import { type Series, serious } from "./series";
import { local } from "./thing";
import { rank } from "./weight";

/** One sentence: what it is made of, and how it is said. */
export type Sentence =
  | { is: "gist"; gist: Thing; things: Thing[] }
  | { is: "claims"; things: Thing[]; concluded?: boolean }
  | { is: "note"; note: Note; things: Thing[] }
  | { is: "series"; series: Series[]; things: Thing[] }
  | { is: "opposed"; faces: [Thing, Thing]; things: Thing[] }
  | { is: "spread"; from: Thing; to: Thing; things: Thing[] }
  | { is: "grounds"; stated: boolean; inferred: boolean; things: Thing[] };

const MOST = 3;

/** The curator's sentences where there are any, else those made by rule. */
export function sentences(graph: Graph, step: Step): Sentence[] {
  if (step.gists.length) return step.gists.map((gist) => ({ is: "gist", gist, things: graph.drawnOn.get(gist) ?? [] }));
  return ruled(graph, step.material).slice(0, MOST);
}

function ruled(graph: Graph, material: Material): Sentence[] {
  switch (material.is) {
    case "question":
      return questioned(graph, material);
    case "faces":
      return faced(graph, material);
    case "stages":
      return staged(graph, material);
    case "values":
      return valued(graph, material);
    case "conclusion":
      return concluded(graph, material);
    case "doubts":
      return material.notes.map((note) => noted(graph, note));
  }
}

const told = (claims: Thing[]): Sentence[] => claims.map((claim) => ({ is: "claims", things: [claim] }));

/** What is asked, in which case it is looked for, and how. */
function questioned(graph: Graph, { questions, methods }: Extract<Material, { is: "question" }>): Sentence[] {
  const [first] = questions;
  const cases = questions.filter((claim) => claim !== first && graph.scopesOf.has(claim));
  const second = cases[0] ?? questions[1] ?? methods[1];
  return told([first, second, methods[0]].filter((claim): claim is Thing => claim !== undefined));
}

export const noted = (graph: Graph, note: Note): Sentence => ({
  is: "note",
  note,
  things: [note.note, ...(graph.concernedBy.get(note.note) ?? [])],
});

/** The weightiest note on any of these things. */
function doubt(graph: Graph, things: Thing[]): Sentence[] {
  const notes = serious(things.flatMap((thing) => graph.notesOn.get(thing) ?? [])).sort(
    (a, b) => rank(a) - rank(b) || (a.kind < b.kind ? -1 : 1),
  );
  return notes.slice(0, 1).map((note) => noted(graph, note));
}

function faced(graph: Graph, { faces }: Extract<Material, { is: "faces" }>): Sentence[] {
  const sides: [Thing, Thing] = [faces.one, faces.other];
  const said: Sentence[] = faces.saidBy.length ? told(faces.saidBy.slice(0, 1)) : [{ is: "opposed", faces: sides, things: sides }];
  const people = faces.shared.flatMap((member) => [member, ...(graph.authorsOf.get(member) ?? [])]);
  const belongs = graph.claims
    .filter(({ subject, object }) => people.includes(subject) && sides.includes(object))
    .map(({ claim }) => claim);
  const both = doubt(graph, belongs);
  const last = both.length ? both : doubt(graph, sides);
  const further = faces.left[1] ? told([faces.left[1].claim]) : [];
  return [...said, { is: "claims", things: [faces.left[0]!.claim, faces.right[0]!.claim] }, ...(last.length ? last : further)];
}

function staged(graph: Graph, { whole, stages }: Extract<Material, { is: "stages" }>): Sentence[] {
  const [first, last] = [stages[0]!, stages.at(-1)!];
  const about = claimsOn(graph, [whole]);
  const most = claimsOn(graph, [last.event]).filter((claim) => !about.includes(claim));
  const marked = most.find((claim) => local(graph.claim.get(claim)!.role) === "finding") ?? most.at(-1);
  const all = [whole, ...stages.map(({ event }) => event)];
  return [
    { is: "spread", from: first.event, to: last.event, things: [first.event, last.event] },
    ...told(marked ? [marked] : about.slice(0, 1)),
    ...doubt(graph, [...all, ...claimsOn(graph, all)]),
  ];
}

/** Claims that speak of these things, in the order of the text. */
const claimsOn = (graph: Graph, things: Thing[]): Thing[] =>
  [...new Set(things.flatMap((thing) => (graph.claimsAbout.get(thing) ?? []).map(({ claim }) => claim)))].sort(
    (a, b) => (graph.placesOfClaim(a)[0]?.start ?? 0) - (graph.placesOfClaim(b)[0]?.start ?? 0),
  );

function valued(graph: Graph, { chart }: Extract<Material, { is: "values" }>): Sentence[] {
  const of = (all: Series[]): Thing[] => all.flatMap(({ values }) => values.map(({ claim }) => claim));
  const every = [...chart.lines, ...chart.levels];
  const things = every.flatMap((one) => [...one.values.flatMap(({ figure, claim }) => [figure, claim]), one.indicator]);
  return [
    ...(chart.lines.length ? [{ is: "series" as const, series: chart.lines, things: of(chart.lines) }] : []),
    ...(chart.levels.length ? [{ is: "series" as const, series: chart.levels, things: of(chart.levels) }] : []),
    ...doubt(graph, things),
  ];
}

function concluded(graph: Graph, { claims, name }: Extract<Material, { is: "conclusion" }>): Sentence[] {
  const shown = claims.slice(0, MOST - 1);
  const steps = shown.flatMap((claim) => (graph.argumentsTo.get(claim) ?? []).filter(({ side }) => side === "for"));
  const stated = steps.some(({ basis }) => local(basis) === "explicit");
  const inferred = steps.some(({ basis }) => local(basis) === "inferred");
  const grounds = [...new Set(steps.flatMap(({ argument }) => graph.premisesOf.get(argument) ?? []))];
  return [
    ...shown.map((claim): Sentence => ({ is: "claims", things: [claim], concluded: name === "conclusion" })),
    ...(steps.length ? [{ is: "grounds" as const, stated, inferred, things: grounds.slice(0, 4) }] : []),
  ];
}
