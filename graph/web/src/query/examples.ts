// Queries to begin from: each a whole one that runs, with what it asks in words.
import type { Words } from "../graph/document";
import { WORDS } from "./words";

export const EXAMPLES: { words: Words; sparql: string }[] = [
  {
    words: WORDS.examples.claims,
    sparql: "SELECT ?claim ?says WHERE {\n  ?claim a tn:Claim .\n  GRAPH ?words { ?claim skos:prefLabel ?says }\n}\nLIMIT 50",
  },
  {
    words: WORDS.examples.holders,
    sparql:
      "SELECT ?who ?how ?says ?at WHERE {\n  ?position tn:holder ?holder ; tn:stance ?stance ; tn:about ?claim ; tn:passage ?passage .\n  ?passage tn:sentenceId ?at .\n  GRAPH ?words { ?holder skos:prefLabel ?who . ?stance skos:prefLabel ?how . ?claim skos:prefLabel ?says }\n}\nLIMIT 50",
  },
  {
    words: WORDS.examples.steps,
    sparql:
      "SELECT ?premise ?conclusion ?basis WHERE {\n  ?step tn:kind argument-kind:supports ; tn:premise ?p ; tn:conclusion ?c ; tn:basis ?b .\n  GRAPH ?words { ?p skos:prefLabel ?premise . ?c skos:prefLabel ?conclusion . ?b skos:prefLabel ?basis }\n}",
  },
  {
    words: WORDS.examples.warnings,
    sparql:
      "SELECT ?says ?warning WHERE {\n  ?claim tn:warnedBy ?note .\n  GRAPH ?words { ?claim skos:prefLabel ?says . ?note rdfs:comment ?warning }\n}",
  },
  {
    words: WORDS.examples.narrower,
    sparql:
      "SELECT ?concept (COUNT(DISTINCT ?claim) AS ?claims) WHERE {\n  ?claim tn:subject|tn:object ?thing .\n  ?thing skos:broader* ?top .\n  FILTER NOT EXISTS { ?top skos:broader ?any }\n  GRAPH ?words { ?top skos:prefLabel ?concept }\n}\nGROUP BY ?concept\nORDER BY DESC(?claims)",
  },
  {
    words: WORDS.examples.classes,
    sparql: "SELECT ?kind (COUNT(?thing) AS ?n) WHERE {\n  ?thing a ?kind .\n}\nGROUP BY ?kind\nORDER BY DESC(?n)",
  },
];
