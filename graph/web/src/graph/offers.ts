// Which questions are offered before anything is typed: a handful that the article itself suggests, and all others by what they are about.
import { type Asked, answered, asked, chosen } from "./asked";
import type { Question, Thing } from "./document";
import type { Graph } from "./graph";
import { local } from "./thing";
import { authors } from "./voices";

/** The subjects of questions in the order in which they are offered; those of an article about itself have none, and go first. */
export const SUBJECTS = ["", "article", "things", "voices", "reasons", "effects", "figures", "time", "works", "doubts", "corpus"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** A question with the values that it is asked with. */
export interface Offer {
  question: Question;
  values: Record<string, string>;
}

/** What most articles are worth asking, where there is an answer. */
const GOOD = [
  "claims-about-a-concept",
  "who-says-what",
  "claims-in-tension",
  "works-in-two-camps",
  "stages-of-a-development",
  "ranks-by-year",
  "causes-of-a-thing",
  "what-hangs-on-a-source",
  "most-supported-claims",
  "definitions",
];
const [OWN, HANDFUL] = [2, 7];

/** A handful of good questions: some of the article's own, then those of everywhere that this material answers. */
export function handful(graph: Graph, lang: string): Offer[] {
  const questions = graph.document.questions.filter(answered);
  const own = questions.filter(({ about }) => !about).slice(0, OWN);
  const good = GOOD.flatMap((name) => questions.find((question) => question.name === name) ?? []);
  return [...own, ...good].slice(0, HANDFUL).map((question) => offer(graph, question, lang));
}

/** A question as it is asked where the reader has chosen nothing. */
export function offer(graph: Graph, question: Question, lang: string): Offer {
  const it = asked(graph.document, question, lang);
  const told = GOOD.includes(question.name) ? telling(graph, it) : {};
  const values = chosen(it, (name) => told[name]);
  return { question, values: Object.fromEntries(question.parameters.map(({ name }, i) => [name, values[i]!])) };
}

/** Of an open parameter a value that makes a question of it: the commonest; of voices that of one with a name who did not write the article. */
function telling(graph: Graph, { question, values }: Asked): Record<string, string> {
  const wrote = authors(graph);
  const named = (value: string): boolean => !wrote.has(value) && !isGroup(graph, value);
  return Object.fromEntries(question.parameters.map(({ name }, i) => [name, [...values[i]!.keys()].find(named) ?? ""]));
}

/** Questions by what they are about. */
export function bySubject<Q extends Pick<Question, "about">>(questions: readonly Q[]): [Subject, Q[]][] {
  return SUBJECTS.map((subject): [Subject, Q[]] => [
    subject,
    questions.filter(({ about }) => about === subject || (subject === "" && !SUBJECTS.includes(about as Subject))),
  ]).filter(([, those]) => those.length > 0);
}

/** Questions that can be asked of a thing, with it as their value. */
export function askable(graph: Graph, thing: Thing, lang: string): Offer[] {
  const found: Offer[] = [];
  for (const question of graph.document.questions) {
    const it = asked(graph.document, question, lang);
    const at = it.values.findIndex((values) => values.has(thing));
    if (at < 0) continue;
    found.push({ question, values: { [question.parameters[at]!.name]: thing } });
  }
  return found;
}

/** What the article speaks of most, by name: two concepts, and one who speaks without having written it. */
export function spokenOf(graph: Graph): Thing[] {
  const most = (those: ReadonlyMap<Thing, unknown[]>, fits: (thing: Thing) => boolean): Thing[] =>
    [...those]
      .filter(([thing]) => fits(thing))
      .sort((a, b) => b[1].length - a[1].length)
      .map(([thing]) => thing);
  const wrote = authors(graph);
  const concepts = most(graph.claimsAbout, (thing) => graph.kindOf(thing) === "concept").slice(0, 2);
  return [
    ...concepts,
    ...most(graph.positionsBy, (thing) => graph.kindOf(thing) === "actor" && !wrote.has(thing) && !isGroup(graph, thing)).slice(0, 1),
  ];
}

/** Whether it is a group that nobody can name, such as experts. */
const isGroup = (graph: Graph, thing: Thing): boolean => local(graph.actorType.get(thing) ?? null) === "group";
