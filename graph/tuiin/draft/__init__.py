"""A draft: what a text seems to name, to speak of and to say, put before a person to decide; made offline, and the same each time."""
