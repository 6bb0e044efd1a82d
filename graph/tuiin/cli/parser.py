"""What can be said on the command line: the verbs, their options, and their words of help."""

import argparse
import sys

# Start-up is a few milliseconds: pathlib and typing too are imported by the verb that needs them.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

_EXITS = (
    "exit codes: 0 good · 1 findings in the data · 2 input or command wrong · 3 the machine · 4 a remote store · 5 a limit · 130 Ctrl-C"
)
_ARTICLE = "nyshanbayev-2022"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; what it returns has `verb`, the name of a function in `verbs`."""
    top = argparse.ArgumentParser(
        prog="tuiin",
        description="A knowledge graph of an article: who says what, how surely, and where in the text.",
        epilog=f"""start with: tuiin build, then tuiin view
help on one command, with examples: tuiin COMMAND --help
results go to standard output, words and progress to standard error
environment: NO_COLOR prints without colours · TUIIN_DEBUG=1 shows where a fault of tuiin itself happened
{_EXITS}""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    verbs = top.add_subparsers(metavar="COMMAND", required=True)

    def verb(name: str, help: str, *examples: str, more: str = "") -> argparse.ArgumentParser:
        shown = "\n         ".join(examples)
        sub = verbs.add_parser(
            name, help=help, description="\n\n".join(filter(None, (help[0].upper() + help[1:] + ".", more))),
            epilog=f"example: {shown}\n{_EXITS}", formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        sub.set_defaults(verb=name)
        return sub

    def graph(sub: argparse.ArgumentParser, many: bool = False) -> None:
        if many:
            sub.add_argument(
                "articles", nargs="*", metavar="ARTICLE", help="articles by their short names (default: all of the data folder)"
            )
        sub.add_argument("--data", type=path_of, help="the data folder (default: ./data if it holds articles, else the shipped one)")

    def quiet(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")

    def form(sub: argparse.ArgumentParser, *forms: str) -> None:
        """Let the form of the results be chosen; `--json` is short for the one that programs read."""
        sub.add_argument("--format", choices=forms, default=forms[0], help=f"how to print the results (default: {forms[0]})")
        sub.add_argument(
            "--json", dest="format", action="store_const", const="json", default=argparse.SUPPRESS, help="short for --format json"
        )

    def language(sub: argparse.ArgumentParser, of: str) -> None:
        sub.add_argument("--lang", choices=("kk", "ru", "en"), default="en", help=f"language of {of} (default: en)")

    sub = verb(
        "build", "build the graph of an article: RDF files, network, tables, report",
        "tuiin build -o out",
        "tuiin build my-article --data data --json",
        more="""Reads the curated files of the article and the shared registries, derives what the rules say,
checks the shapes, and writes out/ARTICLE/: N-Quads, TriG, Turtle, JSON-LD and RDF/XML of the
graph; the network as a page, GraphML, GEXF and tables; report.json. Files of an earlier build
are replaced all together or not at all. Equal input gives equal bytes.""",
    )  # fmt: skip
    graph(sub, many=True)
    sub.add_argument(
        "-o", "--out", type=path_of, default="out", metavar="DIR", help="where to write; each article gets a folder (default: out)"
    )
    sub.add_argument("--json", action="store_true", help="print what was written, and how long each step took, as JSON")
    quiet(sub)

    sub = verb(
        "check", "check curated files and their graph: links, letters, SHACL shapes",
        "tuiin check --format github",
        "tuiin check my-article --data data --lang kk",
        "tuiin check --json | jq '.[].message'",
        more="""Tells all that is wrong, by file, line and column. Files that cannot be read give exit code 2,
a violated shape gives 1, warnings alone give 0.""",
    )  # fmt: skip
    graph(sub, many=True)
    form(sub, "text", "json", "github")
    language(sub, "the messages")
    quiet(sub)

    sub = verb(
        "query", "ask the graph: a question by name, a file, - for standard input, or -e SPARQL",
        "tuiin query who-says-what -f md",
        "tuiin query --list",
        "tuiin query claims-about-a-concept -p broad=concept/democracy --lang kk",
        "tuiin query -e 'SELECT ?claim { ?claim a tn:Claim }' --json",
        "tuiin query - < question.rq",
        more="""SPARQL 1.1 over the union of all graphs. Prefixes need not be declared. A query that takes too
long or too much memory is ended with exit code 5.""",
    )  # fmt: skip
    sub.add_argument("question", nargs="?", metavar="NAME|FILE|-", help="a shipped question, a file of SPARQL, or - for standard input")
    sub.add_argument("-e", "--execute", metavar="SPARQL", help="ask this SPARQL")
    sub.add_argument(
        "-f", "--format", choices=("table", "csv", "tsv", "json", "jsonl", "md"), help="default: table on a terminal, csv when piped"
    )
    sub.add_argument("--json", dest="format", action="store_const", const="json", default=argparse.SUPPRESS, help="short for -f json")
    sub.add_argument(
        "-p", "--param", action="append", default=[], metavar="NAME=VALUE", help="fix a parameter, as in -p holder=actor/united-nations"
    )
    language(sub, "labels and paraphrases")
    sub.add_argument("--article", default=None, help="the article to ask (default: the only one of the data folder)")
    sub.add_argument(
        "--timeout", type=_seconds, default=30, metavar="SECONDS", help="give up after so long, with exit code 5 (default: 30)"
    )
    sub.add_argument("--list", action="store_true", help="list the shipped questions")
    graph(sub)
    quiet(sub)

    sub = verb(
        "view", "open the explorer in a browser: the debate, who says what, the network, the timeline, the figures",
        "tuiin view",
        "tuiin view my-article --data data",
        "tuiin view first-article second-article",
        "tuiin view out/my-article --print",
        more="""Builds the article, prints where its explorer lies, and opens it. Several articles make one
explorer of the graphs merged. A folder that `tuiin build` wrote is opened as it is. The page is
one file that needs no network; query.html beside it answers SPARQL.""",
    )  # fmt: skip
    graph(sub, many=True)
    sub.add_argument("-o", "--out", type=path_of, default="out", metavar="DIR", help="where to write (default: out)")
    sub.add_argument("--print", dest="only_print", action="store_true", help="print where it lies, and open nothing")
    quiet(sub)

    sub = verb(
        "info", "tell what is in a graph: counts, coverage, languages, what is connected and contested",
        "tuiin info",
        "tuiin info out/nyshanbayev-2022 --lang kk",
        "tuiin info --badge claims > claims.json",
        more="""GRAPH is a folder that `tuiin build` wrote, an .nq, .trig or .jsonld file, the folder of an
article, or the name of one. A badge is the JSON that an endpoint badge of shields.io reads:
one of the counts, or statements, sentences, coverage or findings.""",
    )  # fmt: skip
    sub.add_argument("graph", nargs="?", metavar="GRAPH", help="what to tell about (default: the only article of the data folder)")
    form(sub, "text", "json")
    sub.add_argument("--badge", metavar="WHAT", help="print this number as the JSON of a badge")
    language(sub, "the labels")
    graph(sub)
    quiet(sub)

    sub = verb(
        "diff", "tell what changed in meaning between two versions of a graph",
        "tuiin diff out/my-article data/articles/my-article",
        "tuiin diff old.nq new.nq --lang kk",
        "tuiin diff before after --format html > changes.html",
        "git worktree add ../before HEAD~1; tuiin diff ../before/data/articles/my-article data/articles/my-article",
        more="""Claims, positions, argument links, viewpoints and the rest that were added, removed or changed;
which stance, certainty, holder, wording or place in the text is another; and, apart from that,
what follows by rule. A and B are each a folder that `tuiin build` wrote, an .nq, .trig or
.jsonld file, the folder of an article, or the name of one. The description of the data set and
the ontology do not count. Exit code 0 if both say the same, 1 if not.""",
    )  # fmt: skip
    sub.add_argument("a", metavar="A", help="the older version")
    sub.add_argument("b", metavar="B", help="the newer version")
    form(sub, "text", "json", "html")
    language(sub, "the labels")
    graph(sub)
    quiet(sub)

    sub = verb(
        "export", "write the graph in a form that another tool reads",
        "tuiin export --list",
        "tuiin export bibtex -o - > references.bib",
        "tuiin export ro-crate my-article -o my-article-crate --data data",
        "tuiin export nanopubs --sign key.pem --signer https://orcid.org/0000-0002-1825-0097",
        more="""Writes one file, or a folder of files, here or at --out; a file there is replaced, a folder only
if it holds nothing but what is written. Equal input gives equal bytes. --list says what there
is and what for. Some forms need packages of their own: pip install 'tuiin[exports]'.""",
    )  # fmt: skip
    sub.add_argument("form", nargs="?", metavar="FORMAT", help="the name of a form, as --list shows it")
    sub.add_argument("article", nargs="?", metavar="ARTICLE", help="the article (default: the only one of the data folder)")
    sub.add_argument("-o", "--out", type=path_of, metavar="PATH", help="where to write; - for standard output, if it is one file")
    sub.add_argument("--list", action="store_true", help="list the forms: name, file, what for")
    sub.add_argument("--json", action="store_true", help="with --list: print it as JSON")
    sub.add_argument("--sign", type=path_of, metavar="KEYFILE", help="nanopubs: sign with this private RSA key (PEM)")
    sub.add_argument("--signer", metavar="IRI", help="with --sign: who signs, as an ORCID iD")
    graph(sub)
    quiet(sub)

    sub = verb(
        "serve", "serve graphs over HTTP: SPARQL, each thing by its address, the explorer; read only",
        "tuiin serve",
        "tuiin serve out/nyshanbayev-2022 --port 0",
        "tuiin serve my-article notes.ttl --data data --watch",
        more="""SPARQL 1.1 Protocol at /sparql, graphs as files at /data, https://w3id.org/tuiin/id/X at /id/X,
the manual at /docs. The address is printed on standard output once requests are answered, and
each request is told on standard error. Every query runs in a process that is ended when it takes
too long or too much. GRAPH is the name of an article, an RDF file (.nq .trig .ttl .nt .rdf
.jsonld .n3), or a folder that `tuiin build` wrote; several are served together. An article is
taken from out/ARTICLE where that is newer than its data, else it is built.""",
    )  # fmt: skip
    sub.add_argument("graphs", nargs="*", metavar="GRAPH", help="what to serve (default: all articles of the data folder)")
    sub.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1, this machine alone)")
    sub.add_argument("--port", type=_port, default=7878, help="the port; 0 takes one that is free (default: 7878)")
    sub.add_argument("--watch", action="store_true", help="load again what has changed, while requests are answered")
    sub.add_argument("--timeout", type=_seconds, default=30, metavar="SECONDS", help="what one query may take (default: 30)")
    sub.add_argument("--memory", type=_megabytes, default="1000", metavar="MB", help="memory of one query beside the graph (default: 1000)")
    sub.add_argument("--output", type=_megabytes, default="64", metavar="MB", help="the largest answer (default: 64)")
    sub.add_argument("--workers", type=_workers, default=4, metavar="N", help="how many queries run at once (default: 4)")
    sub.add_argument(
        "--default-graph", choices=("auto", "union", "own"), default="auto",
        help="what a query sees outside GRAPH: all graphs, each triple once, or what the files themselves say; "
        "auto: own where one file has both named graphs and a default graph, else union (default: auto)",
    )  # fmt: skip
    sub.add_argument("--allow-host", action="append", default=[], metavar="NAME", help="answer to this Host name as well")
    sub.add_argument("--cors", action="append", default=[], metavar="ORIGIN", help="let pages of this origin read (* for all)")
    graph(sub)
    quiet(sub)

    sub = verb(
        "load", "load a graph into a triple store, and count there what has arrived",
        "tuiin load http://localhost:7878",
        "TUIIN_LOAD_USER=dba TUIIN_LOAD_PASSWORD=… tuiin load http://localhost:8890 out/my-article --replace",
        "tuiin load oxigraph:./store graph.nq",
        more="""TARGET is the address of a store (Oxigraph, Virtuoso, Fuseki, RDF4J, GraphDB, Stardog, Blazegraph,
QLever, or any with SPARQL Update or the Graph Store Protocol), or oxigraph:FOLDER or tdb2:FOLDER.
Loading twice is loading once, and a load that was cut goes on where it ended. Prints each graph
with the statements that were wanted and that the store itself counts; exit code 4 if they differ.
Who you are is said by the environment alone: TUIIN_LOAD_USER and TUIIN_LOAD_PASSWORD, or
TUIIN_LOAD_TOKEN.""",
    )  # fmt: skip
    sub.add_argument("target", metavar="TARGET", help="where to load: http[s]://HOST/…, oxigraph:FOLDER or tdb2:FOLDER")
    sub.add_argument(
        "source", nargs="?", metavar="SOURCE",
        help="an article, a folder that tuiin build wrote, or a file of N-Quads (default: the article of the data folder)",
    )  # fmt: skip
    sub.add_argument(
        "--store", choices=("oxigraph", "virtuoso", "fuseki", "rdf4j", "graphdb", "blazegraph", "stardog", "qlever", "gsp", "sparql"),
        help="what store it is, where its address does not tell; gsp and sparql are any that speak just that",
    )  # fmt: skip
    sub.add_argument("--graph", action="append", default=[], metavar="IRI", help="load this graph only; may be said again")
    sub.add_argument("--replace", action="store_true", help="put each graph in the place of the older one (default: add to it)")
    sub.add_argument("--chunk", type=_count, metavar="N", help="statements a request (default: what the store can bear)")
    sub.add_argument("--dry-run", action="store_true", help="print what would be sent where, and send nothing")
    sub.add_argument("--timeout", type=_seconds, default=60, metavar="SECONDS", help="what one answer may take (default: 60)")
    sub.add_argument("--insecure", action="store_true", help="say who you are even where the way is not encrypted")
    graph(sub)
    form(sub, "text", "json")
    quiet(sub)

    sub = verb(
        "passages", "find the sentences of a text: ids, offsets and digests, as CSV",
        "tuiin passages text.txt --lines 4-34 -o passages.csv",
        "tuiin passages text.txt --json",
        more="""A sentence is named by its paragraph and its place there (p4s12). Offsets count Unicode code
points of the text in NFC with LF line ends. The words themselves are not printed.""",
    )  # fmt: skip
    sub.add_argument("text", type=path_of, metavar="TEXT", help="the article as plain text, UTF-8")
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")
    sub.add_argument("-o", "--out", type=path_of, metavar="FILE", help="where to write (default: standard output)")
    sub.add_argument("--json", action="store_true", help="print or write JSON instead of CSV, with the digest of the text")
    quiet(sub)

    sub = verb(
        "verify", "check every anchor against a copy of the text",
        "tuiin verify text.txt",
        "tuiin verify text.txt --article my-article --data data --json",
        more="""Names each sentence that has moved or differs. White space, quotation marks and hyphens count.
Exit code 0 if every anchor holds, 1 if not.""",
    )  # fmt: skip
    sub.add_argument("text", type=path_of, metavar="TEXT", help="your copy of the article, UTF-8")
    sub.add_argument("--article", default=None, help="the article (default: the shipped one)")
    sub.add_argument("--json", action="store_true", help="print the state of every anchor as JSON")
    graph(sub)
    quiet(sub)

    sub = verb(
        "new", "start the next article: a folder with files to fill in",
        "tuiin new my-article --text text.txt --data data",
        "tuiin new my-article --text text.txt --lines 4-34",
        more="""Prints the files that it writes; what is there already is never touched. `tuiin check` then says
which placeholders are still to be filled in.""",
    )  # fmt: skip
    sub.add_argument("slug", help="a short name: lower-case ASCII letters, digits and hyphens")
    sub.add_argument("--text", type=path_of, help="the article's text; its sentences become passages.csv")
    sub.add_argument("--lines", metavar="FIRST-LAST", help="the lines that are the article (default: all)")
    sub.add_argument("--data", type=path_of, default="data", help="the data folder (default: data)")

    sub = verb(
        "tidy", "write curated files in their canonical form",
        "tuiin tidy --check",
        "tuiin tidy --data data",
        more="Prints the files that it changes. Comments stay where they are.",
    )  # fmt: skip
    graph(sub)
    sub.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is not in its canonical form")

    sub = verb(
        "schema", "print the JSON Schema of a curated file, for completion in an editor",
        "tuiin schema claims",
        "tuiin schema claims > data/schema/claims.json",
    )  # fmt: skip
    sub.add_argument("kind", help="actors, concepts, works, article, claims, arguments, viewpoints, events, values, citations or notes")

    sub = verb(
        "completion", "print the script that completes commands in a shell",
        "tuiin completion bash > ~/.local/share/bash-completion/completions/tuiin",
        "tuiin completion zsh > ~/.zfunc/_tuiin",
        "tuiin completion fish > ~/.config/fish/completions/tuiin.fish",
        more="""Completes commands, options, their values, the names of the shipped questions, files, and
the articles of ./data. For zsh, ~/.zfunc must be in $fpath before compinit runs.""",
    )  # fmt: skip
    sub.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help="the shell")
    return top


def _seconds(text: str) -> float:
    return _number(text, float, 1e-6, 1e6, "seconds, more than 0, such as 2.5")


def _port(text: str) -> int:
    return int(_number(text, int, 0, 65535, "a port from 0 to 65535"))


def _workers(text: str) -> int:
    return int(_number(text, int, 1, 256, "a number from 1 to 256"))


def _count(text: str) -> int:
    return int(_number(text, int, 1, 10_000_000, "a number from 1 to 10,000,000"))


def _megabytes(text: str) -> int:
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


def path_of(text: str) -> "Path":
    """Return a text as a path."""
    from pathlib import Path

    return Path(text)


class _Version(argparse.Action):
    def __call__(self, *_: object) -> "NoReturn":
        from tuiin import __version__

        print(f"tuiin {__version__}")
        sys.exit(0)
