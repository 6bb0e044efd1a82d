"""What `tuiin draft --llm` does at a terminal: says what goes where, asks, shows how far it is, and tells what came of it."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import progress, step, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from tuiin.draft.candidates import Candidate
    from tuiin.draft.drafting import Draft
    from tuiin.draft.known import Registry
    from tuiin.draft.llm.asking import Asked
    from tuiin.draft.llm.cost import Cost

MORE = """With --llm a language model is asked too, sentence by sentence: any that speaks as OpenAI's does, on this
machine (llama.cpp, Ollama, vLLM, LM Studio) or elsewhere. OPENAI_BASE_URL says where, OPENAI_API_KEY who asks,
TUIIN_LLM_MODEL which model, TUIIN_LLM_PRICE what a million tokens cost, as 0.15/0.60. Nothing is sent without
--llm, and it is said before what is sent where. What it quotes must stand in the sentence letter by letter, what
it names must be named there or in the registries, relations and stances are of the closed lists; the rest is
dropped and counted. Answers are kept in .tuiin/llm: Ctrl-C loses nothing, and the next run goes on."""


def add(sub: argparse.ArgumentParser) -> None:
    """Let a language model be asked."""
    model = sub.add_argument_group("a language model")
    model.add_argument("--llm", nargs="?", const="", metavar="MODEL", help="ask a language model too (default: TUIIN_LLM_MODEL)")
    model.add_argument("--dry-run", action="store_true", help="with --llm, say what would be sent where, and send nothing")
    model.add_argument(
        "--most-tokens", type=options.count, default=1_000_000, metavar="N", help="what asking may cost in all (default: 1,000,000)"
    )
    model.add_argument(
        "--timeout", type=options.seconds, default=120, metavar="SECONDS", help="what one answer of the model may take (default: 120)"
    )


def check(at: argparse.Namespace) -> None:
    """Raise `TuiinError` where a text stands in the place of the model's name."""
    from tuiin.errors import TuiinError

    if at.what is None and at.llm and options.path_of(at.llm).exists():
        raise TuiinError(f"--llm: found {at.llm!r}, where a file or a folder lies; wanted the name of a model: a text goes before --llm")


def ask(
    at: argparse.Namespace,
    draft: "Draft",
    candidates: "Sequence[Candidate]",
    *,
    home: "Path",
    name: str,
    registry: "Registry",
    speaker: str = "",
    closed: "Collection[str]" = (),
    decided: "Collection[str]" = (),
) -> tuple[list["Candidate"], int]:
    """Return the candidates with those of the model, which take the place of what it said before, and the exit code."""
    import os

    from tuiin.curate import project
    from tuiin.draft.llm.asking import asking
    from tuiin.draft.llm.cache import Cache, place
    from tuiin.draft.llm.cost import Cost, price
    from tuiin.draft.llm.endpoint import from_environment
    from tuiin.draft.llm.prompting import prompt
    from tuiin.draft.llm.questions import plan, questions
    from tuiin.draft.llm.sending import Line

    endpoint, cost = from_environment(os.environ, at.llm), Cost(at.most_tokens, price(os.environ))
    others = [one for one in candidates if one.by != f"llm:{endpoint.model}"]
    file = project.find(home)
    taken = prompt(draft.reading.language, file.parent if file else None)
    some = questions(draft, others, taken, endpoint.model, closed)
    with Cache(place(home, name)) as cache, Line(endpoint, timeout=at.timeout, say=lambda words: tell(at, words)) as line:
        tell(at, f"{plan(some, cache, endpoint)}; asked by the words of {taken.path}")
        if at.dry_run:
            return list(candidates), 0
        asks = asking(draft, others, registry, line, cache, cost, model=endpoint.model, speaker=speaker, say=line.say, step=progress(at))
        asks.writer.known.update(decided)
        found = asks.all(some)
    step("")
    tell(at, _told(found, cost))
    if found.ended:
        tell(at, f"{found.ended}; {len(found.left)} sentences were not answered; what was is kept: say the same again to go on")
    return [*others, *found.candidates], _code(found, cost)


def _told(found: "Asked", cost: "Cost") -> str:
    claims = sum(one.kind == "claim" for one in found.candidates)
    more = len(found.candidates) - claims
    dropped = ", ".join(f"{number} {name}" for name, number in sorted(found.dropped.items(), key=lambda one: (-one[1], one[0])))
    return (
        f"the model answered on {found.answered} sentences with {found.claims} claims: {claims} are let through, with {more} new things; "
        f"dropped: {dropped or 'none'}; {cost}"
    )


def _code(found: "Asked", cost: "Cost") -> int:
    if found.interrupted:
        return 130
    if not found.ended:
        return 0
    return 5 if "--most-tokens" in found.ended else 4
