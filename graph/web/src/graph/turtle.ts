// A claim and its positions as Turtle: the very statements of the graph's files about them, as the columns of the tables say them.
import { type Column, cell, type Rest, rowsOf, type Thing } from "./document";
import type { Graph } from "./graph";

const LOCAL = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;

/** A thing as Turtle writes it: prefixed where its local name needs no escapes, else as an IRI. */
function term(graph: Graph, thing: Thing): string {
  const colon = thing.indexOf(":");
  const [prefix, name] = [thing.slice(0, colon), thing.slice(colon + 1)];
  return graph.document.prefixes[prefix] && LOCAL.test(name) ? thing : `<${graph.iri(thing)}>`;
}

const literal = (text: string, lang?: string | null): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"${lang ? `@${lang}` : ""}`;

/** The one property that a column says of the thing in the first; none where it is one of several, or said the other way round. */
const property = ({ says }: Column, told: (name: string) => string): string | null =>
  says?.length === 1 && !says[0]!.startsWith("^") ? (says[0]!.startsWith("?") ? told(says[0]!) : says[0]!) : null;

/** What the tables say of a thing: each property with its terms, its class first. */
function said(graph: Graph, thing: Thing): Map<string, string[]> {
  const { document } = graph;
  const found = new Map<string, string[]>([["a", []]]);
  const say = (name: string, object: string): unknown => found.set(name, [...(found.get(name) ?? []), object]);
  for (const { columns, rows } of Object.values(document.tables)) {
    const first = columns[0];
    if (!columns.some(({ class: classes, says }) => classes || says)) continue;
    for (const row of rows) {
      if (!first || cell(document, first.type, row[0] ?? null) !== thing) continue;
      if (first.class?.length === 1) say("a", first.class[0]!);
      const told = (name: string): string => {
        const at = columns.findIndex((column) => `?${column.name}` === name);
        return String(cell(document, columns[at]!.type, row[at] ?? null));
      };
      for (const [i, column] of columns.entries()) {
        const value = cell(document, column.type, row[i] ?? null);
        const name = property(column, told);
        if (name && value !== null) say(name, object(graph, column.type, value, column.lang && told(column.lang)));
      }
    }
  }
  for (const row of rowsOf(document, "rest")) if (row.thing === thing) say(term(graph, row.property), left(graph, row));
  return found;
}

const object = (graph: Graph, type: Column["type"], value: string | number | boolean, lang?: string): string =>
  type === "thing" ? term(graph, String(value)) : type === "text" ? literal(String(value), lang) : String(value);

const left = (graph: Graph, { value, text, lang, datatype }: Rest): string =>
  value ? term(graph, value) : literal(text ?? "", lang) + (datatype ? `^^${term(graph, datatype)}` : "");

function block(graph: Graph, thing: Thing): string {
  const pairs = [...said(graph, thing)].filter(([, objects]) => objects.length);
  return `${term(graph, thing)}\n${pairs.map(([name, objects]) => `    ${name} ${objects.join(" , ")}`).join(" ;\n")} .\n`;
}

export function turtle(graph: Graph, claim: Thing): string {
  if (!graph.claim.has(claim)) return "";
  const things = [claim, ...(graph.positionsOf.get(claim) ?? []).map((position) => position.position)];
  const body = things.map((thing) => block(graph, thing)).join("\n");
  const used = Object.entries(graph.document.prefixes).filter(([prefix]) =>
    new RegExp(`(^|[\\s(^])${prefix}:[A-Za-z0-9_]`, "m").test(body),
  );
  return `${used.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`).join("\n")}\n\n${body}`;
}
