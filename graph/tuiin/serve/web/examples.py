"""The shipped questions as queries that any SPARQL client can send: prefixes declared, columns in words.

A parameter that has to be fixed to mean anything is a column too: whoever fixes nothing sees which answer belongs to what.
"""

import re
from collections.abc import Iterable

from tuiin.files.words import said
from tuiin.graph import words as graphs_of_words
from tuiin.graph.questions import load
from tuiin.graph.space import Space
from tuiin.graph.sparql import also, bind, undeclared
from tuiin.graph.store import term


def examples(language: str, graphs: Iterable[str], space: Space) -> list[dict[str, str]]:
    """Return name, words and query of each shipped question, which says above it what its columns and its parameters are."""
    known = space.prefixes
    there = graphs_of_words.graph(list(graphs), language) or space.words(language)
    spoken = {"words": there, "lang": graphs_of_words.language(there)}
    out = []
    for question in load().values():
        needed = [parameter.name for parameter in question.parameters if not parameter.open]
        body = bind(also(question.body, needed), {name: str(term(value, known)) for name, value in spoken.items()})
        heads, selected = question.heads(language), dict.fromkeys(re.findall(r"\?(\w+)", body.partition("{")[0]))
        fixed = "".join(f"# ?{p.name} can be fixed: {said(p.words, language)}\n" for p in question.parameters)
        columns = fixed + "".join(f"# ?{name}: {heads[name]}\n" for name in selected if name in heads)
        prefixes = "".join(f"PREFIX {name} <{known[name[:-1]]}>\n" for name in undeclared(body) if name[:-1] in known)
        words = said(question.words, language)
        out.append({"name": question.name, "words": words, "query": f"# {words}\n{columns}{prefixes}{body}\n"})
    return out
