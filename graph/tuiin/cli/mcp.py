"""`tuiin mcp`: a graph for language models, by the Model Context Protocol."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_article, the_graph
from tuiin.cli.terminal import say, tell

MORE = f"""A client (Claude Desktop, an editor, an agent) starts it and asks over standard input and output; with --http
it answers clients of this machine at an address, which is printed. Tools: find, claim, who_says_what,
for_and_against, why_trust, list_questions, ask_question, sparql; all of them read only. Every query runs in a
process that can open nothing, and that is ended when it takes too long. What changes in the files is seen
after a new start. It needs a package of its own: pip install 'tuiin[agents]'.

With --propose there is one more tool, propose: a claim that a sentence of the article makes, with the words that
make it. What stands in the text and fits the model is kept in review/draft.jsonl of the article, for a person to
decide in `tuiin edit`; no curated file is touched, and nothing of it is in any graph before.

{options.GRAPH}"""
EXAMPLES = ("tuiin mcp", "tuiin mcp my-article --lang kk", "tuiin mcp my-article --propose", "tuiin mcp --all --http --port 0")


def add(sub: argparse.ArgumentParser) -> None:
    options.graph(sub, "answer from")
    sub.add_argument("--http", action="store_true", help="answer over HTTP, at /mcp, instead of standard input and output")
    sub.add_argument("--host", default="127.0.0.1", help="with --http, the address of this machine to listen at (default: 127.0.0.1)")
    sub.add_argument("--port", type=options.port, default=7879, help="with --http, the port; 0 takes one that is free (default: 7879)")
    sub.add_argument("--timeout", type=options.seconds, default=30, metavar="SECONDS", help="what one query may take (default: 30)")
    sub.add_argument("--propose", action="store_true", help="let clients propose claims of the article, for a person to decide")
    options.spoken(sub, "labels and paraphrases, where a client names none")
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.errors import TuiinError

    if at.http and not _home(at.host):
        raise TuiinError(f"--host: found {at.host!r}; wanted an address that only this machine reaches, such as 127.0.0.1 or ::1")
    if at.graph == "-" and not at.http:
        raise TuiinError("standard input is for the client: name the graph, or say --http")
    try:
        from tuiin.agents import serving
        from tuiin.agents.desk import Desk
        from tuiin.agents.proposing import Proposals
    except ModuleNotFoundError as error:
        if str(error.name).startswith("tuiin"):
            raise
        raise TuiinError(f"the package {error.name!r} is not installed; pip install 'tuiin[agents]'") from error
    proposals = None
    if at.propose:
        if at.all or at.graph == "-":
            raise TuiinError("--propose is for one article: name it")
        proposals = Proposals(*own_article(at, at.graph))
    desk = Desk(the_graph(at, at.graph, records=False), at.lang, at.timeout, proposals)
    if at.http:
        from tuiin.serve.web.server import write_log

        serving.over_http(desk, at.host, at.port, say, None if at.quiet else write_log, lambda address: print(address, flush=True))
    else:
        tell(at, f"{desk.graph.name}: answering on standard input and output; a client closes it, or Ctrl-C")
        serving.over_stdio(desk, say)
    return 0


def _home(host: str) -> bool:
    """Say whether only this machine reaches an address."""
    from ipaddress import ip_address

    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
