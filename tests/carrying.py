"""What exports do not carry, and why: of a claim and a position, and of a class that nobody has drawn yet."""

PICTURE = (
    "a picture of who holds what: a claim is a node with its words, and what it speaks of are edges; the rest stands in the graph's files"
)
BIBLIOGRAPHY = "a bibliography holds works, not what is said of them"
DRAWN = "lays out each kind of thing that the network draws; to draw a class is a decision of its own, and the graph's files hold it"
NETWORK = set("subject object region time field population scope rests_on text holder stance source".split())
# The exports that do not carry all that is said of a claim and of a position: why, and what they carry. Any other export carries all.
LEFT_OUT: dict[str, tuple[str, set[str]]] = {
    "bibtex": (BIBLIOGRAPHY, set()),
    "csl-json": (BIBLIOGRAPHY, set()),
    **dict.fromkeys(("cytoscape", "cx2", "yed"), (PICTURE, NETWORK | {"role", "certainty", "at"})),
    **dict.fromkeys(("graphml", "gexf"), (PICTURE, NETWORK | {"role"})),
    "schema.org": (
        "schema.org has words for a claim, its author and what many claims are about; none for how it is said, how surely, and where",
        set("role subject text holder stance".split()),
    ),
}
# The exports that do not carry things of a new class. Any other export does.
UNDRAWN: dict[str, str] = {
    **{name: reason for name, (reason, _) in LEFT_OUT.items()},
    "nanopubs": "a nanopublication is a position on a claim, and what is said of these two",
    "annotations": "an annotation is a position or a note of the editor, on the sentences on which it rests",
    **dict.fromkeys(("neo4j", "xaif", "argdown", "obsidian", "okf", "xlsx"), DRAWN),
}
