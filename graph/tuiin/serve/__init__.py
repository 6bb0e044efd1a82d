"""A graph over HTTP: SPARQL, each thing by its address, each graph as a file; read only, every query in a process that can be ended."""
