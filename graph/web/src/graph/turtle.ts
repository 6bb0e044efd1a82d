// A claim and its positions as Turtle: the very statements of the graph's files about them.
import type { Lang, Thing } from "./document";
import type { Graph } from "./graph";

const LOCAL = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;

/** A thing as Turtle writes it: prefixed where its local name needs no escapes, else as an IRI. */
function term(graph: Graph, thing: Thing): string {
  const colon = thing.indexOf(":");
  const [prefix, name] = [thing.slice(0, colon), thing.slice(colon + 1)];
  return graph.document.prefixes[prefix] && LOCAL.test(name) ? thing : `<${graph.iri(thing)}>`;
}

const literal = (text: string, lang: Lang): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"@${lang}`;

function block(subject: string, pairs: [string, string[]][]): string {
  const lines = pairs.filter(([, objects]) => objects.length).map(([predicate, objects]) => `    ${predicate} ${objects.join(" , ")}`);
  return `${subject}\n${lines.join(" ;\n")} .\n`;
}

export function turtle(graph: Graph, claim: Thing): string {
  const it = graph.claim.get(claim);
  if (!it) return "";
  const name = (thing: Thing | null): string[] => (thing ? [term(graph, thing)] : []);
  const words = (map: Partial<Record<Lang, string>> | undefined): string[] =>
    Object.entries(map ?? {}).map(([lang, text]) => literal(text, lang as Lang));
  const blocks = [
    block(term(graph, claim), [
      ["a", ["tn:Claim"]],
      ["tn:inArticle", name(it.article)],
      ["tn:kind", name(it.kind)],
      ["tn:subject", name(it.subject)],
      ["tn:relation", name(it.relation)],
      ["tn:object", name(it.object)],
      ["tn:polarity", name(it.polarity)],
      ["tn:quantifier", name(it.quantifier)],
      ["tn:scope", (graph.scopesOf.get(claim) ?? []).flatMap(name)],
      ["tn:condition", words(graph.conditions.get(claim))],
      ["tn:paraphrase", words(graph.labels.get(claim))],
    ]),
    ...(graph.positionsOf.get(claim) ?? []).map((position) =>
      block(term(graph, position.position), [
        ["a", ["tn:Position"]],
        ["tn:about", name(claim)],
        ["tn:inArticle", name(it.article)],
        ["tn:holder", name(position.holder)],
        ["tn:stance", name(position.stance)],
        ["tn:certainty", name(position.certainty)],
        ["tn:source", name(position.source)],
        ["tn:reportedBy", name(position.reported_by)],
        ["tn:passage", (graph.placesOf.get(position.position) ?? []).flatMap((place) => name(place.passage))],
      ]),
    ),
  ];
  const body = blocks.join("\n");
  const used = Object.entries(graph.document.prefixes).filter(([prefix]) => new RegExp(`(^|[\\s(])${prefix}:[A-Za-z0-9_]`, "m").test(body));
  return `${used.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`).join("\n")}\n\n${body}`;
}
