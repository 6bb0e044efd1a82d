"""A graph brought into somebody's triple store: in chunks, again where it was cut, and counted there afterwards."""
