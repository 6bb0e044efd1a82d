"""The graph in RDF 1.2, where a position is the reifier of the triple that its claim is about."""

from tuiin.exports.rdf_files import write
from tuiin.graph.knowledge import Graph
from tuiin.graph.statements import Statements, iri

# A negative claim has no triple: what its frame names is what it denies, and a reifier has no place to say so.
FRAMES = """
SELECT ?graph ?position ?subject ?relation ?object {
  GRAPH ?graph { ?position a tn:Position ; tn:about ?claim }
  ?claim tn:subject ?subject ; tn:relation ?relation ; tn:object ?object ; tn:polarity polarity:positive
}"""


def rdf12(kg: Graph) -> bytes:
    """Return all graphs as RDF 1.2 TriG: as TriG has them, and `position rdf:reifies <<( subject relation object )>>` besides.

    The triple in the brackets is spoken of, never stated; stance, certainty and holder are those of the position. Its predicate is the
    value of the list of relations, so that its label and definition stand in the same file.
    """
    told = Statements()
    told.update(kg.statements)
    for graph, position, subject, relation, target in kg.store.ask(FRAMES) if kg.home else ():
        content = f"<<( {iri(str(subject))} {iri(str(relation))} {iri(str(target))} )>>"
        told.add(str(graph), str(position), "rdf:reifies", content)
    return write(Graph(kg.name, told), "trig")
