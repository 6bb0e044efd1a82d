// Variables of a shipped question fixed to terms, in its text: so that what runs is what stands in the editor.
// The twin of `bind` in Python's tuiin.graph.sparql: tests/bind.json holds cases that both have to pass.

const HEX = String.raw`\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}`;
const ESCAPE = String.raw`\\[tbnrf\\"']|${HEX}`;
const QUOTED = [
  String.raw`"{3}(?:"{0,2}(?:[^"\\]|${ESCAPE}))*"{3}`,
  String.raw`'{3}(?:'{0,2}(?:[^'\\]|${ESCAPE}))*'{3}`,
  String.raw`"(?:[^"\\\r\n]|${ESCAPE})*"`,
  String.raw`'(?:[^'\\\r\n]|${ESCAPE})*'`,
];
const LETTER = String.raw`[\p{L}\p{N}_]`;
const LOCAL = String.raw`(?:${LETTER}|[.:\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*`;
const NAMES = [`[?$]${LETTER}+`, `@(?:${LETTER}|-)+`, String.raw`(?:${LETTER}(?:${LETTER}|[.\-]){0,60})?:${LOCAL}`];
const IRI = `<(?:[^<>"{}|^\`\\\\\\x00-\\x20]|${HEX})*>`;
/** A token of SPARQL: a string, an address, a comment, a name, or a sign. */
export const TOKEN = new RegExp([...QUOTED, IRI, String.raw`#[^\r\n]*`, ...NAMES, `${LETTER}+`, String.raw`\S`].join("|"), "gu");

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
