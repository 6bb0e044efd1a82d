"""The shipped questions as queries that any SPARQL client can send: prefixes declared, parameters at their defaults, columns in words."""

import re
from collections.abc import Iterable

from tuiin.files.words import said
from tuiin.graph import words as graphs_of_words
from tuiin.graph.questions import load
from tuiin.graph.space import Space
from tuiin.graph.sparql import bind, undeclared
from tuiin.graph.store import term
from tuiin.serve.web.pages import slugs


def examples(language: str, graphs: Iterable[str], space: Space) -> list[dict[str, str]]:
    """Return name, words and query of each shipped question, which says above it what its columns are.

    A default that is a claim or a sentence is one of the first article.
    """
    slug, known = next(iter(slugs(graphs)), "none"), space.prefixes
    there = graphs_of_words.graph(list(graphs), language) or space.words(language)
    spoken = {"words": there, "lang": graphs_of_words.language(there)}
    out = []
    for question in load().values():
        values = spoken | {p.name: space.thing(slug, p.default) for p in question.parameters if p.default}
        body = bind(question.body, {name: str(term(value, known)) for name, value in values.items()})
        heads, selected = question.heads(language), dict.fromkeys(re.findall(r"\?(\w+)", body.partition("{")[0]))
        columns = "".join(f"# ?{name}: {heads[name]}\n" for name in selected if name in heads)
        prefixes = "".join(f"PREFIX {name} <{known[name[:-1]]}>\n" for name in undeclared(body) if name[:-1] in known)
        words = said(question.words, language)
        out.append({"name": question.name, "words": words, "query": f"# {words}\n{columns}{prefixes}{body}\n"})
    return out
