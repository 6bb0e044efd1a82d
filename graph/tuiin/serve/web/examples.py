"""The shipped questions as queries that any SPARQL client can send: prefixes declared, columns in words.

A parameter that has to be fixed to mean anything is a column too: whoever fixes nothing sees which answer belongs to what.
"""

import re
from collections.abc import Collection

from tuiin.files.words import said
from tuiin.graph import words as graphs_of_words
from tuiin.graph.questions import load, offered
from tuiin.graph.space import Space
from tuiin.graph.sparql import also, bind, undeclared
from tuiin.graph.store import term
from tuiin.serve.web.pages import slugs


def examples(language: str, graphs: Collection[str], space: Space) -> list[dict[str, str]]:
    """Return name, words and query of each shipped question that is offered there; it says above it what its columns and parameters are."""
    known = space.prefixes
    there = graphs_of_words.graph(graphs, language) or space.words(language)
    spoken = {"words": there, "lang": graphs_of_words.language(there)}
    out = []
    for question in offered(load(), len(slugs(graphs))).values():
        needed = [parameter.name for parameter in question.parameters if not parameter.open]
        body = bind(also(question.body, needed), {name: str(term(value, known)) for name, value in spoken.items()})
        heads, selected = question.heads(language), dict.fromkeys(re.findall(r"\?(\w+)", body.partition("{")[0]))
        fixed = "".join(f"# ?{p.name} can be fixed: {said(p.words, language)}\n" for p in question.parameters)
        columns = fixed + "".join(f"# ?{name}: {heads[name]}\n" for name in selected if name in heads)
        prefixes = "".join(f"PREFIX {name} <{known[name[:-1]]}>\n" for name in undeclared(body) if name[:-1] in known)
        words = said(question.words, language)
        out.append({"name": question.name, "words": words, "query": f"# {words}\n{columns}{prefixes}{body}\n"})
    return out
