"""`tuiin build`: an article becomes a folder of files, and many become parts of a corpus."""

import argparse
import sys

from tuiin.cli import options
from tuiin.cli.named import curated, data_folder, output
from tuiin.cli.terminal import progress, say, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tuiin.corpus.making import Made
    from tuiin.corpus.sources import Source

MORE = """Reads the curated files of the article and the shared registries, derives what the rules say,
checks the shapes, and writes out/ARTICLE/: N-Quads, TriG, Turtle, JSON-LD and RDF/XML of the
graph; the network as a page, GraphML, GEXF and tables; report.json. Files of an earlier build
are replaced all together or not at all. Equal input gives equal bytes.

A draft is not built. With --drafts what it offers whole stands beside what was curated, in a named graph
of its own; RDF, pages and exports say that nobody has reviewed it.

With --store DIR all that is named becomes one graph, in a store on disk that every command takes for a graph:
articles, files of packages (.jsonl, an article a line, as `tuiin export jsonl` writes them), and parts (.json).
With --shard I/N the I-th of N parts of it is written: every N-th article, as sorted N-Quads with a manifest.
Parts are made anywhere, in any order, and again where one was lost. What is wrong is told and left out."""
EXAMPLES = (
    "tuiin build -o out",
    "tuiin build my-article --json",
    "tuiin build my-article --drafts -o seen-before-review",
    "tuiin build field.jsonl --store field.store",
    "tuiin build field.jsonl --shard 3/8 -o parts",
    "tuiin build parts/*.json --store field.store",
)


def add(sub: argparse.ArgumentParser) -> None:
    options.articles(sub)
    sub.add_argument(
        "-o",
        "--out",
        type=options.path_of,
        metavar="DIR",
        help="where to write; each article gets a folder (default: out, or where tuiin.toml says)",
    )
    options.drafts(sub)
    sub.add_argument("--store", type=options.path_of, metavar="DIR", help="make one store on disk of all of it, and no pages")
    sub.add_argument("--shard", type=_share, metavar="I/N", help="write the I-th of N parts of the corpus of these articles, no pages")
    sub.add_argument("-j", "--jobs", type=options.workers, default=0, metavar="N", help="processes for a corpus (default: one a core)")
    options.form(sub, "text", "json")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    return _store(at) if at.store else _part(at) if at.shard else _folders(at)


def _folders(at: argparse.Namespace) -> int:
    """Write a folder for each article."""
    from tuiin.errors import BadInput, Problem, TuiinError
    from tuiin.exports.build import drafted, write_all

    findings = 0
    problems: list[Problem] = []
    out = at.out or output(at)
    if packed := next(filter(_is_packages, at.articles), ""):
        raise TuiinError(f"{packed}: holds many articles, for which a folder each would be too much; say --store DIR, or --shard I/N")
    for slug, data in curated(at, at.articles):
        try:
            written = write_all(slug, data, out, progress=progress(at), drafts=at.drafts)
        except BadInput as error:  # the other articles are built all the same
            problems += error.problems
            continue
        step("")
        if at.drafts:
            tell(at, drafted(slug, written.drafts, written.left_out))
        findings += len([f for f in written.findings if f.severity == "violation"])
        for finding in [] if at.quiet else written.findings:
            print(finding, file=sys.stderr)
        if at.format == "json":
            print(written.json())
        elif not at.quiet:
            print(f"{written.summary}\nopen {out / slug / 'explorer.html'}")
    if problems:
        raise BadInput(problems)
    return 1 if findings else 0


def _part(at: argparse.Namespace) -> int:
    """Write a part of a corpus; an article that is wrong is told and left out, and the exit code says so."""
    from tuiin.corpus import shards
    from tuiin.errors import TuiinError

    made = _Corpus(at)
    if made.parts:
        raise TuiinError(f"{made.parts[0]}: is a part already; parts become one by --store")
    number, of = at.shard
    told = _Telling(at, len(range(number - 1, made.total, of)))
    path = shards.write(made.sources, made.project, at.shard, at.out or output(at), at.jobs, told)
    step("")
    manifest = shards.read(path)
    if at.format == "json":
        print(path.read_text("utf-8"), end="")
    elif not at.quiet:
        left = f", {len(manifest.refused)} left out" if manifest.refused else ""
        print(f"part {number} of {of}: {len(manifest.articles):,} articles{left}, {manifest.statements:,} statements; {path}")
    return 2 if manifest.refused else 0


def _store(at: argparse.Namespace) -> int:
    """Make a store on disk; an article that is wrong is told and left out, and the exit code says so."""
    from tuiin.corpus import joining, shards
    from tuiin.errors import TuiinError

    if at.shard:
        raise TuiinError("found --store and --shard; wanted one of them: parts are joined in a store when all are there")
    made = _Corpus(at)
    if missing := shards.missing(map(shards.read, made.parts)):
        tell(at, f"{len(missing)} parts are not there: {', '.join(missing[:9])}{' …' if missing[9:] else ''}")
    told = _Telling(at, made.total)
    facts, found = joining.store(made.sources, made.parts, made.project, at.store, at.jobs, told, told.loaded)
    step("")
    if at.format == "json":
        print(facts.json().decode(), end="")
    elif not at.quiet:
        left = f", {len(found.refused)} left out" if found.refused else ""
        print(f"{facts.articles:,} articles{left}, {facts.quads:,} statements in {at.store}\nask it: tuiin query QUESTION {at.store}")
    return 2 if found.refused else 0


class _Corpus:
    """What a corpus is made of: articles by name, lines of packages (.jsonl), parts by their manifests (.json); all articles by default."""

    def __init__(self, at: argparse.Namespace) -> None:
        from itertools import chain

        from tuiin.corpus import packages, sources
        from tuiin.curate import project
        from tuiin.errors import TuiinError

        if at.drafts:
            raise TuiinError("found --drafts; a corpus has no drafts in it")
        files = [options.path_of(name) for name in at.articles if _is_packages(name)]
        self.parts = [options.path_of(name) for name in at.articles if name.endswith(".json")]
        names = [name for name in at.articles if not _is_packages(name) and not name.endswith(".json")]
        self.project = project.of(data_folder(at))
        articles = curated(at, names) if names or not at.articles else []
        self.total = len(articles) + sum(1 for file in files for _ in packages.lines(file))
        self.sources: Iterator[Source] = chain(sources.curated(articles), *(sources.packed(file, self.project) for file in files))


def _is_packages(name: str) -> bool:
    return name.removesuffix(".gz").endswith(".jsonl")


class _Telling:
    """Tells a person how far a corpus is: what is done of how much, how quickly, and what time is left; and at once what is left out."""

    def __init__(self, at: argparse.Namespace, total: int) -> None:
        from time import monotonic

        self._step: Callable[[str], None] = progress(at)
        self._total, self._done, self._clock = total, 0, monotonic
        self._began = self._told = monotonic()

    def __call__(self, made: "Made") -> None:
        from tuiin.corpus.sources import Refused

        self._done += 1
        if isinstance(made, Refused):
            for problem in made.problems:
                say(str(problem))
        now = self._clock()
        if now - self._told > 0.2:
            self._told = now
            rate = self._done / (now - self._began)
            self._step(
                f"{self._done:,} of {self._total:,} articles, {rate:.3g} a second, {_time(round((self._total - self._done) / rate))} left"
            )

    def loaded(self, quads: int) -> None:
        """Tell how many statements are in the store."""
        self._step(f"{quads:,} statements loaded")


def _time(seconds: int) -> str:
    """Return seconds in words.

    >>> _time(50), _time(400), _time(9000)
    ('50 s', '7 min', '2 h 30 min')
    """
    if seconds < 100:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def _share(text: str) -> tuple[int, int]:
    """Return which part of how many is wanted. Raises what argparse words for anything else."""
    number, slash, of = text.partition("/")
    if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of) <= 99_999):
        raise argparse.ArgumentTypeError(f"found {text!r}; wanted I/N, as in 3/8: the third of eight parts")
    return int(number), int(of)
