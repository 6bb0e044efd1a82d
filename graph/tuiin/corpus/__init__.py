"""Many articles as one graph: each made by itself, on all cores, joined, and kept in a store on disk."""
