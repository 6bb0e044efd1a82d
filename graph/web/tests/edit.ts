// An invented article of a few sentences as the editing page is told of it.
import { type Known, known } from "../src/edit/known";
import type { Candidate, Entry, Listed, Sentence, State } from "../src/edit/protocol";

const listed = (name: string, words: Record<string, string>, other: Record<string, string[]> = {}): Listed => ({
  name,
  words,
  other,
  definition: {},
});

const TEXTS = [
  "Night buses keep small towns alive.",
  "According to Ole Brandt, empty seats are a myth.",
  "So the council should pay for them.",
];

export function sentences(texts: readonly string[] = TEXTS): Sentence[] {
  let start = 0;
  return texts.map((words, i) => {
    const sentence: Sentence = {
      id: `p1s${i + 1}`,
      words,
      start,
      zone: "body",
      silent: "",
      done: false,
      groups: [],
      voices: [],
      figures: [],
      role: "",
    };
    start += [...words].length + 1;
    return sentence;
  });
}

export const concept = (label: string, more: Entry = {}): Entry => ({ label: { en: label }, ...more });
export const claim = (subject: string, relation: string, object: string, at: string, more: Entry = {}): Entry => ({
  kind: "causal",
  subject: `concept/${subject}`,
  relation,
  object: `concept/${object}`,
  text: { en: `${subject} ${relation} ${object}.` },
  positions: [{ holder: "actor/lind", stance: "asserts", certainty: "certain", at: [at] }],
  ...more,
});

export const candidate = (id: string, entry: Entry, at: string, span: [number, number] = [0, 10]): Candidate => ({
  key: `claim ${span.join("-")}`,
  id,
  entry,
  at: [at],
  spans: [span],
  by: "planted",
  confidence: 0.8,
});

export function article(more: Partial<State> = {}): Known {
  return known({
    version: 1,
    run: "one",
    curators: {},
    begun: true,
    languages: ["en"],
    article: { slug: "buses", title: { en: "Buses" }, language: "en", speaker: "", authors: ["actor/lind"], entry: {} },
    curator: { id: "ak", name: "AK" },
    sentences: sentences(),
    entries: {
      "actor/lind": { kind: "person", label: { en: "Mara Lind" } },
      "concept/night-buses": concept("night buses"),
      "concept/small-towns": concept("small towns"),
      "concept/seats": concept("empty seats"),
      "concept/third-party-cookies": concept("third-party cookies", { alt: { en: ["cross-site cookies"] } }),
    },
    candidates: [],
    decisions: {},
    findings: [],
    bodies: [],
    texts: { claim: ["condition", "text"], concept: ["label", "definition"], actor: ["label"] },
    lists: {
      relation: [
        listed("threatens", { en: "threatens", kk: "қатер төндіреді", ru: "угрожает" }, { en: ["harms"] }),
        listed("should-be", { en: "should be", kk: "болуы тиіс", ru: "должно быть" }, { en: ["ought"] }),
        listed("preserves", { en: "preserves", kk: "сақтайды", ru: "сохраняет" }),
      ],
      stance: [listed("asserts", { en: "asserts" }), listed("reports", { en: "reports" })],
      certainty: [listed("certain", { en: "certain" }), listed("possible", { en: "possible" })],
      "actor-type": [listed("person", { en: "person" })],
    },
    undo: null,
    redo: null,
    form: null,
    unreadable: null,
    ...more,
  });
}
