// The guided reading: the steps for which an article has the material, in their order, each with what its picture and its sentences are made of.
import type { Opposition } from "./debate";
import type { Event, Note, Thing } from "./document";
import { doubts } from "./doubts";
import { claimsOf, type EndName, ending } from "./ending";
import { gather } from "./gather";
import type { Graph } from "./graph";
import { type Chart, chartOf, opposed, stagesOf } from "./lead";
import { dates, series } from "./series";
import type { Tables } from "./tables";
import { local } from "./thing";

/** What a step is of; the kinds of the curator's sentences for it are named alike. */
export type StepName = "question" | "opposition" | "second-opposition" | "stages" | "values" | "conclusion" | "doubts";

export type Material =
  | { is: "question"; questions: Thing[]; methods: Thing[] }
  | { is: "faces"; faces: Opposition }
  | { is: "stages"; whole: Thing; stages: Event[] }
  | { is: "values"; chart: Chart }
  | { is: "conclusion"; claims: Thing[]; name: EndName }
  | { is: "doubts"; notes: Note[] };

/** Whether the curator says by a role that the article comes to these claims. */
export const isRoled = ({ name }: Extract<Material, { is: "conclusion" }>): boolean => name === "conclusion" || name === "finding";

export interface Step {
  name: StepName;
  article: Thing;
  material: Material;
  /** The curator's own sentences for it, in their order; the first carries the heading. */
  gists: Thing[];
}

const [LEAST, MOST] = [3, 7];
const SCHOOLS = 3;
const CHARTS = 2;

const made = new WeakMap<Graph, Map<Thing, Step[]>>();

/** The steps of an article; none where it has the material for fewer than three. */
export function guide(graph: Graph, article: Thing): Step[] {
  const known = made.get(graph) ?? made.set(graph, new Map()).get(graph)!;
  return known.get(article) ?? known.set(article, stepsOf(graph, article)).get(article)!;
}

function stepsOf(graph: Graph, article: Thing): Step[] {
  const own = gather<Tables["gists"]>(graph.gistsOf.get(article) ?? [], ({ kind }) => local(kind));
  const taken = new Set<StepName>();
  const steps = materials(graph, article).map(([name, material]): Step => {
    const gists = taken.has(name) ? [] : (own.get(`step-${name}`) ?? []).map(({ gist }) => gist);
    taken.add(name);
    return { name, article, material, gists };
  });
  if (steps.length < LEAST) return [];
  // Where there are too many, a further dispute and further values give way first.
  const spare = [...steps].reverse().filter(({ name }, i, all) => all.slice(i + 1).some((other) => other.name === name));
  const left = new Set(spare.slice(0, Math.max(0, steps.length - MOST)));
  return steps.filter((step) => !left.has(step)).slice(0, MOST);
}

function materials(graph: Graph, article: Thing): [StepName, Material][] {
  const [questions, methods] = ["question", "method"].map((role) => inRole(graph, article, role));
  const faces = opposed(graph, article).slice(0, SCHOOLS);
  const stages = stagesOf(graph, article);
  const { name, claims } = ending(graph, article);
  const notes = misfits(graph, article);
  return [
    ...(questions!.length + methods!.length ? [["question", { is: "question", questions, methods }]] : []),
    ...faces.map((one, i) => [i ? "second-opposition" : "opposition", { is: "faces", faces: one }]),
    ...(stages.length > 2 ? [["stages", { is: "stages", whole: stages[0]!.part_of!, stages }]] : []),
    ...charts(graph, article).map((chart) => ["values", { is: "values", chart }]),
    ...(claims.length ? [["conclusion", { is: "conclusion", claims, name }]] : []),
    ...(notes.length ? [["doubts", { is: "doubts", notes }]] : []),
  ] as [StepName, Material][];
}

/** The subjects of which something is told over time, the one with the most first. */
function charts(graph: Graph, article: Thing): Chart[] {
  const first = chartOf(graph, article);
  if (!first) return [];
  const moving = series(graph, article).filter((one) => dates(one).length > 1 && one.subject !== first.subject);
  const others = [...gather(moving, ({ subject }) => subject).values()].filter((all) => all.length > 1);
  return [first, ...others.map((all) => chartOf(graph, article, all)!)].slice(0, CHARTS);
}

const inRole = (graph: Graph, article: Thing, role: string): Thing[] =>
  claimsOf(graph, article).filter((claim) => local(graph.claim.get(claim)!.role) === role);

const FIRST = 3;

/** What does not fit: the weightiest notes on the conclusion itself, then those on what it rests on or what is drawn for it. */
export const misfits = (graph: Graph, article: Thing): Note[] =>
  doubts(graph)
    .flatMap(({ note, level }) => (note?.article === article && (level === "A" || level === "B") ? [note] : []))
    .slice(0, FIRST);
