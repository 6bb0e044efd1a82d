"""`tuiin agree`: how far two curators agree on an article, and in what they differ."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import progress, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuiin.edit.agreeing.readings import Reading

MORE = """Compares two readings of one text: two curators' own (`tuiin edit --own`), by their names, or any two
articles, by name or folder, whose sentences stand in the same text. Claims are paired within a sentence,
the best fit of frame first. Ids, order, the wording of paraphrases, and one concept under two names are
no difference; the last are told, to be joined.

The figures: F1 (neither side is the right one) of sentences, claims, frames, relations, places and
arguments, and Krippendorff's alpha for stance and certainty, of first judgements where the log has them.
Only sentences count that both have read to the end; where nobody ticked any off, all do.
Exit code 0 if nothing differs, 1 if something does. Differences are settled in the page: `tuiin edit`."""
EXAMPLES = (
    "tuiin agree",
    "tuiin agree anna bolat",
    "tuiin agree anna bolat --article my-article --json",
    "tuiin agree mine/data/articles/my-article yours/data/articles/my-article",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("a", nargs="?", metavar="A", help="a curator who has a reading, or an article (default: the only two who have one)")
    sub.add_argument("b", nargs="?", metavar="B", help="the other one")
    sub.add_argument("--article", metavar="ARTICLE", help="of which article curators' readings are (default: the only one of the project)")
    sub.add_argument("--unread", action="store_true", help="compare sentences too that one of them has not read to the end")
    options.form(sub, "text", "json")
    options.spoken(sub, "the labels")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    import json

    from tuiin.edit.agreeing.agreement import agreement
    from tuiin.edit.agreeing.as_text import text
    from tuiin.edit.agreeing.matching import match
    from tuiin.edit.agreeing.readings import same_text

    progress(at)("read, compare …")
    one, other = (_reading(at, name) for name in _names(at))
    same_text(one, other)
    found = agreement(match(one, other), at.lang, everything=at.unread)
    step("")
    if at.format == "json":
        for difference in found["differences"]:
            for side in difference["sides"]:
                side.pop("entry", None)
        found.pop("things")
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print(text(found), end="")
    return 1 if found["differences"] else 0


def _names(at: argparse.Namespace) -> list[str]:
    """Return the two readings that are meant: those that are named, else the only two of the article."""
    from tuiin.cli.named import the_article
    from tuiin.edit.layers import layers
    from tuiin.errors import TuiinError

    if at.b is not None:
        return [at.a, at.b]
    slug, data = the_article(at, at.article)
    there = layers(slug, data)
    named = [at.a] if at.a is not None else []
    names = named + [name for name in there if name not in named]
    if len(names) != 2:
        raise TuiinError(f"wanted two readings of {slug}; its curators have {', '.join(there) or 'none'} (`tuiin edit --own` begins one)")
    return names


def _reading(at: argparse.Namespace, name: str) -> "Reading":
    """Return a reading by the name of its curator, or by that or the folder of an article."""
    from tuiin.cli.named import the_article
    from tuiin.curate import project
    from tuiin.edit.agreeing.readings import reading
    from tuiin.edit.layers import NoLayer, layers, where
    from tuiin.graph.where import NoGraph

    if options.path_of(name).name == name:
        try:
            slug, data = the_article(at, at.article)
        except NoGraph:
            slug, data = "", None
        if data is not None and name in layers(slug, data):
            return reading(name, slug, where(slug, data, name))
        if data is not None and name in project.of(data).curators and not (data / "articles" / name).exists():
            there = ", ".join(layers(slug, data)) or "nobody"
            raise NoLayer(
                f"{name}: has no reading of {slug} ({there} has); `tuiin edit {slug} --own --curator {name}` begins one; "
                f"the article itself is compared by its name, {slug}"
            )
    return reading(name, *the_article(at, name))
