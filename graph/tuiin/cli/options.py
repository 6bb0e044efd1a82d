"""The options that commands share: each is spelled, explained and read alike wherever it stands."""

import argparse

# What a command says of GRAPH; every command takes the same words.
GRAPH = """GRAPH is the name of an article, its folder, a data folder with one article, a folder that
`tuiin build` wrote, a store on disk, a file of RDF (.nq .trig .jsonld .ttl .nt .rdf .n3), or - for
standard input."""
# Start-up is a few milliseconds: pathlib and typing too are imported by the verb that needs them.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def data(sub: argparse.ArgumentParser) -> None:
    """Let the project be named, or only the folder where its data lie."""
    one = sub.add_mutually_exclusive_group()
    one.add_argument(
        "--project",
        type=path_of,
        metavar="DIR",
        help="the folder of the project (default: where a tuiin.toml lies, here or above)",
    )
    one.add_argument("--data", type=path_of, metavar="DIR", help="the folder of data to take, of whatever project")


def articles(sub: argparse.ArgumentParser) -> None:
    """Let articles be named, and the project where they lie."""
    sub.add_argument("articles", nargs="*", metavar="ARTICLE", help="articles by name or folder (default: all of the project)")
    data(sub)


def graph(sub: argparse.ArgumentParser, does: str) -> None:
    """Let the graph be named that a command is about."""
    only = "the only article of the project, or the one in whose folder this is"
    sub.add_argument("graph", nargs="?", metavar="GRAPH", help=f"what to {does} (default: {only})")
    sub.add_argument("--all", action="store_true", help=f"{does} all articles of the project together")
    origin(sub)


def graphs(sub: argparse.ArgumentParser, does: str) -> None:
    """Let the graphs be named that a command is about."""
    sub.add_argument("graphs", nargs="*", metavar="GRAPH", help=f"what to {does} (default: all articles of the project)")
    origin(sub)


def origin(sub: argparse.ArgumentParser) -> None:
    """Let it be said where names are looked for, and what comes by standard input."""
    data(sub)
    sub.add_argument(
        "--from",
        dest="given",
        choices=("nq", "trig", "jsonld", "ttl", "nt", "rdf", "n3"),
        default="nq",
        help="the form of what comes by standard input (default: nq)",
    )


def quiet(sub: argparse.ArgumentParser) -> None:
    """Let a command be told to be quiet."""
    sub.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")


def drafts(sub: argparse.ArgumentParser) -> None:
    """Let what nobody has decided upon be wanted too."""
    sub.add_argument("--drafts", action="store_true", help="with what the article's draft offers and nobody has reviewed, marked as such")


def form(sub: argparse.ArgumentParser, *forms: str, default: str = "") -> None:
    """Let the form of the results be chosen; `--json` is short for the one that programs read.

    `default` says in words which one holds where it is not the first.
    """
    sub.add_argument(
        "-f",
        "--format",
        choices=forms,
        default=None if default else forms[0],
        help=f"how to print the results (default: {default or forms[0]})",
    )
    sub.add_argument("--json", dest="format", action="store_const", const="json", default=argparse.SUPPRESS, help="short for -f json")


def language(sub: argparse.ArgumentParser, of: str) -> None:
    """Let the language of messages be chosen: one that tuiin speaks."""
    from tuiin.files.words import languages

    sub.add_argument("--lang", choices=languages(), default="en", help=f"language of {of} (default: en)")


def spoken(sub: argparse.ArgumentParser, of: str) -> None:
    """Let the language of what is in a graph be chosen: any, since a word that is not there is shown in another."""
    from tuiin.files.words import languages

    known = ", ".join(languages())
    sub.add_argument(
        "--lang", type=tag, default="en", metavar="TAG", help=f"language of {of}: any; tuiin's own words are in {known} (default: en)"
    )


def tag(text: str) -> str:
    """Return a language tag in its canonical form. Raises what argparse words for one that no language has."""
    from tuiin.curate.languages import NoLanguage, canonical

    try:
        return canonical(text)
    except NoLanguage as error:
        raise argparse.ArgumentTypeError(f"found {text!r}; {error}") from None


def lines(sub: argparse.ArgumentParser) -> None:
    """Let the lines of a text be named that are the article."""
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")


def tongue(sub: argparse.ArgumentParser) -> None:
    """Let the language of a text be named, by whose habits its sentences end."""
    sub.add_argument("--language", metavar="TAG", default="", help="the language of the text, such as kk (default: by its common words)")


def unwrap(sub: argparse.ArgumentParser) -> None:
    """Let it be said whether a program has wrapped the lines of a text."""
    sub.add_argument(
        "--unwrap",
        action=argparse.BooleanOptionalAction,
        help="lines are wrapped: join them up to an empty one (default: where the lines look so)",
    )


def first_and_last(text: str | None) -> tuple[int, int | None]:
    """Return the first and the last line that `--lines` names; no last one means all."""
    from tuiin.errors import TuiinError

    if not text:
        return 1, None
    first, dash, last = text.partition("-")
    if not (dash and first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        raise TuiinError(f"--lines: found {text!r}; wanted FIRST-LAST, as in 4-34")
    return int(first), int(last)


def path_of(text: str) -> "Path":
    """Return a text as a path."""
    from pathlib import Path

    return Path(text)


def seconds(text: str) -> float:
    """Return a text as seconds."""
    return _number(text, float, 1e-6, 1e6, "seconds, more than 0, such as 2.5")


def port(text: str) -> int:
    """Return a text as a port."""
    return int(_number(text, int, 0, 65535, "a port from 0 to 65535"))


def workers(text: str) -> int:
    """Return a text as a number of workers."""
    return int(_number(text, int, 1, 256, "a number from 1 to 256"))


def count(text: str) -> int:
    """Return a text as a number of statements."""
    return int(_number(text, int, 1, 10_000_000, "a number from 1 to 10,000,000"))


def megabytes(text: str) -> int:
    """Return a text as bytes."""
    return int(_number(text, float, 1e-6, 1e6, "megabytes, more than 0") * 1_000_000)


def _number(text: str, kind: type, least: float, most: float, wanted: str) -> float:
    """Return the number that a text is. Raises what argparse words where it is none, or lies outside."""
    try:
        number: float = kind(text)
    except ValueError:
        number = most + 1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"found {text!r}; wanted {wanted}")
    return number


def is_text(what: "str | None") -> bool:
    """Say whether a file with a text is meant, and no article: what is there and no folder, or looks like the name of a file."""
    path = path_of(what or "")
    return bool(what) and not path.is_dir() and (path.exists() or bool(path.suffix) or len(path.parts) > 1)
