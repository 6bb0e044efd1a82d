"""Two versions of a graph, and one at a glance."""
