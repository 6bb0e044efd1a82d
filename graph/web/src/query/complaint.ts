// What is wrong with a query, and where: the engine tells whether, the grammar of the editor where.
import { SparqlLanguage } from "codemirror-lang-sparql";
import type { Tongue } from "../language/tongue";
import { WORDS } from "./words";

/** The words of a complaint. `offset` is how much stands before the reader's text on its first line. */
export function complaint(message: string, query: string, tongue: Tongue, offset: number): string {
  const place = /^error at (\d+):(\d+): (?:expected (?:one of )?)?/.exec(message);
  if (!place) return tongue.t(WORDS.engine_says, message);
  const at = (index: number, words: string): string => {
    const before = query.slice(0, index).split("\n");
    return tongue.t(WORDS.where, before.length, Array.from(before.at(-1)!).length + 1, words);
  };
  const expected = message.slice(place[0].length);
  const end = indexOf(query, Number(place[1]), Number(place[2]), offset);
  if (expected.includes("Prefix not found")) {
    const name = /([\w-]*:)[\w%.-]*$/.exec(query.slice(0, end));
    if (name) return at(name.index, tongue.t(WORDS.unknown_prefix, name[1]!));
  }
  // The engine counts from where it gave up trying, which can be a word later; the grammar stops at the very token.
  const wrong = firstError(query);
  if (wrong !== null) {
    const token = /^(?:[?$]?\w+(?::[\w-]*)?|\S)/u.exec(query.slice(wrong))?.[0];
    return token ? at(wrong, tongue.t(WORDS.unexpected, token)) : at(query.trimEnd().length, tongue.t(WORDS.unfinished));
  }
  return at(end, tongue.t(WORDS.engine_says, sentence(expected)));
}

/** Where the grammar of SPARQL first fails, or null: then what is wrong is in the meaning. */
function firstError(query: string): number | null {
  let found: number | null = null;
  SparqlLanguage.parser.parse(query).iterate({
    enter: ({ type, from }) => {
      if (found === null && type.isError) found = from;
      return found === null;
    },
  });
  if (found === null) return query.trim() ? null : 0;
  // An error may begin with the space before what is wrong.
  return found + /^\s*/.exec(query.slice(found))![0].length;
}

/** Where a line and a column, both from 1 and counted in characters, lie in the text. */
function indexOf(query: string, line: number, column: number, offset: number): number {
  const lines = query.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const characters = Array.from(lines[line - 1] ?? "").slice(0, Math.max(0, column - 1 - (line === 1 ? offset : 0)));
  return before + characters.join("").length;
}

/** Of all that the engine would rather have read, what says something to a person. */
const sentence = (expected: string): string => expected.split(", ").find((one) => /^[A-Z]\w* [\w ]+/.test(one)) ?? expected.split("\n")[0]!;
