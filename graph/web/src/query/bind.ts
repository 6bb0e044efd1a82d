// Variables of a shipped question fixed to terms, in its text: so that what runs is what stands in the editor.
// The twin of `bind` in Python's tuiin.sparql: tests/bind.json holds cases that both have to pass.

const QUOTED = [
  String.raw`"{3}(?:[^"\\]|\\.|"(?!""))*"{3}`,
  String.raw`'{3}(?:[^'\\]|\\.|'(?!''))*'{3}`,
  String.raw`"(?:[^"\\\n]|\\.)*"`,
  String.raw`'(?:[^'\\\n]|\\.)*'`,
];
const LETTER = String.raw`[\p{L}\p{N}_]`;
const NAMES = [`[?$]${LETTER}+`, `@(?:${LETTER}|-)+`, String.raw`(?:${LETTER}(?:${LETTER}|[.\-]){0,60})?:(?:${LETTER}|[%.\-\\])*`];
const IRI = '<[^<>"{}|^`\\\\\\x00-\\x20]*>';
const TOKEN = new RegExp([...QUOTED, IRI, String.raw`#[^\n]*`, ...NAMES, `${LETTER}+`, String.raw`\S`].join("|"), "gsu");

/** The query with variables replaced by terms in SPARQL syntax; a variable that is selected stays a column. */
export function bind(query: string, values: Record<string, string>): string {
  let depth = 0;
  let selecting = true;
  return query.replace(TOKEN, (token) => {
    if ("{([".includes(token)) depth++;
    else if ("})]".includes(token)) depth--;
    if (token === "{") selecting = false;
    const value = /^[?$]/.test(token) && Object.hasOwn(values, token.slice(1)) ? values[token.slice(1)] : undefined;
    if (value === undefined) return token;
    return depth ? value : selecting ? `(${value} AS ${token})` : `(${value})`;
  });
}

/** What a reader writes as a value, as a term: an IRI in full, a kind and an id, or text. */
export function term(value: string, resolve: (reference: string) => string | null): string {
  const iri = /^https?:\/\//.test(value) ? value : resolve(value);
  return iri && !/[<>"{}|^`\\\s]/.test(iri) ? `<${iri}>` : JSON.stringify(value);
}

/** A question without its header: what a person would write. */
export const body = (sparql: string): string => sparql.replace(/^(#[^\n]*\n)+/, "").trim();
