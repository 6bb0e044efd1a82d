"""Records become RDF, which is derived from, checked, asked: the graph."""
