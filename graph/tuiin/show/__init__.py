"""The graph as pages that people read."""
