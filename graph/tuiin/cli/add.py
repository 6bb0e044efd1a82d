"""`tuiin add`: a new entry of a registry."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_project
from tuiin.cli.terminal import tell

MORE = """The id is made of the label, in whatever script that is written, and the entry stands in its place, by its id.
Where an entry says the same already, that one is named, and nothing is written. Prints the file that it changes.
An identifier may be named shortly: wikidata:, orcid:, ror:, doi:, viaf:, isni: or gnd:."""
EXAMPLES = (
    "tuiin add actor Mozilla --same-as wikidata:Q9661",
    "tuiin add actor 'Amy Guy' --kind person --id guy-amy",
    "tuiin add concept 'Ұлттық қор' --lang kk",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("of", metavar="KIND", help="actor, concept or work")
    sub.add_argument("label", metavar="LABEL", help="what it is called")
    sub.add_argument("--id", default="", help="the id that it shall have (default: made of the label)")
    sub.add_argument("--kind", default="", metavar="SORT", help="what it is: person, state … (default: organization; of a work: scholarly)")
    sub.add_argument(
        "--same-as", action="append", default=[], metavar="ID", help="its address elsewhere, such as wikidata:Q9661; may be repeated"
    )
    sub.add_argument("--lang", type=options.tag, metavar="TAG", help="language of the label (default: the first of the project)")
    sub.add_argument("--anyway", action="store_true", help="write it, though an entry says the same already")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.adding import New, add
    from tuiin.curate.folder import shown

    new = New(label=at.label, language=at.lang or "", id=at.id, sort=at.kind, same_as=at.same_as)
    added = add(own_project(at).data, at.of, new, anyway=at.anyway)
    print(shown(added.path))
    sort = f", an entry of kind {added.sort}; say --kind where it is another" if added.sort else ""
    tell(at, f"{added.name} is written{sort}")
    for entry in added.alike:
        tell(at, f"{entry.name} holds these words too, at {entry.place}: is it the same?")
    return 0
